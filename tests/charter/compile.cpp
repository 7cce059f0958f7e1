#include <doctest/doctest.h>

#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

TEST_CASE("front matter becomes the identity") {
    auto const identity = compiled(small()).rules.identity;
    CHECK(identity.id == "small");
    CHECK(identity.title == "小章程");
    CHECK(identity.language == "zh-CN");
    CHECK(identity.suite == "international");
    CHECK(to_text(identity.issued) == "2026-01-01");
    CHECK(to_text(identity.force) == "2026-02-01");
}

TEST_CASE("chapters, places, gists and notes come in the order of the page") {
    auto const document = compiled(small()).document;
    REQUIRE(document.chapters.size() == 2);
    CHECK(document.chapters[1].label == "第二章");
    CHECK(document.chapters[1].label_en == "Chapter 2");
    CHECK(document.chapters[1].heading == "会议");
    REQUIRE(document.anchors.size() == 7);
    auto const& first = document.anchors[0];
    CHECK(first.anchor == "art1");
    CHECK(first.chapter == "ch1");
    CHECK(first.heading == "名称");
    CHECK(first.gist == "叫小章程。");
    CHECK(first.notes == std::vector<std::string>{"写得很短，分成两行。", "又一条说明。"});
    CHECK(first.mode == Mode::shown);
    CHECK(first.binding == std::vector{Binding::principle});
    CHECK(first.because == "没有可执行的内容");
    CHECK(first.line == line_of(small(), "{#art1}"));
    auto const* item = document.find("art4.i1");
    REQUIRE(item != nullptr);
    CHECK(item->label == "第四条第（一）项");
    CHECK(item->heading == "会后");
    CHECK(item->mode == Mode::guided);
    CHECK(item->binding == std::vector{Binding::must, Binding::may});
    auto const* later = document.find("art5");
    REQUIRE(later != nullptr);
    CHECK(later->mode == Mode::not_yet);
    CHECK(later->planned == Mode::recorded);
    CHECK(later->binding == std::vector{Binding::generally});
    CHECK(document.find("art6") == nullptr);
}

TEST_CASE("rules carry the place they stand in") {
    auto const rules = compiled(small()).rules;
    CHECK(rules.quorum == Cited<Threshold>{{{1, 2, Bound::at_least}, Base::roster}, {"art3"}});
    CHECK(rules.pass == Cited<Threshold>{{{1, 2, Bound::more_than}, Base::due}, {"art4"}});
    CHECK(rules.cadence_months == Cited<std::int32_t>{1, {"art3"}});
    CHECK(rules.cadence_force == Force::generally);
    CHECK(rules.notice_days == Cited<std::int32_t>{2, {"art3"}});
    CHECK(rules.papers_with_notice == Cited<Force>{Force::generally, {"art3"}});
    CHECK(rules.decline_needs_reason.value);
    CHECK(rules.discussion == Cited<bool>{true, {"art4"}});
    CHECK(rules.methods == Cited<std::vector<Method>>{{Method::hands, Method::secret}, {"art4"}});
    CHECK(rules.written_counts == Cited<bool>{false, {"art4"}});
    CHECK(rules.presider_last == Cited<bool>{true, {"art4"}});
    CHECK(rules.one_at_a_time == Cited<bool>{true, {"art4"}});
    CHECK(rules.collective.anchor == "art2");
    CHECK(rules.minutes.anchor == "art4.i1");
    auto const& propose = rules.powers.at("matter.propose");
    CHECK(propose.value == std::vector{Office::chair, Office::member});
    CHECK(propose.by.anchor == "art3");
}

TEST_CASE("kinds join prerequisites, quorums and choices from where they stand") {
    auto const rules = compiled(small()).rules;
    CHECK(rules.kind_order == std::vector<std::string>{"plan", "people"});
    auto const* plan = rules.kind("plan");
    REQUIRE(plan != nullptr);
    CHECK(plan->by.anchor == "art2.p2");
    CHECK(plan->before == std::vector<Prerequisite>{{"research", "调查研究", Force::generally, {}, {"art2.p2"}}});
    CHECK(plan->choices == std::vector<std::string>{"赞成", "反对", "弃权"});
    CHECK(plan->pass_choice == "赞成");
    CHECK_FALSE(plan->quorum);
    CHECK(rules.quorum_of(*plan) == rules.quorum);
    auto const* people = rules.kind("people");
    REQUIRE(people != nullptr);
    CHECK(people->major == MajorClass::appointments);
    CHECK(people->each_person);
    CHECK(people->asks_persons);
    CHECK_FALSE(people->asks_sum);
    CHECK(people->after == std::vector<std::string>{"public-notice 5 working days"});
    REQUIRE(people->quorum);
    CHECK(*people->quorum == Cited<Threshold>{{{2, 3, Bound::at_least}, Base::roster}, {"art3"}});
    REQUIRE(people->reconsider);
    CHECK(people->reconsider->value.share.bound == Bound::more_than);
}

TEST_CASE("a force that is not written binds") {
    auto const silent = replaced(replaced(small(), "cadence-force      = \"generally\"\n", ""),
                                 "notice-force       = \"generally\"\n", "");
    auto const charter = compiled(silent);
    CHECK(charter.rules.cadence_force == Force::must);
    CHECK(charter.rules.notice_force == Force::must);
    CHECK(compiled(small()).rules.notice_force == Force::generally);
}

TEST_CASE("readings, parameters, bases and conflicts are kept with their places") {
    auto const text = replaced(small(), "```later\n", R"(```parameter minutes.comment-period
title  = "期限"
type   = "days"
advice = "自定"
```

```basis old
title         = "旧规定"
edition       = "2015"
superseded    = "2019-04-15"
superseded-by = "新规定"
```

```conflict two-places
with    = ["art1", "art4.i1"]
chosen  = "以本条为准"
because = "更严"
```

```later
)");
    auto const charter = compiled(text);
    auto const& reading = charter.rules.readings.at("half-inclusive");
    CHECK(reading.chosen == "yes");
    CHECK(reading.other == std::vector<std::string>{"no"});
    CHECK(reading.by.anchor == "art3");
    auto const& parameter = charter.rules.parameters.at("minutes.comment-period");
    CHECK(parameter.type == Parameter::Type::days);
    CHECK(parameter.by.anchor == "art5");
    REQUIRE(charter.document.bases.size() == 1);
    CHECK(charter.document.bases[0].superseded == date_from("2019-04-15"));
    REQUIRE(charter.document.conflicts.size() == 1);
    CHECK(charter.document.conflicts[0].with == std::vector<std::string>{"art1", "art4.i1"});
    CHECK(shown(charter.warnings) ==
          std::to_string(line_of(text, "```parameter")) +
              " warning parameter.unset name=minutes.comment-period title=期限\n" +
              std::to_string(line_of(text, "```basis")) +
              " warning basis.superseded by=新规定 superseded=2019-04-15 title=旧规定\n" +
              std::to_string(line_of(text, "```conflict")) +
              " warning conflict.chosen chosen=以本条为准 name=two-places with=art1, art4.i1\n");
}

TEST_CASE("examples keep their words and lines") {
    auto const examples = compiled(small()).document.examples;
    REQUIRE(examples.size() == 1);
    CHECK(examples[0].anchor == "art3");
    CHECK(examples[0].title == "一半就能开");
    CHECK(examples[0].line == line_of(small(), "成员 书记 甲"));
    CHECK(examples[0].text == "成员 书记 甲\n到会 书记\n开会 → 可以开会\n");
}

TEST_CASE("what an editor leaves behind does no harm") {
    auto text = small();
    std::string windows = "\uFEFF";
    for (char const letter : text) windows += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
    auto const unix_charter = compiled(text);
    auto const windows_charter = compiled(windows);
    CHECK(windows_charter.document.anchors == unix_charter.document.anchors);
    CHECK(windows_charter.rules.quorum == unix_charter.rules.quorum);
}

TEST_CASE("an English charter is cited in English") {
    auto const text = replaced(replaced(small(), "\"zh-CN\"", "\"en\""), "### 第三条 开会", "### Article 3 Meetings");
    auto const document = compiled(text).document;
    CHECK(document.find("art3")->label == "Article 3");
    CHECK(document.find("art3")->heading == "Meetings");
    CHECK(document.find("art2.p2")->label == "Article 2.2");
    CHECK(document.find("art1")->heading == "名称");
}

#include <doctest/doctest.h>

#include "words/words.hpp"

namespace {

using namespace quorate;
using words::Catalogue;
using words::Language;
using words::Setting;
using words::Source;

constexpr std::string_view text = R"(
# A comment.
[refusal.quorum.open]
zh = "到会 {present} 人，须 {needed} 人"
en = "{present} present, {needed} needed; {missing} more {missing#member|members} must come"

[refusal.presider.last]
zh = "{waiting}还没有表态"
en = "waiting for {waiting}"

[refusal.notice.late]
zh = "最迟 {latest} 发出，{day} 开会，方式：{methods}"
en = "by {latest}, for {day}, {methods}"

[fault.unknown-word]
zh = "应当是：{allowed}"
en = "one of: {allowed}"

[command.item.open]
zh = "审议本项"
en = "Take up the item"

[field.reason]
zh = "理由"
en = "Reason"

[field.item.defer.reason]
zh = "缓议的理由"
en = "Why it is put off"

[term.method.hands]
zh = "举手"
en = "show of hands"

[term.choice."赞成"]
zh = "赞成"
en = "aye"
)";

Catalogue catalogue() {
    auto read = Catalogue::read({{"test.toml", text}});
    REQUIRE(read.has_value());
    return *read;
}

Setting setting() {
    return {[](PersonId const& person) { return person.text == "p1" ? std::string("甲") : std::string("乙"); }, Zone{}};
}

std::vector<std::string> faults_of(std::string_view bytes) {
    auto const read = Catalogue::read({{"a.toml", bytes}});
    if (read) return {};
    return read.error();
}

TEST_CASE("a sentence is made of facts: numbers, persons by name, moments in the body's zone, terms by their words") {
    auto const words = catalogue();
    Obstacle obstacle;
    obstacle.rule = "quorum.open";
    obstacle.facts = {{"present", std::int64_t{3}}, {"needed", std::int64_t{4}}, {"missing", std::int64_t{1}}};
    CHECK(words.obstacle(Language::zh, obstacle, setting()) == "到会 3 人，须 4 人");
    CHECK(words.obstacle(Language::en, obstacle, setting()) == "3 present, 4 needed; 1 more member must come");
    obstacle.facts["missing"] = std::int64_t{2};
    CHECK(words.obstacle(Language::en, obstacle, setting()) == "3 present, 4 needed; 2 more members must come");

    obstacle.rule = "presider.last";
    obstacle.facts = {{"waiting", std::vector<PersonId>{{"p1"}, {"p2"}}}};
    CHECK(words.obstacle(Language::zh, obstacle, setting()) == "甲、乙还没有表态");
    CHECK(words.obstacle(Language::en, obstacle, setting()) == "waiting for 甲, 乙");

    obstacle.rule = "notice.late";
    obstacle.facts = {{"latest", *instant_from("2026-03-12T01:00:00Z")},
                      {"day", *date_from("2026-03-14")},
                      {"methods", std::vector<Term>{{"method", "hands"}, {"method", "unheard-of"}}}};
    CHECK(words.obstacle(Language::en, obstacle, setting()) ==
          "by 12\u00a0Mar\u00a02026 09:00, for 14\u00a0Mar\u00a02026, show of hands, unheard-of");
    CHECK(words.obstacle(Language::zh, obstacle, setting()).contains("2026年3月12日 09:00"));
}

TEST_CASE("what runs to the end of a day is told by that day, and no other moment is") {
    auto const words =
        *Catalogue::read({{"test.toml", "[refusal.period]\nzh = \"至 {until}\"\nen = \"until {until}\"\n"}});
    Obstacle obstacle;
    obstacle.rule = "period";
    obstacle.facts = {{"until", *instant_from("2026-03-15T16:00:00Z")}};
    CHECK(words.obstacle(Language::zh, obstacle, setting()) == "至 2026年3月15日 24:00");
    CHECK(words.obstacle(Language::en, obstacle, setting()) == "until the end of 15\u00a0Mar\u00a02026");
    obstacle.facts = {{"until", *instant_from("2026-03-15T16:20:00Z")}};
    CHECK(words.obstacle(Language::zh, obstacle, setting()) == "至 2026年3月16日 00:20");
    CHECK(words.obstacle(Language::en, obstacle, setting()) == "until 16\u00a0Mar\u00a02026 00:20");
}

TEST_CASE("a term that stands by itself begins with a capital in English") {
    auto const words = catalogue();
    CHECK(words.label(Language::en, {"method", "hands"}) == "Show of hands");
    CHECK(words.label(Language::zh, {"method", "hands"}) == "举手");
    CHECK(words.term(Language::en, {"method", "hands"}) == "show of hands");
}

TEST_CASE("what has no words shows its name, and a fact that is missing shows its place") {
    auto const words = catalogue();
    CHECK(words.obstacle(Language::zh, {"no.rule", {}, Force::must, {}, {}}, setting()) == "refusal.no.rule");
    CHECK(words.fault(Language::zh, {"/x", "no-fault", {}}, setting()) == "fault.no-fault");
    CHECK(words.fault(Language::zh, {"/x", "unknown-word", {}}, setting()) == "应当是：{allowed}");
}

TEST_CASE("labels: a command, a field with its own word for one command, a term with a Chinese name") {
    auto const words = catalogue();
    CHECK(words.command(Language::en, "item.open") == "Take up the item");
    CHECK(words.command(Language::en, "item.shut") == "item.shut");
    CHECK(words.field(Language::zh, "item.defer", "reason") == "缓议的理由");
    CHECK(words.field(Language::zh, "leave.ask", "reason") == "理由");
    CHECK(words.term(Language::en, {"command", "item.open"}) == "Take up the item");
}

TEST_CASE("a catalogue is read strictly") {
    CHECK(faults_of("[a.b]\nzh = \"x\"\nen = \"y\"\n").empty());
    CHECK(faults_of("[a.b]\nzh = \"x\"\n") == std::vector<std::string>{"a.toml:2 [a.b] wants zh and en"});
    CHECK(faults_of("[a.b]\nzh = \"x\"\nen = \"y\"\nfr = \"z\"\n").size() == 1);
    CHECK(faults_of("[a.b]\nzh = \"x\"\nen = \"y\"\n[a.b]\nzh = \"x\"\nen = \"y\"\n") ==
          std::vector<std::string>{"a.toml:5 [a.b] stands twice"});
    CHECK(faults_of("zh = \"x\"\n") == std::vector<std::string>{"a.toml:1 stands under no heading"});
    CHECK(faults_of("[a.b] zh\nzh = \"x\"\nen = \"y\"\n").size() == 1);
    CHECK(faults_of("[a.b]\nzh = x\nen = \"y\"\n").size() == 2);
    CHECK(faults_of("[a.b]\nzh = \"\xff\"\nen = \"y\"\n") == std::vector<std::string>{"a.toml: not UTF-8"});
}

}  // namespace

#include <set>
#include <string>

#include <doctest/doctest.h>

#include "base/word.hpp"
#include "charter/anchor.hpp"
#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

// Goal: the first charter says what docs/charter-language.md promises of a whole charter, article by article.

namespace {

Charter const& first_charter() {
    static Charter const charter = compiled(read_file("charters/liaoning-2019.md"));
    return charter;
}

std::string joined(std::vector<std::string> const& words) {
    std::string result;
    for (auto const& word : words) result += (result.empty() ? "" : ", ") + word;
    return result;
}

template <class Enum>
std::string joined_words(std::vector<Enum> const& values) {
    std::vector<std::string> words;
    for (auto const value : values) words.push_back(word(value));
    return joined(words);
}

/// "art19.p2 第十九条第二款 enforced must: quorum, …".
std::string shown(Coverage const& one) {
    auto const mode = one.planned ? word(one.mode) + " (" + word(*one.planned) + ")" : word(one.mode);
    auto line = one.anchor + " " + one.label + " " + mode + " " + joined_words(one.binding);
    return one.rules.empty() ? line : line + ": " + joined(one.rules);
}

/// True when the messages have words for it in both languages.
bool has_words(std::string const& list, std::string const& name) {
    static std::string const messages = read_file("messages/charter.toml");
    return messages.find("[term." + list + "." + name + "]\n") != std::string::npos ||
           messages.find("[term." + list + ".\"" + name + "\"]\n") != std::string::npos;
}

}  // namespace

TEST_CASE("the first charter has all its chapters and articles") {
    auto const& document = first_charter().document;
    CHECK(document.chapters.size() == 8);
    int articles = 0;
    for (auto const& one : document.anchors) {
        auto const parts = anchor_parts(one.anchor);
        REQUIRE(parts);
        articles += parts->level == AnchorParts::Level::article ? 1 : 0;
        CHECK_MESSAGE(!one.heading.empty(), one.anchor);
    }
    CHECK(articles == 41);
}

TEST_CASE("each place is covered as this page says") {
    std::string page;
    for (auto const& one : coverage(first_charter())) page += shown(one) + "\n";
    check_golden("liaoning-coverage.txt", page);
}

TEST_CASE("what a body should know before it adopts the first charter") {
    auto warnings = first_charter().warnings;
    for (auto& one : warnings) one.line = 0;  // the page may grow without anything new to be warned of
    check_golden("liaoning-warnings.txt", shown(warnings));
}

TEST_CASE("all fifteen items of article 17 have a kind, and every kind stands in one of them") {
    std::set<std::string> items;
    for (auto const& [name, kind] : first_charter().rules.kinds) {
        CHECK_MESSAGE(kind.by.anchor.starts_with("art17.i"), name);
        items.insert(kind.by.anchor);
    }
    for (int item = 1; item <= 15; ++item) CHECK(items.contains("art17.i" + std::to_string(item)));
}

TEST_CASE("the numbers of articles 18 to 20") {
    auto const& rules = first_charter().rules;
    CHECK(rules.notice_days == Cited<std::int32_t>{2, {"art18.p2"}});
    CHECK(rules.notice_force == Force::generally);
    CHECK(rules.cadence_months == Cited<std::int32_t>{1, {"art18"}});
    CHECK(rules.quorum == Cited<Threshold>{{{1, 2, Bound::at_least}, Base::roster}, {"art19.p2"}});
    CHECK(rules.pass == Cited<Threshold>{{{1, 2, Bound::more_than}, Base::due}, {"art20.p2"}});
    CHECK(rules.methods.value.size() == 4);
    CHECK(rules.presider_last == Cited<bool>{true, {"art20.p2"}});
    CHECK(rules.one_at_a_time.value);
    CHECK_FALSE(rules.written_counts.value);
}

TEST_CASE("appointments and the discipline of members need two thirds, each by its own place") {
    auto const& rules = first_charter().rules;
    Threshold const two_thirds{{2, 3, Bound::at_least}, Base::roster};
    REQUIRE(rules.kind("personnel"));
    auto const& personnel = *rules.kind("personnel");
    CHECK(personnel.quorum == Cited<Threshold>{two_thirds, {"art19.p2"}});
    CHECK(personnel.choices == std::vector<std::string>{"同意", "不同意", "缓议"});
    CHECK(personnel.pass_choice == "同意");
    CHECK(personnel.each_person);
    CHECK(personnel.reconsider->by.anchor == "art16.p2");
    for (auto const& one : personnel.before) CHECK(one.force == Force::must);
    CHECK(personnel.after == std::vector<std::string>{"public-notice 5 working days"});
    CHECK(rules.kind("discipline-members")->quorum == Cited<Threshold>{two_thirds, {"art16.p3"}});
    std::set<std::string> const with_own_quorum{"personnel", "discipline-members"};
    for (auto const& [name, kind] : rules.kinds) CHECK(kind.quorum.has_value() == with_own_quorum.contains(name));
}

TEST_CASE("everything the first charter names has words in both languages") {
    auto const& rules = first_charter().rules;
    for (auto const& [name, kind] : rules.kinds) {
        CHECK_MESSAGE(rules.translations.contains(kind.title), name);
        for (auto const& one : kind.before) CHECK_MESSAGE(rules.translations.contains(one.title), one.name);
        for (auto const& choice : kind.choices) CHECK_MESSAGE(rules.translations.contains(choice), choice);
    }
    CHECK(rules.readings.size() == 9);
    for (auto const& [id, reading] : rules.readings) {
        CHECK_MESSAGE(has_words("reading", id), id);
        CHECK_MESSAGE(has_words("answer", reading.chosen), reading.chosen);
        for (auto const& answer : reading.other) CHECK_MESSAGE(has_words("answer", answer), answer);
    }
    for (auto const& [name, parameter] : rules.parameters) CHECK_MESSAGE(has_words("parameter", name), name);
    CHECK(rules.powers.size() == 24);
    for (auto const& [act, offices] : rules.powers) CHECK_MESSAGE(has_words("act", act), act);
    for (auto const& [word, value] : word_table<Office>().words) CHECK_MESSAGE(has_words("office", word), word);
    for (auto const& [word, value] : word_table<Method>().words) CHECK_MESSAGE(has_words("method", word), word);
    for (auto const& [word, value] : word_table<MajorClass>().words)
        CHECK_MESSAGE(has_words("major-class", word), word);
    for (auto const& [word, value] : word_table<Mode>().words) CHECK_MESSAGE(has_words("mode", word), word);
    for (auto const& [word, value] : word_table<Binding>().words) CHECK_MESSAGE(has_words("binding", word), word);
}

TEST_CASE("every reading that bears on a verdict is answered by yes or no, as the engine asks") {
    auto const& readings = first_charter().rules.readings;
    for (auto const* id : {"half-inclusive", "two-thirds-inclusive", "recused-due", "recused-present", "leave-due",
                           "remote", "chair-last-secret"}) {
        REQUIRE_MESSAGE(readings.contains(id), id);
        auto const& reading = readings.at(id);
        REQUIRE(reading.other.size() == 1);
        CHECK(std::set<std::string>{reading.chosen, reading.other[0]} == std::set<std::string>{"no", "yes"});
    }
    CHECK(readings.at("two-days").chosen == "calendar");
    CHECK(readings.at("presiding").chosen == "entrusted");
}

TEST_CASE("the heart of the charter has examples that run") {
    std::set<std::string> places;
    for (auto const& one : first_charter().document.examples) places.insert(one.anchor);
    CHECK(first_charter().document.examples.size() >= 14);
    for (auto const* anchor : {"art13", "art16", "art16.p2", "art17.i7", "art18.p2", "art19", "art19.p2", "art19.p3",
                               "art20", "art20.p2", "art25"}) {
        CHECK_MESSAGE(places.contains(anchor), anchor);
    }
}

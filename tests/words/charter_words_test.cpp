#include <doctest/doctest.h>

#include "words/words.hpp"

using namespace quorate;
using namespace quorate::words;

// Goal: terms of the charter's own lists have its words, in the reader's language where it carries a translation.

namespace {

charter::Rules chinese() {
    charter::Rules rules;
    rules.identity.language = "zh-CN";
    charter::Kind kind;
    kind.title = "计划";
    kind.before = {{"research", "调查研究", Force::generally, {}, {}}};
    kind.choices = {"赞成", "反对"};
    rules.kinds.emplace("plan", kind);
    rules.translations = {{"计划", "Plans"}, {"调查研究", "Research"}, {"赞成", "aye"}};
    return rules;
}

}  // namespace

TEST_CASE("terms of the charter's own lists have its words in the reader's language") {
    auto const rules = chinese();
    CHECK(charter_word(rules, Language::zh, {"kind", "plan"}) == "计划");
    CHECK(charter_word(rules, Language::en, {"kind", "plan"}) == "Plans");
    CHECK(charter_word(rules, Language::en, {"prerequisite", "research"}) == "Research");
    CHECK(charter_word(rules, Language::en, {"choice", "赞成"}) == "aye");
    CHECK(charter_word(rules, Language::zh, {"choice", "赞成"}) == "赞成");
}

TEST_CASE("what is not translated is shown as the charter has it") {
    CHECK(charter_word(chinese(), Language::en, {"choice", "反对"}) == "反对");
    CHECK(in_language(chinese(), Language::en, "别的话") == "别的话");
}

TEST_CASE("an English charter's own words are the English ones") {
    auto rules = chinese();
    rules.identity.language = "en";
    CHECK(charter_word(rules, Language::en, {"kind", "plan"}) == "计划");
    CHECK(charter_word(rules, Language::zh, {"kind", "plan"}) == "Plans");
}

TEST_CASE("the charter has no words for the program's own lists, nor for what it does not know") {
    CHECK(charter_word(chinese(), Language::en, {"method", "oral"}).empty());
    CHECK(charter_word(chinese(), Language::en, {"kind", "nothing"}).empty());
    CHECK(charter_word(chinese(), Language::en, {"choice", "nothing"}).empty());
}

TEST_CASE("a sentence takes the charter's word for a term") {
    auto const rules = chinese();
    Setting setting{[](PersonId const& who) { return who.text; },
                    {},
                    [&](Term const& term) { return charter_word(rules, Language::en, term); }};
    CHECK(show(shipped(), Language::en, term_fact("kind", "plan"), setting) == "Plans");
    CHECK(show(shipped(), Language::en, term_fact("method", "hands"), setting) ==
          shipped().term(Language::en, {"method", "hands"}));
}

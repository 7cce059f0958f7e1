#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "body/codec.hpp"
#include "charter/charter.hpp"
#include "meetings/accountability.hpp"
#include "procedures/rhythm.hpp"
#include "words/words.hpp"

namespace {

using namespace quorate;
using words::Catalogue;
using words::Language;

/// Says which keys of one kind ("field.") the program can ask for; the rest has words that nobody reads.
void check_none_is_idle(std::string_view kind, std::set<std::string> const& wanted) {
    for (auto const& key : words::shipped().keys()) {
        if (!key.starts_with(kind) || wanted.contains(key)) continue;
        FAIL_CHECK("[" << key << "] has words, but nothing is called so");
    }
}

void check_known(std::string const& key) {
    CHECK_MESSAGE(words::shipped().has(key), "[" << key << "] has no words in messages/");
}

/// Records and fields that commands and events are made of, as the schema meets them: {record's wire name, field}.
std::set<std::pair<std::string, std::string>> fields_of(std::vector<std::string_view> const& names,
                                                        std::string (*schema)(std::string_view, wire::Schemas&)) {
    std::set<std::pair<std::string, std::string>> fields;
    wire::Schemas schemas([&](std::string_view record, std::string_view field) {
        fields.emplace(record, field);
        return std::string();
    });
    for (auto const name : names) CHECK_FALSE(schema(name, schemas).empty());
    return fields;
}

template <class... Enum>
std::set<std::string> enum_keys() {
    std::set<std::string> keys;
    auto const add = [&](WordTable const& table) {
        for (auto const& [word, value] : table.words) keys.insert("term." + table.list + "." + word);
    };
    (add(word_table<Enum>()), ...);
    return keys;
}

/// The names in braces: "{needed}", and the number before "#" in "{needed#vote|votes}".
std::set<std::string> facts_in(std::string_view sentence) {
    std::set<std::string> names;
    for (auto open = sentence.find('{'); open != std::string_view::npos; open = sentence.find('{', open + 1)) {
        auto const close = sentence.find('}', open);
        REQUIRE(close != std::string_view::npos);
        auto const hole = sentence.substr(open + 1, close - open - 1);
        names.emplace(hole.substr(0, hole.find('#')));
    }
    return names;
}

TEST_CASE("every command and every event has words, and no words are idle") {
    std::set<std::string> commands;
    for (auto const name : body::command_names()) commands.insert("command." + std::string(name));
    std::set<std::string> events;
    for (auto const name : body::event_names()) events.insert("event." + std::string(name));
    for (auto const& key : commands) check_known(key);
    for (auto const& key : events) check_known(key);
    check_none_is_idle("command.", commands);
    check_none_is_idle("event.", events);
}

TEST_CASE("every field of a command has a label of its own or a common one, and no label is idle") {
    auto const fields = fields_of(body::command_names(), &body::command_schema);
    std::set<std::string> wanted;
    for (auto const& [record, field] : fields) {
        auto const own = "field." + record + "." + field;
        auto const common = "field." + field;
        wanted.insert(own);
        wanted.insert(common);
        CHECK_MESSAGE((words::shipped().has(own) || words::shipped().has(common)), "[" << own << "] has no words");
    }
    for (auto const& [record, field] : fields_of(body::event_names(), &body::event_schema)) {
        wanted.insert("field." + record + "." + field);
        wanted.insert("field." + field);
    }
    check_none_is_idle("field.", wanted);
}

TEST_CASE("every enum word that people meet has words, and these lists hold nothing else") {
    using namespace meetings;
    auto const keys =
        enum_keys<charter::Office, charter::Base, Method, charter::MajorClass, MatterStage, LeaveState, MeetingStage,
                  ItemStage, RecusalCause, Part, DirectiveStage, Standing, Ground, Force, Bound, charter::StepAct,
                  charter::FieldType, charter::Lapse, procedures::StepChoice, procedures::StepStage,
                  procedures::InstanceStage, procedures::ActKind, procedures::TurnStage>();
    std::set<std::string> lists;
    for (auto const& key : keys) {
        check_known(key);
        lists.insert(key.substr(0, key.find('.', 5) + 1));
    }
    // What the charter calls a vote by each method stands beside the method itself.
    lists.erase("term.method.");
    for (auto const& list : lists) check_none_is_idle(list, keys);
}

TEST_CASE("readings are named as running text; standing by themselves they begin with a capital") {
    auto const& words = words::shipped();
    for (auto const& key : words.keys()) {
        if (!key.starts_with("term.reading.")) continue;
        auto const text = words.text(words::Language::en, key);
        CHECK_MESSAGE((text.front() >= 'a' && text.front() <= 'z'), "[" << key << "] " << text);
    }
    Term const reading{"reading", "half-inclusive"};
    CHECK(words.term(words::Language::en, reading) == "exactly half");
    CHECK(words.label(words::Language::en, reading) == "Exactly half");
}

TEST_CASE("a fault names the article of the rule that it is about") {
    BadInput const fault{"/reason", "missing-reason", {{"article", term_fact("article", "art18.p2")}}};
    CHECK(words::shipped().fault(words::Language::zh, fault, {}) == "请写明理由（第十八条第二款）");
    CHECK(words::shipped().fault(words::Language::en, fault, {}) == "A reason is needed (Article 18.2)");
}

TEST_CASE("the wire's own faults have words") {
    for (auto const* fault : {"not-utf8",      "not-json",      "too-deep",       "duplicate-field", "wrong-type",
                              "missing-field", "unknown-field", "not-an-integer", "out-of-range",    "unknown-word",
                              "bad-date",      "bad-instant",   "bad-id",         "bad-share",       "bad-character",
                              "too-long",      "too-many",      "repeated-value", "unknown-command", "unknown-event"}) {
        check_known("fault." + std::string(fault));
    }
    for (auto const* type : {"text", "integer", "truth", "list", "object", "fact"}) {
        check_known("term.json." + std::string(type));
    }
}

TEST_CASE("both languages rest on the same facts") {
    for (auto const& key : words::shipped().keys()) {
        CAPTURE(key);
        auto const zh = facts_in(words::shipped().text(Language::zh, key));
        auto const en = facts_in(words::shipped().text(Language::en, key));
        CHECK(zh == en);
    }
}

/// Punctuation of Chinese: U+3000 to U+303F and the full-width forms U+FF00 to U+FFEF.
bool is_full_width(std::string_view word) {
    for (std::size_t at = 0; at + 2 < word.size(); ++at) {
        auto const lead = word.substr(at, 2);
        if (lead == "\xE3\x80" || (lead >= "\xEF\xBC" && lead <= "\xEF\xBF" && word.substr(at, 3) <= "\xEF\xBF\xAF"))
            return true;
    }
    return false;
}

TEST_CASE("English words have the punctuation of English") {
    CHECK(is_full_width("a\u3001b"));
    CHECK(is_full_width("\uFF08a\uFF09"));
    CHECK_FALSE(is_full_width("\u201Ca\u201D \u00B7 \u2026"));
    // The scenarios' own quotation marks are corner brackets in both languages.
    for (auto const& key : words::shipped().keys()) {
        auto const word = words::shipped().text(Language::en, key);
        CHECK_MESSAGE((!is_full_width(word) || key == "cli.script.quotation-missing"), "[" << key << "] " << word);
    }
}

}  // namespace

#include "base/wire.hpp"

#include <boost/describe.hpp>
#include <doctest/doctest.h>

namespace {

using namespace quorate;

enum class Colour { deep_red, green };
BOOST_DESCRIBE_ENUM(Colour, deep_red, green)

struct Inner {
    ItemId item;
    std::int32_t number = 0;
    bool operator==(Inner const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (item, number))

struct Outer {
    static constexpr char kName[] = "outer.do";
    std::string text;
    bool yes = false;
    std::int64_t large = 0;
    Colour colour = Colour::green;
    Instant at{};
    Date day{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{12}};
    Fen sum;
    Share share{1, 2, Bound::more_than};
    std::optional<Inner> inner;
    std::vector<Inner> inners;
    std::set<PersonId> persons;
    std::map<PersonId, std::string> by_person;
    std::map<std::string, std::int64_t> counts;
    Facts facts;
    bool operator==(Outer const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Outer, (),
                      (text, yes, large, colour, at, day, sum, share, inner, inners, persons, by_person, counts, facts))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

struct Envelope {
    wire::Raw data;
    std::optional<std::map<std::string, std::string>> reasons;
};
BOOST_DESCRIBE_STRUCT(Envelope, (), (data, reasons))

Outer full() {
    Outer outer;
    outer.text = "\u8bae\u8861 \"x\"\n\\";
    outer.yes = true;
    outer.large = -9'223'372'036'854'775'807 - 1;
    outer.colour = Colour::deep_red;
    outer.at = *instant_from("2026-03-12T01:00:00Z");
    outer.sum = Fen{125'000'00};
    outer.share = Share{2, 3, Bound::at_least};
    outer.inner = Inner{{"i1"}, 1};
    outer.inners = {{{"i2"}, -2}, {{"i3"}, 3}};
    outer.persons = {{"b"}, {"a"}};
    outer.by_person = {{{"p~/1"}, "one"}};
    outer.by_person = {{{"p1"}, "one"}, {{"p2"}, "two"}};
    outer.counts = {{"\u8d5e\u6210", 4}};
    outer.facts = {{"number", std::int64_t{4}},
                   {"text", std::string("x")},
                   {"persons", std::vector<PersonId>{{"p1"}}},
                   {"terms", std::vector<Term>{{"method", "hands"}}},
                   {"at", *instant_from("2026-03-12T01:00:00Z")},
                   {"day", *date_from("2026-03-12")}};
    return outer;
}

/// "what at" of every fault, in the order they were found.
template <class T>
std::vector<std::string> faults_of(std::string_view text) {
    std::vector<BadInput> faults;
    auto const value = wire::read<T>(text, faults);
    CHECK(value.has_value() == faults.empty());
    std::vector<std::string> result;
    for (auto const& fault : faults) result.push_back(fault.what + " " + fault.at);
    return result;
}

using Names = std::vector<std::string>;

TEST_CASE("a value is written compactly in declared order, and read back as it was") {
    CHECK(wire::write(Inner{{"i1"}, 7}) == R"({"item":"i1","number":7})");
    CHECK(wire::write(Nothing{}) == "{}");
    auto const text = wire::write(full());
    CHECK(
        text.starts_with("{\"text\":\"\u8bae\u8861 \\\"x\\\"\\n\\\\\",\"yes\":true,\"large\":-9223372036854775808,"
                         "\"colour\":\"deep-red\",\"at\":\"2026-03-12T01:00:00Z\",\"day\":\"2026-03-12\","
                         "\"sum\":12500000,\"share\":\">= 2/3\",\"inner\":{\"item\":\"i1\",\"number\":1},"));
    std::vector<BadInput> faults;
    auto const back = wire::read<Outer>(text, faults);
    CHECK(faults.empty());
    REQUIRE(back.has_value());
    CHECK(*back == full());
    CHECK(wire::write(*back) == text);
}

TEST_CASE("an empty optional is left out, and an empty list is not") {
    auto const text = wire::write(Outer{});
    CHECK(text.find("\"inner\":") == std::string::npos);
    CHECK(text.find("\"inners\":[]") != std::string::npos);
    CHECK(text.find("\"counts\":{}") != std::string::npos);
    CHECK(faults_of<Outer>(text).empty());
}

TEST_CASE("every fault is named at once, with its pointer") {
    auto const text = R"({"item":"a b","number":1.5,"extra":null,"more":1})";
    CHECK(faults_of<Inner>(text) ==
          Names{"bad-id /item", "not-an-integer /number", "unknown-field /extra", "unknown-field /more"});
    CHECK(faults_of<Inner>("{}") == Names{"missing-field /item", "missing-field /number"});
    CHECK(faults_of<Inner>("[]") == Names{"wrong-type "});
    CHECK(faults_of<Inner>(R"({"item":null,"number":"7"})") == Names{"wrong-type /item", "wrong-type /number"});
}

TEST_CASE("numbers must be integers of their size") {
    CHECK(faults_of<Inner>(R"({"item":"i","number":2147483647})").empty());
    CHECK(faults_of<Inner>(R"({"item":"i","number":2147483648})") == Names{"out-of-range /number"});
    CHECK(faults_of<Inner>(R"({"item":"i","number":9223372036854775808})") == Names{"out-of-range /number"});
    CHECK(faults_of<Inner>(R"({"item":"i","number":99999999999999999999999999999})") == Names{"out-of-range /number"});
    CHECK(faults_of<Inner>(R"({"item":"i","number":1.0})") == Names{"not-an-integer /number"});
    CHECK(faults_of<Inner>(R"({"item":"i","number":1e0})") == Names{"not-an-integer /number"});
    CHECK(faults_of<Fen>("-1") == Names{"out-of-range "});
}

TEST_CASE("a name may stand once in an object, at every depth") {
    CHECK(faults_of<Inner>(R"({"item":"i","number":1,"number":1})") == Names{"duplicate-field /number"});
    CHECK(faults_of<Inner>(R"({"item":"i","n\u0075mber":1,"number":2})") == Names{"duplicate-field /number"});
    CHECK(faults_of<std::vector<Inner>>(R"([{"item":"i","number":1},{"a/b":1,"a/b":2,"~":[{"x":1,"x":1}]}])") ==
          Names{"duplicate-field /1/a~1b", "duplicate-field /1/~0/0/x"});
}

TEST_CASE("what is no JSON, no UTF-8 or too deep is refused as a whole") {
    for (auto const* text : {"", "{", "{}x", "[1,]", "{'a':1}", "nul", "\"\\ud800\"", "// x\n1", "01", "+1", "[1 2]"}) {
        CAPTURE(text);
        CHECK(faults_of<wire::Raw>(text) == Names{"not-json "});
    }
    CHECK(faults_of<wire::Raw>("\"\xC3\x28\"") == Names{"not-utf8 "});
    CHECK(faults_of<wire::Raw>(std::string(32, '[') + std::string(32, ']')).empty());
    CHECK(faults_of<wire::Raw>(std::string(33, '[') + std::string(33, ']')) == Names{"too-deep "});
    CHECK(faults_of<wire::Raw>(std::string(1'000'000, '[')) == Names{"too-deep "});
}

TEST_CASE("texts, ids, days, instants, words and shares are exact") {
    CHECK(faults_of<std::string>(R"("a\tb\n")").empty());
    CHECK(faults_of<std::string>(R"("a\u0000b")") == Names{"bad-character "});
    CHECK(faults_of<std::string>("\"" + std::string(1'000'001, 'x') + "\"") == Names{"too-long "});
    CHECK(faults_of<PersonId>(R"("")") == Names{"bad-id "});
    CHECK(faults_of<Date>(R"("2026-02-30")") == Names{"bad-date "});
    CHECK(faults_of<Instant>(R"("2026-03-12T01:00:00+08:00")") == Names{"bad-instant "});
    CHECK(faults_of<Share>(R"("> 1/2")").empty());
    CHECK(faults_of<Share>(R"("1/2")") == Names{"bad-share "});
    CHECK(faults_of<Share>(R"(">= 3/2")") == Names{"bad-share "});
    std::vector<BadInput> faults;
    CHECK_FALSE(wire::read<Colour>(R"("deep_red")", faults).has_value());
    REQUIRE(faults.size() == 1);
    CHECK(faults[0] ==
          BadInput{"", "unknown-word", {{"allowed", std::vector<Term>{{"colour", "deep-red"}, {"colour", "green"}}}}});
}

TEST_CASE("sets hold a value once, and maps are keyed by ids or texts") {
    CHECK(faults_of<std::set<PersonId>>(R"(["a","b","a"])") == Names{"repeated-value /2"});
    CHECK(faults_of<std::map<PersonId, bool>>(R"({"a b":true})") == Names{"bad-id /a b"});
    CHECK(faults_of<std::map<std::string, bool>>(R"({"a b":true,"":false})").empty());
    CHECK(faults_of<std::map<std::string, bool>>(R"({"a\u0007":true})") == Names{"bad-character /a\a"});
}

TEST_CASE("facts say what they are") {
    CHECK(wire::write(Fact{std::vector<PersonId>{{"p1"}}}) == R"({"persons":["p1"]})");
    CHECK(wire::write(Fact{*date_from("2026-03-12")}) == R"({"date":"2026-03-12"})");
    CHECK(faults_of<Fact>(R"({"date":"2026-03-12","x":1})") == Names{"wrong-type "});
    CHECK(faults_of<Fact>(R"({"person":"p"})") == Names{"unknown-field /person"});
    CHECK(faults_of<Fact>(R"({"persons":["p",""]})") == Names{"bad-id /persons/1"});
    CHECK(faults_of<Fact>("true") == Names{"wrong-type "});
}

TEST_CASE("a raw part is kept for later") {
    std::vector<BadInput> faults;
    auto const envelope = wire::read<Envelope>(R"( { "data" : { "a" : [ 1 , 1.50, null, "\u8bae" ] } } )", faults);
    REQUIRE(envelope.has_value());
    CHECK(envelope->data.text == "{\"a\":[1,1.50,null,\"\u8bae\"]}");
    CHECK(wire::write(*envelope) == "{\"data\":{\"a\":[1,1.50,null,\"\u8bae\"]}}");
}

TEST_CASE("the number of faults that are told is limited") {
    std::string text = "[";
    for (int count = 0; count < 200; ++count) text += "1.5,";
    text += "1]";
    CHECK(faults_of<std::vector<std::int64_t>>(text).size() == wire::faults_max);
}

TEST_CASE("the schema says what the reader accepts") {
    wire::Schemas schemas([](std::string_view record, std::string_view field) {
        return record == "outer.do" && field == "inner" ? std::string("the inside") : std::string();
    });
    CHECK(wire::schema<Outer>(schemas) == R"({"$ref":"#/components/schemas/Outer"})");
    CHECK(schemas.components().at("Colour") == R"({"type":"string","enum":["deep-red","green"]})");
    CHECK(
        schemas.components().at("Inner") ==
        R"({"type":"object","properties":{"item":{"type":"string","minLength":1,"maxLength":80},)"
        R"("number":{"type":"integer","format":"int32"}},"required":["item","number"],"additionalProperties":false})");
    auto const& outer = schemas.components().at("Outer");
    CHECK(outer.find(R"("inner":{"$ref":"#/components/schemas/Inner","description":"the inside"})") !=
          std::string::npos);
    CHECK(outer.find(R"("title":"outer.do")") != std::string::npos);
    CHECK(outer.find(R"("persons":{"type":"array","items":{"type":"string","minLength":1,"maxLength":80},)"
                     R"("maxItems":20000,"uniqueItems":true})") != std::string::npos);
    for (auto const& [name, text] : schemas.components()) {
        CAPTURE(name);
        CHECK(json::parse(text).has_value());
    }
}

TEST_CASE("enum words use hyphens and know their list") {
    CHECK(word(Colour::deep_red) == "deep-red");
    CHECK(from_word<Colour>("green") == Colour::green);
    CHECK_FALSE(from_word<Colour>("blue").has_value());
    CHECK(term(Bound::at_least) == Term{"bound", "at-least"});
}

}  // namespace

#include <doctest/doctest.h>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/refusal.hpp"
#include "base/share.hpp"
#include "base/text.hpp"

namespace {

using namespace quorate;
using std::operator""s;

constexpr Zone china{480};

TEST_CASE("an id is short, visible and harmless in an address") {
    CHECK(valid_id("itm_7k2"));
    CHECK(valid_id("事项一"));
    CHECK(valid_id(std::string(80, 'x')));
    for (auto const& bad : {""s, std::string(81, 'x'), "a b"s, "a/b"s, "a\"b"s, "a\\b"s, "a\nb"s, "\x7f"s, "\xff"s}) {
        CHECK_FALSE(valid_id(bad));
    }
}

TEST_CASE("days and instants are read exactly as they are written") {
    CHECK(to_text(*instant_from("2026-03-12T01:00:00Z")) == "2026-03-12T01:00:00Z");
    CHECK(to_text(*date_from("2024-02-29")) == "2024-02-29");
    CHECK(to_text(*date_from("1900-01-01")) == "1900-01-01");
    for (auto const* bad :
         {"2026-3-12", "2026-02-29", "1899-12-31", "2026-13-01", "2026/03/12", "2026-03-12 ", "２０２６"}) {
        CAPTURE(bad);
        CHECK_FALSE(date_from(bad).has_value());
    }
    for (auto const* bad : {"2026-03-12T24:00:00Z", "2026-03-12T01:60:00Z", "2026-03-12T01:00:60Z", "2026-03-12T01:00Z",
                            "2026-03-12t01:00:00z", "2026-03-12T01:00:00+08:00"}) {
        CAPTURE(bad);
        CHECK_FALSE(instant_from(bad).has_value());
    }
}

TEST_CASE("a day begins at midnight of the body's zone") {
    auto const when = *instant_from("2026-03-11T16:00:00Z");
    CHECK(day_of(when, china) == *date_from("2026-03-12"));
    CHECK(day_of(when - std::chrono::seconds{1}, china) == *date_from("2026-03-11"));
    CHECK(start_of(*date_from("2026-03-12"), china) == when);
    CHECK(local_text(when, china) == "2026-03-12 00:00");
    CHECK(local_from("2026-03-12 00:00", china) == when);
    CHECK(local_from("2026-03-12T00:00", china) == when);
    CHECK_FALSE(local_from("2026-03-12 0:00", china).has_value());
    CHECK(plus_days(*date_from("2026-02-27"), 2) == *date_from("2026-03-01"));
    CHECK(days_between(*date_from("2026-03-01"), *date_from("2026-02-27")) == -2);
}

TEST_CASE("sums are exact to the fen") {
    CHECK(fen_from("1250000") == Fen{125'000'000});
    CHECK(fen_from("1,250,000.5") == Fen{125'000'050});
    CHECK(fen_from("0.05") == Fen{5});
    CHECK(to_text(Fen{125'000'050}) == "1,250,000.50");
    CHECK(to_text(Fen{5}) == "0.05");
    for (auto const* bad : {"", "-1", "1.", ".5", "1.234", ",1", "1e3", "1000000000000001", "一百"}) {
        CAPTURE(bad);
        CHECK_FALSE(fen_from(bad).has_value());
    }
}

TEST_CASE("a share reaches its number by cross-multiplication, and the smallest number that reaches it is exact") {
    for (auto const bound : {Bound::at_least, Bound::more_than}) {
        for (std::int64_t numerator = 1; numerator <= 4; ++numerator) {
            for (std::int64_t whole = 1; whole <= 40; ++whole) {
                Share const share{numerator, 4, bound};
                auto const least = share.smallest(whole);
                CHECK(share.met_by(least, whole));
                CHECK_FALSE(share.met_by(least - 1, whole));
            }
        }
    }
    CHECK(to_text(Share{2, 3, Bound::at_least}) == ">= 2/3");
    CHECK(share_from("> 1/2") == Share{1, 2, Bound::more_than});
    for (auto const* bad : {"1/2", ">1/2", "> 0/2", "> 1/0", "> 3/2", ">= 01/2", "> 1/2 ", "> 1", "> 1/1000000000"}) {
        CAPTURE(bad);
        CHECK_FALSE(share_from(bad).has_value());
    }
}

TEST_CASE("text: UTF-8 is checked strictly, blanks of both kinds are trimmed") {
    CHECK(text::valid_utf8("a\u00e9\u8bae\U0001F512"));
    for (auto const& bad : {"\x80"s, "\xC0\xAF"s, "\xE0\x80\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xE8\xAE"s}) {
        CHECK_FALSE(text::valid_utf8(bad));
    }
    CHECK(text::length("a\u8bae\U0001F512") == 3);
    CHECK(text::trim(" \u3000 议 事\u3000\n") == "议 事");
    CHECK(text::blank("\u3000 \t"));
    CHECK(text::split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(text::split("", ',') == std::vector<std::string_view>{""});
    CHECK(text::replace_all("aXbXc", "X", "--") == "a--b--c");
    CHECK(text::replace_all("abc", "", "-") == "abc");
    CHECK(text::chinese_number(9) == "九");
    CHECK(text::chinese_number(10) == "十");
    CHECK(text::chinese_number(19) == "十九");
    CHECK(text::chinese_number(40) == "四十");
    CHECK(text::chinese_number(41) == "四十一");
}

TEST_CASE("text: words are parted by blanks of both kinds") {
    CHECK(text::words(" a\u3000议  事\n").size() == 3);
    CHECK(text::words(" a\u3000议  事\n") == std::vector<std::string_view>{"a", "议", "事"});
    CHECK(text::words("\u3000 ").empty());
}

TEST_CASE("text: a needle is found wherever it stands, whatever the case of Latin letters") {
    auto const finds = [](std::string_view needle, std::string_view text) {
        text::Needle const one(needle);
        CHECK(one.text() == text::lower(needle));
        auto const in = one.in(text);
        CHECK(one.in_lower(text::lower(text)) == in);
        return in;
    };
    CHECK(finds("", ""));
    CHECK(finds("", "a"));
    CHECK_FALSE(finds("a", ""));
    CHECK(finds("安全", "关于安全生产的通知"));
    CHECK_FALSE(finds("安金", "关于安全生产的通知"));
    CHECK(finds("Budget", "THE BUDGET OF 2026"));
    CHECK(finds("BUDGET", "the budget of 2026"));
    CHECK(finds("\u00c9T\u00c9", "un \u00e9t\u00e9"));
    CHECK(finds("\u00e9t\u00e9", "un \u00c9T\u00c9"));
    // The sign of multiplication is no capital, though it stands among them.
    CHECK_FALSE(finds("\u00d7", "\u00f7"));
    CHECK(finds(std::string(400, 'x'), std::string(500, 'X')));
    CHECK_FALSE(finds(std::string(400, 'x') + "y", std::string(500, 'x')));
    // Against the plain search, for every piece of a text that repeats itself.
    std::string_view const text = "abaababaabaab";
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (std::size_t size = 1; at + size <= text.size(); ++size) {
            auto const piece = std::string(text.substr(at, size));
            CHECK(finds(piece, text));
            CHECK(finds(piece + "b", text) == text.contains(piece + "b"));
            CHECK(finds("b" + piece, text) == text.contains("b" + piece));
        }
    }
}

TEST_CASE("text: only Latin letters are put in lower case") {
    CHECK(text::lower("Abc XYZ [@`{ 09") == "abc xyz [@`{ 09");
    CHECK(text::lower("\u00c0\u00d6\u00d7\u00d8\u00de\u00df\u00e0") == "\u00e0\u00f6\u00d7\u00f8\u00fe\u00df\u00e0");
    CHECK(text::lower("关于\u0410\u0391") == "关于\u0410\u0391");
    CHECK(text::lower("").empty());
}

TEST_CASE("text: lists stand in the order of their code points, whatever the case of Latin letters") {
    CHECK(text::stands_before("alpha", "Beta"));
    CHECK_FALSE(text::stands_before("Beta", "alpha"));
    CHECK_FALSE(text::stands_before("Alpha", "alpha"));
    CHECK(text::stands_before("a", "ab"));
    CHECK(text::stands_before("z", "一"));
}

TEST_CASE("a reason lifts what the charter asks generally, and nothing else") {
    Reasons const reasons{{"soft.rule", "急件"}, {"hard.rule", "急件"}, {"blank.rule", " \n"}};
    Checks checks(reasons);
    checks.generally(true, "soft.rule", {"art18"});
    CHECK(checks.clear());
    auto const accepted = checks.otherwise<int>({1});
    REQUIRE(accepted.has_value());
    CHECK(accepted->deviations == std::vector<Deviation>{{"soft.rule", {"art18"}, "急件"}});

    checks.forbid(true, "hard.rule", {"art19"});
    checks.generally(true, "blank.rule", {"art18"});
    checks.weigh(Force::must, true, "soft.rule", {"art18"});
    checks.forbid(false, "met.rule", {"art20"});
    auto const rejection = checks.rejection();
    REQUIRE(rejection.obstacles.size() == 3);
    CHECK(rejection.obstacles[0].force == Force::must);
    CHECK(rejection.obstacles[1].force == Force::generally);
    CHECK_FALSE(rejection.needs_only_reasons());
    CHECK_FALSE(checks.otherwise<int>({1}).has_value());
}

TEST_CASE("only reasons are missing when nothing is wrong with the input and no obstacle binds absolutely") {
    Reasons const none;
    Checks checks(none);
    CHECK_FALSE(checks.rejection().needs_only_reasons());
    checks.generally(true, "soft.rule", {"art18"});
    CHECK(checks.rejection().needs_only_reasons());
    CHECK_FALSE(checks.input(false, "/item", "unknown-item"));
    CHECK_FALSE(checks.rejection().needs_only_reasons());
    CHECK_FALSE(checks.input_whole());
}

}  // namespace

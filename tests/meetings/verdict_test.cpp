#include "meetings/verdict.hpp"

#include <array>

#include <doctest/doctest.h>

// The arithmetic of articles 19 and 20 by hand-written figures. What no hand can write out is in exhaustive_test.cpp.

namespace quorate::meetings {
namespace {

constexpr charter::Threshold kHalfOfRoster{{1, 2, Bound::at_least}, charter::Base::roster};
constexpr charter::Threshold kTwoThirdsOfRoster{{2, 3, Bound::at_least}, charter::Base::roster};
constexpr charter::Threshold kMoreThanHalfOfDue{{1, 2, Bound::more_than}, charter::Base::due};

Thresholds ordinary() {
    Thresholds result;
    result.quorum = kHalfOfRoster;
    result.pass = kMoreThanHalfOfDue;
    result.quorum_by = "art19.p2";
    result.pass_by = "art20.p2";
    return result;
}

Thresholds personnel() {
    auto result = ordinary();
    result.quorum = kTwoThirdsOfRoster;
    return result;
}

/// `members` in all, `present` of them in the room, nobody recused.
Heads room_of(std::int64_t members, std::int64_t present) {
    Heads heads;
    heads.roster = members;
    heads.present = present;
    heads.able = present;
    return heads;
}

/// … of whom `recused` withdrew and wait outside.
Heads room_of(std::int64_t members, std::int64_t present, std::int64_t recused) {
    auto heads = room_of(members, present - recused);
    heads.recused = recused;
    return heads;
}

Verdict verdict_of(Thresholds const& thresholds, Heads const& heads, std::int64_t ayes) {
    return compute_verdict({}, thresholds, heads, {{"aye", ayes}, {"no", heads.able - ayes}}, "aye");
}

}  // namespace

TEST_CASE("thresholds for every body of 3 to 15 are those of the table") {
    struct Row {
        std::int64_t members, half, above_half, two_thirds, above_two_thirds, pass, can_be_missing;
        bool stuck;
    };
    constexpr std::array<Row, 13> rows{{
        {3, 2, 2, 2, 3, 2, 1, false},
        {4, 2, 3, 3, 3, 3, 1, true},
        {5, 3, 3, 4, 4, 3, 2, false},
        {6, 3, 4, 4, 5, 4, 2, true},
        {7, 4, 4, 5, 5, 4, 3, false},
        {8, 4, 5, 6, 6, 5, 3, true},
        {9, 5, 5, 6, 7, 5, 4, false},
        {10, 5, 6, 7, 7, 6, 4, true},
        {11, 6, 6, 8, 8, 6, 5, false},
        {12, 6, 7, 8, 9, 7, 5, true},
        {13, 7, 7, 9, 9, 7, 6, false},
        {14, 7, 8, 10, 10, 8, 6, true},
        {15, 8, 8, 10, 11, 8, 7, false},
    }};
    ReadingCase const by_default;
    ReadingCase strict;
    strict.half_inclusive = false;
    strict.two_thirds_inclusive = false;
    for (auto const& row : rows) {
        CAPTURE(row.members);
        auto const all = room_of(row.members, row.members);
        CHECK(figures_under(by_default, ordinary(), all, 0).quorum_needed == row.half);
        CHECK(figures_under(strict, ordinary(), all, 0).quorum_needed == row.above_half);
        CHECK(figures_under(by_default, personnel(), all, 0).quorum_needed == row.two_thirds);
        CHECK(figures_under(strict, personnel(), all, 0).quorum_needed == row.above_two_thirds);
        CHECK(figures_under(by_default, ordinary(), all, 0).needed == row.pass);
        CHECK(forecast(by_default, ordinary(), room_of(row.members, row.half)).can_pass == !row.stuck);
        CHECK(forecast(by_default, ordinary(), room_of(row.members, row.members - row.can_be_missing)).can_pass);
        CHECK(!forecast(by_default, ordinary(), room_of(row.members, row.members - row.can_be_missing - 1)).can_pass);
    }
}

TEST_CASE("six members, three there: a meeting may open that cannot decide anything") {
    auto const seen = forecast({}, ordinary(), room_of(6, 3));
    CHECK(seen.figures.quorate);
    CHECK(seen.figures.needed == 4);
    CHECK(!seen.can_pass);
    CHECK(!seen.can_pass_under_some_reading);

    ReadingCase half_excluded;
    half_excluded.half_inclusive = false;
    CHECK(!figures_under(half_excluded, ordinary(), room_of(6, 3), 3).quorate);
}

TEST_CASE("seven members, an appointment, five there, a spouse recused") {
    // Two thirds of seven are five; the recused one does not count for the item, so four are too few …
    auto const heads = room_of(7, 5, 1);
    auto const figures = figures_under({}, personnel(), heads, 4);
    CHECK(figures.quorum_present == 4);
    CHECK(figures.quorum_needed == 5);
    CHECK(!figures.quorate);
    CHECK(figures.needed == 4);
    CHECK(!figures.passed);
    // … unless the body reads that who is recused still attends; then all four must agree, on either base.
    ReadingCase counted;
    counted.recused_present = true;
    CHECK(figures_under(counted, personnel(), heads, 4).passed);
    CHECK(!figures_under(counted, personnel(), heads, 3).passed);
    counted.recused_due = false;
    CHECK(figures_under(counted, personnel(), heads, 4).due == 6);
    CHECK(figures_under(counted, personnel(), heads, 4).needed == 4);
}

TEST_CASE("nine members, six there, two recused: impossible on the whole roster, unanimous without the recused") {
    auto const heads = room_of(9, 6, 2);
    ReadingCase counted;
    counted.recused_present = true;
    auto const seen = forecast(counted, ordinary(), heads);
    CHECK(seen.figures.needed == 5);
    CHECK(seen.heads.able == 4);
    CHECK(!seen.can_pass);
    CHECK(seen.can_pass_under_some_reading);

    counted.recused_due = false;
    CHECK(figures_under(counted, ordinary(), heads, 4).needed == 4);
    CHECK(figures_under(counted, ordinary(), heads, 4).passed);
    CHECK(!figures_under(counted, ordinary(), heads, 3).passed);
}

TEST_CASE("discipline with four of seven: the charter's own half is enough, two thirds need five") {
    CHECK(figures_under({}, ordinary(), room_of(7, 4), 4).passed);
    auto const strict = figures_under({}, personnel(), room_of(7, 4), 4);
    CHECK(!strict.quorate);
    CHECK(strict.quorum_needed == 5);
    CHECK(!strict.passed);
}

TEST_CASE("a verdict names the smallest sets of readings that turn it") {
    // 7 members, 5 at the meeting, 2 of them recused, 3 ayes of 3.
    auto const verdict = verdict_of(ordinary(), room_of(7, 5, 2), 3);
    CHECK(!verdict.passed);
    CHECK(!verdict.holds_under_all);
    REQUIRE(verdict.others.size() == 1);
    // Fewer due alone would not do: the item has no quorum while the recused do not count as present.
    CHECK(verdict.others.front().readings == std::vector<std::string>{"recused-present", "recused-due"});
    CHECK(verdict.others.front().figures.passed);
    CHECK(verdict.others.front().figures.due == 5);
    CHECK(verdict.quorum_by == "art19.p2");
    CHECK(verdict.pass_by == "art20.p2");
}

TEST_CASE("two readings that each turn the verdict are both named, and nothing that holds them") {
    // 6 members, 4 of them there for an appointment, exactly two thirds; 4 ayes pass.
    auto const verdict = verdict_of(personnel(), room_of(6, 4), 4);
    CHECK(verdict.passed);
    REQUIRE(verdict.others.size() == 1);
    CHECK(verdict.others.front().readings == std::vector<std::string>{"two-thirds-inclusive"});

    // 8 members, 4 there, 2 on leave, 2 recused before they came: 4 ayes fail only because of who is due.
    Heads heads = room_of(8, 4);
    heads.recused = 2;
    heads.recused_absent = 2;
    heads.on_leave = 2;
    auto const other = verdict_of(ordinary(), heads, 4);
    CHECK(!other.passed);
    REQUIRE(other.others.size() == 2);
    CHECK(other.others[0].readings == std::vector<std::string>{"recused-due"});
    CHECK(other.others[1].readings == std::vector<std::string>{"leave-due"});
}

TEST_CASE("a verdict that no reading turns holds under all") {
    auto const verdict = verdict_of(ordinary(), room_of(7, 7), 5);
    CHECK(verdict.passed);
    CHECK(verdict.holds_under_all);
    CHECK(verdict.others.empty());
    CHECK(verdict.ayes == 5);
    CHECK(verdict.counts.at("no") == 2);
}

TEST_CASE("a reading the charter does not leave open turns nothing") {
    auto thresholds = ordinary();
    thresholds.open = {"half-inclusive"};
    auto const heads = room_of(9, 6, 2);
    CHECK(verdict_of(thresholds, heads, 4).holds_under_all);
    CHECK(!forecast({}, thresholds, heads).can_pass_under_some_reading);
}

TEST_CASE("who is recused and on leave is taken off once, whichever reading takes them off") {
    Heads heads = room_of(7, 5);
    heads.recused = 1;
    heads.recused_absent = 1;
    heads.recused_on_leave = 1;
    heads.on_leave = 1;
    ReadingCase reading;
    CHECK(figures_under(reading, ordinary(), heads, 0).due == 7);
    reading.leave_due = false;
    CHECK(figures_under(reading, ordinary(), heads, 0).due == 5);
    reading.recused_due = false;
    CHECK(figures_under(reading, ordinary(), heads, 0).due == 5);
    reading.leave_due = true;
    CHECK(figures_under(reading, ordinary(), heads, 0).due == 6);
}

TEST_CASE("a share of those present counts who voted and left, but makes no quorum of them") {
    auto thresholds = ordinary();
    thresholds.pass = {{1, 2, Bound::more_than}, charter::Base::present};
    auto heads = room_of(15, 9);
    heads.voted_and_left = 1;
    auto const figures = figures_under({}, thresholds, heads, 5);
    CHECK(figures.quorum_present == 9);
    CHECK(figures.needed == 6);
    CHECK(!figures.passed);
    heads.voted_and_left = 0;
    CHECK(figures_under({}, thresholds, heads, 5).passed);
}

TEST_CASE("nobody is no quorum and nothing passes without an aye") {
    Thresholds empty;
    empty.quorum = {{0, 1, Bound::at_least}, charter::Base::roster};
    empty.pass = {{2, 3, Bound::at_least}, charter::Base::due};
    CHECK(!figures_under({}, empty, room_of(3, 0), 0).quorate);
    ReadingCase nobody_due;
    nobody_due.recused_due = false;
    auto heads = room_of(3, 3, 3);
    heads.able = 1;
    CHECK(figures_under(nobody_due, empty, heads, 0).due == 0);
    CHECK(!figures_under(nobody_due, empty, heads, 0).passed);
}

TEST_CASE("a kind's own quorum replaces the general one") {
    charter::Rules rules;
    rules.quorum = {kHalfOfRoster, {"art19.p2"}};
    rules.pass = {kMoreThanHalfOfDue, {"art20.p2"}};
    rules.readings["half-inclusive"] = {};
    charter::Kind kind;
    auto const general = thresholds_of(rules, kind);
    CHECK(general.quorum == kHalfOfRoster);
    CHECK(general.quorum_by == "art19.p2");
    CHECK(general.open == std::vector<std::string>{"half-inclusive"});
    kind.quorum = {kTwoThirdsOfRoster, {"art16.p3"}};
    CHECK(thresholds_of(rules, kind).quorum == kTwoThirdsOfRoster);
    CHECK(thresholds_of(rules, kind).quorum_by == "art16.p3");
    CHECK(thresholds_of(rules, kind).pass_by == "art20.p2");
}

}  // namespace quorate::meetings

#include "procedures/calendar.hpp"

#include <rapidcheck.h>

#include "procedures/support.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;
using charter::TermUnit;

constexpr Zone kZone{480};

/// The adjusted days of a year, as a notice settles them.
State with(std::int32_t year, std::set<Date> off, std::set<Date> work = {}) {
    State state;
    state.holidays[year] = {"通知", std::move(off), std::move(work)};
    return state;
}

TEST_CASE("days run from the day after, and are over at the end of the last") {
    State const state;
    auto const end = end_of_term(state, kZone, local("2026-03-05 17:30"), 2, TermUnit::days);
    CHECK(end.due == local("2026-03-08 00:00"));
    CHECK(end_of_term(state, kZone, local("2026-03-05 17:30"), 2, TermUnit::hours).due == local("2026-03-05 19:30"));
}

TEST_CASE("working days pass over weekends and holidays, and count the days that are worked instead") {
    // 2026-10-01 is a Thursday.
    auto const state = with(2026, {day("2026-10-01"), day("2026-10-02")}, {day("2026-10-04")});
    auto const end = end_of_term(state, kZone, local("2026-09-30 09:00"), 2, TermUnit::working_days);
    CHECK(end.due == local("2026-10-06 00:00"));
}

TEST_CASE("a term that reaches into a year without holidays has no end, and says which year is missing") {
    auto const state = with(2026, {});
    auto const end = end_of_term(state, kZone, local("2026-12-30 09:00"), 3, TermUnit::working_days);
    CHECK_FALSE(end.due.has_value());
    CHECK(end.year_missing == 2027);
    CHECK(end_of_term({}, kZone, local("2026-03-05 09:00"), 1, TermUnit::working_days).year_missing == 2026);
}

TEST_CASE("working days: as many lie in the term as it has, whatever the holidays") {
    rc::check([] {
        std::set<Date> off;
        std::set<Date> work;
        for (auto left = *rc::gen::inRange(0, 30); left > 0; --left) {
            auto const one = plus_days(day("2026-01-01"), *rc::gen::inRange(0, 365));
            (*rc::gen::arbitrary<bool>() ? off : work).insert(one);
        }
        auto const state = with(2026, off, work);
        auto const from = plus_days(day("2026-01-01"), *rc::gen::inRange(0, 150));
        auto const count = *rc::gen::inRange(1, 40);
        auto const end =
            end_of_term(state, kZone, start_of(from, kZone) + std::chrono::hours{10}, count, TermUnit::working_days);
        RC_ASSERT(end.due.has_value());
        auto const after = day_of(*end.due, kZone);
        auto worked = 0;
        for (auto one = plus_days(from, 1); one < after; one = plus_days(one, 1))
            worked += working_day(state.holidays.at(2026), one) ? 1 : 0;
        RC_ASSERT(worked == count);
        RC_ASSERT(working_day(state.holidays.at(2026), plus_days(after, -1)));
    });
}

}  // namespace
}  // namespace quorate::tests

#include "procedures/calendar.hpp"

#include <algorithm>

#include "people/input.hpp"
#include "procedures/deadline.hpp"

namespace quorate::procedures {
namespace {

std::int32_t year_of(Date day) {
    return static_cast<int>(day.year());
}

/// Each a real day of the year, and none twice in either list.
void check_days(Checks& checks, EnterHolidays const& command) {
    std::set<Date> seen;
    auto const check = [&](std::string_view at, std::vector<Date> const& days) {
        for (auto const& day : days) {
            if (!people::real_date(checks, at, day)) continue;
            checks.input(year_of(day) == command.year, at, "day-of-other-year", {{"found", day}});
            checks.input(seen.insert(day).second, at, "day-twice", {{"found", day}});
        }
    };
    check("/off", command.off);
    check("/work", command.work);
}

}  // namespace

End end_of_term(State const& state, Zone zone, Instant from, std::int32_t count, charter::TermUnit unit) {
    auto day = day_of(from, zone);
    switch (unit) {
        case charter::TermUnit::hours:
            return {from + std::chrono::hours{count}, {}};
        case charter::TermUnit::days:
            return {start_of(plus_days(day, count + 1), zone), {}};
        case charter::TermUnit::working_days:
            break;
    }
    for (auto left = count; left > 0;) {
        day = plus_days(day, 1);
        auto const year = state.holidays.find(year_of(day));
        if (year == state.holidays.end()) return {{}, year_of(day)};
        if (working_day(year->second, day)) --left;
    }
    return {start_of(plus_days(day, 1), zone), {}};
}

Answer<Event> decide(Scene const& scene, EnterHolidays const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = people::rules_on(scene.people, context, people::today(scene.people, context));
    checks.form(command.year >= 1949 && command.year <= 9999, "/year", "out-of-range",
                {{"least", std::int64_t{1949}}, {"most", std::int64_t{9999}}});
    people::needed_text(checks, "/source", command.source, people::title_length_max);
    check_days(checks, command);
    people::require_power(checks, scene.people, rules, context, "record.keep");
    if (!checks.clear()) return std::unexpected(checks.rejection());
    HolidaysEntered const entered{command.year, command.source, command.off, command.work};
    std::vector<Event> events{entered};
    State with{};
    with.holidays = scene.procedures.holidays;
    apply(with, entered, {context.actor, context.entered_by, context.now});
    for (auto& event : terms_known(scene, with, context)) events.push_back(std::move(event));
    return checks.otherwise(std::move(events));
}

void apply(State& state, HolidaysEntered const& event, Stamp const&) {
    state.holidays[event.year] = {
        event.source, {event.off.begin(), event.off.end()}, {event.work.begin(), event.work.end()}};
}

}  // namespace quorate::procedures

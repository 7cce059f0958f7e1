#include <algorithm>

#include "demonstration/year_parts.hpp"

/// When the meetings are, who is away and who presides.
namespace quorate::demonstration {

namespace {

/// Evenly over the year, a working day each, no two on one; the last one is ahead.
std::vector<Date> days_of_sessions(Year const& year, Chance& chance) {
    constexpr int beginning = 17;
    auto const held = year.plan.meetings - 1;
    // The minutes of the last one held are still being commented on when the year ends.
    auto const span = days_between(year.first, year.end) - beginning - 3;
    std::vector<Date> days;
    for (auto at = 0; at < held; ++at) {
        auto const shift = held > 1 ? span * at / (held - 1) : span;
        auto const moved = at == 0 || at + 1 == held ? 0 : chance.between(-1, 1);
        auto const near = plus_days(year.first, beginning + shift + moved);
        auto day = at + 1 == held ? year.days.on_or_before(near) : year.days.on_or_after(near);
        if (!days.empty() && day <= days.back()) day = year.days.after(days.back(), 1);
        days.push_back(day);
    }
    days.push_back(year.days.after(year.plan.last, 3));
    return days;
}

/// Of the members but the chair, who is with the superiors in one meeting of the year.
void choose_absences(Year& year, Session& session, Chance& chance) {
    if (session.ahead) return;
    auto const count = chance.percent(45) ? 0 : chance.percent(70) ? 1 : 2;
    auto others = cast::members();
    others.erase(others.begin());
    chance.shuffle(others);
    session.presider = cast::kChair;
    auto const chair_is_away =
        year.plan.meetings > 4 && session.number == static_cast<std::size_t>(year.plan.meetings / 2);
    if (chair_is_away) {
        session.away.push_back({cast::kChair, true});
        session.presider = others.front();
        return;
    }
    for (auto at = 0; at < count; ++at)
        session.away.push_back({others[static_cast<std::size_t>(at)], chance.percent(40)});
}

}  // namespace

void plan_sessions(Year& year) {
    auto chance = year.chance.apart("sessions");
    std::optional<std::chrono::year_month> month;
    for (auto const day : days_of_sessions(year, chance)) {
        Session session;
        session.number = year.sessions.size();
        session.day = day;
        session.starts = chance.percent(65) ? 540 : 870;
        session.ahead = day > year.end;
        session.noticed = year.days.on_or_before(plus_days(day, -4));
        // Late is what goes out on the eve; two days ahead is in time.
        session.late_notice = session.number % 7 == 4 && !session.ahead && year.days.is(plus_days(day, -1));
        if (session.late_notice) session.noticed = plus_days(day, -1);
        if (session.ahead) session.noticed = year.days.on_or_before(year.end);
        // A holiday between them may bring the two together; the agenda is made before it is told.
        session.planned = std::min(year.days.on_or_before(plus_days(day, -8)), year.days.after(session.noticed, -2));
        auto const in = day.year() / day.month();
        session.extraordinary = month == in;
        if (!session.extraordinary) month = in;
        session.presider = cast::kChair;
        choose_absences(year, session, chance);
        year.sessions.push_back(std::move(session));
    }
}

}  // namespace quorate::demonstration

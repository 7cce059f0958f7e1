#include "demonstration/year.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

namespace quorate::demonstration {

namespace {

constexpr int kLongestSitting = 205;  ///< minutes that no meeting outlasts
constexpr int kMorning = 520;
constexpr int kEvening = 1060;

/// The cast as the scenario names it, before anything happens.
std::string cast_lines() {
    auto text = fmt::format("成员 {}\n", list_of(cast::members()));
    text += fmt::format("处室 办公室\n人员 {} clerk 办公室\n", cast::kClerk);
    text += fmt::format("人员 {} office 办公室\n人员 {} custodian 办公室\n", cast::kOffice, cast::kSeal);
    for (auto const& unit : cast::units()) text += fmt::format("人员 {} unit {}\n", unit.head, unit.name);
    text += fmt::format("人员 {} leader\n", cast::kLeader);
    return text + "人员 曹卫东 inspector\n人员 严肃 audit-admin\n";
}

std::string heading(YearPlan const& plan, Date first, Date end) {
    return fmt::format(
        "# 示范党组的一年\n\n"
        "{} 至 {}：会议 {} 次（最后一次尚未召开），事项 {} 件，材料 {} 份，以及会议之间按程序办理的各项工作。\n"
        "由 `quorate year --seed {}` 写成，人和事均为虚构。\n\n",
        to_text(first), to_text(end), plan.meetings, plan.matters, plan.papers, plan.seed);
}

}  // namespace

Year::Year(YearPlan const& of)
    : plan(of),
      first(plus_days(of.last, -364)),
      end(plus_days(of.last, -1)),
      phrases(Phrases::shipped()),
      chance(of.seed),
      days(first, of.last),
      diary(end) {}

bool Year::sits_on(Date day) const {
    return std::ranges::any_of(sessions, [&](Session const& one) { return one.day == day; });
}

/// What is moved out of the way keeps its order.
Moment Year::at_work(Moment moment) const {
    for (;;) {
        if (moment.minute > kEvening || !days.is(moment.day)) {
            moment = {days.on_or_after(plus_days(moment.day, 1)), kMorning + moment.minute / 72};
            continue;
        }
        auto const sitting = std::ranges::find(sessions, moment.day, &Session::day);
        if (sitting == sessions.end()) return moment;
        auto const from = sitting->starts - 20;
        auto const to = sitting->starts + kLongestSitting;
        if (moment.minute < from || moment.minute > to) return moment;
        moment.minute = to + 1 + (moment.minute - from) * 17 / (to - from);
    }
}

Moment Year::some_time(Date day, Chance& draws) const {
    return at_work({days.on_or_after(day), draws.between(kMorning, kEvening - 30)});
}

Moment Year::later(Moment moment, int count, Chance& draws) const {
    if (count == 0) return at_work(moment.plus(draws.between(15, 70)));
    return some_time(days.after(moment.day, count), draws);
}

std::string Year::stranger(Chance& draws) {
    auto const& surnames = phrases.of("surnames");
    auto const& given = phrases.of("given");
    for (;;) {
        auto const name = draws.of(surnames) + draws.of(given);
        // Where all of them are known already, one more is told from the first by a number.
        auto const known = names.size() + 1 >= surnames.size() * given.size();
        auto const own = known ? name + std::to_string(names.size()) : name;
        if (names.insert(own).second) return own;
    }
}

int Year::share(int of_two_hundred) const {
    return std::max(1, of_two_hundred * plan.matters / 200);
}

Date Year::units_opened(int of) const {
    auto const january = Date{std::chrono::year{of} / std::chrono::January / 4};
    return days.on_or_after(std::max(plus_days(first, 3), january));
}

namespace {

/// The key of the unit of that sort which is open on the day.
std::string unit_open_on(Year const& year, std::string_view sort, Date day) {
    auto of = static_cast<int>(day.year());
    if (day <= year.units_opened(of) && of > static_cast<int>(year.first.year())) --of;
    return fmt::format("unit-{}-{}", sort, of);
}

}  // namespace

std::string Year::filing_unit(std::string_view sort, Date day) const {
    return "{{" + unit_open_on(*this, sort, day) + "}}";
}

std::string Year::filed_in(std::string_view sort, Date day) const {
    auto const unit = unit_open_on(*this, sort, day);
    return fmt::format("归入案卷={{{{{0}}}}} 卷内件号={{{{@{0}}}}}", unit);
}

Date Year::spread(int index, int count, Chance& draws) const {
    constexpr int settling = 12;  // days, in which the body finds itself
    auto const span = days_between(first, end) - settling - 2;
    auto const part = span / std::max(count, 1);
    auto const at = settling + span * index / std::max(count, 1) + draws.below(std::max(part, 1));
    return days.on_or_after(plus_days(first, at));
}

bool can_be_told(YearPlan const& plan) {
    auto const meetings = plan.meetings >= 2 && plan.meetings <= 24;
    auto const matters = plan.matters >= 4 * plan.meetings && plan.matters <= 20 * plan.meetings;
    auto const papers = plan.papers >= 0 && plan.papers <= 12 * plan.matters;
    return plan.last.ok() && meetings && matters && papers;
}

std::string year_of_life(YearPlan const& plan) {
    Year year(plan);
    plan_sessions(year);
    tell_founding(year);
    think_of_matters(year);
    tell_matters(year);
    tell_sessions(year);
    tell_papers_in_and_out(year);
    tell_absences(year);
    tell_learning(year);
    tell_people(year);
    tell_party_work(year);
    tell_clearances(year);
    tell_archive(year);
    auto const founded = year.days.on_or_after(year.first);
    return heading(plan, year.first, year.end) + "```scenario 示范党组的一年\n" +
           fmt::format("成立 {} 「示范厅党组」 「中共示范省委任职文件」\n", to_text(founded)) + cast_lines() +
           year.diary.text() + "```\n";
}

}  // namespace quorate::demonstration

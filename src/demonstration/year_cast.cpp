#include <algorithm>
#include <array>

#include "base/must.hpp"
#include "demonstration/year_parts.hpp"

namespace quorate::demonstration {

namespace cast {

std::vector<std::string> const& members() {
    static std::vector<std::string> const all{kChair, "陈立群", "刘雅琴", "孙志刚", "吴慧敏", "郑国栋", "冯晓岚"};
    return all;
}

std::vector<Unit> const& units() {
    static std::vector<Unit> const all{{"人事处", "沈文", "冯晓岚"},      {"财务处", "韩冰", "孙志刚"},
                                       {"项目处", "马骁", "吴慧敏"},      {"法规处", "田野", "郑国栋"},
                                       {"资产管理处", "丁楠", "郑国栋"},  {"机关党委", "宋清", "刘雅琴"},
                                       {"机关服务中心", "贾斌", "陈立群"}};
    return all;
}

Unit const& unit(std::string_view name) {
    auto const found = std::ranges::find(units(), name, &Unit::name);
    must(found != units().end(), "a unit is one of the body's");
    return *found;
}

}  // namespace cast

namespace {

Date day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

/// The days from one to another, both among them.
void add(std::vector<Date>& days, Date from, Date to) {
    for (auto one = from; one <= to; one = plus_days(one, 1)) days.push_back(one);
}

}  // namespace

/// Those of the years that were announced when this was written; of others the days that never move.
Holidays holidays_of(int year) {
    Holidays result;
    if (year == 2025) {
        result.source = "国务院办公厅关于 2025 年部分节假日安排的通知";
        add(result.off, day(2025, 1, 1), day(2025, 1, 1));
        add(result.off, day(2025, 1, 28), day(2025, 2, 4));
        add(result.off, day(2025, 4, 4), day(2025, 4, 6));
        add(result.off, day(2025, 5, 1), day(2025, 5, 5));
        add(result.off, day(2025, 5, 31), day(2025, 6, 2));
        add(result.off, day(2025, 10, 1), day(2025, 10, 8));
        result.work = {day(2025, 1, 26), day(2025, 2, 8), day(2025, 4, 27), day(2025, 9, 28), day(2025, 10, 11)};
    } else if (year == 2026) {
        result.source = "国务院办公厅关于 2026 年部分节假日安排的通知";
        add(result.off, day(2026, 1, 1), day(2026, 1, 3));
        add(result.off, day(2026, 2, 15), day(2026, 2, 23));
        add(result.off, day(2026, 4, 4), day(2026, 4, 6));
        add(result.off, day(2026, 5, 1), day(2026, 5, 5));
        add(result.off, day(2026, 6, 19), day(2026, 6, 21));
        add(result.off, day(2026, 9, 25), day(2026, 9, 27));
        add(result.off, day(2026, 10, 1), day(2026, 10, 7));
        result.work = {day(2026, 1, 4), day(2026, 2, 14), day(2026, 2, 28),
                       day(2026, 5, 9), day(2026, 9, 20), day(2026, 10, 10)};
    } else {
        result.source = "示范：只列日期固定的节假日";
        add(result.off, day(year, 1, 1), day(year, 1, 1));
        add(result.off, day(year, 5, 1), day(year, 5, 2));
        add(result.off, day(year, 10, 1), day(year, 10, 3));
    }
    return result;
}

WorkDays::WorkDays(Date first, Date last) {
    for (auto year = static_cast<int>(first.year()) - 1; year <= static_cast<int>(last.year()) + 1; ++year) {
        auto const holidays = holidays_of(year);
        off_.insert(holidays.off.begin(), holidays.off.end());
        work_.insert(holidays.work.begin(), holidays.work.end());
    }
}

bool WorkDays::is(Date day) const {
    if (work_.contains(day)) return true;
    std::chrono::weekday const weekday{std::chrono::sys_days{day}};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !off_.contains(day);
}

Date WorkDays::on_or_after(Date day) const {
    while (!is(day)) day = plus_days(day, 1);
    return day;
}

Date WorkDays::on_or_before(Date day) const {
    while (!is(day)) day = plus_days(day, -1);
    return day;
}

Date WorkDays::after(Date day, int count) const {
    auto const step = count < 0 ? -1 : 1;
    for (auto left = count; left != 0; left -= step) {
        do {
            day = plus_days(day, step);
        } while (!is(day));
    }
    return day;
}

std::string list_of(std::vector<std::string> const& names) {
    std::string result;
    for (auto const& one : names) result += (result.empty() ? "" : " ") + one;
    return result;
}

std::string by_clerk(std::string const& line) {
    return cast::kClerk + " 代 " + line;
}

bool is_among(std::vector<std::string> const& all, std::string_view one) {
    return std::ranges::find(all, one) != all.end();
}

/// The body on its first morning: who it is, what its numbers are, the holidays, the relatives, the organisations.
void tell_founding(Year& year) {
    auto chance = year.chance.apart("founding");
    auto const day = year.days.on_or_after(year.first);
    std::vector<std::string> numbers{
        cast::kChair + " 参数 minutes.comment-period 5", cast::kChair + " 参数 funds.large-sum 500000",
        cast::kChair + " 参数 directive.term 30",        cast::kChair + " 参数 problem.report-within 24",
        cast::kChair + " 参数 archive.return-within 30", cast::kChair + " 参数 report.yearly-within 60",
        cast::kChair + " 参数 conduct.check-within 90"};
    year.diary.write({day, 570}, std::move(numbers));
    // Terms in working days that begin in the last weeks run into the next year.
    auto const latest = static_cast<int>(plus_days(year.plan.last, 60).year());
    for (auto at = static_cast<int>(year.first.year()); at <= latest; ++at) {
        auto const holidays = holidays_of(at);
        auto line = cast::kClerk + " 节假日 " + std::to_string(at) + " " + in_quotes(holidays.source) + " 休";
        for (auto const& one : holidays.off) line += " " + to_text(one);
        if (!holidays.work.empty()) line += " 班";
        for (auto const& one : holidays.work) line += " " + to_text(one);
        year.diary.write({day, 580}, {line});
    }
    auto moment = Moment{day, 840};
    for (auto const* who : {"孙志刚", "刘雅琴", "吴慧敏"}) {
        auto const name = year.stranger(chance);
        year.relatives.emplace_back(who, name);
        year.diary.write(moment, {std::string(who) + " 亲属 " + in_quotes(name) + " " +
                                  in_quotes(year.phrases.one("relatives", {}, chance))});
        moment = moment.plus(25);
    }
}

}  // namespace quorate::demonstration

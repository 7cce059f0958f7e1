#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// With the people, in the branch, and what each member files of their own.
namespace quorate::demonstration {

namespace {

/// Each point of contact has its member; the first is given up for another in the course of the year.
void tell_points(Year& year) {
    auto const& points = year.phrases.of("visit.points");
    Moment const when{year.days.on_or_after(plus_days(year.first, 5)), 570};
    for (std::size_t at = 0; at < points.size(); ++at) {
        Doing doing(year, fmt::format("point-{}", at), when.plus(static_cast<int>(at) * 9));
        auto const& member = cast::members()[at % cast::members().size()];
        doing.start(cast::kOffice, "确定联系点",
                    fmt::format("联系点{} 联系的成员={} 起始日期={}", in_quotes(points[at]), member,
                                to_text(doing.when().day)));
        doing.wait(1);
        doing.step(cast::kChair, "同意");
        if (at > 0) continue;
        doing.wait(170);
        doing.step(cast::kOffice, "撤换原因「该点工作任务完成，另行选点」");
        doing.ends();
    }
}

void tell_visit(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("visit-{}", number), when);
    auto const& who = doing.chance().of(cast::members());
    auto const points = static_cast<int>(year.phrases.of("visit.points").size());
    auto const point = doing.chance().between(1, points - 1);
    auto const& heard = year.phrases.of("visit.heard");
    auto const which = static_cast<std::size_t>(doing.chance().below(static_cast<int>(heard.size())));
    doing.start(who, "联系点走访",
                fmt::format("联系点={{{{point-{}}}}} 日期={} 了解到的情况{}", point, to_text(doing.when().day),
                            in_quotes(heard[which])));
    doing.wait(doing.chance().between(4, 18));
    auto const outcome = filled(year.phrases.of("visit.outcomes").at(which % year.phrases.of("visit.outcomes").size()),
                                {}, doing.chance());
    doing.step(who, "办理结果" + in_quotes(outcome));
    doing.ends();
}

void tell_visitor(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("visitor-{}", number), when);
    auto const& member = doing.chance().of(cast::members());
    auto const starter = doing.chance().percent(40) ? cast::kOffice : member;
    auto const& handler = doing.chance().of(cast::units()).head;
    doing.start(starter, "接待来访",
                fmt::format("日期={} 反映的事项{} 承办人={}", to_text(doing.when().day),
                            doing.phrase("visitor.concerns"), handler));
    doing.wait(doing.chance().between(2, 9));
    doing.step(handler, "办理结果" + doing.phrase("visitor.outcomes"));
    doing.wait(doing.chance().between(1, 3));
    doing.step(handler, "答复来访人的情况" + doing.phrase("visitor.tolds"));
    doing.ends();
}

/// Entered by the member, looked through by the clerk.
void tell_entry(Year& year, std::string const& key, std::string const& who, std::string_view procedure,
                std::string const& fields, Moment when) {
    Doing doing(year, key, when);
    doing.start(who, procedure, fields);
    doing.wait(doing.chance().between(0, 3));
    doing.step(cast::kClerk);
    doing.ends();
}

void tell_branch(Year& year, int number, Moment when) {
    auto chance = year.chance.apart(fmt::format("branch {}", number));
    auto const& who = cast::members()[static_cast<std::size_t>(number) % cast::members().size()];
    auto const& branches = year.phrases.of("branches");
    auto const& branch = branches[static_cast<std::size_t>(number) % cast::members().size() % branches.size()];
    auto const day = year.at_work(when).day;
    tell_entry(year, fmt::format("branch-{}", number), who, "参加支部组织生活",
               fmt::format("所在支部{} 日期={} 形式={} 佐证{}", in_quotes(branch), to_text(day),
                           chance.of(year.phrases.of("branch.sorts")),
                           in_quotes(fmt::format("支部活动记录（{}，{}）", who, to_text(day)))),
               when);
}

void tell_filings(Year& year, Chance& chance) {
    auto const count = std::min<std::size_t>(cast::members().size(), static_cast<std::size_t>(year.share(7)));
    auto const of = static_cast<int>(year.end.year());
    for (std::size_t at = 0; at < count; ++at) {
        auto const& who = cast::members()[at];
        for (auto const& [key, procedure, field, day] : {std::tuple{"filing", "个人有关事项报告登记", "报出日期", 62},
                                                         {"account", "述职述廉登记", "述职日期", 55}}) {
            auto const when = year.some_time(plus_days(year.first, day + chance.between(0, 14)), chance);
            tell_entry(year, fmt::format("{}-{}", key, at), who, procedure,
                       fmt::format("年度={} {}={}", of, field, to_text(when.day)), when);
        }
    }
}

}  // namespace

void tell_people(Year& year) {
    auto chance = year.chance.apart("people");
    auto const each = [&](int of_two_hundred, auto const& tell) {
        auto const count = year.share(of_two_hundred);
        for (auto at = 0; at < count; ++at) tell(year, at, year.some_time(year.spread(at, count, chance), chance));
    };
    tell_points(year);
    each(18, tell_visit);
    each(16, tell_visitor);
    each(35, tell_branch);
    tell_filings(year, chance);
}

}  // namespace quorate::demonstration

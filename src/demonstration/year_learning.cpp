#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// What the group learns: by its plan, together, and in the field.
namespace quorate::demonstration {

namespace {

void tell_plan(Year& year, int of) {
    auto const from = std::max(plus_days(year.first, 8), Date{std::chrono::year{of} / std::chrono::January / 6});
    if (from > year.end) return;
    Doing doing(year, fmt::format("study-plan-{}", of), {from, 600});
    auto const topics = fmt::format("全年集体学习不少于十二次。一季度：{}；二季度：{}；下半年：{}",
                                    year.phrases.of("study.sessions")[0], year.phrases.of("study.sessions")[4],
                                    year.phrases.of("study.sessions")[13]);
    doing.start(cast::kClerk, "年度学习计划", fmt::format("专题安排{} 年度={}", in_quotes(topics), of));
    doing.line(cast::kClerk + " 办理 {} 同意 → 不予办理 step.doer 第三十二条");
    doing.wait(1);
    doing.step(cast::kChair, "同意 书记提出的要求「联系实际，少而精，每次学习解决一两个问题」");
    doing.wait(0);
    doing.group(cast::members(), "");
    doing.ends();
}

void tell_session(Year& year, std::string const& topic, int number, Date day) {
    Doing doing(year, fmt::format("study-{}", number), {year.days.after(day, -4), 590});
    auto const material = "学习材料：" + topic;
    doing.file(material, "一、必读篇目{m}篇 / 二、重点领会的问题 / 三、思考题{m}道 / 请会前自学，会上围绕思考题交流。");
    doing.start(cast::kClerk, "集体学习",
                fmt::format("专题{} 日期={} 辅导或发言人{} 学习材料{}", in_quotes(topic), to_text(day),
                            doing.phrase("study.speakers"), in_quotes(material)));
    doing.wait(1);
    doing.step(cast::kChair, "同意");
    doing.go_to({day, 900});
    if (number % 4 == 1) {
        doing.line(fmt::format("{} 加签 {} {{}} 「请列席学习」", cast::kClerk, cast::kLeader));
        doing.step(cast::kLeader);
    }
    auto present = cast::members();
    std::string const absent = doing.chance().percent(40) ? present.back() : "";
    std::erase(present, absent);
    doing.step(list_of(present));
    if (!absent.empty()) {
        doing.line("轮到 {} " + absent);
        doing.wait(3);
        doing.step(absent, "「已补学」");
    }
    doing.wait(1);
    auto const manner = std::vector<std::string>{"集中学习", "专家辅导", "专题研讨"};
    doing.step(cast::kClerk, fmt::format("形式={} 学习情况{}", doing.chance().of(manner), doing.phrase("study.notes")));
    doing.ends();
}

/// A matter that is under way then, which the research serves.
YearMatter const* matter_on(Year const& year, Moment when) {
    for (auto const& matter : year.matters) {
        auto const& kind = matter.kind->name;
        auto const fits = kind == "plan" || kind == "rules" || kind == "project";
        if (!fits || !matter.session || !matter.withdraws.empty() || matter.proposed >= when) continue;
        if (year.sessions[*matter.session].day > when.day) return &matter;
    }
    return nullptr;
}

void tell_research(Year& year, std::string const& topic, int number, Moment when) {
    Doing doing(year, fmt::format("research-{}", number), when);
    auto const& who = doing.chance().of(cast::members());
    auto const from = year.days.after(when.day, 1);
    auto const to = plus_days(from, doing.chance().between(0, 4));
    auto const manner = std::vector<std::string>{"经常性调研", "驻点调研", "随机调研"};
    auto fields = fmt::format("课题{} 地点{} 起止={}/{} 方式={}", in_quotes(topic), doing.phrase("research.places"),
                              to_text(from), to_text(to), doing.chance().of(manner));
    auto const* matter = doing.chance().percent(40) ? matter_on(year, doing.when()) : nullptr;
    if (matter != nullptr) fields += " 所服务的事项" + in_quotes(matter->title);
    doing.start(who, "调查研究", fields);
    doing.go_to({to, 980});
    doing.wait(doing.chance().between(1, 6));
    doing.step(who, "所见" + doing.phrase("research.findings"));
    doing.wait(doing.chance().between(3, 16));
    doing.step(who, "转化运用" + doing.phrase("research.uses"));
    doing.ends();
}

}  // namespace

void tell_learning(Year& year) {
    auto chance = year.chance.apart("learning");
    Titles titles;
    for (auto of = static_cast<int>(year.first.year()); of <= static_cast<int>(year.end.year()); ++of)
        tell_plan(year, of);
    auto topics = year.phrases.of("study.sessions");
    chance.shuffle(topics);
    auto const sessions = year.share(15);
    for (auto at = 0; at < sessions; ++at) {
        auto day = year.spread(at, sessions, chance);
        while (year.sits_on(day)) day = year.days.after(day, 1);
        tell_session(year, titles.own(topics[static_cast<std::size_t>(at) % topics.size()]), at, day);
    }
    auto subjects = year.phrases.of("research.topics");
    chance.shuffle(subjects);
    auto const studies = year.share(26);
    for (auto at = 0; at < studies; ++at) {
        auto const topic = titles.own(subjects[static_cast<std::size_t>(at) % subjects.size()]);
        tell_research(year, topic, at, year.some_time(year.spread(at, studies, chance), chance));
    }
}

}  // namespace quorate::demonstration

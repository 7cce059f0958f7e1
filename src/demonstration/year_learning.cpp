#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// What the group learns: by its plan, together, and in the field.
namespace quorate::demonstration {

namespace {

/// When the plan of a year is put to the chair.
Moment plan_put(Year const& year, int of) {
    auto const january = Date{std::chrono::year{of} / std::chrono::January / 6};
    return year.at_work({std::max(plus_days(year.first, 8), january), 600});
}

/// The year whose plan was put last before then: in the first days of a year it is that of the year before.
std::optional<int> plan_at(Year const& year, Moment when) {
    auto const now = static_cast<int>(when.day.year());
    for (auto of = now; of >= static_cast<int>(year.first.year()); --of) {
        if (plan_put(year, of) < when) return of;
    }
    return {};
}

void tell_plan(Year& year, int of) {
    auto const put = plan_put(year, of);
    if (put.day > year.end) return;
    Doing doing(year, fmt::format("study-plan-{}", of), put);
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

/// Who came, and what the absent made up; the clerk names neither twice.
void attend(Doing& doing) {
    auto present = cast::members();
    std::vector<std::string> absent;
    if (doing.chance().percent(40)) absent.push_back(present.back());
    if (doing.chance().percent(15)) absent.push_back(present[2]);
    for (auto const& one : absent) std::erase(present, one);
    auto const manner = std::vector<std::string>{"集中学习", "专家辅导", "专题研讨"};
    doing.step(cast::kClerk,
               fmt::format("步骤「登记形式、到会和学习情况」 形式={} 主持人={} 到会成员={} 到会情况={} 学习情况{}",
                           doing.chance().of(manner), cast::kChair, fmt::join(present, "、"),
                           absent.empty() ? "全体到会" : "有成员缺席", doing.phrase("study.notes")));
    if (absent.empty()) return;
    doing.wait(0);
    doing.step(cast::kClerk, fmt::format("缺席成员={}", fmt::join(absent, "、")));
    doing.line("轮到 {} " + list_of(absent));
    doing.line(cast::kChair + " 办理 {} 步骤「组长检查」 检查意见「好」 → 不予办理 step.not-open 第三十二条");
    for (auto const& one : absent) {
        doing.wait(2);
        auto const notes = one + "同志补学笔记";
        doing.file(notes, "一、补学的内容 / 二、体会 / 三、联系分管工作的打算");
        doing.step(one, "凭证" + in_quotes(notes));
    }
}

void tell_session(Year& year, std::string const& topic, int number, Date day) {
    Doing doing(year, fmt::format("study-{}", number), {year.days.after(day, -4), 590});
    auto const plan = plan_at(year, doing.when());
    if (!plan) return;
    auto const material = "学习材料：" + topic;
    doing.file(material, "一、必读篇目{m}篇 / 二、重点领会的问题 / 三、思考题{m}道 / 请会前自学，会上围绕思考题交流。");
    doing.start(
        cast::kClerk, "集体学习",
        fmt::format("专题{} 所属学习计划={{{{study-plan-{}}}}} 日期={} 辅导或发言人{} 学习材料{}", in_quotes(topic),
                    *plan, to_text(day), doing.phrase("study.speakers"), in_quotes(material)));
    doing.wait(1);
    doing.step(cast::kChair, "同意");
    doing.wait(0);
    auto told = cast::members();
    std::erase(told, cast::kChair);
    if (number % 4 == 1) {
        doing.line(fmt::format("{} 加签 {} {{}} 「请列席学习」 步骤「通知成员并送材料」", cast::kClerk, cast::kLeader));
        told.push_back(cast::kLeader);
    }
    doing.step(list_of(told), "步骤「通知成员并送材料」");
    doing.go_to({day, 1000});
    attend(doing);
    doing.wait(2);
    doing.step(cast::kChair, "检查意见" + doing.phrase("study.remarks"));
    doing.ends();
}

/// A member notes what they studied alone.
void tell_self_study(Year& year, std::string const& what, int number, Moment when) {
    Doing doing(year, fmt::format("self-study-{}", number), when);
    auto const& members = cast::members();
    auto const& who = members[static_cast<std::size_t>(number) % members.size()];
    doing.start(who, "个人自学",
                fmt::format("自学内容{} 学完日期={} 学时={} 体会{}", in_quotes(what), to_text(doing.when().day),
                            doing.chance().between(2, 12), doing.phrase("self-study.gains")));
    doing.wait(1);
    doing.step(who == cast::kChair || doing.chance().percent(70) ? cast::kClerk : cast::kChair);
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
    auto alone = year.phrases.of("self-study.contents");
    chance.shuffle(alone);
    auto const studied = year.share(21);
    for (auto at = 0; at < studied; ++at) {
        auto const what = titles.own(alone[static_cast<std::size_t>(at) % alone.size()]);
        tell_self_study(year, what, at, year.some_time(year.spread(at, studied, chance), chance));
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

#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// The work of the party: its organisations, the yearly tasks, checks of conduct, guidance, openness, the life meeting.
namespace quorate::demonstration {

namespace {

void tell_organisations(Year& year) {
    auto const& all = year.phrases.of("organisations");
    Moment const when{year.days.on_or_after(plus_days(year.first, 4)), 610};
    for (std::size_t at = 0; at < all.size(); ++at) {
        auto const parts = parts_of(all[at]);
        Doing doing(year, fmt::format("organisation-{}", at), when.plus(static_cast<int>(at) * 12));
        auto const above = at == 0 ? std::string() : " 上级党组织={{organisation-0}}";
        doing.start(cast::kOffice, "登记党组织",
                    fmt::format("党组织名称{} 类别={}{} 书记{} 党员人数={}", in_quotes(parts.front()), parts.back(),
                                above, in_quotes(year.stranger(doing.chance())), doing.chance().between(9, 64)));
        doing.wait(1);
        doing.step(cast::kChair);
        doing.ends();
    }
    auto const& changes = year.phrases.of("organisation.changes");
    for (std::size_t at = 0; at < changes.size(); ++at) {
        auto const parts = parts_of(changes[at]);
        Doing doing(year, fmt::format("change-{}", at), {plus_days(year.first, 90 + static_cast<int>(at) * 85), 640});
        doing.start(cast::kOffice, "党组织变动",
                    fmt::format("变动内容{} 类别={} 哪个党组织={{{{organisation-{}}}}} 日期={}",
                                in_quotes(parts.front()), parts.back(), 3 + at, to_text(doing.when().day)));
        doing.wait(2);
        doing.step(cast::kChair);
        doing.ends();
    }
}

/// One item of the year's business, which somebody leads.
void tell_business(Year& year, int number, std::string const& work, std::string const& lead, Moment when) {
    Doing doing(year, fmt::format("business-{}", number), when);
    doing.start(cast::kOffice, "年度业务工作",
                fmt::format("业务工作{} 年度={} 牵头人={}", in_quotes(work), static_cast<int>(year.end.year()), lead));
    doing.wait(1);
    doing.step(cast::kChair, "同意");
    doing.ends();
}

/// Each member has a task of the year at least; most are done by its end.
void tell_duty(Year& year, int number, Moment when) {
    auto const& tasks = year.phrases.of("duty.tasks");
    auto const parts = parts_of(tasks[static_cast<std::size_t>(number) % tasks.size()]);
    auto const& owner = cast::members()[static_cast<std::size_t>(number) % cast::members().size()];
    tell_business(year, number, parts.back(), owner, when);
    Doing doing(year, fmt::format("duty-{}", number), when);
    doing.wait(1);
    doing.start(
        cast::kOffice, "党建工作任务",
        fmt::format("党建工作{0} 对应的业务工作={{{{business-{1}}}}} 年度={2} 完成时限={2}-12-20 职责={3} 责任人={4}",
                    in_quotes(parts.front()), number, static_cast<int>(year.end.year()),
                    doing.chance().of(year.phrases.of("duty.choices")), owner));
    doing.wait(1);
    doing.step(cast::kChair, "同意");
    doing.numbered("duties");
    doing.wait(doing.chance().between(5, 15));
    doing.step(owner, "步骤「部署」 部署情况" + doing.phrase("duty.deployments"));
    doing.wait(doing.chance().between(60, 150));
    doing.step(owner, "步骤「推进」 推进情况" + doing.phrase("duty.progress"));
    doing.wait(doing.chance().between(20, 60));
    doing.step(cast::kChair, "步骤「考核」 同意 考核情况" + doing.phrase("duty.assessments"));
    doing.ends();
}

void tell_conduct(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("conduct-{}", number), when);
    auto const& subjects = year.phrases.of("conduct.subjects");
    auto const which = static_cast<std::size_t>(number) % subjects.size();
    auto const found = year.phrases.of("conduct.found").at(which % 4);
    auto const mended = year.phrases.of("conduct.measures").at(which % 4);
    auto const& owner = doing.chance().of(cast::units()).head;
    doing.start(cast::kOffice, "作风检查",
                fmt::format("检查内容{} 依据={} 整改责任人={}", in_quotes(subjects[which]),
                            doing.chance().of(year.phrases.of("conduct.rules")), owner));
    doing.wait(2);
    doing.step(cast::kOffice, "发现的问题" + in_quotes(found));
    doing.wait(doing.chance().between(5, 15));
    doing.step(owner, "整改情况" + in_quotes(mended));
    doing.wait(2);
    doing.step(cast::kChair, "同意");
    doing.ends();
}

void tell_guidance(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("guidance-{}", number), when);
    auto const& subjects = year.phrases.of("guidance.subjects");
    auto const subject = subjects[static_cast<std::size_t>(number) % subjects.size()];
    auto const reply = fmt::format("关于{}的回复（{}）", subject, number + 1);
    doing.file(reply, "省直机关工委：来函收悉。 / 一、落实情况 / 二、存在的不足 / 三、下一步措施");
    doing.start(
        cast::kClerk, "接受机关工委指导",
        fmt::format("指导督促内容{} 来自「省直机关工委」 收到日期={}", in_quotes(subject), to_text(doing.when().day)));
    doing.numbered("guidance");
    doing.wait(1);
    doing.step(cast::kChair);
    doing.wait(doing.chance().between(6, 15));
    doing.step(cast::kClerk, fmt::format("落实情况{} 回复{}", doing.phrase("guidance.measures"), in_quotes(reply)));
    doing.wait(1);
    doing.step(cast::kChair, "原件" + in_quotes(reply));
    doing.wait(0);
    seal_signed(year, doing, reply, "指导回复", 2);
    doing.wait(0);
    doing.step(cast::kClerk, "原件" + in_quotes(reply));
    doing.wait(1);
    doing.step(cast::kOffice, year.filed_in("发文", doing.when().day));
    doing.ends();
}

void tell_consultation(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("consultation-{}", number), when);
    auto const& subjects = year.phrases.of("consultation.subjects");
    auto const subject = subjects[static_cast<std::size_t>(number) % subjects.size()];
    doing.start(cast::kOffice, "征求意见", "征求意见的问题" + in_quotes(subject));
    std::vector<std::string> asked;
    for (auto const& unit : cast::units()) asked.push_back(unit.head);
    doing.chance().shuffle(asked);
    asked.resize(3);
    doing.wait(0);
    doing.line(
        fmt::format("{} 征询 {} {{}} {}", cast::kOffice, list_of(asked), doing.phrase("consultation.questions")));
    for (auto const& who : asked) {
        doing.wait(doing.chance().between(0, 2));
        doing.line(
            fmt::format("{} 回复征询 {{}} {}", who,
                        doing.phrase("consultation.opinions", {{"unit", doing.chance().of(cast::units()).name}})));
    }
    doing.wait(1);
    doing.line(cast::kOffice + " 办理 {} → 不予办理 consult.unused 第十二条 缺3");
    for (auto const& who : asked)
        doing.line(fmt::format("{} 采纳情况 {} {{}} {}", cast::kOffice, who, doing.phrase("consultation.uses")));
    doing.step(cast::kOffice);
    doing.wait(1);
    doing.step(cast::kOffice, "意见综述" + doing.phrase("consultation.summaries"));
    doing.ends();
}

/// What was decided last by then and is nobody's affair in person.
YearMatter const* open_to_all(Year const& year, Moment when) {
    YearMatter const* found = nullptr;
    for (auto const& matter : year.matters) {
        auto const& kind = matter.kind->name;
        auto const fits =
            matter.purpose == Purpose::itself && (kind == "plan" || kind == "rules" || kind == "integrity");
        if (!fits || !matter.decided || *matter.settled >= when.day) continue;
        if (found == nullptr || *found->settled < *matter.settled) found = &matter;
    }
    return found;
}

std::string circulation_subject(Year& year, int number) {
    auto const& subjects = year.phrases.of("circulation.subjects");
    return fmt::format("{}（第{}次）", subjects[static_cast<std::size_t>(number) % subjects.size()], number + 1);
}

/// What goes to the members alone, who each read it.
void tell_briefing(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("briefing-{}", number), when);
    auto const subject = "内部通报：" + circulation_subject(year, number);
    doing.file(subject, "一、基本情况 / 二、主要做法 / 三、下一步安排");
    doing.start(cast::kOffice, "向成员通报情况",
                fmt::format("通报的内容{} 成员阅的通报{}", in_quotes(subject), in_quotes(subject)));
    doing.wait(1);
    doing.step(cast::kClerk, "同意");
    doing.wait(1);
    doing.step(cast::kChair, "同意");
    doing.wait(1);
    auto readers = cast::members();
    std::erase(readers, cast::kChair);
    doing.step(list_of(readers));
    doing.ends();
}

/// Beyond the members it makes a decision known, or what a rule opens.
void tell_circulation(Year& year, int number, Moment when) {
    Doing doing(year, fmt::format("circulation-{}", number), when);
    auto const subject = circulation_subject(year, number);
    auto const* decided = doing.chance().percent(50) ? open_to_all(year, doing.when()) : nullptr;
    doing.file(subject, "一、基本情况 / 二、主要做法 / 三、下一步安排 / 欢迎监督，意见请送办公室。");
    doing.start(cast::kOffice, "情况通报和党务公开",
                fmt::format("通报或公开的内容{} 范围={} 通报或公开的依据={} 发布稿{}", in_quotes(subject),
                            doing.chance().of(year.phrases.of("circulation.scopes")),
                            decided == nullptr ? "按规定公开的情况" : "党组决定", in_quotes(subject)));
    doing.wait(1);
    doing.line(cast::kClerk + " 办理 {} 步骤「保密审查」 同意 → 不予办理 step.not-open 第十二条");
    doing.step(cast::kClerk, decided == nullptr ? "所依据的规定" + doing.phrase("circulation.rules")
                                                : "所依据的决定" + in_quotes(decided->title));
    doing.step(cast::kClerk, "同意");
    doing.wait(1);
    doing.step(cast::kChair, "同意");
    doing.wait(0);
    doing.step(cast::kOffice, fmt::format("原件{} 发布日期={} 发布处{}", in_quotes(subject), to_text(doing.when().day),
                                          doing.phrase("circulation.places")));
    doing.numbered("openness");
    doing.ends();
}

/// The year's life meeting, around the meeting of the body that settles its analysis.
class LifeMeeting {
  public:
    LifeMeeting(Year& year, Session const& session, YearMatter const& matter, YearMatter const* measures)
        : year_(year),
          session_(session),
          matter_(matter),
          measures_(measures),
          doing_(year, "life-meeting", {plus_days(session.day, -44), 560}) {}

    void tell() {
        doing_.start(cast::kClerk, "民主生活会",
                     fmt::format("主题{} 年度={} 拟开日期={}", doing_.phrase("life.themes"),
                                 static_cast<int>(session_.day.year()), to_text(year_.days.after(session_.day, 6))));
        doing_.wait(1);
        doing_.step(cast::kChair, "列席人员" + doing_.phrase("life.observers"));
        doing_.numbered("life-meeting");
        listen();
        talk();
        analyse();
        settle();
        hold();
    }

  private:
    void listen() {
        std::vector<std::string> asked;
        for (auto const& unit : cast::units()) asked.push_back(unit.head);
        doing_.wait(1);
        doing_.line(fmt::format("{} 征询 {} {{}} {}", cast::kClerk, list_of(asked), doing_.phrase("life.questions")));
        for (auto const& who : asked) {
            doing_.wait(0);
            doing_.line(fmt::format("{} 回复征询 {{}} {}", who, doing_.phrase("life.opinions")));
        }
        doing_.wait(1);
        for (auto const& who : asked)
            doing_.line(fmt::format("{} 采纳情况 {} {{}} {}", cast::kClerk, who, doing_.phrase("life.uses")));
        std::string const digest = "征求到的意见汇总";
        doing_.file(digest, "一、对班子的意见 / 二、对成员的意见");
        doing_.step(cast::kClerk, "步骤「听取意见」 意见反馈稿" + in_quotes(digest));
        for (auto const& who : cast::members()) {
            doing_.wait(0);
            doing_.step(who, "步骤「向成员反馈意见」");
        }
    }

    /// Everyone with everyone.
    void talk() {
        auto const& members = cast::members();
        for (std::size_t one = 0; one < members.size(); ++one) {
            for (auto other = one + 1; other < members.size(); ++other) {
                if (other % 2 == 0) doing_.wait(0);
                doing_.step(members[one], "步骤「成员逐一谈心」 谈心=" + members[other]);
            }
        }
    }

    void analyse() {
        doing_.go_to({plus_days(session_.day, -14), 560});
        for (auto const& who : cast::members()) {
            auto const paper = who + "同志党性分析材料";
            doing_.file(paper, "一、学习和思想方面 / 二、作风方面 / 三、原因分析 / 四、努力方向");
            doing_.wait(0);
            doing_.step(who, "步骤「成员各写党性分析材料」 凭证" + in_quotes(paper));
        }
        std::string const group = "党组班子党性分析材料";
        doing_.file(group, "一、查摆的问题 / 二、原因剖析 / 三、整改方向和措施");
        doing_.wait(1);
        doing_.step(cast::kChair, fmt::format("步骤「书记主持起草班子材料」 班子党性分析材料{} 原件{}",
                                              in_quotes(group), in_quotes(group)));
    }

    void settle() {
        doing_.go_to({year_.days.after(session_.planned, 1), 600});
        doing_.line(cast::kClerk + " 关联 {} " + in_quotes(matter_.title));
        doing_.go_to({year_.days.after(session_.day, 1), 570});
        doing_.step(cast::kOffice, "步骤「事先报告省委」 同意 「省委组织部答复：同意按期召开」 凭证「事先报告及答复」");
    }

    void hold() {
        doing_.go_to({year_.days.after(session_.day, 6), 1020});
        auto const absent = doing_.chance().percent(50);
        auto present = cast::members();
        if (absent) present.pop_back();
        auto const held = to_text(doing_.when().day);
        doing_.step(cast::kClerk,
                    fmt::format("步骤「召开并登记到会」 召开日期={} 主持人={} 到会成员={} 到会情况={} 会后报告时限={}",
                                held, cast::kChair, fmt::join(present, "、"), absent ? "有成员缺席" : "全体到会",
                                to_text(plus_days(doing_.when().day, 40))));
        for (auto const& who : present) {
            auto const criticism = who + "同志的自我批评和受到的批评";
            doing_.file(criticism, "一、自我批评 / 二、其他成员提出的意见 / 三、本人表态");
            doing_.wait(0);
            doing_.step(who, "步骤「逐人登记批评与自我批评」 凭证" + in_quotes(criticism));
        }
        if (absent) doing_.step(cast::kClerk, "步骤「写明缺席成员」 缺席成员=" + cast::members().back());
        std::string const record = "民主生活会会议记录";
        doing_.file(record, "书记主持，成员逐一作对照检查，开展批评和自我批评。 / 批评意见共{n}条。");
        doing_.step(cast::kClerk, "步骤「整理会议记录」 会议记录" + in_quotes(record));
        if (absent) hear_and_tell(cast::members().back());
        settle_measures();
    }

    /// Of somebody who was absent: what they wrote, and that they were told.
    void hear_and_tell(std::string const& who) {
        auto const written = who + "同志书面发言";
        doing_.file(written, "因公出差不能到会，书面发言如下： / 一、个人检视 / 二、对班子的意见");
        doing_.wait(0);
        doing_.step(who, "步骤「缺席成员各交书面发言」 凭证" + in_quotes(written));
        doing_.wait(1);
        auto const told = "向" + who + "同志转告会议情况的记录";
        doing_.file(told, "一、转告人和日期：书记，会后次日 / 二、转告的会议情况和意见 / 三、本人表示接受");
        doing_.step(who, "步骤「会后逐人转告缺席成员」 凭证" + in_quotes(told));
    }

    /// The measures come before the next meeting of the body.
    void settle_measures() {
        std::string const measures = "民主生活会整改措施";
        doing_.file(measures, doing_.chance().of(year_.phrases.of("life.measures")));
        doing_.wait(2);
        doing_.step(cast::kOffice, "步骤「拟定整改措施」 整改措施" + in_quotes(measures));
        if (measures_ == nullptr || !measures_->session || !measures_->settled) return;
        doing_.go_to({year_.days.after(year_.sessions[*measures_->session].planned, 1), 610});
        doing_.line(cast::kClerk + " 关联 {} " + in_quotes(measures_->title));
        doing_.go_to({year_.days.after(*measures_->settled, 1), 580});
        report();
    }

    void report() {
        std::string const bulletin = "民主生活会情况通报";
        doing_.file(bulletin, "一、会议情况 / 二、整改措施");
        doing_.step(cast::kOffice, "通报范围「各党支部和直属单位党组织」 通报稿" + in_quotes(bulletin));
        std::string const report = "关于民主生活会情况的专题报告";
        doing_.file(report, "一、会前准备 / 二、会议情况 / 三、整改措施");
        doing_.wait(2);
        doing_.step(cast::kChair, fmt::format("专题报告{} 原件{}", in_quotes(report), in_quotes(report)));
        doing_.wait(1);
        doing_.step(cast::kOffice, "步骤「报送省委」 原件" + in_quotes(report));
        doing_.ends();
    }

    Year& year_;
    Session const& session_;
    YearMatter const& matter_;
    YearMatter const* measures_;
    Doing doing_;
};

}  // namespace

void tell_party_work(Year& year) {
    auto chance = year.chance.apart("party work");
    tell_organisations(year);
    auto const each = [&](int of_two_hundred, auto const& tell) {
        auto const count = year.share(of_two_hundred);
        for (auto at = 0; at < count; ++at) tell(year, at, year.some_time(year.spread(at, count, chance), chance));
    };
    each(6, tell_conduct);
    each(4, tell_guidance);
    each(9, tell_consultation);
    each(4, tell_briefing);
    each(8, tell_circulation);
    // The tasks are those of the year in which it ends; they are set up in its first weeks.
    auto const january = Date{year.end.year() / std::chrono::January / 8};
    auto const from = std::max(plus_days(year.first, 12), january);
    auto const duties = year.share(14);
    for (auto at = 0; at < duties; ++at) tell_duty(year, at, year.some_time(plus_days(from, at * 30 / duties), chance));
    // What came up late in the year has nothing of the party's work beside it yet.
    tell_business(year, duties, year.phrases.of("business.late").front(), cast::members().back(),
                  year.some_time(plus_days(year.end, -20), chance));
    for (auto const& matter : year.matters) {
        if (matter.purpose != Purpose::life_meeting || !matter.session) continue;
        auto const& session = year.sessions[*matter.session];
        auto const measures = std::ranges::find(year.matters, Purpose::life_measures, &YearMatter::purpose);
        auto const* settles = measures == year.matters.end() ? nullptr : &*measures;
        if (days_between(year.first, session.day) > 50) LifeMeeting(year, session, matter, settles).tell();
    }
}

}  // namespace quorate::demonstration

#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// What goes to superiors or is published in the group's name: by the meeting where it has to be.
namespace quorate::demonstration {

namespace {

/// The step that only a decision moves; false where none came of it.
bool settled_by_meeting(Doing& doing, YearMatter const& matter) {
    doing.line(cast::kClerk + " 关联 {} " + in_quotes(matter.title));
    if (!matter.settled) return false;
    doing.go_to({plus_days(*matter.settled, 1), 570});
    if (!matter.decided) doing.ends("refused");
    return matter.decided;
}

/// In days: until when something is to be sent out, with a meeting to wait for and without.
constexpr int kByMeeting = 60;
constexpr int kWithoutMeeting = 21;

/// A request asks for one thing and waits for its answer; a report asks for nothing.
class ToSuperiors {
  public:
    ToSuperiors(Year& year, std::string key, std::string subject, Moment when)
        : year_(year), doing_(year, std::move(key), when), subject_(std::move(subject)) {}

    void tell(bool asks, YearMatter const* matter) {
        auto const draft = (asks ? "请示稿：" : "报告稿：") + subject_;
        auto const to = doing_.chance().percent(50) ? "省委" : "省政府";
        auto const way = matter != nullptr ? "提请党组会议" : "不需提请";
        auto const due = to_text(plus_days(doing_.when().day, matter != nullptr ? kByMeeting : kWithoutMeeting));
        doing_.file(draft, "一、基本情况 / 二、主要问题 / 三、下一步工作 / 特此上报。");
        auto const& head = doing_.chance().of(cast::units()).head;
        if (asks) {
            doing_.start(head, "向上级请示",
                         fmt::format("请示事项（一件）{} 主送={} 报出期限={} 集体讨论={} 请示稿{}", in_quotes(subject_),
                                     to, due, way, in_quotes(draft)));
        } else {
            auto const sort = subject_.find("年度") == std::string::npos ? "专项报告" : "年度报告";
            doing_.start(head, "向上级报告",
                         fmt::format("报告事项{} 主送={} 类别={} 报出期限={} 集体讨论={} 内容提要{} 报告稿{}",
                                     in_quotes(subject_), to, sort, due, way, doing_.phrase("report.summaries"),
                                     in_quotes(draft)));
        }
        doing_.wait(0);
        doing_.step(cast::kOffice, "同意");
        doing_.wait(0);
        if (matter != nullptr && !settled_by_meeting(doing_, *matter)) return;
        doing_.wait(1);
        doing_.step(cast::kChair, "原件" + in_quotes(draft));
        doing_.numbered("requests");
        doing_.wait(0);
        seal_signed(year_, doing_, draft, asks ? "请示" : "报告", doing_.chance().between(2, 5));
        doing_.wait(1);
        doing_.step(cast::kOffice, "原件" + in_quotes(draft));
        if (asks) answer(head);
        doing_.wait(1);
        doing_.step(cast::kOffice, year_.filed_in("发文", doing_.when().day));
        doing_.ends();
    }

  private:
    void answer(std::string const& head) {
        auto const reply = "批复：" + subject_;
        doing_.file(reply, "你厅请示收悉。经研究，现批复如下： / 一、原则同意。 / 二、结果及时报告。");
        doing_.wait(doing_.chance().between(8, 30));
        doing_.step(cast::kOffice, fmt::format("同意 「来文已收」 批复要点{} 凭证{}", doing_.phrase("request.replies"),
                                               in_quotes(reply)));
        doing_.wait(doing_.chance().between(5, 20));
        doing_.step(head, "落实情况" + doing_.phrase("request.follow-ups"));
    }

    Year& year_;
    Doing doing_;
    std::string subject_;
};

/// Texts for publication: in the group's name, a member's, the chair's.
void tell_publication(Year& year, YearMatter const& matter, bool of_chair) {
    auto const key = fmt::format("publication-{}", matter.number);
    Doing doing(year, key, matter.proposed.plus(35));
    auto const& title = matter.slots.at("t");
    auto const draft = title + "（送审稿）";
    doing.file(draft, "一、问题的提出 / 二、主要做法 / 三、体会和建议");
    auto const where = doing.phrase("clearance.wheres");
    auto const in_groups_name = matter.title.starts_with("党组名义");
    auto const author = in_groups_name ? cast::kOffice : of_chair ? cast::kChair : matter.proposer;
    if (in_groups_name) {
        doing.start(
            cast::kOffice, "党组名义文稿审定",
            fmt::format("题目{} 类型=文章 送审稿{} 刊发或使用场合{}", in_quotes(title), in_quotes(draft), where));
        doing.wait(0);
        doing.step(cast::kOffice, "同意");
    } else if (author == cast::kChair) {
        doing.start(author, "书记署名文稿审定",
                    fmt::format("题目{} 拟刊发处{} 送审稿{}", in_quotes(title), where, in_quotes(draft)));
    } else {
        doing.start(
            author, "成员署名文稿审批",
            fmt::format("题目{} 拟刊发处{} 送审稿{} 审批途径=党组审定", in_quotes(title), where, in_quotes(draft)));
    }
    doing.wait(0);
    if (!settled_by_meeting(doing, matter)) return;
    doing.wait(2);
    doing.step(author, "原件" + in_quotes(draft));
    doing.ends();
}

void tell_signed_work(Year& year, std::string const& title, int number, Moment when) {
    Doing doing(year, fmt::format("signed-{}", number), when);
    auto const& who = cast::members()[1 + static_cast<std::size_t>(number) % 6];
    auto const draft = title + "（署名文稿）";
    doing.file(draft, "一、背景 / 二、做法 / 三、思考");
    doing.start(who, "成员署名文稿审批",
                fmt::format("题目{} 拟刊发处{} 送审稿{} 审批途径=书记批准", in_quotes(title),
                            doing.phrase("clearance.wheres"), in_quotes(draft)));
    doing.wait(1);
    doing.step(cast::kChair, "同意");
    doing.wait(3);
    doing.step(who, "原件" + in_quotes(draft));
    doing.ends();
}

}  // namespace

void tell_clearances(Year& year) {
    auto chance = year.chance.apart("clearances");
    auto signed_works = 0;
    for (auto const& matter : year.matters) {
        if (!matter.session || matter.purpose != Purpose::itself) continue;
        auto const asks = matter.title.find("请示") != std::string::npos;
        if (matter.kind->name == "report-to-superior")
            ToSuperiors(year, fmt::format("superior-{}", matter.number), matter.slots.at("t"), matter.proposed.plus(45))
                .tell(asks, &matter);
        if (matter.kind->name != "publication") continue;
        auto const in_groups_name = matter.title.starts_with("党组名义");
        tell_publication(year, matter, !in_groups_name && signed_works++ % 3 == 0);
    }
    for (auto const asks : {true, false}) {
        auto subjects = year.phrases.of(asks ? "request.subjects" : "report.subjects");
        chance.shuffle(subjects);
        auto const count = std::min(year.share(7), static_cast<int>(subjects.size()));
        for (auto at = 0; at < count; ++at)
            ToSuperiors(year, fmt::format("{}-{}", asks ? "request" : "report", at),
                        subjects[static_cast<std::size_t>(at)], year.some_time(year.spread(at, count, chance), chance))
                .tell(asks, nullptr);
    }
    auto topics = year.phrases.of("publication.topics");
    chance.shuffle(topics);
    auto const works = std::min(year.share(5), static_cast<int>(topics.size()));
    for (auto at = 0; at < works; ++at)
        tell_signed_work(year, topics[static_cast<std::size_t>(at)], at,
                         year.some_time(year.spread(at, works, chance), chance));
}

}  // namespace quorate::demonstration

#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// Papers that come in and go out, and the seal.
namespace quorate::demonstration {

namespace {

std::string year_text(Date day) {
    return std::to_string(static_cast<int>(day.year()));
}

/// A paper from outside, until it is filed.
class Incoming {
  public:
    Incoming(Year& year, std::string title, int number, Moment when)
        : title_(std::move(title)),
          doing_(year, fmt::format("incoming-{}", number), when),
          unit_(doing_.chance().of(cast::units())),
          to_do_(doing_.chance().percent(65)),
          answered_(to_do_ && doing_.chance().percent(40)) {}

    void tell(Year const& year) {
        auto const clerk_took_it = doing_.chance().percent(30);
        starter_ = clerk_took_it ? cast::kClerk : cast::kOffice;
        auto const from = parts_of(doing_.chance().of(year.phrases.of("incoming.froms")));
        sender_ = from.front();
        auto const day = doing_.when().day;
        auto const number = fmt::format("{}〔{}〕{}号", from.back(), year_text(day), doing_.chance().between(1, 160));
        auto const urgency = doing_.chance().below(10);
        if (urgency >= 7) days_left_ = urgency < 9 ? 20 : 12;
        doing_.file(title_, doing_.chance().of(year.phrases.of("incoming.texts")));
        doing_.start(
            starter_, "收文办理",
            fmt::format("标题{} 来文单位{} 来文字号{} 签收日期={} 办理类型={} 紧急程度={} 来文{}", in_quotes(title_),
                        in_quotes(from.front()), in_quotes(number), to_text(day), to_do_ ? "办件" : "阅件",
                        urgency < 7   ? "平件"
                        : urgency < 9 ? "加急"
                                      : "特急",
                        in_quotes(title_)));
        doing_.numbered("incoming");
        check();
        doing_.wait(0);
        doing_.step(cast::kOffice, "拟办意见" + doing_.phrase("incoming.proposals", {{"unit", unit_.name}}));
        instruct();
        circulate();
        if (to_do_) handle();
        if (answered_) answer();
        doing_.wait(1);
        doing_.step(cast::kOffice, year.filed_in("收文", doing_.when().day));
        doing_.ends();
    }

  private:
    void check() {
        doing_.wait(0);
        if (doing_.chance().percent(6)) {
            doing_.line(cast::kOffice + " 退回步骤 {} " + doing_.phrase("return.reasons"));
            doing_.wait(0);
            doing_.line(starter_ + " 重新提交 {} 标题" + in_quotes(title_));
            doing_.wait(0);
        }
        doing_.step(cast::kOffice, "同意");
    }

    void instruct() {
        doing_.wait(doing_.chance().between(0, 2));
        auto const share = doing_.chance().below(10);
        scope_ = share < 6 ? "all" : share < 8 ? "some" : "none";
        auto const section = fmt::format("incoming.{}.{}", to_do_ ? "handled" : "read", scope_);
        doing_.step(cast::kChair,
                    fmt::format("批示{} 传阅范围={}", doing_.phrase(section, {{"unit", unit_.name}}),
                                scope_ == "all"    ? "全体成员"
                                : scope_ == "some" ? "指定人员"
                                                   : "不传阅") +
                        (days_left_ == 0 ? "" : " 办理时限=" + to_text(plus_days(doing_.when().day, days_left_))));
        if (!to_do_) return;
        doing_.wait(0);
        doing_.step(
            doing_.chance().percent(50) ? cast::kOffice : cast::kClerk,
            fmt::format("步骤「交办」 承办人={} 答复来文单位={}", unit_.head, answered_ ? "需要答复" : "不需答复"));
    }

    void circulate() {
        auto readers = cast::members();
        std::erase(readers, cast::kChair);
        if (scope_ == "all") {
            doing_.wait(1);
            doing_.group(readers, "步骤「成员传阅」");
        } else if (scope_ == "some") {
            doing_.chance().shuffle(readers);
            readers.resize(2);
            doing_.step(cast::kOffice, fmt::format("步骤「照批示确定传阅人」 传阅人={}、{}", readers[0], readers[1]));
            doing_.wait(1);
            doing_.group(readers, "步骤「指定人员传阅」");
        }
    }

    void handle() {
        doing_.wait(doing_.chance().between(1, 4));
        auto who = unit_.head;
        if (doing_.chance().percent(8)) {
            doing_.line(fmt::format("{} 催办 {{}} {}", cast::kClerk, doing_.phrase("urge.texts")));
            doing_.wait(1);
        }
        if (doing_.chance().percent(8)) {
            auto const other = doing_.chance().of(cast::units()).head;
            if (other != who) {
                doing_.line(fmt::format("{} 转办 {} {{}} {}", who, other, doing_.phrase("hand-over.reasons")));
                doing_.wait(1);
                who = other;
            }
        }
        doing_.step(who, "步骤「承办」 办理结果" + doing_.phrase("incoming.outcomes"));
    }

    /// By whoever has the paper in hand, or the office for them; the letter itself is not always kept here.
    void answer() {
        doing_.wait(1);
        auto what =
            fmt::format("步骤「答复来文单位」 答复对象{} 答复日期={}", in_quotes(sender_), to_text(doing_.when().day));
        if (doing_.chance().percent(70)) {
            auto const letter = "答复：" + title_;
            doing_.file(letter, sender_ + "：来文收悉。 / 一、办理情况 / 二、下一步安排");
            what += " 答复件" + in_quotes(letter);
        }
        doing_.step(doing_.chance().percent(50) ? unit_.head : cast::kOffice, what);
    }

    std::string title_;
    Doing doing_;
    Unit unit_;
    bool to_do_;
    bool answered_;
    int days_left_ = 0;  ///< to handle it in, from the instruction on; 0: as long as it takes
    std::string starter_;
    std::string sender_;
    std::string scope_;  ///< whom the instruction lets read it
};

/// From the signature on all papers that go out take the same way. A paper bears the day of the decision that settled
/// it, else that of the signature.
void send(Year& year, Doing& doing, std::string const& file, std::optional<Date> decided) {
    doing.wait(1);
    doing.step(cast::kChair, "原件" + in_quotes(file));
    doing.numbered("outgoing");
    auto const dated = decided.value_or(doing.when().day);
    doing.wait(0);
    auto const copies = doing.chance().between(8, 60);
    doing.step(cast::kOffice, fmt::format("成文日期={} 印制份数={} 分送范围{}", to_text(dated), copies,
                                          doing.phrase("outgoing.distribution")));
    doing.wait(0);
    doing.line(
        fmt::format("{} 办理 {{}} 步骤「核发」 原件{} → 不予办理 step.not-open", cast::kOffice, in_quotes(file)));
    seal_signed(year, doing, file, "发文", copies);
    doing.wait(0);
    doing.step(cast::kOffice, "原件" + in_quotes(file));
    doing.wait(1);
    doing.step(cast::kOffice, year.filed_in("发文", doing.when().day));
    doing.ends();
}

/// By the member who looks after another unit that is concerned, and by that unit.
void countersign(Doing& doing, std::string const& starter) {
    auto units = cast::units();
    std::erase_if(units, [&](Unit const& one) { return one.head == starter; });
    auto const& other = doing.chance().of(units);
    doing.step(starter, fmt::format("会签人={}、{}", other.head, other.leader));
    doing.wait(1);
    doing.line(cast::kOffice + " 办理 {} 步骤「办公室审核」 同意 → 不予办理 step.not-open 第三十九条第三款");
    doing.group({other.head, other.leader}, "同意");
    doing.wait(0);
}

/// Drafted in a unit; where others are concerned they countersign before the office looks at it.
void draft(Year const& year, Doing& doing, std::string const& starter, std::string const& title,
           std::string_view route) {
    auto const& kinds = {"决定", "意见", "通知", "通报", "批复", "函"};
    std::string sort = "通知";
    for (auto const* kind : kinds) {
        if (title.ends_with(kind)) sort = kind;
    }
    auto const to = doing.chance().of(year.phrases.of("outgoing.addressees"));
    auto const copies = doing.chance().of(year.phrases.of("outgoing.copies"));
    auto const agreed = doing.chance().percent(35);
    doing.start(
        starter, "发文办理",
        fmt::format("标题{} 文种={} 主送机关{} 抄送机关{} 会签={} 审定方式={} 文稿{}", in_quotes(title), sort,
                    in_quotes(to), in_quotes(copies), agreed ? "需要会签" : "不需会签", route, in_quotes(title)));
    doing.wait(0);
    if (agreed) countersign(doing, starter);
    doing.step(cast::kOffice, "同意");
    doing.wait(0);
}

/// What was decided already goes round for its wording only.
void tell_settled(Year& year, YearMatter const& matter, std::string const& title, int number) {
    auto const day = plus_days(*matter.settled, 4 + number % 9);
    Doing doing(year, fmt::format("outgoing-{}", number), {day, 550 + number % 300});
    doing.file(title, doing.chance().of(year.phrases.of("outgoing.texts")));
    draft(year, doing, cast::unit(matter.unit).head, title, "传批");
    doing.step(cast::kClerk, "已经定案的决定" + in_quotes(matter.title));
    doing.wait(1);
    auto members = cast::members();
    std::erase(members, cast::kChair);
    doing.group(members, "同意");
    send(year, doing, title, {});
}

/// What the body has to settle waits for its meeting.
void tell_for_meeting(Year& year, YearMatter const& matter) {
    auto const title = parts_of(matter.title).front();
    Doing doing(year, fmt::format("document-{}", matter.number), matter.proposed.plus(40));
    doing.file(title, doing.chance().of(year.phrases.of("outgoing.texts")));
    draft(year, doing, cast::unit(matter.unit).head, title, "党组会议");
    doing.line(cast::kClerk + " 关联 {} " + in_quotes(matter.title));
    if (!matter.settled) return;
    doing.go_to({plus_days(*matter.settled, 1), 560});
    if (!matter.decided) return doing.ends("refused");
    send(year, doing, title, matter.settled);
}

void tell_seal(Year& year, std::string const& purpose, int number, Moment when) {
    Doing doing(year, fmt::format("seal-{}", number), when);
    auto const title = purpose + "（用印件）";
    doing.file(title, "本件用于：" + purpose + "。 / 经办处室已核对内容，份数与登记一致。");
    auto const& unit = doing.chance().of(cast::units());
    doing.start(
        unit.head, "用印",
        fmt::format("用途{} 份数={} 用印文件{}", in_quotes(purpose), doing.chance().between(1, 8), in_quotes(title)));
    doing.wait(0);
    if (doing.chance().percent(8)) {
        doing.step(cast::kChair, "不同意 「所附合同未经法律审查」");
        return doing.ends("refused");
    }
    doing.step(cast::kChair, "同意");
    doing.wait(doing.chance().below(2));
    doing.step(cast::kSeal, "原件" + in_quotes(title));
    doing.numbered("seal");
    doing.ends();
}

}  // namespace

void seal_signed(Year& year, Doing& doing, std::string const& paper, std::string_view sort, int copies) {
    Doing use(year, doing.key() + "-seal", doing.when());
    use.start(cast::kOffice, "签发公文用印", fmt::format("公文标题{} 公文={} 份数={}", in_quotes(paper), sort, copies));
    use.wait(0);
    use.step(cast::kSeal, "同意");
    use.numbered("seal");
    use.ends();
    doing.go_to(use.when());
    doing.step(cast::kSeal, fmt::format("原件{} 用印登记={{{{{}}}}}", in_quotes(paper), use.key()));
}

void tell_papers_in_and_out(Year& year) {
    auto chance = year.chance.apart("papers");
    Titles titles;
    auto subjects = year.phrases.of("incoming.subjects");
    chance.shuffle(subjects);
    auto const count = year.share(96);
    for (auto at = 0; at < count; ++at) {
        auto const title = titles.own(subjects[static_cast<std::size_t>(at) % subjects.size()]);
        Incoming(year, title, at, year.some_time(year.spread(at, count, chance), chance)).tell(year);
    }
    auto going = year.phrases.of("outgoing.subjects");
    chance.shuffle(going);
    auto number = 0;
    for (auto const& matter : year.matters) {
        auto const& kind = matter.kind->name;
        if (kind == "document" && matter.session && matter.purpose == Purpose::itself) tell_for_meeting(year, matter);
        auto const follows = matter.decided && (kind == "plan" || kind == "rules" || kind == "integrity");
        if (!follows || matter.number % 3 != 0 || number >= year.share(22)) continue;
        tell_settled(year, matter, titles.own(going[static_cast<std::size_t>(number) % going.size()]), number);
        ++number;
    }
    auto purposes = year.phrases.of("seal.purposes");
    chance.shuffle(purposes);
    auto const seals = year.share(22);
    for (auto at = 0; at < seals; ++at) {
        auto const purpose = titles.own(purposes[static_cast<std::size_t>(at) % purposes.size()]);
        tell_seal(year, purpose, at, year.some_time(year.spread(at, seals, chance), chance));
    }
}

}  // namespace quorate::demonstration

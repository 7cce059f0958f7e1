#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "demonstration/year_parts.hpp"

/// What follows a meeting: its minutes, and what became of what it decided.
namespace quorate::demonstration {

namespace {

std::string minutes_text(Session const& session) {
    std::string absent;
    for (auto const& one : session.away) absent += (absent.empty() ? "" : "、") + one.who;
    auto text = fmt::format("会议由{}同志主持。应到七人，实到{}人", session.presider,
                            text::chinese_number(static_cast<int>(session.roll.size())));
    if (!absent.empty()) text += "，" + absent + "请假";
    text += "。";
    for (auto const& line : session.lines) text += "\\n" + line;
    return text;
}

/// The minutes of one meeting, from the draft to the signature.
class Minuting {
  public:
    Minuting(Year& year, Session const& session)
        : year_(year),
          session_(session),
          chance_(year.chance.apart(fmt::format("minutes {}", session.number))),
          when_(year.some_time(year.days.after(session.day, 1), chance_)) {}

    void tell() {
        auto text = minutes_text(session_);
        circulate(text);
        auto const objector = chance_.percent(35) ? session_.roll.back() : std::string();
        auto const silent = objector.empty() && chance_.percent(15) ? session_.roll[1] : std::string();
        comment(objector, silent);
        if (objected_) {
            answer(objector);
            if (chance_.percent(40)) {
                text += "\\n会议要求，上述事项由办公室汇总督促。";
                circulate(text);
                comment({}, {});
            }
        }
        // Who says nothing in five days has had the time for it.
        if (!silent.empty()) when_ = year_.some_time(plus_days(until_, 1), chance_);
        sign();
        if (session_.number % 6 == 1) correct(text);
    }

  private:
    void write(std::vector<std::string> lines) { year_.diary.write_about(session_.day, when_, std::move(lines)); }
    void later(int days) { when_ = year_.later(when_, days, chance_); }

    void circulate(std::string const& text) {
        until_ = plus_days(when_.day, kPeriod);
        write({fmt::format("{} 起草纪要 {}", cast::kClerk, in_quotes(text)), cast::kClerk + " 纪要征求意见"});
    }

    /// Some on the day, the others on the next.
    void comment(std::string const& objector, std::string const& silent) {
        auto agree = session_.roll;
        std::erase(agree, objector);
        std::erase(agree, silent);
        auto const middle = agree.begin() + static_cast<std::ptrdiff_t>(agree.size() / 2);
        later(0);
        if (over()) return;
        write({list_of({agree.begin(), middle}) + " 对纪要 同意"});
        later(1);
        if (over()) return;
        write({list_of({middle, agree.end()}) + " 对纪要 同意"});
        if (objector.empty()) return;
        later(0);
        if (over()) return;
        objected_ = true;
        auto const text = year_.phrases.one("minutes.comments", {}, chance_);
        write({fmt::format("{} 对纪要 {}", objector, in_quotes(text)),
               fmt::format("{} 签发纪要 → 不予办理 minutes.comments-unanswered 第二十五条", cast::kChair)});
    }

    void answer(std::string const& objector) {
        later(0);
        auto const text = year_.phrases.one("minutes.answers", {}, chance_);
        write({fmt::format("{} 答复意见 {} {}", cast::kClerk, objector, in_quotes(text))});
    }

    void sign() {
        later(1);
        write({cast::kChair + " 签发纪要 → 已签发", "状态 会议 signed"});
    }

    void correct(std::string const& text) {
        later(2);
        auto const reason = year_.phrases.one("minutes.correction.reasons", {}, chance_);
        write({fmt::format("{} 更正纪要 {} {}", cast::kClerk, in_quotes(text + "\\n（更正：完成时限以会议记录为准。）"),
                           in_quotes(reason))});
        until_ = plus_days(when_.day, kPeriod);
        later(0);
        if (!over()) write({list_of(session_.roll) + " 对纪要 同意"});
        later(1);
        write({cast::kChair + " 签发纪要"});
    }

    /// A long holiday may see the period out; who has said nothing by then has had the time for it.
    [[nodiscard]] bool over() const { return when_.day > until_; }

    static constexpr int kPeriod = 5;  ///< days, as the body sets them
    Year& year_;
    Session const& session_;
    Chance chance_;
    Moment when_;
    Date until_;
    bool objected_ = false;
};

/// What was given to somebody to do, until the office is content.
class Following {
  public:
    Following(Year& year, YearMatter const& matter, int question, Moment issued)
        : year_(year),
          matter_(matter),
          question_(question),
          chance_(year.chance.apart(fmt::format("directive {} {}", matter.number, question))),
          when_(issued),
          again_(taken_up_again(year, matter)) {}

    void tell() {
        auto const& unit = cast::unit(matter_.unit);
        owner_ = chance_.percent(60) ? unit.head : unit.leader;
        due_ = year_.days.on_or_after(plus_days(when_.day, chance_.between(18, 80)));
        auto const task = year_.phrases.one(matter_.kind->name + ".tasks", slots(), chance_);
        auto line = fmt::format("{} 督办 {} {} {}", cast::kClerk, in_quotes(task), owner_, to_text(due_));
        if (owner_ == unit.head) line += " 处室 " + unit.name;
        write({line});
        go_on();
    }

  private:
    Slots slots() const {
        auto all = matter_.slots;
        auto const at = static_cast<std::size_t>(question_ - 1);
        if (at < matter_.persons.size()) all["who"] = matter_.persons[at];
        return all;
    }
    /// The day the body hears the matter anew: what was to come of its decision may end there.
    static std::optional<Date> taken_up_again(Year const& year, YearMatter const& matter) {
        for (auto const& other : year.matters)
            if (other.reconsiders == matter.number && other.session) return year.sessions[*other.session].day;
        return {};
    }
    void write(std::vector<std::string> lines) {
        if (again_ && when_.day >= *again_) return;
        lines.insert(lines.begin(), fmt::format("就 {} {}", in_quotes(matter_.title), question_));
        year_.diary.write(when_, std::move(lines));
    }
    std::string phrase(std::string_view section) { return in_quotes(year_.phrases.one(section, {}, chance_)); }

    void progress(int percent, std::string_view section) {
        write({fmt::format("{} 报进展 {} {}", owner_, percent, phrase(section))});
    }

    /// On the way to the day it is due, or a little past it.
    void go_on() {
        auto const days = days_between(when_.day, due_);
        auto const issued = when_.day;
        auto const at = [&](int hundredths) {
            when_ = year_.some_time(plus_days(issued, days * hundredths / 100), chance_);
        };
        at(chance_.between(25, 40));
        progress(chance_.between(2, 4) * 10, "directive.progress");
        if (chance_.percent(18)) find_fault();
        when_ = std::max(when_, year_.some_time(plus_days(issued, days * chance_.between(55, 70) / 100), chance_));
        when_ = year_.later(when_, 0, chance_);
        progress(chance_.between(6, 8) * 10, "directive.progress");
        auto const late = chance_.percent(16);
        auto const last = late ? plus_days(due_, chance_.between(3, 20)) : plus_days(due_, -chance_.between(1, 5));
        when_ = std::max(year_.later(when_, 1, chance_), year_.some_time(last, chance_));
        progress(100, "directive.done");
        when_ = year_.later(when_, chance_.between(1, 5), chance_);
        write({cast::kOffice + " 办结 → 不予办理 directive.unchecked 第二十六条",
               fmt::format("{} 督查 满意 {}", cast::kOffice, phrase("directive.satisfied"))});
        when_ = year_.later(when_, chance_.between(0, 1), chance_);
        write({cast::kOffice + " 办结 → 已办结", "状态 督办 closed"});
    }

    /// A check finds something, the chair hears of it within the day and says what is to be done.
    void find_fault() {
        when_ = year_.later(when_, 2, chance_);
        write({fmt::format("{} 督查 不满意 {}", cast::kOffice, phrase("directive.unsatisfied"))});
        auto const found = when_;
        when_ = year_.later(when_, chance_.percent(12) ? 3 : 0, chance_);
        // The body wants to hear of it within a day, and a day over a weekend is one as well.
        auto const late = days_between(found.day, when_.day) * 1440 + when_.minute - found.minute > 1440;
        auto const line = fmt::format("{} 报告问题 {}", cast::kOffice, phrase("directive.problems"));
        if (late) {
            write({line + " → 须写理由 directive.report-late", line + " 理由「核实情况需要时间」"});
        } else {
            write({line});
        }
        when_ = year_.later(when_, 1, chance_);
        write({fmt::format("{} 批示 {}", cast::kChair, phrase("directive.instructions"))});
    }

    Year& year_;
    YearMatter const& matter_;
    int question_;
    Chance chance_;
    Moment when_;
    std::optional<Date> again_;
    std::string owner_;
    Date due_;
};

void empower(Year& year, YearMatter const& matter, Moment when, Chance& chance) {
    auto const& member = cast::unit(matter.unit).leader;
    auto const scope = year.phrases.one("authorise.scopes", {}, chance);
    year.diary.write(when, {"就 " + in_quotes(matter.title),
                            fmt::format("{} 授权 {} {} {} {}", cast::kChair, member, in_quotes(scope),
                                        to_text(when.day), to_text(plus_days(when.day, 60)))});
}

/// What turned out badly months later is laid to those who decided it; whoever was against it goes free.
void assess(Year& year, YearMatter const& matter, Moment when, Chance& chance) {
    auto const finding = year.phrases.one("assess.findings", {}, chance);
    auto const basis = year.phrases.one("assess.bases", {}, chance);
    year.diary.write(when, {"就 " + in_quotes(matter.title),
                            fmt::format("{} 评定失误 {} {}", cast::kChair, in_quotes(finding), in_quotes(basis)),
                            fmt::format("责任 {} exempt", matter.against.front())});
}

}  // namespace

void tell_minutes(Year& year, Session const& session) {
    Minuting(year, session).tell();
}

void tell_directives(Year& year, Session const& session) {
    auto chance = year.chance.apart(fmt::format("directives {}", session.number));
    auto const day = year.days.after(session.day, 1);
    for (auto const number : session.agenda) {
        auto const& matter = year.matters[number];
        for (auto const question : matter.passed) {
            // In the last days not all of it is given out yet.
            auto when = year.some_time(plus_days(day, chance.below(2)), chance);
            if (chance.percent(22)) {
                auto const reason = year.phrases.one("directive.none", {}, chance);
                year.diary.write(when, {fmt::format("就 {} {}", in_quotes(matter.title), question),
                                        fmt::format("{} 无须督办 {}", cast::kClerk, in_quotes(reason))});
                continue;
            }
            Following(year, matter, question, when).tell();
        }
        if (!matter.kind->each && matter.decided && number % 23 == 5)
            empower(year, matter, year.some_time(plus_days(day, 3), chance), chance);
        auto const spent = matter.kind->name == "funds" || matter.kind->name == "project";
        if (year.assessed || !spent || !matter.decided || matter.against.empty()) continue;
        year.assessed = true;
        assess(year, matter, year.some_time(plus_days(day, 120), chance), chance);
    }
}

}  // namespace quorate::demonstration

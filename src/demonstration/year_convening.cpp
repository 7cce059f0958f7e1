#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// From the plan of a meeting to the evening before it.
namespace quorate::demonstration {

namespace {

std::string clock_text(int minute) {
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

/// Notices, leave and reading in the days before one meeting.
class Convening {
  public:
    Convening(Year& year, Session& session)
        : year_(year), session_(session), chance_(year.chance.apart(fmt::format("convening {}", session.number))) {}

    void tell() {
        plan();
        if (session_.number % 11 == 6) plan_in_vain();
        list();
        if (session_.number % 5 == 2) order();
        notify();
        answer_leave();
        come_late();
        for (auto const number : session_.agenda) foresee(year_.matters[number]);
        read();
    }

  private:
    void write(Moment when, std::vector<std::string> lines) {
        year_.diary.write_about(session_.day, when, std::move(lines));
    }
    [[nodiscard]] std::string phrase(std::string_view section) { return year_.phrases.one(section, {}, chance_); }
    [[nodiscard]] Date before() const { return year_.sessions[session_.number - 1].day; }
    [[nodiscard]] Moment eve() const { return year_.at_work({year_.days.after(session_.day, -1), 960}); }
    [[nodiscard]] bool away(std::string const& who) const {
        return std::ranges::find(session_.away, who, &Absence::who) != session_.away.end();
    }

    void plan() {
        auto const when = year_.at_work({session_.planned, 545});
        auto const line = [&](Date day) {
            return fmt::format("{} 定会 {} {} {}{}", cast::kChair, to_text(day), clock_text(session_.starts),
                               in_quotes(phrase("places")), session_.extraordinary ? " 临时" : "");
        };
        auto const moves = session_.number % 9 == 5 && !session_.ahead;
        auto const first = moves ? year_.days.after(session_.day, 2) : session_.day;
        year_.diary.write_planning({}, first, when, {line(first)});
        if (moves) {
            auto const moved = fmt::format("{} 改期 {} {} 「省政府同日有会议，党组成员须参加」", cast::kChair,
                                           to_text(session_.day), clock_text(session_.starts));
            year_.diary.write_planning(first, session_.day, year_.at_work(when.plus(75)), {moved});
        }
        if (session_.presider == cast::kChair) return;
        auto const writing = year_.phrases.one("entrust.writings", {{"who", session_.presider}}, chance_);
        auto const day = to_text(session_.day);
        write(year_.at_work(when.plus(100)),
              {fmt::format("{} 委托主持 {} {} {} {}", cast::kChair, session_.presider, day, day, in_quotes(writing))});
    }

    /// A meeting beside this one is planned and given up again.
    void plan_in_vain() {
        auto const day = year_.days.after(session_.day, -2);
        if (year_.sits_on(day)) return;
        auto const when = year_.at_work({session_.planned, 660});
        year_.diary.write_planning({}, day, when,
                                   {fmt::format("{} 定会 {} 16:00 「第二会议室」 临时", cast::kChair, to_text(day))});
        year_.diary.write_about(day, year_.at_work({year_.days.after(session_.planned, 1), 560}),
                                {cast::kChair + " 取消会议 「所议事项并入下次会议」"});
    }

    void list() {
        auto const when = year_.at_work({session_.planned, 985});
        for (auto const number : session_.agenda) {
            auto const& matter = year_.matters[number];
            if (matter.late) continue;
            // What the meeting before put off is free once that is over.
            auto const carried = matter.session != session_.number;
            auto const free = carried ? year_.at_work({year_.days.after(before(), 1), 540}) : when;
            listed_ = std::max(listed_, std::max(when, free));
            write(std::max(when, free), lines_to_list(matter));
        }
    }

    std::vector<std::string> lines_to_list(YearMatter const& matter) {
        auto const line = fmt::format("{} 列入 {}", cast::kClerk, in_quotes(matter.title));
        std::vector<std::string> lines;
        if (matter.late) {
            lines.push_back(line + " → 须写理由 agenda.late 第十八条第二款");
            lines.push_back(fmt::format("{} 理由{}", line, in_quotes(phrase("agenda.late.reasons"))));
        } else if (!matter.left_out.empty()) {
            lines.push_back(line + " → 须写理由 prerequisite.missing 第十六条");
            lines.push_back(fmt::format("{} 理由{} → 可以列入", line, in_quotes(phrase("prerequisite.reasons"))));
        } else {
            lines.push_back(line);
        }
        if (observer_of(matter))
            lines.push_back(
                fmt::format("{} 邀请列席 {} {}", cast::kChair, cast::unit(matter.unit).head, in_quotes(matter.title)));
        return lines;
    }

    /// Who made a matter ready reports on it.
    static bool observer_of(YearMatter const& matter) {
        auto const& kind = matter.kind->name;
        auto const reported = kind == "project" || kind == "funds" || kind == "rules" || kind == "plan";
        return reported && matter.proposer == cast::unit(matter.unit).head && matter.number % 2 == 0;
    }

    void order() {
        auto& agenda = session_.agenda;
        if (std::ranges::any_of(agenda, [&](auto one) { return year_.matters[one].late; })) return;
        std::vector<std::size_t> rest(agenda.begin() + 1, agenda.end());
        chance_.shuffle(rest);
        std::ranges::copy(rest, agenda.begin() + 1);
        auto line = cast::kChair + " 排序";
        for (auto const one : agenda) line += " " + in_quotes(year_.matters[one].title);
        write(year_.at_work(listed_.plus(12)), {line});
    }

    void notify() {
        auto const when = year_.at_work({session_.noticed, 900});
        auto const line = cast::kClerk + " 发通知";
        if (session_.late_notice) {
            write(when, {line + " → 须写理由 notice.late 第十八条第二款",
                         fmt::format("{} 理由{} → 已发出", line, in_quotes(phrase("notice.late.reasons")))});
        } else {
            write(when, {line + " → 已发出"});
        }
        auto received = cast::members();
        chance_.shuffle(received);
        received.resize(static_cast<std::size_t>(chance_.between(session_.ahead ? 2 : 5, session_.ahead ? 4 : 7)));
        write(year_.at_work(when.plus(20)), {list_of(received) + " 收到通知"});
    }

    void answer_leave() {
        auto when = year_.at_work({session_.noticed, 935});
        for (auto const& one : session_.away) {
            if (one.by_procedure) continue;
            write(when, {fmt::format("{} 请假 {}", one.who, in_quotes(phrase("leave.reasons")))});
            when = year_.at_work(when.plus(15));
            write(when, {fmt::format("{} 准假 {}", cast::kChair, one.who)});
        }
        if (session_.number % 8 != 3 || session_.presider != cast::kChair) return;
        auto const asks =
            std::ranges::find_if(cast::members(), [&](auto const& one) { return one != cast::kChair && !away(one); });
        write(when.plus(5),
              {fmt::format("{} 请假 「家中有事」", *asks), fmt::format("{} 不准假 {}", cast::kChair, *asks)});
    }

    /// What comes after the notice says why.
    void come_late() {
        for (auto const number : session_.agenda) {
            auto const& matter = year_.matters[number];
            if (matter.late) write(eve(), lines_to_list(matter));
            if (!matter.late_paper || matter.session != session_.number) continue;
            auto const& paper = matter.papers.back();
            write(eve(), {fmt::format("{} 材料 {} {} {} 理由{}", matter.proposer, in_quotes(matter.title),
                                      in_quotes(paper.title), in_quotes(paper.text),
                                      in_quotes(phrase("papers.late.reasons")))});
        }
    }

    /// Whoever may not take part says so; whoever cannot come may write.
    void foresee(YearMatter const& matter) {
        auto const when = year_.at_work(eve().plus(20));
        auto const title = in_quotes(matter.title);
        if (!matter.withdraws.empty() && !away(matter.withdraws) && !matter.ruled) {
            auto const ground =
                matter.relative ? std::string("拟委托单位的负责人系本人亲属") : phrase("recusal.others");
            write(when, {fmt::format("{} 申请回避 {} {} {}", matter.withdraws, title, in_quotes(ground),
                                     matter.relative ? "亲属" : "其他")});
        }
        for (auto const& one : session_.away) {
            if (matter.kind->name == "study" || matter.withdraws == one.who || !chance_.percent(25)) continue;
            write(year_.at_work(eve().plus(35)),
                  {fmt::format("{} 书面意见 {} {}", one.who, title, in_quotes(phrase("says.written")))});
            opinions_.insert({matter.number, one.who});
        }
    }

    void read() {
        for (auto const number : session_.agenda) {
            auto const& matter = year_.matters[number];
            if (matter.papers.empty() || session_.ahead || matter.session != session_.number) continue;
            auto readers = cast::members();
            std::erase(readers, matter.withdraws);
            chance_.shuffle(readers);
            readers.resize(static_cast<std::size_t>(chance_.between(2, 5)));
            write(year_.at_work(eve().plus(45)),
                  {fmt::format("{} 已阅 {} {}", list_of(readers), in_quotes(matter.title),
                               in_quotes(matter.papers.front().title))});
        }
        session_.opinions = opinions_;
    }

    Year& year_;
    Session& session_;
    Chance chance_;
    Moment listed_{};  ///< when the last of the agenda was
    std::set<std::pair<std::size_t, std::string>> opinions_;
};

}  // namespace

void convene(Year& year, Session& session) {
    Convening(year, session).tell();
}

}  // namespace quorate::demonstration

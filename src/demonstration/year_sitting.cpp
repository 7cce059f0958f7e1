#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "demonstration/year_parts.hpp"

/// A meeting from the roll to the close. What comes of each vote is reckoned here by itself and stands in the scenario,
/// so that whoever plays it holds one reckoning against the other.
namespace quorate::demonstration {

namespace {

/// Of seven members due, more than half.
constexpr int kDue = 7;
constexpr int kNeeded = 4;

/// How one question is voted on.
struct Vote {
    std::vector<std::pair<std::string, std::vector<std::string>>> choices;  ///< for, against, neither; with who
    int withdrawn = 0;

    [[nodiscard]] int ayes() const { return static_cast<int>(choices.front().second.size()); }
    [[nodiscard]] bool passed() const { return ayes() >= kNeeded; }
};

class Sitting {
  public:
    Sitting(Year& year, Session& session)
        : year_(year),
          session_(session),
          chance_(year.chance.apart(fmt::format("sitting {}", session.number))),
          now_{session.day, session.starts},
          pace_(std::clamp(190 / std::max<int>(1, static_cast<int>(session.agenda.size())), 4, 14)) {}

    void tell() {
        for (auto const& one : cast::members()) {
            if (std::ranges::find(session_.away, one, &Absence::who) == session_.away.end())
                session_.roll.push_back(one);
        }
        inside_ = session_.roll;
        write({"到会 " + list_of(inside_),
               fmt::format("{} 开会 → 可以开会 {}/{}", session_.presider, inside_.size(), kDue)});
        auto const left = leaves_one_for_later();
        auto const leaver = session_.number % 10 == 7 && session_.away.empty() ? inside_.back() : std::string();
        for (std::size_t at = 0; at + (left ? 1 : 0) < session_.agenda.size(); ++at) {
            auto& matter = year_.matters[session_.agenda[at]];
            if (at + 2 == session_.agenda.size() && !leaver.empty() && matter.withdraws != leaver) go(leaver);
            hear(matter);
        }
        close(left);
    }

  private:
    void write(std::vector<std::string> lines) { year_.diary.write_about(session_.day, now_, std::move(lines)); }
    void pass(int minutes) { now_ = now_.plus(minutes); }
    [[nodiscard]] std::string phrase(std::string_view section, Slots const& slots) {
        return year_.phrases.one(section, slots, chance_);
    }
    [[nodiscard]] bool inside(std::string const& who) const { return is_among(inside_, who); }

    /// One meeting in eight ends before its agenda does.
    [[nodiscard]] bool leaves_one_for_later() const {
        if (session_.number % 8 != 6 || session_.agenda.size() < 5) return false;
        auto const& last = year_.matters[session_.agenda.back()];
        return last.purpose == Purpose::itself && last.withdraws.empty() && !last.late && !last.heard;
    }

    void go(std::string const& who) {
        pass(1);
        write({by_clerk(who + " 离场")});
        std::erase(inside_, who);
        gone_.push_back(who);
    }

    /// Those who have the floor and the vote, whoever presides last.
    std::vector<std::string> able() const {
        std::vector<std::string> result;
        for (auto const& one : inside_) {
            if (one != session_.presider) result.push_back(one);
        }
        result.push_back(session_.presider);
        return result;
    }

    void hear(YearMatter& matter) {
        pass(2);
        withdraw(matter);
        auto const title = in_quotes(matter.title);
        auto const taken = by_clerk(fmt::format("{} 审议 {}", session_.presider, title));
        write({taken});
        discuss(matter);
        auto const put_off = matter.fate == Fate::deferred && !matter.heard;
        auto const& kind = matter.kind->name;
        auto const noted =
            matter.purpose == Purpose::itself &&
            ((kind == "study" && chance_.percent(85)) || (kind == "subordinate-request" && chance_.percent(35)));
        if (put_off) {
            defer(matter);
        } else if (noted) {
            note(matter);
        } else {
            decide(matter);
        }
        matter.heard = true;
        come_back(matter);
    }

    /// Whoever the matter concerns goes out, on their own word or because whoever presides rules so.
    void withdraw(YearMatter const& matter) {
        auto const& who = matter.withdraws;
        if (who.empty() || !inside(who)) return;
        auto const title = in_quotes(matter.title);
        if (matter.ruled) {
            write({fmt::format("{} 审议 {} → 不得审议 recusal.unruled 第十九条第二款", session_.presider, title),
                   by_clerk(fmt::format("{} 裁定回避 {} 「拟委托单位的负责人系其亲属」 {}", session_.presider, who,
                                        title))});
        }
        write({by_clerk(who + " 离场")});
        std::erase(inside_, who);
        pass(1);
    }

    void come_back(YearMatter const& matter) {
        auto const& who = matter.withdraws;
        if (who.empty() || !is_among(session_.roll, who) || is_among(gone_, who)) return;
        pass(1);
        write({by_clerk(who + " 入场")});
        inside_.push_back(who);
    }

    void discuss(YearMatter const& matter) {
        std::vector<std::string> lines;
        hear_from_outside(matter, lines);
        auto speakers = able();
        speakers.pop_back();
        auto silent = speakers;
        chance_.shuffle(speakers);
        speakers.resize(static_cast<std::size_t>(std::min(chance_.between(1, 4), static_cast<int>(speakers.size()))));
        auto sayings = year_.phrases.of(matter.kind->name + ".says");
        chance_.shuffle(sayings);
        for (auto const& who : speakers) {
            auto const own = !sayings.empty() && chance_.percent(65);
            auto const said = own ? filled(sayings.back(), matter.slots, chance_) : phrase("says.for", matter.slots);
            if (own) sayings.pop_back();
            lines.push_back(by_clerk(fmt::format("{} 发言 {}", who, in_quotes(said))));
            std::erase(silent, who);
        }
        if (!silent.empty()) lines.push_back(by_clerk(list_of(silent) + " 无意见"));
        auto const last = fmt::format("{} 发言 {}", session_.presider, in_quotes(phrase("says.chair", matter.slots)));
        if (!silent.empty() && chance_.percent(6))
            lines.insert(lines.end() - 1,
                         fmt::format("{} → 不予办理 presider.last 第二十条第二款 未表态: {}", last, list_of(silent)));
        lines.push_back(by_clerk(last));
        pass(std::max(2, pace_ / 2));
        write(std::move(lines));
    }

    /// Who was asked to the item, and who wrote since they could not come.
    void hear_from_outside(YearMatter const& matter, std::vector<std::string>& lines) {
        auto const& kind = matter.kind->name;
        auto const& head = cast::unit(matter.unit).head;
        auto const reported = kind == "project" || kind == "funds" || kind == "rules" || kind == "plan";
        if (reported && matter.proposer == head && matter.number % 2 == 0) {
            lines.push_back(by_clerk(fmt::format("{} 列席入场 {}", head, in_quotes(matter.title))));
            lines.push_back(
                by_clerk(fmt::format("{} 发言 {}", head, in_quotes(phrase("says.observer", matter.slots)))));
        }
        for (auto const& [number, who] : session_.opinions) {
            if (number == matter.number) lines.push_back(fmt::format("{} 宣读 {}", cast::kClerk, who));
        }
    }

    void defer(YearMatter& matter) {
        pass(2);
        auto const reason = phrase("defer.reasons", matter.slots);
        write({by_clerk(fmt::format("{} 推迟 {}", session_.presider, in_quotes(reason))),
               fmt::format("状态 {} accepted", in_quotes(matter.title))});
        minute(matter, "暂缓审议：" + reason);
        year_.sessions[session_.number + 1].agenda.push_back(matter.number);
    }

    void note(YearMatter const& matter) {
        pass(2);
        auto const& kind = matter.kind->name;
        auto const text = phrase(kind == "study" ? kind + ".motions" : kind + ".notes", matter.slots);
        write({by_clerk(fmt::format("{} 知悉 {}", session_.presider, in_quotes(text))),
               fmt::format("状态 {} noted", in_quotes(matter.title))});
        minute(matter, text);
    }

    void minute(YearMatter const& matter, std::string const& what) {
        auto const number = text::chinese_number(static_cast<int>(session_.lines.size()) + 1);
        session_.lines.push_back(fmt::format("{}、{}。{}", number, matter.title, what));
    }

    void decide(YearMatter& matter) {
        auto const questions = matter.kind->each ? matter.persons.size() : std::size_t{1};
        std::string minuted;
        for (std::size_t at = 0; at < questions; ++at) {
            pass(std::max(1, pace_ / 3));
            std::vector<std::string> lines;
            if (at > 0) lines.emplace_back("下一问");
            auto const vote = drawn_vote(matter);
            put_to_vote(matter, matter.motions[std::min(at, matter.motions.size() - 1)], vote, lines);
            if (vote.passed()) matter.passed.push_back(static_cast<int>(at) + 1);
            minuted += vote.passed() ? "会议决定：" + matter.motions[std::min(at, matter.motions.size() - 1)] + "。"
                                     : std::string("所提方案未获通过。");
            write(std::move(lines));
            reserve(matter, vote);
        }
        matter.decided = !matter.passed.empty();
        matter.settled = session_.day;
        write({fmt::format("状态 {} {}", in_quotes(matter.title), matter.decided ? "decided" : "rejected")});
        minute(matter, minuted);
    }

    /// Most are agreed on, some by a majority, a few fail; what must be carried is.
    Vote drawn_vote(YearMatter const& matter) {
        auto const appoints = matter.kind->name == "personnel";
        Vote vote;
        for (auto const* choice : appoints ? std::array{"同意", "不同意", "缓议"} : std::array{"赞成", "反对", "弃权"})
            vote.choices.push_back({choice, {}});
        auto voters = able();
        for (auto const& one : session_.roll) vote.withdrawn += one == matter.withdraws ? 1 : 0;
        auto const weight = chance_.below(100);
        auto const count = static_cast<int>(voters.size());
        auto others = 0;
        if (weight >= 72) others = std::min(chance_.between(1, 2), count - kNeeded);
        if (weight >= 92 && matter.purpose == Purpose::itself) others = count - chance_.between(1, 3);
        auto order = voters;
        chance_.shuffle(order);
        for (auto at = 0; at < count; ++at) {
            auto const choice = at >= others ? 0 : chance_.percent(60) ? 1 : 2;
            vote.choices[static_cast<std::size_t>(choice)].second.push_back(order[static_cast<std::size_t>(at)]);
        }
        return vote;
    }

    [[nodiscard]] std::string method_for(YearMatter const& matter) {
        auto const& kind = matter.kind->name;
        if (kind == "personnel") return "无记名投票";
        if (kind == "project" || kind == "discipline-members" || chance_.percent(18)) return "记名投票";
        return chance_.percent(18) ? "口头" : "举手";
    }

    void put_to_vote(YearMatter const& matter, std::string const& motion, Vote const& vote,
                     std::vector<std::string>& lines) {
        auto const method = method_for(matter);
        auto const opening = by_clerk(fmt::format("{} 表决 {} {}", session_.presider, method, in_quotes(motion)));
        lines.push_back(opening);
        if (method == "无记名投票") {
            count(vote, lines);
        } else {
            if (method == "举手" && (!year_.voided || chance_.percent(2))) void_once(vote, opening, lines);
            cast(vote, method == "记名投票", lines);
        }
        lines.push_back(result_of(vote));
    }

    /// Each by their choice, whoever presides last.
    void cast(Vote const& vote, bool own_hand, std::vector<std::string>& lines) {
        auto const hand = [&](std::string const& line) { return own_hand ? line : by_clerk(line); };
        std::string last;
        std::vector<std::string> others;
        for (auto const& [choice, who] : vote.choices) {
            auto voters = who;
            if (std::erase(voters, session_.presider) > 0) last = session_.presider + " " + choice;
            others.insert(others.end(), voters.begin(), voters.end());
        }
        if (chance_.percent(5)) {
            lines.push_back(
                fmt::format("{} → 不予办理 presider.last 第二十条第二款 未表态: {}", last, list_of(others)));
        }
        for (auto const& [choice, who] : vote.choices) {
            auto voters = who;
            std::erase(voters, session_.presider);
            if (!voters.empty()) lines.push_back(hand(fmt::format("{} {}", list_of(voters), choice)));
        }
        lines.push_back(hand(last));
    }

    void void_once(Vote const& vote, std::string const& opening, std::vector<std::string>& lines) {
        auto early = vote.choices.front().second;
        std::erase(early, session_.presider);
        if (early.empty()) return;
        year_.voided = true;
        lines.push_back(by_clerk(early.front() + " " + vote.choices.front().first));
        lines.push_back(by_clerk(session_.presider + " 表决作废 「一名成员误解了表决事项，重新表决」"));
        lines.push_back(opening);
    }

    /// On paper: two members count.
    void count(Vote const& vote, std::vector<std::string>& lines) {
        auto const voters = able();
        auto const papers = voters.size();
        lines.push_back(by_clerk(fmt::format("{} 监票 {} {} 发出{}", session_.presider, voters[0], voters[1], papers)));
        std::string figures = fmt::format("收回{} 有效{} 无效0", papers, papers);
        for (auto const& [choice, who] : vote.choices) figures += fmt::format(" {}{}", choice, who.size());
        for (auto const& teller : {voters[0], voters[1]}) lines.push_back(fmt::format("{} 计票 {}", teller, figures));
    }

    /// What must come of it, whatever reading of the charter one takes: a smaller body of members due might carry what
    /// failed, and never lose what passed.
    [[nodiscard]] std::string result_of(Vote const& vote) const {
        auto const on_leave = static_cast<int>(session_.away.size());
        auto const smallest_due = kDue - on_leave - vote.withdrawn;
        auto const turns = !vote.passed() && 2 * vote.ayes() > smallest_due;
        auto line = fmt::format("结果 {} {}{} 应到{} 需{}", vote.passed() ? "通过" : "未通过",
                                vote.choices.front().first, vote.ayes(), kDue, kNeeded);
        if (vote.withdrawn > 0) line += fmt::format(" 回避{}", vote.withdrawn);
        return line + (turns ? " 换一种理解不同" : " 各种理解下均成立");
    }

    /// Who was against it may put on record why.
    void reserve(YearMatter& matter, Vote const& vote) {
        if (matter.kind->name == "personnel") return;
        matter.against = vote.choices[1].second;
        if (!vote.passed() || matter.against.empty() || !chance_.percent(55)) return;
        pass(1);
        write({by_clerk(fmt::format("{} 声明保留 {} {}", matter.against.front(), in_quotes(phrase("reservations", {})),
                                    in_quotes(matter.title)))});
    }

    void close(bool left) {
        pass(3);
        auto const line = session_.presider + " 散会";
        if (!left) return write({by_clerk(line), "状态 会议 closed"});
        auto const& last = year_.matters[session_.agenda.back()];
        write({line + " → 须写理由 agenda.unfinished", by_clerk(line + " 理由「时间已晚，其余议题下次会议研究」"),
               fmt::format("状态 {} accepted", in_quotes(last.title))});
        minute(last, "改于下次会议研究");
        year_.sessions[session_.number + 1].agenda.push_back(last.number);
    }

    Year& year_;
    Session& session_;
    Chance chance_;
    Moment now_;
    int pace_;  ///< minutes for an item
    std::vector<std::string> inside_;
    std::vector<std::string> gone_;  ///< before the end, for good
};

/// A month in which the body did not meet is explained in the next; the one it was founded in is none.
void explain_months(Year& year) {
    auto chance = year.chance.apart("months");
    auto const last = year.end.year() / year.end.month();
    for (auto month = year.first.year() / year.first.month() + std::chrono::months{1}; month < last;
         month += std::chrono::months{1}) {
        auto const met = std::ranges::any_of(
            year.sessions, [&](Session const& one) { return one.day.year() / one.day.month() == month; });
        if (met) continue;
        auto const next = month + std::chrono::months{1};
        Moment const when{year.days.on_or_after(next / std::chrono::day{3}), 575};
        auto const reason = year.phrases.one("explain.month", {}, chance);
        year.diary.write(when,
                         {fmt::format("{} 说明缺会 {} {}", cast::kChair,
                                      to_text(Date{month / std::chrono::day{1}}).substr(0, 7), in_quotes(reason))});
    }
}

}  // namespace

void sit(Year& year, Session& session) {
    Sitting(year, session).tell();
}

void tell_sessions(Year& year) {
    for (auto& session : year.sessions) {
        convene(year, session);
        if (session.ahead) continue;
        sit(year, session);
        tell_minutes(year, session);
        tell_directives(year, session);
    }
    explain_months(year);
}

}  // namespace quorate::demonstration

#include <algorithm>

#include <fmt/format.h>

#include "demonstration/year_parts.hpp"

/// How matters are put forward, made ready and settled before any meeting hears them.
namespace quorate::demonstration {

namespace {

std::string proposal_line(YearMatter const& matter) {
    auto line = fmt::format("{} 提出 {} {} {}", matter.proposer, matter.kind->title, in_quotes(matter.title),
                            in_quotes(matter.gist));
    if (!matter.persons.empty()) line += " 涉及 " + list_of(matter.persons);
    if (matter.yuan > 0) line += fmt::format(" 金额 {}", matter.yuan);
    if (!matter.unit.empty() && matter.proposer == cast::unit(matter.unit).head) line += " 处室 " + matter.unit;
    if (matter.purpose == Purpose::reconsiders) line += " 复议";
    if (matter.purpose == Purpose::ratifies) line += " 追认";
    return line;
}

/// What must come before the decision is shown, but now and then one thing that comes only generally.
std::vector<std::string> evidence_lines(Year const& year, YearMatter const& matter, Chance& chance) {
    static std::map<std::string, std::string, std::less<>> const sections{{"调查研究", "research"},
                                                                          {"征求意见", "consultation"},
                                                                          {"充分酝酿", "deliberation"},
                                                                          {"合法性审查", "legality-review"},
                                                                          {"民主推荐", "nomination"},
                                                                          {"组织考察", "inspection"},
                                                                          {"纪检意见", "discipline-opinion"},
                                                                          {"机关党委意见", "organisation-opinion"},
                                                                          {"支部大会决议", "branch-resolution"},
                                                                          {"纪检审理意见", "case-review"}};
    std::vector<std::string> lines;
    for (auto const& one : matter.kind->before) {
        if (one == matter.left_out) continue;
        auto const note = year.phrases.one("evidence." + sections.at(one), matter.slots, chance);
        lines.push_back(
            fmt::format("{} 佐证 {} {} {}", matter.proposer, in_quotes(matter.title), one, in_quotes(note)));
    }
    return lines;
}

std::vector<std::string> paper_lines(YearMatter const& matter) {
    std::vector<std::string> lines;
    for (auto const& paper : matter.papers) {
        if (matter.late_paper && &paper == &matter.papers.back()) break;
        lines.push_back(fmt::format("{} 材料 {} {} {}", matter.proposer, in_quotes(matter.title),
                                    in_quotes(paper.title), in_quotes(paper.text)));
    }
    return lines;
}

/// The chair acts where no meeting can be waited for; the next one is asked to ratify it.
void act_urgently(Year& year, Moment when, Chance& chance) {
    auto const& acts = year.phrases.of("urgent.acts");
    auto const which = static_cast<std::size_t>(chance.below(static_cast<int>(acts.size())));
    auto const reason = year.phrases.one("urgent.reasons", {}, chance);
    year.diary.write(when, {fmt::format("{} 临机处置 {} {} {} → 已记入", cast::kChair, in_quotes(acts[which]),
                                        in_quotes(year.phrases.of("urgent.facts")[which]), in_quotes(reason))});
}

void propose(Year& year, YearMatter& matter, Moment when, Chance& chance) {
    matter.proposed = when;
    std::vector<std::string> lines;
    if (matter.reconsiders) lines.push_back("就 " + in_quotes(year.matters[*matter.reconsiders].title));
    lines.push_back(proposal_line(matter));
    for (auto& one : paper_lines(matter)) lines.push_back(std::move(one));
    for (auto& one : evidence_lines(year, matter, chance)) lines.push_back(std::move(one));
    year.diary.write(when, std::move(lines));
}

void accept(Year& year, YearMatter const& matter, Moment when) {
    if (matter.proposer == cast::kChair) return;
    year.diary.write(when, {fmt::format("{} 同意列题 {}", cast::kChair, in_quotes(matter.title))});
}

/// After the meeting before, or in the week before the agenda is made where that comes first. What the chair did
/// between meetings comes after the one and before the other.
Date earliest(Year const& year, YearMatter const& matter, Date last) {
    if (*matter.session == 0) return plus_days(year.first, 3);
    auto const after = plus_days(year.sessions[*matter.session - 1].day, 1);
    return matter.purpose == Purpose::ratifies ? after : std::min(after, plus_days(last, -6));
}

/// Some day between the meeting before and the making of the agenda.
void prepare_for_session(Year& year, YearMatter& matter, Chance& chance) {
    auto const& session = year.sessions[*matter.session];
    auto const last = year.days.after(session.planned, -1);
    auto const from = earliest(year, matter, last);
    auto const day = plus_days(from, chance.below(std::max(1, days_between(from, last) + 1)));
    auto const when = std::min(year.some_time(day, chance), year.at_work({last, 1000}));
    if (matter.purpose == Purpose::ratifies) act_urgently(year, year.at_work({when.day, 525}), chance);
    auto const proposed = std::max(when, year.at_work({when.day, 540}));
    propose(year, matter, proposed, chance);
    accept(year, matter, std::min(year.later(proposed, chance.below(2), chance), year.at_work({session.planned, 930})));
    if (matter.purpose == Purpose::reconsiders && matter.kind->name == "personnel") {
        auto const agree = list_of({"陈立群", "刘雅琴", "郑国栋", "冯晓岚"});
        year.diary.write(year.later(proposed, 0, chance), {agree + " 同意复议 " + in_quotes(matter.title)});
    }
}

/// What never comes before a meeting: turned down, taken back, or still waiting.
void settle_without_meeting(Year& year, YearMatter& matter, Chance& chance) {
    auto const waits = matter.fate == Fate::waiting;
    auto const day =
        waits ? plus_days(year.end, -chance.between(3, 24)) : plus_days(year.first, chance.between(9, 340));
    auto const when = year.some_time(day, chance);
    propose(year, matter, when, chance);
    auto const then = year.later(when, chance.between(1, 3), chance);
    auto const title = in_quotes(matter.title);
    if (matter.fate == Fate::declined) {
        auto const reason = in_quotes(year.phrases.one("decline.reasons", {}, chance));
        year.diary.write(then, {fmt::format("{} 退回 {} 「 」 → 不予办理 decline.reason", cast::kChair, title),
                                fmt::format("{} 退回 {} {} → 已退回", cast::kChair, title, reason),
                                fmt::format("状态 {} declined", title)});
    } else if (matter.fate == Fate::withdrawn) {
        auto const reason = in_quotes(year.phrases.one("withdraw.reasons", {}, chance));
        year.diary.write(then, {fmt::format("{} 撤回 {} {}", matter.proposer, title, reason),
                                fmt::format("状态 {} withdrawn", title)});
    } else if (chance.percent(50)) {
        accept(year, matter, then);
    }
}

}  // namespace

void tell_matters(Year& year) {
    auto chance = year.chance.apart("preparing");
    for (auto& matter : year.matters) {
        auto const& before = matter.kind->before;
        auto const generally = !before.empty() && (before.front() == "调查研究" || before.front() == "征求意见" ||
                                                   before.front() == "充分酝酿");
        if (generally && chance.percent(5)) matter.left_out = before.front();
        if (matter.session) {
            prepare_for_session(year, matter, chance);
        } else {
            settle_without_meeting(year, matter, chance);
        }
    }
}

}  // namespace quorate::demonstration

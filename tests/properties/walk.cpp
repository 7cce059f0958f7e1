#include "properties/walk.hpp"

#include <algorithm>

#include "meetings/lookup.hpp"
#include "properties/any_command.hpp"

namespace quorate::tests {
namespace {

using namespace meetings;

constexpr std::size_t kTrail = 40;

Setup setup_of(Dice dice) {
    Setup setup;
    setup.members = static_cast<int>(dice.below(8)) + 2;
    auto const otherwise = [&](char const* id, char const* other) {
        if (dice.once_in(3)) setup.readings[id] = other;
    };
    otherwise("half-inclusive", "no");
    otherwise("two-thirds-inclusive", "no");
    otherwise("recused-due", "no");
    otherwise("recused-present", "yes");
    otherwise("leave-due", "no");
    otherwise("remote", "yes");
    return setup;
}

WitnessReading reading_of(Setup const& setup) {
    auto const usual = [&](char const* id) { return !setup.readings.contains(id); };
    return {usual("half-inclusive"), usual("two-thirds-inclusive"),
            usual("recused-due"),    !usual("recused-present"),
            usual("leave-due"),      !usual("remote")};
}

std::string aye_of(Item const& item, meetings::State const& state) {
    return find(state, item.matter)->kind == "personnel" ? "同意" : "赞成";
}

std::string no_of(Item const& item, meetings::State const& state) {
    return find(state, item.matter)->kind == "personnel" ? "不同意" : "反对";
}

}  // namespace

Walk::Walk(std::uint64_t seed) : dice_(seed), world_(setup_of(dice_)), witness_(reading_of(setup_of(dice_))) {
    prepare_meeting();
}

std::string Walk::trail() const {
    std::string text;
    for (auto const& line : trail_) text += line + "\n";
    return text;
}

bool Walk::send(PersonId const& actor, body::Command const& command) {
    auto const entered_by = dice_.once_in(10) ? PersonId{"clerk"} : actor;
    auto outcome = world_.send_any(actor, entered_by, command);
    if (outcome.rejection.needs_only_reasons() && !dice_.once_in(4)) {
        Reasons reasons;
        for (auto const& obstacle : outcome.rejection.obstacles) reasons[obstacle.rule] = "确有需要";
        outcome = world_.send_any(actor, entered_by, command, reasons);
    }
    trail_.push_back(actor.text + " " + std::string(body::name_of(command)) + ": " + outcome.text());
    if (trail_.size() > kTrail) trail_.pop_front();
    auto const& history = world_.history();
    for (; told_ < history.size(); ++told_) witness_.take(history[told_].events, history[told_].stamp);
    return outcome.accepted;
}

meetings::Meeting const* Walk::meeting() const {
    return find(world_.meetings(), MeetingId{"g" + std::to_string(meetings_)});
}

void Walk::prepare_matter(MeetingId const& meeting, std::size_t number) {
    static std::vector<std::string> const kinds{"plan", "plan", "funds", "study", "personnel", "discipline"};
    auto const& state = world_.meetings();
    ProposeMatter matter;
    matter.matter = MatterId{meeting.text + ".m" + std::to_string(number)};
    matter.kind = dice_.one_of(kinds);
    matter.title = "事项";
    matter.gist = "内容摘要";
    matter.sum = Fen{100};
    matter.persons = {{"张三", {}}};
    if (dice_.below(2) == 0) matter.persons.push_back({"李四", {}});
    if (dice_.once_in(3)) matter.persons.push_back({"当事人", PersonId{dice_.one_of(world_.members())}});
    if (dice_.once_in(3) && !state.decisions.empty()) {
        auto const& decision = state.decisions.begin()->second;
        matter.reconsiders = decision.id;
        matter.kind = find(state, decision.matter)->kind;
    }
    if (dice_.once_in(4)) {
        matter.ratifies = UrgentId{matter.matter.text};
        matter.reconsiders.reset();
        send("chair", meetings::Command{ActUrgently{*matter.ratifies, "先行处置", "情况", "不及开会"}});
    }
    send("chair", meetings::Command{matter});
    send("chair", meetings::Command{AcceptMatter{matter.matter}});
    for (auto const* before : {"research", "consultation", "nomination", "inspection"}) {
        send("clerk", meetings::Command{GiveEvidence{matter.matter, before, "已完成", {}, {}}});
    }
    for (auto const& member : world_.members()) {
        if (matter.reconsiders) send(member, meetings::Command{ConsentToReconsider{matter.matter}});
    }
    ItemId const item{meeting.text + "." + std::to_string(number)};
    send("chair", meetings::Command{AddToAgenda{meeting, item, matter.matter}});
}

void Walk::prepare_meeting() {
    MeetingId const id{"g" + std::to_string(++meetings_)};
    auto const starts = world_.now() + std::chrono::hours{72};
    send("chair", meetings::Command{PlanMeeting{id, starts, "第一会议室", true}});
    for (std::size_t number = dice_.below(3) + 1; number > 0; --number) prepare_matter(id, number);
    send("clerk", meetings::Command{SendNotice{id}});
    for (auto const& member : world_.members()) {
        if (!dice_.once_in(8)) continue;
        send(member, meetings::Command{AskLeave{id, "出差"}});
        send("chair", meetings::Command{AnswerLeave{id, PersonId{member}, true}});
    }
    world_.at(starts);
    for (auto const& member : world_.members()) {
        if (!dice_.once_in(8)) send(member, meetings::Command{EnterRoom{id, dice_.once_in(6)}});
    }
}

std::string Walk::anybody() {
    static std::vector<std::string> const others{"clerk", "office", "inspector", "leader", "staff", "system-admin"};
    return dice_.once_in(6) ? dice_.one_of(others) : dice_.one_of(world_.members());
}

bool Walk::count_papers(Item const& item, std::int32_t question, Ballot const& ballot) {
    if (ballot.issued == 0) {
        auto const able = able_members(world_.scene(), *meeting(), item, world_.rules());
        auto const papers = static_cast<std::int64_t>(able.size());
        if (able.empty()) return false;
        return send("chair",
                    meetings::Command{IssuePapers{item.id, question, {PersonId{"clerk"}, able.back()}, papers}});
    }
    Count count{ballot.issued, ballot.issued, 0, {}};
    auto const ayes = dice_.once_in(3) ? static_cast<std::int64_t>(dice_.below(4)) : ballot.issued;
    count.choices[aye_of(item, world_.meetings())] = std::min(ayes, ballot.issued);
    count.choices[no_of(item, world_.meetings())] = ballot.issued - std::min(ayes, ballot.issued);
    auto const first = ballot.counts.contains(ballot.tellers.front());
    auto const& teller = first ? ballot.tellers.back() : ballot.tellers.front();
    return send(teller.text, meetings::Command{EnterCount{item.id, question, count}});
}

bool Walk::go_on_voting(Item const& item, std::int32_t question) {
    auto const& asked = item.questions[static_cast<std::size_t>(question - 1)];
    auto const presider = presider_of(world_.scene(), *meeting(), item, world_.rules());
    auto const able = able_members(world_.scene(), *meeting(), item, world_.rules());
    if (!asked.ballot) {
        for (bool const presiding : {false, true}) {
            for (auto const& member : able) {
                auto const theirs = [&](Statement const& one) { return one.by == member; };
                auto const heard = std::any_of(item.statements.begin(), item.statements.end(), theirs);
                if ((member == presider) != presiding || heard) continue;
                return send(member, meetings::Command{DeclineStatement{item.id}});
            }
        }
        auto const method = static_cast<Method>(dice_.below(4));
        return send(presider, meetings::Command{OpenBallot{item.id, question, method, "同意所提方案"}});
    }
    if (dice_.once_in(3)) return send(presider, meetings::Command{CloseBallot{item.id, question}});
    if (asked.ballot->method == Method::secret) return count_papers(item, question, *asked.ballot);
    for (bool const presiding : {false, true}) {
        for (auto const& member : able) {
            if ((member == presider) != presiding || asked.ballot->votes.contains(member)) continue;
            auto const choice = dice_.once_in(5) ? no_of(item, world_.meetings()) : aye_of(item, world_.meetings());
            return send(member, meetings::Command{CastVote{item.id, question, choice}});
        }
    }
    return send(presider, meetings::Command{CloseBallot{item.id, question}});
}

bool Walk::go_on() {
    auto const* now = meeting();
    if (now == nullptr || now->stage == MeetingStage::closed || now->stage == MeetingStage::cancelled) {
        prepare_meeting();
        return true;
    }
    auto const presider = presider_of(world_.scene(), *now, world_.rules());
    if (now->stage != MeetingStage::open) return send(presider, meetings::Command{OpenMeeting{now->id}});
    if (now->current) {
        auto const item = *find(world_.meetings(), *now->current);
        auto const open = std::find_if(item.questions.begin(), item.questions.end(),
                                       [](Question const& one) { return !one.decision; });
        for (auto const& [member, recusal] : item.recusals) {
            auto const presence = now->presence.find(member);
            if (presence != now->presence.end() && presence->second.now()) {
                return send(member, meetings::Command{LeaveRoom{now->id}});
            }
        }
        return go_on_voting(item, static_cast<std::int32_t>(open - item.questions.begin()) + 1);
    }
    for (auto const& id : now->agenda) {
        auto const* item = find(world_.meetings(), id);
        if (item == nullptr || item->stage != ItemStage::listed) continue;
        auto const chair = presider_of(world_.scene(), *now, *item, world_.rules());
        return send(chair, meetings::Command{OpenItem{id}});
    }
    return send(presider, meetings::Command{CloseMeeting{now->id}});
}

/// What people do when it does not go on: come in, put off, begin the vote anew, meet another day.
void Walk::get_unstuck() {
    auto const* now = meeting();
    if (now == nullptr) return prepare_meeting();
    auto const id = now->id;
    auto const item = now->current ? *now->current : ItemId{id.text + ".1"};
    auto const chair = now->presider.empty() ? PersonId{"chair"} : now->presider;
    switch (dice_.below(6)) {
        case 0:
            for (auto const& member : world_.members()) send(member, meetings::Command{LeaveRoom{id}});
            return prepare_meeting();
        case 1:
            send(chair, meetings::Command{VoidBallot{item, 1, "重来"}});
            return;
        case 2:
            send(chair, meetings::Command{DeferItem{item, "再研究"}});
            return;
        default:
            for (auto const& member : world_.members()) {
                if (!dice_.once_in(3)) send(member, meetings::Command{EnterRoom{id, false}});
            }
    }
}

/// Something about the meeting that is on, by somebody who may or may not.
void Walk::stumble() {
    auto const* now = meeting();
    if (now == nullptr) return prepare_meeting();
    auto const item = now->current ? *now->current : ItemId{now->id.text + ".1"};
    auto const question = static_cast<std::int32_t>(dice_.below(5) / 4 + 1);
    auto const actor = anybody();
    auto const act = [&](auto const& command) { send(actor, meetings::Command{command}); };
    switch (dice_.below(14)) {
        case 0:
        case 1:
            return act(EnterRoom{now->id, dice_.once_in(4)});
        case 2:
        case 3:
            return act(LeaveRoom{now->id});
        case 4:
            return act(MakeStatement{item, "意见"});
        case 5:
            return act(DeclareRecusal{item, RecusalCause::other, "应当回避"});
        case 6:
            return act(RuleRecusal{item, PersonId{dice_.one_of(world_.members())}, dice_.once_in(2), "理由"});
        case 7:
        case 8:
            return act(CastVote{item, question, dice_.one_of(std::vector<std::string>{"赞成", "同意", "反对"})});
        case 9:
            return act(CloseBallot{item, question});
        case 10:
            return act(VoidBallot{item, question, "重来"});
        case 11:
            return act(DeferItem{item, "再研究"});
        case 12:
            return act(NoteItem{item, "听取"});
        default:
            return act(AnswerLeave{now->id, PersonId{dice_.one_of(world_.members())}, dice_.once_in(2)});
    }
}

void Walk::step() {
    if (dice_.once_in(6)) world_.at(world_.now() + std::chrono::minutes{static_cast<std::int64_t>(dice_.below(20))});
    switch (dice_.below(8)) {
        case 0:
        case 1:
            send(anybody(), AnyCommand(dice_, world_.state(), world_.now()).make());
            return;
        case 2:
            return stumble();
        default:
            if (!go_on() && dice_.below(2) == 0) get_unstuck();
    }
}

}  // namespace quorate::tests

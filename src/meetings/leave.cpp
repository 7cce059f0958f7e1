#include "meetings/leave.hpp"

#include <algorithm>

#include "meetings/known.hpp"
#include "meetings/meetings.hpp"
#include "meetings/order.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Rules;

bool opened(Meeting const& meeting) {
    return meeting.stage == MeetingStage::open || meeting.stage == MeetingStage::closed;
}

/// Article 19.2: an opinion in writing is for those who cannot be there. Before the opening that is who asked leave,
/// then whoever is not in the room.
bool away(Sitting const& sitting, PersonId const& member) {
    if (opened(sitting.meeting)) return !present(sitting.scene, sitting.meeting, sitting.rules, member);
    auto const* leave = leave_of(sitting.meeting, member);
    return leave != nullptr && stands(sitting.meeting, *leave) && leave->state != LeaveState::refused;
}

/// The vote in progress that the member has a hand in, as voter, as teller or with a paper in the urn; 0 when there is
/// none.
std::int32_t question_touched(Item const& item, PersonId const& member) {
    for (std::size_t at = 0; at < item.questions.size(); ++at) {
        auto const& ballot = item.questions[at].ballot;
        if (!ballot || ballot->closed) continue;
        auto const paper_out = ballot->method == Method::secret && ballot->issued > 0;
        if (ballot->votes.contains(member) || contains(ballot->tellers, member) || paper_out) {
            return static_cast<std::int32_t>(at + 1);
        }
    }
    return 0;
}

/// The recusal; a vote in progress that the member had a hand in is void and is held anew without them. What was
/// decided on other questions of the item before the recusal stands: it was a valid vote, and can be taken up again as
/// such.
std::vector<Event> recusal_events(Item const& item, PersonId const& member, RecusalCause cause,
                                  std::string const& ground) {
    std::vector<Event> events{MemberRecused{item.id, member, cause, ground, {}}};
    if (auto const question = question_touched(item, member); question != 0) {
        events.push_back(BallotVoided{item.id, question, ground});
    }
    return events;
}

/// Names that were ruled to be somebody else's.
enum class Ruled { pass_over, take_up_again };

/// What is found of the member, as if nobody had been recused yet.
std::optional<FoundRecusal> found_for(Sitting const& sitting, PersonId const& member, Ruled ruled) {
    auto bare = sitting.item;
    bare.recusals.clear();
    if (ruled == Ruled::take_up_again) bare.cleared.clear();
    auto const all = found_recusals(sitting.scene, sitting.matter, bare, {member});
    if (all.empty()) return {};
    return all.front();
}

void require_ruler(Checks& checks, Sitting const& sitting, PersonId const& member, Context const& context) {
    auto const& by = people::power_citation(sitting.rules, "recusal.rule");
    auto const ruler = ruler_for(sitting, member);
    auto const day = people::today(sitting.scene.people, context);
    // Before the opening nobody presides yet, and who holds the power may rule.
    auto const by_power = !opened(sitting.meeting) && context.actor != member &&
                          people::has_power(sitting.scene.people, sitting.rules, context.actor, day, "recusal.rule");
    checks.bar(ruler.empty() && !by_power, "recusal.ruler-none", by, {{"member", std::vector{member}}},
               {{"presidency.entrust", "body"}});
    checks.bar(!ruler.empty() && context.actor != ruler && !by_power, "recusal.ruler", by,
               {{"presider", std::vector{ruler}}});
}

/// What stands against lifting: only a likeness of names, or the presiding person's own ruling, can be taken back.
void check_lifting(Checks& checks, Sitting const& sitting, PersonId const& member,
                   std::optional<FoundRecusal> const& found) {
    auto const& by = sitting.rules.recusal;
    auto const held = sitting.item.recusals.find(member);
    auto const is_recused = held != sitting.item.recusals.end();
    Facts const facts{{"member", std::vector{member}}};
    auto const ruled_on = sitting.item.cleared.contains(member);
    checks.forbid(!is_recused && !found && !ruled_on, "recusal.none", by, facts);
    checks.forbid(!is_recused && !found && ruled_on, "recusal.cleared", by, facts);
    checks.forbid(found && !found->by_name, "recusal.certain", by, facts);
    checks.forbid(is_recused && held->second.declared, "recusal.own-word", by, facts);
    checks.forbid(is_recused && sitting.item.stage == ItemStage::voting, "recusal.voting", by, facts,
                  {{"ballot.void", place(sitting.item.id)}});
}

}  // namespace

Answer<Event> decide(Scene const& scene, AskLeave const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    checks.bar(!contains(roster_of(scene, *meeting), context.actor), "leave.member", rules.leave);
    // Article 19.2: leave is asked before the meeting; afterwards absence is absence.
    checks.forbid(opened(*meeting), "leave.beforehand", rules.leave,
                  {{"opened", meeting->opened.value_or(meeting->starts)}});
    checks.forbid(meeting->stage == MeetingStage::cancelled, "leave.cancelled", rules.leave);
    auto const* earlier = leave_of(*meeting, context.actor);
    auto const pending = earlier != nullptr && stands(*meeting, *earlier) && earlier->state != LeaveState::refused;
    checks.forbid(pending, "leave.asked", rules.leave);

    std::vector<Event> events{LeaveAsked{command.meeting, command.reason}};
    // Article 14.3: the chair grants the members' leave, and the chair's own is granted outside the body. So nobody
    // here answers it: for the meeting it counts as granted on the chair's word, and the way through the superiors is a
    // procedure of its own.
    auto const day = people::today(scene.people, context);
    if (people::has_power(scene.people, rules, context.actor, day, "leave.approve")) {
        events.push_back(LeaveAnswered{command.meeting, context.actor, true});
    }
    return checks.otherwise(std::move(events));
}

Answer<Event> decide(Scene const& scene, AnswerLeave const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const* leave = leave_of(*meeting, command.member);
    checks.input(leave != nullptr, "/member", "leave-not-asked");
    people::require_power(checks, scene.people, rules, context, "leave.approve");
    if (leave == nullptr) return std::unexpected(checks.rejection());
    // … nor is it leave from another meeting than the one it was asked for: who cannot come then either asks again.
    checks.forbid(!stands(*meeting, *leave), "leave.former-time", rules.leave,
                  {{"member", std::vector{command.member}}, {"meant", leave->meant}, {"starts", meeting->starts}},
                  {{"leave.ask", place(meeting->id), {command.member}}});
    checks.forbid(stands(*meeting, *leave) && leave->state != LeaveState::asked, "leave.answered", rules.leave,
                  {{"state", std::vector{term(leave->state)}}});
    // Whether somebody was on leave bears on the heads of every vote, under one reading on the verdict itself; so it is
    // settled before the meeting opens, and nobody moves the bar when the votes are known.
    checks.forbid(opened(*meeting) || meeting->stage == MeetingStage::cancelled, "leave.over", rules.leave);
    return checks.otherwise<Event>({LeaveAnswered{command.meeting, command.member, command.approved}});
}

Answer<Event> decide(Scene const& scene, WriteOpinion const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return std::unexpected(checks.rejection());
    auto const& by = sitting->rules.written_opinion;
    auto const member = contains(roster_of(scene, sitting->meeting), context.actor);
    checks.bar(!member, "opinion.member", by);
    checks.forbid(recused(sitting->item, context.actor), "opinion.recused", sitting->rules.recusal);
    checks.forbid(member && !away(*sitting, context.actor), "opinion.absent", by, {},
                  {{"leave.ask", place(sitting->meeting.id), {context.actor}}});
    // Once the vote is on nobody can hear it any more before deciding.
    auto const late = !undecided(sitting->item) || sitting->item.stage == ItemStage::voting;
    checks.forbid(late, "opinion.late", by, stage_fact(sitting->item));
    auto const earlier = sitting->item.opinions.find(context.actor);
    checks.forbid(earlier != sitting->item.opinions.end() && earlier->second.read_out, "opinion.heard", by);
    return checks.otherwise<Event>({OpinionWritten{command.item, command.text}});
}

Answer<Event> decide(Scene const& scene, ReadOpinion const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return std::unexpected(checks.rejection());
    auto const& by = sitting->rules.written_opinion;
    auto const opinion = sitting->item.opinions.find(command.member);
    checks.input(opinion != sitting->item.opinions.end(), "/member", "unknown-opinion");
    require_on_table(checks, *sitting);
    auto const day = people::today(scene.people, context);
    auto const reader = context.actor == presider_of(*sitting) ||
                        people::has_power(scene.people, sitting->rules, context.actor, day, "record.keep");
    checks.bar(!reader, "opinion.reader", by);
    // It belongs to the discussion: those who withdrew do not hear it, and nobody is swayed by it while they vote.
    require_recused_outside(checks, *sitting);
    require_no_ballot(checks, sitting->item, sitting->rules);
    // Article 19.2: who is recused has no part in the item, in writing no more than in person.
    checks.forbid(recused(sitting->item, command.member), "opinion.recused", sitting->rules.recusal);
    auto const heard = opinion != sitting->item.opinions.end() && opinion->second.read_out;
    checks.forbid(heard, "opinion.heard", by);
    return checks.otherwise<Event>({OpinionRead{command.item, command.member}});
}

Answer<Event> decide(Scene const& scene, DeclareRecusal const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/ground", command.ground);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return std::unexpected(checks.rejection());
    auto const& by = sitting->rules.recusal;
    checks.bar(!contains(roster_of(scene, sitting->meeting), context.actor), "recusal.member", by);
    checks.forbid(!undecided(sitting->item), "recusal.over", by, stage_fact(sitting->item));
    checks.forbid(recused(sitting->item, context.actor), "recusal.already", by,
                  {{"member", std::vector{context.actor}}});
    return checks.otherwise(recusal_events(sitting->item, context.actor, command.cause, command.ground));
}

Answer<Event> decide(Scene const& scene, RuleRecusal const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/ground", command.ground);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return std::unexpected(checks.rejection());
    auto const member = contains(roster_of(scene, sitting->meeting), command.member);
    if (!checks.input(member, "/member", "not-a-member")) return std::unexpected(checks.rejection());
    auto const& by = sitting->rules.recusal;
    require_ruler(checks, *sitting, command.member, context);
    checks.forbid(!undecided(sitting->item), "recusal.over", by, stage_fact(sitting->item));
    if (!command.recused) {
        auto const found = found_for(*sitting, command.member, Ruled::pass_over);
        check_lifting(checks, *sitting, command.member, found);
        auto const name = found ? std::optional(found->ground) : std::nullopt;
        return checks.otherwise<Event>({RecusalLifted{command.item, command.member, command.ground, name}});
    }
    checks.forbid(recused(sitting->item, command.member), "recusal.already", by,
                  {{"member", std::vector{command.member}}});
    auto const found = found_for(*sitting, command.member, Ruled::take_up_again);
    return checks.otherwise(
        recusal_events(sitting->item, command.member, found ? found->cause : RecusalCause::other, command.ground));
}

void apply(State& state, LeaveAsked const& event, Stamp const& stamp) {
    auto& meeting = at(state, event.meeting);
    meeting.leave[stamp.actor] = {event.reason, stamp.now, LeaveState::asked, meeting.starts};
}

void apply(State& state, LeaveAnswered const& event, Stamp const& stamp) {
    auto& meeting = at(state, event.meeting);
    auto& leave = meeting.leave[event.member];
    if (event.reason) leave = {*event.reason, stamp.now, LeaveState::asked, meeting.starts};
    leave.state = event.approved ? LeaveState::approved : LeaveState::refused;
}

void apply(State& state, OpinionWritten const& event, Stamp const& stamp) {
    auto& opinion = at(state, event.item).opinions[stamp.actor];
    if (!opinion.text.empty()) opinion.earlier.push_back({std::move(opinion.text), opinion.given});
    opinion.text = event.text;
    opinion.given = stamp.now;
    opinion.entered_by = stamp.entered_by;
}

void apply(State& state, OpinionRead const& event, Stamp const& stamp) {
    auto& opinion = at(state, event.item).opinions[event.member];
    opinion.read_out = stamp.now;
    opinion.read_by = {stamp.actor, stamp.entered_by};
}

void apply(State& state, MemberRecused const& event, Stamp const& stamp) {
    auto& item = at(state, event.item);
    item.recusals[event.member] = {event.cause,
                                   event.ground,
                                   stamp.now,
                                   event.declared.value_or(stamp.actor == event.member),
                                   {stamp.actor, stamp.entered_by}};
    item.cleared.erase(event.member);
}

void apply(State& state, RecusalLifted const& event, Stamp const& stamp) {
    auto& item = at(state, event.item);
    if (auto const found = item.recusals.find(event.member); found != item.recusals.end()) {
        item.lifted.push_back(
            {event.member, std::move(found->second), event.ground, stamp.now, {stamp.actor, stamp.entered_by}});
        item.recusals.erase(found);
    }
    if (event.name) item.cleared[event.member].insert(*event.name);
}

}  // namespace quorate::meetings

#include "meetings/ballot.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/must.hpp"
#include "base/word.hpp"
#include "meetings/meetings.hpp"
#include "meetings/poll.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

constexpr std::size_t kMotionLength = 5'000;

void require_method(Checks& checks, Sitting const& sitting, Method method) {
    // Article 20 names the methods; a kind may be bound to some of them.
    auto const& allowed = sitting.kind.methods.empty() ? sitting.rules.methods.value : sitting.kind.methods;
    if (std::find(allowed.begin(), allowed.end(), method) != allowed.end()) return;
    std::vector<Term> terms;
    for (auto const one : allowed) terms.push_back(term(one));
    checks.forbid(true, "ballot.method", sitting.rules.methods.by, {{"allowed", std::move(terms)}});
}

/// Members who spoke after the presiding person's last statement, with no word of the presiding person since.
std::vector<PersonId> spoke_after(Item const& item, PersonId const& presider) {
    auto const& statements = item.statements;
    auto const last =
        std::find_if(statements.rbegin(), statements.rend(), [&](Statement const& one) { return one.by == presider; });
    std::vector<PersonId> result;
    if (last == statements.rend() || last->declined) return result;
    for (auto after = last.base(); after != statements.end(); ++after) {
        if (!after->declined) result.push_back(after->by);
    }
    return result;
}

void require_discussed(Checks& checks, Sitting const& sitting) {
    auto const at = place(sitting.item.id);
    // Article 20: the matter is fully discussed before the vote: everybody who is there spoke, or had nothing to add.
    auto waiting = yet_to_speak(sitting);
    auto const any = sitting.rules.discussion.value && !waiting.empty();
    checks.forbid(any, "discussion.incomplete", sitting.rules.discussion.by, {{"waiting", waiting}},
                  {{"statement.make", at, waiting}, {"statement.decline", at, waiting}});
    // Article 20: the presiding person's position comes last; when others spoke again, it has not.
    auto const presider = presider_of(sitting);
    auto after = spoke_after(sitting.item, presider);
    auto const roster = roster_of(sitting.scene, sitting.meeting);
    std::erase_if(after, [&](PersonId const& one) { return !contains(roster, one); });
    auto const overtaken = sitting.rules.presider_last.value && !after.empty();
    checks.forbid(overtaken, "presider.last-word", sitting.rules.presider_last.by, {{"members", std::move(after)}},
                  {{"statement.make", at, {presider}}, {"statement.decline", at, {presider}}});
}

void require_voter(Checks& checks, Sitting const& sitting, PersonId const& voter) {
    auto const& rules = sitting.rules;
    auto const roster = roster_of(sitting.scene, sitting.meeting);
    auto const member = contains(roster, voter);
    // Article 19.3: who attends an item without being a member has no vote.
    checks.bar(!member, "ballot.member", rules.observers);
    if (!member) return;
    // Article 19.2: who is recused has no vote.
    checks.bar(recused(sitting.item, voter), "ballot.recused", rules.recusal);
    // Article 20: what an absent member wrote is no vote, and nobody votes for another.
    checks.forbid(!present(sitting.scene, sitting.meeting, rules, voter), "ballot.absent", rules.written_counts.by, {},
                  {{"member.enter", place(sitting.meeting.id), {voter}}});
}

/// Article 20: whoever came in since the discussion speaks or declines like everybody else before voting.
void require_heard(Checks& checks, Sitting const& sitting, PersonId const& voter) {
    checks.forbid(sitting.rules.discussion.value && yet_to_speak(sitting, voter), "ballot.unheard",
                  sitting.rules.discussion.by, {},
                  {{"statement.decline", place(sitting.item.id), {voter}}, {"ballot.void", place(sitting.item.id)}});
}

/// True when the person was in the room at that moment.
bool was_in_room(Meeting const& meeting, PersonId const& person, Instant when) {
    auto const presence = meeting.presence.find(person);
    if (presence == meeting.presence.end()) return false;
    auto const& stays = presence->second.stays;
    return std::any_of(stays.begin(), stays.end(),
                       [&](Stay const& stay) { return stay.from <= when && (!stay.to || when <= *stay.to); });
}

/// Those whom the right to preside over the meeting falls to, in its order; empty where there is none.
std::array<PersonId, 3> presiders(Sitting const& sitting) {
    auto const& people = sitting.scene.people;
    auto const day = day_of(sitting.scene, sitting.meeting);
    return {sitting.meeting.presider, people::chair_on(people, day), people::entrusted_on(people, day)};
}

/// Who presided over the item when that vote was given: the first of them who was there.
PersonId presider_at(Sitting const& sitting, std::span<PersonId const> presiders, Instant when) {
    auto const presided = [&](PersonId const& one) {
        return !one.empty() && !recused(sitting.item, one) && was_in_room(sitting.meeting, one, when);
    };
    auto const found = std::ranges::find_if(presiders, presided);
    return found == presiders.end() ? PersonId{} : *found;
}

/// Who voted while presiding, or presides now and has voted; nobody while that vote is still to come.
PersonId last_word(Sitting const& sitting, Ballot const& ballot, PersonId const& presider) {
    if (ballot.votes.contains(presider)) return presider;
    auto const candidates = presiders(sitting);
    for (auto const& voter : candidates) {
        auto const cast = ballot.votes.find(voter);
        if (cast != ballot.votes.end() && presider_at(sitting, candidates, cast->second.at) == voter) return voter;
    }
    return {};
}

void require_turn(Checks& checks, Sitting const& sitting, Ballot const& ballot, PersonId const& voter) {
    if (!sitting.rules.presider_last.value) return;
    auto const& by = sitting.rules.presider_last.by;
    auto const presider = presider_of(sitting);
    if (voter == presider) {
        // Article 20: the presiding person votes when everybody else has.
        auto waiting = yet_to_vote(sitting, ballot);
        std::erase(waiting, voter);
        auto const any = !waiting.empty();
        checks.forbid(any, "presider.last", by, {{"waiting", waiting}},
                      {{"vote.cast", place(sitting.item.id), waiting}});
        return;
    }
    // … and so nobody votes, or votes otherwise, once the presiding person has. A vote given while presiding stays the
    // last one when its voter goes out afterwards: "last" is said of the person who presided, not of the chair's seat,
    // and a vote that stands is not taken back because somebody came late. Who comes late is heard by voiding the vote.
    auto const last = last_word(sitting, ballot, presider);
    auto const said = !last.empty();
    checks.forbid(said, "presider.voted", by, {{"presider", std::vector<PersonId>{last}}},
                  {{"ballot.void", place(sitting.item.id)}});
}

bool is_complete(Sitting const& sitting, Ballot const& ballot) {
    Reasons const none;
    Checks closing(none);
    require_complete(closing, sitting, ballot);
    return closing.clear();
}

/// Everybody has voted but the presiding person, whose turn comes last (article 20).
bool wants_last_vote_only(Sitting const& sitting, Ballot const& ballot) {
    auto const presider = presider_of(sitting);
    if (!sitting.rules.presider_last.value || presider.empty() || ballot.votes.empty()) return false;
    auto with_last = ballot;
    with_last.votes.try_emplace(presider);
    return is_complete(sitting, with_last);
}

DecisionId decision_id(ItemId const& item, std::int32_t question) {
    return {item.text + "." + std::to_string(question)};
}

/// True when every question of the item was decided; `matter` is then settled by all its decisions, this item's and
/// others'.
bool all_decided(Item const& item) {
    return std::all_of(item.questions.begin(), item.questions.end(),
                       [](Question const& one) { return one.decision.has_value(); });
}

bool any_passed(State& state, Matter const& matter) {
    return std::ranges::any_of(matter.decisions, [&](DecisionId const& one) { return at(state, one).passed; });
}

bool all_passed(State& state, Matter const& matter) {
    return std::ranges::all_of(matter.decisions, [&](DecisionId const& one) { return at(state, one).passed; });
}

/// Whom a vote was about; empty when about the matter as a whole.
std::string_view subject_of(State const& state, ItemId const& item, std::int32_t question) {
    return find(state, item)->questions[static_cast<std::size_t>(question - 1)].subject;
}

/// The decision that is taken up again gives way to the new one, person by person where persons are voted on: what was
/// decided about one of them says nothing about another. Nullptr when nothing gives way.
Decision const* replaced_by(State const& state, DecisionMade const& made) {
    auto const& reconsidered = find(state, find(state, made.item)->matter)->reconsiders;
    if (!reconsidered || !made.passed) return nullptr;
    auto const* const before = find(state, *reconsidered);
    auto const old_subject = subject_of(state, before->item, before->question);
    auto const subject = subject_of(state, made.item, made.question);
    return old_subject.empty() || subject.empty() || old_subject == subject ? before : nullptr;
}

/// Article 21: what is carried out is what was decided last; what was to come of the decision before ends with it.
void end_directives(std::vector<Event>& events, State const& state, DecisionMade const& made) {
    auto const* const before = replaced_by(state, made);
    if (before == nullptr) return;
    for (auto const& id : before->directives) {
        if (find(state, id)->stage != DirectiveStage::closed) events.emplace_back(DirectiveClosed{id});
    }
}

/// An urgent act is answered when all of it was put to the vote, and ratified when all of it was carried.
void answer_urgent(State& state, Matter const& matter, DecisionId const& last) {
    if (!matter.ratifies) return;
    auto& urgent = at(state, *matter.ratifies);
    urgent.answered = last;
    urgent.ratified = all_passed(state, matter);
}

}  // namespace

Answer<Event> decide(Scene const& scene, OpenBallot const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/motion", command.motion, kMotionLength);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    auto const* question = question_of(checks, *sitting, command.question);
    if (question == nullptr) return checks.otherwise<Event>({});

    require_presider(checks, *sitting, context);
    checks.forbid(question->decision.has_value(), "ballot.decided", sitting->rules.one_at_a_time.by);
    // Article 20: one vote for each thing decided, one after the other.
    checks.forbid(sitting->item.stage == ItemStage::voting, "ballot.one-at-a-time", sitting->rules.one_at_a_time.by, {},
                  {{"ballot.close", place(command.item)}, {"ballot.void", place(command.item)}});
    require_method(checks, *sitting, command.method);
    require_ruled(checks, *sitting);
    require_recused_outside(checks, *sitting);
    require_quorum(checks, *sitting);
    require_passable(checks, *sitting);
    require_discussed(checks, *sitting);
    require_opinions_read(checks, *sitting);
    return checks.otherwise<Event>({BallotOpened{command.item, command.question, command.method, command.motion}});
}

Answer<Event> decide(Scene const& scene, CastVote const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    auto const* ballot = open_ballot_of(checks, *sitting, command.question);
    auto const& choices = sitting->kind.choices;
    checks.input(std::find(choices.begin(), choices.end(), command.choice) != choices.end(), "/choice",
                 "unknown-choice");
    if (ballot == nullptr) return checks.otherwise<Event>({});

    // A secret ballot is given on paper: what is entered by name here would not be secret.
    checks.forbid(ballot->method == Method::secret, "ballot.secret", sitting->rules.methods.by, {},
                  {{"count.enter", place(command.item)}});
    require_ruled(checks, *sitting);
    require_voter(checks, *sitting, context.actor);
    require_heard(checks, *sitting, context.actor);
    // What was said aloud or shown by hand can be entered anew while the vote is on: a correction, and the record keeps
    // both. A named vote is given in writing, so it stands.
    auto const earlier = ballot->votes.find(context.actor);
    auto const stands = ballot->method == Method::named && earlier != ballot->votes.end();
    checks.forbid(stands, "vote.final", sitting->rules.methods.by, {}, {{"ballot.void", place(command.item)}});
    // Article 13.2: who keeps the record enters for those who act by voice or hand; what a member cast themselves is
    // theirs to change.
    auto const own = !stands && earlier != ballot->votes.end() && earlier->second.entered_by == context.actor;
    checks.forbid(own && context.entered_by != context.actor, "vote.own-hand", sitting->rules.methods.by,
                  {{"member", std::vector<PersonId>{context.actor}}}, {{"ballot.void", place(command.item)}});
    require_turn(checks, *sitting, *ballot, context.actor);
    return checks.otherwise<Event>({VoteCast{command.item, command.question, context.actor, command.choice}});
}

Answer<Event> decide(Scene const& scene, CloseBallot const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    auto const* ballot = open_ballot_of(checks, *sitting, command.question);
    if (ballot == nullptr) return checks.otherwise<Event>({});
    require_presider(checks, *sitting, context);
    require_complete(checks, *sitting, *ballot);
    if (!checks.clear()) return checks.otherwise<Event>({});

    auto verdict = verdict_of(*sitting, *ballot);
    // Article 13: the only place where anything becomes decided; it must rest on a quorum and on counted votes.
    must(verdict.figures.quorate && verdict.passed == verdict.figures.passed, "a decision rests on a quorum");
    must(verdict.ayes <= verdict.heads.able + verdict.heads.voted_and_left, "no more ayes than voters");
    auto const& motion = sitting->item.questions[static_cast<std::size_t>(command.question - 1)].motion;
    DecisionMade decision{decision_id(command.item, command.question),
                          command.item,
                          command.question,
                          motion,
                          verdict.passed,
                          parts_of(*sitting, *ballot)};
    std::vector<Event> events{BallotClosed{command.item, command.question, std::move(verdict)}, decision};
    end_directives(events, scene.meetings, decision);
    return checks.otherwise(std::move(events));
}

Answer<Event> decide(Scene const& scene, VoidBallot const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    auto const* ballot = open_ballot_of(checks, *sitting, command.question);
    if (ballot == nullptr) return checks.otherwise<Event>({});
    require_presider_or_last_resort(checks, scene, sitting->meeting, sitting->item, sitting->rules, context);
    // Article 13.2: whoever presides is not above the body: a vote that is complete is closed, whatever came out, and
    // one that wants only their own is given it. Voting last they know how it stands, and could undo what they dislike.
    auto const complete = is_complete(*sitting, *ballot);
    checks.forbid(complete, "ballot.complete", sitting->rules.collective, {}, {{"ballot.close", place(command.item)}});
    checks.forbid(!complete && wants_last_vote_only(*sitting, *ballot), "ballot.last-vote", sitting->rules.collective,
                  {}, {{"vote.cast", place(command.item), {presider_of(*sitting)}}});
    return checks.otherwise<Event>({BallotVoided{command.item, command.question, command.reason}});
}

void apply(State& state, BallotOpened const& event, Stamp const& stamp) {
    auto& item = at(state, event.item);
    auto& question = question_at(state, event.item, event.question);
    must(item.stage == ItemStage::open && !question.decision, "one vote at a time, on what is undecided");
    question.motion = event.motion;
    question.ballot = Ballot{};
    question.ballot->method = event.method;
    question.ballot->opened = stamp.now;
    question.ballot->opened_by = {stamp.actor, stamp.entered_by};
    item.stage = ItemStage::voting;
}

void apply(State& state, VoteCast const& event, Stamp const& stamp) {
    auto& ballot = open_ballot_at(state, event.item, event.question);
    must(ballot.method != Method::secret, "a secret ballot holds no votes by name");
    ballot.votes[event.voter] = {event.choice, stamp.now, stamp.entered_by};
}

void apply(State& state, BallotClosed const& event, Stamp const& stamp) {
    auto& ballot = open_ballot_at(state, event.item, event.question);
    ballot.closed = stamp.now;
    ballot.closed_by = {stamp.actor, stamp.entered_by};
    ballot.verdict = event.verdict;
    at(state, event.item).stage = ItemStage::open;
}

void apply(State& state, DecisionMade const& event, Stamp const& stamp) {
    auto& item = at(state, event.item);
    auto& question = question_at(state, event.item, event.question);
    must(question.ballot && question.ballot->verdict, "a decision comes from a vote that was closed");
    must(question.ballot->verdict->passed == event.passed, "a decision says what the verdict says");
    must(!question.decision && !state.decisions.contains(event.decision), "nothing is decided twice by one vote");

    Decision decision;
    decision.id = event.decision;
    decision.meeting = item.meeting;
    decision.item = event.item;
    decision.question = event.question;
    decision.matter = item.matter;
    decision.text = event.text;
    decision.passed = event.passed;
    decision.verdict = *question.ballot->verdict;
    decision.made = stamp.now;
    decision.parts = event.parts;
    question.decision = event.decision;
    auto& matter = at(state, item.matter);
    if (auto const* const before = replaced_by(state, event)) at(state, before->id).replaced_by = event.decision;
    state.decisions.emplace(event.decision, std::move(decision));
    matter.decisions.push_back(event.decision);

    // One person who is not appointed does not stop the others: the item ends with its last question.
    if (!all_decided(item)) return;
    end_item(state, event.item, ItemStage::decided, stamp.now);
    answer_urgent(state, matter, event.decision);
    matter.stage = any_passed(state, matter) ? MatterStage::decided : MatterStage::rejected;
}

void apply(State& state, BallotVoided const& event, Stamp const& stamp) {
    auto& question = question_at(state, event.item, event.question);
    must(question.ballot.has_value(), "only a vote that was begun is void");
    question.voided.push_back(
        {question.motion, *std::move(question.ballot), event.reason, stamp.now, stamp.actor, stamp.entered_by});
    question.ballot.reset();
    at(state, event.item).stage = ItemStage::open;
}

}  // namespace quorate::meetings

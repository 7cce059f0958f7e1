#include "meetings/accountability.hpp"

#include <algorithm>
#include <utility>

#include "base/must.hpp"
#include "base/word.hpp"
#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

bool reservation_taken(State const& state, ReservationId const& id) {
    return std::any_of(state.reservations.begin(), state.reservations.end(),
                       [&](auto const& of_item) { return of_item.second.contains(id); });
}

/// Article 22 lifts or lessens for whoever dissented when it was decided; dissent from what was already found to be an
/// error is none.
bool reserved_in_time(State const& state, Decision const& decision, PersonId const& member) {
    auto const found = state.reservations.find(decision.item);
    if (found == state.reservations.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](auto const& entry) {
        Reservation const& one = entry.second;
        return one.by == member && one.about(decision.question) && !one.late &&
               one.stated <= decision.assessments.front().made;
    });
}

/// Everything that was decided on what the reservation speaks of was assessed: nothing is left that it could weigh in.
bool all_assessed(State const& state, Item const& item, std::optional<std::int32_t> of_question) {
    auto decided = false;
    std::int32_t number = 0;
    for (auto const& question : item.questions) {
        ++number;
        if (!question.decision || number != of_question.value_or(number)) continue;
        decided = true;
        auto const* const decision = find(state, *question.decision);
        if (decision == nullptr || decision->assessments.empty()) return false;
    }
    return decided;
}

/// The charter lists the choices in order: for, against, then what is neither.
bool is_against(charter::Kind const& kind, std::string const& choice) {
    auto const against = std::find_if(kind.choices.begin(), kind.choices.end(),
                                      [&](auto const& one) { return one != kind.pass_choice; });
    return against != kind.choices.end() && *against == choice;
}

/// How a vote on record weighs (article 22): only clear opposition frees from answering for it.
std::pair<Standing, Ground> standing_of_choice(charter::Kind const& kind, std::string const& choice, bool reserved) {
    if (choice == kind.pass_choice) {
        return reserved ? std::pair{Standing::lessened, Ground::voted_for_reserved}
                        : std::pair{Standing::answerable, Ground::voted_for};
    }
    if (is_against(kind, choice)) return {Standing::exempt, Ground::opposed};
    if (reserved) return {Standing::exempt, Ground::reserved};
    return {Standing::lessened, Ground::abstained};
}

std::pair<Standing, Ground> standing_of(charter::Kind const& kind, MemberPart const& part, bool reserved) {
    switch (part.part) {
        case Part::choice:
            return standing_of_choice(kind, part.choice, reserved);
        case Part::not_cast:
            return reserved ? std::pair{Standing::exempt, Ground::reserved}
                            : std::pair{Standing::answerable, Ground::not_cast};
        case Part::secret:
            return reserved ? std::pair{Standing::exempt, Ground::reserved}
                            : std::pair{Standing::answerable, Ground::secret};
        // Article 22 speaks of those who took part in deciding.
        case Part::recused:
            return {Standing::exempt, Ground::recused};
        case Part::absent_on_leave:
            return {Standing::exempt, Ground::absent_on_leave};
        case Part::absent:
            return {Standing::exempt, Ground::absent};
    }
    return {Standing::answerable, Ground::not_cast};
}

}  // namespace

std::vector<MemberStanding> standings(State const& state, charter::Kind const& kind, Decision const& decision) {
    std::vector<MemberStanding> result;
    if (decision.assessments.empty() || !decision.assessments.back().grave) return result;
    auto const* const meeting = find(state, decision.meeting);
    must(meeting != nullptr, "a decision was made at a meeting");
    for (auto const& member : meeting->roster) {
        auto const found = decision.parts.find(member);
        auto const part = found == decision.parts.end() ? MemberPart{} : found->second;
        auto const [standing, because] = standing_of(kind, part, reserved_in_time(state, decision, member));
        result.push_back({member, standing, because});
    }
    return result;
}

Authority authority_on(Scene const& scene, Authorisation const& authorisation, Date day) {
    auto const* const decision = find(scene.meetings, authorisation.decision);
    auto const replaced = decision == nullptr || decision->replaced_by.has_value();
    auto const holding = std::clamp(day, authorisation.from, authorisation.to);
    if (authorisation.ended || replaced || !people::on_roster(scene.people, authorisation.person, holding))
        return Authority::ended;
    if (day < authorisation.from) return Authority::ahead;
    return day <= authorisation.to ? Authority::running : Authority::over;
}

bool authorised(Scene const& scene, PersonId const& person, DecisionId const& decision, Date day) {
    return std::ranges::any_of(scene.meetings.authorisations, [&](auto const& entry) {
        auto const& one = entry.second;
        return one.person == person && one.decision == decision && authority_on(scene, one, day) == Authority::running;
    });
}

Answer<Event> decide(Scene const& scene, StateReservation const& command, Context const& context) {
    Checks checks(context.reasons);
    people::new_id(checks, "/reservation", command.reservation.text,
                   reservation_taken(scene.meetings, command.reservation));
    people::needed_text(checks, "/text", command.text);
    auto const* const item = find(scene.meetings, command.item);
    if (!checks.input(item != nullptr, "/item", "unknown-item")) return std::unexpected(checks.rejection());
    auto const questions = static_cast<std::int32_t>(item->questions.size());
    auto const known = !command.question || (*command.question >= 1 && *command.question <= questions);
    // Before it is opened an item has no questions; then it is too early, whichever is meant.
    checks.input(known || !item->opened, "/question", "unknown-question");
    auto const* const meeting = find(scene.meetings, item->meeting);
    must(meeting != nullptr, "an item stands on a meeting's agenda");
    auto const& rules = rules_for(scene, *meeting, context);
    auto const roster = roster_of(scene, *meeting);
    // Article 13.3: the right belongs to every member of that day, in the room or not, in office still or not; who was
    // recused had no part in the matter.
    auto const member = contains(roster, context.actor);
    checks.bar(!member, "reservation.members-only", rules.reservation);
    checks.bar(recused(*item, context.actor), "reservation.recused", rules.recusal);
    checks.forbid(!item->opened, "reservation.too-early", rules.reservation, {}, {{"item.open", place(command.item)}});
    auto const late = meeting->minutes.signed_at.has_value() || all_assessed(scene.meetings, *item, command.question);
    return checks.otherwise<Event>(
        {ReservationStated{command.reservation, command.item, context.actor, command.text, late, command.question}});
}

Answer<Event> decide(Scene const& scene, AssessDecision const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    people::needed_text(checks, "/finding", command.finding);
    people::needed_text(checks, "/basis", command.basis);
    people::require_power(checks, scene.people, rules, context, "decision.assess");
    auto const* const decision = find(scene.meetings, command.decision);
    if (!checks.input(decision != nullptr, "/decision", "unknown-decision")) return std::unexpected(checks.rejection());
    checks.forbid(!decision->passed, "assessment.not-passed", rules.accountability);
    return checks.otherwise<Event>({DecisionAssessed{command.decision, command.finding, command.basis, command.grave}});
}

Answer<Event> decide(Scene const& scene, GrantAuthorisation const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const today = people::today(scene.people, context);
    people::new_id(checks, "/authorisation", command.authorisation.text,
                   scene.meetings.authorisations.contains(command.authorisation));
    people::needed_text(checks, "/scope", command.scope);
    checks.input(scene.people.persons.contains(command.person), "/person", "unknown-person");
    auto const from = people::real_date(checks, "/from", command.from);
    if (people::real_date(checks, "/to", command.to)) {
        checks.input(!from || command.from <= command.to, "/to", "ends-before-start");
        checks.input(command.to >= today, "/to", "day-past", {{"today", today}});
    }
    people::require_power(checks, scene.people, rules, context, "authorisation.grant");
    auto const* const decision = find(scene.meetings, command.decision);
    if (!checks.input(decision != nullptr, "/decision", "unknown-decision")) return std::unexpected(checks.rejection());
    // Article 8.2: authority comes from what the body decided, and from nothing else.
    checks.forbid(!decision->passed, "authorisation.not-passed", rules.authorised);
    checks.forbid(decision->replaced_by.has_value(), "authorisation.decision-replaced", rules.authorised);
    auto const member = from && people::on_roster(scene.people, command.person, command.from);
    checks.forbid(from && !member, "authorisation.members-only", rules.authorised,
                  {{"person", std::vector<PersonId>{command.person}}, {"from", command.from}});
    return checks.otherwise<Event>({AuthorisationGranted{command.authorisation, command.person, command.scope,
                                                         command.from, command.to, command.decision}});
}

Answer<Event> decide(Scene const& scene, EndAuthorisation const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const today = people::today(scene.people, context);
    people::needed_reason(checks, command.reason);
    people::require_power(checks, scene.people, rules, context, "authorisation.grant");
    auto const found = scene.meetings.authorisations.find(command.authorisation);
    auto const known = found != scene.meetings.authorisations.end();
    if (!checks.input(known, "/authorisation", "unknown-authorisation")) return std::unexpected(checks.rejection());
    auto const last = found->second.ended.value_or(found->second.to);
    checks.forbid(found->second.ended || last < today, "authorisation.over", rules.authorised, {{"last", last}});
    return checks.otherwise<Event>({AuthorisationEnded{command.authorisation, command.reason, today}});
}

Answer<Event> decide(Scene const& scene, ActUrgently const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    people::new_id(checks, "/urgent", command.urgent.text, find(scene.meetings, command.urgent) != nullptr);
    people::needed_text(checks, "/act", command.act);
    people::needed_text(checks, "/facts", command.facts);
    people::needed_reason(checks, command.reason);
    people::require_power(checks, scene.people, rules, context, "urgent.act");
    // Article 13: nobody decides alone what the members, who are sitting together now, can decide.
    for (auto const& [id, meeting] : scene.meetings.meetings) {
        checks.forbid(meeting.stage == MeetingStage::open, "urgent.meeting-open", rules.collective,
                      {{"number", std::int64_t{meeting.number}}},
                      {{"matter.propose", "body"}, {"agenda.add", place(id)}});
    }
    return checks.otherwise<Event>({UrgentlyActed{command.urgent, command.act, command.facts, command.reason}});
}

void apply(State& state, ReservationStated const& event, Stamp const& stamp) {
    state.reservations[at(state, event.item).id][event.reservation] = {event.member, event.text,     stamp.now,
                                                                       event.late,   event.question, stamp.entered_by};
}

void apply(State& state, DecisionAssessed const& event, Stamp const& stamp) {
    at(state, event.decision).assessments.push_back({event.finding, event.basis, event.grave, stamp.now, stamp.actor});
}

void apply(State& state, AuthorisationGranted const& event, Stamp const&) {
    state.authorisations[event.authorisation] = {event.person, event.scope, event.from, event.to, event.decision, {}};
}

void apply(State& state, AuthorisationEnded const& event, Stamp const&) {
    auto const found = state.authorisations.find(event.authorisation);
    must(found != state.authorisations.end(), "what was given can be taken back");
    found->second.ended = event.day;
}

void apply(State& state, UrgentlyActed const& event, Stamp const& stamp) {
    Urgent urgent;
    urgent.id = event.urgent;
    urgent.act = event.act;
    urgent.facts = event.facts;
    urgent.reason = event.reason;
    urgent.by = stamp.actor;
    urgent.acted = stamp.now;
    state.urgents.emplace(event.urgent, std::move(urgent));
}

}  // namespace quorate::meetings

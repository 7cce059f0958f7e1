#include "meetings/matter.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Kind;
using charter::Office;
using charter::Rules;

bool before_agenda(Matter const& matter) {
    return matter.stage == MatterStage::proposed || matter.stage == MatterStage::accepted;
}

bool of_submitting_unit(Scene const& scene, Matter const& matter, Context const& context) {
    return !matter.unit.empty() && matter.unit == unit_of(scene, context.actor) &&
           people::holds(scene.people, context.actor, Office::unit, people::today(scene.people, context));
}

/// Article 18.2: the chair settles what goes on the agenda. What was accepted stays what it was: from then on nobody
/// else changes its words, its persons or its sum, or another matter would be accepted in its place.
void require_amending(Checks& checks, Scene const& scene, Rules const& rules, Matter const& matter,
                      Context const& context) {
    auto const day = people::today(scene.people, context);
    if (people::has_power(scene.people, rules, context.actor, day, "matter.settle")) return;
    if (matter.stage != MatterStage::proposed) {
        people::require_power(checks, scene.people, rules, context, "matter.settle");
        return;
    }
    if (people::has_power(scene.people, rules, context.actor, day, "record.keep")) return;
    checks.bar(context.actor != matter.proposed_by && !of_submitting_unit(scene, matter, context), "matter.amender",
               people::power_citation(rules, "matter.propose"), {{"proposer", std::vector{matter.proposed_by}}});
}

void check_persons(Checks& checks, Scene const& scene, std::vector<Concerned> const& persons) {
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < persons.size(); ++at) {
        auto const& one = persons[at];
        auto const where = "/persons/" + std::to_string(at);
        people::needed_text(checks, where + "/name", one.name, people::title_length_max);
        checks.input(!one.person || scene.people.persons.contains(*one.person), where + "/person", "unknown-person");
        checks.input(names.insert(text::trim(one.name)).second, where + "/name", "person-twice");
    }
}

/// The words and figures of a matter, when it is proposed and when it is changed.
template <class Command>
void check_content(Checks& checks, Scene const& scene, Kind const& kind, Command const& command) {
    people::needed_text(checks, "/title", command.title, people::title_length_max);
    people::needed_text(checks, "/gist", command.gist);
    if (command.basis) people::needed_text(checks, "/basis", *command.basis, people::title_length_max);
    check_persons(checks, scene, command.persons);
    checks.input(!command.sum || command.sum->value > 0, "/sum", "bad-sum");
    // Article 17: what a kind is decided by belongs to the matter from the start.
    Facts const facts{{"kind", term_fact("kind", kind.name)}};
    checks.forbid(kind.asks_sum && !command.sum, "matter.sum", kind.by, facts);
    checks.forbid((kind.asks_persons || kind.each_person) && command.persons.empty(), "matter.persons", kind.by, facts);
}

std::vector<Concerned> trimmed(std::vector<Concerned> persons) {
    for (auto& one : persons) one.name = std::string(text::trim(one.name));
    return persons;
}

/// A matter that is under way for the same decision or urgent act; nullptr when there is none.
template <class Fits>
Matter const* under_way(State const& state, Fits const& fits) {
    for (auto const& [id, matter] : state.matters) {
        if (undecided(matter) && fits(matter)) return &matter;
    }
    return nullptr;
}

void check_reconsidered(Checks& checks, Scene const& scene, ProposeMatter const& command, Kind const& kind) {
    if (!command.reconsiders) return;
    auto const* decision = find(scene.meetings, *command.reconsiders);
    if (!checks.input(decision != nullptr, "/reconsiders", "unknown-decision")) return;
    auto const* before = find(scene.meetings, decision->matter);
    auto const& by = kind.reconsider ? kind.reconsider->by : kind.by;
    checks.forbid(before != nullptr && before->kind != kind.name, "reconsideration.kind", by,
                  {{"kind", term_fact("kind", kind.name)}});
    checks.forbid(decision->replaced_by.has_value(), "reconsideration.replaced", by);
    auto const* other =
        under_way(scene.meetings, [&](auto const& matter) { return matter.reconsiders == command.reconsiders; });
    if (other != nullptr) {
        checks.forbid(true, "reconsideration.running", by, {}, {{"reconsideration.consent", place(other->id)}});
    }
}

void check_ratified(Checks& checks, Scene const& scene, ProposeMatter const& command, Rules const& rules) {
    if (!command.ratifies) return;
    auto const* urgent = find(scene.meetings, *command.ratifies);
    if (!checks.input(urgent != nullptr, "/ratifies", "unknown-urgent")) return;
    checks.forbid(urgent->answered.has_value(), "urgent.answered", rules.urgent);
    auto const* other =
        under_way(scene.meetings, [&](auto const& matter) { return matter.ratifies == command.ratifies; });
    if (other != nullptr) checks.forbid(true, "urgent.running", rules.urgent, {}, {{"agenda.add", place(other->id)}});
}

/// Articles 13 and 20: what the body decided stands, and nobody alone drops the rest of it: the remaining votes are
/// held.
void forbid_decided_in_part(Checks& checks, Matter const& matter, Rules const& rules) {
    checks.forbid(before_agenda(matter) && !matter.decisions.empty(), "matter.decided-in-part", rules.collective,
                  {{"count", static_cast<std::int64_t>(matter.decisions.size())}}, {{"agenda.add", place(matter.id)}});
}

/// Article 18.2: only who settles the agenda accepts or declines.
Matter const* settled_matter(Checks& checks, Scene const& scene, Rules const& rules, MatterId const& id,
                             Context const& context) {
    auto const* matter = find(scene.meetings, id);
    checks.input(matter != nullptr, "/matter", "unknown-matter");
    people::require_power(checks, scene.people, rules, context, "matter.settle");
    return matter;
}

}  // namespace

Answer<Event> decide(Scene const& scene, ProposeMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const day = people::today(scene.people, context);
    auto const& rules = rules_today(scene, context);
    people::new_id(checks, "/matter", command.matter.text, find(scene.meetings, command.matter) != nullptr);
    checks.input(!command.unit || scene.people.units.contains(*command.unit), "/unit", "unknown-unit");
    // Article 13.2: every member may put a matter forward; the units submit theirs.
    people::require_power(checks, scene.people, rules, context, "matter.propose");
    // Article 17: a matter has exactly one kind, and the kinds are those of the catalogue.
    auto const* kind = rules.kind(command.kind);
    if (!checks.input(kind != nullptr, "/kind", "unknown-kind")) return std::unexpected(checks.rejection());
    check_content(checks, scene, *kind, command);
    check_reconsidered(checks, scene, command, *kind);
    check_ratified(checks, scene, command, rules);
    auto const own = command.unit && *command.unit == unit_of(scene, context.actor);
    checks.bar(by_unit_only(scene, rules, context.actor, day, "matter.propose") && !own, "matter.unit",
               people::power_citation(rules, "matter.propose"));

    std::vector<Event> events{MatterProposed{command.matter, command.kind, std::string(text::trim(command.title)),
                                             command.gist, command.basis, command.unit, trimmed(command.persons),
                                             command.sum, command.reconsiders, command.ratifies}};
    // Who proposes to take a decision up again agrees to it, unless they have no part in it.
    Matter again;
    again.persons = command.persons;
    again.reconsiders = command.reconsiders;
    if (command.reconsiders && people::on_roster(scene.people, context.actor, day) &&
        !stays_out(scene, again, context.actor)) {
        events.push_back(ReconsiderationConsented{command.matter});
    }
    // Article 18.2: what the chair proposes needs nobody's acceptance.
    if (people::has_power(scene.people, rules, context.actor, day, "matter.settle")) {
        events.push_back(MatterAccepted{command.matter});
    }
    return checks.otherwise(std::move(events));
}

Answer<Event> decide(Scene const& scene, AmendMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    auto const* kind = rules.kind(matter->kind);
    if (kind == nullptr) {
        checks.forbid(true, "kind.gone", rules.catalogue, {{"kind", term_fact("kind", matter->kind)}});
        return std::unexpected(checks.rejection());
    }
    check_content(checks, scene, *kind, command);
    checks.forbid(!before_agenda(*matter), "matter.amendable", people::power_citation(rules, "matter.settle"),
                  stage_fact(*matter));
    // What was decided was decided on the matter as it stood.
    forbid_decided_in_part(checks, *matter, rules);
    require_amending(checks, scene, rules, *matter, context);
    return checks.otherwise<Event>({MatterAmended{command.matter, std::string(text::trim(command.title)), command.gist,
                                                  command.basis, trimmed(command.persons), command.sum}});
}

Answer<Event> decide(Scene const& scene, AcceptMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = settled_matter(checks, scene, rules, command.matter, context);
    if (matter == nullptr) return std::unexpected(checks.rejection());
    checks.forbid(matter->stage != MatterStage::proposed, "matter.settled",
                  people::power_citation(rules, "matter.settle"), stage_fact(*matter));
    return checks.otherwise<Event>({MatterAccepted{command.matter}});
}

Answer<Event> decide(Scene const& scene, DeclineMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = settled_matter(checks, scene, rules, command.matter, context);
    if (matter == nullptr) return std::unexpected(checks.rejection());
    checks.forbid(!before_agenda(*matter), "matter.settled", people::power_citation(rules, "matter.settle"),
                  stage_fact(*matter));
    // Article 13.2: the chair does not stand above the body; a proposal is turned down with a reason or not at all.
    checks.forbid(rules.decline_needs_reason.value && text::blank(command.reason), "decline.reason",
                  rules.decline_needs_reason.by);
    forbid_decided_in_part(checks, *matter, rules);
    // What was done between meetings must come before the next one, whatever the chair who did it would like.
    checks.forbid(matter->ratifies.has_value(), "urgent.ratify", rules.urgent);
    return checks.otherwise<Event>({MatterDeclined{command.matter, command.reason}});
}

Answer<Event> decide(Scene const& scene, WithdrawMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    people::needed_reason(checks, command.reason);
    auto const& by = people::power_citation(rules, "matter.propose");
    auto const own_unit = of_submitting_unit(scene, *matter, context);
    checks.bar(context.actor != matter->proposed_by && !own_unit, "matter.proposer", by,
               {{"proposer", std::vector{matter->proposed_by}}});
    checks.forbid(!before_agenda(*matter), "matter.settled", by, stage_fact(*matter));
    forbid_decided_in_part(checks, *matter, rules);
    checks.forbid(matter->ratifies.has_value(), "urgent.ratify", rules.urgent);
    return checks.otherwise<Event>({MatterWithdrawn{command.matter, command.reason}});
}

Answer<Event> decide(Scene const& scene, ConsentToReconsider const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    auto const* kind = rules.kind(matter->kind);
    auto const& by = kind != nullptr && kind->reconsider ? kind->reconsider->by : rules.collective;
    checks.forbid(!matter->reconsiders, "reconsideration.none", by);
    checks.forbid(matter->reconsiders && !before_agenda(*matter), "matter.settled", by, stage_fact(*matter));
    checks.bar(!people::on_roster(scene.people, context.actor, people::today(scene.people, context)),
               "reconsideration.member", by);
    // Article 19.2: who withdrew from the decision has no part in taking it up again either.
    checks.bar(stays_out(scene, *matter, context.actor), "reconsideration.recused", rules.recusal);
    checks.forbid(matter->consents.contains(context.actor), "reconsideration.twice", by);
    return checks.otherwise<Event>({ReconsiderationConsented{command.matter}});
}

void apply(State& state, MatterProposed const& event, Stamp const& stamp) {
    Matter matter;
    matter.id = event.matter;
    matter.kind = event.kind;
    matter.title = event.title;
    matter.gist = event.gist;
    matter.basis = event.basis.value_or("");
    matter.unit = event.unit.value_or(UnitId{});
    matter.persons = event.persons;
    matter.sum = event.sum;
    matter.reconsiders = event.reconsiders;
    matter.ratifies = event.ratifies;
    matter.proposed_by = stamp.actor;
    matter.proposed = stamp.now;
    state.matters.insert_or_assign(event.matter, std::move(matter));
}

void apply(State& state, MatterAmended const& event, Stamp const&) {
    auto& matter = at(state, event.matter);
    // Article 16: what was looked into for one person or sum says nothing of another, and those who agreed to take a
    // decision up again agreed to that.
    if (matter.persons != event.persons || matter.sum != event.sum) {
        matter.evidence.clear();
        matter.consents.clear();
    }
    matter.title = event.title;
    matter.gist = event.gist;
    matter.basis = event.basis.value_or("");
    matter.persons = event.persons;
    matter.sum = event.sum;
}

void apply(State& state, MatterAccepted const& event, Stamp const& stamp) {
    auto& matter = at(state, event.matter);
    matter.stage = MatterStage::accepted;
    matter.settled_by = stamp.actor;
}

void apply(State& state, MatterDeclined const& event, Stamp const& stamp) {
    auto& matter = at(state, event.matter);
    matter.stage = MatterStage::declined;
    matter.settled_reason = event.reason;
    matter.settled_by = stamp.actor;
}

void apply(State& state, MatterWithdrawn const& event, Stamp const& stamp) {
    auto& matter = at(state, event.matter);
    matter.stage = MatterStage::withdrawn;
    matter.settled_reason = event.reason;
    matter.settled_by = stamp.actor;
}

void apply(State& state, ReconsiderationConsented const& event, Stamp const& stamp) {
    at(state, event.matter).consents.insert(stamp.actor);
}

}  // namespace quorate::meetings

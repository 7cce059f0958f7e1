#include "meetings/agenda.hpp"

#include <algorithm>
#include <set>

#include "base/must.hpp"
#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "meetings/order.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Kind;
using charter::Rules;

/// Items may still come and go.
bool agenda_open(Meeting const& meeting) {
    return before_opening(meeting) || meeting.stage == MeetingStage::open;
}

/// A decided matter comes up again only when enough members agree.
void check_consents(Checks& checks, Scene const& scene, Matter const& matter, Kind const& kind,
                    Context const& context) {
    if (!matter.reconsiders || !kind.reconsider) return;
    std::vector<PersonId> missing;
    std::int64_t consents = 0;
    auto const roster = people::roster_on(scene.people, people::today(scene.people, context));
    for (auto const& member : roster) {
        if (matter.consents.contains(member)) {
            ++consents;
        } else if (!stays_out(scene, matter, member)) {
            missing.push_back(member);
        }
    }
    auto const whole = static_cast<std::int64_t>(roster.size());
    auto const& share = kind.reconsider->value.share;
    checks.forbid(!share.met_by(consents, whole), "reconsideration.consent", kind.reconsider->by,
                  {{"consents", consents}, {"needed", share.smallest(whole)}, {"members", missing}},
                  {{"reconsideration.consent", place(matter.id), missing}});
}

/// Persons of the matter on whom the body has decided under the same kind before, and the decision stands.
std::string decided_before(State const& state, Matter const& matter) {
    std::string names;
    for (auto const& one : matter.persons) {
        auto const about = [&](Decision const& decision) {
            auto const* other = find(state, decision.matter);
            if (decision.replaced_by || other == nullptr || other->id == matter.id || other->kind != matter.kind)
                return false;
            return std::ranges::any_of(other->persons, [&](Concerned const& then) {
                return then.person && one.person ? then.person == one.person : then.name == one.name;
            });
        };
        if (std::ranges::any_of(state.decisions, [&](auto const& kept) { return about(kept.second); }))
            names += (names.empty() ? "" : ", ") + one.name;
    }
    return names;
}

/// A second decision on the same person may be about something else, or the first one once more: then it is for the
/// members to agree, and not for whoever proposes it to call it new.
void require_not_again(Checks& checks, Scene const& scene, Matter const& matter, Kind const& kind) {
    if (matter.reconsiders || !kind.reconsider) return;
    auto const names = decided_before(scene.meetings, matter);
    checks.generally(!names.empty(), "reconsideration.unnamed", kind.reconsider->by, {{"names", names}},
                     {{"matter.propose", "body"}});
}

/// The agenda is made of what the chair accepted; putting it together is preparing, taking something off after the
/// notice is settling again (article 18.2).
void require_agenda_power(Checks& checks, Scene const& scene, Rules const& rules, Context const& context,
                          bool settling) {
    auto const day = people::today(scene.people, context);
    if (people::has_power(scene.people, rules, context.actor, day, "matter.settle")) return;
    auto const keeper = people::has_power(scene.people, rules, context.actor, day, "record.keep");
    if (!settling && keeper) return;
    people::require_power(checks, scene.people, rules, context, "matter.settle");
}

void check_acceptance(Checks& checks, Matter const& matter, Rules const& rules) {
    auto const& by = people::power_citation(rules, "matter.settle");
    auto const facts = stage_fact(matter);
    if (matter.stage == MatterStage::on_agenda) {
        checks.forbid(true, "matter.on-agenda", by, facts);
        return;
    }
    std::vector<Remedy> remedies;
    if (matter.stage == MatterStage::proposed) remedies.push_back({"matter.accept", place(matter.id)});
    checks.forbid(matter.stage != MatterStage::accepted, "matter.accepted", by, facts, remedies);
}

/// Article 19.2: a member withdraws because of what the matter is about, so a recusal follows the matter to its next
/// item, and to the one that takes its decision up again.
void carry_recusals(Scene const& scene, Matter const& matter, Meeting const& meeting, ItemId const& next,
                    std::vector<Event>& events) {
    auto const* before = item_before(scene.meetings, matter);
    if (before == nullptr) return;
    auto const roster = roster_of(scene, meeting);
    for (auto const& [member, recusal] : before->recusals) {
        if (!contains(roster, member)) continue;
        events.push_back(MemberRecused{next, member, recusal.cause, recusal.ground, recusal.declared});
    }
}

}  // namespace

Answer<Event> decide(Scene const& scene, AddToAgenda const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    auto const* matter = find(scene.meetings, command.matter);
    people::new_id(checks, "/item", command.item.text, find(scene.meetings, command.item) != nullptr);
    checks.input(matter != nullptr, "/matter", "unknown-matter");
    if (meeting == nullptr || matter == nullptr) return std::unexpected(checks.rejection());
    // A matter and a meeting are judged by the version of the meeting's day.
    auto const& rules = rules_for(scene, *meeting, context);
    require_agenda_power(checks, scene, rules, context, false);
    checks.forbid(!agenda_open(*meeting), "meeting.over", rules.presiding, stage_fact(*meeting));
    check_acceptance(checks, *matter, rules);
    auto const* kind = rules.kind(matter->kind);
    if (kind == nullptr) {
        checks.forbid(true, "kind.gone", rules.catalogue, {{"kind", term_fact("kind", matter->kind)}},
                      {{"matter.propose", "body"}});
        return std::unexpected(checks.rejection());
    }
    require_prerequisites(checks, scene.meetings, *matter, *kind, command.item);
    check_consents(checks, scene, *matter, *kind, context);
    require_not_again(checks, scene, *matter, *kind);
    // Article 18.2: the agenda was told with the notice; what comes on it later wants a reason of its own.
    auto const told = meeting->noticed || meeting->stage == MeetingStage::open;
    Facts const facts{{"noticed", meeting->noticed.value_or(meeting->starts)}, {"starts", meeting->starts}};
    checks.weigh(rules.notice_force, told && agenda_open(*meeting), "agenda.late", rules.notice_days.by, facts);
    std::vector<Event> events{ItemAdded{command.meeting, command.item, command.matter}};
    carry_recusals(scene, *matter, *meeting, command.item, events);
    return checks.otherwise(std::move(events));
}

Answer<Event> decide(Scene const& scene, RemoveFromAgenda const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    people::needed_reason(checks, command.reason);
    require_agenda_power(checks, scene, rules, context, meeting->noticed.has_value());
    checks.forbid(item->stage != ItemStage::listed, "item.listed", rules.presiding, stage_fact(*item));
    auto const* matter = find(scene.meetings, item->matter);
    // … unless another meeting sits before this one: there it belongs, and there it has to come.
    auto const sooner = std::any_of(
        scene.meetings.meetings.begin(), scene.meetings.meetings.end(),
        [&](auto const& one) { return one.first != meeting->id && one.second.stage == MeetingStage::open; });
    checks.forbid(matter != nullptr && matter->ratifies && !sooner, "urgent.ratify", rules.urgent);
    return checks.otherwise<Event>({ItemRemoved{command.item, command.reason}});
}

Answer<Event> decide(Scene const& scene, OrderAgenda const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const same =
        command.items.size() == meeting->agenda.size() && std::set(command.items.begin(), command.items.end()) ==
                                                              std::set(meeting->agenda.begin(), meeting->agenda.end());
    checks.input(same, "/items", "agenda-differs");
    require_agenda_power(checks, scene, rules, context, false);
    checks.forbid(!agenda_open(*meeting), "meeting.over", rules.presiding, stage_fact(*meeting));
    return checks.otherwise<Event>({AgendaOrdered{command.meeting, command.items}});
}

void apply(State& state, ItemAdded const& event, Stamp const& stamp) {
    Item item;
    item.id = event.item;
    item.meeting = event.meeting;
    item.matter = event.matter;
    item.added = stamp.now;
    auto& matter = at(state, event.matter);
    auto& meeting = at(state, event.meeting);
    state.items.insert_or_assign(event.item, std::move(item));
    meeting.agenda.push_back(event.item);
    matter.stage = MatterStage::on_agenda;
    matter.item = event.item;
}

void apply(State& state, ItemRemoved const& event, Stamp const& stamp) {
    std::erase(at(state, at(state, event.item).meeting).agenda, event.item);
    release_item(state, event.item, event.reason, stamp.now);
}

void apply(State& state, AgendaOrdered const& event, Stamp const&) {
    auto& agenda = at(state, event.meeting).agenda;
    must(std::ranges::is_permutation(agenda, event.items), "an order holds what is on the agenda");
    agenda = event.items;
}

}  // namespace quorate::meetings

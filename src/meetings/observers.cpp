#include "meetings/observers.hpp"

#include "base/must.hpp"
#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"

namespace quorate::meetings {

Answer<Event> decide(Scene const& scene, InviteObserver const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    checks.input(scene.people.persons.contains(command.person), "/person", "unknown-person");
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    // Article 19.3: the convener may have others attend given items; members attend as members.
    people::require_power(checks, scene.people, rules, context, "observer.invite");
    auto const roster = roster_of(scene, *meeting);
    Facts const facts{{"person", std::vector{command.person}}};
    checks.forbid(contains(roster, command.person), "observer.non-member", rules.observers, facts);
    checks.forbid(item->stage != ItemStage::listed && item->stage != ItemStage::open, "item.over", rules.observers,
                  stage_fact(*item));
    checks.forbid(item->invited.contains(command.person), "observer.twice", rules.observers, facts);
    return checks.otherwise<Event>({ObserverInvited{command.item, command.person}});
}

Answer<Event> decide(Scene const& scene, UninviteObserver const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    people::require_power(checks, scene.people, rules, context, "observer.invite");
    checks.input(item->invited.contains(command.person), "/person", "not-invited");
    // Who was in the room stays among those asked: the record shows on what ground they were there.
    checks.forbid(item->observers.contains(command.person), "observer.came", rules.observers,
                  {{"person", std::vector{command.person}}}, {{"observer.leave", place(item->id), {command.person}}});
    return checks.otherwise<Event>({ObserverUninvited{command.item, command.person}});
}

Answer<Event> decide(Scene const& scene, EnterAsObserver const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);

    // Article 19.3: others attend the items they were asked to, and only while these are on the table.
    checks.bar(!item->invited.contains(context.actor), "observer.invited", rules.observers, {},
               {{"observer.invite", place(item->id)}});
    checks.bar(contains(roster_of(scene, *meeting), context.actor), "observer.member", rules.observers, {},
               {{"member.enter", place(meeting->id), {context.actor}}});
    checks.forbid(meeting->current != item->id, "observer.item", rules.observers, {}, {{"item.open", place(item->id)}});
    auto const presence = item->observers.find(context.actor);
    checks.forbid(presence != item->observers.end() && presence->second.now(), "room.inside", rules.observers);
    return checks.otherwise<Event>({ObserverEntered{command.item, context.actor}});
}

Answer<Event> decide(Scene const& scene, LeaveAsObserver const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const presence = item->observers.find(context.actor);
    checks.forbid(presence == item->observers.end() || !presence->second.now(), "room.outside",
                  rules_for(scene, *meeting, context).observers, {},
                  {{"observer.enter", place(item->id), {context.actor}}});
    return checks.otherwise<Event>({ObserverLeft{command.item, context.actor}});
}

void apply(State& state, ObserverInvited const& event, Stamp const&) {
    at(state, event.item).invited.insert(event.person);
}

void apply(State& state, ObserverUninvited const& event, Stamp const&) {
    at(state, event.item).invited.erase(event.person);
}

void apply(State& state, ObserverEntered const& event, Stamp const& stamp) {
    auto& presence = at(state, event.item).observers[event.person];
    must(!presence.now(), "nobody enters a room they are in");
    presence.stays.push_back({stamp.now, {}, stamp.entered_by, {}});
}

void apply(State& state, ObserverLeft const& event, Stamp const& stamp) {
    auto& presence = at(state, event.item).observers[event.person];
    must(presence.now(), "only who is in the room leaves it");
    presence.stays.back().to = stamp.now;
    presence.stays.back().left_by = stamp.entered_by;
}

}  // namespace quorate::meetings

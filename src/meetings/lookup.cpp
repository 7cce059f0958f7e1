#include "meetings/lookup.hpp"

#include <algorithm>

#include "base/must.hpp"

namespace quorate::meetings {
namespace {

template <class Map, class Key>
auto const* find_in(Map const& map, Key const& key) {
    auto const found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

bool says_yes(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, std::string_view reading) {
    return people::reading_on(scene.people, rules, day_of(scene, meeting), reading) == "yes";
}

bool on_approved_leave(Meeting const& meeting, PersonId const& person) {
    auto const* leave = find_in(meeting.leave, person);
    return leave != nullptr && leave->state == LeaveState::approved;
}

}  // namespace

std::string place(MatterId const& id) { return "matter:" + id.text; }
std::string place(MeetingId const& id) { return "meeting:" + id.text; }
std::string place(ItemId const& id) { return "item:" + id.text; }
std::string place(DecisionId const& id) { return "decision:" + id.text; }
std::string place(DirectiveId const& id) { return "directive:" + id.text; }

Matter const* find(State const& state, MatterId const& id) { return find_in(state.matters, id); }
Meeting const* find(State const& state, MeetingId const& id) { return find_in(state.meetings, id); }
Item const* find(State const& state, ItemId const& id) { return find_in(state.items, id); }
Decision const* find(State const& state, DecisionId const& id) { return find_in(state.decisions, id); }
Directive const* find(State const& state, DirectiveId const& id) { return find_in(state.directives, id); }
Urgent const* find(State const& state, UrgentId const& id) { return find_in(state.urgents, id); }

Date day_of(Scene const& scene, Meeting const& meeting) {
    return quorate::day_of(meeting.opened.value_or(meeting.starts), scene.people.zone);
}

charter::Rules const& rules_for(Scene const& scene, Meeting const& meeting, Context const& context) {
    if (meeting.charter.empty()) return people::rules_on(scene.people, context, day_of(scene, meeting));
    auto const found = context.charters.find(meeting.charter);
    must(found != context.charters.end(), "the library holds every charter a meeting was opened under");
    return found->second;
}

std::vector<PersonId> roster_of(Scene const& scene, Meeting const& meeting) {
    if (meeting.opened) return meeting.roster;
    return people::roster_on(scene.people, day_of(scene, meeting));
}

PersonId presider_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    if (meeting.opened) return meeting.presider;
    auto const day = day_of(scene, meeting);
    auto const chair = people::chair_on(scene.people, day);
    if (!chair.empty() && !on_approved_leave(meeting, chair)) return chair;
    if (people::reading_on(scene.people, rules, day, "presiding") == "nobody") return {};
    return people::entrusted_on(scene.people, day);
}

PersonId presider_of(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules) {
    auto const usual = presider_of(scene, meeting, rules);
    if (!recused(item, usual)) return usual;
    auto const day = day_of(scene, meeting);
    if (people::reading_on(scene.people, rules, day, "presiding") == "nobody") return {};
    auto const entrusted = people::entrusted_on(scene.people, day);
    return recused(item, entrusted) ? PersonId{} : entrusted;
}

bool present(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, PersonId const& person) {
    auto const* presence = find_in(meeting.presence, person);
    if (presence == nullptr || !presence->now()) return false;
    return !presence->remote || says_yes(scene, meeting, rules, "remote");
}

std::vector<PersonId> present_members(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    std::vector<PersonId> result;
    for (auto const& member : roster_of(scene, meeting)) {
        if (present(scene, meeting, rules, member)) result.push_back(member);
    }
    return result;
}

bool recused(Item const& item, PersonId const& person) { return item.recusals.contains(person); }

std::vector<FoundRecusal> found_recusals(Scene const& scene, Matter const& matter, Item const& item,
                                         std::vector<PersonId> const& roster) {
    std::vector<FoundRecusal> result;
    if (matter.persons.empty()) return result;
    for (auto const& member : roster) {
        if (recused(item, member)) continue;
        auto const* person = find_in(scene.people.persons, member);
        if (person == nullptr) continue;
        for (auto const& concerned : matter.persons) {
            if (concerned.person == member) {
                result.push_back({member, RecusalCause::self, concerned.name, false});
                break;
            }
            if (item.cleared.contains(member)) continue;
            if (!concerned.person && concerned.name == person->name) {
                result.push_back({member, RecusalCause::self, concerned.name, true});
                break;
            }
            auto const same = [&](auto const& relative) { return relative.name == concerned.name; };
            if (std::any_of(person->relatives.begin(), person->relatives.end(), same)) {
                result.push_back({member, RecusalCause::relative, concerned.name, true});
                break;
            }
        }
    }
    return result;
}

Heads heads_of(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules) {
    Heads heads;
    for (auto const& member : roster_of(scene, meeting)) {
        ++heads.roster;
        auto const here = present(scene, meeting, rules, member);
        if (recused(item, member)) {
            ++heads.recused;
            // Out of the room for this item, yet at the meeting: who came and was recused still has open or closed stays.
            heads.recused_absent += meeting.presence.contains(member) ? 0 : 1;
            heads.present += here ? 1 : 0;
        } else if (here) {
            ++heads.present;
            ++heads.able;
        } else if (on_approved_leave(meeting, member)) {
            ++heads.on_leave;
        }
    }
    return heads;
}

Heads expected_heads(Scene const& scene, Meeting const& meeting, Item const& item) {
    Heads heads;
    auto const roster = roster_of(scene, meeting);
    auto const* matter = find(scene.meetings, item.matter);
    must(matter != nullptr, "an item stands for a matter");
    auto const found = found_recusals(scene, *matter, item, roster);
    for (auto const& member : roster) {
        ++heads.roster;
        auto const away = on_approved_leave(meeting, member);
        auto const is_found = std::any_of(found.begin(), found.end(), [&](auto const& one) { return one.member == member; });
        if (is_found || recused(item, member)) {
            ++heads.recused;
            heads.recused_absent += away ? 1 : 0;
            heads.present += away ? 0 : 1;
        } else if (away) {
            ++heads.on_leave;
        } else {
            ++heads.present;
            ++heads.able;
        }
    }
    return heads;
}

ReadingCase readings_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    ReadingCase result;
    result.half_inclusive = says_yes(scene, meeting, rules, "half-inclusive");
    result.two_thirds_inclusive = says_yes(scene, meeting, rules, "two-thirds-inclusive");
    result.recused_due = says_yes(scene, meeting, rules, "recused-due");
    result.recused_present = says_yes(scene, meeting, rules, "recused-present");
    result.leave_due = says_yes(scene, meeting, rules, "leave-due");
    return result;
}

}  // namespace quorate::meetings

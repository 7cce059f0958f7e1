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

template <class Map, class Key>
auto& at_in(Map& map, Key const& key) {
    auto const found = map.find(key);
    must(found != map.end(), "an event speaks of what an earlier event made");
    return found->second;
}

/// When somebody who is not in the room left it; empty for who is there or never came.
std::optional<Instant> left_room(Meeting const& meeting, PersonId const& person) {
    auto const* presence = find_in(meeting.presence, person);
    if (presence == nullptr || presence->stays.empty()) return {};
    return presence->stays.back().to;
}

bool answered(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, std::string_view reading,
              bool unasked) {
    auto const answer = reading_of(scene, meeting, rules, reading);
    return answer.empty() ? unasked : answer == "yes";
}

/// The first of those who may preside, in the order of their right to, for whom `can` holds.
template <class Can>
PersonId first_presider(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, Can const& can) {
    auto const candidates = may_preside(scene, meeting, rules);
    auto const found = std::find_if(candidates.begin(), candidates.end(), can);
    return found == candidates.end() ? PersonId{} : *found;
}

/// In the room while the meeting is open, expected to come before.
bool can_attend(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, PersonId const& person) {
    if (meeting.stage == MeetingStage::open) return present(scene, meeting, rules, person);
    return !on_approved_leave(meeting, person);
}

/// How a matter concerns a person, by what it names. By id it is certain; a name may be somebody else's, and those that
/// were ruled to be are passed over: each by itself, for who is not one relative may have another.
std::optional<FoundRecusal> concern_of(Scene const& scene, Matter const& matter, Item const& item,
                                       PersonId const& member) {
    for (auto const& concerned : matter.persons) {
        if (concerned.person == member) return FoundRecusal{member, RecusalCause::self, concerned.name, false};
    }
    auto const* person = find_in(scene.people.persons, member);
    if (person == nullptr) return {};
    auto const* cleared = find_in(item.cleared, member);
    for (auto const& concerned : matter.persons) {
        if (cleared != nullptr && cleared->contains(concerned.name)) continue;
        if (!concerned.person && concerned.name == person->name) {
            return FoundRecusal{member, RecusalCause::self, concerned.name, true};
        }
        auto const same = [&](people::Relative const& relative) { return relative.name == concerned.name; };
        if (std::any_of(person->relatives.begin(), person->relatives.end(), same)) {
            return FoundRecusal{member, RecusalCause::relative, concerned.name, true};
        }
    }
    return {};
}

}  // namespace

std::string place(MatterId const& id) {
    return "matter:" + id.text;
}
std::string place(MeetingId const& id) {
    return "meeting:" + id.text;
}
std::string place(ItemId const& id) {
    return "item:" + id.text;
}
std::string place(DecisionId const& id) {
    return "decision:" + id.text;
}
std::string place(DirectiveId const& id) {
    return "directive:" + id.text;
}

Matter const* find(State const& state, MatterId const& id) {
    return find_in(state.matters, id);
}
Meeting const* find(State const& state, MeetingId const& id) {
    return find_in(state.meetings, id);
}
Item const* find(State const& state, ItemId const& id) {
    return find_in(state.items, id);
}
Decision const* find(State const& state, DecisionId const& id) {
    return find_in(state.decisions, id);
}
Directive const* find(State const& state, DirectiveId const& id) {
    return find_in(state.directives, id);
}
Urgent const* find(State const& state, UrgentId const& id) {
    return find_in(state.urgents, id);
}

Matter& at(State& state, MatterId const& id) {
    return at_in(state.matters, id);
}
Meeting& at(State& state, MeetingId const& id) {
    return at_in(state.meetings, id);
}
Item& at(State& state, ItemId const& id) {
    return at_in(state.items, id);
}
Decision& at(State& state, DecisionId const& id) {
    return at_in(state.decisions, id);
}
Directive& at(State& state, DirectiveId const& id) {
    return at_in(state.directives, id);
}
Urgent& at(State& state, UrgentId const& id) {
    return at_in(state.urgents, id);
}

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

std::string reading_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, std::string_view id) {
    if (!meeting.opened) return people::reading_on(scene.people, rules, day_of(scene, meeting), id);
    // Article 41: what came into force on the day of the meeting after its opening changes nothing about it.
    auto const own = meeting.readings.find(std::string(id));
    if (own != meeting.readings.end()) return own->second;
    auto const usual = rules.readings.find(id);
    return usual == rules.readings.end() ? std::string{} : usual->second.chosen;
}

std::map<std::string, std::string> readings_on(people::State const& people, Date day) {
    auto const* adoption = people::adoption_on(people, day);
    return adoption == nullptr ? std::map<std::string, std::string>{} : adoption->readings;
}

std::vector<PersonId> may_preside(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    auto const day = day_of(scene, meeting);
    auto const chair_only = reading_of(scene, meeting, rules, "presiding") == "nobody";
    std::vector<PersonId> result;
    for (auto const& one : {meeting.presider, people::chair_on(scene.people, day),
                            chair_only ? PersonId{} : people::entrusted_on(scene.people, day)}) {
        if (!one.empty() && !contains(result, one)) result.push_back(one);
    }
    return result;
}

PersonId presider_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    if (meeting.stage == MeetingStage::closed) return meeting.presider;
    return first_presider(scene, meeting, rules,
                          [&](PersonId const& one) { return can_attend(scene, meeting, rules, one); });
}

PersonId presider_of(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules) {
    return first_presider(scene, meeting, rules, [&](PersonId const& one) {
        return !recused(item, one) && can_attend(scene, meeting, rules, one);
    });
}

bool present(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, PersonId const& person) {
    auto const* presence = find_in(meeting.presence, person);
    if (presence == nullptr || !presence->now()) return false;
    return !presence->remote() || answered(scene, meeting, rules, "remote", false);
}

std::vector<PersonId> present_members(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    std::vector<PersonId> result;
    for (auto const& member : roster_of(scene, meeting)) {
        if (present(scene, meeting, rules, member)) result.push_back(member);
    }
    return result;
}

bool recused(Item const& item, PersonId const& person) {
    return item.recusals.contains(person);
}

bool attends(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules,
             PersonId const& person) {
    if (present(scene, meeting, rules, person)) return true;
    auto const* presence = find_in(meeting.presence, person);
    if (presence == nullptr || !recused(item, person)) return false;
    if (presence->remote() && !answered(scene, meeting, rules, "remote", false)) return false;
    return waits_outside(scene, meeting, person);
}

bool waits_outside(Scene const& scene, Meeting const& meeting, PersonId const& person) {
    auto const left = left_room(meeting, person);
    return left && std::ranges::all_of(meeting.agenda, [&](ItemId const& id) {
               auto const* item = find(scene.meetings, id);
               auto const missed = item != nullptr && item->opened && (!item->ended || *item->ended > *left);
               return !missed || recused(*item, person);
           });
}

bool comes_back(Scene const& scene, Meeting const& meeting, PersonId const& person) {
    if (!waits_outside(scene, meeting, person)) return false;
    auto const left = left_room(meeting, person);
    return std::ranges::any_of(meeting.agenda, [&](ItemId const& id) {
        auto const* item = find(scene.meetings, id);
        return item != nullptr && recused(*item, person) && (!item->ended || *item->ended >= *left);
    });
}

std::vector<PersonId> able_members(Scene const& scene, Meeting const& meeting, Item const& item,
                                   charter::Rules const& rules) {
    auto result = present_members(scene, meeting, rules);
    std::erase_if(result, [&](PersonId const& member) { return recused(item, member); });
    return result;
}

bool contains(std::vector<PersonId> const& people, PersonId const& person) {
    return std::find(people.begin(), people.end(), person) != people.end();
}

bool undecided(Matter const& matter) {
    switch (matter.stage) {
        case MatterStage::proposed:
        case MatterStage::accepted:
        case MatterStage::on_agenda:
            return true;
        case MatterStage::declined:
        case MatterStage::withdrawn:
        case MatterStage::decided:
        case MatterStage::noted:
        case MatterStage::rejected:
            return false;
    }
    return false;
}

bool undecided(Item const& item) {
    switch (item.stage) {
        case ItemStage::listed:
        case ItemStage::open:
        case ItemStage::voting:
            return true;
        case ItemStage::decided:
        case ItemStage::noted:
        case ItemStage::deferred:
        case ItemStage::removed:
            return false;
    }
    return false;
}

bool before_opening(Meeting const& meeting) {
    return meeting.stage == MeetingStage::planned || meeting.stage == MeetingStage::noticed;
}

bool is_shown(Matter const& matter, charter::Prerequisite const& prerequisite) {
    return std::ranges::any_of(matter.evidence,
                               [&](Evidence const& one) { return one.prerequisite == prerequisite.name; });
}

UnitId unit_of(Scene const& scene, PersonId const& person) {
    auto const* found = find_in(scene.people.persons, person);
    return found == nullptr ? UnitId{} : found->unit;
}

bool by_unit_only(Scene const& scene, charter::Rules const& rules, PersonId const& person, Date day,
                  std::string_view act) {
    auto const power = rules.powers.find(act);
    if (power == rules.powers.end()) return false;
    auto by_unit = false;
    for (auto const office : people::offices_of(scene.people, person, day)) {
        auto const& carriers = power->second.value;
        if (std::find(carriers.begin(), carriers.end(), office) == carriers.end()) continue;
        if (office != charter::Office::unit) return false;
        by_unit = true;
    }
    return by_unit;
}

Leave const* leave_of(Meeting const& meeting, PersonId const& person) {
    return find_in(meeting.leave, person);
}

bool stands(Meeting const& meeting, Leave const& leave) {
    return leave.meant == meeting.starts;
}

bool on_approved_leave(Meeting const& meeting, PersonId const& person) {
    auto const* leave = leave_of(meeting, person);
    return leave != nullptr && leave->state == LeaveState::approved && stands(meeting, *leave);
}

std::vector<PersonId> absent_without_leave(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    auto result = roster_of(scene, meeting);
    std::erase_if(result, [&](PersonId const& member) {
        return present(scene, meeting, rules, member) || on_approved_leave(meeting, member);
    });
    return result;
}

charter::MajorClass major_of(Scene const& scene, charter::Rules const& rules, Matter const& matter, Date day) {
    constexpr std::string_view large_sum = "funds.large-sum";
    auto const* kind = rules.kind(matter.kind);
    if (kind == nullptr) return charter::MajorClass::none;
    if (!kind->asks_sum || !matter.sum || !rules.parameters.contains(large_sum)) return kind->major;
    auto const set = fen_from(people::parameter_on(scene.people, day, large_sum));
    return set && *matter.sum < *set ? charter::MajorClass::none : kind->major;
}

std::vector<FoundRecusal> found_recusals(Scene const& scene, Matter const& matter, Item const& item,
                                         std::vector<PersonId> const& roster) {
    std::vector<FoundRecusal> result;
    if (matter.persons.empty()) return result;
    for (auto const& member : roster) {
        if (recused(item, member)) continue;
        if (auto const concern = concern_of(scene, matter, item, member)) result.push_back(*concern);
    }
    return result;
}

Item const* item_before(State const& state, Matter const& matter) {
    if (matter.item) return find(state, *matter.item);
    auto const* decision = matter.reconsiders ? find(state, *matter.reconsiders) : nullptr;
    return decision == nullptr ? nullptr : find(state, decision->item);
}

bool stays_out(Scene const& scene, Matter const& matter, PersonId const& member) {
    auto const* before = item_before(scene.meetings, matter);
    if (before != nullptr && recused(*before, member)) return true;
    return concern_of(scene, matter, before == nullptr ? Item{} : *before, member).has_value();
}

Heads without_recusals(Heads const& heads) {
    // Article 19: for the meeting itself nobody is recused; that is a thing between a member and an item.
    Heads result;
    result.roster = heads.roster;
    result.present = heads.able + heads.recused - heads.recused_absent;
    result.able = result.present;
    result.on_leave = heads.on_leave + heads.recused_on_leave;
    return result;
}

Heads heads_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    auto const* item = meeting.current ? find(scene.meetings, *meeting.current) : nullptr;
    return without_recusals(heads_of(scene, meeting, item == nullptr ? Item{} : *item, rules));
}

Heads heads_of(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules) {
    Heads heads;
    for (auto const& member : roster_of(scene, meeting)) {
        ++heads.roster;
        auto const here = present(scene, meeting, rules, member);
        heads.present += here ? 1 : 0;
        if (recused(item, member)) {
            ++heads.recused;
            auto const away = !attends(scene, meeting, item, rules, member);
            heads.recused_absent += away ? 1 : 0;
            heads.recused_on_leave += away && on_approved_leave(meeting, member) ? 1 : 0;
        } else if (here) {
            ++heads.able;
        } else if (on_approved_leave(meeting, member)) {
            ++heads.on_leave;
        }
    }
    return heads;
}

Heads expected_heads(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules) {
    Heads heads;
    auto const roster = roster_of(scene, meeting);
    auto const* matter = find(scene.meetings, item.matter);
    must(matter != nullptr, "an item stands for a matter");
    auto const found = found_recusals(scene, *matter, item, roster);
    auto const attends_meeting = [&](PersonId const& member) {
        return present(scene, meeting, rules, member) || comes_back(scene, meeting, member);
    };
    for (auto const& member : roster) {
        ++heads.roster;
        auto const excused = on_approved_leave(meeting, member);
        // Before the opening whoever is not excused is expected, and so is who came all the same.
        auto const comes = attends_meeting(member) || (!meeting.opened && !excused);
        heads.present += comes ? 1 : 0;
        auto const same = [&](FoundRecusal const& one) { return one.member == member; };
        if (recused(item, member) || std::any_of(found.begin(), found.end(), same)) {
            ++heads.recused;
            heads.recused_absent += comes ? 0 : 1;
            heads.recused_on_leave += !comes && excused ? 1 : 0;
        } else {
            heads.on_leave += !comes && excused ? 1 : 0;
            heads.able += comes ? 1 : 0;
        }
    }
    return heads;
}

ReadingCase readings_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    ReadingCase const unasked;
    auto const answer = [&](std::string_view id, bool otherwise) {
        return answered(scene, meeting, rules, id, otherwise);
    };
    ReadingCase result;
    result.half_inclusive = answer("half-inclusive", unasked.half_inclusive);
    result.two_thirds_inclusive = answer("two-thirds-inclusive", unasked.two_thirds_inclusive);
    result.recused_due = answer("recused-due", unasked.recused_due);
    result.recused_present = answer("recused-present", unasked.recused_present);
    result.leave_due = answer("leave-due", unasked.leave_due);
    return result;
}

}  // namespace quorate::meetings

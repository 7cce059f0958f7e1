#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "meetings/scene.hpp"

/// Questions about the table that several rules ask. No rule is decided here.
namespace quorate::meetings {

/// Places, as written in remedies and addresses: "matter:m1", "meeting:g1", "item:i1", "decision:d1", "directive:r1".
[[nodiscard]] std::string place(MatterId const& id);
[[nodiscard]] std::string place(MeetingId const& id);
[[nodiscard]] std::string place(ItemId const& id);
[[nodiscard]] std::string place(DecisionId const& id);
[[nodiscard]] std::string place(DirectiveId const& id);

/// nullptr when there is no such thing.
[[nodiscard]] Matter const* find(State const& state, MatterId const& id);
[[nodiscard]] Meeting const* find(State const& state, MeetingId const& id);
[[nodiscard]] Item const* find(State const& state, ItemId const& id);
[[nodiscard]] Decision const* find(State const& state, DecisionId const& id);
[[nodiscard]] Directive const* find(State const& state, DirectiveId const& id);
[[nodiscard]] Urgent const* find(State const& state, UrgentId const& id);

/// For `apply`: the thing must be there, since the event that made it was applied before.
[[nodiscard]] Matter& at(State& state, MatterId const& id);
[[nodiscard]] Meeting& at(State& state, MeetingId const& id);
[[nodiscard]] Item& at(State& state, ItemId const& id);
[[nodiscard]] Decision& at(State& state, DecisionId const& id);
[[nodiscard]] Directive& at(State& state, DirectiveId const& id);
[[nodiscard]] Urgent& at(State& state, UrgentId const& id);

/// The meeting's day in the body's zone.
[[nodiscard]] Date day_of(Scene const& scene, Meeting const& meeting);
/// The rules the meeting is judged by: those settled at its opening, before that the version in force on its day (41).
[[nodiscard]] charter::Rules const& rules_for(Scene const& scene, Meeting const& meeting, Context const& context);
/// The members of the meeting's day: as settled at the opening, before that as the roster stands for the day.
[[nodiscard]] std::vector<PersonId> roster_of(Scene const& scene, Meeting const& meeting);
/// The body's answer to one of the charter's open questions, for this meeting; empty when the charter leaves it
/// unasked.
[[nodiscard]] std::string reading_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules,
                                     std::string_view id);
/// The body's answers that differ from the defaults on that day: what a meeting that opens then keeps.
[[nodiscard]] std::map<std::string, std::string> readings_on(people::State const& people, Date day);
/// Who presides: the person settled at the opening; while that one is out of an open meeting, the chair or the
/// entrusted member; before the opening the chair, or on the chair's leave the entrusted member. Empty: nobody can.
[[nodiscard]] PersonId presider_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules);
/// Who presides over this item: as above, but nobody who is recused from it. Empty: nobody can.
[[nodiscard]] PersonId presider_of(Scene const& scene, Meeting const& meeting, Item const& item,
                                   charter::Rules const& rules);

/// Everybody with a right to preside on the meeting's day, in the order of it, wherever they are.
[[nodiscard]] std::vector<PersonId> may_preside(Scene const& scene, Meeting const& meeting,
                                                charter::Rules const& rules);

/// In the room now, in a way that counts: by link only where the reading "remote" says so.
[[nodiscard]] bool present(Scene const& scene, Meeting const& meeting, charter::Rules const& rules,
                           PersonId const& person);
[[nodiscard]] std::vector<PersonId> present_members(Scene const& scene, Meeting const& meeting,
                                                    charter::Rules const& rules);
[[nodiscard]] bool recused(Item const& item, PersonId const& person);
/// At the meeting, as far as this item goes: in the room, or recused from it and waiting outside. Somebody waits
/// outside who came, left, and missed nothing since but items they are recused from.
[[nodiscard]] bool attends(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules,
                           PersonId const& person);
/// The members who have the floor and the vote: in the room and not recused.
[[nodiscard]] std::vector<PersonId> able_members(Scene const& scene, Meeting const& meeting, Item const& item,
                                                 charter::Rules const& rules);
/// Members who are absent though nobody approved their leave.
[[nodiscard]] std::vector<PersonId> absent_without_leave(Scene const& scene, Meeting const& meeting,
                                                         charter::Rules const& rules);
/// The member's leave, whatever became of it; nullptr when none was asked.
[[nodiscard]] Leave const* leave_of(Meeting const& meeting, PersonId const& person);
/// Asked for the time the meeting has now. Leave for a time it was moved from is kept and gives nothing (19.2).
[[nodiscard]] bool stands(Meeting const& meeting, Leave const& leave);
[[nodiscard]] bool on_approved_leave(Meeting const& meeting, PersonId const& person);
/// Left the room before the end, and missed nothing since but items they are recused from.
[[nodiscard]] bool waits_outside(Scene const& scene, Meeting const& meeting, PersonId const& person);
/// Waits outside for an item they are recused from: is there again for the next.
[[nodiscard]] bool comes_back(Scene const& scene, Meeting const& meeting, PersonId const& person);

[[nodiscard]] bool contains(std::vector<PersonId> const& people, PersonId const& person);
/// The matter is still to be settled: proposed, accepted or on an agenda.
[[nodiscard]] bool undecided(Matter const& matter);
/// The item can still be decided at its meeting.
[[nodiscard]] bool undecided(Item const& item);
/// Planned or told, neither opened nor cancelled.
[[nodiscard]] bool before_opening(Meeting const& meeting);
/// Evidence was given for what must come before the decision (16).
[[nodiscard]] bool is_shown(Matter const& matter, charter::Prerequisite const& prerequisite);
/// The unit somebody is staff of; empty for none.
[[nodiscard]] UnitId unit_of(Scene const& scene, PersonId const& person);
/// True when the person's only ground for the power is being of a unit: such a one acts for that unit alone.
[[nodiscard]] bool by_unit_only(Scene const& scene, charter::Rules const& rules, PersonId const& person, Date day,
                                std::string_view act);

/// The class of 三重一大 the matter is in on the day: its kind's; none where its sum is below what the body set as
/// large (articles 15 and 17.8). Before the body has set it, every sum counts as large.
[[nodiscard]] charter::MajorClass major_of(Scene const& scene, charter::Rules const& rules, Matter const& matter,
                                           Date day);

/// Members whom the matter concerns by what it names: themselves, or a declared relative (19.2), each by the first name
/// that the presiding person has not ruled to be somebody else's. Those already recused are left out.
struct FoundRecusal {
    PersonId member;
    RecusalCause cause = RecusalCause::self;
    std::string ground;    ///< the name that was found
    bool by_name = false;  ///< found by likeness of names only, so it can be ruled to be somebody else
};
[[nodiscard]] std::vector<FoundRecusal> found_recusals(Scene const& scene, Matter const& matter, Item const& item,
                                                       std::vector<PersonId> const& roster);

/// True when the member has no part in the matter (19.2): they withdrew from the decision that it takes up again, or it
/// concerns them by what it names.
[[nodiscard]] bool stays_out(Scene const& scene, Matter const& matter, PersonId const& member);
/// The item whose recusals the matter brings along: its last one, or that of the decision it takes up again. None for a
/// matter that is new.
[[nodiscard]] Item const* item_before(State const& state, Matter const& matter);

/// The same room with nobody recused: who waits outside for an item is still at the meeting.
[[nodiscard]] Heads without_recusals(Heads const& heads);
/// The heads for the meeting as a whole, as the room stands now. Whoever waits outside for the item on the table still
/// counts.
[[nodiscard]] Heads heads_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules);
/// The heads for a question of this item as the room stands now.
[[nodiscard]] Heads heads_of(Scene const& scene, Meeting const& meeting, Item const& item, charter::Rules const& rules);
/// The heads to be expected for an item that is not taken up yet, with the recusals declared or found. Before the
/// meeting everybody comes but those on leave; while it sits, those in the room and those who wait outside for another
/// item.
[[nodiscard]] Heads expected_heads(Scene const& scene, Meeting const& meeting, Item const& item,
                                   charter::Rules const& rules);
/// The body's answers to the readings that bear on a verdict; those the charter leaves unasked as the first charter has
/// them.
[[nodiscard]] ReadingCase readings_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules);

}  // namespace quorate::meetings

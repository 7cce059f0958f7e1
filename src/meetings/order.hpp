#pragma once

#include <optional>
#include <vector>

#include "meetings/lookup.hpp"

/// Rules of order that several commands of a sitting share: who presides, how many are there, who is out of the room.
namespace quorate::meetings {

/// Everything around one item that a rule looks at.
struct Sitting {
    Scene const& scene;
    Meeting const& meeting;
    Item const& item;
    Matter const& matter;
    charter::Rules const& rules;
    charter::Kind const& kind;
};

/// The sitting of an item named by the caller; empty with a fault or an obstacle when there is none.
[[nodiscard]] std::optional<Sitting> sitting_of(Checks& checks, Scene const& scene, ItemId const& item,
                                                Context const& context);

/// The question of an item on the table, counted from 1; nullptr with a fault or an obstacle when there is none.
[[nodiscard]] Question const* question_of(Checks& checks, Sitting const& sitting, std::int32_t question);
[[nodiscard]] PersonId presider_of(Sitting const& sitting);
/// Who rules on the member's recusal: the presiding person, and on that one's own the member entrusted in writing.
[[nodiscard]] PersonId ruler_for(Sitting const& sitting, PersonId const& member);
[[nodiscard]] Heads heads_of(Sitting const& sitting);
[[nodiscard]] std::vector<PersonId> able_members(Sitting const& sitting);
/// Presiding and other members who are here and able, but have not yet spoken or said that they have nothing to add.
[[nodiscard]] std::vector<PersonId> yet_to_speak(Sitting const& sitting);
[[nodiscard]] bool yet_to_speak(Sitting const& sitting, PersonId const& member);

/// "presider.absent" when nobody can preside, "presider.only" when the actor does not.
void require_presider(Checks& checks, Scene const& scene, PersonId const& presider, charter::Rules const& rules,
                      Context const& context, std::vector<Remedy> remedies);
void require_presider(Checks& checks, Sitting const& sitting, Context const& context);
/// Putting off and voiding decide nothing: when nobody is left who may preside over the item, the meeting's presider
/// may.
void require_presider_or_last_resort(Checks& checks, Scene const& scene, Meeting const& meeting, Item const& item,
                                     charter::Rules const& rules, Context const& context);

/// "item.not-open" unless the item is on the table of an open meeting.
void require_on_table(Checks& checks, Sitting const& sitting);
/// "ballot.running" while a vote is on.
void require_no_ballot(Checks& checks, Item const& item, charter::Rules const& rules);
/// "recusal.unruled" while the matter names members or their relatives on whom nobody has ruled.
void require_ruled(Checks& checks, Sitting const& sitting);
/// "prerequisite.missing" for what must, or generally should, come before the decision and was not shown by evidence.
/// Under `reasoned`, what was excused with a reason for that item before is not asked for again.
void require_prerequisites(Checks& checks, State const& state, Matter const& matter, charter::Kind const& kind,
                           ItemId const& reasoned);
/// "recusal.room" while somebody recused is still in the room.
void require_recused_outside(Checks& checks, Sitting const& sitting);
/// "quorum.item" by the kind's own quorum or the general one; "quorum.open" where only the meeting has lost its quorum.
void require_quorum(Checks& checks, Sitting const& sitting);
/// "item.cannot-pass" when no vote can carry the motion as the room stands. A vote may still be wanted, or members may
/// be on their way, so a recorded reason lifts it: the text calls such a meeting quorate and does not forbid the
/// attempt.
void require_passable(Checks& checks, Sitting const& sitting);
/// "opinion.unread" while a written opinion of an absent member was not read out.
void require_opinions_read(Checks& checks, Sitting const& sitting);

/// The figures of the meeting's own quorum for those heads.
[[nodiscard]] Figures meeting_quorum(Scene const& scene, Meeting const& meeting, charter::Rules const& rules,
                                     Heads const& heads);
[[nodiscard]] Facts quorum_facts(Figures const& figures, std::vector<PersonId> absent);

/// The item leaves the agenda, and its matter is among the accepted ones again.
void release_item(State& state, ItemId const& id, std::string const& reason, Instant when);
/// The item leaves the table: its observers go, the meeting is free for the next one.
void end_item(State& state, ItemId const& id, ItemStage stage, Instant when);

}  // namespace quorate::meetings

#pragma once

#include "meetings/order.hpp"

/// A vote in progress: who is still to vote, whether it is complete, what came out. The rules that ballots of all four
/// methods share; ballot.hpp has the commands.
namespace quorate::meetings {

/// The open ballot on a question of the item on the table; nullptr with a fault or an obstacle when there is none.
[[nodiscard]] Ballot const* open_ballot_of(Checks& checks, Sitting const& sitting, std::int32_t question);
/// Members able to vote who have not; for a ballot that is not secret.
[[nodiscard]] std::vector<PersonId> yet_to_vote(Sitting const& sitting, Ballot const& ballot);
/// Everything that stands in the way of closing: the room, the quorum, votes or papers outstanding, counts that differ.
void require_complete(Checks& checks, Sitting const& sitting, Ballot const& ballot);
/// The verdict on a complete ballot, by the figures.
[[nodiscard]] Verdict verdict_of(Sitting const& sitting, Ballot const& ballot);
/// What each member's part in it was (article 22).
[[nodiscard]] std::map<PersonId, MemberPart> parts_of(Sitting const& sitting, Ballot const& ballot);

/// Who cannot count the papers, and why: they or a relative are concerned, or a member is not in the room.
struct UnfitTellers {
    std::vector<PersonId> concerned;
    std::vector<PersonId> absent;
};
[[nodiscard]] UnfitTellers unfit_tellers(Sitting const& sitting, std::vector<PersonId> const& tellers);
/// Those at hand who may count: members, whoever observes the item, and who keeps the record.
[[nodiscard]] std::vector<PersonId> tellers_at_hand(Sitting const& sitting, Date day);

/// For `apply`: the question, counted from 1, and its open ballot must be there.
[[nodiscard]] Question& question_at(State& state, ItemId const& item, std::int32_t question);
[[nodiscard]] Ballot& open_ballot_at(State& state, ItemId const& item, std::int32_t question);

}  // namespace quorate::meetings

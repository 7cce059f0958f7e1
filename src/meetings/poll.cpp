#include "meetings/poll.hpp"

#include <algorithm>

#include "base/must.hpp"

namespace quorate::meetings {
namespace {

/// In the room now, or at some time since the ballot opened.
bool was_there(Sitting const& sitting, Ballot const& ballot, PersonId const& member) {
    if (present(sitting.scene, sitting.meeting, sitting.rules, member)) return true;
    auto const presence = sitting.meeting.presence.find(member);
    if (presence == sitting.meeting.presence.end() || presence->second.stays.empty()) return false;
    auto const& left = presence->second.stays.back().to;
    return left && *left > ballot.opened;
}

/// Says in what the tellers differ and not by how much: each counts again without sight of the other's figures.
void require_figure(Checks& checks, Sitting const& sitting, std::vector<PersonId> const& tellers, Fact figure,
                    bool same) {
    checks.forbid(!same, "count.differs", sitting.rules.methods.by, {{"figure", std::move(figure)}},
                  {{"count.enter", place(sitting.item.id), tellers}, {"ballot.void", place(sitting.item.id)}});
}

void require_counts_agree(Checks& checks, Sitting const& sitting, Ballot const& ballot) {
    auto const& one = ballot.counts.begin()->second;
    auto const& other = ballot.counts.rbegin()->second;
    auto const require_same = [&](Fact figure, std::int64_t left, std::int64_t right) {
        require_figure(checks, sitting, ballot.tellers, std::move(figure), left == right);
    };
    require_same(term_fact("count", "collected"), one.collected, other.collected);
    require_same(term_fact("count", "valid"), one.valid, other.valid);
    require_same(term_fact("count", "invalid"), one.invalid, other.invalid);
    for (auto const& choice : sitting.kind.choices) {
        auto const figure = [&](Count const& count) {
            auto const found = count.choices.find(choice);
            return found == count.choices.end() ? 0 : found->second;
        };
        require_same(term_fact("choice", choice), figure(one), figure(other));
    }
}

void require_papers_counted(Checks& checks, Sitting const& sitting, Ballot const& ballot) {
    auto const& by = sitting.rules.methods.by;
    auto const at = place(sitting.item.id);
    checks.forbid(ballot.issued == 0, "papers.missing", by, {}, {{"ballot.issue", at}});
    if (ballot.issued == 0) return;
    auto waiting = ballot.tellers;
    std::erase_if(waiting, [&](PersonId const& teller) { return ballot.counts.contains(teller); });
    auto const missing = !waiting.empty();
    checks.forbid(missing, "count.missing", by, {{"tellers", waiting}}, {{"count.enter", at, waiting}});
    if (missing) return;
    require_counts_agree(checks, sitting, ballot);
    auto const collected = ballot.counts.begin()->second.collected;
    auto const able = static_cast<std::int64_t>(able_members(sitting).size());
    checks.generally(collected < able, "papers.outstanding", sitting.rules.discussion.by,
                     {{"able", able}, {"issued", ballot.issued}, {"collected", collected}}, {{"ballot.void", at}});
}

}  // namespace

Ballot const* open_ballot_of(Checks& checks, Sitting const& sitting, std::int32_t question) {
    auto const* found = question_of(checks, sitting, question);
    if (found == nullptr) return nullptr;
    auto const open = found->ballot && !found->ballot->closed;
    checks.forbid(!open, "ballot.not-open", sitting.rules.methods.by, {}, {{"ballot.open", place(sitting.item.id)}});
    return open ? &*found->ballot : nullptr;
}

std::vector<PersonId> yet_to_vote(Sitting const& sitting, Ballot const& ballot) {
    auto result = able_members(sitting);
    std::erase_if(result, [&](PersonId const& member) { return ballot.votes.contains(member); });
    return result;
}

void require_complete(Checks& checks, Sitting const& sitting, Ballot const& ballot) {
    require_ruled(checks, sitting);
    require_recused_outside(checks, sitting);
    require_quorum(checks, sitting);
    if (ballot.method == Method::secret) {
        require_papers_counted(checks, sitting, ballot);
        return;
    }
    // Nobody is made to vote, but closing over somebody's head wants a word why.
    auto waiting = yet_to_vote(sitting, ballot);
    auto const any = !waiting.empty();
    checks.generally(any, "ballot.waiting", sitting.rules.discussion.by, {{"waiting", waiting}},
                     {{"vote.cast", place(sitting.item.id), waiting}});
}

Verdict verdict_of(Sitting const& sitting, Ballot const& ballot) {
    auto heads = heads_of(sitting);
    std::map<std::string, std::int64_t> counts;
    for (auto const& choice : sitting.kind.choices) counts[choice] = 0;
    if (ballot.method == Method::secret) {
        must(ballot.counts.size() == 2, "a secret ballot is counted by two tellers");
        for (auto const& [choice, papers] : ballot.counts.begin()->second.choices) counts[choice] = papers;
        // Papers do not say whose they are; if more were handed out than members are left, somebody voted and went.
        heads.voted_and_left = std::max<std::int64_t>(0, ballot.issued - heads.able);
    } else {
        for (auto const& [member, vote] : ballot.votes) {
            must(!recused(sitting.item, member), "a recusal voids the vote it comes into");
            ++counts[vote.choice];
            auto const gone = !present(sitting.scene, sitting.meeting, sitting.rules, member);
            heads.voted_and_left += gone ? 1 : 0;
        }
    }
    return compute_verdict(readings_of(sitting.scene, sitting.meeting, sitting.rules),
                           thresholds_of(sitting.rules, sitting.kind), heads, std::move(counts),
                           sitting.kind.pass_choice);
}

std::map<PersonId, MemberPart> parts_of(Sitting const& sitting, Ballot const& ballot) {
    std::map<PersonId, MemberPart> result;
    for (auto const& member : roster_of(sitting.scene, sitting.meeting)) {
        auto& part = result[member];
        auto const vote = ballot.votes.find(member);
        if (recused(sitting.item, member)) {
            part.part = Part::recused;
        } else if (vote != ballot.votes.end()) {
            part = {Part::choice, vote->second.choice};
        } else if (was_there(sitting, ballot, member)) {
            part.part = ballot.method == Method::secret ? Part::secret : Part::not_cast;
        } else {
            part.part = on_approved_leave(sitting.meeting, member) ? Part::absent_on_leave : Part::absent;
        }
    }
    return result;
}

Question& question_at(State& state, ItemId const& item, std::int32_t question) {
    auto& questions = at(state, item).questions;
    must(question >= 1 && static_cast<std::size_t>(question) <= questions.size(),
         "a vote is about a question of its item");
    return questions[static_cast<std::size_t>(question - 1)];
}

Ballot& open_ballot_at(State& state, ItemId const& item, std::int32_t question) {
    auto& ballot = question_at(state, item, question).ballot;
    must(ballot && !ballot->closed, "votes are given and counted while the ballot is open");
    return *ballot;
}

}  // namespace quorate::meetings

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "charter/rules.hpp"
#include "meetings/verdict.hpp"
#include "properties/dice.hpp"

/// Random meetings for a second opinion: each member has one place, and the counts are made of the votes of those who
/// can vote.
namespace quorate::tests {

/// Where a member is for the item that is voted on.
enum class Seat { able, outside, absent, on_leave, recused_absent, recused_on_leave, gone };
BOOST_DESCRIBE_ENUM(Seat, able, outside, absent, on_leave, recused_absent, recused_on_leave, gone)

struct Member {
    Seat seat = Seat::able;
    std::optional<std::string> vote;
};
BOOST_DESCRIBE_STRUCT(Member, (), (seat, vote))

struct Case {
    std::string kind;
    std::vector<Member> members;
    meetings::ReadingCase reading;
    meetings::Verdict verdict;
};
BOOST_DESCRIBE_STRUCT(Case, (), (kind, members, reading, verdict))

inline std::vector<Member> any_members(Dice& dice, charter::Kind const& kind) {
    // Small bodies are where an exact half and an exact two thirds come up.
    std::vector<Member> members(dice.below(dice.once_in(4) ? 60 : 12) + 1);
    auto const crowd = dice.below(5);  // of the seats, most are able in some meetings and few in others
    for (auto& member : members) {
        member.seat = dice.below(5) <= crowd ? Seat::able : static_cast<Seat>(dice.below(7));
        auto const votes = member.seat == Seat::able ? !dice.once_in(10) : member.seat == Seat::gone;
        if (votes) member.vote = dice.once_in(3) ? dice.one_of(kind.choices) : kind.pass_choice;
    }
    return members;
}

inline meetings::Heads heads_of(std::vector<Member> const& members) {
    meetings::Heads heads;
    for (auto const& [seat, vote] : members) {
        ++heads.roster;
        auto const recused = seat == Seat::outside || seat == Seat::recused_absent || seat == Seat::recused_on_leave;
        heads.recused += recused ? 1 : 0;
        heads.recused_absent += recused && seat != Seat::outside ? 1 : 0;
        heads.recused_on_leave += seat == Seat::recused_on_leave ? 1 : 0;
        heads.on_leave += seat == Seat::on_leave ? 1 : 0;
        heads.able += seat == Seat::able ? 1 : 0;
        heads.voted_and_left += seat == Seat::gone ? 1 : 0;
    }
    heads.present = heads.able;
    return heads;
}

inline std::map<std::string, std::int64_t> counts_of(std::vector<Member> const& members, charter::Kind const& kind) {
    std::map<std::string, std::int64_t> counts;
    for (auto const& choice : kind.choices) counts[choice] = 0;
    for (auto const& member : members) {
        if (member.vote) ++counts[*member.vote];
    }
    return counts;
}

/// A meeting about a kind of the charter, under the usual readings or any other, with its verdict.
inline Case any_case(Dice& dice, charter::Rules const& rules) {
    Case one;
    one.kind = dice.one_of(rules.kind_order);
    auto const& kind = *rules.kind(one.kind);
    one.members = any_members(dice, kind);
    auto const coin = [&] { return dice.below(2) == 0; };
    if (coin()) one.reading = {coin(), coin(), coin(), coin(), coin()};
    one.verdict = meetings::compute_verdict(one.reading, meetings::thresholds_of(rules, kind), heads_of(one.members),
                                            counts_of(one.members, kind), kind.pass_choice);
    return one;
}

}  // namespace quorate::tests

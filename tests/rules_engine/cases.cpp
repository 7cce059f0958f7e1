// Random meetings with the verdict of the first charter's rules, one JSON object a line: for a second opinion by
// somebody else's engine. Each member has one place; the counts are made of the votes of those who can vote.
//
//   verdict_cases [meetings] [seed]
#include <charconv>
#include <cstdio>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/wire.hpp"
#include "charter/charter.hpp"
#include "journal/files.hpp"
#include "meetings/verdict.hpp"
#include "properties/dice.hpp"

using namespace quorate;

namespace {

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

std::vector<Member> any_members(tests::Dice& dice, charter::Kind const& kind) {
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

meetings::Heads heads_of(std::vector<Member> const& members) {
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

Case any_case(tests::Dice& dice, charter::Rules const& rules) {
    Case one;
    one.kind = dice.one_of(rules.kind_order);
    auto const& kind = *rules.kind(one.kind);
    one.members = any_members(dice, kind);
    auto const coin = [&] { return dice.below(2) == 0; };
    if (coin()) one.reading = {coin(), coin(), coin(), coin(), coin()};
    std::map<std::string, std::int64_t> counts;
    for (auto const& choice : kind.choices) counts[choice] = 0;
    for (auto const& member : one.members) {
        if (member.vote) ++counts[*member.vote];
    }
    one.verdict = meetings::compute_verdict(one.reading, meetings::thresholds_of(rules, kind), heads_of(one.members),
                                            counts, kind.pass_choice);
    return one;
}

std::uint64_t number_at(int place, int count, char** words, std::uint64_t usual) {
    if (place >= count) return usual;
    std::string_view const word{words[place]};
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc{} && end == word.data() + word.size() ? number : usual;
}

}  // namespace

int main(int count, char** words) {
    auto const text = journal::read_file("charters/liaoning-2019.md");
    auto const charter = charter::compile(text);
    if (!charter) return 1;
    tests::Dice dice(number_at(2, count, words, 1));
    for (auto left = number_at(1, count, words, 1000); left > 0; --left) {
        auto const line = wire::write(any_case(dice, charter->rules)) + "\n";
        std::fwrite(line.data(), 1, line.size(), stdout);
    }
}

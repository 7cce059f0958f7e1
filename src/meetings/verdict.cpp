#include "meetings/verdict.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <numeric>
#include <utility>

namespace quorate::meetings {
namespace {

struct NamedReading {
    char const* id;
    bool ReadingCase::* answer;
};

constexpr std::array<NamedReading, 5> kReadings{{
    {"half-inclusive", &ReadingCase::half_inclusive},
    {"two-thirds-inclusive", &ReadingCase::two_thirds_inclusive},
    {"recused-present", &ReadingCase::recused_present},
    {"recused-due", &ReadingCase::recused_due},
    {"leave-due", &ReadingCase::leave_due},
}};
constexpr unsigned kCases = 1U << kReadings.size();

bool is(Share const& share, std::int64_t numerator, std::int64_t denominator) {
    return share.numerator * denominator == numerator * share.denominator;
}

// Article 19.2: whether 以上 includes the number itself is a question of reading; 超过 (article 20) never does.
Share as_read(Share share, ReadingCase const& reading) {
    if (share.bound == Bound::more_than) return share;
    auto const inclusive =
        (!is(share, 1, 2) || reading.half_inclusive) && (!is(share, 2, 3) || reading.two_thirds_inclusive);
    share.bound = inclusive ? Bound::at_least : Bound::more_than;
    return share;
}

std::int64_t due_under(ReadingCase const& reading, Heads const& heads) {
    auto due = heads.roster;
    if (!reading.recused_due) due -= heads.recused;
    if (!reading.leave_due) due -= heads.on_leave + (reading.recused_due ? heads.recused_on_leave : 0);
    return due;
}

std::int64_t whole_of(charter::Base base, Heads const& heads, std::int64_t due, std::int64_t present) {
    switch (base) {
        case charter::Base::roster:
            return heads.roster;
        case charter::Base::due:
            return due;
        case charter::Base::present:
            return present;
    }
    return heads.roster;
}

ReadingCase turned(ReadingCase reading, unsigned turns) {
    for (std::size_t index = 0; index < kReadings.size(); ++index) {
        auto const answer = kReadings[index].answer;
        if ((turns >> index & 1U) != 0) reading.*answer = !(reading.*answer);
    }
    return reading;
}

std::vector<std::string> names_of(unsigned turns) {
    std::vector<std::string> names;
    for (std::size_t index = 0; index < kReadings.size(); ++index) {
        if ((turns >> index & 1U) != 0) names.emplace_back(kReadings[index].id);
    }
    return names;
}

/// Every way to answer readings otherwise, those with the fewest other answers first; none at all is the first.
constexpr std::array<unsigned, kCases> kTurns = [] {
    std::array<unsigned, kCases> turns{};
    std::iota(turns.begin(), turns.end(), 0U);
    std::sort(turns.begin(), turns.end(), [](unsigned left, unsigned right) {
        return std::pair(std::popcount(left), left) < std::pair(std::popcount(right), right);
    });
    return turns;
}();

/// The readings that the charter leaves open, as bits.
unsigned open_readings(Thresholds const& thresholds) {
    unsigned open = 0;
    for (std::size_t index = 0; index < kReadings.size(); ++index) {
        auto const& names = thresholds.open;
        if (std::find(names.begin(), names.end(), kReadings[index].id) != names.end()) open |= 1U << index;
    }
    return open;
}

std::vector<OtherOutcome> other_outcomes(ReadingCase const& chosen, Thresholds const& thresholds, Heads const& heads,
                                         std::int64_t ayes) {
    auto const decided = figures_under(chosen, thresholds, heads, ayes).passed;
    auto const open = open_readings(thresholds);
    std::vector<OtherOutcome> result;
    std::vector<unsigned> smallest;
    for (auto const turns : kTurns) {
        if ((turns & ~open) != 0) continue;
        auto const figures = figures_under(turned(chosen, turns), thresholds, heads, ayes);
        if (figures.passed == decided) continue;
        // A set that holds a smaller one which turns the outcome already tells nothing new.
        auto const told = [&](unsigned known) { return (known & turns) == known; };
        if (std::any_of(smallest.begin(), smallest.end(), told)) continue;
        smallest.push_back(turns);
        result.push_back({names_of(turns), figures});
    }
    return result;
}

}  // namespace

std::vector<std::string> verdict_readings() {
    return names_of(kCases - 1);
}

Thresholds thresholds_of(charter::Rules const& rules, charter::Kind const& kind) {
    auto const& quorum = rules.quorum_of(kind);
    auto open = verdict_readings();
    std::erase_if(open, [&](std::string const& id) { return !rules.readings.contains(id); });
    return {quorum.value, rules.pass.value, quorum.by.anchor, rules.pass.by.anchor, std::move(open)};
}

Bar bar_of(ReadingCase const& reading, Thresholds const& thresholds, Heads const& heads, Figures const& figures) {
    // Who voted and left was there for the vote.
    return {as_read(thresholds.pass.share, reading),
            whole_of(thresholds.pass.base, heads, figures.due, figures.quorum_present + heads.voted_and_left)};
}

Figures figures_under(ReadingCase const& reading, Thresholds const& thresholds, Heads const& heads, std::int64_t ayes) {
    Figures figures;
    figures.due = due_under(reading, heads);
    // Article 19.2: who is recused is out of the room for the item; whether that is still presence is a question of
    // reading.
    figures.quorum_present = heads.able + (reading.recused_present ? heads.recused - heads.recused_absent : 0);

    auto const quorum = as_read(thresholds.quorum.share, reading);
    auto const members = whole_of(thresholds.quorum.base, heads, figures.due, figures.quorum_present);
    figures.quorum_needed = std::max<std::int64_t>(1, quorum.smallest(members));
    figures.quorate = figures.quorum_present >= figures.quorum_needed;

    // Article 20: the ayes are measured against the members due to attend, not against those who voted.
    auto const bar = bar_of(reading, thresholds, heads, figures);
    figures.needed = std::max<std::int64_t>(1, bar.share.smallest(bar.whole));
    figures.passed = figures.quorate && ayes >= figures.needed;
    return figures;
}

Verdict compute_verdict(ReadingCase const& chosen, Thresholds const& thresholds, Heads const& heads,
                        std::map<std::string, std::int64_t> counts, std::string const& pass_choice) {
    Verdict verdict;
    auto const ayes = counts.find(pass_choice);
    verdict.ayes = ayes == counts.end() ? 0 : ayes->second;
    verdict.heads = heads;
    verdict.counts = std::move(counts);
    verdict.figures = figures_under(chosen, thresholds, heads, verdict.ayes);
    verdict.passed = verdict.figures.passed;
    verdict.others = other_outcomes(chosen, thresholds, heads, verdict.ayes);
    verdict.holds_under_all = verdict.others.empty();
    verdict.quorum_by = thresholds.quorum_by;
    verdict.pass_by = thresholds.pass_by;
    return verdict;
}

Forecast forecast(ReadingCase const& chosen, Thresholds const& thresholds, Heads const& heads) {
    Forecast result;
    result.heads = heads;
    result.figures = figures_under(chosen, thresholds, heads, heads.able);
    result.can_pass = result.figures.passed;
    auto const open = open_readings(thresholds);
    result.can_pass_under_some_reading = std::any_of(kTurns.begin(), kTurns.end(), [&](unsigned turns) {
        return (turns & ~open) == 0 && figures_under(turned(chosen, turns), thresholds, heads, heads.able).passed;
    });
    return result;
}

}  // namespace quorate::meetings

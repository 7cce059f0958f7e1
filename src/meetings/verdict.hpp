#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/citation.hpp"
#include "charter/rules.hpp"

/// The arithmetic of articles 19 and 20, under every reading of their words. Exact: heads and cross-multiplication
/// only.
namespace quorate::meetings {

/// The heads that a quorum and a verdict are computed from, for one question of one item.
struct Heads {
    std::int64_t roster = 0;          ///< all current members (党组成员)
    std::int64_t present = 0;         ///< members in the room, the recused among them counted
    std::int64_t recused = 0;         ///< members recused from this item, present or not
    std::int64_t recused_absent = 0;  ///< of these, not at the meeting at all: neither in the room nor waiting outside
    std::int64_t recused_on_leave = 0;  ///< of these, on approved leave
    std::int64_t on_leave = 0;          ///< absent members on approved leave, not recused
    std::int64_t able = 0;              ///< present, not recused: they can vote
    std::int64_t voted_and_left = 0;    ///< gone since they voted; their votes stand, they make no quorum
    bool operator==(Heads const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Heads, (),
                      (roster, present, recused, recused_absent, recused_on_leave, on_leave, able, voted_and_left))

/// One answer to all the readings that bear on a verdict.
struct ReadingCase {
    bool half_inclusive = true;        ///< exactly half is enough to open
    bool two_thirds_inclusive = true;  ///< exactly two thirds is enough
    bool recused_due = true;           ///< a recused member is still due to attend
    bool recused_present = false;      ///< a recused member counts as present for the item
    bool leave_due = true;             ///< a member on approved leave is due to attend
    bool operator==(ReadingCase const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReadingCase, (), (half_inclusive, two_thirds_inclusive, recused_due, recused_present, leave_due))

/// The readings above by the ids that a charter gives them, in the order of the articles.
[[nodiscard]] std::vector<std::string> verdict_readings();

/// What the figures come to under one case.
struct Figures {
    std::int64_t due = 0;             ///< members due to attend (应到会)
    std::int64_t needed = 0;          ///< ayes needed to pass
    std::int64_t quorum_needed = 0;   ///< present members needed for this item
    std::int64_t quorum_present = 0;  ///< present members that count for it
    bool quorate = false;
    bool passed = false;  ///< quorate and enough ayes
    bool operator==(Figures const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Figures, (), (due, needed, quorum_needed, quorum_present, quorate, passed))

/// A case whose outcome is not the one decided by the defaults, with the readings that differ from them.
struct OtherOutcome {
    std::vector<std::string> readings;  ///< ids of the readings answered otherwise
    Figures figures;
    bool operator==(OtherOutcome const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OtherOutcome, (), (readings, figures))

/// The verdict with its explanation. `counts` is by the charter's own words for the choices.
struct Verdict {
    bool passed = false;
    bool holds_under_all = true;  ///< no reading gives another outcome
    Heads heads;
    std::int64_t ayes = 0;
    std::map<std::string, std::int64_t> counts;
    Figures figures;
    std::vector<OtherOutcome> others;  ///< the smallest sets of readings that turn the outcome
    std::string quorum_by;             ///< anchors
    std::string pass_by;
    bool operator==(Verdict const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (passed, holds_under_all, heads, ayes, counts, figures, others, quorum_by, pass_by))

/// What can be said before a vote: whether any outcome but refusal is possible.
struct Forecast {
    Heads heads;
    Figures figures;  ///< with `passed` for the case that all who can vote say aye
    bool can_pass = false;
    bool can_pass_under_some_reading = false;
};
BOOST_DESCRIBE_STRUCT(Forecast, (), (heads, figures, can_pass, can_pass_under_some_reading))

/// The thresholds that bind one kind of matter, and the readings its charter leaves open. A charter that answers a
/// question in its own words names no reading for it; then there is nothing to compare with.
struct Thresholds {
    charter::Threshold quorum;
    charter::Threshold pass;
    std::string quorum_by;
    std::string pass_by;
    std::vector<std::string> open = verdict_readings();
};

[[nodiscard]] Thresholds thresholds_of(charter::Rules const& rules, charter::Kind const& kind);

/// What a motion has to reach under one case: a share, as the case reads it, of so many.
struct Bar {
    Share share;
    std::int64_t whole = 0;
};
[[nodiscard]] Bar bar_of(ReadingCase const& reading, Thresholds const& thresholds, Heads const& heads,
                         Figures const& figures);
/// The figures under one case. A share's bound is the charter's, but an "at least" of one half or two thirds follows
/// the case's reading of 以上. Nothing passes without an aye, and nobody is no quorum, whatever the shares come to.
[[nodiscard]] Figures figures_under(ReadingCase const& reading, Thresholds const& thresholds, Heads const& heads,
                                    std::int64_t ayes);
/// Computes the outcome by `chosen` and compares it with every case of the open readings, 32 when all five are open.
[[nodiscard]] Verdict compute_verdict(ReadingCase const& chosen, Thresholds const& thresholds, Heads const& heads,
                                      std::map<std::string, std::int64_t> counts, std::string const& pass_choice);
/// Assumes that everybody able to vote says aye.
[[nodiscard]] Forecast forecast(ReadingCase const& chosen, Thresholds const& thresholds, Heads const& heads);

}  // namespace quorate::meetings

#pragma once

#include "views/parts.hpp"

/// Directives and how they go (articles 21, 26).
namespace quorate::views {

struct DirectiveLine {
    DirectiveId directive;
    DecisionId decision;
    std::string decision_text;
    std::string task;
    PersonId owner;
    std::string owner_name;
    std::optional<std::string> unit;
    Date due{};
    std::int64_t moves = 0;      ///< how often the term was moved
    std::int32_t days_left = 0;  ///< negative when late
    Word stage;
    std::string light;  ///< "red" "amber" "green" "done"
    std::int32_t percent = 0;
    bool problem_open = false;
    std::optional<Instant> report_by;  ///< by when the chair must know of what the last check found wrong
    bool mine = false;
};
BOOST_DESCRIBE_STRUCT(DirectiveLine, (),
                      (directive, decision, decision_text, task, owner, owner_name, unit, due, moves, days_left, stage,
                       light, percent, problem_open, report_by, mine))

/// A passed decision with neither directive nor reason.
struct UnfollowedDecision {
    DecisionId decision;
    std::string text;
    std::string title;  ///< of the matter
    Instant made{};
};
BOOST_DESCRIBE_STRUCT(UnfollowedDecision, (), (decision, text, title, made))

struct Directives {
    std::vector<DirectiveLine> directives;  ///< red first, then by due day
    std::vector<UnfollowedDecision> without;
};
BOOST_DESCRIBE_STRUCT(Directives, (), (directives, without))

struct ProgressLine {
    std::string text;
    std::int32_t percent = 0;
    Instant at{};
    std::string by;
};
BOOST_DESCRIBE_STRUCT(ProgressLine, (), (text, percent, at, by))

struct FindingLine {
    std::string finding;
    bool satisfied = false;
    Instant at{};
    std::string by;
};
BOOST_DESCRIBE_STRUCT(FindingLine, (), (finding, satisfied, at, by))

struct ProblemLine {
    std::string text;
    Instant at{};
    std::string by;
    std::optional<std::string> instruction;
    std::optional<std::string> instructed_by;
    std::optional<Instant> instructed;
};
BOOST_DESCRIBE_STRUCT(ProblemLine, (), (text, at, by, instruction, instructed_by, instructed))

/// The term was moved: from which day to which, by whom and why.
struct MovedTermLine {
    Date before{};
    Date due{};
    std::string reason;
    Instant at{};
    std::string by;
    std::optional<std::string> entered_by;  ///< when another hand entered it
};
BOOST_DESCRIBE_STRUCT(MovedTermLine, (), (before, due, reason, at, by, entered_by))

struct DirectivePage {
    DirectiveLine line;
    Instant issued{};
    std::vector<ProgressLine> progress;
    std::vector<FindingLine> checks;
    std::vector<ProblemLine> problems;
    std::vector<MovedTermLine> terms;
    Article article;
};
BOOST_DESCRIBE_STRUCT(DirectivePage, (), (line, issued, progress, checks, problems, terms, article))

/// True of one that was cut short: a later decision took the place of the one it came from before it was carried out.
[[nodiscard]] bool ended_with_decision(Lens const& lens, meetings::Directive const& directive);
/// How far it is; one that is done and was looked after waits to be closed, and says so (article 26).
[[nodiscard]] Word stage_of(Lens const& lens, quorate::meetings::Directive const& directive);
/// "done" once it ended; "red" when overdue, or a problem waits for an answer or is reported too late; "amber" within a
/// week of its day.
[[nodiscard]] std::string light_of(Lens const& lens, quorate::meetings::Directive const& directive);
/// What is said of a term that was moved: "task", "before", "due", "on" which day, "by" whom, "reason".
[[nodiscard]] Facts facts_of(Lens const& lens, quorate::meetings::Directive const& directive,
                             quorate::meetings::MovedTerm const& move);
/// A passed decision has directives, or the reason why it needs none (article 21).
[[nodiscard]] bool followed_up(quorate::meetings::Decision const& decision);

[[nodiscard]] Directives directives(Lens const& lens);
[[nodiscard]] std::optional<DirectivePage> directive(Lens const& lens, DirectiveId const& id);

}  // namespace quorate::views

#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Directives: what follows from a decision, who does it by when, how it is checked and reported (articles 21, 26).
namespace quorate::meetings {

struct IssueDirective {
    static constexpr char kName[] = "directive.issue";
    DirectiveId directive;
    DecisionId decision;
    std::string task;
    PersonId owner;
    std::optional<UnitId> unit;
    std::optional<Date> due;  ///< without it, the term that the body set runs from today
};
BOOST_DESCRIBE_STRUCT(IssueDirective, (), (directive, decision, task, owner, unit, due))

/// A passed decision that needs nobody to do anything: said with the reason.
struct WaiveDirective {
    static constexpr char kName[] = "directive.waive";
    DecisionId decision;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(WaiveDirective, (), (decision, reason))

/// By the owner, the unit it was given to, or somebody authorised on the strength of the same decision.
struct ReportProgress {
    static constexpr char kName[] = "directive.progress";
    DirectiveId directive;
    std::string text;
    std::int32_t percent = 0;
};
BOOST_DESCRIBE_STRUCT(ReportProgress, (), (directive, text, percent))

/// What the office found when it looked (article 26).
struct CheckDirective {
    static constexpr char kName[] = "directive.check";
    DirectiveId directive;
    std::string finding;
    bool satisfied = true;
};
BOOST_DESCRIBE_STRUCT(CheckDirective, (), (directive, finding, satisfied))

/// A problem goes to the chair at once, from whoever carries the directive out or checks it.
struct ReportProblem {
    static constexpr char kName[] = "directive.problem";
    DirectiveId directive;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(ReportProblem, (), (directive, text))

/// The chair's instruction; it answers every problem that is open.
struct InstructOnProblem {
    static constexpr char kName[] = "directive.instruct";
    DirectiveId directive;
    std::string instruction;
};
BOOST_DESCRIBE_STRUCT(InstructOnProblem, (), (directive, instruction))

/// The chair, to whom problems are reported, gives it more time (article 26).
struct ExtendDirective {
    static constexpr char kName[] = "directive.extend";
    DirectiveId directive;
    Date due{};
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ExtendDirective, (), (directive, due, reason))

/// The office closes a directive that was done and checked.
struct CloseDirective {
    static constexpr char kName[] = "directive.close";
    DirectiveId directive;
};
BOOST_DESCRIBE_STRUCT(CloseDirective, (), (directive))

struct DirectiveIssued {
    static constexpr char kName[] = "directive.issued";
    DirectiveId directive;
    DecisionId decision;
    std::string task;
    PersonId owner;
    std::optional<UnitId> unit;
    Date due{};
};
BOOST_DESCRIBE_STRUCT(DirectiveIssued, (), (directive, decision, task, owner, unit, due))

struct DirectiveWaived {
    static constexpr char kName[] = "directive.waived";
    DecisionId decision;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DirectiveWaived, (), (decision, reason))

struct ProgressReported {
    static constexpr char kName[] = "directive.progressed";
    DirectiveId directive;
    std::string text;
    std::int32_t percent = 0;
};
BOOST_DESCRIBE_STRUCT(ProgressReported, (), (directive, text, percent))

struct DirectiveChecked {
    static constexpr char kName[] = "directive.checked";
    DirectiveId directive;
    std::string finding;
    bool satisfied = true;
};
BOOST_DESCRIBE_STRUCT(DirectiveChecked, (), (directive, finding, satisfied))

struct ProblemReported {
    static constexpr char kName[] = "directive.problem-reported";
    DirectiveId directive;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(ProblemReported, (), (directive, text))

struct ProblemInstructed {
    static constexpr char kName[] = "directive.instructed";
    DirectiveId directive;
    std::string instruction;
};
BOOST_DESCRIBE_STRUCT(ProblemInstructed, (), (directive, instruction))

struct DirectiveExtended {
    static constexpr char kName[] = "directive.extended";
    DirectiveId directive;
    Date before{};
    Date due{};
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DirectiveExtended, (), (directive, before, due, reason))

struct DirectiveOverdue {
    static constexpr char kName[] = "directive.overdue";
    DirectiveId directive;
};
BOOST_DESCRIBE_STRUCT(DirectiveOverdue, (), (directive))

struct DirectiveClosed {
    static constexpr char kName[] = "directive.closed";
    DirectiveId directive;
};
BOOST_DESCRIBE_STRUCT(DirectiveClosed, (), (directive))

/// A passed decision, still in force, that has neither a directive nor a reason why it needs none. A meeting with such
/// a decision is not complete.
[[nodiscard]] bool follow_up_open(Decision const& decision);
/// By when the chair must know of what the last check found wrong (article 26): the term that the body set, from the
/// check on. Empty while nothing waits to be reported, or no term was set.
struct ReportDue {
    Instant found{};
    Instant latest{};
};
[[nodiscard]] std::optional<ReportDue> report_due(Scene const& scene, charter::Rules const& rules,
                                                  Directive const& directive, Date today);

/// The last finding is good, and nothing was reported after it.
[[nodiscard]] bool checked_and_good(Directive const& directive);
[[nodiscard]] bool problem_open(Directive const& directive);

}  // namespace quorate::meetings

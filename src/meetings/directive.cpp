#include "meetings/directive.hpp"

#include <algorithm>
#include <utility>

#include "base/word.hpp"
#include "meetings/accountability.hpp"
#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

/// Article 21: what was decided is carried out; what was decided anew since is not.
void forbid_replaced(Checks& checks, Decision const& decision, charter::Rules const& rules) {
    checks.forbid(decision.replaced_by.has_value(), "directive.decision-replaced", rules.directives, {},
                  {{"directive.issue", place(decision.replaced_by.value_or(DecisionId{}))}});
}

/// The decision that something is to follow from; nullptr after a fault.
Decision const* decision_in_force(Checks& checks, Scene const& scene, DecisionId const& id,
                                  charter::Rules const& rules) {
    auto const* const decision = find(scene.meetings, id);
    if (!checks.input(decision != nullptr, "/decision", "unknown-decision")) return nullptr;
    // … nor is what was voted down.
    checks.forbid(!decision->passed, "directive.not-passed", rules.directives);
    forbid_replaced(checks, *decision, rules);
    return decision;
}

/// The directive that is meant, while it runs; nullptr after a fault or once it is closed.
Directive const* running_directive(Checks& checks, Scene const& scene, DirectiveId const& id,
                                   charter::Rules const& rules) {
    auto const* const directive = find(scene.meetings, id);
    if (!checks.input(directive != nullptr, "/directive", "unknown-directive")) return nullptr;
    if (directive->stage != DirectiveStage::closed) return directive;
    auto const& decision = *find(scene.meetings, directive->decision);
    forbid_replaced(checks, decision, rules);
    checks.forbid(!decision.replaced_by, "directive.closed", rules.supervision);
    return nullptr;
}

/// Articles 8.2 and 21: members and units act within what was given to them.
bool carries_out(Scene const& scene, Directive const& directive, charter::Rules const& rules, Context const& context) {
    auto const day = people::today(scene.people, context);
    if (context.actor == directive.owner) return true;
    if (authorised(scene, context.actor, directive.decision, day)) return true;
    auto const person = scene.people.persons.find(context.actor);
    auto const in_unit =
        person != scene.people.persons.end() && !directive.unit.empty() && person->second.unit == directive.unit;
    return in_unit && people::has_power(scene.people, rules, context.actor, day, "directive.report");
}

/// The day on which the body's usual term ends; the text leaves it open, and Quorate does not make one up.
std::optional<Date> day_by_term(Checks& checks, Scene const& scene, charter::Rules const& rules,
                                Context const& context) {
    constexpr std::string_view term_name = "directive.term";
    auto const today = people::today(scene.people, context);
    auto const asked = rules.parameters.find(term_name);
    if (!checks.input(asked != rules.parameters.end(), "/due", "missing-field")) return {};
    if (auto const days = people::number_on(scene.people, today, term_name)) return plus_days(today, *days);
    checks.forbid(true, "directive.term-unset", asked->second.by,
                  {{"parameter", std::vector<Term>{{"parameter", std::string(term_name)}}}},
                  {{"parameter.set", "body"}});
    return {};
}

void forbid_strangers(Checks& checks, bool when, Directive const& directive, charter::Rules const& rules) {
    checks.bar(when, "directive.not-yours", rules.authorised, {{"owner", std::vector<PersonId>{directive.owner}}});
}

}  // namespace

bool follow_up_open(Decision const& decision) {
    return decision.holds() && decision.directives.empty() && decision.no_directive_reason.empty();
}

bool checked_and_good(Directive const& directive) {
    if (directive.checks.empty() || !directive.checks.back().satisfied) return false;
    return directive.progress.empty() || directive.progress.back().reported <= directive.checks.back().made;
}

bool problem_open(Directive const& directive) {
    return std::any_of(directive.problems.begin(), directive.problems.end(),
                       [](Problem const& problem) { return problem.instruction.empty(); });
}

std::optional<ReportDue> report_due(Scene const& scene, charter::Rules const& rules, Directive const& directive,
                                    Date today) {
    constexpr std::string_view term_name = "problem.report-within";
    // Once the chair has a problem before them, or a later check was satisfied, nothing waits.
    if (directive.stage == DirectiveStage::closed || problem_open(directive)) return {};
    std::optional<Instant> found;
    for (auto const& check : directive.checks) {
        auto const told = std::any_of(directive.problems.begin(), directive.problems.end(),
                                      [&](Problem const& one) { return one.reported >= check.made; });
        if (check.satisfied || told)
            found.reset();
        else if (!found)
            found = check.made;
    }
    auto const asked = rules.parameters.find(term_name);
    auto const number = people::number_on(scene.people, today, term_name);
    if (!found || !number || asked == rules.parameters.end()) return {};
    if (asked->second.type == charter::Parameter::Type::hours)
        return ReportDue{*found, *found + std::chrono::hours{*number}};
    auto const last = plus_days(quorate::day_of(*found, scene.people.zone), *number);
    return ReportDue{*found, start_of(plus_days(last, 1), scene.people.zone)};
}

Answer<Event> decide(Scene const& scene, IssueDirective const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const today = people::today(scene.people, context);
    people::new_id(checks, "/directive", command.directive.text, find(scene.meetings, command.directive) != nullptr);
    people::needed_text(checks, "/task", command.task);
    checks.input(scene.people.persons.contains(command.owner), "/owner", "unknown-person");
    checks.input(!command.unit || scene.people.units.contains(*command.unit), "/unit", "unknown-unit");
    auto const due = command.due ? command.due : day_by_term(checks, scene, rules, context);
    if (command.due && people::real_date(checks, "/due", *command.due)) {
        checks.input(*command.due >= today, "/due", "day-past", {{"today", today}});
    }
    people::require_power(checks, scene.people, rules, context, "directive.assign");
    decision_in_force(checks, scene, command.decision, rules);
    return checks.otherwise<Event>({DirectiveIssued{command.directive, command.decision, command.task, command.owner,
                                                    command.unit, due.value_or(today)}});
}

Answer<Event> decide(Scene const& scene, WaiveDirective const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    people::needed_reason(checks, command.reason, rules.directives);
    people::require_power(checks, scene.people, rules, context, "directive.assign");
    auto const* const decision = decision_in_force(checks, scene, command.decision, rules);
    if (decision == nullptr) return std::unexpected(checks.rejection());
    auto const count = static_cast<std::int64_t>(decision->directives.size());
    checks.forbid(count > 0, "directive.issued", rules.directives, {{"count", count}});
    checks.forbid(!decision->no_directive_reason.empty(), "directive.waived", rules.directives,
                  {{"reason", decision->no_directive_reason}});
    return checks.otherwise<Event>({DirectiveWaived{command.decision, command.reason}});
}

Answer<Event> decide(Scene const& scene, ReportProgress const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    people::needed_text(checks, "/text", command.text);
    checks.form(command.percent >= 0 && command.percent <= 100, "/percent", "out-of-range",
                {{"least", std::int64_t{0}}, {"most", std::int64_t{100}}});
    auto const* const directive = running_directive(checks, scene, command.directive, rules);
    if (directive == nullptr) return std::unexpected(checks.rejection());
    forbid_strangers(checks, !carries_out(scene, *directive, rules, context), *directive, rules);
    return checks.otherwise<Event>({ProgressReported{command.directive, command.text, command.percent}});
}

Answer<Event> decide(Scene const& scene, CheckDirective const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    people::needed_text(checks, "/finding", command.finding);
    people::require_power(checks, scene.people, rules, context, "directive.check");
    running_directive(checks, scene, command.directive, rules);
    return checks.otherwise<Event>({DirectiveChecked{command.directive, command.finding, command.satisfied}});
}

Answer<Event> decide(Scene const& scene, ReportProblem const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    people::needed_text(checks, "/text", command.text);
    auto const* const directive = running_directive(checks, scene, command.directive, rules);
    if (directive == nullptr) return std::unexpected(checks.rejection());
    auto const checks_it =
        people::has_power(scene.people, rules, context.actor, people::today(scene.people, context), "directive.check");
    forbid_strangers(checks, !checks_it && !carries_out(scene, *directive, rules, context), *directive, rules);
    // Article 26: in time. A late report is still better than none, so it is taken, with its reason on record.
    auto const due = report_due(scene, rules, *directive, people::today(scene.people, context));
    if (due && context.now > due->latest) {
        checks.generally(true, "directive.report-late", rules.parameters.find("problem.report-within")->second.by,
                         {{"found", due->found}, {"latest", due->latest}});
    }
    return checks.otherwise<Event>({ProblemReported{command.directive, command.text}});
}

Answer<Event> decide(Scene const& scene, InstructOnProblem const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    people::needed_text(checks, "/instruction", command.instruction);
    auto const* const directive = running_directive(checks, scene, command.directive, rules);
    if (directive == nullptr) return std::unexpected(checks.rejection());
    // Article 26: problems are reported to the chair, so the chair is the one who answers.
    auto const chair = people::chair_on(scene.people, people::today(scene.people, context));
    checks.bar(context.actor != chair, "directive.chair-instructs", rules.supervision);
    checks.forbid(!problem_open(*directive), "directive.no-problem", rules.supervision);
    return checks.otherwise<Event>({ProblemInstructed{command.directive, command.instruction}});
}

Answer<Event> decide(Scene const& scene, ExtendDirective const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const& by = rules.supervision;
    people::needed_reason(checks, command.reason);
    auto const real = people::real_date(checks, "/due", command.due);
    auto const* const directive = running_directive(checks, scene, command.directive, rules);
    // Article 26: whoever hears of the problems gives the time to solve them.
    auto const today = people::today(scene.people, context);
    checks.bar(context.actor != people::chair_on(scene.people, today), "directive.chair-extends", by);
    if (directive == nullptr) return std::unexpected(checks.rejection());
    // Of the two days it must be later than, the later one is told.
    auto const over = directive->due <= today;
    if (real && over) checks.input(command.due > today, "/due", "term-not-ahead", {{"today", today}});
    if (real && !over) checks.input(command.due > directive->due, "/due", "term-not-later", {{"due", directive->due}});
    return checks.otherwise<Event>({DirectiveExtended{command.directive, directive->due, command.due, command.reason}});
}

Answer<Event> decide(Scene const& scene, CloseDirective const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const& by = rules.supervision;
    people::require_power(checks, scene.people, rules, context, "directive.check");
    auto const* const directive = running_directive(checks, scene, command.directive, rules);
    if (directive == nullptr) return std::unexpected(checks.rejection());
    auto const at = place(command.directive);
    // Article 26: the office answers for it that the thing was done, so it looks after the last report, not before.
    auto const percent = directive->progress.empty() ? 0 : directive->progress.back().percent;
    checks.forbid(directive->stage != DirectiveStage::done, "directive.unfinished", by,
                  {{"percent", std::int64_t{percent}}}, {{"directive.progress", at}});
    checks.forbid(!checked_and_good(*directive), "directive.unchecked", by, {}, {{"directive.check", at}});
    checks.forbid(problem_open(*directive), "directive.problem-open", by, {}, {{"directive.instruct", at}});
    return checks.otherwise<Event>({DirectiveClosed{command.directive}});
}

void apply(State& state, DirectiveIssued const& event, Stamp const& stamp) {
    Directive directive;
    directive.id = event.directive;
    directive.decision = event.decision;
    directive.task = event.task;
    directive.owner = event.owner;
    directive.unit = event.unit.value_or(UnitId{});
    directive.due = event.due;
    directive.issued = stamp.now;
    state.directives.emplace(event.directive, std::move(directive));
    at(state, event.decision).directives.push_back(event.directive);
}

void apply(State& state, DirectiveWaived const& event, Stamp const&) {
    at(state, event.decision).no_directive_reason = event.reason;
}

void apply(State& state, ProgressReported const& event, Stamp const& stamp) {
    auto& directive = at(state, event.directive);
    directive.progress.push_back({event.text, event.percent, stamp.now, stamp.actor});
    directive.stage = event.percent == 100 ? DirectiveStage::done : DirectiveStage::running;
}

void apply(State& state, DirectiveChecked const& event, Stamp const& stamp) {
    at(state, event.directive).checks.push_back({event.finding, event.satisfied, stamp.now, stamp.actor});
}

void apply(State& state, ProblemReported const& event, Stamp const& stamp) {
    at(state, event.directive).problems.push_back({event.text, stamp.now, stamp.actor, {}});
}

void apply(State& state, ProblemInstructed const& event, Stamp const& stamp) {
    for (auto& problem : at(state, event.directive).problems) {
        if (!problem.instruction.empty()) continue;
        problem.instruction = event.instruction;
        problem.instructed_by = stamp.actor;
        problem.instructed = stamp.now;
    }
}

void apply(State& state, DirectiveExtended const& event, Stamp const& stamp) {
    auto& directive = at(state, event.directive);
    directive.moves.push_back({event.before, event.due, event.reason, stamp.now, stamp.actor, stamp.entered_by});
    directive.due = event.due;
    directive.overdue = false;  // until the new term is over as well
}

void apply(State& state, DirectiveOverdue const& event, Stamp const&) {
    at(state, event.directive).overdue = true;
}

void apply(State& state, DirectiveClosed const& event, Stamp const&) {
    at(state, event.directive).stage = DirectiveStage::closed;
}

}  // namespace quorate::meetings

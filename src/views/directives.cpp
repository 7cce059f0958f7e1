#include "views/directives.hpp"

#include <algorithm>

#include "views/show.hpp"

namespace quorate::views {

using namespace quorate::meetings;

bool ended_with_decision(Lens const& lens, Directive const& directive) {
    auto const* const decision = find(lens.state.meetings, directive.decision);
    if (directive.stage != DirectiveStage::closed || decision == nullptr || !decision->replaced_by) return false;
    auto const finished = !directive.progress.empty() && directive.progress.back().percent == 100;
    return !finished || !checked_and_good(directive) || meetings::problem_open(directive);
}

Word stage_of(Lens const& lens, Directive const& directive) {
    auto stage = show(lens, directive.stage);
    if (directive.stage == DirectiveStage::done && checked_and_good(directive))
        stage.label = phrase(lens, "directive.looked-after");
    if (ended_with_decision(lens, directive)) stage.label = phrase(lens, "directive.replaced");
    return stage;
}

std::string light_of(Lens const& lens, Directive const& directive) {
    if (directive.stage != DirectiveStage::running) return "done";
    auto const left = days_between(today_of(lens), directive.due);
    auto const report = report_due(scene(lens), rules(lens), directive, today_of(lens));
    if (left < 0 || meetings::problem_open(directive) || (report && lens.now > report->latest)) return "red";
    return left <= 7 ? "amber" : "green";
}

Facts facts_of(Lens const& lens, Directive const& directive, MovedTerm const& move) {
    return {{"task", directive.task},
            {"before", move.before},
            {"due", move.due},
            {"on", quorate::day_of(move.moved, lens.state.people.zone)},
            {"by", std::vector<PersonId>{move.by}},
            {"reason", move.reason}};
}

bool followed_up(Decision const& decision) {
    return !meetings::follow_up_open(decision);
}

namespace {

DirectiveLine line_of(Lens const& lens, Directive const& directive) {
    DirectiveLine line;
    line.directive = directive.id;
    line.decision = directive.decision;
    if (auto const* decision = find(lens.state.meetings, directive.decision)) line.decision_text = decision->text;
    line.task = directive.task;
    line.owner = directive.owner;
    line.owner_name = name_of(lens, directive.owner);
    line.unit = unit_name(lens, directive.unit);
    line.due = directive.due;
    line.moves = static_cast<std::int64_t>(directive.moves.size());
    line.days_left = days_between(today_of(lens), directive.due);
    line.stage = stage_of(lens, directive);
    line.light = light_of(lens, directive);
    if (!directive.progress.empty()) line.percent = directive.progress.back().percent;
    line.problem_open = directive.stage != DirectiveStage::closed && meetings::problem_open(directive);
    if (auto const report = report_due(scene(lens), rules(lens), directive, today_of(lens)))
        line.report_by = report->latest;
    line.mine = directive.owner == lens.reader;
    return line;
}

int rank(std::string const& light) {
    return light == "red" ? 0 : light == "amber" ? 1 : light == "green" ? 2 : 3;
}

}  // namespace

Directives directives(Lens const& lens) {
    Directives result;
    for (auto const& [id, directive] : lens.state.meetings.directives) {
        if (readable(lens, id)) result.directives.push_back(line_of(lens, directive));
    }
    std::stable_sort(result.directives.begin(), result.directives.end(), [](auto const& left, auto const& right) {
        auto const a = rank(left.light);
        auto const b = rank(right.light);
        return a != b ? a < b : left.due < right.due;
    });
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (followed_up(decision)) continue;
        if (!may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) continue;
        auto const* matter = find(lens.state.meetings, decision.matter);
        result.without.push_back({id, decision.text, matter->title, decision.made});
    }
    return result;
}

std::optional<DirectivePage> directive(Lens const& lens, DirectiveId const& id) {
    auto const* found = find(lens.state.meetings, id);
    if (found == nullptr || !readable(lens, id)) return {};
    DirectivePage page;
    page.line = line_of(lens, *found);
    page.issued = found->issued;
    page.article = show(lens, rules(lens).supervision);
    for (auto const& one : found->progress)
        page.progress.push_back({one.text, one.percent, one.reported, name_of(lens, one.by)});
    for (auto const& one : found->checks)
        page.checks.push_back({one.finding, one.satisfied, one.made, name_of(lens, one.by)});
    for (auto const& one : found->problems) {
        ProblemLine line{one.text, one.reported, name_of(lens, one.by), {}, {}, {}};
        if (!one.instruction.empty()) {
            line.instruction = one.instruction;
            line.instructed_by = name_of(lens, one.instructed_by);
            line.instructed = one.instructed;
        }
        page.problems.push_back(std::move(line));
    }
    for (auto const& one : found->moves)
        page.terms.push_back({one.before, one.due, one.reason, one.moved, name_of(lens, one.by),
                              other_hand(lens, one.by, one.entered_by)});
    return page;
}

}  // namespace quorate::views

#include <algorithm>

#include "base/word.hpp"
#include "people/input.hpp"
#include "procedures/access.hpp"
#include "procedures/course.hpp"
#include "procedures/known.hpp"

/// What waits for somebody who has left is taken over by somebody else, so that it does not wait for ever. Whoever
/// keeps the record says by whom, and why.
namespace quorate::procedures {
namespace {

std::vector<PersonId> in_office(Scene const& scene, std::vector<PersonId> people, Date day) {
    std::erase_if(people, [&](PersonId const& one) { return left_office(scene, one, day); });
    return people;
}

void require_keeper(Checks& checks, Scene const& scene, Context const& context) {
    auto const& rules = people::rules_on(scene.people, context, people::today(scene.people, context));
    people::require_power(checks, scene.people, rules, context, "record.keep");
}

/// It is that person's, and nobody in office can do it: of a group each hand is that person's own.
void check_gone(Checks& checks, Scene const& scene, Context const& context, KnownStep const& known,
                PersonId const& person) {
    auto const day = people::today(scene.people, context);
    auto const doers = doers_of(scene, known.instance, known.step, day);
    checks.forbid(!contains(doers, person), "replace.not-theirs", known.step.by, {{"doers", doers}});
    auto const there = in_office(scene, of_group(known.step.act) ? std::vector{person} : doers, day);
    checks.forbid(!there.empty(), "replace.in-office", known.step.by, {{"person", there}});
    checks.forbid(known.state.hands.contains(person), "step.hand-in", known.step.by);
}

/// What becomes of the step once the group has changed.
Outcome outcome_with(KnownStep const& known, std::vector<PersonId> const& group) {
    if (known.step.act != charter::StepAct::talk) return outcome_of(known.step, group, known.state.hands);
    return group.size() < needed_hands(known.step, group.size()) ? Outcome::failed : outcome_of(group, known.state);
}

/// One of the group may answer for another who has left, where those who are left can still do the step.
bool joins(KnownStep const& known, ReplaceDoer const& command) {
    auto const& group = known.state.group;
    if (!contains(group, command.person) || !contains(group, command.to) || command.person == command.to) return false;
    auto const left = regrouped(group, command.person, command.to);
    return left.size() >= needed_hands(known.step, left.size()) && outcome_with(known, left) != Outcome::failed;
}

Answer<Event> replace_starter(Checks checks, Scene const& scene, ReplaceDoer const& command, Context const& context) {
    auto const known = known_instance(checks, scene, context, command.instance);
    if (!known) return std::unexpected(checks.rejection());
    auto const& by = known->procedure.by;
    auto const day = people::today(scene.people, context);
    auto const starter = std::vector{starter_of(known->instance)};
    require_keeper(checks, scene, context);
    checks.forbid(command.person != starter.front(), "replace.not-theirs", by, {{"doers", starter}});
    auto const there = in_office(scene, starter, day);
    checks.forbid(!there.empty(), "replace.in-office", by, {{"person", there}});
    // Whoever could not have started it does not answer for it either.
    if (require_in_office(checks, scene, context, *known, by, "/to", command.to)) {
        std::vector<Term> offices;
        for (auto const office : known->procedure.start) offices.push_back(term(office));
        auto const could = contains(people::holders_of(scene.people, known->procedure.start, day), command.to);
        checks.forbid(!could, "replace.starter", by, {{"offices", std::move(offices)}});
    }
    return checks.otherwise<Event>(
        {DoerReplaced{command.instance, command.step, command.person, command.to, command.reason}});
}

}  // namespace

Answer<Event> decide(Scene const& scene, ReplaceDoer const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    if (command.step == kStart) return replace_starter(std::move(checks), scene, command, context);
    auto const known = open_step(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    require_keeper(checks, scene, context);
    check_gone(checks, scene, context, *known, command.person);
    auto const joining = joins(*known, command);
    if (joining) {
        require_in_office(checks, scene, context, *known, known->step.by, "/to", command.to);
    } else {
        require_other(checks, scene, context, *known, "/to", command.to);
    }
    if (!checks.clear()) return std::unexpected(checks.rejection());

    Course course(scene, known->rules, known->procedure, known->instance, context);
    course.happens(DoerReplaced{command.instance, command.step, command.person, command.to, command.reason});
    // With one hand fewer to wait for, those that are in may be enough.
    if (joining && outcome_with(*known, regrouped(known->state.group, command.person, command.to)) == Outcome::done) {
        course.finish(command.step);
        course.go_on();
    }
    return checks.otherwise(course.take());
}

}  // namespace quorate::procedures

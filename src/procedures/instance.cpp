#include <algorithm>

#include "base/must.hpp"
#include "base/word.hpp"
#include "people/input.hpp"
#include "procedures/course.hpp"
#include "procedures/form.hpp"
#include "procedures/known.hpp"

/// A procedure from its start to its end, but for its steps.
namespace quorate::procedures {
namespace {

/// Whoever may start one holds one of its offices today; a body that named nobody lets nobody.
void require_starter(Checks& checks, Scene const& scene, charter::Procedure const& procedure, Context const& context) {
    auto const day = people::today(scene.people, context);
    std::vector<Term> offices;
    for (auto const office : procedure.start) offices.push_back(term(office));
    checks.bar(!contains(people::holders_of(scene.people, procedure.start, day), context.actor), "procedure.starter",
               procedure.by, {{"offices", std::move(offices)}});
}

/// What is done with the whole is for whoever answers for it.
void require_answering(Checks& checks, Instance const& instance, charter::Procedure const& procedure,
                       Context const& context) {
    auto const& starter = starter_of(instance);
    checks.bar(context.actor != starter, "instance.starter", procedure.by, {{"starter", std::vector{starter}}});
}

/// A paper that was sealed or has gone out cannot be called back.
void require_revocable(Checks& checks, Known const& known) {
    for (auto const& step : known.procedure.steps) {
        auto const done = irrevocable(step.act) && known.instance.stage_of(step.name) == StepStage::done;
        checks.forbid(done, "instance.gone-out", step.by);
    }
}

}  // namespace

Answer<Event> decide(Scene const& scene, StartProcedure const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const day = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, day);
    people::new_id(checks, "/instance", command.instance.text, find(scene.procedures, command.instance) != nullptr);
    auto const* procedure = rules.procedure(command.procedure);
    if (!checks.input(procedure != nullptr, "/procedure", "unknown-procedure"))
        return std::unexpected(checks.rejection());
    require_starter(checks, scene, *procedure, context);
    Instance instance{};
    instance.id = command.instance;
    instance.procedure = command.procedure;
    instance.started_by = context.actor;
    check_form(checks, scene, context, *procedure, kStart, {command.values, command.files});
    check_named(checks, scene, context, *procedure, instance, command.values);
    if (!checks.clear()) return std::unexpected(checks.rejection());

    auto const* adoption = people::adoption_on(scene.people, day);
    must(adoption != nullptr, "rules of the day come from a charter adopted for it");
    auto const filled = tidy({command.values, command.files});
    Course course(scene, rules, *procedure, std::move(instance), context);
    course.happens(
        ProcedureStarted{command.instance, command.procedure, adoption->digest, filled.values, filled.files});
    course.fill(kStart, filled);
    course.finish(kStart);
    course.go_on();
    return checks.otherwise(course.take());
}

Answer<Event> decide(Scene const& scene, Resubmit const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const known = known_instance(checks, scene, context, command.instance);
    if (!known) return std::unexpected(checks.rejection());
    auto const& [instance, rules, procedure] = *known;
    require_answering(checks, instance, procedure, context);
    auto const stage = instance.stage_of(kStart);
    checks.forbid(instance.stage == InstanceStage::running && stage != StepStage::open, "instance.not-returned",
                  procedure.by);
    check_form(checks, scene, context, procedure, kStart, {command.values, command.files, &command.instance});
    check_named(checks, scene, context, procedure, instance, command.values);
    if (!checks.clear()) return std::unexpected(checks.rejection());

    auto const filled = tidy({command.values, command.files});
    Course course(scene, rules, procedure, instance, context);
    course.happens(ProcedureResubmitted{command.instance, filled.values, filled.files});
    course.fill(kStart, filled);
    course.finish(kStart);
    course.go_on();
    return checks.otherwise(course.take());
}

Answer<Event> decide(Scene const& scene, Withdraw const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    auto const known = known_instance(checks, scene, context, command.instance);
    if (!known) return std::unexpected(checks.rejection());
    require_answering(checks, known->instance, known->procedure, context);
    require_revocable(checks, *known);
    return checks.otherwise<Event>({ProcedureWithdrawn{command.instance, command.reason},
                                    InstanceEnded{command.instance, InstanceStage::withdrawn}});
}

Answer<Event> decide(Scene const& scene, ReturnStep const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    auto const known = open_step(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    auto const there = command.to == kStart || known->procedure.step(command.to) != nullptr;
    checks.input(there, "/to", "unknown-step");
    require_doer(checks, scene, context, *known);
    auto const earlier = returnable(known->procedure, known->instance, command.step);
    auto const can = std::find(earlier.begin(), earlier.end(), command.to) != earlier.end();
    checks.forbid(there && !can, "return.not-earlier", known->step.by);
    require_revocable(checks, *known);
    if (!checks.clear()) return std::unexpected(checks.rejection());

    Course course(scene, known->rules, known->procedure, known->instance, context);
    course.happens(
        StepReturned{command.instance, command.step, command.to, command.reason, course.reset_by(command.to)});
    course.take_back(command.to);
    course.go_on();
    return checks.otherwise(course.take());
}

}  // namespace quorate::procedures

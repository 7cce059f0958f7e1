#include "procedures/known.hpp"

#include "base/word.hpp"
#include "procedures/access.hpp"

namespace quorate::procedures {

std::optional<Known> known_instance(Checks& checks, Scene const& scene, Context const& context, InstanceId const& id) {
    auto const* instance = find(scene.procedures, id);
    if (!checks.input(instance != nullptr, "/instance", "unknown-instance")) return {};
    Known known{*instance, rules_of(context.charters, *instance), procedure_of(context.charters, *instance)};
    checks.forbid(instance->stage != InstanceStage::running, "instance.over", known.procedure.by,
                  {{"stage", std::vector{term(instance->stage)}}});
    return known;
}

std::optional<KnownStep> open_step(Checks& checks, Scene const& scene, Context const& context, InstanceId const& id,
                                   std::string const& name) {
    auto const known = known_instance(checks, scene, context, id);
    if (!known) return {};
    auto const* step = known->procedure.step(name);
    if (!checks.input(step != nullptr, "/step", "unknown-step")) return {};
    auto const* state = known->instance.step(name);
    auto const stage = known->instance.stage_of(name);
    checks.forbid(known->instance.stage == InstanceStage::running && stage != StepStage::open, "step.not-open",
                  step->by, {{"stage", std::vector{term(stage)}}});
    if (state == nullptr || stage != StepStage::open) return {};
    return KnownStep{*known, *step, *state};
}

void require_doer(Checks& checks, Scene const& scene, Context const& context, KnownStep const& known) {
    auto const day = people::today(scene.people, context);
    auto const doers = doers_of(scene, known.instance, known.step, day);
    auto const own = known.step.by_other && context.actor == known.instance.started_by;
    checks.bar(own, "step.own-start", known.step.by);
    checks.bar(!own && !contains(doers, context.actor), "step.doer", known.step.by, {{"doers", doers}});
}

void require_other(Checks& checks, Scene const& scene, Context const& context, KnownStep const& known,
                   std::string_view at, PersonId const& person) {
    auto const day = people::today(scene.people, context);
    if (!require_in_office(checks, scene, context, known, known.step.by, at, person)) return;
    checks.forbid(contains(doers_of(scene, known.instance, known.step, day), person), "signer.already", known.step.by,
                  {{"person", std::vector{person}}});
    checks.bar(known.step.by_other && person == known.instance.started_by, "step.own-start", known.step.by);
}

bool require_in_office(Checks& checks, Scene const& scene, Context const& context, Known const& known,
                       Citation const& by, std::string_view at, PersonId const& person) {
    auto const day = people::today(scene.people, context);
    if (!checks.input(scene.people.persons.contains(person), at, "unknown-person")) return false;
    auto const one = std::vector{person};
    checks.forbid(people::offices_of(scene.people, person, day).empty(), "signer.without-office", by,
                  {{"person", one}});
    checks.forbid(!administrators_among(scene, known.rules, day, one).empty(), "part.administrator", by,
                  {{"person", one}});
    return true;
}

bool has_hand_in(Scene const& scene, Context const& context, KnownStep const& known) {
    auto const day = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, day);
    return context.actor == starter_of(known.instance) ||
           contains(doers_of(scene, known.instance, known.step, day), context.actor) ||
           people::has_power(scene.people, rules, context.actor, day, "record.keep");
}

}  // namespace quorate::procedures

#include "procedures/access.hpp"

#include <algorithm>

#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

meetings::Denial deny(std::string_view rule, Citation const& by) {
    return Obstacle{std::string(rule), by, Force::must, {}, {}};
}

/// Has done something in it, was asked something, or something was handed to them.
bool had_a_hand(Instance const& instance, PersonId const& person) {
    return std::any_of(instance.acts.begin(), instance.acts.end(),
                       [&](Act const& act) { return act.by == person || act.person == person; });
}

bool has_a_hand(Scene const& scene, charter::Procedure const& procedure, Instance const& instance,
                meetings::Reader const& reader) {
    // What is over waits for nobody; who holds an office later has no part in it.
    if (instance.stage != InstanceStage::running) return false;
    return std::ranges::any_of(procedure.steps, [&](charter::ProcedureStep const& step) {
        return instance.stage_of(step.name) == StepStage::open &&
               contains(doers_of(scene, instance, step, reader.day), reader.person);
    });
}

}  // namespace

bool told_of(Scene const& scene, charter::Library const& charters, Instance const& instance,
             meetings::Reader const& reader) {
    if (instance.stage != InstanceStage::running) return false;
    return std::ranges::any_of(procedure_of(charters, instance).steps, [&](charter::ProcedureStep const& step) {
        auto const* state = instance.step(step.name);
        return state != nullptr && state->late && state->stage == StepStage::open &&
               contains(people::holders_of(scene.people, step.escalate, reader.day), reader.person);
    });
}

std::vector<PersonId> administrators_among(Scene const& scene, charter::Rules const& rules, Date day,
                                           std::vector<PersonId> const& people) {
    auto result = people;
    std::erase_if(result, [&](PersonId const& person) {
        return !meetings::relation_of({scene.people, scene.meetings}, rules, {person, day}).administrator;
    });
    return result;
}

meetings::Denial deny_reading(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                              meetings::Reader const& reader, InstanceId const& id) {
    auto const relation = meetings::relation_of({scene.people, scene.meetings}, rules, reader);
    return deny_reading(scene, charters, rules, reader, relation, id);
}

meetings::Denial deny_reading(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                              meetings::Reader const& reader, meetings::Relation const& relation,
                              InstanceId const& id) {
    auto const* instance = find(scene.procedures, id);
    if (instance == nullptr) return deny("access.none", rules.secrecy);
    if (relation.administrator) return deny("access.administrator", rules.secrecy);
    auto const reads = reads_register(scene, charters, *instance, reader.person, reader.day);
    if (reads || relation.clerk || had_a_hand(*instance, reader.person)) return {};
    if (has_a_hand(scene, procedure_of(charters, *instance), *instance, reader)) return {};
    if (told_of(scene, charters, *instance, reader)) return {};
    return deny("access.instance", rules.secrecy);
}

bool reads_of_all_members(Scene const& scene, charter::Rules const& rules, meetings::Reader const& reader,
                          meetings::Relation const& relation, std::string_view procedure) {
    if (relation.administrator) return false;
    if (relation.clerk) return true;
    auto const* found = rules.procedure(procedure);
    auto const kept_in = found == nullptr ? rules.registers.end() : rules.registers.find(found->register_name);
    return kept_in != rules.registers.end() &&
           contains(people::holders_of(scene.people, kept_in->second.readers, reader.day), reader.person);
}

bool may_read(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
              meetings::Reader const& reader, InstanceId const& id) {
    return !deny_reading(scene, charters, rules, reader, id);
}

}  // namespace quorate::procedures

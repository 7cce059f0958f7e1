#include "procedures/access.hpp"

#include <algorithm>

#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

meetings::Denial deny(std::string_view rule, Citation const& by) {
    return Obstacle{std::string(rule), by, Force::must, {}, {}};
}

bool had_a_hand(Scene const& scene, Instance const& instance, PersonId const& person) {
    return std::ranges::binary_search(scene.procedures.instances.had_a_hand(person), instance.place);
}

bool was_asked(Scene const& scene, Instance const& instance, PersonId const& person) {
    return std::ranges::binary_search(scene.procedures.instances.was_asked(person), instance.place);
}

bool has_a_hand(Scene const& scene, charter::Library const& charters, Instance const& instance,
                meetings::Reader const& reader) {
    // What is over waits for nobody; who holds an office later has no part in it.
    if (instance.stage != InstanceStage::running) return false;
    return std::ranges::any_of(procedure_of(charters, instance).steps, [&](charter::ProcedureStep const& step) {
        return instance.stage_of(step.name) == StepStage::open &&
               contains(doers_of(scene, instance, step, reader.day), reader.person);
    });
}

/// `reads_all`: the charter lets the reader read the whole register it is kept in.
bool readable(Scene const& scene, charter::Library const& charters, meetings::Reader const& reader,
              meetings::Relation const& relation, Instance const& instance, bool reads_all) {
    if (relation.administrator) return false;
    return reads_all || relation.clerk || had_a_hand(scene, instance, reader.person) ||
           has_a_hand(scene, charters, instance, reader) || told_of(scene, charters, instance, reader);
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
        return !meetings::relation_of({scene.people, scene.meetings, scene.procedures.holidays}, rules, {person, day})
                    .administrator;
    });
    return result;
}

meetings::Denial deny_reading(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                              meetings::Reader const& reader, InstanceId const& id) {
    auto const relation =
        meetings::relation_of({scene.people, scene.meetings, scene.procedures.holidays}, rules, reader);
    return deny_reading(scene, charters, rules, reader, relation, id);
}

meetings::Denial deny_reading(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                              meetings::Reader const& reader, meetings::Relation const& relation,
                              InstanceId const& id) {
    auto const* instance = find(scene.procedures, id);
    if (instance == nullptr) return deny("access.none", rules.secrecy);
    if (relation.administrator) return deny("access.administrator", rules.secrecy);
    auto const reads_all = reads_register(scene, rules_of(charters, *instance), procedure_of(charters, *instance),
                                          reader.person, reader.day);
    if (readable(scene, charters, reader, relation, *instance, reads_all)) return {};
    return deny("access.instance", rules.secrecy);
}

meetings::Denial deny_knowing(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                              meetings::Reader const& reader, InstanceId const& id) {
    auto const relation =
        meetings::relation_of({scene.people, scene.meetings, scene.procedures.holidays}, rules, reader);
    return deny_knowing(scene, charters, rules, reader, relation, id);
}

meetings::Denial deny_knowing(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                              meetings::Reader const& reader, meetings::Relation const& relation,
                              InstanceId const& id) {
    auto denial = deny_reading(scene, charters, rules, reader, relation, id);
    if (!denial || relation.administrator) return denial;
    auto const* instance = find(scene.procedures, id);
    if (instance != nullptr && was_asked(scene, *instance, reader.person)) return {};
    return denial;
}

Sight::Sight(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
             meetings::Reader const& reader)
    : scene_(scene),
      charters_(charters),
      reader_(reader),
      relation_(meetings::relation_of({scene.people, scene.meetings, scene.procedures.holidays}, rules, reader)) {
    for (auto const& edition : scene.procedures.instances.editions()) {
        reads_all_.push_back(reads_register(scene, rules_of(charters, edition), procedure_of(charters, edition),
                                            reader.person, reader.day));
    }
}

bool Sight::knows(Instance const& instance) const {
    return readable(scene_, charters_, reader_, relation_, instance, reads_all_[instance.edition]);
}

bool Sight::knows(InstanceId const& id) const {
    auto const* instance = find(scene_.procedures, id);
    return instance != nullptr && knows(*instance);
}

bool Sight::only_asked(Instance const& instance) const {
    return !relation_.administrator && was_asked(scene_, instance, reader_.person) && !knows(instance);
}

std::vector<std::size_t> Sight::all_only_asked() const {
    auto result = scene_.procedures.instances.was_asked(reader_.person);
    std::erase_if(result, [&](std::size_t place) { return !only_asked(scene_.procedures.instances[place]); });
    return result;
}

std::vector<std::size_t> Sight::known_in(std::string_view register_name) const {
    if (relation_.administrator) return {};
    auto const& instances = scene_.procedures.instances;
    std::vector<std::size_t> known;
    std::vector<bool> in_part;  // by edition: kept there, and known only by a hand in it or by being told of it
    for (std::size_t edition = 0; edition < instances.editions().size(); ++edition) {
        auto const& one = instances.editions()[edition];
        auto const kept = procedure_of(charters_, one).register_name == register_name;
        auto const all = kept && (relation_.clerk || reads_all_[edition]);
        in_part.push_back(kept && !all);
        if (!all) continue;
        auto const earlier = static_cast<std::ptrdiff_t>(known.size());
        known.insert(known.end(), one.instances.begin(), one.instances.end());
        std::inplace_merge(known.begin(), known.begin() + earlier, known.end());
    }
    if (std::ranges::find(in_part, true) == in_part.end()) return known;
    for (auto const place : instances.had_a_hand(reader_.person)) {
        if (in_part[instances.extract(place).edition]) known.push_back(place);
    }
    for (auto const& id : scene_.procedures.running) {
        auto const& instance = instances.at(id);
        if (in_part[instance.edition] && knows(instance)) known.push_back(instance.place);
    }
    std::ranges::sort(known);
    auto const twice = std::ranges::unique(known);
    known.erase(twice.begin(), twice.end());
    return known;
}

bool reads_of_all_members(Scene const& scene, charter::Rules const& rules, meetings::Reader const& reader,
                          meetings::Relation const& relation, std::string_view procedure) {
    if (relation.administrator) return false;
    if (relation.clerk) return true;
    auto const* found = rules.procedure(procedure);
    return found != nullptr && reads_register(scene, rules, *found, reader.person, reader.day);
}

std::vector<std::string> drafts_of(Instance const& instance) {
    std::vector<std::string> result;
    for (auto const& [field, file] : instance.form.files) {
        auto const filled = instance.filled_at.find(field);
        if (filled != instance.filled_at.end() && filled->second == kStart) result.push_back(field);
    }
    return result;
}

std::optional<FormFile> file_for(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
                                 meetings::Reader const& reader, Instance const& instance, std::string_view digest) {
    if (may_read(scene, charters, rules, reader, instance.id)) return file_of(instance, digest);
    if (deny_knowing(scene, charters, rules, reader, instance.id)) return {};
    for (auto const& field : drafts_of(instance)) {
        auto const& file = instance.form.files.at(field);
        if (file.digest == digest) return file;
    }
    return {};
}

bool may_read(Scene const& scene, charter::Library const& charters, charter::Rules const& rules,
              meetings::Reader const& reader, InstanceId const& id) {
    return !deny_reading(scene, charters, rules, reader, id);
}

}  // namespace quorate::procedures

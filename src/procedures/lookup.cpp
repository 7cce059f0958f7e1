#include "procedures/lookup.hpp"

#include <algorithm>
#include <charconv>

#include "base/money.hpp"
#include "base/must.hpp"
#include "base/text.hpp"

namespace quorate::procedures {

using charter::Procedure;
using charter::ProcedureStep;
using charter::StepAct;

std::string place(InstanceId const& id) {
    return "instance:" + id.text;
}

Instance const* find(State const& state, InstanceId const& id) {
    return state.instances.find(id);
}

Instance& at(State& state, InstanceId const& id) {
    auto* found = state.instances.find(id);
    must(found != nullptr, "an instance was started before anything happens to it");
    return *found;
}

charter::Rules const* rules_at(Scene const& scene, charter::Library const& charters, Date day) {
    auto const* adoption = people::adoption_on(scene.people, day);
    if (adoption == nullptr) return nullptr;
    auto const found = charters.find(adoption->digest);
    return found == charters.end() ? nullptr : &found->second;
}

namespace {

charter::Rules const& rules_called(charter::Library const& charters, std::string const& digest) {
    auto const found = charters.find(digest);
    must(found != charters.end(), "the library holds the charter that an instance began under");
    return found->second;
}

Procedure const& procedure_called(charter::Rules const& rules, std::string const& name) {
    auto const* procedure = rules.procedure(name);
    must(procedure != nullptr, "the charter that an instance began under has its procedure");
    return *procedure;
}

}  // namespace

charter::Rules const& rules_of(charter::Library const& charters, Instance const& instance) {
    return rules_called(charters, instance.charter);
}

Procedure const& procedure_of(charter::Library const& charters, Instance const& instance) {
    return procedure_called(rules_of(charters, instance), instance.procedure);
}

charter::Rules const& rules_of(charter::Library const& charters, Edition const& edition) {
    return rules_called(charters, edition.charter);
}

Procedure const& procedure_of(charter::Library const& charters, Edition const& edition) {
    return procedure_called(rules_of(charters, edition), edition.procedure);
}

std::vector<std::size_t> kept_in(State const& state, charter::Library const& charters, std::string_view register_name) {
    std::vector<std::size_t> places;
    for (auto const& edition : state.instances.editions()) {
        if (procedure_of(charters, edition).register_name != register_name) continue;
        auto const earlier = static_cast<std::ptrdiff_t>(places.size());
        places.insert(places.end(), edition.instances.begin(), edition.instances.end());
        std::inplace_merge(places.begin(), places.begin() + earlier, places.end());
    }
    return places;
}

bool reads_register(Scene const& scene, charter::Rules const& rules, Procedure const& procedure, PersonId const& person,
                    Date day) {
    auto const kept = rules.registers.find(procedure.register_name);
    return kept != rules.registers.end() &&
           contains(people::holders_of(scene.people, kept->second.readers, day), person);
}

bool stands(Instance const& instance) {
    return instance.stage != InstanceStage::refused && instance.stage != InstanceStage::withdrawn;
}

bool stands_in(charter::Library const& charters, Instance const& instance, std::string_view register_name) {
    return stands(instance) && procedure_of(charters, instance).register_name == register_name;
}

std::vector<InstanceId> all_above(Procedure const& procedure, Instance const& instance) {
    std::vector<InstanceId> result;
    for (auto const& field : procedure.form) {
        if (field.type != charter::FieldType::entry) continue;
        if (auto value = value_of(instance, field.name); !value.empty()) result.push_back({std::move(value)});
    }
    return result;
}

std::optional<InstanceId> above(Procedure const& procedure, Instance const& instance) {
    for (auto const& field : procedure.form) {
        auto const own = field.type == charter::FieldType::entry && field.register_name == procedure.register_name;
        if (!own) continue;
        if (auto value = value_of(instance, field.name); !value.empty()) return InstanceId{std::move(value)};
    }
    return {};
}

std::vector<std::size_t> all_under(State const& state, charter::Library const& charters, Instance const& entry) {
    auto const& in_register = procedure_of(charters, entry).register_name;
    std::vector<std::size_t> result;
    for (auto const& edition : state.instances.editions()) {
        auto const& procedure = procedure_of(charters, edition);
        auto const names = std::ranges::any_of(procedure.form, [&](charter::FormField const& field) {
            return field.type == charter::FieldType::entry && field.register_name == in_register;
        });
        if (!names) continue;
        for (auto const place : edition.instances) {
            auto const& instance = state.instances[place];
            auto const entries = all_above(procedure, instance);
            if (stands(instance) && std::ranges::find(entries, entry.id) != entries.end()) result.push_back(place);
        }
    }
    std::ranges::sort(result);
    return result;
}

std::vector<PersonId> people_from(std::string_view value) {
    std::vector<PersonId> result;
    for (auto const part : text::split(value, ' ')) {
        if (!part.empty()) result.push_back({std::string(part)});
    }
    return result;
}

std::pair<PersonId, PersonId> pair_of(PersonId const& one, PersonId const& other) {
    return one < other ? std::pair(one, other) : std::pair(other, one);
}

std::vector<PersonId> yet_to_talk_with(Step const& step, std::vector<PersonId> const& group, PersonId const& person) {
    auto result = group;
    std::erase_if(
        result, [&](PersonId const& other) { return other == person || step.talks.contains(pair_of(person, other)); });
    return result;
}

bool asks_choice(StepAct act) {
    return act == StepAct::approve || act == StepAct::countersign || act == StepAct::consent ||
           act == StepAct::external;
}

bool irrevocable(StepAct act) {
    return act == StepAct::seal || act == StepAct::issue || act == StepAct::file;
}

PersonId const& starter_of(Instance const& instance) {
    return instance.stands_in.empty() ? instance.started_by : instance.stands_in;
}

namespace {

/// A number of the form, or a sum in fen; empty where it is none.
std::optional<std::int64_t> amount_in(charter::FormField const& field, std::string_view text) {
    if (field.type == charter::FieldType::sum) {
        auto const sum = fen_from(text);
        return sum ? std::optional(sum->value) : std::nullopt;
    }
    std::int64_t number = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

}  // namespace

bool fulfils(people::State const& people, Procedure const& procedure, std::map<std::string, std::string> const& values,
             charter::Condition const& condition, Date day) {
    auto const value = values.find(condition.field);
    if (value == values.end()) return false;
    if (!condition.limit) return std::ranges::find(condition.values, value->second) != condition.values.end();
    auto const& field = *procedure.field(condition.field);
    auto const amount = amount_in(field, value->second);
    if (!amount) return false;
    auto const& limit = *condition.limit;
    auto const set = limit.parameter.empty() ? std::optional(limit.number)
                                             : amount_in(field, people::parameter_on(people, day, limit.parameter));
    auto const enough = !set || *amount >= *set;
    return enough == limit.least;
}

std::set<InstanceId> taken_entries(State const& state, Procedure const& procedure, charter::FormField const& field,
                                   InstanceId const* but) {
    std::set<InstanceId> taken;
    if (!field.once) return taken;
    for (auto const& edition : state.instances.editions()) {
        if (edition.procedure != procedure.name) continue;
        for (auto const place : edition.instances) {
            auto const& one = state.instances[place];
            auto const counts = *field.once == charter::Once::ever ? stands(one) : one.stage == InstanceStage::running;
            if (!counts || (but != nullptr && one.id == *but)) continue;
            if (auto const named = value_of(one, field.name); !named.empty()) taken.insert(InstanceId{named});
        }
    }
    return taken;
}

std::vector<PersonId> named_for(Scene const& scene, Instance const& instance, ProcedureStep const& step, Date day) {
    auto result = people::holders_of(scene.people, step.doers.offices, day);
    auto const add = [&](PersonId const& person) {
        if (!person.empty() && !contains(result, person)) result.push_back(person);
    };
    if (step.doers.starter) add(starter_of(instance));
    for (auto const& field : step.doers.fields) {
        for (auto const& person : people_from(value_of(instance, field))) add(person);
    }
    if (step.by_other) std::erase(result, instance.started_by);
    return result;
}

std::vector<PersonId> doers_of(Scene const& scene, Instance const& instance, ProcedureStep const& step, Date day) {
    auto const* now = instance.step(step.name);
    if (now != nullptr && !now->group.empty()) return now->group;
    if (now != nullptr && !now->handed_to.empty()) return {now->handed_to};
    auto result = named_for(scene, instance, step, day);
    if (now == nullptr) return result;
    auto const add = [&](PersonId const& person) {
        if (!contains(result, person)) result.push_back(person);
    };
    for (auto const& [from, person] : now->placed) {
        std::erase(result, from);
        add(person);
    }
    for (auto const& [person, hand] : now->hands) add(person);
    return result;
}

std::vector<PersonId> regrouped(std::vector<PersonId> group, PersonId const& person, PersonId const& other) {
    if (contains(group, other)) {
        std::erase(group, person);
    } else {
        std::ranges::replace(group, person, other);
    }
    return group;
}

bool left_office(Scene const& scene, PersonId const& person, Date day) {
    return people::offices_of(scene.people, person, day).empty();
}

std::vector<PersonId> gone_from(Scene const& scene, Instance const& instance, ProcedureStep const& step, Date day) {
    auto const doers = doers_of(scene, instance, step, day);
    auto const* now = instance.step(step.name);
    // What was put to the meeting waits for nobody's hand.
    if (now != nullptr && now->matter) return {};
    std::vector<PersonId> gone;
    for (auto const& person : doers) {
        auto const in = now != nullptr && now->hands.contains(person);
        if (!in && left_office(scene, person, day)) gone.push_back(person);
    }
    if (!of_group(step.act) && gone.size() < doers.size()) gone.clear();
    return gone;
}

std::size_t needed_hands(ProcedureStep const& step, std::size_t group) {
    if (!of_group(step.act)) return 1;
    // Nobody talks alone.
    if (step.act == StepAct::talk) return std::max<std::size_t>(group, 2);
    return std::max<std::size_t>(step.need == 0 ? group : static_cast<std::size_t>(step.need), 1);
}

std::size_t missing_hands(Scene const& scene, Instance const& instance, ProcedureStep const& step, Date day) {
    auto const able = doers_of(scene, instance, step, day).size();
    auto const needed = needed_hands(step, able);
    return needed > able ? needed - able : 0;
}

std::vector<PersonId> awaited(Scene const& scene, Instance const& instance, ProcedureStep const& step, Date day) {
    auto result = doers_of(scene, instance, step, day);
    auto const* now = instance.step(step.name);
    if (now == nullptr) return result;
    if (now->matter) return {};
    auto const group = result;
    std::erase_if(result, [&](PersonId const& person) {
        if (step.act == StepAct::talk) return group.size() > 1 && yet_to_talk_with(*now, group, person).empty();
        return now->hands.contains(person);
    });
    for (auto const& [person, opinion] : now->opinions) {
        if (!opinion.given && opinion.released.empty() && !contains(result, person)) result.push_back(person);
    }
    return result;
}

std::vector<std::string> before(Procedure const& procedure, std::string_view step) {
    std::set<std::string> found;
    auto const* from = procedure.step(step);
    std::vector<ProcedureStep const*> todo{from};
    while (!todo.empty()) {
        auto const* one = todo.back();
        todo.pop_back();
        if (one == nullptr) continue;
        for (auto const& name : one->after) {
            if (found.insert(name).second) todo.push_back(procedure.step(name));
        }
    }
    std::vector<std::string> result{kStart};
    for (auto const& one : procedure.steps) {
        if (found.contains(one.name)) result.push_back(one.name);
    }
    return result;
}

std::vector<std::string> after(Procedure const& procedure, std::string_view step) {
    std::vector<std::string> result;
    std::set<std::string, std::less<>> found{std::string(step)};
    for (auto const& one : procedure.steps) {
        auto const waits = std::any_of(one.after.begin(), one.after.end(),
                                       [&](std::string const& name) { return found.contains(name); });
        if (step != kStart && !waits) continue;
        found.insert(one.name);
        result.push_back(one.name);
    }
    return result;
}

std::vector<std::string> returnable(Procedure const& procedure, Instance const& instance, std::string_view step) {
    auto result = before(procedure, step);
    std::erase_if(result, [&](std::string const& name) { return instance.stage_of(name) != StepStage::done; });
    return result;
}

std::string value_of(Instance const& instance, std::string const& field) {
    auto const found = instance.form.values.find(field);
    return found == instance.form.values.end() ? std::string() : found->second;
}

void fill_in(Instance& instance, std::string const& step, std::map<std::string, std::string> const& values,
             std::map<std::string, FormFile> const& files) {
    for (auto const& [name, value] : values) {
        instance.form.values[name] = value;
        instance.filled_at[name] = step;
    }
    for (auto const& [name, file] : files) {
        instance.form.files[name] = file;
        instance.filled_at[name] = step;
    }
}

void empty_out(Instance& instance, std::string const& step) {
    std::erase_if(instance.filled_at, [&](auto const& one) {
        if (one.second != step) return false;
        instance.form.values.erase(one.first);
        instance.form.files.erase(one.first);
        return true;
    });
}

std::string number_text(charter::Rules const& rules, Instance const& instance) {
    if (!instance.number) return {};
    auto const found = rules.registers.find(instance.number->series);
    if (found == rules.registers.end()) return {};
    return number_text(found->second, instance.number->year, instance.number->number);
}

std::string number_text(charter::Register const& kept_in, std::int32_t year, std::int32_t number) {
    auto const with_year = text::replace_all(kept_in.number, "{year}", std::to_string(year));
    return text::replace_all(with_year, "{n}", std::to_string(number));
}

std::string const& subject_of(Procedure const& procedure, Instance const& instance) {
    static std::string const nothing;
    for (auto const& field : procedure.form) {
        if (field.type != charter::FieldType::text) continue;
        auto const value = instance.form.values.find(field.name);
        if (value != instance.form.values.end()) return value->second;
    }
    return nothing;
}

std::optional<FormFile> file_of(Instance const& instance, std::string_view digest) {
    for (auto const& [name, file] : instance.form.files) {
        if (file.digest == digest) return file;
    }
    for (auto const& act : instance.acts) {
        if (act.evidence && act.evidence->digest == digest) return act.evidence;
    }
    return {};
}

}  // namespace quorate::procedures

#include "views/entry.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "procedures/form.hpp"

namespace quorate::views {

using namespace quorate::procedures;
using charter::FieldType;
using charter::FormField;
using charter::Procedure;

Law law_today(Lens const& lens, Sight const& sight) {
    auto const* adoption = people::adoption_on(lens.state.people, today_of(lens));
    return {lens, sight, rules(lens), adoption == nullptr ? std::string() : adoption->digest};
}

Law law_of(Lens const& lens, Sight const& sight, Instance const& instance) {
    return {lens, sight, rules_of(lens.rules, instance), instance.charter};
}

FileLine show(FormFile const& file) {
    return {file.title, file.digest, file.media, file.bytes};
}

namespace {

/// What the form can name in the field.
std::vector<FieldChoice> entries_of(Law const& law, Procedure const& procedure, FormField const& field,
                                    Instance const* instance) {
    auto const& lens = law.lens;
    auto const& state = lens.state.procedures;
    std::vector<FieldChoice> result;
    for (auto const place :
         nameable(state, lens.rules, procedure, field, instance == nullptr ? nullptr : &instance->id)) {
        auto const& entry = state.instances[place];
        if (law.sight.knows(entry)) result.push_back({entry.id.text, entry_title(lens, entry)});
    }
    return result;
}

/// What a form can rest on, the newest first: what the engine would refuse is not offered.
std::vector<FieldChoice> decisions_of(Lens const& lens) {
    std::vector<meetings::Decision const*> found;
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (decision.holds() && readable(lens, id)) found.push_back(&decision);
    }
    std::ranges::stable_sort(found, std::greater{}, &meetings::Decision::made);
    std::vector<FieldChoice> result;
    for (auto const* decision : found) result.push_back({decision->id.text, decision->text});
    return result;
}

/// Those that were held, the last first.
std::vector<FieldChoice> meetings_of(Lens const& lens) {
    std::vector<meetings::Meeting const*> found;
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (meeting.stage == meetings::MeetingStage::closed && readable(lens, id)) found.push_back(&meeting);
    }
    std::ranges::stable_sort(found, std::greater{}, &meetings::Meeting::starts);
    std::vector<FieldChoice> result;
    for (auto const* meeting : found) result.push_back({meeting->id.text, title_of(lens, *meeting)});
    return result;
}

FieldAsked asked(Law const& law, Procedure const& procedure, FormField const& field, Instance const* instance) {
    FieldAsked result{field.name, law.say(field.label), word(field.type), field.optional, {}, {}, {}};
    for (auto const& choice : field.choices) result.choices.push_back({choice, law.say(choice)});
    if (field.type == FieldType::entry) result.choices = entries_of(law, procedure, field, instance);
    if (field.type == FieldType::decision) result.choices = decisions_of(law.lens);
    if (field.type == FieldType::meeting) result.choices = meetings_of(law.lens);
    if (!field.needed.empty()) {
        auto const steps = law.steps();
        result.needed = steps.phrase("procedure.needed", {{"condition", steps.conditions(procedure, field.needed)}});
    }
    return result;
}

}  // namespace

std::vector<FieldAsked> asked_at(Law const& law, Procedure const& procedure, std::string_view step,
                                 Instance const* instance) {
    std::vector<FieldAsked> result;
    for (auto const* field : fields_at(procedure, step)) {
        result.push_back(asked(law, procedure, *field, instance));
        if (instance == nullptr) continue;
        if (auto const taken = day_taken(procedure, *field, *instance, law.lens.state.people.zone))
            result.back().offered = to_text(taken->day);
    }
    return result;
}

std::string in_words(Law const& law, FormField const& field, std::string const& value) {
    auto const& lens = law.lens;
    if (field.type == FieldType::person) return name_of(lens, PersonId{value});
    if (field.type == FieldType::people) return joined(lens, names_of(lens, people_from(value)));
    if (field.type == FieldType::choice) return law.say(value);
    if (field.type == FieldType::period) return text::replace_all(value, "/", " \u2013 ");
    if (field.type == FieldType::sum) {
        if (auto const sum = fen_from(value)) return to_text(*sum);
    }
    if (field.type == FieldType::entry) {
        auto const* entry = procedures::find(lens.state.procedures, InstanceId{value});
        return entry != nullptr && law.sight.knows(*entry) ? entry_title(lens, *entry) : std::string();
    }
    if (field.type == FieldType::matter && readable(lens, MatterId{value}))
        return meetings::find(lens.state.meetings, MatterId{value})->title;
    if (field.type == FieldType::decision && readable(lens, DecisionId{value}))
        return meetings::find(lens.state.meetings, DecisionId{value})->text;
    if (field.type == FieldType::meeting && readable(lens, MeetingId{value}))
        return title_of(lens, *meetings::find(lens.state.meetings, MeetingId{value}));
    return value;
}

std::vector<FieldShown> form_of(Law const& law, Procedure const& procedure, Instance const& instance) {
    std::vector<FieldShown> result;
    for (auto const& field : procedure.form) {
        FieldShown shown{field.name, law.say(field.label), {}, {}, {}, {}};
        if (auto const file = instance.form.files.find(field.name); file != instance.form.files.end()) {
            shown.file = show(file->second);
        } else if (auto const value = instance.form.values.find(field.name); value != instance.form.values.end()) {
            shown.value = value->second;
            shown.text = in_words(law, field, value->second);
            if (field.type == FieldType::matter) shown.at = meetings::place(MatterId{value->second});
            if (field.type == FieldType::decision) shown.at = meetings::place(DecisionId{value->second});
            if (field.type == FieldType::meeting) shown.at = meetings::place(MeetingId{value->second});
            if (field.type == FieldType::entry && law.sight.knows(InstanceId{value->second}))
                shown.at = procedures::place(InstanceId{value->second});
        } else {
            continue;
        }
        result.push_back(std::move(shown));
    }
    return result;
}

std::map<std::string, Act const*> sent_back(Procedure const& procedure, Instance const& instance) {
    std::map<std::string, Act const*> result;
    for (auto const& act : instance.acts) {
        if (act.kind != ActKind::returned) continue;
        // Whatever comes after it begins anew, by a hand of its own.
        for (auto const& later : after(procedure, act.to)) result.erase(later);
        result[act.to] = &act;
    }
    std::erase_if(result, [&](auto const& one) { return instance.stage_of(one.first) != StepStage::open; });
    return result;
}

namespace {

/// That a step waits for the reader once more, after it was sent back there or urged on.
void add_call(bool returned, std::int32_t urged, InstanceLine& line) {
    if (urged > 0) {
        line.call = "urged";
    } else if (returned && !line.call) {
        line.call = "returned";
    }
}

/// Where it stands, whom it waits for, until when.
void add_open_steps(Law const& law, Procedure const& procedure, Instance const& instance, InstanceLine& line) {
    auto const& lens = law.lens;
    auto const returned = sent_back(procedure, instance);
    line.late = is_late(lens, instance);
    line.returned = !returned.empty();
    if (instance.stage_of(kStart) == StepStage::open) {
        line.steps.push_back(phrase(lens, "procedure.start-again"));
        line.awaited.push_back(name_of(lens, starter_of(instance)));
        line.mine = starter_of(instance) == lens.reader;
        if (line.mine) add_call(true, 0, line);
    }
    for (auto const& step : procedure.steps) {
        if (instance.stage_of(step.name) != StepStage::open) continue;
        auto const* state = instance.step(step.name);
        line.steps.push_back(law.say(step.title));
        auto const people = awaited(procedures_of(lens), instance, step, today_of(lens));
        for (auto const& name : names_of(lens, people)) {
            if (std::ranges::find(line.awaited, name) == line.awaited.end()) line.awaited.push_back(name);
        }
        if (state->matter) line.awaited.push_back(phrase(lens, "procedure.meeting"));
        line.urged += state->urged;
        if (procedures::contains(people, lens.reader)) {
            line.mine = true;
            add_call(returned.contains(step.name), state->urged, line);
        }
        if (state->due && (!line.due || *state->due < *line.due)) line.due = state->due;
    }
}

ProcedureLine show(Law const& law, Procedure const& procedure) {
    auto const& lens = law.lens;
    ProcedureLine line{procedure.name,
                       law.say(procedure.title),
                       procedure.register_name,
                       law.show(procedure.by),
                       {},
                       asked_at(law, procedure, kStart),
                       {}};
    for (auto const& step : procedure.steps) {
        auto const words = law.steps();
        line.steps.push_back({step.name, law.say(step.title), step.after, words.doers(procedure, step),
                              words.condition(procedure, step), words.not_before(step), words.term(procedure, step)});
    }
    if (!has_power(lens, "record.keep")) return line;
    for (auto const& person : people::holders_of(lens.state.people, procedure.start, today_of(lens))) {
        if (person != lens.reader) line.enter_for.push_back({person.text, name_of(lens, person)});
    }
    return line;
}

}  // namespace

InstanceLine line_of(Lens const& lens, Sight const& sight, Instance const& instance) {
    auto const law = law_of(lens, sight, instance);
    auto const& procedure = procedure_of(lens.rules, instance);
    InstanceLine line;
    line.instance = instance.id;
    line.title = law.say(procedure.title);
    line.subject = subject_of(procedure, instance);
    if (instance.number) line.number = number_text(law.rules, instance);
    line.starter = name_of(lens, instance.started_by);
    line.started = instance.started;
    line.ended = instance.ended;
    line.stage = show(lens, instance.stage);
    if (instance.stage == InstanceStage::running) add_open_steps(law, procedure, instance, line);
    return line;
}

InstanceLine asked_line_of(Lens const& lens, Sight const& sight, Instance const& instance) {
    auto const law = law_of(lens, sight, instance);
    auto const& procedure = procedure_of(lens.rules, instance);
    InstanceLine line;
    line.instance = instance.id;
    line.title = law.say(procedure.title);
    for (auto const& act : instance.acts) {
        if (act.kind == ActKind::asked && act.person == lens.reader) line.subject = act.text;
    }
    line.starter = name_of(lens, instance.started_by);
    line.started = instance.started;
    line.ended = instance.ended;
    line.stage = show(lens, instance.stage);
    for (auto const& step : procedure.steps) {
        auto const* state = instance.step(step.name);
        if (state == nullptr || state->stage != StepStage::open) continue;
        auto const asked = state->opinions.find(lens.reader);
        if (asked == state->opinions.end() || asked->second.given || !asked->second.released.empty()) continue;
        line.steps.push_back(law.say(step.title));
        line.awaited = {name_of(lens, lens.reader)};
        line.mine = true;
        line.late = line.late || state->late;
        if (state->due && (!line.due || *state->due < *line.due)) line.due = state->due;
        add_call(false, state->urged, line);
    }
    return line;
}

std::vector<ProcedureLine> procedures_today(Lens const& lens, Sight const& sight, std::string_view in_register) {
    auto const law = law_today(lens, sight);
    std::vector<ProcedureLine> result;
    for (auto const& name : law.rules.procedure_order) {
        auto const* procedure = law.rules.procedure(name);
        if (in_register.empty() || procedure->register_name == in_register) result.push_back(show(law, *procedure));
    }
    return result;
}

}  // namespace quorate::views

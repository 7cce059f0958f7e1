#include <algorithm>

#include "meetings/lookup.hpp"
#include "procedures/access.hpp"
#include "procedures/form.hpp"
#include "procedures/lookup.hpp"
#include "views/people.hpp"
#include "views/show.hpp"
#include "views/trial.hpp"

/// What can be done with procedures, tried with forms that are whole.
namespace quorate::views {
namespace {

using namespace quorate::meetings;

/// A matter or a decision that the reader could name; where there is none, nothing can be begun that needs one.
std::string some_matter(Lens const& lens) {
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        if (readable(lens, id)) return id.text;
    }
    return kSomeText;
}

std::string some_decision(Lens const& lens) {
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (decision.holds() && readable(lens, id)) return id.text;
    }
    return kSomeText;
}

std::string some_meeting(Lens const& lens) {
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (meeting.stage == meetings::MeetingStage::closed && readable(lens, id)) return id.text;
    }
    return kSomeText;
}

/// An entry of the register that the reader could name; where one is named, that one, as long as it can be; where none
/// can, one that stands there, so that what is refused of it is said.
std::string some_entry(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
                       procedures::Instance const* instance) {
    auto const& state = lens.state.procedures;
    auto const sight = sight_of(lens);
    auto const named = instance == nullptr ? std::string() : procedures::value_of(*instance, field.name);
    std::string found;
    for (auto const place :
         procedures::nameable(state, lens.rules, procedure, field, instance == nullptr ? nullptr : &instance->id)) {
        auto const& entry = state.instances[place];
        if (!sight.knows(entry)) continue;
        if (entry.id.text == named) return named;
        if (found.empty()) found = entry.id.text;
    }
    if (!found.empty()) return found;
    for (auto const place : procedures::kept_in(state, lens.rules, field.register_name)) {
        auto const& entry = state.instances[place];
        if (procedures::stands(entry) && sight.knows(entry)) return entry.id.text;
    }
    return kSomeText;
}

/// The day that it must be where the charter says so, or today.
std::string some_day(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
                     procedures::Instance const* instance) {
    auto const taken =
        instance == nullptr ? std::nullopt : procedures::day_taken(procedure, field, *instance, lens.state.people.zone);
    return to_text(taken ? taken->day : today_of(lens));
}

/// Something that fits the field, so that the form is whole and only the rules speak.
std::string sample(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
                   procedures::Instance const* instance) {
    using charter::FieldType;
    auto const today = to_text(today_of(lens));
    switch (field.type) {
        case FieldType::number:
        case FieldType::sum:
            return "1";
        case FieldType::date:
            return some_day(lens, procedure, field, instance);
        case FieldType::period:
            return today + "/" + today;
        case FieldType::person:
        case FieldType::people:
            return lens.reader.text;
        case FieldType::choice:
            return field.choices.front();
        case FieldType::matter:
            return some_matter(lens);
        case FieldType::decision:
            return some_decision(lens);
        case FieldType::meeting:
            return some_meeting(lens);
        case FieldType::entry:
            return some_entry(lens, procedure, field, instance);
        case FieldType::text:
        case FieldType::place:
        case FieldType::file:
            return kSomeText;
    }
    return kSomeText;
}

procedures::FormFile sample_file() {
    return {kSomeText, std::string(64, '0'), "application/pdf", 1};
}

void fill_in(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
             procedures::Instance const* instance, std::map<std::string, std::string>& values,
             std::map<std::string, procedures::FormFile>& files) {
    if (field.type == charter::FieldType::file) {
        files[field.name] = sample_file();
    } else {
        values[field.name] = sample(lens, procedure, field, instance);
    }
}

/// `instance` is what is filled in; nullptr while it is only begun.
void fill_in(Lens const& lens, charter::Procedure const& procedure, std::string_view step,
             procedures::Instance const* instance, std::map<std::string, std::string>& values,
             std::map<std::string, procedures::FormFile>& files) {
    auto const fields = procedures::fields_at(procedure, step);
    for (auto const* field : fields) {
        if (!field->optional) fill_in(lens, procedure, *field, instance, values, files);
    }
    // What the others said may make one needed that is not always.
    auto known = values;
    if (instance != nullptr) known.insert(instance->form.values.begin(), instance->form.values.end());
    for (auto const* field : fields) {
        auto const asked =
            field->optional && procedures::is_needed(lens.state.people, procedure, *field, known, today_of(lens));
        if (asked) fill_in(lens, procedure, *field, instance, values, files);
    }
}

/// Somebody in office who has no part in the step yet; the reader where there is nobody.
PersonId another_hand(Lens const& lens, std::vector<PersonId> const& doers) {
    for (auto const& [person, known] : lens.state.people.persons) {
        auto const in_office = !people::offices_of(lens.state.people, person, today_of(lens)).empty();
        if (in_office && person != lens.reader && !procedures::contains(doers, person)) return person;
    }
    return lens.reader;
}

void try_consulting(procedures::Instance const& instance, std::string const& step, PersonId const& other,
                    Trial const& trial) {
    using namespace procedures;
    trial.run(procedures::Command{AskOpinions{instance.id, step, {other}, kSomeText}}, step);
    trial.run(procedures::Command{GiveOpinion{instance.id, step, kSomeText}}, step);
    for (auto const& [person, opinion] : instance.step(step)->opinions) {
        auto const waits = !opinion.given && opinion.released.empty();
        if (waits)
            trial.run(procedures::Command{ReleaseOpinion{instance.id, step, person, kSomeText}},
                      step + "/" + person.text);
        if (opinion.given)
            trial.run(procedures::Command{UseOpinion{instance.id, step, person, kSomeText}}, step + "/" + person.text);
    }
}

void try_link(Lens const& lens, procedures::Instance const& instance, charter::ProcedureStep const& step,
              Trial const& trial) {
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        auto const fits = step.kinds.empty() || std::ranges::find(step.kinds, matter.kind) != step.kinds.end();
        if (fits && undecided(matter) && readable(lens, id, Aspect::title)) {
            trial.run(procedures::Command{procedures::LinkMatter{instance.id, step.name, id}},
                      step.name + "/" + id.text);
        }
    }
}

/// The step done, with all that it asks.
procedures::CompleteStep some_completion(Lens const& lens, procedures::Instance const& instance,
                                         charter::Procedure const& procedure, charter::ProcedureStep const& step) {
    using namespace procedures;
    CompleteStep command;
    command.instance = instance.id;
    command.step = step.name;
    command.text = kSomeText;
    if (asks_choice(step.act)) command.choice = StepChoice::yes;
    if (step.evidence) command.evidence = sample_file();
    fill_in(lens, procedure, step.name, &instance, command.values, command.files);
    if (!step.paper.empty()) {
        auto const kept = instance.form.files.find(step.paper);
        command.paper = kept == instance.form.files.end() ? sample_file().digest : kept->second.digest;
    }
    return command;
}

/// Somebody of the group with whom the person has not talked yet.
std::optional<PersonId> some_partner(procedures::Instance const& instance, charter::ProcedureStep const& step,
                                     std::vector<PersonId> const& doers, PersonId const& person) {
    if (step.act != charter::StepAct::talk) return {};
    auto const left = procedures::yet_to_talk_with(*instance.step(step.name), doers, person);
    return left.empty() ? person : left.front();
}

/// What others do at the step and who keeps the record enters for them, from paper or by word.
void try_for_others(Lens const& lens, procedures::Instance const& instance, charter::ProcedureStep const& step,
                    procedures::CompleteStep command, std::vector<PersonId> const& doers, Trial const& trial) {
    using namespace procedures;
    if (!has_power(lens, "record.keep")) return;
    for (auto const& person : awaited(procedures_of(lens), instance, step, today_of(lens))) {
        if (person == lens.reader) continue;
        auto const subject = step.name + "/" + person.text;
        command.with = some_partner(instance, step, doers, person);
        trial.run_for(person, procedures::Command{command}, subject);
        trial.run_for(person, procedures::Command{ReturnStep{instance.id, step.name, kStart, kSomeText}}, subject);
        if (step.act == charter::StepAct::consult)
            trial.run_for(person, procedures::Command{GiveOpinion{instance.id, step.name, kSomeText}}, subject);
    }
}

void try_step(Lens const& lens, procedures::Instance const& instance, charter::Procedure const& procedure,
              charter::ProcedureStep const& step, Trial const& trial) {
    using namespace procedures;
    auto const doers = doers_of(procedures_of(lens), instance, step, today_of(lens));
    auto const other = another_hand(lens, doers);
    auto command = some_completion(lens, instance, procedure, step);
    command.with = some_partner(instance, step, doers, lens.reader);
    trial.run(procedures::Command{command}, step.name);
    trial.run(procedures::Command{ReturnStep{instance.id, step.name, kStart, kSomeText}}, step.name);
    try_for_others(lens, instance, step, std::move(command), doers, trial);
    if (step.add_signers)
        trial.run(procedures::Command{AddSigner{instance.id, step.name, other, kSomeText}}, step.name);
    if (step.hand_over) trial.run(procedures::Command{HandOver{instance.id, step.name, other, kSomeText}}, step.name);
    for (auto const& person : gone_from(procedures_of(lens), instance, step, today_of(lens)))
        trial.run(procedures::Command{ReplaceDoer{instance.id, step.name, person, other, kSomeText}},
                  step.name + "/" + person.text);
    trial.run(procedures::Command{Urge{instance.id, step.name, kSomeText}}, step.name);
    if (step.act == charter::StepAct::consult) try_consulting(instance, step.name, other, trial);
    if (step.act == charter::StepAct::decide) try_link(lens, instance, step, trial);
}

/// Whoever was merely asked answers where they were asked.
void try_asked(Lens const& lens, procedures::Instance const& instance, Trial const& trial) {
    for (auto const& [name, step] : instance.steps) {
        if (step.stage == procedures::StepStage::open && step.opinions.contains(lens.reader))
            trial.run(procedures::Command{procedures::GiveOpinion{instance.id, name, kSomeText}}, name);
    }
}

}  // namespace

void try_procedures(Lens const& lens, Trial const& trial) {
    for (auto const& name : rules(lens).procedure_order) {
        procedures::StartProcedure command{InstanceId{"new"}, name, {}, {}};
        fill_in(lens, *rules(lens).procedure(name), procedures::kStart, nullptr, command.values, command.files);
        trial.run(procedures::Command{command}, name);
    }
    auto const year = static_cast<int>(today_of(lens).year());
    if (!rules(lens).procedures.empty())
        trial.run(procedures::Command{procedures::EnterHolidays{year, kSomeText, {}, {}}});
}

void try_instance(Lens const& lens, procedures::Instance const& instance, Trial const& trial) {
    if (instance.stage != procedures::InstanceStage::running) return;
    if (sight_of(lens).only_asked(instance)) return try_asked(lens, instance, trial);
    auto const& procedure = procedures::procedure_of(lens.rules, instance);
    if (instance.stage_of(procedures::kStart) == procedures::StepStage::open) {
        procedures::Resubmit command{instance.id, {}, {}};
        fill_in(lens, procedure, procedures::kStart, &instance, command.values, command.files);
        trial.run(procedures::Command{command});
    }
    trial.run(procedures::Command{procedures::Withdraw{instance.id, kSomeText}});
    auto const& starter = procedures::starter_of(instance);
    if (procedures::left_office(procedures_of(lens), starter, today_of(lens))) {
        auto const able = people::holders_of(lens.state.people, procedure.start, today_of(lens));
        trial.run(procedures::Command{procedures::ReplaceDoer{instance.id, procedures::kStart, starter,
                                                              able.empty() ? lens.reader : able.front(), kSomeText}},
                  std::string(procedures::kStart) + "/" + starter.text);
    }
    for (auto const& step : procedure.steps) {
        if (instance.stage_of(step.name) == procedures::StepStage::open)
            try_step(lens, instance, procedure, step, trial);
    }
}

}  // namespace quorate::views

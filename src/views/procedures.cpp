#include "views/procedures.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "procedures/access.hpp"
#include "procedures/course.hpp"
#include "procedures/form.hpp"
#include "procedures/lookup.hpp"
#include "views/show.hpp"
#include "views/step_words.hpp"

namespace quorate::views {
namespace {

using namespace quorate::procedures;
using charter::FieldType;
using charter::FormField;
using charter::Procedure;
using charter::ProcedureStep;

/// What procedures are shown by: the charter they are in, which has their words in either language.
struct Law {
    Lens const& lens;
    charter::Rules const& rules;
    std::string digest;

    [[nodiscard]] std::string say(std::string const& text) const {
        return words::in_language(rules, lens.language, text);
    }
    [[nodiscard]] std::optional<std::string> say_or_none(std::string const& text) const {
        if (text.empty()) return {};
        return say(text);
    }
    [[nodiscard]] Article show(Citation const& citation) const { return views::show(lens, digest, citation); }
    [[nodiscard]] StepWords steps() const { return {rules, lens.words, lens.language}; }
};

Law law_today(Lens const& lens) {
    auto const* adoption = people::adoption_on(lens.state.people, today_of(lens));
    return {lens, rules(lens), adoption == nullptr ? std::string() : adoption->digest};
}

Law law_of(Lens const& lens, Instance const& instance) {
    return {lens, rules_of(lens.rules, instance), instance.charter};
}

/// Which instances the reader may know of; what the reader is to the body is found once for all of them.
class Known {
  public:
    explicit Known(Lens const& lens)
        : lens_(lens), relation_(meetings::relation_of(scene(lens), rules(lens), reader(lens))) {}

    [[nodiscard]] bool operator()(InstanceId const& id) const {
        return !deny_reading(procedures_of(lens_), lens_.rules, rules(lens_), reader(lens_), relation_, id);
    }

  private:
    Lens const& lens_;
    meetings::Relation relation_;
};

/// The same of one instance.
bool known(Lens const& lens, InstanceId const& id) {
    return Known(lens)(id);
}

FileLine show(FormFile const& file) {
    return {file.title, file.digest, file.media, file.bytes};
}

FieldAsked asked(Law const& law, FormField const& field) {
    FieldAsked result{field.name, law.say(field.label), word(field.type), field.optional, {}, {}};
    for (auto const& choice : field.choices) result.choices.push_back({choice, law.say(choice)});
    return result;
}

/// What can be stood under in the register.
std::vector<FieldChoice> entries_of(Lens const& lens, std::string const& in_register) {
    std::vector<FieldChoice> result;
    Known const known(lens);
    for (auto const& id : lens.state.procedures.order) {
        auto const& instance = lens.state.procedures.instances.at(id);
        if (!stands_in(lens.rules, instance, in_register) || !known(id)) continue;
        result.push_back({id.text, entry_title(lens, instance)});
    }
    return result;
}

/// `instance` is what is filled in; nullptr while it is only begun.
std::vector<FieldAsked> asked_at(Law const& law, Procedure const& procedure, std::string_view step,
                                 Instance const* instance = nullptr) {
    std::vector<FieldAsked> result;
    for (auto const* field : fields_at(procedure, step)) {
        result.push_back(asked(law, *field));
        if (field->type == FieldType::entry) result.back().choices = entries_of(law.lens, field->register_name);
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
        return entry != nullptr && known(lens, entry->id) ? entry_title(lens, *entry) : std::string();
    }
    if (field.type == FieldType::matter && readable(lens, MatterId{value}))
        return meetings::find(lens.state.meetings, MatterId{value})->title;
    if (field.type == FieldType::decision && readable(lens, DecisionId{value}))
        return meetings::find(lens.state.meetings, DecisionId{value})->text;
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
            if (field.type == FieldType::entry && known(lens, InstanceId{value->second}))
                shown.at = procedures::place(InstanceId{value->second});
        } else {
            continue;
        }
        result.push_back(std::move(shown));
    }
    return result;
}

InstanceLine line_of(Lens const& lens, Instance const& instance) {
    auto const law = law_of(lens, instance);
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
    for (auto const& field : procedure.form) {
        auto const value = instance.form.values.find(field.name);
        if (value == instance.form.values.end()) continue;
        line.words += (line.words.empty() ? "" : " \u00b7 ") + in_words(law, field, value->second);
    }
    if (auto const above = procedures::above(procedure, instance); above && known(lens, *above)) line.above = *above;
    if (instance.stage != InstanceStage::running) return line;
    line.late = is_late(lens, instance);
    if (instance.stage_of(kStart) == StepStage::open) {
        line.steps.push_back(phrase(lens, "procedure.start-again"));
        line.awaited.push_back(line.starter);
        line.mine = instance.started_by == lens.reader;
    }
    for (auto const& step : procedure.steps) {
        if (instance.stage_of(step.name) != StepStage::open) continue;
        auto const* state = instance.step(step.name);
        line.steps.push_back(law.say(step.title));
        auto const people = awaited(procedures_of(lens), instance, step, today_of(lens));
        for (auto const& name : names_of(lens, people)) {
            if (std::ranges::find(line.awaited, name) == line.awaited.end()) line.awaited.push_back(name);
        }
        line.mine = line.mine || procedures::contains(people, lens.reader);
        if (state->due && (!line.due || *state->due < *line.due)) line.due = state->due;
    }
    return line;
}

ProcedureLine show(Law const& law, Procedure const& procedure) {
    ProcedureLine line{procedure.name,
                       law.say(procedure.title),
                       procedure.register_name,
                       law.show(procedure.by),
                       {},
                       asked_at(law, procedure, kStart)};
    for (auto const& step : procedure.steps) line.steps.push_back(law.say(step.title));
    return line;
}

std::vector<ProcedureLine> all_procedures(Lens const& lens, std::string_view in_register = {}) {
    auto const law = law_today(lens);
    std::vector<ProcedureLine> result;
    for (auto const& name : law.rules.procedure_order) {
        auto const* procedure = law.rules.procedure(name);
        if (in_register.empty() || procedure->register_name == in_register) result.push_back(show(law, *procedure));
    }
    return result;
}

void sort_by_term(std::vector<InstanceLine>& lines) {
    std::stable_sort(lines.begin(), lines.end(), [](InstanceLine const& one, InstanceLine const& other) {
        if (one.due.has_value() != other.due.has_value()) return one.due.has_value();
        return one.due ? *one.due < *other.due : one.started < other.started;
    });
}

std::vector<HandLine> hands_of(Lens const& lens, Instance const& instance, ProcedureStep const& step,
                               procedures::Step const& state) {
    std::vector<HandLine> result;
    if (!of_group(step.act) || step.act == charter::StepAct::talk || state.stage == StepStage::waiting) return result;
    for (auto const& person : doers_of(procedures_of(lens), instance, step, today_of(lens))) {
        HandLine line{person, name_of(lens, person), {}, {}};
        if (auto const hand = state.hands.find(person); hand != state.hands.end()) {
            line.choice = views::show(lens, hand->second.choice);
            line.at = hand->second.at;
        }
        result.push_back(std::move(line));
    }
    return result;
}

/// Every pair of those who talk with each other, and for the reader those who are left.
void show_talks(Lens const& lens, std::vector<PersonId> const& group, procedures::Step const& state, StepView& view) {
    for (auto one = group.begin(); one != group.end(); ++one) {
        for (auto other = one + 1; other != group.end(); ++other) {
            auto const held = state.talks.find(pair_of(*one, *other));
            auto const at = held == state.talks.end() ? std::nullopt : std::optional(held->second);
            view.talks.push_back({name_of(lens, *one), name_of(lens, *other), at});
        }
    }
    if (!procedures::contains(group, lens.reader)) return;
    for (auto const& person : yet_to_talk_with(state, group, lens.reader))
        view.with.push_back({person.text, name_of(lens, person)});
}

std::vector<ConsultLine> opinions_of(Lens const& lens, procedures::Step const& state) {
    std::vector<ConsultLine> result;
    for (auto const& [person, opinion] : state.opinions) {
        ConsultLine line{person, name_of(lens, person), opinion.question, {}, opinion.given, {}};
        if (opinion.given) line.text = opinion.text;
        if (!opinion.used.empty()) line.used = opinion.used;
        result.push_back(std::move(line));
    }
    return result;
}

/// From when on it can be done, while it cannot.
void add_beginning(Law const& law, ProcedureStep const& step, procedures::Step const& state, StepView& view) {
    auto const& lens = law.lens;
    auto const begins = beginning_of(procedures_of(lens), law.rules, step, state, today_of(lens));
    if (begins.from && *begins.from > lens.now) view.begins = begins.from;
    if (begins.year_missing) {
        view.beginning_unknown =
            phrase(lens, "procedure.beginning-missing", {{"year", std::int64_t{*begins.year_missing}}});
    }
    if (begins.parameter_unset.empty()) return;
    auto const& title = law.rules.parameters.at(begins.parameter_unset).title;
    view.beginning_unknown = phrase(lens, "procedure.beginning-unset", {{"parameter", law.say(title)}});
}

/// What stands of a step only once it has begun.
void add_course(Law const& law, Procedure const& procedure, Instance const& instance, ProcedureStep const& step,
                procedures::Step const& state, StepView& view) {
    auto const& lens = law.lens;
    view.late = state.late;
    view.due = state.due;
    view.urged = state.urged;
    if (state.year_missing) {
        view.term_unknown = phrase(lens, "procedure.holidays-missing", {{"year", std::int64_t{*state.year_missing}}});
    }
    if (state.stage == StepStage::open) add_beginning(law, step, state, view);
    view.hands = hands_of(lens, instance, step, state);
    view.opinions = opinions_of(lens, state);
    if (step.act == charter::StepAct::talk && state.stage != StepStage::waiting)
        show_talks(lens, doers_of(procedures_of(lens), instance, step, today_of(lens)), state, view);
    if (state.matter) {
        view.matter = state.matter->text;
        if (readable(lens, *state.matter))
            view.matter_title = meetings::find(lens.state.meetings, *state.matter)->title;
    }
    if (state.stage != StepStage::open) return;
    auto const people = awaited(procedures_of(lens), instance, step, today_of(lens));
    view.awaited = names_of(lens, people);
    view.mine = procedures::contains(people, lens.reader);
    if (auto const missing = missing_hands(procedures_of(lens), instance, step, today_of(lens)); missing > 0) {
        view.missing =
            phrase(lens, "procedure.missing", {{"count", static_cast<std::int64_t>(missing)}, {"doers", view.doers}});
    }
    for (auto const& name : returnable(procedure, instance, step.name)) {
        auto const* earlier = procedure.step(name);
        view.returns.push_back({name, earlier == nullptr ? phrase(lens, "procedure.start") : law.say(earlier->title)});
    }
}

StepView show(Law const& law, Procedure const& procedure, Instance const& instance, ProcedureStep const& step) {
    auto const& lens = law.lens;
    StepView view;
    view.step = step.name;
    view.title = law.say(step.title);
    view.act = views::show(lens, step.act);
    view.stage = views::show(lens, instance.stage_of(step.name));
    view.article = law.show(step.by);
    view.doers = law.steps().doers(procedure, step);
    view.who = law.say_or_none(step.who);
    view.via = law.say_or_none(step.via);
    view.after = step.after;
    view.condition = law.steps().condition(procedure, step);
    view.term = law.steps().term(step);
    view.not_before = law.steps().not_before(step);
    view.asks_choice = asks_choice(step.act);
    view.asks_text = step.act == charter::StepAct::external;
    view.asks_evidence = step.evidence;
    view.fields = asked_at(law, procedure, step.name, &instance);
    view.kinds = step.kinds;
    if (auto const paper = instance.form.files.find(step.paper); paper != instance.form.files.end())
        view.paper = show(paper->second);
    if (auto const* state = instance.step(step.name)) add_course(law, procedure, instance, step, *state, view);
    return view;
}

std::string title_of(Law const& law, Procedure const& procedure, std::string const& step) {
    auto const* found = procedure.step(step);
    return found == nullptr ? phrase(law.lens, "procedure.start") : law.say(found->title);
}

/// What moved it where no hand did.
std::string moved_by(Lens const& lens, ActKind kind) {
    if (kind == ActKind::decided) return phrase(lens, "procedure.moved-by-meeting");
    if (kind == ActKind::unlinked) return phrase(lens, "procedure.moved-by-matter");
    return phrase(lens, "procedure.moved-by-term");
}

ActLine show(Law const& law, Procedure const& procedure, Act const& act) {
    auto const& lens = law.lens;
    ActLine line;
    line.kind = views::show(lens, act.kind);
    line.step = title_of(law, procedure, act.step);
    line.by = act.by.empty() ? moved_by(lens, act.kind) : name_of(lens, act.by);
    line.entered_by = other_hand(lens, act.by, act.entered_by);
    line.at = act.at;
    if (act.choice) line.choice = views::show(lens, *act.choice);
    line.text = act.text;
    if (!act.to.empty()) line.to = title_of(law, procedure, act.to);
    if (!act.person.empty()) line.person = name_of(lens, act.person);
    if (act.evidence) line.evidence = show(*act.evidence);
    if (!act.paper.empty()) line.paper = act.paper;
    if (act.decision) line.place = meetings::place(*act.decision);
    auto const about_matter = act.kind == ActKind::linked || act.kind == ActKind::unlinked;
    if (about_matter) {
        MatterId const matter{act.text};
        line.place = meetings::place(matter);
        line.text = readable(lens, matter) ? meetings::find(lens.state.meetings, matter)->title : "";
    }
    return line;
}

}  // namespace

std::vector<InstanceLine> instances_waiting(Lens const& lens) {
    std::vector<InstanceLine> result;
    Known const known(lens);
    for (auto const& id : lens.state.procedures.running) {
        auto const& instance = lens.state.procedures.instances.at(id);
        if (!known(id)) continue;
        auto line = line_of(lens, instance);
        if (line.mine || told_of(procedures_of(lens), lens.rules, instance, reader(lens)))
            result.push_back(std::move(line));
    }
    sort_by_term(result);
    return result;
}

std::string entry_title(Lens const& lens, Instance const& instance) {
    auto const subject = subject_of(procedure_of(lens.rules, instance), instance);
    if (!instance.number) return subject;
    return number_text(rules_of(lens.rules, instance), instance) + " \u00b7 " + subject;
}

bool is_late(Lens const& lens, Instance const& instance) {
    return std::ranges::any_of(instance.steps, [&](auto const& one) {
        auto const& step = one.second;
        return step.stage == StepStage::open && (step.late || (step.due && *step.due <= lens.now));
    });
}

std::vector<std::string> first_responsible(Lens const& lens, Procedure const& procedure) {
    if (!procedure.first) return {};
    return names_of(lens, people::holders_of(lens.state.people, {*procedure.first}, today_of(lens)));
}

std::vector<InstanceLine> instances_under_way(Lens const& lens) {
    std::vector<InstanceLine> result;
    Known const known(lens);
    for (auto const& id : lens.state.procedures.running) {
        if (known(id)) result.push_back(line_of(lens, lens.state.procedures.instances.at(id)));
    }
    sort_by_term(result);
    return result;
}

std::string register_title(Lens const& lens, std::string const& name) {
    return law_today(lens).say(rules(lens).registers.at(name).title);
}

Procedures procedures(Lens const& lens) {
    Procedures page;
    Known const known(lens);
    page.procedures = all_procedures(lens);
    std::map<std::string, RegisterLine> registers;
    std::map<std::string, Instance const*> dropped;
    for (auto const& id : lens.state.procedures.order) {
        auto const& instance = lens.state.procedures.instances.at(id);
        if (!known(id)) continue;
        auto const& register_name = procedure_of(lens.rules, instance).register_name;
        if (!rules(lens).registers.contains(register_name)) dropped[register_name] = &instance;
        auto& line = registers[register_name];
        ++line.entries;
        if (instance.stage != InstanceStage::running) continue;
        ++line.running;
        auto shown = line_of(lens, instance);
        if (shown.late) ++line.late;
        if (instance.started_by == lens.reader) page.started.push_back(shown);
        if (shown.mine) page.waiting.push_back(std::move(shown));
    }
    sort_by_term(page.waiting);
    sort_by_term(page.started);
    auto const add = [&](Law const& law, std::string const& name) {
        auto const& one = law.rules.registers.at(name);
        auto line = registers[name];
        line.name = name;
        line.title = law.say(one.title);
        line.article = law.show(one.by);
        page.registers.push_back(std::move(line));
    };
    for (auto const& name : rules(lens).register_order) add(law_today(lens), name);
    // A later charter may drop a register; what was kept in it stays where it was.
    for (auto const& [name, last] : dropped) add(law_of(lens, *last), name);
    for (auto const& [year, days] : lens.state.procedures.holidays) {
        page.holidays.push_back({year, days.source, static_cast<std::int64_t>(days.off.size()),
                                 static_cast<std::int64_t>(days.work.size())});
    }
    page.people = everybody(lens);
    return page;
}

namespace {

/// Instances of the register that the reader may know of, the newest first.
std::vector<Instance const*> kept_in(Lens const& lens, std::string const& name) {
    std::vector<Instance const*> result;
    Known const known(lens);
    auto const& order = lens.state.procedures.order;
    for (auto id = order.rbegin(); id != order.rend(); ++id) {
        auto const& instance = lens.state.procedures.instances.at(*id);
        if (procedure_of(lens.rules, instance).register_name == name && known(*id)) result.push_back(&instance);
    }
    return result;
}

/// What stands under the entry.
std::vector<EntryLine> catalogue_of(Lens const& lens, InstanceId const& id) {
    std::vector<EntryLine> result;
    Known const known(lens);
    for (auto const& one : all_under(lens.state.procedures, lens.rules, id)) {
        if (!known(one)) continue;
        auto const& instance = lens.state.procedures.instances.at(one);
        auto const law = law_of(lens, instance);
        auto const& procedure = procedure_of(lens.rules, instance);
        auto const& kept_in = law.rules.registers.at(procedure.register_name);
        result.push_back({one, entry_title(lens, instance), law.say(procedure.title), kept_in.name,
                          law.say(kept_in.title), show(lens, instance.stage)});
    }
    return result;
}

/// The charter that has the register: that of the day, or the one its newest entry began under; empty when none does.
std::optional<Law> law_of_register(Lens const& lens, std::string const& name,
                                   std::vector<Instance const*> const& kept) {
    if (rules(lens).registers.contains(name)) return law_today(lens);
    if (kept.empty()) return {};
    return law_of(lens, *kept.front());
}

}  // namespace

std::optional<RegisterPage> register_page(Lens const& lens, std::string const& name) {
    auto const kept = kept_in(lens, name);
    auto const law = law_of_register(lens, name, kept);
    if (!law) return {};
    auto const& found = law->rules.registers.at(name);
    RegisterPage page{name, law->say(found.title), law->show(found.by), {}, {}, {}};
    page.procedures = all_procedures(lens, name);
    for (auto const* one : kept) page.entries.push_back(line_of(lens, *one));
    page.people = everybody(lens);
    return page;
}

std::optional<RegisterRows> register_rows(Lens const& lens, std::string const& name) {
    auto const kept = kept_in(lens, name);
    auto const law = law_of_register(lens, name, kept);
    if (!law) return {};
    RegisterRows rows{law->say(law->rules.registers.at(name).title), {}};
    for (auto one = kept.rbegin(); one != kept.rend(); ++one) {
        auto form = form_of(law_of(lens, **one), procedure_of(lens.rules, **one), **one);
        rows.rows.push_back({line_of(lens, **one), std::move(form)});
    }
    return rows;
}

std::optional<InstancePage> instance(Lens const& lens, InstanceId const& id) {
    auto const* found = procedures::find(lens.state.procedures, id);
    if (found == nullptr || !Known(lens)(id)) return {};
    auto const law = law_of(lens, *found);
    auto const& procedure = procedure_of(lens.rules, *found);
    InstancePage page;
    page.line = line_of(lens, *found);
    page.register_name = procedure.register_name;
    page.register_title = law.say(law.rules.registers.at(procedure.register_name).title);
    page.article = law.show(procedure.by);
    page.first_responsible = first_responsible(lens, procedure);
    page.form = form_of(law, procedure, *found);
    page.start_fields = asked_at(law, procedure, kStart);
    page.returned = found->stage == InstanceStage::running && found->stage_of(kStart) == StepStage::open;
    for (auto const& step : procedure.steps) page.steps.push_back(show(law, procedure, *found, step));
    for (auto const& act : found->acts) page.acts.push_back(show(law, procedure, act));
    page.catalogue = catalogue_of(lens, id);
    page.people = everybody(lens);
    return page;
}

}  // namespace quorate::views

#include "views/procedures.hpp"

#include <algorithm>
#include <tuple>

#include "body/discretion.hpp"
#include "procedures/course.hpp"
#include "views/catalogue.hpp"
#include "views/entry.hpp"
#include "views/waiting.hpp"

namespace quorate::views {
namespace {

using namespace quorate::procedures;
using charter::Procedure;
using charter::ProcedureStep;

/// The earliest term first; what has none comes last.
void sort_by_term(std::vector<InstanceLine>& lines) {
    std::ranges::stable_sort(lines, {}, [](InstanceLine const& line) {
        return std::tuple(!line.due, line.due.value_or(Instant{}), line.started);
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
            view.talks.push_back({*one, name_of(lens, *one), *other, name_of(lens, *other), at});
        }
    }
    if (!procedures::contains(group, lens.reader)) return;
    for (auto const& person : yet_to_talk_with(state, group, lens.reader))
        view.with.push_back({person.text, name_of(lens, person)});
}

std::vector<ConsultLine> opinions_of(Lens const& lens, procedures::Step const& state) {
    std::vector<ConsultLine> result;
    for (auto const& person : ranked(lens, today_of(lens), state.opinions)) {
        auto const& opinion = state.opinions.at(person);
        ConsultLine line{person, name_of(lens, person), opinion.question, {}, opinion.given, {}, {}};
        if (opinion.given) line.text = opinion.text;
        if (!opinion.used.empty()) line.used = opinion.used;
        if (!opinion.released.empty()) line.released = opinion.released;
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

CallLine show_call(Lens const& lens, Act const& act) {
    return {name_of(lens, act.by), act.text, act.at};
}

/// Why it was sent back here, and what those whose step it is were last urged with.
void add_calls(Lens const& lens, Procedure const& procedure, Instance const& instance, StepView& view) {
    auto const returned = sent_back(procedure, instance);
    if (auto const here = returned.find(view.step); here != returned.end())
        view.returned = show_call(lens, *here->second);
    if (view.urged == 0) return;
    auto const last = std::find_if(instance.acts.rbegin(), instance.acts.rend(),
                                   [&](Act const& act) { return act.kind == ActKind::urged && act.step == view.step; });
    if (last != instance.acts.rend()) view.urge = show_call(lens, *last);
}

/// Which matter, is asked later: none that is new would be refused to who may put the step to a meeting.
bool may_put(Lens const& lens, Instance const& instance, ProcedureStep const& step) {
    body::Command const command = procedures::Command{LinkMatter{instance.id, step.name, MatterId{"new"}}};
    auto const answer = body::decide(lens.state, command, context(lens));
    return answer || !body::bars_actor(answer.error());
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
    if (step.act == charter::StepAct::decide && !state.matter) view.puts = may_put(lens, instance, step);
    add_calls(lens, procedure, instance, view);
    view.mine = procedures::contains(awaited(procedures_of(lens), instance, step, today_of(lens)), lens.reader);
    view.missing = too_few(law, procedure, instance, step);
    for (auto const& person : gone_from(procedures_of(lens), instance, step, today_of(lens)))
        view.gone.push_back({person.text, name_of(lens, person)});
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
    view.term = law.steps().term(procedure, step);
    view.not_before = law.steps().not_before(step);
    view.asks_choice = asks_choice(step.act);
    view.asks_text = step.act == charter::StepAct::external;
    view.asks_evidence = step.evidence;
    view.fields = asked_at(law, procedure, step.name, &instance);
    view.kinds = step.kinds;
    view.waits_for = waits_for(law, procedure, instance, step);
    if (auto const paper = instance.form.files.find(step.paper); paper != instance.form.files.end())
        view.paper = views::show(paper->second);
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
    if (!act.from.empty()) line.from = name_of(lens, act.from);
    if (act.evidence) line.evidence = views::show(*act.evidence);
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

/// What stands under the entry.
std::vector<EntryLine> catalogue_of(Lens const& lens, Sight const& sight, Instance const& entry) {
    std::vector<EntryLine> result;
    for (auto const place : all_under(lens.state.procedures, lens.rules, entry)) {
        auto const& instance = lens.state.procedures.instances[place];
        if (!sight.knows(instance)) continue;
        auto const law = law_of(lens, sight, instance);
        auto const& procedure = procedure_of(lens.rules, instance);
        auto const& kept = law.rules.registers.at(procedure.register_name);
        result.push_back({instance.id, entry_title(lens, instance), law.say(procedure.title), kept.name,
                          law.say(kept.title), views::show(lens, instance.stage)});
    }
    return result;
}

}  // namespace

std::vector<InstanceLine> instances_waiting(Lens const& lens) {
    std::vector<InstanceLine> result;
    auto const sight = sight_of(lens);
    for (auto const& id : lens.state.procedures.running) {
        auto const& instance = lens.state.procedures.instances.at(id);
        if (!sight.knows(instance)) {
            if (!sight.only_asked(instance)) continue;
            if (auto line = asked_line_of(lens, sight, instance); line.mine) result.push_back(std::move(line));
            continue;
        }
        auto line = line_of(lens, sight, instance);
        if (line.mine || told_of(procedures_of(lens), lens.rules, instance, reader(lens)))
            result.push_back(std::move(line));
    }
    sort_by_term(result);
    return result;
}

std::vector<InstanceLine> instances_left(Lens const& lens) {
    std::vector<InstanceLine> result;
    if (!has_power(lens, "record.keep")) return result;
    auto const sight = sight_of(lens);
    auto const scene = procedures_of(lens);
    auto const today = today_of(lens);
    for (auto const& id : lens.state.procedures.running) {
        auto const& instance = lens.state.procedures.instances.at(id);
        if (!sight.knows(instance)) continue;
        auto const returned = instance.stage_of(kStart) == StepStage::open;
        auto const left = (returned && left_office(scene, starter_of(instance), today)) ||
                          std::ranges::any_of(procedure_of(lens.rules, instance).steps, [&](ProcedureStep const& step) {
                              return instance.stage_of(step.name) == StepStage::open &&
                                     !gone_from(scene, instance, step, today).empty();
                          });
        if (left) result.push_back(line_of(lens, sight, instance));
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
    auto const sight = sight_of(lens);
    for (auto const& id : lens.state.procedures.running) {
        auto const& instance = lens.state.procedures.instances.at(id);
        if (sight.knows(instance)) result.push_back(line_of(lens, sight, instance));
    }
    sort_by_term(result);
    return result;
}

std::string register_title(Lens const& lens, std::string const& name) {
    return in_language(lens, rules(lens).registers.at(name).title);
}

namespace {

/// What the reader may know of in one register.
struct Kept {
    RegisterLine line;
    std::optional<std::size_t> newest;  ///< where it stands
};

/// By register; what waits for the reader and what they started goes to the page.
std::map<std::string, Kept> count_registers(Lens const& lens, Sight const& sight, Procedures& page) {
    std::map<std::string, Kept> registers;
    auto const& instances = lens.state.procedures.instances;
    for (auto const& edition : instances.editions()) {
        auto& [line, newest] = registers[procedure_of(lens.rules, edition).register_name];
        for (auto const place : edition.instances) {
            auto const& instance = instances[place];
            if (!sight.knows(instance)) continue;
            ++line.entries;
            newest = std::max(newest, std::optional(place));
            if (instance.stage != InstanceStage::running) continue;
            ++line.running;
            auto shown = line_of(lens, sight, instance);
            if (shown.late) ++line.late;
            if (starter_of(instance) == lens.reader) page.started.push_back(shown);
            if (shown.mine) page.waiting.push_back(std::move(shown));
        }
    }
    return registers;
}

}  // namespace

Procedures procedures(Lens const& lens) {
    Procedures page;
    auto const sight = sight_of(lens);
    page.procedures = procedures_today(lens, sight);
    auto registers = count_registers(lens, sight, page);
    auto const asked = sight.all_only_asked();
    for (auto place = asked.rbegin(); place != asked.rend(); ++place) {
        page.asked.push_back(asked_line_of(lens, sight, lens.state.procedures.instances[*place]));
        if (page.asked.back().mine) page.waiting.push_back(page.asked.back());
    }
    sort_by_term(page.waiting);
    sort_by_term(page.started);
    auto const add = [&](Law const& law, std::string const& name) {
        auto const& one = law.rules.registers.at(name);
        auto line = registers[name].line;
        line.name = name;
        line.title = law.say(one.title);
        line.article = law.show(one.by);
        page.registers.push_back(std::move(line));
    };
    for (auto const& name : rules(lens).register_order) add(law_today(lens, sight), name);
    // A later charter may drop a register; what was kept in it stays where it was.
    for (auto const& [name, kept] : registers) {
        if (!kept.newest || rules(lens).registers.contains(name)) continue;
        add(law_of(lens, sight, lens.state.procedures.instances[*kept.newest]), name);
    }
    for (auto const& [year, days] : lens.state.procedures.holidays) {
        page.holidays.push_back({year, days.source, static_cast<std::int64_t>(days.off.size()),
                                 static_cast<std::int64_t>(days.work.size())});
    }
    page.people = everybody(lens);
    return page;
}

namespace {

/// A step as far as it is about the reader's opinion.
StepView asked_step(Law const& law, Procedure const& procedure, ProcedureStep const& step,
                    procedures::Step const& state) {
    auto const& lens = law.lens;
    StepView view;
    view.step = step.name;
    view.title = law.say(step.title);
    view.act = views::show(lens, step.act);
    view.stage = views::show(lens, state.stage);
    view.article = law.show(step.by);
    view.doers = law.steps().doers(procedure, step);
    view.due = state.due;
    view.late = state.late;
    for (auto& line : opinions_of(lens, state)) {
        if (line.person == lens.reader) view.opinions.push_back(std::move(line));
    }
    auto const& opinion = state.opinions.at(lens.reader);
    view.mine = state.stage == StepStage::open && !opinion.given && opinion.released.empty();
    if (view.mine) view.waits_for = phrase(lens, "waits.people", {{"people", std::vector{lens.reader}}});
    return view;
}

bool about_opinion_of(Act const& act, PersonId const& person) {
    if (act.kind == ActKind::opinion) return act.by == person;
    auto const of_opinion = act.kind == ActKind::asked || act.kind == ActKind::used || act.kind == ActKind::released;
    return act.person == person && of_opinion;
}

InstancePage asked_page(Lens const& lens, Sight const& sight, Instance const& found) {
    auto const law = law_of(lens, sight, found);
    auto const& procedure = procedure_of(lens.rules, found);
    InstancePage page;
    page.line = asked_line_of(lens, sight, found);
    page.part = true;
    page.register_name = procedure.register_name;
    page.register_title = law.say(law.rules.registers.at(procedure.register_name).title);
    page.article = law.show(procedure.by);
    auto const drafts = drafts_of(found);
    for (auto& shown : form_of(law, procedure, found)) {
        if (std::ranges::find(drafts, shown.name) != drafts.end()) page.form.push_back(std::move(shown));
    }
    for (auto const& step : procedure.steps) {
        auto const* state = found.step(step.name);
        if (state != nullptr && state->opinions.contains(lens.reader))
            page.steps.push_back(asked_step(law, procedure, step, *state));
    }
    for (auto const& act : found.acts) {
        if (about_opinion_of(act, lens.reader)) page.acts.push_back(show(law, procedure, act));
    }
    return page;
}

}  // namespace

std::optional<InstancePage> instance(Lens const& lens, InstanceId const& id) {
    auto const* found = procedures::find(lens.state.procedures, id);
    auto const sight = sight_of(lens);
    if (found == nullptr) return {};
    if (!sight.knows(*found)) {
        if (!sight.only_asked(*found)) return {};
        return asked_page(lens, sight, *found);
    }
    auto const law = law_of(lens, sight, *found);
    auto const& procedure = procedure_of(lens.rules, *found);
    InstancePage page;
    page.line = line_of(lens, sight, *found);
    page.register_name = procedure.register_name;
    page.register_title = law.say(law.rules.registers.at(procedure.register_name).title);
    page.article = law.show(procedure.by);
    page.first_responsible = first_responsible(lens, procedure);
    page.form = form_of(law, procedure, *found);
    page.start_fields = asked_at(law, procedure, kStart, found);
    if (found->stage == InstanceStage::running) {
        auto const returned = sent_back(procedure, *found);
        if (auto const start = returned.find(kStart); start != returned.end())
            page.returned = show_call(lens, *start->second);
    }
    auto const& starter = starter_of(*found);
    if (!found->stands_in.empty()) page.stands_in = name_of(lens, starter);
    if (found->stage == InstanceStage::running && left_office(procedures_of(lens), starter, today_of(lens)))
        page.gone = FieldChoice{starter.text, name_of(lens, starter)};
    for (auto const& step : procedure.steps) page.steps.push_back(show(law, procedure, *found, step));
    for (auto const& act : found->acts) page.acts.push_back(show(law, procedure, act));
    page.catalogue = catalogue_of(lens, sight, *found);
    page.listed = catalogue_title(lens, *found);
    page.people = everybody(lens);
    return page;
}

}  // namespace quorate::views

#include "procedures/course.hpp"

#include <algorithm>

#include "procedures/calendar.hpp"
#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

using charter::Procedure;
using charter::ProcedureStep;
using charter::Rules;
using charter::StepTerm;
using charter::TermUnit;

TermUnit unit_of(Rules const& rules, std::string const& parameter) {
    auto const found = rules.parameters.find(parameter);
    auto const hours = found != rules.parameters.end() && found->second.type == charter::Parameter::Type::hours;
    return hours ? TermUnit::hours : TermUnit::days;
}

/// The term with the number that the body had set for the day; empty where it had set none.
std::optional<StepTerm> set_on(Scene const& scene, Rules const& rules, StepTerm const& term, Date day) {
    if (term.parameter.empty()) return term;
    auto const count = people::number_on(scene.people, day, term.parameter);
    if (!count) return {};
    return StepTerm{*count, unit_of(rules, term.parameter), {}, {}};
}

End term_of(Scene const& scene, Instance const& instance, ProcedureStep const& step, Rules const& rules,
            Context const& context, Instant from) {
    if (!step.within) return {};
    if (!step.within->field.empty()) {
        auto const day = date_from(value_of(instance, step.within->field));
        return day ? End{start_of(plus_days(*day, 1), scene.people.zone), {}} : End{};
    }
    auto const term = set_on(scene, rules, *step.within, people::today(scene.people, context));
    if (!term) return {};
    return end_of_term(scene.procedures, scene.people.zone, from, term->count, term->unit);
}

}  // namespace

Beginning beginning_of(Scene const& scene, Rules const& rules, ProcedureStep const& step, Step const& state,
                       Date today) {
    if (!step.not_before) return {};
    // A number goes by the day it was needed on; one that was set only later, by that.
    auto term = set_on(scene, rules, *step.not_before, day_of(state.opened, scene.people.zone));
    if (!term) term = set_on(scene, rules, *step.not_before, today);
    if (!term) return {{}, {}, step.not_before->parameter};
    auto const end = end_of_term(scene.procedures, scene.people.zone, state.opened, term->count, term->unit);
    return {end.due, end.year_missing, {}};
}

StepOpened opening(Scene const& scene, Instance const& instance, ProcedureStep const& step, Rules const& rules,
                   Context const& context, Instant from) {
    StepOpened event{instance.id, step.name, {}, {}, {}};
    auto const day = people::today(scene.people, context);
    if (of_group(step.act)) event.group = named_for(scene, instance, step, day);
    // Too few for the hands it needs: it waits for others to hold the office, and is settled by none of them.
    if (event.group.size() < needed_hands(step, event.group.size())) event.group.clear();
    auto const term = term_of(scene, instance, step, rules, context, from);
    event.due = term.due;
    event.year_missing = term.year_missing;
    return event;
}

std::vector<std::string> held_up_by(Procedure const& procedure, Instance const& instance, std::string_view step) {
    auto const waits =
        instance.stage == InstanceStage::running && instance.stage_of(std::string(step)) == StepStage::waiting;
    if (!waits) return {};
    auto result = before(procedure, step);
    std::erase_if(result, [&](std::string const& name) { return instance.stage_of(name) != StepStage::open; });
    return result;
}

Outcome outcome_of(ProcedureStep const& step, std::vector<PersonId> const& group,
                   std::map<PersonId, Hand> const& hands) {
    auto const need = needed_hands(step, group.size());
    std::size_t yes = 0;
    std::size_t no = 0;
    for (auto const& [person, hand] : hands)
        (hand.choice == StepChoice::yes ? yes : no) += contains(group, person) ? 1U : 0U;
    if (yes >= need) return Outcome::done;
    return no + need > group.size() && need <= group.size() ? Outcome::failed : Outcome::open;
}

Outcome outcome_of(std::vector<PersonId> const& group, Step const& talking) {
    auto const done = std::all_of(group.begin(), group.end(), [&](PersonId const& person) {
        return yet_to_talk_with(talking, group, person).empty();
    });
    return done ? Outcome::done : Outcome::open;
}

Course::Course(Scene const& scene, Rules const& rules, Procedure const& procedure, Instance instance,
               Context const& context)
    : scene_(scene), rules_(rules), procedure_(procedure), instance_(std::move(instance)), context_(context) {}

void Course::fill(std::string const& step, Filled const& filled) {
    if (step == kStart) empty_out(instance_, kStart);
    fill_in(instance_, step, filled.values, filled.files);
}

void Course::finish(std::string const& step) {
    instance_.steps[step].stage = StepStage::done;
    if (step != kStart) events_.push_back(StepFinished{instance_.id, step});
    if (procedure_.number_at == step && !instance_.number) number();
}

/// Numbers of a series run through the year, and on through the years where they do not name it; what is numbered keeps
/// its number, so none is given twice or left out.
void Course::number() {
    auto const year = static_cast<int>(people::today(scene_.people, context_).year());
    auto const kept_in = rules_.registers.find(procedure_.register_name);
    auto const yearly = kept_in != rules_.registers.end() && kept_in->second.yearly();
    std::int32_t last = 0;
    auto const series = scene_.procedures.numbers.find(procedure_.register_name);
    if (series != scene_.procedures.numbers.end()) {
        for (auto const& [in, number] : series->second) {
            if (!yearly || in == year) last = std::max(last, number);
        }
    }
    instance_.number = Number{procedure_.register_name, year, last + 1};
    events_.push_back(InstanceNumbered{instance_.id, procedure_.register_name, year, last + 1});
}

std::vector<std::string> Course::reset_by(std::string const& to) const {
    std::vector<std::string> reset{to};
    for (auto const& name : after(procedure_, to)) {
        if (instance_.stage_of(name) != StepStage::waiting) reset.push_back(name);
    }
    return reset;
}

void Course::take_back(std::string const& to) {
    for (auto const& name : reset_by(to)) {
        instance_.steps[name] = Step{};
        if (name != kStart) empty_out(instance_, name);
    }
    if (to != kStart) return;
    instance_.steps[to].stage = StepStage::open;
    events_.push_back(StepOpened{instance_.id, to, {}, {}, {}});
}

bool Course::ready(ProcedureStep const& step) const {
    if (instance_.stage_of(step.name) != StepStage::waiting) return false;
    auto const over = [&](std::string const& name) {
        auto const stage = instance_.stage_of(name);
        return stage == StepStage::done || stage == StepStage::passed_over;
    };
    return over(kStart) && std::all_of(step.after.begin(), step.after.end(), over);
}

bool Course::applies(ProcedureStep const& step) const {
    auto const today = people::today(scene_.people, context_);
    return std::all_of(step.when.begin(), step.when.end(), [&](charter::Condition const& one) {
        return fulfils(scene_.people, procedure_, instance_.form.values, one, today);
    });
}

void Course::open(ProcedureStep const& step) {
    auto event = opening(scene_, instance_, step, rules_, context_, context_.now);
    instance_.steps[step.name].stage = StepStage::open;
    events_.push_back(std::move(event));
}

void Course::go_on() {
    // Steps stand in an order in which each comes after those it waits for, so one pass sees them all.
    auto going = false;
    for (auto const& step : procedure_.steps) {
        if (ready(step)) {
            if (applies(step)) {
                open(step);
            } else {
                instance_.steps[step.name].stage = StepStage::passed_over;
                events_.push_back(StepPassedOver{instance_.id, step.name});
            }
        }
        auto const stage = instance_.stage_of(step.name);
        going = going || stage == StepStage::open || stage == StepStage::waiting;
    }
    if (!going) end(InstanceStage::completed);
}

void Course::end(InstanceStage stage) {
    events_.push_back(InstanceEnded{instance_.id, stage});
}

}  // namespace quorate::procedures

#include "procedures/deadline.hpp"

#include <algorithm>

#include "procedures/calendar.hpp"
#include "procedures/course.hpp"
#include "procedures/form.hpp"
#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

using charter::Lapse;

/// The step of the instance that waits for the matter; nullptr when none does.
charter::ProcedureStep const* waiting_step(charter::Procedure const& procedure, Instance const& instance,
                                           MatterId const& matter) {
    for (auto const& step : procedure.steps) {
        auto const* state = instance.step(step.name);
        if (state != nullptr && state->matter == matter) return &step;
    }
    return nullptr;
}

std::set<InstanceId> waiting_for(State const& state, MatterId const& matter) {
    auto const found = state.waiting.find(matter);
    return found == state.waiting.end() ? std::set<InstanceId>{} : found->second;
}

void append(std::vector<Event>& events, std::vector<Event> more) {
    for (auto& event : more) events.push_back(std::move(event));
}

/// The first step of the instance whose term is over, with what comes of it; what follows may lapse in its turn later.
std::vector<Event> lapse(Scene const& scene, Context const& context, Instance const& instance) {
    auto const& procedure = procedure_of(context.charters, instance);
    Course course(scene, rules_of(context.charters, instance), procedure, instance, context);
    for (auto const& step : procedure.steps) {
        auto const* state = instance.step(step.name);
        if (state == nullptr || state->stage != StepStage::open || state->late) continue;
        if (!state->due || *state->due > context.now) continue;
        course.happens(StepLapsed{instance.id, step.name, step.lapse});
        if (step.lapse == Lapse::ends) {
            course.end(InstanceStage::refused);
            break;
        }
        if (step.lapse == Lapse::passes) course.finish(step.name);
    }
    auto events = course.take();
    auto const ended = [](Event const& one) { return std::holds_alternative<InstanceEnded>(one); };
    auto const finished = [](Event const& one) { return std::holds_alternative<StepFinished>(one); };
    auto const goes_on =
        std::any_of(events.begin(), events.end(), finished) && std::none_of(events.begin(), events.end(), ended);
    if (goes_on) {
        course.go_on();
        append(events, course.take());
    }
    return events;
}

}  // namespace

std::optional<Instant> next_deadline(State const& state) {
    std::optional<Instant> next;
    for (auto const& id : state.running) {
        for (auto const& [name, step] : state.instances.at(id).steps) {
            if (step.stage != StepStage::open || step.late || !step.due) continue;
            if (!next || *step.due < *next) next = step.due;
        }
    }
    return next;
}

std::vector<Event> lapses(Scene const& scene, Context const& context) {
    std::vector<Event> events;
    for (auto const& id : scene.procedures.running) {
        append(events, lapse(scene, context, scene.procedures.instances.at(id)));
    }
    return events;
}

std::vector<Event> terms_known(Scene const& scene, State const& with_holidays, Context const& context) {
    std::vector<Event> events;
    Scene const then{scene.people, scene.meetings, with_holidays};
    for (auto const& id : scene.procedures.running) {
        auto const& instance = scene.procedures.instances.at(id);
        auto const& rules = rules_of(context.charters, instance);
        for (auto const& step : procedure_of(context.charters, instance).steps) {
            auto const* state = instance.step(step.name);
            auto const counted = step.within && step.within->unit == charter::TermUnit::working_days;
            if (state == nullptr || state->stage != StepStage::open || !counted) continue;
            auto const again = opening(then, instance, step, rules, context, state->opened);
            if (again.due != state->due || again.year_missing != state->year_missing)
                events.emplace_back(StepDueSet{id, step.name, again.due, again.year_missing});
        }
    }
    return events;
}

std::vector<Event> on_decision(Scene const& scene, MatterId const& matter, DecisionId const& decision, bool passed,
                               Context const& context) {
    std::vector<Event> events;
    for (auto const& id : waiting_for(scene.procedures, matter)) {
        auto const& instance = scene.procedures.instances.at(id);
        auto const& procedure = procedure_of(context.charters, instance);
        auto const* step = waiting_step(procedure, instance, matter);
        if (step == nullptr) continue;
        Course course(scene, rules_of(context.charters, instance), procedure, instance, context);
        course.happens(StepDecided{id, step->name, decision, passed});
        if (passed) {
            course.finish(step->name);
            course.go_on();
        } else {
            course.end(InstanceStage::refused);
        }
        append(events, course.take());
    }
    return events;
}

std::vector<Event> on_dropped(Scene const& scene, MatterId const& matter) {
    std::vector<Event> events;
    for (auto const& id : waiting_for(scene.procedures, matter)) {
        auto const& instance = scene.procedures.instances.at(id);
        for (auto const& [name, step] : instance.steps) {
            if (step.matter == matter) events.emplace_back(MatterUnlinked{id, name, matter});
        }
    }
    return events;
}

std::optional<GrantedLeave> leave_of(charter::Library const& charters, Instance const& instance) {
    if (instance.stage != InstanceStage::completed) return {};
    auto const& procedure = procedure_of(charters, instance);
    if (procedure.leave.empty()) return {};
    auto const value = instance.form.values.find(procedure.leave);
    auto const period = value == instance.form.values.end() ? std::nullopt : period_from(value->second);
    if (!period) return {};
    return GrantedLeave{instance.started_by, period->from, period->to, procedure.title};
}

}  // namespace quorate::procedures

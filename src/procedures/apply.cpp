#include <algorithm>

#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

Act act_of(ActKind kind, std::string step, Stamp const& stamp, std::string text = {}) {
    Act act;
    act.kind = kind;
    act.step = std::move(step);
    act.by = stamp.actor;
    act.entered_by = stamp.entered_by;
    act.at = stamp.now;
    act.text = std::move(text);
    return act;
}

/// What no hand did: time, or what became of a matter. Whoever's command it followed from has no part in it.
Act happening(ActKind kind, std::string step, Stamp const& stamp, std::string text = {}) {
    auto act = act_of(kind, std::move(step), stamp, std::move(text));
    act.by = {};
    act.entered_by = {};
    return act;
}

void keep(State& state, Instance& instance, std::string const& step, std::map<std::string, std::string> const& values,
          std::map<std::string, FormFile> const& files) {
    fill_in(instance, step, values, files);
    for (auto const& [name, file] : files) state.files.insert(file.digest);
}

/// Nothing waits any more for what becomes of the matter.
void forget(State& state, Instance const& instance, Step& step) {
    if (!step.matter) return;
    auto const found = state.waiting.find(*step.matter);
    if (found != state.waiting.end()) {
        found->second.erase(instance.id);
        if (found->second.empty()) state.waiting.erase(found);
    }
    step.matter.reset();
}

}  // namespace

void apply(State& state, ProcedureStarted const& event, Stamp const& stamp) {
    Instance begun;
    begun.id = event.instance;
    begun.procedure = event.procedure;
    begun.charter = event.charter;
    begun.started_by = stamp.actor;
    begun.started = stamp.now;
    begun.steps[kStart].stage = StepStage::done;
    begun.acts.push_back(act_of(ActKind::started, kStart, stamp));
    keep(state, begun, kStart, event.values, event.files);
    state.instances.add(std::move(begun));
    state.running.insert(event.instance);
}

void apply(State& state, ProcedureResubmitted const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    // The form again is the whole form: a field that was left empty is empty.
    empty_out(instance, kStart);
    keep(state, instance, kStart, event.values, event.files);
    state.instances.extract_anew(instance);
    instance.steps[kStart].stage = StepStage::done;
    state.instances.record(instance, act_of(ActKind::resubmitted, kStart, stamp));
}

void apply(State& state, ProcedureWithdrawn const& event, Stamp const& stamp) {
    state.instances.record(at(state, event.instance), act_of(ActKind::withdrawn, kStart, stamp, event.reason));
}

void apply(State& state, StepOpened const& event, Stamp const& stamp) {
    auto& step = at(state, event.instance).steps[event.step];
    step = Step{};
    step.stage = StepStage::open;
    step.opened = stamp.now;
    step.due = event.due;
    step.year_missing = event.year_missing;
    step.group = event.group;
}

void apply(State& state, StepPassedOver const& event, Stamp const&) {
    at(state, event.instance).steps[event.step].stage = StepStage::passed_over;
}

void apply(State& state, StepActed const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    keep(state, instance, event.step, event.values, event.files);
    if (!event.values.empty() || !event.files.empty()) state.instances.extract_anew(instance);
    auto& step = instance.steps[event.step];
    auto act = act_of(ActKind::done, event.step, stamp, event.text);
    if (event.with) {
        step.talks.emplace(pair_of(stamp.actor, *event.with), stamp.now);
        act.person = *event.with;
    } else {
        step.hands[stamp.actor] = {event.choice.value_or(StepChoice::yes), stamp.now};
    }
    act.choice = event.choice;
    act.evidence = event.evidence;
    act.paper = event.paper.value_or("");
    if (event.evidence) state.files.insert(event.evidence->digest);
    state.instances.record(instance, std::move(act));
}

void apply(State& state, StepFinished const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    auto& step = instance.steps[event.step];
    step.stage = StepStage::done;
    step.finished = stamp.now;
    forget(state, instance, step);
}

void apply(State& state, StepReturned const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    for (auto const& name : event.reset) {
        auto& step = instance.steps[name];
        forget(state, instance, step);
        step = Step{};
        // What a step filled in goes with it; the form itself stays, for whoever mends it.
        if (name != kStart) empty_out(instance, name);
    }
    state.instances.extract_anew(instance);
    auto act = act_of(ActKind::returned, event.step, stamp, event.reason);
    act.to = event.to;
    state.instances.record(instance, std::move(act));
}

void apply(State& state, SignerAdded const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    auto& step = instance.steps[event.step];
    if (step.group.empty()) {
        step.placed.push_back({{}, event.person});
    } else {
        step.group.push_back(event.person);
    }
    auto act = act_of(ActKind::signer_added, event.step, stamp, event.reason);
    act.person = event.person;
    state.instances.record(instance, std::move(act));
}

void apply(State& state, StepHandedOver const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    auto& step = instance.steps[event.step];
    if (event.from && contains(step.group, *event.from)) {
        std::replace(step.group.begin(), step.group.end(), *event.from, event.to);
    } else if (event.from) {
        step.placed.push_back({*event.from, event.to});
    } else {
        step.handed_to = event.to;
    }
    auto act = act_of(ActKind::handed_over, event.step, stamp, event.reason);
    act.person = event.to;
    state.instances.record(instance, std::move(act));
}

void apply(State& state, DoerReplaced const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    auto& step = instance.steps[event.step];
    if (event.step == kStart) {
        instance.stands_in = event.to;
    } else if (!step.group.empty()) {
        step.group = regrouped(std::move(step.group), event.from, event.to);
    } else if (step.handed_to == event.from) {
        step.handed_to = event.to;
    } else {
        step.placed.push_back({event.from, event.to});
    }
    auto act = act_of(ActKind::replaced, event.step, stamp, event.reason);
    act.person = event.to;
    act.from = event.from;
    state.instances.record(instance, std::move(act));
}

void apply(State& state, StepUrged const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    ++instance.steps[event.step].urged;
    state.instances.record(instance, act_of(ActKind::urged, event.step, stamp, event.text));
}

void apply(State& state, MatterLinked const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    instance.steps[event.step].matter = event.matter;
    state.waiting[event.matter].insert(event.instance);
    state.instances.record(instance, act_of(ActKind::linked, event.step, stamp, event.matter.text));
}

void apply(State& state, MatterUnlinked const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    forget(state, instance, instance.steps[event.step]);
    state.instances.record(instance, happening(ActKind::unlinked, event.step, stamp, event.matter.text));
}

void apply(State& state, StepDecided const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    auto act = happening(ActKind::decided, event.step, stamp);
    act.choice = event.passed ? StepChoice::yes : StepChoice::no;
    act.decision = event.decision;
    state.instances.record(instance, std::move(act));
}

void apply(State& state, StepLapsed const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    instance.steps[event.step].late = true;
    state.instances.record(instance, happening(ActKind::lapsed, event.step, stamp));
}

void apply(State& state, OpinionsAsked const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    for (auto const& person : event.persons) {
        instance.steps[event.step].opinions[person] = {stamp.now, stamp.actor, event.text, {}, {}, {}, {}};
        auto act = act_of(ActKind::asked, event.step, stamp, event.text);
        act.person = person;
        state.instances.record(instance, std::move(act));
    }
}

void apply(State& state, OpinionGiven const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    auto& opinion = instance.steps[event.step].opinions[stamp.actor];
    opinion.text = event.text;
    opinion.given = stamp.now;
    state.instances.record(instance, act_of(ActKind::opinion, event.step, stamp, event.text));
}

void apply(State& state, OpinionUsed const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    instance.steps[event.step].opinions[event.person].used = event.text;
    auto act = act_of(ActKind::used, event.step, stamp, event.text);
    act.person = event.person;
    state.instances.record(instance, std::move(act));
}

void apply(State& state, OpinionReleased const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    instance.steps[event.step].opinions[event.person].released = event.reason;
    auto act = act_of(ActKind::released, event.step, stamp, event.reason);
    act.person = event.person;
    state.instances.record(instance, std::move(act));
}

void apply(State& state, InstanceNumbered const& event, Stamp const&) {
    auto& instance = at(state, event.instance);
    instance.number = Number{event.series, event.year, event.number};
    state.instances.extract_anew(instance);
    auto& last = state.numbers[event.series][event.year];
    last = std::max(last, event.number);
}

void apply(State& state, InstanceEnded const& event, Stamp const& stamp) {
    auto& instance = at(state, event.instance);
    for (auto& [name, step] : instance.steps) {
        forget(state, instance, step);
    }
    instance.stage = event.stage;
    instance.ended = stamp.now;
    state.instances.extract_anew(instance);
    state.running.erase(event.instance);
}

void apply(State& state, StepDueSet const& event, Stamp const& stamp) {
    auto& step = at(state, event.instance).steps[event.step];
    step.due = event.due;
    // What was late by days that were entered wrongly is not late.
    step.late = step.late && event.due && *event.due <= stamp.now;
    step.year_missing = event.year_missing;
}

}  // namespace quorate::procedures

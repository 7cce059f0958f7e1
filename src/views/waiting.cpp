#include "views/waiting.hpp"

#include "procedures/course.hpp"

namespace quorate::views {
namespace {

using charter::Procedure;
using charter::ProcedureStep;
using procedures::Instance;
using procedures::InstanceStage;
using procedures::StepStage;

/// "审定（会议）", "初审（许建平）".
std::string with_whom(Law const& law, Instance const& instance, ProcedureStep const& step) {
    auto const& lens = law.lens;
    auto const title = law.say(step.title);
    auto const people = procedures::awaited(procedures_of(lens), instance, step, today_of(lens));
    auto const to_meeting = instance.step(step.name)->matter.has_value();
    if (!to_meeting && people.empty()) return title;
    auto const who = to_meeting ? phrase(lens, "procedure.meeting") : joined(lens, names_of(lens, people));
    return phrase(lens, "waits.step", {{"step", title}, {"who", who}});
}

std::optional<std::string> open_step(Law const& law, Procedure const& procedure, Instance const& instance,
                                     ProcedureStep const& step) {
    auto const& lens = law.lens;
    auto const& state = *instance.step(step.name);
    if (state.matter) return phrase(lens, "waits.meeting");
    auto const people = procedures::awaited(procedures_of(lens), instance, step, today_of(lens));
    if (people.empty()) return too_few(law, procedure, instance, step);
    auto const from = procedures::beginning_of(procedures_of(lens), law.rules, step, state, today_of(lens)).from;
    if (from && *from > lens.now) return phrase(lens, "waits.day", {{"from", *from}, {"people", people}});
    return phrase(lens, "waits.people", {{"people", people}});
}

}  // namespace

std::optional<std::string> waits_for(Law const& law, Procedure const& procedure, Instance const& instance,
                                     ProcedureStep const& step) {
    auto const& lens = law.lens;
    if (instance.stage != InstanceStage::running) return {};
    if (instance.stage_of(step.name) == StepStage::open) return open_step(law, procedure, instance, step);
    std::vector<std::string> steps;
    for (auto const& name : procedures::held_up_by(procedure, instance, step.name)) {
        auto const* before = procedure.step(name);
        if (before == nullptr) return waits_for_form(law, instance);
        steps.push_back(with_whom(law, instance, *before));
    }
    if (steps.empty()) return {};
    return phrase(lens, "waits.steps", {{"steps", joined(lens, steps)}});
}

std::string waits_for_form(Law const& law, Instance const& instance) {
    return phrase(law.lens, "waits.form", {{"person", std::vector{procedures::starter_of(instance)}}});
}

std::optional<std::string> too_few(Law const& law, Procedure const& procedure, Instance const& instance,
                                   ProcedureStep const& step) {
    auto const& lens = law.lens;
    auto const missing = procedures::missing_hands(procedures_of(lens), instance, step, today_of(lens));
    if (missing == 0) return {};
    return phrase(lens, "procedure.missing",
                  {{"count", static_cast<std::int64_t>(missing)}, {"doers", law.steps().doers(procedure, step)}});
}

}  // namespace quorate::views

#include <algorithm>
#include <map>

#include "views/layout_entries.hpp"

/// The calendar of a register: who is taken up on which days.
namespace quorate::views {
namespace {

using procedures::Instance;
using procedures::InstanceStage;
using procedures::StepStage;

/// The days that it takes up; empty where it names none, or began under a charter that asked for none.
std::optional<Days> days_of(LayoutEntries const& entries, Instance const& instance) {
    auto const* field = procedures::procedure_of(entries.lens().rules, instance).field(entries.layout().days);
    if (field == nullptr) return {};
    auto const value = procedures::value_of(instance, field->name);
    if (field->type == charter::FieldType::period) return procedures::period_from(value);
    auto const day = field->type == charter::FieldType::date ? date_from(value) : std::nullopt;
    return day ? std::optional(Days{*day, *day}) : std::nullopt;
}

/// The steps that are to be done until the end of that day.
std::vector<charter::ProcedureStep const*> steps_until(charter::Procedure const& procedure, std::string const& field) {
    std::vector<charter::ProcedureStep const*> result;
    for (auto const& step : procedure.steps) {
        if (step.within && step.within->field == field) result.push_back(&step);
    }
    return result;
}

/// As long as one of them waits, it is not met.
std::string_view state_of_term(Instance const& instance, std::vector<charter::ProcedureStep const*> const& steps,
                               Date day, Date today) {
    auto const met = instance.stage == InstanceStage::completed || std::ranges::all_of(steps, [&](auto const* step) {
                         auto const stage = instance.stage_of(step->name);
                         return stage == StepStage::done || stage == StepStage::passed_over;
                     });
    if (met) return "met";
    if (day < today) return "overdue";
    return instance.stage_of(procedures::kStart) == StepStage::open ? "returned" : "due";
}

/// What nobody has to grant goes on in its days, and is written up after them.
std::string_view state_of(Instance const& instance, Days const& days, Date today, bool to_grant) {
    if (instance.stage == InstanceStage::completed)
        return today < days.from ? "ahead" : days.to < today ? "over" : "now";
    if (!to_grant && days.from <= today && today <= days.to) return "now";
    if (today >= days.from) return "unanswered";
    return instance.stage_of(procedures::kStart) == StepStage::open ? "returned" : "asked";
}

/// What is granted is said otherwise than what is only done.
bool granted(charter::Procedure const& procedure) {
    return std::ranges::any_of(procedure.steps, [](charter::ProcedureStep const& step) {
        return procedures::asks_choice(step.act) || step.act == charter::StepAct::decide;
    });
}

CalendarBar bar_of(LayoutEntries const& entries, Instance const& instance, Days const& days) {
    auto const& lens = entries.lens();
    auto const law = law_of(lens, entries.sight(), instance);
    auto const& procedure = procedures::procedure_of(lens.rules, instance);
    CalendarBar bar{
        instance.id, law.say(procedure.title), procedures::subject_of(procedure, instance), days.from, days.to, {}};
    if (bar.subject.empty()) bar.subject = bar.title;
    auto const today = today_of(lens);
    auto const steps = steps_until(procedure, entries.layout().days);
    auto const term = !steps.empty();
    auto const to_grant = !term && granted(procedure);
    std::string const state(term ? state_of_term(instance, steps, days.to, today)
                                 : state_of(instance, days, today, to_grant));
    bar.state = {state, phrase(lens, "calendar." + state + (to_grant ? "-granted" : ""))};
    return bar;
}

/// By the charter in force, its days are those until which steps are to be done.
bool of_terms(LayoutEntries const& entries) {
    auto const* procedure = rules(entries.lens()).procedure(entries.layout().procedures.front());
    return procedure != nullptr && !steps_until(*procedure, entries.layout().days).empty();
}

/// With its days, of those that meet these.
struct Taken {
    Instance const* instance;
    Days days;
};
std::vector<Taken> taken_in(LayoutEntries const& entries, Days const& within) {
    auto const meets = [&](Instance const& instance) {
        auto const days = days_of(entries, instance);
        return days && within.from <= days->to && days->from <= within.to;
    };
    std::vector<Taken> result;
    for (auto const* instance : entries.standing(meets)) result.push_back({instance, *days_of(entries, *instance)});
    std::ranges::stable_sort(result, {}, [](Taken const& one) { return one.days.from; });
    return result;
}

}  // namespace

CalendarView calendar_of(LayoutEntries const& entries, Days const& month) {
    auto const& lens = entries.lens();
    std::map<PersonId, std::vector<CalendarBar>> bars;
    for (auto const& [instance, days] : taken_in(entries, month)) {
        auto const bar = bar_of(entries, *instance, days);
        for (auto const& person : entries.whose(*instance)) bars[person].push_back(bar);
    }
    std::vector<PersonId> having;
    for (auto const& [person, theirs] : bars) having.push_back(person);
    CalendarView view{entries.layout().name,
                      in_language(lens, entries.layout().title),
                      show(lens, entries.layout().by),
                      !entries.all(),
                      of_terms(entries),
                      {}};
    // Those who are members at its end, or today while the month has not come so far.
    auto const day = std::max(month.from, std::min(month.to, today_of(lens)));
    for (auto const& person : entries.people(day, std::move(having))) {
        auto& theirs = bars[person];
        if (!view.terms || !theirs.empty()) view.rows.push_back({person, name_of(lens, person), std::move(theirs)});
    }
    return view;
}

std::vector<AwayLine> away_on(LayoutEntries const& entries, Days const& days) {
    auto const& lens = entries.lens();
    std::vector<AwayLine> result;
    for (auto const& [instance, taken] : taken_in(entries, days)) {
        auto const bar = bar_of(entries, *instance, taken);
        if (bar.state.name == "met") continue;
        for (auto const& person : entries.whose(*instance)) result.push_back({name_of(lens, person), bar});
    }
    return result;
}

}  // namespace quorate::views

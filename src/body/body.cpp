#include "body/body.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "body/consequences.hpp"
#include "body/discretion.hpp"
#include "meetings/lookup.hpp"
#include "procedures/access.hpp"
#include "procedures/deadline.hpp"
#include "procedures/lookup.hpp"

namespace quorate::body {
namespace {

using namespace meetings;

using Decided = std::expected<std::vector<Event>, Rejection>;

template <class Inner>
Decided together(Answer<Inner> answer, std::string const& place) {
    if (!answer) return std::unexpected(std::move(answer.error()));
    std::vector<Event> events;
    for (auto& event : answer->events) events.emplace_back(Inner{std::move(event)});
    for (auto& deviation : answer->deviations) {
        events.emplace_back(meetings::Event{DeviationRecorded{
            place, std::move(deviation.rule), std::move(deviation.by.anchor), std::move(deviation.reason)}});
    }
    return events;
}

Decided decide_itself(State const& state, Command const& command, Context const& context) {
    auto const place = place_of(command);
    if (auto const* const about_people = std::get_if<people::Command>(&command)) {
        return together(
            std::visit([&](auto const& one) { return people::decide(state.people, one, context); }, *about_people),
            place);
    }
    if (auto const* const about_procedures = std::get_if<procedures::Command>(&command)) {
        procedures::Scene const scene{state.people, state.meetings, state.procedures};
        return together(std::visit([&](auto const& one) { return procedures::decide(scene, one, context); },
                                   static_cast<procedures::CommandVariant const&>(*about_procedures)),
                        place);
    }
    Scene const scene{state.people, state.meetings, state.procedures.holidays};
    return together(std::visit([&](auto const& one) { return meetings::decide(scene, one, context); },
                               std::get<meetings::Command>(command)),
                    place);
}

/// Article 24: the record is kept by the clerk, who enters for others only what they themselves do.
void check_entry(Checks& checks, State const& state, Command const& command, Context const& context) {
    if (context.entered_by == context.actor) return;
    auto const day = people::today(state.people, context);
    auto const& rules = people::rules_on(state.people, context, day);
    auto const may =
        may_be_entered_for(command) && people::has_power(state.people, rules, context.entered_by, day, "record.keep");
    checks.bar(!may, "record.entered-for", rules.record,
               {{"command", std::vector<Term>{{"command", std::string(name_of(command))}}}});
}

/// Article 41: a meeting is judged by the charter in force when it opened, with the readings of that moment; so nothing
/// comes into force on a day while a meeting of that day sits.
void check_frozen(Checks& checks, State const& state, Command const& command, Context const& context) {
    auto const* const about_people = std::get_if<people::Command>(&command);
    auto const* const adopt = about_people == nullptr ? nullptr : std::get_if<people::AdoptCharter>(about_people);
    if (adopt == nullptr) return;
    auto const day = people::today(state.people, context);
    auto const by = people::power_citation(people::rules_on(state.people, context, day), "charter.adopt");
    for (auto const& [id, meeting] : state.meetings.meetings) {
        auto const sits = meeting.stage == MeetingStage::open && adopt->force <= day;
        checks.forbid(sits, "charter.meeting-open", by, {{"number", std::int64_t{meeting.number}}, {"today", day}},
                      {{"meeting.close", place(id)}});
    }
}

/// Article 31: field research that is through is the research that a matter needs (article 16). What else may be shown
/// by an entry, the charter says at the prerequisite. Meetings know of no registers, so it is asked here.
void check_evidence(Checks& checks, State const& state, Command const& command, Context const& context) {
    auto const* const about_meetings = std::get_if<meetings::Command>(&command);
    auto const* const given = about_meetings == nullptr ? nullptr : std::get_if<GiveEvidence>(about_meetings);
    if (given == nullptr || !given->entry) return;
    auto const day = people::today(state.people, context);
    auto const& rules = people::rules_on(state.people, context, day);
    auto const* const matter = find(state.meetings, given->matter);
    auto const* const kind = matter == nullptr ? nullptr : rules.kind(matter->kind);
    if (kind == nullptr) return;  // the matter itself is refused
    auto const asked = std::ranges::find(kind->before, given->prerequisite, &charter::Prerequisite::name);
    auto const* const entry = procedures::find(state.procedures, *given->entry);
    auto const stands_for_it = entry != nullptr && asked != kind->before.end() && !asked->entries.empty() &&
                               procedures::stands_in(context.charters, *entry, asked->entries);
    auto const known = stands_for_it && procedures::may_read({state.people, state.meetings, state.procedures},
                                                             context.charters, rules, {context.actor, day}, entry->id);
    if (!checks.input(known, "/entry", "unknown-entry")) return;
    checks.forbid(entry->stage != procedures::InstanceStage::completed, "evidence.entry-open", asked->by);
}

/// Article 41: a meeting is judged and shown by the readings of its opening. They follow from what the body had adopted
/// by then, so that the event need not repeat them; what is adopted later, even on the same day, finds them kept.
void keep_readings(State& state, MeetingId const& id) {
    auto& meeting = at(state.meetings, id);
    meeting.readings =
        readings_on(state.people, day_of({state.people, state.meetings, state.procedures.holidays}, meeting));
}

}  // namespace

Decided decide(State const& state, Command const& command, Context const& context) {
    auto decided = examine(state, command, context);
    if (!decided) decided.error() = told(state, command, context, std::move(decided.error()));
    return decided;
}

Decided examine(State const& state, Command const& command, Context const& context) {
    Checks checks(context.reasons);
    check_entry(checks, state, command, context);
    check_frozen(checks, state, command, context);
    check_evidence(checks, state, command, context);
    auto decided = decide_itself(state, command, context);
    if (checks.clear()) {
        if (decided) add_consequences(*decided, state, command, context);
        return decided;
    }
    auto rejection = checks.rejection();
    if (!decided) {
        auto& rest = decided.error();
        rejection.bad_input = std::move(rest.bad_input);
        rejection.obstacles.insert(rejection.obstacles.end(), std::make_move_iterator(rest.obstacles.begin()),
                                   std::make_move_iterator(rest.obstacles.end()));
    }
    return std::unexpected(std::move(rejection));
}

std::optional<Instant> next_deadline(State const& state, charter::Library const& charters) {
    auto const of_meetings =
        meetings::next_deadline({state.people, state.meetings, state.procedures.holidays}, charters);
    auto const of_procedures = procedures::next_deadline(state.procedures);
    if (!of_meetings || !of_procedures) return of_meetings ? of_meetings : of_procedures;
    return std::min(*of_meetings, *of_procedures);
}

bool names_file(State const& state, std::string const& digest) {
    return state.meetings.files.contains(digest) || state.procedures.files.contains(digest) ||
           std::ranges::any_of(state.people.adoptions, [&](people::Adoption const& one) {
               return one.digest == digest || one.official_text == digest;
           });
}

void apply(State& state, Event const& event, Stamp const& stamp) {
    if (auto const* const about_people = std::get_if<people::Event>(&event)) {
        std::visit([&](auto const& one) { people::apply(state.people, one, stamp); }, *about_people);
    } else if (auto const* const about_procedures = std::get_if<procedures::Event>(&event)) {
        std::visit([&](auto const& one) { procedures::apply(state.procedures, one, stamp); },
                   static_cast<procedures::EventVariant const&>(*about_procedures));
    } else {
        auto const& about_meetings = std::get<meetings::Event>(event);
        std::visit([&](auto const& one) { meetings::apply(state.meetings, one, stamp); }, about_meetings);
        if (auto const* const opened = std::get_if<meetings::MeetingOpened>(&about_meetings)) {
            keep_readings(state, opened->meeting);
        }
    }
}

}  // namespace quorate::body

#include "meetings/convening.hpp"

#include <algorithm>

#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "meetings/order.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Rules;

/// The rules of the day on which a meeting would start.
Rules const& rules_on_start(Scene const& scene, Instant starts, Context const& context) {
    return people::rules_on(scene.people, context, quorate::day_of(starts, scene.people.zone));
}

/// What holds for a new time, whether planned or moved to. `self` is the meeting that moves; empty for a new one.
void check_time(Checks& checks, Scene const& scene, Context const& context, Instant starts, bool extraordinary,
                MeetingId const& self) {
    if (!people::real_instant(checks, "/starts", starts)) return;
    auto const day = quorate::day_of(starts, scene.people.zone);
    auto const& rules = rules_on_start(scene, starts, context);
    checks.forbid(starts < context.now, "meeting.past", rules.notice_days.by, {{"now", context.now}});
    // Article 41: a meeting is judged by the version in force on its day, so there must be one.
    checks.forbid(people::adoption_on(scene.people, day) == nullptr, "charter.in-force",
                  people::power_citation(rules, "charter.adopt"), {{"day", day}});
    auto const month = month_of(day);
    Meeting const* ordinary = nullptr;
    for (auto const& [id, other] : scene.meetings.meetings) {
        if (id == self || other.stage == MeetingStage::cancelled) continue;
        checks.forbid(other.starts == starts && other.stage != MeetingStage::closed, "meeting.clash", rules.presiding,
                      {{"number", std::int64_t{other.number}}}, {{"meeting.move", place(id)}});
        auto const apart = month - month_of(quorate::day_of(other.starts, scene.people.zone));
        auto const same_term = apart < rules.cadence_months.value && -apart < rules.cadence_months.value;
        if (!other.extraordinary && same_term) ordinary = &other;
    }
    // Article 18: meetings follow a rhythm, and beside it the body may meet at any time for something important. A
    // second ordinary meeting within the rhythm is neither, unless somebody says why.
    if (ordinary != nullptr && !extraordinary) {
        checks.weigh(rules.cadence_force, true, "meeting.extraordinary", rules.cadence_months.by,
                     {{"months", std::int64_t{rules.cadence_months.value}},
                      {"number", std::int64_t{ordinary->number}},
                      {"starts", ordinary->starts}});
    }
}

}  // namespace

Answer<Event> decide(Scene const& scene, PlanMeeting const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = people::rules_on(scene.people, context, people::today(scene.people, context));
    people::new_id(checks, "/meeting", command.meeting.text, find(scene.meetings, command.meeting) != nullptr);
    people::needed_text(checks, "/place", command.place, people::title_length_max);
    // Articles 8 and 19: the chair convenes.
    people::require_power(checks, scene.people, rules, context, "meeting.convene");
    check_time(checks, scene, context, command.starts, command.extraordinary, {});
    // Running through the years: a number that began anew each January would have to change when a meeting is moved.
    std::int32_t number = 1;
    for (auto const& [id, other] : scene.meetings.meetings) {
        if (other.stage != MeetingStage::cancelled) number = std::max(number, other.number + 1);
    }
    return checks.otherwise<Event>(
        {MeetingPlanned{command.meeting, number, command.starts, command.place, command.extraordinary}});
}

Answer<Event> decide(Scene const& scene, MoveMeeting const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = people::rules_on(scene.people, context, people::today(scene.people, context));
    people::needed_text(checks, "/place", command.place, people::title_length_max);
    people::needed_reason(checks, command.reason);
    people::require_power(checks, scene.people, rules, context, "meeting.convene");
    checks.forbid(!before_opening(*meeting), "meeting.begun", rules.presiding, stage_fact(*meeting));
    check_time(checks, scene, context, command.starts, meeting->extraordinary, meeting->id);
    // Article 18.2: a move takes the notice back; there is nothing to take back where everything stays.
    auto const stays = command.starts == meeting->starts && command.place == meeting->place;
    checks.forbid(stays, "meeting.unmoved", rules.notice_days.by,
                  {{"starts", meeting->starts}, {"place", meeting->place}});
    return checks.otherwise<Event>({MeetingMoved{command.meeting, command.starts, command.place, command.reason}});
}

Answer<Event> decide(Scene const& scene, CancelMeeting const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = people::rules_on(scene.people, context, people::today(scene.people, context));
    people::needed_reason(checks, command.reason);
    people::require_power(checks, scene.people, rules, context, "meeting.convene");
    checks.forbid(!before_opening(*meeting), "meeting.begun", rules.presiding, stage_fact(*meeting));
    return checks.otherwise<Event>({MeetingCancelled{command.meeting, command.reason}});
}

void apply(State& state, MeetingPlanned const& event, Stamp const&) {
    Meeting meeting;
    meeting.id = event.meeting;
    meeting.number = event.number;
    meeting.starts = event.starts;
    meeting.place = event.place;
    meeting.extraordinary = event.extraordinary;
    state.meetings.insert_or_assign(event.meeting, std::move(meeting));
}

void apply(State& state, MeetingMoved const& event, Stamp const&) {
    auto& meeting = at(state, event.meeting);
    meeting.starts = event.starts;
    meeting.place = event.place;
    meeting.stage = MeetingStage::planned;
    meeting.noticed.reset();
    meeting.receipts.clear();
}

void apply(State& state, MeetingCancelled const& event, Stamp const& stamp) {
    auto& meeting = at(state, event.meeting);
    meeting.stage = MeetingStage::cancelled;
    meeting.cancelled_reason = event.reason;
    for (auto const& item : meeting.agenda) release_item(state, item, event.reason, stamp.now);
}

}  // namespace quorate::meetings

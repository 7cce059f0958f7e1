#include "meetings/notice.hpp"

#include <algorithm>
#include <charconv>

#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"

namespace quorate::meetings {
namespace {

using charter::Rules;

/// The whole number at the start of a reading's answer: 48 of "48 hours".
std::int32_t leading_number(std::string_view answer, std::int32_t otherwise) {
    std::int32_t value = 0;
    auto const [end, fault] = std::from_chars(answer.data(), answer.data() + answer.size(), value);
    return fault == std::errc{} && value > 0 && value < 1000 ? value : otherwise;
}

/// Back to the day from which so many working days are left before `day`.
struct Counted {
    Date from{};
    bool holidays_known = true;  ///< of every year that was counted through
};

/// By the holidays that were entered; of a year that nobody entered only weekends are free, and the obstacle says so: a
/// notice does not wait for a calendar.
Counted working_days_before(Scene const& scene, Date day, std::int32_t count) {
    people::Holidays const weekends;
    Counted counted{day};
    while (count > 0) {
        counted.from = plus_days(counted.from, -1);
        auto const year = scene.holidays.find(static_cast<int>(counted.from.year()));
        auto const known = year != scene.holidays.end();
        counted.holidays_known = counted.holidays_known && known;
        if (working_day(known ? year->second : weekends, counted.from)) --count;
    }
    return counted;
}

Counted working_days_before(Scene const& scene, Rules const& rules, Meeting const& meeting, std::string_view answer) {
    return working_days_before(scene, day_of(scene, meeting), leading_number(answer, rules.notice_days.value));
}

char const* way_of(Scene const& scene, Rules const& rules, Meeting const& meeting, std::string_view answer) {
    if (answer.ends_with("hours")) return "hours";
    if (!answer.ends_with("working days")) return "calendar";
    return working_days_before(scene, rules, meeting, answer).holidays_known ? "working-days" : "weekdays";
}

/// The last moment at which a notice is in time. By days, that is the end of the day; by hours, the moment itself.
Instant last_in_time(Scene const& scene, Rules const& rules, Meeting const& meeting, std::string_view answer) {
    auto const day = day_of(scene, meeting);
    auto const days = rules.notice_days.value;
    if (answer.ends_with("hours")) return meeting.starts - std::chrono::hours{leading_number(answer, days * 24)};
    auto const last = answer.ends_with("working days") ? working_days_before(scene, rules, meeting, answer).from
                                                       : plus_days(day, -days);
    return start_of(plus_days(last, 1), scene.people.zone) - std::chrono::seconds{1};
}

/// Article 18.2: time and agenda are told some days ahead, generally.
void check_notice_time(Checks& checks, Scene const& scene, Rules const& rules, Meeting const& meeting,
                       Context const& context) {
    auto const reading = reading_of(scene, meeting, rules, "two-days");
    auto const last = notice_deadline(scene, meeting, rules);
    checks.weigh(rules.notice_force, context.now > last, "notice.late", rules.notice_days.by,
                 {{"days", std::int64_t{rules.notice_days.value}},
                  {"latest", last},
                  {"counted", std::vector<Term>{{"notice-count", way_of(scene, rules, meeting, reading)}}},
                  {"starts", meeting.starts}},
                 {{"meeting.move", place(meeting.id)}});
}

/// An act between meetings goes before the next one: it must be on this agenda, or on that of an earlier meeting to
/// come.
void check_urgent_acts(Checks& checks, Scene const& scene, Rules const& rules, Meeting const& meeting) {
    for (auto const& [id, urgent] : scene.meetings.urgents) {
        if (urgent.answered) continue;
        auto listed = false;
        MatterId known;
        for (auto const& [matter_id, matter] : scene.meetings.matters) {
            if (matter.ratifies != id) continue;
            if (matter.stage == MatterStage::proposed || matter.stage == MatterStage::accepted) known = matter_id;
            auto const* item =
                matter.stage == MatterStage::on_agenda && matter.item ? find(scene.meetings, *matter.item) : nullptr;
            auto const* where = item == nullptr ? nullptr : find(scene.meetings, item->meeting);
            listed = listed || (where != nullptr && where->starts <= meeting.starts);
        }
        auto const remedy =
            known.empty() ? Remedy{"matter.propose", "urgent:" + id.text} : Remedy{"agenda.add", place(known)};
        checks.forbid(!listed, "urgent.ratify", rules.urgent, {{"act", urgent.act}, {"acted", urgent.acted}}, {remedy});
    }
}

}  // namespace

Answer<Event> decide(Scene const& scene, SendNotice const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const& by = rules.notice_days.by;
    people::require_power(checks, scene.people, rules, context, "notice.send");
    if (!before_opening(*meeting) || meeting->noticed) {
        checks.forbid(!before_opening(*meeting), "meeting.over", by, stage_fact(*meeting));
        checks.forbid(before_opening(*meeting), "notice.sent", by, {{"noticed", meeting->noticed.value_or(Instant{})}},
                      {{"meeting.move", place(meeting->id)}});
        return std::unexpected(checks.rejection());
    }
    checks.forbid(meeting->starts < context.now, "meeting.past", by, {{"now", context.now}},
                  {{"meeting.move", place(meeting->id)}});
    checks.forbid(meeting->agenda.empty(), "notice.agenda", by, {}, {{"agenda.add", place(meeting->id)}});
    check_urgent_acts(checks, scene, rules, *meeting);
    check_notice_time(checks, scene, rules, *meeting, context);
    return checks.otherwise<Event>({NoticeSent{command.meeting, roster_of(scene, *meeting)}});
}

Answer<Event> decide(Scene const& scene, AcknowledgeNotice const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& by = rules_for(scene, *meeting, context).notice_days.by;
    auto const roster = roster_of(scene, *meeting);
    checks.bar(!contains(roster, context.actor), "notice.addressee", by);
    checks.forbid(!meeting->noticed || meeting->stage == MeetingStage::cancelled, "notice.none", by, {},
                  {{"notice.send", place(meeting->id)}});
    checks.forbid(meeting->receipts.contains(context.actor), "notice.acknowledged", by);
    return checks.otherwise<Event>({NoticeAcknowledged{command.meeting}});
}

void apply(State& state, NoticeSent const& event, Stamp const& stamp) {
    auto& meeting = at(state, event.meeting);
    meeting.stage = MeetingStage::noticed;
    meeting.noticed = stamp.now;
    meeting.receipts.clear();
}

void apply(State& state, NoticeAcknowledged const& event, Stamp const& stamp) {
    at(state, event.meeting).receipts[stamp.actor] = stamp.now;
}

Instant notice_deadline(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    auto const reading = reading_of(scene, meeting, rules, "two-days");
    return last_in_time(scene, rules, meeting, reading);
}

}  // namespace quorate::meetings

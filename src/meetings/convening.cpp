#include <algorithm>
#include <charconv>
#include <set>

#include "base/must.hpp"
#include "base/word.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "meetings/order.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Kind;
using charter::Rules;

using std::chrono::hours;

bool before_opening(Meeting const& meeting) {
    return meeting.stage == MeetingStage::planned || meeting.stage == MeetingStage::noticed;
}

bool agenda_open(Meeting const& meeting) {
    return before_opening(meeting) || meeting.stage == MeetingStage::open;
}

Facts stage_fact(Meeting const& meeting) {
    return {{"stage", std::vector{term(meeting.stage)}}};
}

/// The rules of the day on which a meeting would start.
Rules const& rules_on_start(Scene const& scene, Instant starts, Context const& context) {
    return people::rules_on(scene.people, context, quorate::day_of(starts, scene.people.zone));
}

/// The month of the meeting's day, counted from year 0, so that months can be subtracted.
std::int32_t month_of(Scene const& scene, Instant when) {
    auto const day = quorate::day_of(when, scene.people.zone);
    return static_cast<int>(day.year()) * 12 + static_cast<std::int32_t>(static_cast<unsigned>(day.month())) - 1;
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
    auto const month = month_of(scene, starts);
    Meeting const* ordinary = nullptr;
    for (auto const& [id, other] : scene.meetings.meetings) {
        if (id == self || other.stage == MeetingStage::cancelled) continue;
        checks.forbid(other.starts == starts && other.stage != MeetingStage::closed, "meeting.clash", rules.presiding,
                      {{"number", std::int64_t{other.number}}}, {{"meeting.move", place(id)}});
        auto const apart = month - month_of(scene, other.starts);
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

/// The whole number at the start of a reading's answer: 48 of "48 hours".
std::int32_t leading_number(std::string_view answer, std::int32_t otherwise) {
    std::int32_t value = 0;
    auto const [end, fault] = std::from_chars(answer.data(), answer.data() + answer.size(), value);
    return fault == std::errc{} && value > 0 && value < 1000 ? value : otherwise;
}

/// Saturdays and Sundays are no working days. Public holidays are not known here; the obstacle says how was counted.
Date working_days_before(Date day, std::int32_t count) {
    while (count > 0) {
        day = plus_days(day, -1);
        auto const weekday = std::chrono::weekday{std::chrono::sys_days{day}};
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) --count;
    }
    return day;
}

char const* way_of(std::string_view answer) {
    if (answer.ends_with("hours")) return "hours";
    return answer.ends_with("working days") ? "working-days" : "calendar";
}

/// The last moment at which a notice is in time. By days, that is the end of the day; by hours, the moment itself.
Instant last_in_time(Scene const& scene, Rules const& rules, Meeting const& meeting, std::string_view answer) {
    auto const day = day_of(scene, meeting);
    auto const days = rules.notice_days.value;
    if (answer.ends_with("hours")) return meeting.starts - hours{leading_number(answer, days * 24)};
    auto const last = answer.ends_with("working days") ? working_days_before(day, leading_number(answer, days))
                                                       : plus_days(day, -days);
    return start_of(plus_days(last, 1), scene.people.zone) - std::chrono::seconds{1};
}

/// Article 18.2: time and agenda are told some days ahead, generally.
void check_notice_time(Checks& checks, Scene const& scene, Rules const& rules, Meeting const& meeting,
                       Context const& context) {
    auto const reading = people::reading_on(scene.people, rules, day_of(scene, meeting), "two-days");
    auto const last = notice_deadline(scene, meeting, rules);
    checks.weigh(rules.notice_force, context.now > last, "notice.late", rules.notice_days.by,
                 {{"days", std::int64_t{rules.notice_days.value}},
                  {"latest", last},
                  {"counted", std::vector<Term>{{"notice-count", way_of(reading)}}},
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
        auto const remedy = known.empty() ? Remedy{"matter.propose", "body"} : Remedy{"agenda.add", place(known)};
        checks.forbid(!listed, "urgent.ratify", rules.urgent, {{"act", urgent.act}, {"acted", urgent.acted}}, {remedy});
    }
}

/// A decided matter comes up again only when enough members agree.
void check_consents(Checks& checks, Scene const& scene, Matter const& matter, Kind const& kind,
                    Context const& context) {
    if (!matter.reconsiders || !kind.reconsider) return;
    std::vector<PersonId> missing;
    std::int64_t consents = 0;
    auto const roster = people::roster_on(scene.people, people::today(scene.people, context));
    for (auto const& member : roster) {
        if (matter.consents.contains(member)) {
            ++consents;
        } else {
            missing.push_back(member);
        }
    }
    auto const whole = static_cast<std::int64_t>(roster.size());
    auto const& share = kind.reconsider->value.share;
    checks.forbid(!share.met_by(consents, whole), "reconsideration.consent", kind.reconsider->by,
                  {{"consents", consents}, {"needed", share.smallest(whole)}, {"members", missing}},
                  {{"reconsideration.consent", place(matter.id)}});
}

/// The agenda is made of what the chair accepted; putting it together is preparing, taking something off after the
/// notice is settling again (article 18.2).
void require_agenda_power(Checks& checks, Scene const& scene, Rules const& rules, Context const& context,
                          bool settling) {
    auto const day = people::today(scene.people, context);
    if (people::has_power(scene.people, rules, context.actor, day, "matter.settle")) return;
    auto const keeper = people::has_power(scene.people, rules, context.actor, day, "record.keep");
    if (!settling && keeper) return;
    people::require_power(checks, scene.people, rules, context, "matter.settle");
}

void check_acceptance(Checks& checks, Matter const& matter, Rules const& rules) {
    auto const& by = people::power_citation(rules, "matter.settle");
    Facts const facts{{"stage", std::vector{term(matter.stage)}}};
    if (matter.stage == MatterStage::on_agenda) {
        checks.forbid(true, "matter.on-agenda", by, facts);
        return;
    }
    std::vector<Remedy> remedies;
    if (matter.stage == MatterStage::proposed) remedies.push_back({"matter.accept", place(matter.id)});
    checks.forbid(matter.stage != MatterStage::accepted, "matter.accepted", by, facts, remedies);
}

/// Article 19.2: a member withdraws because of what the matter is about, so a recusal follows the matter to its next
/// item.
void carry_recusals(Scene const& scene, Matter const& matter, Meeting const& meeting, ItemId const& next,
                    std::vector<Event>& events) {
    auto const* before = matter.item ? find(scene.meetings, *matter.item) : nullptr;
    if (before == nullptr) return;
    auto const roster = roster_of(scene, meeting);
    for (auto const& [member, recusal] : before->recusals) {
        if (std::find(roster.begin(), roster.end(), member) == roster.end()) continue;
        events.push_back(MemberRecused{next, member, recusal.cause, recusal.ground});
    }
}

Meeting const* known_meeting(Checks& checks, Scene const& scene, MeetingId const& id) {
    auto const* meeting = find(scene.meetings, id);
    checks.input(meeting != nullptr, "/meeting", "unknown-meeting");
    return meeting;
}

/// The item and its meeting; the item is nullptr when there is none.
struct Listed {
    Item const* item = nullptr;
    Meeting const* meeting = nullptr;
};

Listed known_item(Checks& checks, Scene const& scene, ItemId const& id) {
    auto const* item = find(scene.meetings, id);
    if (!checks.input(item != nullptr, "/item", "unknown-item")) return {};
    auto const* meeting = find(scene.meetings, item->meeting);
    must(meeting != nullptr, "an item stands on a meeting's agenda");
    return {item, meeting};
}

/// Leaves the agenda for the list of accepted matters.
void release(State& state, ItemId const& id, std::string const& reason, Instant when) {
    auto const found = state.items.find(id);
    if (found == state.items.end()) return;
    auto& item = found->second;
    item.stage = ItemStage::removed;
    item.ended_reason = reason;
    item.ended = when;
    auto const matter = state.matters.find(item.matter);
    if (matter != state.matters.end() && matter->second.item == id) matter->second.stage = MatterStage::accepted;
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
    people::needed_text(checks, "/reason", command.reason);
    people::require_power(checks, scene.people, rules, context, "meeting.convene");
    checks.forbid(!before_opening(*meeting), "meeting.begun", rules.presiding, stage_fact(*meeting));
    check_time(checks, scene, context, command.starts, meeting->extraordinary, meeting->id);
    return checks.otherwise<Event>({MeetingMoved{command.meeting, command.starts, command.place, command.reason}});
}

Answer<Event> decide(Scene const& scene, CancelMeeting const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = people::rules_on(scene.people, context, people::today(scene.people, context));
    people::needed_text(checks, "/reason", command.reason);
    people::require_power(checks, scene.people, rules, context, "meeting.convene");
    checks.forbid(!before_opening(*meeting), "meeting.begun", rules.presiding, stage_fact(*meeting));
    return checks.otherwise<Event>({MeetingCancelled{command.meeting, command.reason}});
}

Answer<Event> decide(Scene const& scene, AddToAgenda const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    auto const* matter = find(scene.meetings, command.matter);
    people::new_id(checks, "/item", command.item.text, find(scene.meetings, command.item) != nullptr);
    checks.input(matter != nullptr, "/matter", "unknown-matter");
    if (meeting == nullptr || matter == nullptr) return std::unexpected(checks.rejection());
    // A matter and a meeting are judged by the version of the meeting's day.
    auto const& rules = rules_for(scene, *meeting, context);
    require_agenda_power(checks, scene, rules, context, false);
    checks.forbid(!agenda_open(*meeting), "meeting.over", rules.presiding, stage_fact(*meeting));
    check_acceptance(checks, *matter, rules);
    auto const* kind = rules.kind(matter->kind);
    if (kind == nullptr) {
        checks.forbid(true, "kind.gone", rules.catalogue, {{"kind", matter->kind}}, {{"matter.propose", "body"}});
        return std::unexpected(checks.rejection());
    }
    require_prerequisites(checks, scene.meetings, *matter, *kind, command.item);
    check_consents(checks, scene, *matter, *kind, context);
    // Article 18.2: the agenda was told with the notice; what comes on it later wants a reason of its own.
    auto const told = meeting->noticed || meeting->stage == MeetingStage::open;
    Facts const facts{{"noticed", meeting->noticed.value_or(meeting->starts)}, {"starts", meeting->starts}};
    checks.weigh(rules.notice_force, told && agenda_open(*meeting), "agenda.late", rules.notice_days.by, facts);
    std::vector<Event> events{ItemAdded{command.meeting, command.item, command.matter}};
    carry_recusals(scene, *matter, *meeting, command.item, events);
    return checks.otherwise(std::move(events));
}

Answer<Event> decide(Scene const& scene, RemoveFromAgenda const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    people::needed_text(checks, "/reason", command.reason);
    require_agenda_power(checks, scene, rules, context, meeting->noticed.has_value());
    checks.forbid(item->stage != ItemStage::listed, "item.listed", rules.presiding,
                  {{"stage", std::vector{term(item->stage)}}});
    auto const* matter = find(scene.meetings, item->matter);
    // … unless another meeting sits before this one: there it belongs, and there it has to come.
    auto const sooner = std::any_of(
        scene.meetings.meetings.begin(), scene.meetings.meetings.end(),
        [&](auto const& one) { return one.first != meeting->id && one.second.stage == MeetingStage::open; });
    checks.forbid(matter != nullptr && matter->ratifies && !sooner, "urgent.ratify", rules.urgent);
    return checks.otherwise<Event>({ItemRemoved{command.item, command.reason}});
}

Answer<Event> decide(Scene const& scene, OrderAgenda const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const same =
        command.items.size() == meeting->agenda.size() && std::set(command.items.begin(), command.items.end()) ==
                                                              std::set(meeting->agenda.begin(), meeting->agenda.end());
    checks.input(same, "/items", "agenda-differs");
    require_agenda_power(checks, scene, rules, context, false);
    checks.forbid(!agenda_open(*meeting), "meeting.over", rules.presiding, stage_fact(*meeting));
    return checks.otherwise<Event>({AgendaOrdered{command.meeting, command.items}});
}

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
    checks.forbid(std::find(roster.begin(), roster.end(), context.actor) == roster.end(), "notice.addressee", by);
    checks.forbid(!meeting->noticed || meeting->stage == MeetingStage::cancelled, "notice.none", by, {},
                  {{"notice.send", place(meeting->id)}});
    checks.forbid(meeting->receipts.contains(context.actor), "notice.acknowledged", by);
    return checks.otherwise<Event>({NoticeAcknowledged{command.meeting}});
}

Answer<Event> decide(Scene const& scene, InviteObserver const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    checks.input(scene.people.persons.contains(command.person), "/person", "unknown-person");
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    // Article 19.3: the convener may have others attend given items; members attend as members.
    people::require_power(checks, scene.people, rules, context, "observer.invite");
    auto const roster = roster_of(scene, *meeting);
    Facts const facts{{"person", std::vector{command.person}}};
    checks.forbid(std::find(roster.begin(), roster.end(), command.person) != roster.end(), "observer.non-member",
                  rules.observers, facts);
    checks.forbid(item->stage != ItemStage::listed && item->stage != ItemStage::open, "item.over", rules.observers,
                  {{"stage", std::vector{term(item->stage)}}});
    checks.forbid(item->invited.contains(command.person), "observer.twice", rules.observers, facts);
    return checks.otherwise<Event>({ObserverInvited{command.item, command.person}});
}

Answer<Event> decide(Scene const& scene, UninviteObserver const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    people::require_power(checks, scene.people, rules, context, "observer.invite");
    checks.input(item->invited.contains(command.person), "/person", "not-invited");
    // Who was in the room stays among those asked: the record shows on what ground they were there.
    checks.forbid(item->observers.contains(command.person), "observer.came", rules.observers,
                  {{"person", std::vector{command.person}}}, {{"observer.leave", place(item->id)}});
    return checks.otherwise<Event>({ObserverUninvited{command.item, command.person}});
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
    auto& meeting = state.meetings[event.meeting];
    // Leave was asked for another time; who cannot come at the new one either asks again.
    if (meeting.starts != event.starts) meeting.leave.clear();
    meeting.starts = event.starts;
    meeting.place = event.place;
    meeting.stage = MeetingStage::planned;
    meeting.noticed.reset();
    meeting.receipts.clear();
}

void apply(State& state, MeetingCancelled const& event, Stamp const& stamp) {
    auto& meeting = state.meetings[event.meeting];
    meeting.stage = MeetingStage::cancelled;
    meeting.cancelled_reason = event.reason;
    for (auto const& item : meeting.agenda) release(state, item, event.reason, stamp.now);
}

void apply(State& state, ItemAdded const& event, Stamp const& stamp) {
    Item item;
    item.id = event.item;
    item.meeting = event.meeting;
    item.matter = event.matter;
    item.added = stamp.now;
    state.items.insert_or_assign(event.item, std::move(item));
    state.meetings[event.meeting].agenda.push_back(event.item);
    auto& matter = state.matters[event.matter];
    matter.stage = MatterStage::on_agenda;
    matter.item = event.item;
}

void apply(State& state, ItemRemoved const& event, Stamp const& stamp) {
    auto const found = state.items.find(event.item);
    if (found == state.items.end()) return;
    std::erase(state.meetings[found->second.meeting].agenda, event.item);
    release(state, event.item, event.reason, stamp.now);
}

void apply(State& state, AgendaOrdered const& event, Stamp const&) {
    state.meetings[event.meeting].agenda = event.items;
}

void apply(State& state, NoticeSent const& event, Stamp const& stamp) {
    auto& meeting = state.meetings[event.meeting];
    meeting.stage = MeetingStage::noticed;
    meeting.noticed = stamp.now;
    meeting.receipts.clear();
}

void apply(State& state, NoticeAcknowledged const& event, Stamp const& stamp) {
    state.meetings[event.meeting].receipts[stamp.actor] = stamp.now;
}

void apply(State& state, ObserverInvited const& event, Stamp const&) {
    state.items[event.item].invited.insert(event.person);
}

void apply(State& state, ObserverUninvited const& event, Stamp const&) {
    state.items[event.item].invited.erase(event.person);
}

Instant notice_deadline(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    auto const reading = people::reading_on(scene.people, rules, day_of(scene, meeting), "two-days");
    return last_in_time(scene, rules, meeting, reading);
}

}  // namespace quorate::meetings

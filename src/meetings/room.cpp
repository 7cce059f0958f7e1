#include "meetings/room.hpp"

#include <algorithm>

#include "base/must.hpp"
#include "meetings/known.hpp"
#include "meetings/meetings.hpp"
#include "meetings/order.hpp"

namespace quorate::meetings {
namespace {

bool in_room(Meeting const& meeting, PersonId const& person) {
    auto const presence = meeting.presence.find(person);
    return presence != meeting.presence.end() && presence->second.now();
}

Item const* item_on_table(Scene const& scene, Meeting const& meeting) {
    return meeting.current ? find(scene.meetings, *meeting.current) : nullptr;
}

void require_not_over(Checks& checks, Meeting const& meeting, charter::Rules const& rules) {
    auto const over = meeting.stage == MeetingStage::closed || meeting.stage == MeetingStage::cancelled;
    checks.forbid(over, "room.closed", rules.presiding, stage_fact(meeting));
}

/// Other meetings whose room the person is in.
void require_nowhere_else(Checks& checks, Scene const& scene, Meeting const& meeting, charter::Rules const& rules,
                          PersonId const& person) {
    for (auto const& [id, other] : scene.meetings.meetings) {
        // Closing sent everybody out, and after years most meetings are closed.
        if (other.stage == MeetingStage::closed) continue;
        auto const there = id != meeting.id && in_room(other, person);
        checks.forbid(there, "room.elsewhere", rules.quorum.by, {{"number", std::int64_t{other.number}}},
                      {{"member.leave", place(id), {person}}});
    }
}

/// The meeting as it would stand if it were opened now: its day is today, its members those of today.
Meeting opened_now(Scene const& scene, Meeting const& meeting, Context const& context) {
    auto result = meeting;
    result.stage = MeetingStage::open;
    result.opened = context.now;
    result.roster = people::roster_on(scene.people, people::today(scene.people, context));
    result.readings = readings_on(scene.people, people::today(scene.people, context));
    return result;
}

void require_announced(Checks& checks, Scene const& scene, Meeting const& meeting, Meeting const& now,
                       charter::Rules const& rules) {
    // Article 18.2: time and items are told beforehand.
    checks.weigh(rules.notice_force, !meeting.noticed, "notice.missing", rules.notice_days.by, {},
                 {{"notice.send", place(meeting.id)}});
    // … and the time that was told is kept: an hour too early or another day is a time that nobody was told of. Who is
    // not a member was told as well, so it is asked for even where every member is there.
    auto const shifted = *now.opened < meeting.starts || day_of(scene, now) != day_of(scene, meeting);
    checks.weigh(rules.notice_force, shifted, "opening.time", rules.notice_days.by, {{"told", meeting.starts}},
                 {{"meeting.move", place(meeting.id)}});
}

/// An act between meetings goes before the next one. The notice could not name one that was done since, so it is asked
/// for again at the end: it was taken up here, or put off with its reason.
void require_urgent_acts_heard(Checks& checks, Scene const& scene, Meeting const& meeting,
                               charter::Rules const& rules) {
    for (auto const& [id, urgent] : scene.meetings.urgents) {
        if (urgent.answered || !meeting.opened || urgent.acted > *meeting.opened) continue;
        MatterId waiting;
        for (auto const& [matter_id, matter] : scene.meetings.matters) {
            auto const ready = matter.stage == MatterStage::proposed || matter.stage == MatterStage::accepted;
            if (matter.ratifies == id && ready) waiting = matter_id;
        }
        auto const here = std::any_of(meeting.agenda.begin(), meeting.agenda.end(), [&](ItemId const& one) {
            auto const* item = find(scene.meetings, one);
            auto const* matter = item == nullptr ? nullptr : find(scene.meetings, item->matter);
            return matter != nullptr && matter->ratifies == id;
        });
        auto const remedy =
            waiting.empty() ? Remedy{"matter.propose", "urgent:" + id.text} : Remedy{"agenda.add", place(waiting)};
        checks.forbid(!here, "urgent.unheard", rules.urgent, {{"act", urgent.act}, {"acted", urgent.acted}}, {remedy});
    }
}

void end_stays(std::map<PersonId, Presence>& presences, Instant when) {
    for (auto& [person, presence] : presences) {
        if (presence.now()) presence.stays.back().to = when;
    }
}

}  // namespace

Answer<Event> decide(Scene const& scene, EnterRoom const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);

    require_not_over(checks, *meeting, rules);
    auto const member = contains(roster_of(scene, *meeting), context.actor);
    // Article 19: only members make up the meeting; others attend the items they were asked to.
    checks.bar(!member, "room.member", rules.observers);
    checks.forbid(in_room(*meeting, context.actor), "room.inside", rules.quorum.by);
    // The roll is called on the day; nobody is present days ahead.
    auto const day = day_of(scene, *meeting);
    checks.forbid(people::today(scene.people, context) < day, "room.day", rules.quorum.by, {{"day", day}},
                  {{"meeting.move", place(meeting->id)}});
    require_nowhere_else(checks, scene, *meeting, rules, context.actor);
    // Article 19 asks for attendance; whether a link is that is the body's reading.
    auto const remote_counts = reading_of(scene, *meeting, rules, "remote") == "yes";
    checks.forbid(command.remote && !remote_counts, "room.remote", rules.quorum.by);
    auto const* item = item_on_table(scene, *meeting);
    checks.forbid(item != nullptr && recused(*item, context.actor), "room.recused", rules.recusal);
    return checks.otherwise<Event>({MemberEntered{command.meeting, context.actor, command.remote}});
}

Answer<Event> decide(Scene const& scene, LeaveRoom const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    checks.forbid(!in_room(*meeting, context.actor), "room.outside", rules.quorum.by, {},
                  {{"member.enter", place(meeting->id), {context.actor}}});
    if (!checks.clear()) return checks.otherwise<Event>({});

    std::vector<Event> events{MemberLeft{command.meeting, context.actor}};
    if (meeting->stage == MeetingStage::open) {
        // Article 19.2: the quorum is counted again whenever somebody leaves.
        auto after = *meeting;
        after.presence.at(context.actor).stays.back().to = context.now;
        auto const before = meeting_quorum(scene, *meeting, rules, heads_of(scene, *meeting, rules));
        auto const figures = meeting_quorum(scene, after, rules, heads_of(scene, after, rules));
        if (before.quorate && !figures.quorate) {
            events.emplace_back(QuorumLost{command.meeting, figures.quorum_present, figures.quorum_needed});
        }
    }
    return checks.otherwise<Event>(std::move(events));
}

Answer<Event> decide(Scene const& scene, OpenMeeting const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());

    // Article 41: a meeting is judged by the charter in force on the day it is held.
    auto const today = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, today);
    require_not_over(checks, *meeting, rules);
    checks.forbid(meeting->stage == MeetingStage::open, "room.opened", rules.presiding);
    if (!checks.clear()) return checks.otherwise<Event>({});

    auto const now = opened_now(scene, *meeting, context);
    require_announced(checks, scene, *meeting, now, rules);
    // Article 19.2: at least half of the members are there, or the meeting does not open.
    auto const figures = meeting_quorum(scene, now, rules, heads_of(scene, now, rules));
    auto facts = quorum_facts(figures, absent_without_leave(scene, now, rules));
    auto on_leave = now.roster;
    std::erase_if(on_leave,
                  [&](PersonId const& one) { return present(scene, now, rules, one) || !on_approved_leave(now, one); });
    facts.emplace("on_leave", std::move(on_leave));
    auto outside = now.roster;
    std::erase_if(outside,
                  [&](PersonId const& one) { return present(scene, now, rules, one) || on_approved_leave(now, one); });
    checks.forbid(!figures.quorate, "quorum.open", rules.quorum.by, std::move(facts),
                  {{"member.enter", place(meeting->id), outside}, {"meeting.move", place(meeting->id)}});
    // Article 19: the chair presides; in the chair's absence a member entrusted in writing, if the body reads it so.
    auto const presider = presider_of(scene, now, rules);
    require_presider(
        checks, scene, presider, rules, context,
        {{"member.enter", place(meeting->id), may_preside(scene, now, rules)}, {"presidency.entrust", "body"}});

    auto const* adoption = people::adoption_on(scene.people, today);
    if (!checks.clear()) return checks.otherwise<Event>({});
    must(adoption != nullptr, "rules that let a meeting open come from an adopted charter");
    return checks.otherwise<Event>({MeetingOpened{command.meeting, adoption->digest, presider, now.roster,
                                                  figures.quorum_present, figures.quorum_needed}});
}

Answer<Event> decide(Scene const& scene, CloseMeeting const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* meeting = known_meeting(checks, scene, command.meeting);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);

    auto const open = meeting->stage == MeetingStage::open;
    checks.forbid(!open, "room.not-open", rules.presiding, stage_fact(*meeting),
                  {{"meeting.open", place(meeting->id)}});
    if (!open) return checks.otherwise<Event>({});
    // Closing decides nothing, so that nobody has to come back for it: who presides now, or who opened the meeting.
    auto const presider = context.actor == meeting->presider ? context.actor : presider_of(scene, *meeting, rules);
    require_presider(checks, scene, presider.empty() ? meeting->presider : presider, rules, context, {});
    auto const* current = item_on_table(scene, *meeting);
    if (current != nullptr) {
        auto const at = place(current->id);
        auto const voting = current->stage == ItemStage::voting;
        // Article 19: who presides brings an item to its end before the meeting.
        checks.forbid(true, "room.item-open", rules.presiding, {},
                      voting ? std::vector<Remedy>{{"ballot.close", at}, {"ballot.void", at}}
                             : std::vector<Remedy>{{"ballot.open", at}, {"item.defer", at}});
    }
    require_urgent_acts_heard(checks, scene, *meeting, rules);
    std::vector<ItemId> left;
    std::vector<Remedy> remedies;
    for (auto const& id : meeting->agenda) {
        auto const* item = find(scene.meetings, id);
        if (item == nullptr || item->stage != ItemStage::listed) continue;
        left.push_back(id);
        remedies.push_back({"item.open", place(id)});
    }
    // Article 18.2: members came for these items; leaving some of them for later wants a word why.
    checks.generally(!left.empty(), "agenda.unfinished", rules.notice_days.by,
                     {{"count", static_cast<std::int64_t>(left.size())}}, std::move(remedies));
    std::vector<Event> events;
    if (checks.clear()) {
        for (auto const& id : left) events.emplace_back(ItemDeferred{id, context.reasons.at("agenda.unfinished")});
        events.emplace_back(MeetingClosed{command.meeting});
    }
    return checks.otherwise<Event>(std::move(events));
}

void apply(State& state, MemberEntered const& event, Stamp const& stamp) {
    auto& presence = at(state, event.meeting).presence[event.member];
    must(!presence.now(), "nobody enters a room they are in");
    presence.stays.push_back({stamp.now, {}, stamp.entered_by, {}, event.remote});
}

void apply(State& state, MemberLeft const& event, Stamp const& stamp) {
    auto& presence = at(state, event.meeting).presence[event.member];
    must(presence.now(), "only who is in the room leaves it");
    presence.stays.back().to = stamp.now;
    presence.stays.back().left_by = stamp.entered_by;
}

void apply(State& state, MeetingOpened const& event, Stamp const& stamp) {
    auto& meeting = at(state, event.meeting);
    must(event.present >= event.quorum_needed, "a meeting opens with a quorum");
    meeting.stage = MeetingStage::open;
    meeting.charter = event.charter;
    meeting.presider = event.presider;
    meeting.roster = event.roster;
    meeting.opened = stamp.now;
    meeting.opened_by = {stamp.actor, stamp.entered_by};
}

// The figures are for the record; whether the quorum holds is counted from the room each time anew.
void apply(State&, QuorumLost const&, Stamp const&) {}

void apply(State& state, MeetingClosed const& event, Stamp const& stamp) {
    auto& meeting = at(state, event.meeting);
    must(!meeting.current, "a meeting closes when no item is on the table");
    meeting.stage = MeetingStage::closed;
    meeting.closed = stamp.now;
    meeting.closed_by = {stamp.actor, stamp.entered_by};
    end_stays(meeting.presence, stamp.now);
}

}  // namespace quorate::meetings

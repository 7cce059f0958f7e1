#include "views/today.hpp"

#include <algorithm>

#include "meetings/accountability.hpp"
#include "meetings/minutes.hpp"
#include "meetings/papers.hpp"
#include "views/directives.hpp"
#include "views/minutes.hpp"
#include "views/procedures.hpp"
#include "views/show.hpp"
#include "views/year.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;
using charter::Office;

/// Collects what waits for the reader, with its urgency.
class Desk {
  public:
    explicit Desk(Lens const& lens) : lens_(lens) {}

    void add(std::string_view what, std::string title, std::string at, std::optional<Instant> due = {}) {
        tasks_.push_back({std::string(what), phrase(lens_, std::string("task.").append(what)), std::move(title),
                          std::move(at), urgency(due), due});
    }

    /// The most urgent first; what has no day comes last.
    [[nodiscard]] std::vector<Task> sorted() {
        std::stable_sort(tasks_.begin(), tasks_.end(), [](Task const& left, Task const& right) {
            if (left.due.has_value() != right.due.has_value()) return left.due.has_value();
            return left.due && *left.due < *right.due;
        });
        return std::move(tasks_);
    }

  private:
    [[nodiscard]] std::string urgency(std::optional<Instant> due) const {
        if (!due) return "open";
        if (*due <= lens_.now) return "late";
        auto const days = days_between(today_of(lens_), last_day(lens_, *due));
        return days == 0 ? "today" : days <= 3 ? "soon" : "open";
    }

    Lens const& lens_;
    std::vector<Task> tasks_;
};

Instant end_of(Lens const& lens, Date day) {
    return start_of(plus_days(day, 1), lens.state.people.zone) - std::chrono::seconds{1};
}

bool lacks_evidence(charter::Kind const& kind, Matter const& matter) {
    return std::any_of(kind.before.begin(), kind.before.end(),
                       [&](charter::Prerequisite const& asked) { return !is_shown(matter, asked); });
}

/// Steps of procedures that wait for the reader, those that are late and the reader is told of, and those that whoever
/// keeps the record has taken over from somebody who left.
void procedures_waiting(Lens const& lens, Desk& desk) {
    auto const add = [&](std::string_view what, InstanceLine const& line) {
        auto const title = line.subject.empty() ? line.title : line.title + " \u00b7 " + line.subject;
        desk.add(what, title, "instance:" + line.instance.text, line.due);
    };
    for (auto const& line : instances_waiting(lens))
        add("instance." + (line.mine ? line.call.value_or("act") : "late"), line);
    for (auto const& line : instances_left(lens)) add("instance.left", line);
}

void matters_waiting(Lens const& lens, Desk& desk) {
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        auto const at = place(id);
        auto const* kind = rules(lens).kind(matter.kind);
        if (matter.stage == MatterStage::proposed && has_power(lens, "matter.settle")) {
            desk.add("matter.settle", matter.title, at);
        }
        if (matter.stage == MatterStage::proposed && matter.proposed_by == lens.reader) {
            if (kind != nullptr && lacks_evidence(*kind, matter)) desk.add("matter.prepare", matter.title, at);
        }
        if (matter.stage == MatterStage::declined && matter.proposed_by == lens.reader) {
            desk.add("matter.declined", matter.title, at);
        }
        auto const asks_consent = matter.reconsiders && kind != nullptr && kind->reconsider &&
                                  matter.stage == MatterStage::accepted && !matter.consents.contains(lens.reader) &&
                                  people::on_roster(lens.state.people, lens.reader, today_of(lens));
        if (asks_consent) desk.add("matter.consent", matter.title, at);
    }
}

bool papers_unread(Lens const& lens, Meeting const& meeting) {
    auto const unread = [&](ItemId const& id) {
        auto const* item = find(lens.state.meetings, id);
        if (item == nullptr || item->ended || item->stage != ItemStage::listed) return false;
        auto const& papers = find(lens.state.meetings, item->matter)->papers;
        auto const all_read = std::all_of(papers.begin(), papers.end(),
                                          [&](Paper const& one) { return one.readings.contains(lens.reader); });
        if (all_read) return false;
        auto const meant_for = addressees_of(scene(lens), meeting, *item);
        return std::find(meant_for.begin(), meant_for.end(), lens.reader) != meant_for.end();
    };
    return std::any_of(meeting.agenda.begin(), meeting.agenda.end(), unread);
}

void before_meeting(Lens const& lens, Meeting const& meeting, Desk& desk) {
    auto const at = place(meeting.id);
    auto const title = title_of(lens, meeting);
    if (meeting.stage == MeetingStage::planned && has_power(lens, "notice.send")) {
        desk.add("notice.send", title, at, card_of(lens, meeting).notice_by);
    }
    auto const roster = roster_of(scene(lens), meeting);
    auto const member = std::find(roster.begin(), roster.end(), lens.reader) != roster.end();
    auto const* leave = member ? leave_of(meeting, lens.reader) : nullptr;
    auto const former = leave != nullptr && !stands(meeting, *leave);
    // Leave for the time the meeting was moved from: the member says whether they cannot come now either.
    auto const unsure = former && leave->state != LeaveState::refused && !meeting.receipts.contains(lens.reader);
    if (unsure) desk.add("leave.confirm", title, at, meeting.starts);
    // Who was refused leave is due to attend, and is told so until they say that the notice has come.
    auto const refused = leave != nullptr && !former && leave->state == LeaveState::refused;
    if (refused && !meeting.receipts.contains(lens.reader)) desk.add("leave.refused", title, at, meeting.starts);
    auto const waits_for_reader = member && meeting.stage == MeetingStage::noticed &&
                                  !meeting.receipts.contains(lens.reader) && (leave == nullptr || former);
    if (waits_for_reader) desk.add("notice.acknowledge", title, at, meeting.starts);
    if (meeting.stage == MeetingStage::noticed && papers_unread(lens, meeting)) {
        desk.add("paper.read", title, at, meeting.starts);
    }
    for (auto const& who : ranked(lens, meeting, meeting.leave)) {
        auto const& asked = meeting.leave.at(who);
        if (asked.state == LeaveState::asked && stands(meeting, asked) && has_power(lens, "leave.approve") &&
            who != lens.reader) {
            desk.add("leave.answer", phrase(lens, "of-person", {{"name", name_of(lens, who)}, {"what", title}}), at,
                     meeting.starts);
        }
    }
    if (meeting.stage == MeetingStage::open) desk.add("meeting.sits", title, at, meeting.starts);
}

/// What the minutes wait for, and once they are signed a correction of them.
void after_meeting(Lens const& lens, Meeting const& meeting, Desk& desk) {
    auto const& minutes = meeting.minutes;
    if (meeting.stage != MeetingStage::closed || (minutes.signed_at && !minutes.correction)) return;
    auto const at = place(meeting.id);
    auto const title = title_of(lens, meeting);
    auto const& sent = consultation_of(minutes);
    if (!sent.circulated && has_power(lens, "minutes.write")) desk.add("minutes.write", title, at);
    if (!sent.circulated) return;
    auto const waiting = yet_to_comment(scene(lens), meeting, rules(lens, meeting));
    // Who was away is asked as well, and holds nobody up (article 25).
    auto const asked = contains(roster_of(scene(lens), meeting), lens.reader) && !sent.comments.contains(lens.reader);
    if (!sent.comments_closed && asked) {
        desk.add(minutes.correction ? "correction.comment" : "minutes.comment", title, at, sent.comments_until);
    }
    auto const open = !unanswered_comments(sent).empty();
    if (open && has_power(lens, "minutes.write")) desk.add("minutes.answer", title, at);
    auto const all_in = waiting.empty() || sent.comments_closed;
    if (all_in && !open && has_power(lens, "minutes.sign")) {
        desk.add(minutes.correction ? "correction.sign" : "minutes.sign", title, at);
    }
}

void directives_waiting(Lens const& lens, Desk& desk) {
    for (auto const& [id, directive] : lens.state.meetings.directives) {
        if (directive.stage == DirectiveStage::closed) continue;
        auto const at = place(id);
        auto const due = end_of(lens, directive.due);
        if (directive.owner == lens.reader && directive.stage == DirectiveStage::running) {
            desk.add("directive.carry-out", directive.task, at, due);
        }
        if (auto const report = report_due(scene(lens), rules(lens), directive, today_of(lens));
            report && has_power(lens, "directive.check")) {
            desk.add("directive.report", directive.task, at, report->latest);
        }
        if (directive.stage == DirectiveStage::done && has_power(lens, "directive.check")) {
            desk.add("directive.check", directive.task, at);
        }
        if (directive.overdue && directive.stage == DirectiveStage::running && has_power(lens, "directive.check")) {
            desk.add("directive.urge", directive.task, at, due);
        }
        auto const unanswered = std::any_of(directive.problems.begin(), directive.problems.end(),
                                            [](Problem const& one) { return one.instruction.empty(); });
        if (unanswered && holds(lens, Office::chair)) desk.add("directive.instruct", directive.task, at, due);
    }
    if (!has_power(lens, "directive.assign")) return;
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (!followed_up(decision)) desk.add("directive.issue", decision.text, place(id));
    }
}

/// What comes round and was not gone through, or whose period ends soon.
void rounds_coming(Lens const& lens, Desk& desk) {
    for (auto const& one : rounds_waiting(lens))
        desk.add(one.missed ? "round.missed" : "round.due", one.title, one.at, end_of(lens, one.until));
}

/// What goes together with something else, as the charter asks, and stands alone.
void halves_waiting(Lens const& lens, Desk& desk) {
    for (auto const& one : halves_missing(lens)) desk.add("layout.pair", one.title, "instance:" + one.instance.text);
}

/// What is to be in somebody's hands, by choice, and is in nobody's.
void choices_untaken(Lens const& lens, Desk& desk) {
    for (auto const& one : choices_missing(lens)) desk.add("layout.nobody", one.title, "register:" + one.register_name);
}

/// Authority that runs out: who holds it stops acting on it, who may give it sees whether it is still wanted.
void authority_ending(Lens const& lens, Desk& desk) {
    constexpr std::int32_t kBefore = 14;  // days
    auto const today = today_of(lens);
    for (auto const& [id, one] : lens.state.meetings.authorisations) {
        auto const runs = authority_on(scene(lens), one, today) == Authority::running;
        auto const ending = runs && one.to <= plus_days(today, kBefore);
        if (ending && (one.person == lens.reader || has_power(lens, "authorisation.grant")))
            desk.add("authorisation.ends", name_of(lens, one.person) + " \u00b7 " + one.scope,
                     "authorisation:" + id.text, end_of(lens, one.to));
    }
}

void body_waiting(Lens const& lens, Desk& desk) {
    for (auto const& [month, reason] : lens.state.meetings.months) {
        if (reason.empty() && (holds(lens, Office::chair) || has_power(lens, "record.keep"))) {
            desk.add("month.explain", month, "body");
        }
    }
    for (auto const& [id, urgent] : lens.state.meetings.urgents) {
        auto const taken_up = std::any_of(lens.state.meetings.matters.begin(), lens.state.meetings.matters.end(),
                                          [&](auto const& one) { return one.second.ratifies == id; });
        // What was done between meetings is the members' to know (article 23), whoever else may propose matters.
        auto const inside = people::on_roster(lens.state.people, lens.reader, today_of(lens));
        if (!urgent.answered && !taken_up && inside && has_power(lens, "matter.propose")) {
            desk.add("urgent.ratify", urgent.act, "urgent:" + id.text);
        }
    }
}

Lights lights_of(Lens const& lens) {
    Lights lights;
    for (auto const& line : directives(lens).directives) {
        if (line.light == "red") ++lights.red;
        if (line.light == "amber") ++lights.amber;
        if (line.light == "green") ++lights.green;
    }
    return lights;
}

Cadence cadence_of(Lens const& lens) {
    Cadence cadence;
    cadence.month = to_text(today_of(lens)).substr(0, 7);
    cadence.by = show(lens, rules(lens).cadence_months.by);
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (!meeting.opened) continue;
        auto const day = to_text(quorate::day_of(*meeting.opened, lens.state.people.zone));
        if (day.starts_with(cadence.month)) ++cadence.held;
    }
    for (auto const& [month, reason] : lens.state.meetings.months) {
        if (reason.empty()) cadence.unexplained.push_back(month);
    }
    return cadence;
}

/// What an inspector begins with reaches back one year: older meetings are read one by one, not at every look.
constexpr std::chrono::days kInspected{365};

/// Who inspects begins with what an inspection finds; to everybody else the check stands on the meeting's own page.
std::vector<UnsoundLine> unsound_meetings(Lens const& lens) {
    std::vector<UnsoundLine> result;
    if (!holds(lens, Office::inspector)) return result;
    std::vector<Meeting const*> closed;
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        auto const recent = meeting.starts >= lens.now - kInspected;
        if (recent && meeting.stage == MeetingStage::closed) closed.push_back(&meeting);
    }
    std::stable_sort(closed.begin(), closed.end(),
                     [](auto const* one, auto const* two) { return one->starts > two->starts; });
    for (auto const* meeting : closed) {
        auto const check = self_check(lens, meeting->id);
        if (check && check->bad > 0) result.push_back({meeting->id, check->title, check->bad, check->open});
    }
    return result;
}

/// Closed, and something is still to be done about it.
bool unfinished(MeetingCard const& card) {
    return card.stage.name == "closed" && card.steps.back().state != "done";
}

}  // namespace

Today today(Lens const& lens) {
    Today result;
    result.reader = show_person(lens, lens.reader);
    result.body_name = lens.state.people.name;
    result.prepares = has_power(lens, "meeting.convene") || has_power(lens, "notice.send");
    Desk desk(lens);
    matters_waiting(lens, desk);
    procedures_waiting(lens, desk);
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (!may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) continue;
        before_meeting(lens, meeting, desk);
        after_meeting(lens, meeting, desk);
        auto const card = card_of(lens, meeting);
        if (meeting.stage == MeetingStage::open) result.live = card;
        auto const ahead = meeting.stage == MeetingStage::planned || meeting.stage == MeetingStage::noticed;
        if (ahead && (!result.next || meeting.starts < result.next->starts)) result.next = card;
        if (unfinished(card)) result.recent.push_back(card);
    }
    directives_waiting(lens, desk);
    rounds_coming(lens, desk);
    halves_waiting(lens, desk);
    choices_untaken(lens, desk);
    body_waiting(lens, desk);
    authority_ending(lens, desk);
    result.tasks = desk.sorted();
    std::stable_sort(result.recent.begin(), result.recent.end(),
                     [](auto const& left, auto const& right) { return left.starts > right.starts; });
    result.directives = lights_of(lens);
    result.cadence = cadence_of(lens);
    result.unsound = unsound_meetings(lens);
    result.away = away_soon(lens);
    return result;
}

}  // namespace quorate::views

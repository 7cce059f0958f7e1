#include "views/meeting.hpp"

#include <algorithm>

#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

std::vector<std::string> missing_of(Lens const& lens, charter::Rules const& law, Matter const& matter) {
    std::vector<std::string> result;
    auto const* kind = law.kind(matter.kind);
    if (kind == nullptr) return result;
    for (auto const& one : kind->before) {
        if (is_shown(matter, one) || excuse_of(lens, matter, one)) continue;
        result.push_back(show(lens, Term{"prerequisite", one.name}).label);
    }
    return result;
}

std::vector<ExcusedLine> excused_of(Lens const& lens, charter::Rules const& law, Matter const& matter) {
    std::vector<ExcusedLine> result;
    auto const* kind = law.kind(matter.kind);
    if (kind == nullptr) return result;
    for (auto const& one : kind->before) {
        if (is_shown(matter, one)) continue;
        if (auto reason = excuse_of(lens, matter, one))
            result.push_back({show(lens, Term{"prerequisite", one.name}).label, std::move(*reason)});
    }
    return result;
}

std::vector<RecusalLine> recusals_of(Lens const& lens, Meeting const& meeting, Matter const& matter, Item const& item) {
    std::vector<RecusalLine> result;
    for (auto const& member : ranked(lens, meeting, item.recusals)) {
        auto const& recusal = item.recusals.at(member);
        result.push_back({member, name_of(lens, member), show(lens, recusal.cause), recusal.ground, false});
    }
    if (item.ended) return result;
    for (auto const& one : found_recusals(scene(lens), matter, item, roster_of(scene(lens), meeting))) {
        result.push_back({one.member, name_of(lens, one.member), show(lens, one.cause), one.ground, one.by_name});
    }
    return result;
}

std::vector<ObserverLine> observers_of(Lens const& lens, Meeting const& meeting, Item const& item) {
    std::vector<ObserverLine> result;
    for (auto const& person : ranked(lens, meeting, item.invited)) {
        ObserverLine line{person, name_of(lens, person), false, {}, {}};
        auto const presence = item.observers.find(person);
        if (presence != item.observers.end() && !presence->second.stays.empty()) {
            line.present = presence->second.now();
            line.from = presence->second.stays.front().from;
            line.to = presence->second.stays.back().to;
        }
        result.push_back(std::move(line));
    }
    return result;
}

std::vector<OpinionLine> opinions_of(Lens const& lens, Meeting const& meeting, Item const& item) {
    std::vector<OpinionLine> result;
    for (auto const& member : ranked(lens, meeting, item.opinions)) {
        auto const& opinion = item.opinions.at(member);
        OpinionLine line{member, name_of(lens, member), {}, opinion.given, opinion.read_out};
        if (!deny_opinion(scene(lens), rules(lens), reader(lens), item.id, member)) line.text = opinion.text;
        result.push_back(std::move(line));
    }
    return result;
}

/// What became of an item, in a word.
std::optional<std::string> result_of(Lens const& lens, Item const& item) {
    switch (item.stage) {
        case ItemStage::listed:
        case ItemStage::open:
        case ItemStage::voting:
            return {};
        case ItemStage::noted:
            return phrase(lens, "result.noted");
        case ItemStage::deferred:
            return phrase(lens, "result.deferred", {{"reason", item.ended_reason}});
        case ItemStage::removed:
            return phrase(lens, "result.removed", {{"reason", item.ended_reason}});
        case ItemStage::decided:
            break;
    }
    auto const passed = [&](Question const& one) {
        auto const* decision = one.decision ? find(lens.state.meetings, *one.decision) : nullptr;
        return decision != nullptr && decision->passed;
    };
    auto const count = std::count_if(item.questions.begin(), item.questions.end(), passed);
    auto const all = static_cast<std::int64_t>(item.questions.size());
    if (count == 0) return phrase(lens, "result.failed");
    if (count == all) return phrase(lens, "result.passed");
    return phrase(lens, "result.partly", {{"passed", std::int64_t{count}}, {"all", all}});
}

AgendaLine agenda_line(Lens const& lens, Meeting const& meeting, Item const& item, std::int64_t number) {
    auto const* matter = find(lens.state.meetings, item.matter);
    auto const& law = rules(lens, meeting);
    AgendaLine line;
    line.item = item.id;
    line.matter = item.matter;
    line.number = number;
    line.stage = show(lens, item.stage);
    line.kind = show_kind(lens, matter->kind);
    if (auto const* kind = law.kind(matter->kind)) {
        line.major = show(lens, major_of(scene(lens), law, *matter, quorate::meetings::day_of(scene(lens), meeting)));
        line.article = show(lens, meeting, kind->by);
    }
    line.late = meeting.noticed && item.added > *meeting.noticed;
    auto const titled = readable(lens, item.id, Aspect::title);
    line.title = titled ? matter->title : phrase(lens, "title.closed");
    line.again = titled && matter->reconsiders;
    line.mine = readable(lens, item.id, Aspect::papers);
    line.result = result_of(lens, item);
    line.recusals = recusals_of(lens, meeting, *matter, item);
    line.outlook = outlook_of(lens, meeting, item);
    if (!line.mine) return line;
    line.unit = unit_name(lens, matter->unit);
    line.missing = missing_of(lens, law, *matter);
    line.excused = excused_of(lens, law, *matter);
    line.papers = papers_of(lens, *matter);
    line.observers = observers_of(lens, meeting, item);
    line.opinions = opinions_of(lens, meeting, item);
    return line;
}

std::vector<ReplyLine> replies_of(Lens const& lens, Meeting const& meeting) {
    auto const chair = people::chair_on(lens.state.people, meetings::day_of(scene(lens), meeting));
    std::vector<ReplyLine> result;
    for (auto const& member : roster_of(scene(lens), meeting)) {
        ReplyLine line{member, name_of(lens, member), member == chair, {}, {}, {}, {}};
        auto const receipt = meeting.receipts.find(member);
        if (receipt != meeting.receipts.end()) line.acknowledged = receipt->second;
        if (auto const* leave = leave_of(meeting, member)) {
            line.leave = show(lens, leave->state);
            line.leave_reason = leave->reason;
            line.leave_former = former_time(meeting, *leave);
        }
        result.push_back(std::move(line));
    }
    return result;
}

std::vector<ReadyMatter> ready_matters(Lens const& lens) {
    std::vector<ReadyMatter> result;
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        if (matter.stage != MatterStage::accepted) continue;
        if (!may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) continue;
        result.push_back({id, matter.title, show_kind(lens, matter.kind), matter.reconsiders.has_value(),
                          missing_of(lens, rules(lens), matter)});
    }
    return result;
}

std::vector<UrgentId> unanswered(State const& state) {
    std::vector<UrgentId> result;
    for (auto const& [id, urgent] : state.urgents) {
        if (!urgent.answered) result.push_back(id);
    }
    return result;
}

}  // namespace

std::vector<AgendaLine> agenda(Lens const& lens, Meeting const& meeting) {
    std::vector<AgendaLine> lines;
    std::int64_t number = 0;
    for (auto const& id : meeting.agenda) {
        auto const* item = find(lens.state.meetings, id);
        ++number;
        if (item != nullptr) lines.push_back(agenda_line(lens, meeting, *item, number));
    }
    return lines;
}

Meetings meetings(Lens const& lens) {
    Meetings result;
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) {
            result.meetings.push_back(card_of(lens, meeting));
        }
    }
    std::stable_sort(result.meetings.begin(), result.meetings.end(),
                     [](auto const& left, auto const& right) { return left.starts > right.starts; });
    return result;
}

std::optional<MeetingPage> meeting(Lens const& lens, MeetingId const& id) {
    auto const* found = find(lens.state.meetings, id);
    if (found == nullptr || !may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) return {};
    MeetingPage page;
    page.card = card_of(lens, *found);
    page.keeps_record = has_power(lens, "record.keep");
    auto const presider = presider_of(scene(lens), *found, rules(lens, *found));
    if (!presider.empty()) page.presider = name_of(lens, presider);
    if (!found->cancelled_reason.empty()) page.cancelled_reason = found->cancelled_reason;
    page.agenda = agenda(lens, *found);
    page.replies = replies_of(lens, *found);
    page.quorum_expected = page.card.expected >= page.card.quorum_needed;
    page.deviations = deviations_of(lens, *found);
    page.minutes_signed = found->minutes.signed_at.has_value();
    page.ready = ready_matters(lens);
    page.to_ratify = unanswered(lens.state.meetings);
    for (auto& person : everybody(lens)) {
        if (!people::on_roster(lens.state.people, person.person, today_of(lens)))
            page.guests.push_back(std::move(person));
    }
    return page;
}

}  // namespace quorate::views

#include "views/visits.hpp"

#include <algorithm>

#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

/// What the reader is to do about the item now; empty when there is nothing left to do.
std::string_view state_of(Meeting const& meeting, Item const& item, PersonId const& reader) {
    auto const presence = item.observers.find(reader);
    auto const came = presence != item.observers.end();
    if (meeting.current == item.id) return came && presence->second.now() ? "inside" : "come-in";
    if (!item.ended) return "waiting";
    // The end of the item ends the visit; who was in the room is told so for as long as the meeting goes on.
    return came && meeting.stage == MeetingStage::open ? "leave" : "";
}

std::optional<VisitLine> visit_of(Lens const& lens, Meeting const& meeting, Item const& item, std::int64_t number) {
    // Article 19.3: from the notice on, an observer has to do with the items they were asked to.
    if (!item.invited.contains(lens.reader) || (!meeting.noticed && !meeting.opened)) return {};
    auto const state = state_of(meeting, item, lens.reader);
    if (state.empty()) return {};
    VisitLine line;
    line.item = item.id;
    line.meeting = meeting.id;
    line.meeting_title = title_of(lens, meeting);
    line.starts = meeting.starts;
    line.place = meeting.place;
    line.sits = meeting.stage == MeetingStage::open;
    line.number = number;
    line.state = show(lens, Term{"visit", std::string(state)});
    auto const* matter = find(lens.state.meetings, item.matter);
    if (may_read(scene(lens), rules(lens), reader(lens), item.id, Aspect::title)) {
        line.matter = matter->id;
        line.title = matter->title;
    }
    if (may_read(scene(lens), rules(lens), reader(lens), item.id, Aspect::papers))
        line.papers = papers_of(lens, *matter);
    return line;
}

}  // namespace

Visits visits(Lens const& lens) {
    Visits result;
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (meeting.stage == MeetingStage::closed || meeting.stage == MeetingStage::cancelled) continue;
        std::int64_t number = 0;
        for (auto const& item_id : meeting.agenda) {
            ++number;
            auto const* item = find(lens.state.meetings, item_id);
            if (item == nullptr) continue;
            if (auto line = visit_of(lens, meeting, *item, number)) result.visits.push_back(std::move(*line));
        }
    }
    std::stable_sort(result.visits.begin(), result.visits.end(),
                     [](auto const& left, auto const& right) { return left.starts < right.starts; });
    return result;
}

}  // namespace quorate::views

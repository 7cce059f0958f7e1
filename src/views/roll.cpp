#include "views/roll.hpp"

#include <algorithm>

#include "meetings/minutes.hpp"
#include "views/show.hpp"

namespace quorate::views {

using namespace quorate::meetings;

Roll roll_of(Lens const& lens, Meeting const& meeting) {
    Roll roll;
    roll.present = attendees_of(scene(lens), meeting, rules(lens, meeting));
    for (auto const& member : roster_of(scene(lens), meeting)) {
        if (!contains(roll.present, member)) {
            (on_approved_leave(meeting, member) ? roll.on_leave : roll.absent).push_back(member);
            continue;
        }
        auto const& stays = meeting.presence.at(member).stays;
        auto const first = std::ranges::find_if(stays, [&](Stay const& stay) { return sat(meeting, stay); });
        if (meeting.opened && first->from > *meeting.opened) roll.late.push_back({member, first->from});
        auto const& last = stays.back().to;
        auto const gone = meeting.closed && last && *last < *meeting.closed;
        if (gone && !waits_outside(scene(lens), meeting, member)) roll.early.push_back({member, *last});
    }
    return roll;
}

bool in_room_at(Presence const& presence, Instant when) {
    return std::ranges::any_of(presence.stays,
                               [&](Stay const& stay) { return stay.from < when && (!stay.to || *stay.to > when); });
}

}  // namespace quorate::views

#pragma once

#include "base/word.hpp"
#include "meetings/scene.hpp"

/// The things that a command names, looked up once for every decision: whoever names what is not there is told so.
namespace quorate::meetings {

/// A month of the calendar, counted from January of year 0, so that months can be subtracted.
using Month = std::int32_t;
[[nodiscard]] Month month_of(Date day);

/// The rules in force today, for what belongs to no meeting.
[[nodiscard]] charter::Rules const& rules_today(Scene const& scene, Context const& context);

/// nullptr after the fault "unknown-meeting".
[[nodiscard]] Meeting const* known_meeting(Checks& checks, Scene const& scene, MeetingId const& id);

/// An item and the meeting it stands on the agenda of; both nullptr after the fault "unknown-item".
struct KnownItem {
    Item const* item = nullptr;
    Meeting const* meeting = nullptr;
};
[[nodiscard]] KnownItem known_item(Checks& checks, Scene const& scene, ItemId const& id);

/// The stage a matter, meeting or item is in, as the fact that a refusal rests on.
template <class Thing>
[[nodiscard]] Facts stage_fact(Thing const& thing) {
    return {{"stage", std::vector{term(thing.stage)}}};
}

}  // namespace quorate::meetings

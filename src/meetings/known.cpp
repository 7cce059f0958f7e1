#include "meetings/known.hpp"

#include "base/must.hpp"
#include "meetings/lookup.hpp"

namespace quorate::meetings {

Month month_of(Date day) {
    return static_cast<int>(day.year()) * 12 + static_cast<Month>(static_cast<unsigned>(day.month())) - 1;
}

charter::Rules const& rules_today(Scene const& scene, Context const& context) {
    return people::rules_on(scene.people, context, people::today(scene.people, context));
}

Meeting const* known_meeting(Checks& checks, Scene const& scene, MeetingId const& id) {
    auto const* meeting = find(scene.meetings, id);
    checks.input(meeting != nullptr, "/meeting", "unknown-meeting");
    return meeting;
}

KnownItem known_item(Checks& checks, Scene const& scene, ItemId const& id) {
    auto const* item = find(scene.meetings, id);
    if (!checks.input(item != nullptr, "/item", "unknown-item")) return {};
    auto const* meeting = find(scene.meetings, item->meeting);
    must(meeting != nullptr, "an item stands on a meeting's agenda");
    return {item, meeting};
}

}  // namespace quorate::meetings

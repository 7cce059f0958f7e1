#include "journal/store.hpp"

#include <algorithm>

namespace quorate::journal {

bool can_be_kept(Group const& group) {
    auto const event_can = [](NewEvent const& event) { return can_be_kept(event); };
    return !group.events.empty() && can_be_kept(group.command) &&
           std::all_of(group.events.begin(), group.events.end(), event_can);
}

}  // namespace quorate::journal

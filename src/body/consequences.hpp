#pragma once

#include <vector>

#include "body/body.hpp"

/// What one room's events bring about in another. The rooms do not know of each other; here is where they meet.
namespace quorate::body {

/// Adds to what was decided: a decision moves the procedures that waited for it, a matter that is dropped lets them go;
/// leave that was granted counts for the meetings it falls on; and time lapses in procedures as it does in meetings.
void add_consequences(std::vector<Event>& events, State const& state, Command const& command, Context const& context);

}  // namespace quorate::body

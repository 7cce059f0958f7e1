#pragma once

#include <source_location>

namespace quorate {

/// Ends the process with a message when an invariant is broken. A broken invariant is a defect of this program, never
/// bad input: going on could write a wrong entry that can never be taken back. The supervisor restarts and replays.
void must(bool condition, char const* why, std::source_location where = std::source_location::current());

}  // namespace quorate

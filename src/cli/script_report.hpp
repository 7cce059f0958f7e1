#pragma once

#include "cli/invocation.hpp"
#include "play/play.hpp"

namespace quorate::cli {

/// Where a scenario or an example stopped, as "FILE:LINE: what": a difference, or a line that could not be understood.
void print_difference(Invocation const& invocation, std::string const& path, play::LineReport const& line);
/// What could not be read at all.
void print_fault(Invocation const& invocation, std::string const& path, play::ScriptFault const& fault);

}  // namespace quorate::cli

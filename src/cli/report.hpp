#pragma once

#include "archive/verify.hpp"
#include "cli/invocation.hpp"

namespace quorate::cli {

/// What a verifier found, line by line, and its last word.
void print_report(Invocation const& invocation, archive::Report const& report);

}  // namespace quorate::cli

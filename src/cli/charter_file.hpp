#pragma once

#include <optional>
#include <string>

#include "cli/invocation.hpp"
#include "server/founding.hpp"

namespace quorate::cli {

/// A charter file that can be adopted; empty, after a complaint, when it has errors or examples that fail. Throws
/// WrongUsage when it cannot be read.
[[nodiscard]] std::optional<server::SoundCharter> sound_charter(Invocation const& invocation, std::string const& path);

}  // namespace quorate::cli

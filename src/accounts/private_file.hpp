#pragma once

#include <filesystem>

namespace quorate::accounts {

/// The file, made readable by its owner only before anything is written into it. ":memory:" is left as it is.
[[nodiscard]] std::filesystem::path private_file(std::filesystem::path const& file);

}  // namespace quorate::accounts

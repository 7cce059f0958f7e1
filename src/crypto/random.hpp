#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Chance, for the rooms that may use it. The pure rooms receive ids; they never make one.
namespace quorate::crypto {

[[nodiscard]] std::string random_bytes(std::size_t count);
/// The prefix, "_" and 16 digits of 5 random bits each, from an alphabet without i, l, o and u: "mtg_3k9...".
[[nodiscard]] std::string random_id(std::string_view prefix);

}  // namespace quorate::crypto

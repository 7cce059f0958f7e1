#pragma once

#include <optional>
#include <string_view>

#include "crypto/digest.hpp"

namespace quorate::crypto {

/// Which digest and which signature a body uses for good: its charter says so at the founding.
enum class Suite {
    guomi,          ///< SM3 with SM2 (GB/T 32905, GB/T 32918)
    international,  ///< SHA-256 with Ed25519
};

[[nodiscard]] constexpr Hash hash_of(Suite suite) {
    return suite == Suite::guomi ? Hash::sm3 : Hash::sha256;
}

/// "guomi" or "international".
[[nodiscard]] constexpr std::string_view to_text(Suite suite) {
    return suite == Suite::guomi ? "guomi" : "international";
}

[[nodiscard]] constexpr std::optional<Suite> suite_from(std::string_view text) {
    if (text == to_text(Suite::guomi)) return Suite::guomi;
    if (text == to_text(Suite::international)) return Suite::international;
    return {};
}

}  // namespace quorate::crypto

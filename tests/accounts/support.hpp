#pragma once

#include <filesystem>
#include <string>

#include "accounts/accounts.hpp"

namespace quorate::accounts {

inline Instant const kNoon = *instant_from("2026-03-12T04:00:00Z");
/// Digests that cost next to nothing: the tests are about everything else.
inline PasswordCost const kCheap{.memory_kib = 8, .passes = 1, .lanes = 1};

inline NewAccount account(std::string name, std::string password = "four lime trees") {
    return {std::move(name), std::move(password), false, false};
}

}  // namespace quorate::accounts

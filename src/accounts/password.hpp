#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate::accounts {

/// What one argon2id digest costs. The defaults follow the advice for interactive sign-in: 19 MiB, two passes, one
/// lane.
struct PasswordCost {
    unsigned memory_kib = 19 * 1024;
    unsigned passes = 2;
    unsigned lanes = 1;
};

/// What is wrong with a new password, by name of the fault in the catalogue; empty when it may be used.
[[nodiscard]] std::vector<std::string> password_faults(std::string_view password, std::string_view account);

/// The digest as it is stored, with its salt and cost inside ("$argon2id$v=19$..."). Throws std::runtime_error when
/// there is no memory for it.
[[nodiscard]] std::string password_digest(std::string_view password, PasswordCost const& cost = {});

/// True when the password led to the digest. Takes as long as making the digest, and compares in constant time.
[[nodiscard]] bool password_matches(std::string_view password, std::string const& digest);

/// True when the digest was made at another cost than asked for now, so that it should be made anew at the next
/// sign-in.
[[nodiscard]] bool digest_outdated(std::string const& digest, PasswordCost const& cost);

}  // namespace quorate::accounts

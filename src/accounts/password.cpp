#include "accounts/password.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <argon2.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "crypto/random.hpp"

namespace quorate::accounts {

namespace {

constexpr std::size_t kLengthLeast = 10;   ///< in code points
constexpr std::size_t kLengthMost = 1024;  ///< in bytes: a bound for the work, far above any pass phrase
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kDigestBytes = 32;

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// The longest run of the same or of neighbouring characters ("aaaa", "1234", "dcba"): such runs carry no secret.
std::size_t longest_run(std::string_view text) {
    std::size_t longest = text.empty() ? 0 : 1;
    std::size_t run = 1;
    int last_step = 2;
    for (std::size_t at = 1; at < text.size(); ++at) {
        int const step = text[at] - text[at - 1];
        run = (step >= -1 && step <= 1) ? (step == last_step ? run + 1 : 2) : 1;
        last_step = step;
        longest = std::max(longest, run);
    }
    return longest;
}

bool commonplace(std::string_view lower) {
    static constexpr auto kOften = std::to_array<std::string_view>(
        {"password", "passw0rd", "p@ssw0rd", "qwerty", "qazwsx", "1q2w3e", "admin",  "letmein", "welcome", "iloveyou",
         "woaini",   "5201314",  "quorate",  "mima",   "dangzu", "asdfgh", "zxcvbn", "88888",   "66666",   "123123"});
    for (auto const word : kOften) {
        auto const rest = text::replace_all(lower, word, "");
        if (rest.size() != lower.size() && rest.size() < 4) return true;
    }
    return longest_run(lower) * 2 > lower.size();
}

}  // namespace

std::vector<std::string> password_faults(std::string_view password, std::string_view account) {
    if (!text::valid_utf8(password)) return {"password-unreadable"};
    std::vector<std::string> faults;
    if (text::length(password) < kLengthLeast) faults.emplace_back("password-short");
    if (password.size() > kLengthMost) faults.emplace_back("password-long");
    auto const lower = lower_ascii(password);
    if (!account.empty() && lower.contains(lower_ascii(account))) faults.emplace_back("password-holds-name");
    if (faults.empty() && commonplace(lower)) faults.emplace_back("password-common");
    return faults;
}

std::string password_digest(std::string_view password, PasswordCost const& cost) {
    auto const salt = crypto::random_bytes(kSaltBytes);
    std::string digest(argon2_encodedlen(cost.passes, cost.memory_kib, cost.lanes, kSaltBytes, kDigestBytes, Argon2_id),
                       '\0');
    auto const outcome =
        argon2id_hash_encoded(cost.passes, cost.memory_kib, cost.lanes, password.data(), password.size(), salt.data(),
                              salt.size(), kDigestBytes, digest.data(), digest.size());
    if (outcome != ARGON2_OK) throw std::runtime_error(argon2_error_message(outcome));
    digest.resize(digest.find('\0'));
    return digest;
}

bool password_matches(std::string_view password, std::string const& digest) {
    auto const outcome = argon2id_verify(digest.c_str(), password.data(), password.size());
    if (outcome == ARGON2_MEMORY_ALLOCATION_ERROR) throw std::runtime_error(argon2_error_message(outcome));
    return outcome == ARGON2_OK;
}

bool digest_outdated(std::string const& digest, PasswordCost const& cost) {
    return !digest.starts_with(fmt::format("$argon2id$v=19$m={},t={},p={}$", cost.memory_kib, cost.passes, cost.lanes));
}

}  // namespace quorate::accounts

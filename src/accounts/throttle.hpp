#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <string>

#include "base/instant.hpp"

namespace quorate::accounts {

struct ThrottleLimits {
    std::int32_t free_attempts = 3;       ///< failures before the first delay
    std::chrono::seconds first_delay{2};  ///< doubled with every further failure
    std::chrono::seconds longest_delay{60};
    std::chrono::seconds forgotten_after{3600};
    std::size_t keys_most = 10'000;  ///< the key that failed longest ago gives way to a new one
};

/// Slows down those who keep failing, by key (an account's name, an address). An attempt counts as failed from its
/// beginning until it is said to have succeeded, so that many attempts at once gain nothing. Safe to use from any
/// thread.
class Throttle {
  public:
    explicit Throttle(ThrottleLimits limits = {}) : limits_(limits) {}

    /// Zero when the attempt may go on, and it is then counted; else how long to wait, and nothing is counted.
    [[nodiscard]] std::chrono::seconds begin(std::string const& key, Instant now);
    /// The attempt succeeded: all its key's failures are forgotten.
    void succeeded(std::string const& key);
    /// Takes back one counted attempt that said nothing about the key.
    void take_back(std::string const& key);

    [[nodiscard]] std::size_t keys() const;

  private:
    struct Entry {
        std::int32_t failures = 0;
        Instant last{};
        Instant open_again{};
        std::list<std::string>::iterator age;
    };

    [[nodiscard]] std::chrono::seconds delay_after(std::int32_t failures) const;
    void forget_old(Instant now);

    ThrottleLimits limits_;
    mutable std::mutex mutex_;
    std::map<std::string, Entry> entries_;
    std::list<std::string> by_age_;  ///< the key that failed longest ago first
};

}  // namespace quorate::accounts

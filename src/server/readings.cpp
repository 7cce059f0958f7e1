#include "server/readings.hpp"

namespace quorate::server {

namespace {

constexpr std::chrono::minutes kOneReading{15};
/// More than all members, observers and staff of a large body read in a quarter of an hour.
constexpr std::size_t kRememberedMost = 20'000;

}  // namespace

bool Readings::begins(std::string const& account, std::string const& about, Instant now) {
    std::lock_guard const lock(mutex_);
    if (last_.size() >= kRememberedMost)
        std::erase_if(last_, [now](auto const& one) { return one.second + kOneReading <= now; });
    auto const [place, added] = last_.try_emplace({account, about}, now);
    bool const begins = added || place->second + kOneReading <= now;
    place->second = now;
    return begins;
}

}  // namespace quorate::server

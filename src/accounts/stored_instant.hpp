#pragma once

#include <cstdint>

#include "base/instant.hpp"

namespace quorate::accounts {

/// A moment as the tables of this room keep it: seconds since 1970, UTC.
[[nodiscard]] inline std::int64_t seconds_of(Instant when) {
    return when.time_since_epoch().count();
}
[[nodiscard]] inline Instant instant_of(std::int64_t seconds) {
    return Instant{std::chrono::seconds{seconds}};
}

}  // namespace quorate::accounts

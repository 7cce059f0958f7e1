#pragma once

#include <cstdint>

#include "base/instant.hpp"
#include "journal/sqlite.hpp"

/// What the tables of this room share.
namespace quorate::accounts {

/// A moment as it is kept: seconds since 1970, UTC.
[[nodiscard]] inline std::int64_t seconds_of(Instant when) {
    return when.time_since_epoch().count();
}
[[nodiscard]] inline Instant instant_of(std::int64_t seconds) {
    return Instant{std::chrono::seconds{seconds}};
}

/// After a statement: it found no row to change.
[[nodiscard]] inline bool nothing_changed(journal::sqlite::Database& database) {
    return database.number("SELECT changes()") == 0;
}

}  // namespace quorate::accounts

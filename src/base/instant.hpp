#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quorate {

/// A moment, in seconds, UTC. Pure rooms receive it; they never ask for the time.
using Instant = std::chrono::sys_seconds;

/// A calendar day in the body's zone.
using Date = std::chrono::year_month_day;

/// The body's zone as minutes east of UTC. China keeps one zone without daylight saving, so an offset is exact there.
struct Zone {
    std::int32_t minutes_east = 480;
    bool operator==(Zone const&) const = default;
};

[[nodiscard]] Date day_of(Instant when, Zone zone);
[[nodiscard]] Instant start_of(Date day, Zone zone);
[[nodiscard]] Date plus_days(Date day, std::int32_t days);
/// Whole days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] std::int32_t days_between(Date from, Date to);

/// "2026-03-12T01:00:00Z".
[[nodiscard]] std::string to_text(Instant when);
/// "2026-03-12".
[[nodiscard]] std::string to_text(Date day);
/// "2026-03-12 09:00" in the zone.
[[nodiscard]] std::string local_text(Instant when, Zone zone);

/// Reads exactly what to_text(Instant) writes, years 1900 to 9999; nothing else.
[[nodiscard]] std::optional<Instant> instant_from(std::string_view text);
/// Reads exactly what to_text(Date) writes.
[[nodiscard]] std::optional<Date> date_from(std::string_view text);
/// Reads "2026-03-12 09:00" as local time in the zone.
[[nodiscard]] std::optional<Instant> local_from(std::string_view text, Zone zone);

}  // namespace quorate

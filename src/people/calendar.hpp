#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "base/instant.hpp"

/// Which days are worked.
namespace quorate::people {

/// The days of one year that differ from the week, as somebody entered them from a named source.
struct Holidays {
    std::string source;
    std::set<Date> off;   ///< free, whatever day of the week
    std::set<Date> work;  ///< worked, though a Saturday or Sunday
};

/// By year; a year that nobody entered is missing.
using Calendar = std::map<std::int32_t, Holidays>;

/// Whether the day is worked, by what was entered for its year.
[[nodiscard]] inline bool working_day(Holidays const& year, Date day) {
    if (year.work.contains(day)) return true;
    std::chrono::weekday const weekday{std::chrono::sys_days{day}};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !year.off.contains(day);
}

}  // namespace quorate::people

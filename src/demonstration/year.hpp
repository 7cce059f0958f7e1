#pragma once

#include <cstdint>
#include <string>

#include "base/instant.hpp"

namespace quorate::demonstration {

/// What a year is to hold. The same plan gives the same text, another seed another.
struct YearPlan {
    std::uint64_t seed = 1;
    Date last;  ///< the year ends on the day before, and some of what began in it still runs then
    int meetings = 20;
    int matters = 200;
    int papers = 1000;
};

/// A year with so much in it can be told: 2 to 24 meetings, 4 to 20 matters a meeting and up to 12 papers a matter.
[[nodiscard]] bool can_be_told(YearPlan const& plan);

/// A year of a body's life under charters/liaoning-2019.md as a scenario (docs/scenarios.md): everything that happened
/// line by line, and what is known to have come of it. Of the meetings the last one is yet to come. Chance, clock and
/// files have no part in it.
[[nodiscard]] std::string year_of_life(YearPlan const& plan);

}  // namespace quorate::demonstration

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "procedures/procedures.hpp"

/// What the charter has counted for each member in a year.
namespace quorate::procedures {

/// One member's year.
struct FigureRow {
    PersonId member;
    std::vector<std::int64_t>
        counts;            ///< for each choice, in the order of the form; none where they are not told apart
    std::int64_t all = 0;  ///< with what has no choice yet, or one that the form had once
    std::int64_t of = 0;   ///< where hands in a step are counted: of all that asked for theirs
};

struct Figures {
    charter::Figure figure;
    std::vector<std::string> choices;
    std::vector<FigureRow> rows;  ///< in the order of the roster
};

/// Everything that is counted in a calendar year, as it stands `today`. Article 41: it goes by the charter in force on
/// the last day of the year, or today while the year has not come so far; the rows are those who are members on that
/// day. An instance is of the year that its date says, and before it says one, of the year it was started in. What was
/// refused or withdrawn does not count.
[[nodiscard]] std::vector<Figures> figures_of(Scene const& scene, charter::Library const& charters, int year,
                                              Date today);

}  // namespace quorate::procedures

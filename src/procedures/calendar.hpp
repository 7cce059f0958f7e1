#pragma once

#include "procedures/procedures.hpp"

/// When a term is over.
namespace quorate::procedures {

/// Empty, with the year, where the term counts working days of a year whose holidays nobody has entered: nothing is
/// guessed.
struct End {
    std::optional<Instant> due;
    std::optional<std::int32_t> year_missing;
};

/// Hours run from the moment. Days run from the day after, and are over at the end of the last.
[[nodiscard]] End end_of_term(State const& state, Zone zone, Instant from, std::int32_t count, charter::TermUnit unit);

}  // namespace quorate::procedures

#pragma once

#include <expected>

#include "base/refusal.hpp"
#include "base/table.hpp"
#include "views/lens.hpp"

/// A register of procedures as a table: what a spreadsheet of it holds.
namespace quorate::views {

/// What of it is wanted; an empty part leaves nothing out.
struct RegisterFilter {
    std::string name;   ///< of the register
    std::string year;   ///< in which it was started: "2026"
    std::string stage;  ///< "running", "completed", "refused", "withdrawn"
};

/// The entries that the reader may know of, the oldest first, with all that was filled in. A filter that names nothing
/// there is gives faults at /register, /year or /stage.
[[nodiscard]] std::expected<Table, std::vector<BadInput>> register_table(Lens const& lens,
                                                                         RegisterFilter const& filter);

}  // namespace quorate::views

#pragma once

#include <expected>

#include "base/refusal.hpp"
#include "base/table.hpp"
#include "views/register.hpp"

/// A register of procedures as a table: what a spreadsheet of it holds.
namespace quorate::views {

/// What the query finds, on one page and in its order, with all that was filled in. Faults as `register_entries` has
/// them.
[[nodiscard]] std::expected<Table, std::vector<BadInput>> register_table(Lens const& lens, RegisterQuery const& query);

}  // namespace quorate::views

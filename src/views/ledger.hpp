#pragma once

#include <expected>

#include "base/refusal.hpp"
#include "base/table.hpp"
#include "views/lens.hpp"

/// The ledger of 三重一大 (article 15) as a table: what a spreadsheet of it holds.
namespace quorate::views {

/// What of it is wanted; an empty part leaves nothing out.
struct LedgerFilter {
    std::string year;   ///< "2026"
    std::string major;  ///< "decisions" "appointments" "projects" "funds"
    std::string kind;
};

/// The decisions of the four classes that the reader may know of, the oldest first. What part of a row the reader may
/// not know is an empty cell. A filter that names nothing there is gives faults at /year, /class or /kind.
[[nodiscard]] std::expected<Table, std::vector<BadInput>> ledger(Lens const& lens, LedgerFilter const& filter);

}  // namespace quorate::views

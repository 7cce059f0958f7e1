#pragma once

#include <string>

#include "base/table.hpp"

namespace quorate::sheets {

/// The table as a workbook of Office Open XML (.xlsx), ready to print: title and note above, days and sums as such, the
/// head kept in sight and repeated on every page. Throws std::system_error when it cannot be made.
[[nodiscard]] std::string workbook(Table const& table);

}  // namespace quorate::sheets

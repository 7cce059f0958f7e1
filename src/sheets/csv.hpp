#pragma once

#include <string>

#include "base/table.hpp"

namespace quorate::sheets {

/// The columns' titles and the rows by RFC 4180, in UTF-8 behind a byte order mark, by which spreadsheets know it.
/// Text that a spreadsheet would take for a formula gets an apostrophe before it. The note is the last line.
[[nodiscard]] std::string csv(Table const& table);

}  // namespace quorate::sheets

#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "base/money.hpp"

/// A table with typed cells: what a spreadsheet holds, before any format of file.
namespace quorate {

/// Empty where there is nothing to say, or nothing that the reader may know.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Date, Fen>;

struct TableColumn {
    std::string title;
    std::int32_t width = 10;  ///< in characters of the alphabet; a Chinese one takes two
};

struct Table {
    std::string name;   ///< of the sheet and of the file
    std::string title;  ///< above the table
    std::string note;   ///< who took it out, when, and what it holds
    std::vector<TableColumn> columns;
    std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

}  // namespace quorate

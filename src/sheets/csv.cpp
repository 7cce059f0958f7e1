#include "sheets/csv.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <type_traits>

#include "base/text.hpp"

namespace quorate::sheets {
namespace {

/// What spreadsheets begin a formula with, in both widths.
bool looks_like_formula(std::string_view text) {
    static constexpr std::array<std::string_view, 10> starts{"=",  "+",      "-",      "@",      "\t",
                                                             "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return std::any_of(starts.begin(), starts.end(), [&](auto start) { return text.starts_with(start); });
}

std::string quoted(std::string_view text) {
    auto const whole = (looks_like_formula(text) ? "'" : "") + std::string(text);
    if (whole.find_first_of(",\"\r\n") == std::string::npos) return whole;
    return '"' + text::replace_all(whole, "\"", "\"\"") + '"';
}

std::string field(Cell const& cell) {
    return std::visit(
        [](auto const& one) -> std::string {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, std::monostate>)
                return {};
            else if constexpr (std::is_same_v<One, std::string>)
                return quoted(one);
            else if constexpr (std::is_same_v<One, std::int64_t>)
                return std::to_string(one);
            else if constexpr (std::is_same_v<One, Date>)
                return to_text(one);
            else
                return text::replace_all(to_text(one), ",", "");
        },
        cell);
}

}  // namespace

std::string csv(Table const& table) {
    std::string result = "\ufeff";
    auto const end_row = [&] {
        if (result.ends_with(',')) result.pop_back();
        result += "\r\n";
    };
    for (auto const& column : table.columns) result += quoted(column.title) + ',';
    end_row();
    for (auto const& row : table.rows) {
        for (auto const& cell : row) result += field(cell) + ',';
        end_row();
    }
    // Article 23: who took it out, and when, goes with it; so that the lines stay of one width, beside empty cells.
    if (!table.note.empty()) {
        result += quoted(table.note);
        if (table.columns.size() > 1) result.append(table.columns.size() - 1, ',');
        result += "\r\n";
    }
    return result;
}

}  // namespace quorate::sheets

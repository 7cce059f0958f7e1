#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "adoption/plain_text.hpp"

namespace quorate::adoption {

/// The paragraphs of a .docx file, one a line, with the numbers that Word puts in front of them (第十九条, （一）).
/// Deleted and hidden text is left out.
[[nodiscard]] std::expected<std::string, Unreadable> text_of_docx(std::string_view bytes);

}  // namespace quorate::adoption

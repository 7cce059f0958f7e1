#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate::text {

/// True for well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
[[nodiscard]] bool valid_utf8(std::string_view bytes);
/// Number of code points; the bytes must be valid UTF-8.
[[nodiscard]] std::size_t length(std::string_view bytes);
/// Without blanks at both ends: ASCII white space and the ideographic space U+3000.
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] bool blank(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// All `from` in `text` replaced by `to`.
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from, std::string_view to);
/// A number from 1 to 99 in Chinese words: 十九.
[[nodiscard]] std::string chinese_number(int value);

}  // namespace quorate::text

#pragma once

#include <array>
#include <cstdint>
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
/// What blanks part: ASCII white space and the ideographic space U+3000.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);
/// All `from` in `text` replaced by `to`.
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from, std::string_view to);
/// A number from 1 to 99 in Chinese words: 十九.
[[nodiscard]] std::string chinese_number(int value);

/// Where two texts stand in a list: by their code points, whatever the case of Latin letters (ASCII and Latin-1).
[[nodiscard]] bool stands_before(std::string_view one, std::string_view other);

/// A piece of text that is looked for in many others, whatever the case of Latin letters (ASCII and Latin-1). Both must
/// be valid UTF-8.
class Needle {
  public:
    explicit Needle(std::string_view text);
    /// An empty one is in every text.
    [[nodiscard]] bool in(std::string_view text) const;

  private:
    std::string bytes_;                      ///< in lower case
    std::array<std::uint8_t, 256> steps_{};  ///< how far it moves on, by the byte that lies under its last one
};

}  // namespace quorate::text

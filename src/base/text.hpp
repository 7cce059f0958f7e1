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
/// The text in lower case, as far as the letters are Latin (ASCII and Latin-1). It must be valid UTF-8.
[[nodiscard]] std::string lower(std::string_view text);
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
    /// The same for a text that is in lower case, and much faster there.
    [[nodiscard]] bool in_lower(std::string_view text) const { return first_in_lower(text) != text.npos; }
    /// Where it begins there for the first time; npos when it is not there.
    [[nodiscard]] std::size_t first_in_lower(std::string_view text) const;
    /// What is looked for, in lower case.
    [[nodiscard]] std::string const& text() const { return bytes_; }

  private:
    std::string bytes_;                      ///< in lower case
    std::array<std::uint8_t, 256> steps_{};  ///< how far it moves on, by the byte that lies under its last one
};

}  // namespace quorate::text

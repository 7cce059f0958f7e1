#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Bytes as text. Both readers accept only what their writer would have written, so one value has one text.
namespace quorate::crypto {

/// Two lower-case digits per byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);
/// The same into as many bytes as there are; false when the text stands for other than so many.
[[nodiscard]] bool from_hex(std::string_view text, std::span<std::uint8_t> bytes);

/// RFC 4648 section 4, with padding, without line breaks.
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace quorate::crypto

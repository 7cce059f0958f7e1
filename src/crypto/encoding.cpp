#include "crypto/encoding.hpp"

#include <array>
#include <cstdint>

namespace quorate::crypto {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// For every byte its value as a digit, 255 where it is none.
constexpr std::array<std::uint8_t, 256> values_of(std::string_view digits) {
    std::array<std::uint8_t, 256> values{};
    values.fill(255);
    for (std::size_t at = 0; at < digits.size(); ++at) {
        values[static_cast<unsigned char>(digits[at])] = static_cast<std::uint8_t>(at);
    }
    return values;
}

constexpr auto hex_values = values_of(hex_digits);
constexpr auto base64_values = values_of(base64_digits);

std::uint32_t byte(char letter) {
    return static_cast<unsigned char>(letter);
}

}  // namespace

std::string to_hex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (char const letter : bytes) {
        text += hex_digits[byte(letter) >> 4];
        text += hex_digits[byte(letter) & 15];
    }
    return text;
}

bool from_hex(std::string_view text, std::span<std::uint8_t> bytes) {
    if (text.size() != bytes.size() * 2) return false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::uint32_t const high = hex_values[byte(text[2 * at])];
        std::uint32_t const low = hex_values[byte(text[2 * at + 1])];
        if (high == 255 || low == 255) return false;
        bytes[at] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

std::optional<std::string> from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    if (!from_hex(text, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()})) return {};
    return bytes;
}

std::string to_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        auto const left = bytes.size() - at;
        auto const three =
            byte(bytes[at]) << 16 | (left > 1 ? byte(bytes[at + 1]) << 8 : 0U) | (left > 2 ? byte(bytes[at + 2]) : 0U);
        text += base64_digits[three >> 18];
        text += base64_digits[three >> 12 & 63];
        text += left > 1 ? base64_digits[three >> 6 & 63] : '=';
        text += left > 2 ? base64_digits[three & 63] : '=';
    }
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return {};
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        bool const last = at + 4 == text.size();
        std::size_t const padding = !last || text[at + 3] != '=' ? 0 : text[at + 2] != '=' ? 1 : 2;
        std::uint32_t three = 0;
        for (std::size_t digit = 0; digit < 4; ++digit) {
            std::uint32_t const value = digit >= 4 - padding ? 0 : base64_values[byte(text[at + digit])];
            if (value == 255) return {};
            three = three << 6 | value;
        }
        // Bits that belong to no byte must be zero; otherwise several texts would stand for the same bytes.
        if ((padding == 1 && (three & 0xff) != 0) || (padding == 2 && (three & 0xffff) != 0)) return {};
        bytes += static_cast<char>(three >> 16);
        if (padding < 2) bytes += static_cast<char>(three >> 8 & 255);
        if (padding < 1) bytes += static_cast<char>(three & 255);
    }
    return bytes;
}

}  // namespace quorate::crypto

#include "charter/anchor.hpp"

#include <array>

#include <fmt/core.h>

#include "base/text.hpp"

namespace quorate::charter {
namespace {

constexpr int number_max = 999;
constexpr std::array<std::string_view, 10> digit_words{"\u3007", "\u4E00", "\u4E8C", "\u4E09", "\u56DB",
                                                       "\u4E94", "\u516D", "\u4E03", "\u516B", "\u4E5D"};
constexpr std::string_view zero_word = "\u96F6";
constexpr std::string_view ten_word = "\u5341";
constexpr std::string_view hundred_word = "\u767E";

/// A number at the start of `text`, taken off it; empty when there is none in range.
std::optional<int> taken_number(std::string_view& text) {
    if (text.starts_with('0')) return {};
    int value = 0;
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') {
        value = value * 10 + (text[count++] - '0');
        if (value > number_max) return {};
    }
    if (count == 0) return {};
    text.remove_prefix(count);
    return value;
}

bool taken(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}

/// The digit word at the start, taken off; -1 when there is none.
int taken_digit(std::string_view& text) {
    for (int value = 0; value < 10; ++value) {
        if (taken(text, digit_words[static_cast<std::size_t>(value)])) return value;
    }
    return taken(text, zero_word) ? 0 : -1;
}

}  // namespace

std::optional<AnchorParts> anchor_parts(std::string_view anchor) {
    using enum AnchorParts::Level;
    auto const in_chapter = taken(anchor, "ch");
    if (!in_chapter && !taken(anchor, "art")) return {};
    auto const number = taken_number(anchor);
    if (!number) return {};
    if (anchor.empty()) return AnchorParts{in_chapter ? chapter : article, *number, 0};
    if (in_chapter) return {};
    auto const in_paragraph = taken(anchor, ".p");
    if (!in_paragraph && !taken(anchor, ".i")) return {};
    auto const part = taken_number(anchor);
    if (!part || !anchor.empty() || (in_paragraph && *part == 1)) return {};
    return AnchorParts{in_paragraph ? paragraph : item, *number, *part};
}

std::string anchor_of(AnchorParts const& parts) {
    switch (parts.level) {
        case AnchorParts::Level::chapter:
            return fmt::format("ch{}", parts.number);
        case AnchorParts::Level::article:
            return fmt::format("art{}", parts.number);
        case AnchorParts::Level::paragraph:
            return fmt::format("art{}.p{}", parts.number, parts.part);
        case AnchorParts::Level::item:
            return fmt::format("art{}.i{}", parts.number, parts.part);
    }
    return {};
}

std::string number_zh(int value) {
    if (value < 100) return text::chinese_number(value);
    auto const hundreds = std::string(digit_words[static_cast<std::size_t>(value / 100)]) + std::string(hundred_word);
    auto const rest = value % 100;
    if (rest == 0) return hundreds;
    if (rest < 10) return hundreds + std::string(zero_word) + text::chinese_number(rest);
    // One hundred and ten is said with its "one": 一百一十.
    return hundreds + (rest < 20 ? std::string(digit_words[1]) : std::string()) + text::chinese_number(rest);
}

std::optional<int> number_from_zh(std::string_view text) {
    int value = 0;
    int digit = -1;
    auto scale = 1000;
    while (!text.empty()) {
        auto const next = taken_digit(text);
        if (next >= 0) {
            if (digit > 0) return {};
            digit = next;
            continue;
        }
        auto const unit = taken(text, hundred_word) ? 100 : taken(text, ten_word) ? 10 : 0;
        if (unit == 0 || unit >= scale || digit == 0 || (digit < 0 && unit == 100)) return {};
        value += (digit < 0 ? 1 : digit) * unit;
        scale = unit;
        digit = -1;
    }
    if (digit > 0) value += digit;
    if (value == 0 || number_max < value) return {};
    return value;
}

std::string label_zh(AnchorParts const& parts) {
    auto const number = number_zh(parts.number);
    auto const part = parts.part == 0 ? std::string() : number_zh(parts.part);
    switch (parts.level) {
        case AnchorParts::Level::chapter:
            return "\u7B2C" + number + "\u7AE0";
        case AnchorParts::Level::article:
            return "\u7B2C" + number + "\u6761";
        case AnchorParts::Level::paragraph:
            return "\u7B2C" + number + "\u6761\u7B2C" + part + "\u6B3E";
        case AnchorParts::Level::item:
            return "\u7B2C" + number + "\u6761\u7B2C\uFF08" + part + "\uFF09\u9879";
    }
    return {};
}

std::string label_en(AnchorParts const& parts) {
    switch (parts.level) {
        case AnchorParts::Level::chapter:
            return fmt::format("Chapter {}", parts.number);
        case AnchorParts::Level::article:
            return fmt::format("Article {}", parts.number);
        case AnchorParts::Level::paragraph:
            return fmt::format("Article {}.{}", parts.number, parts.part);
        case AnchorParts::Level::item:
            return fmt::format("Article {}({})", parts.number, parts.part);
    }
    return {};
}

}  // namespace quorate::charter

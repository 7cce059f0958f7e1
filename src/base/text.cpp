#include "base/text.hpp"

#include <algorithm>
#include <cstring>

namespace quorate::text {
namespace {

/// Bytes in the sequence that starts with `lead`; 0 when no sequence starts so.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// The second byte's narrower range keeps overlong forms, surrogates and too large values out (Unicode table 3-7).
bool second_fits(unsigned char lead, unsigned char second) {
    switch (lead) {
        case 0xE0:
            return second >= 0xA0 && second <= 0xBF;
        case 0xED:
            return second >= 0x80 && second <= 0x9F;
        case 0xF0:
            return second >= 0x90 && second <= 0xBF;
        case 0xF4:
            return second >= 0x80 && second <= 0x8F;
        default:
            return second >= 0x80 && second <= 0xBF;
    }
}

/// Eight bytes below 0x80 from here on: most of what is read is ASCII, and goes fastest so.
bool eight_ascii(std::string_view bytes, std::size_t at) {
    if (bytes.size() - at < sizeof(std::uint64_t)) return false;
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, sizeof eight);
    return (eight & 0x8080'8080'8080'8080U) == 0;
}

/// The byte as it is in lower case. Capitals of Latin-1 are 0xC3 and a second byte, the only one that changes.
unsigned char lower_at(std::string_view bytes, std::size_t at) {
    auto const byte = static_cast<unsigned char>(bytes[at]);
    auto const ascii = byte >= 'A' && byte <= 'Z';
    constexpr unsigned char multiplication_sign = 0x97;
    auto const second_of_capital = byte >= 0x80 && byte <= 0x9E && byte != multiplication_sign;
    if (ascii || (second_of_capital && at > 0 && bytes[at - 1] == '\xC3')) return byte + 0x20;
    return byte;
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        if (eight_ascii(bytes, at)) {
            at += 8;
            continue;
        }
        auto const lead = static_cast<unsigned char>(bytes[at]);
        auto const count = sequence_length(lead);
        if (count == 0 || at + count > bytes.size()) return false;
        if (count > 1 && !second_fits(lead, static_cast<unsigned char>(bytes[at + 1]))) return false;
        for (std::size_t next = at + 2; next < at + count; ++next) {
            auto const byte = static_cast<unsigned char>(bytes[next]);
            if (byte < 0x80 || byte > 0xBF) return false;
        }
        at += count;
    }
    return true;
}

std::size_t length(std::string_view bytes) {
    std::size_t count = 0;
    for (char const letter : bytes) count += (static_cast<unsigned char>(letter) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view ideographic_space = "\u3000";
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) {
            text.remove_prefix(1);
            again = true;
        } else if (text.starts_with(ideographic_space)) {
            text.remove_prefix(ideographic_space.size());
            again = true;
        }
    }
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) {
            text.remove_suffix(1);
            again = true;
        } else if (text.ends_with(ideographic_space)) {
            text.remove_suffix(ideographic_space.size());
            again = true;
        }
    }
    return text;
}

bool blank(std::string_view text) {
    return trim(text).empty();
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> result;
    for (auto rest = trim(text); !rest.empty(); rest = trim(rest)) {
        auto const end = std::min(rest.find_first_of(" \t\n\v\f\r"), rest.find("\u3000"));
        result.push_back(rest.substr(0, end));
        rest.remove_prefix(result.back().size());
    }
    return result;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
    std::string result;
    for (;;) {
        auto const found = from.empty() ? std::string_view::npos : text.find(from);
        result += text.substr(0, found);
        if (found == std::string_view::npos) return result;
        result += to;
        text.remove_prefix(found + from.size());
    }
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (std::size_t at = 0; at < text.size(); ++at) result[at] = static_cast<char>(lower_at(text, at));
    return result;
}

std::string chinese_number(int value) {
    static constexpr std::array<char const*, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    auto const ones = static_cast<std::size_t>(value % 10);
    if (value < 10) return digits[ones];
    auto const tens = static_cast<std::size_t>(value / 10);
    return std::string(tens == 1 ? "" : digits[tens]) + "十" + digits[ones];
}

bool stands_before(std::string_view one, std::string_view other) {
    auto const shorter = std::min(one.size(), other.size());
    for (std::size_t at = 0; at < shorter; ++at) {
        auto const left = lower_at(one, at);
        auto const right = lower_at(other, at);
        if (left != right) return left < right;
    }
    return one.size() < other.size();
}

Needle::Needle(std::string_view text) : bytes_(lower(text)) {
    // Horspool's search. A step that is too short is only slower, so 255 is enough.
    constexpr std::size_t longest = 255;
    steps_.fill(static_cast<std::uint8_t>(std::min(bytes_.size(), longest)));
    for (std::size_t at = 0; at + 1 < bytes_.size(); ++at)
        steps_[static_cast<unsigned char>(bytes_[at])] =
            static_cast<std::uint8_t>(std::min(bytes_.size() - 1 - at, longest));
}

std::size_t Needle::first_in_lower(std::string_view text) const {
    auto const* found = static_cast<char const*>(memmem(text.data(), text.size(), bytes_.data(), bytes_.size()));
    return found == nullptr ? text.npos : static_cast<std::size_t>(found - text.data());
}

bool Needle::in(std::string_view text) const {
    if (bytes_.empty()) return true;
    auto const last = bytes_.size() - 1;
    for (std::size_t end = last; end < text.size();) {
        auto const under_last = lower_at(text, end);
        auto const begin = end - last;
        std::size_t same = 0;
        if (under_last == static_cast<unsigned char>(bytes_[last])) {
            while (same < last && lower_at(text, begin + same) == static_cast<unsigned char>(bytes_[same])) ++same;
            if (same == last) return true;
        }
        end += steps_[under_last];
    }
    return false;
}

}  // namespace quorate::text

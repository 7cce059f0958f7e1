#include "server/target.hpp"

#include "base/text.hpp"

namespace quorate::server {

namespace {

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

constexpr std::size_t kSegmentsMost = 32;
constexpr std::size_t kQueryMost = 32;

std::optional<std::vector<std::string>> path_from(std::string_view text) {
    auto const segments = text::split(text.substr(1), '/');
    if (segments.size() > kSegmentsMost) return std::nullopt;
    std::vector<std::string> path;
    for (auto const segment : segments) {
        auto decoded = percent_decoded(segment);
        if (!decoded || *decoded == "." || *decoded == "..") return std::nullopt;
        path.push_back(*std::move(decoded));
    }
    return path;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '+' && plus == Plus::blank) c = ' ';
        if (c == '%') {
            auto const high = at + 2 < text.size() ? digit_of(text[at + 1]) : -1;
            auto const low = at + 2 < text.size() ? digit_of(text[at + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            at += 2;
        }
        if (control(c)) return std::nullopt;
        decoded += c;
    }
    if (!text::valid_utf8(decoded)) return std::nullopt;
    return decoded;
}

std::string percent_encoded(std::string_view text) {
    static constexpr std::string_view kHexadecimal = "0123456789ABCDEF";
    std::string encoded;
    for (auto const c : text) {
        bool const plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            encoded += {'%', kHexadecimal[byte >> 4], kHexadecimal[byte & 15U]};
        }
    }
    return encoded;
}

std::optional<Target> target_from(std::string_view text) {
    if (!text.starts_with('/')) return std::nullopt;
    auto const mark = text.find('?');
    auto path = path_from(text.substr(0, mark));
    if (!path) return std::nullopt;
    Target target{*std::move(path), {}};
    if (mark == std::string_view::npos) return target;
    auto const pairs = text::split(text.substr(mark + 1), '&');
    if (pairs.size() > kQueryMost) return std::nullopt;
    for (auto const pair : pairs) {
        if (pair.empty()) continue;
        auto const equals = pair.find('=');
        auto name = percent_decoded(pair.substr(0, equals), Plus::blank);
        auto value = percent_decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1), Plus::blank);
        if (!name || !value) return std::nullopt;
        target.query.emplace(*std::move(name), *std::move(value));
    }
    return target;
}

}  // namespace quorate::server

#include "journal/line.hpp"

#include <array>
#include <charconv>

#include "base/json.hpp"
#include "base/text.hpp"
#include "crypto/encoding.hpp"

namespace quorate::journal {
namespace {

constexpr std::uint8_t special = 1;       ///< quotes, backslashes and control characters
constexpr std::uint8_t beyond_ascii = 2;  ///< part of a longer sequence, if it is UTF-8 at all

constexpr auto kind_of = [] {
    std::array<std::uint8_t, 256> kinds{};
    for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
        if (byte < 0x20 || byte == 0x7f || byte == '"' || byte == '\\') kinds[byte] = special;
        if (byte >= 0x80) kinds[byte] = beyond_ascii;
    }
    return kinds;
}();

/// Where the string that begins with a quote ends, its closing quote included; npos when it does not.
std::size_t end_of_string(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '"') return at + 1;
        if (text[at] == '\\') ++at;
    }
    return std::string_view::npos;
}

}  // namespace

void LineReader::fail() {
    fits_ = false;
    rest_ = {};
}

bool LineReader::skip(std::string_view bytes) {
    if (!rest_.starts_with(bytes)) return false;
    rest_.remove_prefix(bytes.size());
    return true;
}

void LineReader::expect(std::string_view bytes) {
    if (!skip(bytes)) fail();
}

std::uint64_t LineReader::number() {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    auto const length = static_cast<std::size_t>(end - rest_.data());
    if (error != std::errc{} || rest_.front() == '-' || (rest_.front() == '0' && length > 1)) {
        fail();
        return 0;
    }
    rest_.remove_prefix(length);
    return static_cast<std::uint64_t>(value);
}

std::string_view LineReader::plain() {
    auto const end = rest_.starts_with('"') ? rest_.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos || !is_plain(rest_.substr(1, end - 1))) {
        fail();
        return {};
    }
    auto const value = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return value;
}

std::string LineReader::text() {
    auto const end = rest_.starts_with('"') ? end_of_string(rest_) : std::string_view::npos;
    if (end == std::string_view::npos) {
        fail();
        return {};
    }
    auto const written = rest_.substr(0, end);
    auto const node = json::parse(written);
    auto const* const value = node ? std::get_if<std::string>(&node->value) : nullptr;
    std::string canonical;
    if (value != nullptr) json::write_string(*value, canonical);
    if (value == nullptr || canonical != written) {
        fail();
        return {};
    }
    rest_.remove_prefix(end);
    return *value;
}

Instant LineReader::instant() {
    auto const value = instant_from(plain());
    if (!value) fail();
    return value.value_or(Instant{});
}

crypto::Digest LineReader::digest() {
    auto const value = crypto::digest_from_hex(plain());
    if (!value) fail();
    return value.value_or(crypto::Digest{});
}

std::string LineReader::hex() {
    auto value = crypto::from_hex(plain());
    if (!value) fail();
    return std::move(value).value_or("");
}

std::string LineReader::base64() {
    if (skip("\"\"")) return {};
    auto value = crypto::from_base64(plain());
    if (!value) fail();
    return std::move(value).value_or("");
}

std::string_view LineReader::payload() {
    if (rest_.size() < 3 || rest_.front() != '{' || !rest_.ends_with("}}")) {
        fail();
        return {};
    }
    auto const value = rest_.substr(0, rest_.size() - 1);
    rest_.remove_prefix(value.size());
    return value;
}

std::string_view LineReader::object() {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < rest_.size(); ++at) {
        if (rest_[at] == '"') {
            auto const length = end_of_string(rest_.substr(at));
            if (length == std::string_view::npos) break;
            at += length - 1;
        } else if (rest_[at] == '{') {
            ++depth;
        } else if (rest_[at] == '}' && depth-- == 1) {
            auto const value = rest_.substr(0, at + 1);
            rest_.remove_prefix(at + 1);
            return value;
        }
        if (depth == 0) break;
    }
    fail();
    return {};
}

bool is_plain(std::string_view text) {
    // Without a branch per letter: almost everything that is asked is plain.
    unsigned kinds = 0;
    for (char const letter : text) kinds |= kind_of[static_cast<unsigned char>(letter)];
    return !text.empty() && (kinds & special) == 0 && ((kinds & beyond_ascii) == 0 || text::valid_utf8(text));
}

}  // namespace quorate::journal

#include "adoption/plain_text.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <iconv.h>

#include "adoption/docx.hpp"
#include "base/text.hpp"

namespace quorate::adoption {
namespace {

constexpr std::size_t file_size_max = std::size_t{64} << 20;
constexpr std::string_view zip_signature = "PK\x03\x04";
constexpr std::string_view compound_file_signature = "\xD0\xCF\x11\xE0";
constexpr std::string_view pdf_signature = "%PDF-";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";

struct CloseConverter {
    void operator()(void* converter) const { iconv_close(converter); }
};

/// Converts to UTF-8; empty when the bytes are not of that encoding.
std::optional<std::string> converted(std::string_view bytes, char const* encoding) {
    auto* const opened = iconv_open("UTF-8", encoding);
    if (opened == reinterpret_cast<iconv_t>(-1)) return {};
    std::unique_ptr<void, CloseConverter> const converter(opened);
    std::string source(bytes);
    // No sequence of these encodings grows to more than twice its length.
    std::string result(bytes.size() * 2 + 4, '\0');
    auto* in = source.data();
    auto in_left = source.size();
    auto* out = result.data();
    auto out_left = result.size();
    if (iconv(converter.get(), &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) return {};
    result.resize(result.size() - out_left);
    return result;
}

bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char letter) {
        auto const byte = static_cast<unsigned char>(letter);
        return byte < 0x20 && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f' && letter != '\v';
    });
}

std::expected<std::string, Unreadable> refused(std::string_view what) {
    return std::unexpected(Unreadable{std::string(what)});
}

}  // namespace

std::expected<std::string, Unreadable> plain_text(std::string_view bytes) {
    if (bytes.size() > file_size_max) return refused("official-text-too-long");
    if (bytes.starts_with(zip_signature)) return text_of_docx(bytes);
    if (bytes.starts_with(compound_file_signature)) return refused("official-text-old-word");
    if (bytes.starts_with(pdf_signature)) return refused("official-text-pdf");
    std::optional<std::string> text;
    if (bytes.starts_with(utf16_little_mark)) {
        text = converted(bytes.substr(utf16_little_mark.size()), "UTF-16LE");
    } else if (bytes.starts_with(utf16_big_mark)) {
        text = converted(bytes.substr(utf16_big_mark.size()), "UTF-16BE");
    } else if (text::valid_utf8(bytes)) {
        text = std::string(bytes.starts_with(utf8_mark) ? bytes.substr(utf8_mark.size()) : bytes);
    } else {
        text = converted(bytes, "GB18030");
    }
    if (!text || has_controls(*text)) return refused("official-text-unreadable");
    if (text::blank(*text)) return refused("official-text-empty");
    return *std::move(text);
}

}  // namespace quorate::adoption

#include "server/media.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace quorate::server {

namespace {

struct Media {
    std::string_view type;
    std::string_view ending;
};

constexpr Media kUnknown{"application/octet-stream", ""};
constexpr Media kPdf{"application/pdf", ".pdf"};
constexpr Media kPng{"image/png", ".png"};
constexpr Media kJpeg{"image/jpeg", ".jpg"};
constexpr Media kText{"text/plain", ".txt"};
constexpr Media kZip{"application/zip", ".zip"};
constexpr Media kOle{"application/x-ole-storage", ""};

/// Formats that are a ZIP archive inside.
constexpr auto kInZip = std::to_array<Media>({
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"},
    {"application/ofd", ".ofd"},
    {"application/vnd.oasis.opendocument.text", ".odt"},
    {"application/vnd.oasis.opendocument.spreadsheet", ".ods"},
});
/// Formats of older office programs.
constexpr auto kInOle = std::to_array<Media>({
    {"application/msword", ".doc"},
    {"application/vnd.ms-excel", ".xls"},
    {"application/vnd.ms-powerpoint", ".ppt"},
    {"application/vnd.ms-works", ".wps"},
});

bool ends_with(std::string_view name, std::string_view ending) {
    if (name.size() < ending.size()) return false;
    return std::ranges::equal(name.substr(name.size() - ending.size()), ending, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

template <std::size_t N>
Media among(std::array<Media, N> const& candidates, std::string_view name, Media otherwise) {
    auto const found = std::ranges::find_if(candidates, [&](auto const& one) { return ends_with(name, one.ending); });
    return found == candidates.end() ? otherwise : *found;
}

/// Text without control characters; the last code point may have been cut in two.
bool looks_like_text(std::string_view bytes) {
    for (std::size_t cut = 0; cut < 4 && cut <= bytes.size(); ++cut) {
        auto const part = bytes.substr(0, bytes.size() - cut);
        if (!text::valid_utf8(part)) continue;
        return !part.empty() && std::ranges::none_of(part, [](char c) {
            return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
        });
    }
    return false;
}

Media media_of(std::string_view bytes, std::string_view name) {
    if (bytes.starts_with("%PDF-")) return kPdf;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return kPng;
    if (bytes.starts_with("\xff\xd8\xff")) return kJpeg;
    if (bytes.starts_with("PK\x03\x04")) return among(kInZip, name, kZip);
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return among(kInOle, name, kOle);
    if (looks_like_text(bytes)) return kText;
    return kUnknown;
}

}  // namespace

std::string sniffed_media(std::string_view first_bytes, std::string_view name) {
    return std::string(media_of(first_bytes, name).type);
}

bool is_program(std::string_view first_bytes) {
    // A Windows program begins with two letters that text may begin with as well; no text holds a zero byte.
    if (first_bytes.starts_with("MZ")) return first_bytes.find('\0') != std::string_view::npos;
    // Linux, and macOS: both orders of bytes, and several processors in one file.
    static constexpr std::string_view kBeginnings[] = {"\177ELF", "\xcf\xfa\xed\xfe", "\xfe\xed\xfa\xcf",
                                                       "\xca\xfe\xba\xbe"};
    return std::ranges::any_of(kBeginnings, [&](auto const one) { return first_bytes.starts_with(one); });
}

bool belies_its_name(std::string_view first_bytes, std::string_view name) {
    if (media_of(first_bytes, name).type != kUnknown.type) return false;
    auto const promised = [&](Media const& one) { return !one.ending.empty() && ends_with(name, one.ending); };
    return std::ranges::any_of(std::to_array({kPdf, kPng, kJpeg, kZip, Media{kJpeg.type, ".jpeg"}}), promised) ||
           std::ranges::any_of(kInZip, promised) || std::ranges::any_of(kInOle, promised);
}

bool shown_inline(std::string_view media) {
    return media == kPdf.type || media == kPng.type || media == kJpeg.type || media == kText.type;
}

std::string_view ending_of(std::string_view media) {
    for (auto const& one : {kPdf, kPng, kJpeg, kText, kZip})
        if (one.type == media) return one.ending;
    for (auto const& one : kInZip)
        if (one.type == media) return one.ending;
    for (auto const& one : kInOle)
        if (one.type == media) return one.ending;
    return {};
}

}  // namespace quorate::server

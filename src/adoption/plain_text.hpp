#pragma once

#include <expected>
#include <string>
#include <string_view>

/// The body's own copy of a text, in whatever form the office keeps it, as plain UTF-8.
namespace quorate::adoption {

/// Why a file cannot be read, by the name it has under "fault." in the message catalogue.
struct Unreadable {
    std::string what;
    bool operator==(Unreadable const&) const = default;
};

/// Plain text in UTF-8, UTF-16 or GB 18030 (the usual encodings of Chinese Windows), or a .docx file; found out from
/// the bytes, not from a name. An older .doc and a PDF are told apart and refused with advice.
[[nodiscard]] std::expected<std::string, Unreadable> plain_text(std::string_view bytes);

}  // namespace quorate::adoption

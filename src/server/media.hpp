#pragma once

#include <string>
#include <string_view>

namespace quorate::server {

/// What a stored file is by its first bytes, and, for the many formats that are ZIP or OLE containers, by its name too;
/// never by the name alone. "application/octet-stream" when it cannot be told.
[[nodiscard]] std::string sniffed_media(std::string_view first_bytes, std::string_view name);

/// A program for some machine, by its first bytes: no paper of anybody's.
[[nodiscard]] bool is_program(std::string_view first_bytes);

/// The name promises a format that we know by its first bytes, and these are of none that we know: the file is damaged,
/// or something else under that name. Formats that office programs write under each other's names pass, and so does any
/// encoding of text.
[[nodiscard]] bool belies_its_name(std::string_view first_bytes, std::string_view name);

/// True for what a browser may show within the page's origin: it can hold no script that runs.
[[nodiscard]] bool shown_inline(std::string_view media);

/// The usual ending for a media type, with its dot; empty when there is none.
[[nodiscard]] std::string_view ending_of(std::string_view media);

}  // namespace quorate::server

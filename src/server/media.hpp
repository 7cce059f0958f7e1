#pragma once

#include <string>
#include <string_view>

namespace quorate::server {

/// What a stored file is by its first bytes, and, for the many formats that are ZIP or OLE containers, by its name too;
/// never by the name alone. "application/octet-stream" when it cannot be told.
[[nodiscard]] std::string sniffed_media(std::string_view first_bytes, std::string_view name);

/// True for what a browser may show within the page's origin: it can hold no script that runs.
[[nodiscard]] bool shown_inline(std::string_view media);

/// The usual ending for a media type, with its dot; empty when there is none.
[[nodiscard]] std::string_view ending_of(std::string_view media);

}  // namespace quorate::server

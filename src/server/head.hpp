#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.hpp"
#include "server/http.hpp"

namespace quorate::server {

struct Framing {
    bool keep = false;                    ///< the connection stays open afterwards
    std::optional<std::uint64_t> length;  ///< of the body; without it the body ends with the connection
};

/// Status line and header fields of an answer as they go over the wire, with Date, Connection and Content-Length.
/// Control characters in a field's value are left out, so that no value can begin another field.
[[nodiscard]] std::string head_text(Response const& response, Framing framing);

[[nodiscard]] std::uint64_t length_of(Response const& response);

/// "Thu, 12 Mar 2026 01:00:00 GMT", RFC 9110.
[[nodiscard]] std::string http_date(Instant when);

}  // namespace quorate::server

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What header fields say. All of these read what strangers sent: nonsense reads as if the field were not there.
namespace quorate::server {

/// The cookie of that name in a Cookie field; empty when there is none.
[[nodiscard]] std::string cookie(std::string_view field, std::string_view name);

/// True when If-None-Match names the tag (or is "*"): weak comparison, as RFC 9110 asks.
[[nodiscard]] bool matches(std::string_view if_none_match, std::string_view tag);

/// True when the coding may be sent: named without q=0.
[[nodiscard]] bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

/// The best of the offered languages ("zh", "en") for an Accept-Language field, by its weights; the first when none
/// fits.
[[nodiscard]] std::string best_language(std::string_view accept_language, std::vector<std::string> const& offered);

struct Span {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    bool operator==(Span const&) const = default;
};
/// The field asks for no part that could be served as one: the whole is to be sent.
struct Whole {
    bool operator==(Whole const&) const = default;
};
/// 416.
struct Unsatisfiable {
    bool operator==(Unsatisfiable const&) const = default;
};
/// One range of bytes, RFC 9110 section 14. Several ranges at once are answered with the whole, which is allowed.
[[nodiscard]] std::variant<Whole, Span, Unsatisfiable> range_of(std::string_view field, std::uint64_t size);

/// The client's address: the peer itself, or, while it and those before it are trusted proxies, what X-Forwarded-For
/// says.
[[nodiscard]] std::string client_address(std::string_view peer, std::string_view forwarded_for,
                                         std::vector<std::string> const& trusted);

/// What attempts from an address are counted under: IPv6 addresses by their first 64 bits, which are one household.
[[nodiscard]] std::string throttling_address(std::string_view address);

/// `attachment; filename="…"; filename*=UTF-8''…` with the name made harmless (RFC 6266).
[[nodiscard]] std::string disposition(std::string_view kind, std::string_view name);

}  // namespace quorate::server

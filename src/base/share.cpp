#include "base/share.hpp"

#include <fmt/core.h>

namespace quorate {
namespace {

/// The number, 1 to 999999999 without leading zeros; 0 for anything else.
std::int64_t positive(std::string_view digits) {
    if (digits.empty() || digits.size() > 9 || digits.front() == '0') return 0;
    std::int64_t value = 0;
    for (char const digit : digits) {
        if (digit < '0' || digit > '9') return 0;
        value = value * 10 + (digit - '0');
    }
    return value;
}

}  // namespace

std::string to_text(Share const& share) {
    auto const* sign = share.bound == Bound::at_least ? ">=" : ">";
    return fmt::format("{} {}/{}", sign, share.numerator, share.denominator);
}

std::optional<Share> share_from(std::string_view text) {
    Share share;
    if (text.starts_with(">= ")) {
        text.remove_prefix(3);
    } else if (text.starts_with("> ")) {
        share.bound = Bound::more_than;
        text.remove_prefix(2);
    } else {
        return {};
    }
    auto const slash = text.find('/');
    if (slash == std::string_view::npos) return {};
    auto const numerator = positive(text.substr(0, slash));
    auto const denominator = positive(text.substr(slash + 1));
    if (numerator == 0 || denominator == 0 || numerator > denominator) return {};
    share.numerator = numerator;
    share.denominator = denominator;
    return share;
}

}  // namespace quorate

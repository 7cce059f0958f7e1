#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

namespace quorate {

/// Whether a share includes its own number: "以上" (at least) does, "超过" (more than) does not.
enum class Bound { at_least, more_than };
BOOST_DESCRIBE_ENUM(Bound, at_least, more_than)

/// An exact part of a whole, such as "at least 2/3" or "more than 1/2". Compared by cross-multiplication, never
/// divided. Rests on articles 19 and 20 of the first charter, whose two words differ by one person in every even body.
struct Share {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    Bound bound = Bound::at_least;

    bool operator==(Share const&) const = default;

    /// True when `part` of `whole` reaches this share. Heads, so both are small and not negative.
    [[nodiscard]] constexpr bool met_by(std::int64_t part, std::int64_t whole) const {
        auto const left = part * denominator;
        auto const right = numerator * whole;
        return bound == Bound::at_least ? left >= right : left > right;
    }

    /// The smallest number of heads that reaches this share of `whole`; may exceed `whole`.
    [[nodiscard]] constexpr std::int64_t smallest(std::int64_t whole) const {
        auto const product = numerator * whole;
        auto const down = product / denominator;
        if (bound == Bound::more_than) return down + 1;
        return product % denominator == 0 ? down : down + 1;
    }
};

static_assert(Share{1, 2, Bound::more_than}.smallest(8) == 5);
static_assert(Share{1, 2, Bound::at_least}.smallest(8) == 4);
static_assert(Share{2, 3, Bound::at_least}.smallest(7) == 5);
static_assert(Share{2, 3, Bound::more_than}.smallest(6) == 5);
static_assert(!Share{1, 2, Bound::more_than}.met_by(3, 6));

/// ">= 1/2" or "> 1/2": the way a charter writes it.
[[nodiscard]] std::string to_text(Share const& share);
/// Reads what to_text writes: numerator and denominator from 1 to 999999999, no part above the whole.
[[nodiscard]] std::optional<Share> share_from(std::string_view text);

}  // namespace quorate

#include "base/share.hpp"

#include <fmt/core.h>

namespace quorate {

std::string to_text(Share const& share) {
    auto const* sign = share.bound == Bound::at_least ? ">=" : ">";
    return fmt::format("{} {}/{}", sign, share.numerator, share.denominator);
}

}  // namespace quorate

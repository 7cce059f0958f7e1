#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace quorate {

/// A sum in fen (1/100 yuan), exact.
struct Fen {
    std::int64_t value = 0;
    auto operator<=>(Fen const&) const = default;
};

/// "1,250,000.00" for display.
[[nodiscard]] std::string to_text(Fen sum);
/// Reads "1250000", "1250000.5" or "1,250,000.00"; nothing negative, nothing above 10^15 yuan.
[[nodiscard]] std::optional<Fen> fen_from(std::string_view text);

}  // namespace quorate

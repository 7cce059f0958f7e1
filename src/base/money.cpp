#include "base/money.hpp"

#include <fmt/core.h>

namespace quorate {

std::string to_text(Fen sum) {
    auto whole = std::to_string(sum.value / 100);
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), ",");
    }
    return fmt::format("{}.{:02}", whole, sum.value % 100);
}

std::optional<Fen> fen_from(std::string_view text) {
    constexpr std::int64_t yuan_max = 1'000'000'000'000'000;
    std::int64_t yuan = 0;
    std::int64_t fen = 0;
    int decimals = -1;
    int count = 0;
    for (char const letter : text) {
        if (letter == ',' && decimals < 0 && count > 0) continue;
        if (letter == '.' && decimals < 0 && count > 0) {
            decimals = 0;
            continue;
        }
        if (letter < '0' || letter > '9') return {};
        ++count;
        if (decimals < 0) {
            yuan = yuan * 10 + (letter - '0');
            if (yuan > yuan_max) return {};
        } else {
            if (++decimals > 2) return {};
            fen = fen * 10 + (letter - '0');
        }
    }
    if (count == 0 || decimals == 0) return {};
    if (decimals == 1) fen *= 10;
    return Fen{yuan * 100 + fen};
}

}  // namespace quorate

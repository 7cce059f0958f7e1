#include "demonstration/chance.hpp"

namespace quorate::demonstration {

std::uint64_t Chance::next() {
    state_ += 0x9E3779B97F4A7C15U;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
}

int Chance::below(int count) {
    if (count <= 1) return 0;
    // The remainder leans to small numbers by less than one in a thousand million: a tale does not mind.
    return static_cast<int>(next() % static_cast<std::uint64_t>(count));
}

Chance Chance::apart(std::string_view name) const {
    auto seed = state_;
    for (auto const letter : name) seed = (seed ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    return Chance(seed);
}

}  // namespace quorate::demonstration

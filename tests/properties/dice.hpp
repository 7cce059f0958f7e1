#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace quorate::tests {

/// Numbers that look random and are the same on every machine: whatever a walk did can be done again from its seed.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    /// From 0 to `bound` - 1; `bound` is not 0.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    /// True once in so many throws, on average.
    bool once_in(std::size_t throws) { return below(throws) == 0; }
    template <class T>
    T const& one_of(std::vector<T> const& values) {
        return values[below(values.size())];
    }

  private:
    /// SplitMix64.
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }

    std::uint64_t state_;
};

}  // namespace quorate::tests

#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::demonstration {

/// Numbers that look like chance and are the same for the same seed, on every machine (splitmix64).
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    /// From 0 up to, and without, `count`; 0 where there is nothing to choose from.
    [[nodiscard]] int below(int count);
    /// Both ends among them.
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    /// True in so many cases of a hundred.
    [[nodiscard]] bool percent(int cases) { return below(100) < cases; }
    template <class One>
    [[nodiscard]] One const& of(std::vector<One> const& all) {
        return all.at(static_cast<std::size_t>(below(static_cast<int>(all.size()))));
    }
    template <class One>
    void shuffle(std::vector<One>& all) {
        for (auto left = all.size(); left > 1; --left)
            std::swap(all[left - 1], all[static_cast<std::size_t>(below(static_cast<int>(left)))]);
    }
    /// Numbers of its own for what has that name: what one part of a tale draws changes nothing in another.
    [[nodiscard]] Chance apart(std::string_view name) const;

  private:
    [[nodiscard]] std::uint64_t next();

    std::uint64_t state_;
};

}  // namespace quorate::demonstration

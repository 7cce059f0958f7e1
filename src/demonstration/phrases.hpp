#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "demonstration/chance.hpp"

namespace quorate::demonstration {

/// A text of the tables that are shipped with the program (src/demonstration/year/*.txt).
struct Source {
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::vector<Source> const& phrase_sources();

/// What stands for `{name}` in a phrase.
using Slots = std::map<std::string, std::string, std::less<>>;

/// The phrases a tale is told with, by section: "plan.titles".
class Phrases {
  public:
    [[nodiscard]] static Phrases const& shipped();

    /// Empty where there is no such section.
    [[nodiscard]] std::vector<std::string> const& of(std::string_view section) const;
    /// One of them, filled in.
    [[nodiscard]] std::string one(std::string_view section, Slots const& slots, Chance& chance) const;

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> sections_;
};

/// Puts the slots into a phrase. Numbers that no slot names ({n} some dozens, {m} a few, {p} a percentage) are drawn.
[[nodiscard]] std::string filled(std::string_view phrase, Slots const& slots, Chance& chance);

/// The parts of a phrase, which " | " separates; at least one.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view phrase);

/// "「text」".
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace quorate::demonstration

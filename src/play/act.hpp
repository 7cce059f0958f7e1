#pragma once

#include <map>
#include <vector>

#include "play/line.hpp"

/// What each verb does on the stage. They throw BadLine when an argument is missing or names nothing.
namespace quorate::play {

using Outcomes = std::vector<Outcome>;

/// One line being carried out: every command given leaves an outcome; a line that only sets up leaves none.
struct Act {
    Stage& stage;
    Line const& line;
    Outcomes& outcomes;

    /// Gives the command once for each actor of the line.
    void give(body::Command const& command) const;

    /// The matter, item or person that an argument names.
    [[nodiscard]] MatterId matter(std::size_t quoted = 0) const;
    [[nodiscard]] ItemId item(std::size_t quoted = 0) const;
    /// The item a quotation names; where there is no such quotation, the one on the table.
    [[nodiscard]] ItemId item_or_open(std::optional<std::string> const& title) const;
    [[nodiscard]] PersonId person(std::size_t word = 0) const;
};

using Action = void (*)(Act const&);
using Actions = std::map<Verb, Action>;

[[nodiscard]] Actions const& set_up();
[[nodiscard]] Actions const& on_matters();
[[nodiscard]] Actions const& before_meeting();
[[nodiscard]] Actions const& in_room();
[[nodiscard]] Actions const& on_vote();
[[nodiscard]] Actions const& afterwards();
[[nodiscard]] Actions const& on_reading();
[[nodiscard]] Actions const& on_procedures();
/// A vote: NAME… CHOICE.
void cast(Act const& act);
/// A command by its wire name with `field=value` arguments.
void by_name(Act const& act);

}  // namespace quorate::play

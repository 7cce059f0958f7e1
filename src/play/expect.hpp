#pragma once

#include <optional>
#include <string>
#include <vector>

#include "play/line.hpp"

namespace quorate::play {

/// What an outcome was expected to be, compared with what it was: empty when they agree, otherwise a sentence. Throws
/// BadLine for an expectation that says nothing the language knows.
[[nodiscard]] std::string compare(Stage const& stage, std::vector<Token> const& expected, Outcome const& outcome);

/// Lines that state what must hold (result, state, exceptions, standing, outlook, recorded): an empty text when it
/// does, otherwise how it differs; nothing for any other line.
[[nodiscard]] std::optional<std::string> check(Stage& stage, Line const& line,
                                               std::vector<std::string> const& last_events);

/// An outcome in a line: "accepted: ballot.opened" or the obstacles with their facts.
[[nodiscard]] std::string describe(Stage const& stage, Outcome const& outcome);

/// The fact that a figure's Chinese label stands for: 到会 is "present"; other labels stand for themselves.
[[nodiscard]] std::string fact_name(std::string_view label);

}  // namespace quorate::play

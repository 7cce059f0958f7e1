#pragma once

#include <optional>
#include <string>

#include "base/diagram.hpp"
#include "views/lens.hpp"
#include "views/step_words.hpp"

/// A procedure as a course of steps in words: what a drawing of it holds.
namespace quorate::views {

[[nodiscard]] Diagram diagram_of(StepWords const& in_words, charter::Procedure const& procedure);
/// Of the charter in force; empty when it has no such procedure.
[[nodiscard]] std::optional<Diagram> procedure_diagram(Lens const& lens, std::string const& name);

}  // namespace quorate::views

#pragma once

#include "charter/rules.hpp"

namespace quorate::tests {

/// The rules of the first charter as far as meetings need them, built by hand, so that a test of a rule does not depend
/// on the charter language. Kinds: "plan" (a reason replaces research and consultation), "personnel" (two thirds, one
/// vote a person, prerequisites that bind), "funds" (asks a sum), "study" (may be noted), "discipline" (two thirds).
[[nodiscard]] charter::Rules first_charter();

}  // namespace quorate::tests

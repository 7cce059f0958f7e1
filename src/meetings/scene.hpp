#pragma once

#include "meetings/state.hpp"
#include "people/context.hpp"

namespace quorate::meetings {

using people::Context;
using people::Stamp;

/// The two states that a decision about meetings looks at. Only the second one changes.
struct Scene {
    people::State const& people;
    State const& meetings;
};

}  // namespace quorate::meetings

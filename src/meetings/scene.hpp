#pragma once

#include "meetings/state.hpp"
#include "people/calendar.hpp"
#include "people/context.hpp"

namespace quorate::meetings {

using people::Context;
using people::Stamp;

/// The two states that a decision about meetings looks at. Only the second one changes. Working days are counted by the
/// holidays that are kept with the procedures.
struct Scene {
    people::State const& people;
    State const& meetings;
    people::Calendar const& holidays;
};

}  // namespace quorate::meetings

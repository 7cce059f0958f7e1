#pragma once

#include "body/body.hpp"

/// How much of a refusal its receiver may know (article 23). The rules give every obstacle; this is the one place that
/// says which of them are told.
namespace quorate::body {

/// True when the rejection says that the actor may not do such a thing at all.
[[nodiscard]] bool bars_actor(Rejection const& rejection);

/// What whoever entered the command is told of the rejection:
/// - of somebody who may not do such a thing at all, only that: the rest is not their business;
/// - of a thing that they may not know of, only that they may not, whatever else is or is not the matter with it,
///   unless the rules let them act there, and only the form or a reason is missing;
/// - everything otherwise.
[[nodiscard]] Rejection told(State const& state, Command const& command, Context const& context, Rejection rejection);

}  // namespace quorate::body

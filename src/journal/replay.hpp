#pragma once

#include <functional>

#include "journal/store.hpp"

namespace quorate::journal {

/// Calls `take` with every entry that the body's stream has now, in order, while the tree over the same lines is made
/// beside it on another thread. Throws Damaged when a line is no entry in its place, or when the lines do not make the
/// tree that the stream is known by: then nothing that was taken may be used.
void replay(Store& store, BodyId const& body, std::function<void(Entry const&)> const& take);

}  // namespace quorate::journal

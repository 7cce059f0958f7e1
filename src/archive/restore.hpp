#pragma once

#include <iosfwd>

#include "archive/verify.hpp"
#include "journal/blobs.hpp"
#include "journal/store.hpp"

namespace quorate::archive {

/// Puts the body of a package into a store that does not have it: entries, commands, heads, keys, charters and files.
/// The package is verified first, without deciding again, and nothing is written unless it is sound. Then the report is
/// of a body that is there. Throws journal::Fault, also when the store has the body.
[[nodiscard]] Report restore(std::istream& input, journal::Store& store, journal::Blobs const& blobs);

}  // namespace quorate::archive

#pragma once

#include <iosfwd>

#include "archive/judge.hpp"
#include "journal/blobs.hpp"
#include "journal/store.hpp"

namespace quorate::archive {

enum class Files { include, leave_out };

/// Writes the body's package: its whole stream up to its last signed head, which must be of now (`Journal::sign`), with
/// the charters that were in force and the files that commands brought. The judge only tells which charters those are.
/// Throws journal::Fault, also when a file is missing or damaged.
void write_package(std::ostream& output, journal::Store& store, journal::Blobs const& blobs, BodyId const& body,
                   Judge const& judge, Files files);

}  // namespace quorate::archive

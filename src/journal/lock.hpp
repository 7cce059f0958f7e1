#pragma once

#include <filesystem>

#include "journal/files.hpp"

namespace quorate::journal {

/// Held by the one process that writes a journal; goes with the process, however it ends. Throws Fault, naming the
/// other process, when there is one.
class WriterLock {
  public:
    explicit WriterLock(std::filesystem::path const& file);

  private:
    Descriptor file_;
};

}  // namespace quorate::journal

#pragma once

#include <filesystem>
#include <memory>

#include "journal/store.hpp"

namespace quorate::journal {

enum class Access {
    write,  ///< one process alone; the journal is made when there is none
    read,   ///< any number of processes, beside the one that writes
};

/// A journal in one SQLite database, `journal.sqlite` in the directory: write-ahead log, synced at every commit.
[[nodiscard]] std::unique_ptr<Store> open_sqlite_store(std::filesystem::path const& directory, Access access);

}  // namespace quorate::journal

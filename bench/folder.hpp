#pragma once

#include <filesystem>

#include "crypto/random.hpp"

namespace quorate::bench {

/// A folder of its own where the program runs, gone afterwards: on the disk that is to be measured, not in memory.
struct Folder {
    std::filesystem::path path = std::filesystem::current_path() / crypto::random_id("bench");
    Folder() { std::filesystem::create_directory(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
};

}  // namespace quorate::bench

#pragma once

#include <filesystem>

#include "crypto/random.hpp"

namespace quorate::bench {

/// A folder of its own under build/, gone afterwards: on the disk of the checkout, not in memory.
struct Folder {
    std::filesystem::path path = std::filesystem::current_path() / "build" / crypto::random_id("bench");
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
};

}  // namespace quorate::bench

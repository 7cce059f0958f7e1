#pragma once

#include <filesystem>

#include "crypto/random.hpp"

namespace quorate::tests {

/// A folder that goes when the test ends.
class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / crypto::random_id("quorate")) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace quorate::tests

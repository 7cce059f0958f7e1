#pragma once

#include <filesystem>
#include <string>

#include "server/http.hpp"

namespace quorate::server {

struct StoredFile {
    std::filesystem::path path;
    std::string media;
    std::string name;
    std::string digest;  ///< the file never changes, so its digest is its tag
};

/// The file, a part of it, or 304; shown in the page only where it can hold no script, otherwise to be saved. A file
/// that is missing on disk is a fault: throws std::system_error.
[[nodiscard]] Response stored_file(Request const& request, StoredFile const& file);

}  // namespace quorate::server

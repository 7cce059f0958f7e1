#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zip.h>

#include "base/must.hpp"

namespace quorate::tests {

/// A zip package of these files: name and bytes.
inline std::string zip_package(std::vector<std::pair<std::string, std::string>> const& files) {
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    auto* const archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    for (auto const& [name, bytes] : files) {
        auto* const file = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        must(zip_file_add(archive, name.c_str(), file, 0) >= 0, "a package takes another file");
    }
    must(zip_close(archive) == 0 && zip_source_open(source) == 0, "a package can be closed and read");
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

}  // namespace quorate::tests

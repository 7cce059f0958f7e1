#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "server/http.hpp"

namespace quorate::server {

/// The client's files, read once at the start: small, so they live in memory with their
/// digests and compressed (as they lie beside it with the ending .gz, or else made here), and nothing outside
/// the folder can ever be asked for.
class Assets {
  public:
    /// Without a folder there are no files, and a page says how to build them.
    explicit Assets(std::filesystem::path const& folder);

    /// The file of that path; index.html for every page of the client; empty when there is no such file.
    [[nodiscard]] std::optional<Response> get(Request const& request) const;

  private:
    struct Asset {
        std::shared_ptr<std::string const> bytes;
        std::shared_ptr<std::string const> gzip;  ///< empty where that would not be smaller
        std::string type;
        std::string tag;
        bool lasting = false;  ///< its name changes with its bytes
    };

    [[nodiscard]] Asset const* find(std::vector<std::string> const& path) const;

    std::map<std::string, Asset, std::less<>> assets_;
};

/// By the ending of a file's name; "application/octet-stream" when unknown.
[[nodiscard]] std::string media_type_of(std::string_view name);

}  // namespace quorate::server

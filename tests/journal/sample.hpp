#pragma once

#include <filesystem>
#include <string>

#include "crypto/random.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/store.hpp"

/// What the tests of the journal put into it.
namespace quorate::journal::sample {

/// A folder that goes when the test ends.
class Folder {
  public:
    explicit Folder(std::filesystem::path const& above = std::filesystem::temp_directory_path())
        : path_(above / crypto::random_id("quorate")) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline BodyId const body{"b1"};

inline std::unique_ptr<Store> open(Folder const& folder) {
    return open_sqlite_store(folder.path(), Access::write);
}

inline KeptCommand command(std::string id) {
    return {.id = {std::move(id)},
            .name = "vote.cast",
            .version = 1,
            .actor = {"p1"},
            .entered_by = {"p9"},
            .instant = *instant_from("2026-03-12T01:00:00Z"),
            .reasons = {{"presider.last", "\u4E3B\u6301\u4EBA\n\"\u5148\" said"}},
            .files = {},
            .payload = R"({"item":"i1","choice":"aye"})"};
}

/// A group of `count` events, to be appended where the stream has `expected` entries.
inline Group group(std::uint64_t expected, std::string id, int count = 2, BodyId to = body) {
    Group result{.body = std::move(to), .expected = expected, .command = command(std::move(id)), .events = {}};
    for (int at = 0; at < count; ++at) {
        result.events.push_back({.name = "vote.was-cast-" + std::to_string(at),
                                 .version = 1,
                                 .payload = R"({"item":"i1","number":)" + std::to_string(at) + "}"});
    }
    return result;
}

}  // namespace quorate::journal::sample

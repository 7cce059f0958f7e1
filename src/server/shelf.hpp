#pragma once

#include <expected>
#include <optional>
#include <string>

#include "charter/charter.hpp"
#include "crypto/digest.hpp"
#include "journal/blobs.hpp"
#include "people/state.hpp"
#include "views/lens.hpp"
#include "words/words.hpp"

namespace quorate::server {

/// A stored charter that was read, with what may be wrong with it.
struct CheckedCharter {
    charter::Charter charter;
    std::vector<std::string> failed_examples;  ///< "line 120: art19.p2 …"
};

/// Compiles a charter and plays its examples: what a charter must pass before it can be adopted.
[[nodiscard]] std::expected<CheckedCharter, charter::Diagnostics> check_charter(std::string_view bytes,
                                                                                std::string const& digest,
                                                                                words::Catalogue const& words);

/// The charters one body lives by or could adopt, compiled, with the official text it attached to each.
class Shelf {
  public:
    Shelf(journal::Blobs const& blobs, crypto::Hash hash) : blobs_(&blobs), hash_(hash) {}

    [[nodiscard]] charter::Library const& rules() const { return rules_; }
    [[nodiscard]] views::Charters const& charters() const { return charters_; }

    /// The stored charter, compiled; empty when there is none, or it does not compile. Throws journal::Fault.
    [[nodiscard]] std::optional<charter::Charter> fetch(std::string const& digest) const;
    void add(std::string const& digest, charter::Charter charter);
    /// Every charter the body adopted, and the official texts as the latest adoption of each has them. Throws
    /// journal::Fault; Damaged when a charter is not there or does not compile.
    void follow(people::State const& state);

  private:
    journal::Blobs const* blobs_;
    crypto::Hash hash_;
    charter::Library rules_;
    views::Charters charters_;
    std::map<std::string, std::string> attached_;  ///< digest of the charter -> digest of its official text
};

}  // namespace quorate::server

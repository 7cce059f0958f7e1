#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "crypto/key.hpp"
#include "crypto/merkle.hpp"

namespace quorate::journal {

/// A signed tree head: the installation's word that the body's stream had this root at this size. Short enough to be
/// printed in minutes; whoever holds one can later show that nothing before it was changed.
struct Head {
    BodyId body;
    crypto::Suite suite = crypto::Suite::guomi;
    std::uint64_t size = 0;
    crypto::Digest root;
    Instant instant;
    std::string key;        ///< PublicKey::id of the signer
    std::string signature;  ///< bytes
    bool operator==(Head const&) const = default;

    [[nodiscard]] crypto::Checkpoint checkpoint() const { return {size, root}; }
};

[[nodiscard]] std::string to_line(Head const& head);
/// Empty unless the line is exactly what to_line writes.
[[nodiscard]] std::optional<Head> head_from(std::string_view line);

/// The key's suite must be the tree's.
[[nodiscard]] Head sign_head(BodyId const& body, crypto::Frontier const& tree, Instant instant,
                             crypto::PrivateKey const& key);
[[nodiscard]] bool signature_holds(Head const& head, crypto::PublicKey const& key);

}  // namespace quorate::journal

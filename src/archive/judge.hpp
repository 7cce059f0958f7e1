#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "journal/entry.hpp"

namespace quorate::archive {

/// What a verifier needs to know of the rules. It follows one body: charters first, then every command is decided and
/// every recorded entry applied, in order.
class Judge {
  public:
    Judge() = default;
    Judge(Judge const&) = delete;
    Judge& operator=(Judge const&) = delete;
    virtual ~Judge() = default;

    /// False when the text is no charter that these rules can execute.
    [[nodiscard]] virtual bool add_charter(crypto::Digest const& digest, std::string_view text) = 0;
    /// The events that the command leads to now, or all that stands in the way.
    [[nodiscard]] virtual std::expected<std::vector<journal::NewEvent>, Rejection> decide(
        journal::KeptCommand const& command) = 0;
    /// False when such an event can never have been decided in this state; nothing can be judged after it.
    [[nodiscard]] virtual bool apply(journal::Entry const& entry) = 0;
    /// The charters that the entry brings into force.
    [[nodiscard]] virtual std::vector<crypto::Digest> charters_of(journal::Entry const& entry) const = 0;
};

}  // namespace quorate::archive

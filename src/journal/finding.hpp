#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/refusal.hpp"

namespace quorate::journal {

/// Something that does not fit in a stream or a package. Data, not prose: messages/journal.toml and
/// messages/archive.toml have a sentence for every name, under [finding.<name>].
struct Finding {
    std::string name;                         ///< "entry.sequence"
    std::optional<std::uint64_t> sequence{};  ///< the entry it is about
    CommandId command{};                      ///< the command it is about; empty when it is about none
    Facts facts{};
    std::vector<Obstacle> obstacles{};  ///< why the charter would have refused the command
    bool operator==(Finding const&) const = default;
};

using Findings = std::vector<Finding>;

}  // namespace quorate::journal

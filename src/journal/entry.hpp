#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/refusal.hpp"
#include "crypto/digest.hpp"

/// What a journal keeps: commands that were carried out and the entries they led to, each as one canonical line. The
/// lines are what is stored, hashed and shown to others; docs/journal-format.md says what is in them, member by member.
namespace quorate::journal {

/// A command with everything that somebody needs to decide it again.
struct KeptCommand {
    CommandId id;  ///< the idempotency key: one command is carried out once
    std::string name;
    std::uint64_t version = 1;
    PersonId actor;
    PersonId entered_by;
    Instant instant;
    Reasons reasons;
    std::vector<crypto::Digest> files;  ///< what it brought into the body's keeping, by digest
    std::string payload;                ///< a JSON object, as it was given
    bool operator==(KeptCommand const&) const = default;
};

/// One event in a body's stream.
struct Entry {
    std::uint64_t sequence = 0;  ///< from 1, without gaps
    std::string name;
    std::uint64_t version = 1;
    PersonId actor;
    PersonId entered_by;
    Instant instant;
    CommandId command;
    crypto::Digest command_digest;  ///< of the command's line, so that the tree over the entries holds the commands too
    std::string payload;
    bool operator==(Entry const&) const = default;
};

/// An event that was decided and has no place in the stream yet.
struct NewEvent {
    std::string name;
    std::uint64_t version = 1;
    std::string payload;
    bool operator==(NewEvent const&) const = default;
};

[[nodiscard]] std::string to_line(KeptCommand const& command);
[[nodiscard]] std::string to_line(Entry const& entry);
/// Empty unless the line is exactly what to_line writes. The payload is only delimited, not read.
[[nodiscard]] std::optional<KeptCommand> command_from(std::string_view line);
[[nodiscard]] std::optional<Entry> entry_from(std::string_view line);

/// The entry that an event of this command becomes.
[[nodiscard]] Entry entry_of(NewEvent const& event, KeptCommand const& command, crypto::Digest const& command_digest,
                             std::uint64_t sequence);

/// True when the values can be lines: ids and names plain, payloads well formed, numbers in range.
[[nodiscard]] bool can_be_kept(KeptCommand const& command);
[[nodiscard]] bool can_be_kept(NewEvent const& event);

}  // namespace quorate::journal

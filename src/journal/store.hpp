#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "crypto/merkle.hpp"
#include "crypto/suite.hpp"
#include "journal/entry.hpp"
#include "journal/fault.hpp"
#include "journal/head.hpp"

namespace quorate::journal {

/// A body's stream as it stands: how long it is and the tree over it.
struct Stream {
    BodyId body;
    crypto::Suite suite = crypto::Suite::guomi;
    crypto::Frontier tree{crypto::Hash::sm3};

    [[nodiscard]] std::uint64_t size() const { return tree.size(); }
};

/// One command with the events it led to: appended whole or not at all.
struct Group {
    BodyId body;
    std::uint64_t expected = 0;  ///< the stream's size that the decision rests on
    KeptCommand command;
    std::vector<NewEvent> events;  ///< at least one
};

enum class Outcome {
    appended,
    repeated,       ///< this command was carried out before; the receipt is the one of that time
    other_command,  ///< the command's id was used for another command
    outdated,       ///< the stream is no longer as long as the decision expected
    unknown_body,
};

struct Receipt {
    Outcome outcome = Outcome::appended;
    std::uint64_t first = 0;  ///< sequence of the command's first entry
    std::uint64_t last = 0;
    std::vector<std::string> events{};  ///< their names, in order
    bool operator==(Receipt const&) const = default;
};

/// A command's line and where its entries begin.
struct StoredCommand {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::string line;
};

/// The entries from `first` on, at most `count` of them.
struct Range {
    std::uint64_t first = 1;
    std::uint64_t count = 0;
};

/// Where streams live. Every function may throw Fault, and may be called from any thread; only append() is for one
/// thread at a time. All that a function wrote is durable when it returns. Keys of every table begin with the body, so
/// that bodies can be spread over several databases.
class Store {
  public:
    Store() = default;
    Store(Store const&) = delete;
    Store& operator=(Store const&) = delete;
    virtual ~Store() = default;

    /// Begins a stream. Asking again with the same suite changes nothing; false with another suite.
    virtual bool create(BodyId const& body, crypto::Suite suite) = 0;
    /// All groups in one transaction, in order; one receipt each. A fault means that none of them is there for sure,
    /// and that the store must be opened anew. The groups can be kept (`can_be_kept`).
    [[nodiscard]] virtual std::vector<Receipt> append(std::span<Group const> groups) = 0;
    /// Keeps a head and the key that signed it.
    virtual void keep_head(Head const& head, crypto::PublicKey const& key) = 0;

    [[nodiscard]] virtual std::vector<Stream> streams() = 0;
    [[nodiscard]] virtual std::optional<Stream> stream(BodyId const& body) = 0;
    /// The receipt of a command that was carried out before, with the outcome `repeated`.
    [[nodiscard]] virtual std::optional<Receipt> receipt(BodyId const& body, CommandId const& command) = 0;
    /// Calls `take` with the id of every command that is kept.
    virtual void each_command(BodyId const& body, std::function<void(std::string_view)> const& take) = 0;
    /// Lines of entries, in order.
    [[nodiscard]] virtual std::vector<std::string> entries(BodyId const& body, Range range) = 0;
    /// The commands whose first entry is in the range, in order.
    [[nodiscard]] virtual std::vector<StoredCommand> commands(BodyId const& body, Range range) = 0;
    /// Every head, by size and then by instant.
    [[nodiscard]] virtual std::vector<Head> heads(BodyId const& body) = 0;
    /// Every key that signed a head of the body, by id.
    [[nodiscard]] virtual std::vector<crypto::PublicKey> keys(BodyId const& body) = 0;
};

/// True when the store may be asked to append the group.
[[nodiscard]] bool can_be_kept(Group const& group);

}  // namespace quorate::journal

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "crypto/key.hpp"
#include "crypto/merkle.hpp"
#include "journal/entry.hpp"
#include "journal/finding.hpp"
#include "journal/head.hpp"

namespace quorate::journal {

class Store;

/// Follows one stream from its first line and finds whatever does not fit: forms, sequences, commands, digests, roots
/// and signatures. The one check for a store on disk and for a package on its way. What happened, not whether it was
/// allowed.
class Audit {
  public:
    Audit(BodyId body, crypto::Suite suite) : body_(std::move(body)), suite_(suite), tree_(crypto::hash_of(suite)) {}

    /// Keys come before the heads that they signed.
    void key(crypto::PublicKey key);
    /// A command's line, before the lines of its entries. The command, when it has the right form.
    std::optional<KeptCommand> command(std::string_view line);
    /// The entry, when it has the right form.
    std::optional<Entry> entry(std::string_view line);
    /// A head, after as many entries as it counts.
    void head(Head const& head);
    /// After the last line.
    void finish();

    [[nodiscard]] crypto::Frontier const& tree() const { return tree_; }
    [[nodiscard]] Findings const& findings() const { return findings_; }
    /// More findings are counted and not kept.
    static constexpr std::size_t findings_max = 1000;
    void find(Finding finding);
    [[nodiscard]] std::uint64_t found() const { return found_; }

    [[nodiscard]] std::uint64_t commands() const { return commands_seen_.size(); }
    [[nodiscard]] std::uint64_t heads() const { return heads_; }
    /// The last head that was good, if any.
    [[nodiscard]] std::optional<Head> const& last_head() const { return last_head_; }

  private:
    void check_against_command(Entry const& entry);
    void close_group();

    BodyId body_;
    crypto::Suite suite_;
    crypto::Frontier tree_;
    std::map<std::string, crypto::PublicKey> keys_;
    std::optional<KeptCommand> current_;
    crypto::Digest current_digest_;
    Instant latest_{};  ///< of the commands so far
    std::uint64_t entries_of_current_ = 0;
    std::set<CommandId> commands_seen_;
    std::uint64_t heads_ = 0;
    std::optional<Head> last_head_;
    std::uint64_t found_ = 0;
    Findings findings_;
};

/// Reads the body's whole stream from the store and checks all of it. Empty when everything fits. Throws Fault.
[[nodiscard]] Findings check(Store& store, BodyId const& body);

}  // namespace quorate::journal

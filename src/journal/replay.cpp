#include "journal/replay.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <utility>

namespace quorate::journal {
namespace {

/// Lines with the digests of the leaves that they make. Whoever has a hand free makes the next one.
class Batch {
  public:
    Batch(crypto::Hash hash, std::vector<std::string> lines)
        : hash_(hash), lines_(std::move(lines)), leaves_(lines_.size()) {}

    [[nodiscard]] std::vector<std::string> const& lines() const { return lines_; }
    [[nodiscard]] std::vector<crypto::Digest> const& leaves() const { return leaves_; }
    /// Until none is left to be begun. Any number of threads at once, each of them at other leaves.
    void make_leaves() {
        for (auto next = begun_++; next < lines_.size(); next = begun_++) {
            leaves_[next] = crypto::leaf_digest(hash_, lines_[next]);
        }
    }

  private:
    crypto::Hash hash_;
    std::vector<std::string> lines_;
    std::vector<crypto::Digest> leaves_;
    std::atomic<std::size_t> begun_ = 0;
};

/// A tree that grows on another thread, one batch at a time. Digests cost more than all else, so whoever waits for them
/// makes the last of them meanwhile.
class TreeBeside {
  public:
    explicit TreeBeside(crypto::Hash hash) : tree_(hash) {}

    std::vector<std::string> const& begin(std::vector<std::string> lines) {
        auto before = std::exchange(batch_, std::make_unique<Batch>(tree_.hash(), std::move(lines)));
        growing_ = std::async(std::launch::async, [this, before = std::move(before)] {
            if (before) grow(*before);
            batch_->make_leaves();
        });
        return batch_->lines();
    }
    void finish() {
        batch_->make_leaves();
        growing_.get();
    }
    [[nodiscard]] crypto::Digest root() {
        if (batch_) grow(*std::exchange(batch_, nullptr));
        return tree_.root();
    }

  private:
    void grow(Batch const& batch) {
        for (auto const& leaf : batch.leaves()) tree_.append(leaf);
    }

    crypto::Frontier tree_;
    std::unique_ptr<Batch> batch_;
    std::future<void> growing_;  ///< waits for its thread when it goes, so the last one: it uses the others
};

}  // namespace

void replay(Store& store, BodyId const& body, std::function<void(Entry const&)> const& take) {
    auto const stream = store.stream(body);
    if (!stream) throw Fault{"the journal has no body " + body.text};
    constexpr std::uint64_t step = 4096;
    TreeBeside tree{stream->tree.hash()};
    std::uint64_t sequence = 0;
    while (sequence < stream->size()) {
        auto const count = std::min(step, stream->size() - sequence);
        auto const& lines = tree.begin(store.entries(body, {sequence + 1, count}));
        for (auto const& line : lines) {
            auto const entry = entry_from(line);
            if (!entry || entry->sequence != sequence + 1) {
                throw Damaged{"entry " + std::to_string(sequence + 1) + " of the body " + body.text + " is damaged"};
            }
            take(*entry);
            ++sequence;
        }
        tree.finish();
        if (lines.size() < count) throw Damaged{"entries of the body " + body.text + " are missing"};
    }
    if (tree.root() != stream->tree.root()) {
        throw Damaged{"the entries of the body " + body.text + " are not those that its tree was made of"};
    }
}

}  // namespace quorate::journal

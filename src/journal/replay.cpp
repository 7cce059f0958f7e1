#include "journal/replay.hpp"

#include <algorithm>
#include <future>
#include <memory>
#include <utility>

namespace quorate::journal {
namespace {

using Lines = std::vector<std::string>;

/// A tree that grows on another thread, one batch of lines at a time.
class TreeBeside {
  public:
    explicit TreeBeside(crypto::Hash hash) : tree_(hash) {}

    void append(std::shared_ptr<Lines const> lines) {
        finish();
        growing_ = std::async(std::launch::async, [this, lines = std::move(lines)] {
            for (auto const& line : *lines) tree_.append(crypto::leaf_digest(tree_.hash(), line));
        });
    }
    [[nodiscard]] crypto::Digest root() {
        finish();
        return tree_.root();
    }

  private:
    void finish() {
        if (growing_.valid()) growing_.get();
    }

    crypto::Frontier tree_;
    std::future<void> growing_;  ///< waits for its thread when it goes, so the last one: it uses the tree
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
        auto const lines = std::make_shared<Lines const>(store.entries(body, {sequence + 1, count}));
        tree.append(lines);
        for (auto const& line : *lines) {
            auto const entry = entry_from(line);
            if (!entry || entry->sequence != sequence + 1) {
                throw Damaged{"entry " + std::to_string(sequence + 1) + " of the body " + body.text + " is damaged"};
            }
            take(*entry);
            ++sequence;
        }
        if (lines->size() < count) throw Damaged{"entries of the body " + body.text + " are missing"};
    }
    if (tree.root() != stream->tree.root()) {
        throw Damaged{"the entries of the body " + body.text + " are not those that its tree was made of"};
    }
}

}  // namespace quorate::journal

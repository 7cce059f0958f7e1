#include "crypto/merkle.hpp"

#include <bit>

#include "base/must.hpp"

namespace quorate::crypto {
namespace {

using std::uint64_t;

/// The largest power of two below `count`; `count` is at least 2.
uint64_t split(uint64_t count) {
    return std::bit_floor(count - 1);
}

bool odd(uint64_t number) {
    return (number & 1) != 0;
}

}  // namespace

Digest leaf_digest(Hash hash, std::string_view entry) {
    return digest(hash, {std::string_view{"\x00", 1}, entry});
}

Digest node_digest(Hash hash, Digest const& left, Digest const& right) {
    return digest(hash, {std::string_view{"\x01", 1}, left.view(), right.view()});
}

std::optional<Frontier> Frontier::from(Hash hash, uint64_t size, std::vector<Digest> subtrees) {
    if (static_cast<std::size_t>(std::popcount(size)) != subtrees.size()) return {};
    Frontier result{hash};
    result.size_ = size;
    result.subtrees_ = std::move(subtrees);
    return result;
}

void Frontier::append(Digest const& leaf) {
    auto grown = leaf;
    // Every 1 bit at the end of the size is a complete subtree as large as what has grown so far.
    for (auto size = size_; odd(size); size >>= 1) {
        grown = node_digest(hash_, subtrees_.back(), grown);
        subtrees_.pop_back();
    }
    subtrees_.push_back(grown);
    ++size_;
}

Digest Frontier::root() const {
    if (subtrees_.empty()) return digest(hash_, "");
    auto result = subtrees_.back();
    for (auto at = subtrees_.size() - 1; at > 0; --at) result = node_digest(hash_, subtrees_[at - 1], result);
    return result;
}

void Tree::append(Digest const& leaf) {
    auto grown = leaf;
    for (std::size_t level = 0;; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        auto& row = levels_[level];
        row.push_back(grown);
        if (odd(row.size())) return;
        grown = node_digest(hash_, row[row.size() - 2], row.back());
    }
}

Digest Tree::subtree(uint64_t from, uint64_t count) const {
    if (std::has_single_bit(count)) {
        return levels_[static_cast<std::size_t>(std::countr_zero(count))][from / count];
    }
    auto const left = split(count);
    return node_digest(hash_, subtree(from, left), subtree(from + left, count - left));
}

Digest Tree::root(uint64_t tree_size) const {
    must(tree_size <= size(), "a root is asked for leaves that are there");
    return tree_size == 0 ? digest(hash_, "") : subtree(0, tree_size);
}

std::vector<Digest> Tree::inclusion(uint64_t index, uint64_t tree_size) const {
    must(index < tree_size && tree_size <= size(), "a path is asked for a leaf that is there");
    std::vector<Digest> downwards;
    for (uint64_t from = 0, count = tree_size; count > 1;) {
        auto const left = split(count);
        if (index < from + left) {
            downwards.push_back(subtree(from + left, count - left));
            count = left;
        } else {
            downwards.push_back(subtree(from, left));
            from += left;
            count -= left;
        }
    }
    return {downwards.rbegin(), downwards.rend()};
}

std::vector<Digest> Tree::consistency(uint64_t before, uint64_t after) const {
    must(before >= 1 && before <= after && after <= size(), "a proof is asked between two sizes that were");
    std::vector<Digest> downwards;
    uint64_t from = 0;
    uint64_t count = after;
    uint64_t old = before;
    bool whole = true;  // the old tree is the whole of what is looked at, so its root is known to the reader
    while (old != count) {
        auto const left = split(count);
        if (old <= left) {
            downwards.push_back(subtree(from + left, count - left));
            count = left;
        } else {
            downwards.push_back(subtree(from, left));
            from += left;
            count -= left;
            old -= left;
            whole = false;
        }
    }
    if (!whole) downwards.push_back(subtree(from, count));
    return {downwards.rbegin(), downwards.rend()};
}

bool included(Hash hash, Digest const& leaf, uint64_t index, uint64_t size, std::span<Digest const> path,
              Digest const& root) {
    if (index >= size) return false;
    auto node = index;
    auto last = size - 1;
    auto result = leaf;
    for (auto const& step : path) {
        if (last == 0) return false;
        if (odd(node) || node == last) {
            result = node_digest(hash, step, result);
            while (!odd(node) && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            result = node_digest(hash, result, step);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && result == root;
}

bool consistent(Hash hash, Checkpoint const& before, Checkpoint const& after, std::span<Digest const> proof) {
    if (before.size == 0 || before.size > after.size) return false;
    if (before.size == after.size) return proof.empty() && before.root == after.root;
    std::vector<Digest> steps(proof.begin(), proof.end());
    if (std::has_single_bit(before.size)) steps.insert(steps.begin(), before.root);
    if (steps.empty()) return false;
    auto node = before.size - 1;
    auto last = after.size - 1;
    while (odd(node)) {
        node >>= 1;
        last >>= 1;
    }
    auto old_root = steps.front();
    auto new_root = steps.front();
    for (std::size_t at = 1; at < steps.size(); ++at) {
        if (last == 0) return false;
        if (odd(node) || node == last) {
            old_root = node_digest(hash, steps[at], old_root);
            new_root = node_digest(hash, steps[at], new_root);
            while (!odd(node) && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_root = node_digest(hash, new_root, steps[at]);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && old_root == before.root && new_root == after.root;
}

}  // namespace quorate::crypto

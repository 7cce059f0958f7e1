#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/digest.hpp"

/// The Merkle tree of RFC 9162 section 2.1: a leaf is hashed with the prefix 0x00, a node with 0x01, and a tree of n
/// leaves is split at the largest power of two below n.
namespace quorate::crypto {

[[nodiscard]] Digest leaf_digest(Hash hash, std::string_view entry);
[[nodiscard]] Digest node_digest(Hash hash, Digest const& left, Digest const& right);

/// A growing tree of which only the complete subtrees are kept, largest first: at most 64 digests, enough for the root.
class Frontier {
  public:
    explicit Frontier(Hash hash) : hash_(hash) {}
    /// From subtrees() of a tree of that size; empty when the number of digests does not fit the size.
    [[nodiscard]] static std::optional<Frontier> from(Hash hash, std::uint64_t size, std::vector<Digest> subtrees);

    void append(Digest const& leaf);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Digest root() const;
    [[nodiscard]] std::vector<Digest> const& subtrees() const { return subtrees_; }
    [[nodiscard]] Hash hash() const { return hash_; }

  private:
    Hash hash_;
    std::uint64_t size_ = 0;
    std::vector<Digest> subtrees_;
};

/// A tree that keeps every complete subtree, so that proofs for any of its earlier sizes take few steps.
class Tree {
  public:
    explicit Tree(Hash hash) : hash_(hash) {}

    void append(Digest const& leaf);
    [[nodiscard]] std::uint64_t size() const { return levels_.empty() ? 0 : levels_.front().size(); }
    /// Root of the first `size` leaves; `size` may not exceed size().
    [[nodiscard]] Digest root(std::uint64_t size) const;
    /// Path from the leaf to the root of the first `size` leaves; `index` is below `size`.
    [[nodiscard]] std::vector<Digest> inclusion(std::uint64_t index, std::uint64_t size) const;
    /// Proof that the first `before` leaves are the beginning of the first `after` leaves; 1 <= before <= after.
    [[nodiscard]] std::vector<Digest> consistency(std::uint64_t before, std::uint64_t after) const;

  private:
    [[nodiscard]] Digest subtree(std::uint64_t from, std::uint64_t count) const;

    Hash hash_;
    /// levels_[k][i] is the root of the 2^k leaves from i * 2^k.
    std::vector<std::vector<Digest>> levels_;
};

/// RFC 9162 section 2.1.3.2. False for every path that does not lead from the leaf at `index` to the root.
[[nodiscard]] bool included(Hash hash, Digest const& leaf, std::uint64_t index, std::uint64_t size,
                            std::span<Digest const> path, Digest const& root);

/// A size and the root that a tree had at it.
struct Checkpoint {
    std::uint64_t size = 0;
    Digest root;
};

/// RFC 9162 section 2.1.4.2. False unless the proof shows that the tree at `after` begins with the tree at `before`.
[[nodiscard]] bool consistent(Hash hash, Checkpoint const& before, Checkpoint const& after,
                              std::span<Digest const> proof);

}  // namespace quorate::crypto

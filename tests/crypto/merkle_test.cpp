#include "crypto/merkle.hpp"

#include <string>

#include <doctest/doctest.h>

#include "crypto/encoding.hpp"

using namespace quorate::crypto;

namespace {

/// The leaves of the test vectors that came with the first implementation of certificate transparency.
std::vector<std::string> vector_leaves() {
    std::vector<std::string> leaves;
    for (auto const* hex :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
        leaves.push_back(from_hex(hex).value());
    }
    return leaves;
}

/// The roots of the first n leaves, n from 0.
constexpr char const* vector_roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<std::string> in_hex(std::vector<Digest> const& digests) {
    std::vector<std::string> texts;
    for (auto const& one : digests) texts.push_back(to_hex(one));
    return texts;
}

Tree vector_tree() {
    Tree tree{Hash::sha256};
    for (auto const& leaf : vector_leaves()) tree.append(leaf_digest(Hash::sha256, leaf));
    return tree;
}

/// RFC 9162 section 2.1.1, word for word, as the measure of the quick ways.
Digest defined_root(Hash hash, std::span<Digest const> leaves) {
    if (leaves.empty()) return digest(hash, "");
    if (leaves.size() == 1) return leaves.front();
    std::size_t half = 1;
    while (half * 2 < leaves.size()) half *= 2;
    return node_digest(hash, defined_root(hash, leaves.first(half)), defined_root(hash, leaves.subspan(half)));
}

}  // namespace

TEST_CASE("roots are those of the known vectors") {
    auto const tree = vector_tree();
    Frontier frontier{Hash::sha256};
    auto const leaves = vector_leaves();
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        CHECK(to_hex(frontier.root()) == vector_roots[size]);
        CHECK(to_hex(tree.root(size)) == vector_roots[size]);
        if (size < leaves.size()) frontier.append(leaf_digest(Hash::sha256, leaves[size]));
    }
}

TEST_CASE("proofs are those of the known vectors") {
    auto const tree = vector_tree();
    using Texts = std::vector<std::string>;
    CHECK(in_hex(tree.inclusion(0, 1)) == Texts{});
    CHECK(in_hex(tree.inclusion(0, 8)) == Texts{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"});
    CHECK(in_hex(tree.inclusion(5, 8)) == Texts{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"});
    CHECK(in_hex(tree.inclusion(2, 3)) == Texts{"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"});
    CHECK(in_hex(tree.consistency(1, 1)) == Texts{});
    CHECK(in_hex(tree.consistency(6, 8)) == Texts{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                                  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"});
    CHECK(in_hex(tree.consistency(2, 5)) == Texts{"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                                  "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"});
}

TEST_CASE("every proof of every small tree holds, and no other does") {
    for (auto const hash : {Hash::sha256, Hash::sm3}) {
        Tree tree{hash};
        Frontier frontier{hash};
        std::vector<Digest> leaves;
        for (std::uint64_t size = 1; size <= 40; ++size) {
            leaves.push_back(leaf_digest(hash, std::to_string(size)));
            tree.append(leaves.back());
            frontier.append(leaves.back());
            auto const root = defined_root(hash, leaves);
            REQUIRE(tree.root(size) == root);
            REQUIRE(frontier.root() == root);
            auto const again = Frontier::from(hash, size, frontier.subtrees());
            REQUIRE(again);
            REQUIRE(again->root() == root);
            for (std::uint64_t index = 0; index < size; ++index) {
                auto path = tree.inclusion(index, size);
                REQUIRE(included(hash, leaves[index], index, size, path, root));
                REQUIRE(!included(hash, leaves[index], index + 1, size, path, root));
                REQUIRE(!included(hash, leaf_digest(hash, "other"), index, size, path, root));
                path.push_back(root);
                REQUIRE(!included(hash, leaves[index], index, size, path, root));
                path.pop_back();
                if (path.empty()) continue;
                path.pop_back();
                REQUIRE(!included(hash, leaves[index], index, size, path, root));
            }
            for (std::uint64_t before = 1; before <= size; ++before) {
                auto proof = tree.consistency(before, size);
                Checkpoint const old{before, tree.root(before)};
                REQUIRE(consistent(hash, old, {size, root}, proof));
                REQUIRE(!consistent(hash, {before, leaf_digest(hash, "other")}, {size, root}, proof));
                REQUIRE(!consistent(hash, old, {size, leaf_digest(hash, "other")}, proof));
                proof.push_back(root);
                REQUIRE(!consistent(hash, old, {size, root}, proof));
                proof.pop_back();
                if (proof.empty()) continue;
                proof.back().bytes[7] ^= 1;
                REQUIRE(!consistent(hash, old, {size, root}, proof));
            }
        }
    }
}

TEST_CASE("proofs that cannot be are refused") {
    auto const root = digest(Hash::sm3, "r");
    CHECK(!included(Hash::sm3, root, 0, 0, {}, root));
    CHECK(!included(Hash::sm3, root, 5, 4, {}, root));
    CHECK(!consistent(Hash::sm3, {0, root}, {4, root}, {}));
    CHECK(!consistent(Hash::sm3, {5, root}, {4, root}, {}));
    CHECK(!consistent(Hash::sm3, {3, root}, {4, root}, {}));
    CHECK(!Frontier::from(Hash::sm3, 5, {root}));
}

#include "archive/proof.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "crypto/encoding.hpp"
#include "crypto/merkle.hpp"
#include "journal/fault.hpp"
#include "journal/line.hpp"

namespace quorate::archive {
namespace {

using journal::Fault;
using journal::LineReader;

constexpr std::string_view entry_start = R"({"quorate_entry_proof":1,"key":)";
constexpr std::string_view consistency_start = R"({"quorate_consistency_proof":1,"key":)";

/// No tree has more levels than this.
constexpr std::size_t path_max = 128;

crypto::PublicKey key_of(journal::Store& store, journal::Head const& head) {
    for (auto& key : store.keys(head.body)) {
        if (journal::signature_holds(head, key)) return std::move(key);
    }
    throw Fault{"the key of the tree head is not in the journal"};
}

crypto::Tree tree_of(journal::Store& store, journal::Head const& head) {
    constexpr std::uint64_t step = 4096;
    crypto::Tree tree{crypto::hash_of(head.suite)};
    while (tree.size() < head.size) {
        auto const lines = store.entries(head.body, {tree.size() + 1, std::min(step, head.size - tree.size())});
        if (lines.empty()) throw Fault{"the journal is shorter than the tree head"};
        for (auto const& line : lines) tree.append(crypto::leaf_digest(crypto::hash_of(head.suite), line));
    }
    if (tree.root(head.size) != head.root) throw Fault{"the journal does not fit the tree head"};
    return tree;
}

std::string written(std::vector<crypto::Digest> const& path) {
    std::string text = "[";
    for (auto const& step : path) {
        if (text.size() > 1) text += ',';
        text.append(1, '"').append(crypto::to_hex(step)).append(1, '"');
    }
    return text + "]";
}

std::vector<crypto::Digest> read_path(LineReader& reader) {
    std::vector<crypto::Digest> path;
    reader.expect("[");
    if (reader.skip("]")) return path;
    while (reader.fits() && path.size() < path_max) {
        path.push_back(reader.digest());
        if (reader.skip("]")) return path;
        reader.expect(",");
    }
    reader.expect("the end of a path");
    return path;
}

std::string beginning(std::string_view start, crypto::PublicKey const& key) {
    return std::string{start} + '"' + crypto::to_base64(key.der()) + '"';
}

}  // namespace

std::string prove_entry(journal::Store& store, std::uint64_t sequence, journal::Head const& head) {
    if (sequence == 0 || sequence > head.size) throw Fault{"the entry is not within the tree head"};
    auto const path = tree_of(store, head).inclusion(sequence - 1, head.size);
    auto const line = store.entries(head.body, {sequence, 1});
    if (line.size() != 1) throw Fault{"the entry is not in the journal"};
    return beginning(entry_start, key_of(store, head)) + R"(,"head":)" + journal::to_line(head) + R"(,"path":)" +
           written(path) + R"(,"entry":)" + line.front() + "}";
}

std::string prove_consistency(journal::Store& store, journal::Head const& before, journal::Head const& after) {
    if (before.body != after.body || before.size == 0 || before.size > after.size) {
        throw Fault{"the tree heads are not an earlier and a later one of one body"};
    }
    auto const key = key_of(store, after);
    if (!journal::signature_holds(before, key)) throw Fault{"the tree heads were signed by different keys"};
    auto const tree = tree_of(store, after);
    if (tree.root(before.size) != before.root) throw Fault{"the journal does not fit the earlier tree head"};
    return beginning(consistency_start, key) + R"(,"before":)" + journal::to_line(before) + R"(,"after":)" +
           journal::to_line(after) + R"(,"path":)" + written(tree.consistency(before.size, after.size)) + "}";
}

std::optional<ProvedEntry> verify_entry(std::string_view proof) {
    LineReader reader{proof};
    reader.expect(entry_start);
    auto key = crypto::PublicKey::from_der(reader.base64());
    reader.expect(R"(,"head":)");
    auto head = journal::head_from(reader.object());
    reader.expect(R"(,"path":)");
    auto const path = read_path(reader);
    reader.expect(R"(,"entry":)");
    auto const line = reader.payload();
    reader.expect("}");
    auto entry = journal::entry_from(line);
    if (!reader.whole() || !key || !head || !entry || entry->sequence == 0) return {};
    auto const hash = crypto::hash_of(head->suite);
    auto const holds =
        journal::is_payload(entry->payload) && journal::signature_holds(*head, *key) &&
        crypto::included(hash, crypto::leaf_digest(hash, line), entry->sequence - 1, head->size, path, head->root);
    if (!holds) return {};
    return ProvedEntry{*std::move(entry), *std::move(head), *std::move(key)};
}

std::optional<ProvedConsistency> verify_consistency(std::string_view proof) {
    LineReader reader{proof};
    reader.expect(consistency_start);
    auto key = crypto::PublicKey::from_der(reader.base64());
    reader.expect(R"(,"before":)");
    auto before = journal::head_from(reader.object());
    reader.expect(R"(,"after":)");
    auto after = journal::head_from(reader.object());
    reader.expect(R"(,"path":)");
    auto const path = read_path(reader);
    reader.expect("}");
    if (!reader.whole() || !key || !before || !after || before->body != after->body) return {};
    auto const holds =
        journal::signature_holds(*before, *key) && journal::signature_holds(*after, *key) &&
        crypto::consistent(crypto::hash_of(after->suite), before->checkpoint(), after->checkpoint(), path);
    if (!holds) return {};
    return ProvedConsistency{*std::move(before), *std::move(after), *std::move(key)};
}

}  // namespace quorate::archive

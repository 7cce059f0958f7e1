#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/key.hpp"
#include "journal/entry.hpp"
#include "journal/head.hpp"
#include "journal/store.hpp"

/// Proofs for outsiders: one line of JSON each, complete in itself. They show what they show and nothing else of the
/// body.
namespace quorate::archive {

/// That one entry is in the body's stream: the entry, its path to the root of a signed head, the head and the key. The
/// head is one of the store's; the sequence lies within it. Throws journal::Fault.
[[nodiscard]] std::string prove_entry(journal::Store& store, std::uint64_t sequence, journal::Head const& head);
/// That the later of two heads of one body continues the earlier one. Throws journal::Fault.
[[nodiscard]] std::string prove_consistency(journal::Store& store, journal::Head const& before,
                                            journal::Head const& after);

/// What a proof that holds has shown, provided that the reader knows the key.
struct ProvedEntry {
    journal::Entry entry;
    journal::Head head;
    crypto::PublicKey key;
};
struct ProvedConsistency {
    journal::Head before;
    journal::Head after;
    crypto::PublicKey key;  ///< of both heads
};

/// Empty when the text is no such proof, or the proof does not hold.
[[nodiscard]] std::optional<ProvedEntry> verify_entry(std::string_view proof);
[[nodiscard]] std::optional<ProvedConsistency> verify_consistency(std::string_view proof);

}  // namespace quorate::archive

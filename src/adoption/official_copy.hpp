#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adoption/plain_text.hpp"
#include "charter/official_text.hpp"
#include "crypto/digest.hpp"

namespace quorate::adoption {

/// The official words of one place, locked: whoever shows them can show that they are the words that were adopted.
struct LockedPlace {
    std::string anchor;
    std::string text;
    std::string digest;  ///< of the text's bytes, hexadecimal
    bool operator==(LockedPlace const&) const = default;
};

/// A body's own copy of the official text, laid onto the anchors of its charter.
struct OfficialCopy {
    std::string digest;  ///< of the file as it was handed in
    int chapters = 0;    ///< found in the text
    int articles = 0;
    std::vector<LockedPlace> places;         ///< in the order of the charter
    std::vector<std::string> unmatched;      ///< anchors of the charter that the text has nothing for
    std::vector<charter::Piece> unanchored;  ///< pieces of the text that the charter has no anchor for
};

/// The digest of a body's suite: SM3 for "guomi", SHA-256 otherwise.
[[nodiscard]] crypto::Hash hash_of(charter::Identity const& identity);

/// Reads the file and lays it onto the charter. "official-text-without-articles" when it has none at all.
[[nodiscard]] std::expected<OfficialCopy, Unreadable> read_official_copy(std::string_view file,
                                                                         charter::Charter const& charter);

}  // namespace quorate::adoption

#include "adoption/official_copy.hpp"

namespace quorate::adoption {

crypto::Hash hash_of(charter::Identity const& identity) {
    return identity.suite == "guomi" ? crypto::Hash::sm3 : crypto::Hash::sha256;
}

std::expected<OfficialCopy, Unreadable> read_official_copy(std::string_view file, charter::Charter const& charter) {
    auto const text = plain_text(file);
    if (!text) return std::unexpected(text.error());
    auto const recognised = charter::recognise(*text);
    if (recognised.pieces.empty()) return std::unexpected(Unreadable{"official-text-without-articles"});
    auto const hash = hash_of(charter.rules.identity);
    auto laid = charter::match(recognised, charter.document);
    OfficialCopy copy{crypto::to_hex(crypto::digest(hash, file)),
                      static_cast<int>(recognised.chapters.size()),
                      recognised.articles(),
                      {},
                      std::move(laid.unmatched),
                      std::move(laid.unanchored)};
    for (auto& piece : laid.matched) {
        auto digest = crypto::to_hex(crypto::digest(hash, piece.text));
        copy.places.push_back({std::move(piece.anchor), std::move(piece.text), std::move(digest)});
    }
    return copy;
}

}  // namespace quorate::adoption

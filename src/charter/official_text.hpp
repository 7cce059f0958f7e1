#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "charter/charter.hpp"

/// The official text of a charter, which a body attaches from its own copy: recognised, and laid onto the anchors.
namespace quorate::charter {

/// A piece of the official text by the anchor it would have: "art19" (first paragraph), "art19.p2", "art17.i7".
struct Piece {
    std::string anchor;
    std::string text;  ///< blanks at the ends and 第X条 / (X) in front taken off, wrapped lines joined
    int line = 0;
    bool operator==(Piece const&) const = default;
};

struct OfficialChapter {
    std::string anchor;  ///< "ch4"
    std::string title;   ///< may be missing in the text
    int line = 0;
    bool operator==(OfficialChapter const&) const = default;
};

struct OfficialText {
    std::vector<OfficialChapter> chapters;
    std::vector<Piece> pieces;          ///< in the order of the text
    std::vector<std::string> preamble;  ///< lines before the first chapter or article
    [[nodiscard]] int articles() const;
};

/// Finds chapters (第X章, with or without a title), articles (第X条), their paragraphs and numbered items ((一), full
/// or half width), whatever the blanks and the indentation are. Never fails: what it cannot place becomes a paragraph.
[[nodiscard]] OfficialText recognise(std::string_view plain_text);

struct Match {
    std::vector<Piece> matched;          ///< by the charter's anchors, in its order
    std::vector<std::string> unmatched;  ///< anchors of the charter that the text has nothing for
    std::vector<Piece> unanchored;       ///< pieces of the text that the charter has no anchor for
};
[[nodiscard]] Match match(OfficialText const& text, Document const& document);

}  // namespace quorate::charter

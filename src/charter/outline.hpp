#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "charter/rule_block.hpp"

/// The Markdown of a charter taken apart: headings with anchors, gists, notes and fenced blocks, each with its line.
/// What the parts mean is no matter here.
namespace quorate::charter {

struct Fence {
    std::string word;  ///< "rule", "kind", "example"
    std::string name;  ///< what follows the word: "personnel", a title
    std::string body;  ///< the lines between the fences, each ending in a newline
    int line = 0;      ///< of the opening fence
};

struct Section {
    int level = 0;        ///< number of # in front
    std::string heading;  ///< without the anchor
    std::string anchor;   ///< without {# }; empty when the heading has none
    int line = 0;
    bool damaged = false;  ///< its anchor was meant and cannot be read, which was reported
    std::vector<std::string> paragraphs;
    std::vector<std::string> notes;  ///< each "> " passage, without the word 解释 in front
    std::vector<Fence> fences;
};

struct Outline {
    std::string front;   ///< the lines between the --- lines
    int front_line = 0;  ///< of the first of these lines; 0: no front matter
    std::vector<Section> sections;
};

/// Takes valid UTF-8 apart; a byte order mark and carriage returns at line ends are passed over.
[[nodiscard]] Outline outline_of(std::string_view bytes, Diagnostics& diagnostics);

}  // namespace quorate::charter

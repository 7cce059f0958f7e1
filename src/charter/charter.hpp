#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/refusal.hpp"
#include "charter/rules.hpp"

/// The literate charter: one Markdown file that people read and the engine executes. docs/charter-language.md is the
/// contract of the language.
namespace quorate::charter {

enum class Severity { error, warning };
BOOST_DESCRIBE_ENUM(Severity, error, warning)

/// Something to say about a charter file. `name` is looked up as "diagnostic.<name>" in the message catalogue.
struct Diagnostic {
    int line = 0;  ///< from 1; 0: about the file as a whole
    Severity severity = Severity::error;
    std::string name;
    Facts facts;
    bool operator==(Diagnostic const&) const = default;
};
using Diagnostics = std::vector<Diagnostic>;

/// What the software does for a place of the charter. `not_yet`: said openly, nothing is done for it so far.
enum class Mode { enforced, guided, recorded, shown, not_yet };
BOOST_DESCRIBE_ENUM(Mode, enforced, guided, recorded, shown, not_yet)

/// How the clauses of a place bind: 必须 · 一般 · 可以 · nothing to execute.
enum class Binding { must, generally, may, principle };
BOOST_DESCRIBE_ENUM(Binding, must, generally, may, principle)

/// One anchored place: an article, a paragraph or an item. An article's own anchor stands for its first paragraph.
struct Anchor {
    std::string anchor;              ///< "art19.p2"
    std::string chapter;             ///< "ch4"; empty in a charter without chapters
    std::string label;               ///< as cited in the charter's language: "第十九条第二款"
    std::string label_en;            ///< "Article 19.2"
    std::string heading;             ///< "到会、请假、回避"; may be empty
    std::string gist;                ///< in our own words; paragraphs separated by a newline
    std::vector<std::string> notes;  ///< 解释: readings, conflicts, sources
    Mode mode = Mode::enforced;
    std::optional<Mode> planned;  ///< the mode it will have, where the mode is not_yet
    std::vector<Binding> binding;
    std::string because;  ///< why nothing is executed here, where the mode is shown
    std::vector<std::string>
        rules;  ///< keys and blocks that rest on it: "quorum", "kind personnel", "power matter.settle"
    int line = 0;
    bool operator==(Anchor const&) const = default;
};

struct Chapter {
    std::string anchor;    ///< "ch4"
    std::string label;     ///< "第四章"
    std::string label_en;  ///< "Chapter 4"
    std::string heading;   ///< "议事决策"
    int line = 0;
    bool operator==(Chapter const&) const = default;
};

/// An example that runs when the charter is checked and when it is adopted. Its language is that of scenarios.
struct Example {
    std::string anchor;
    std::string title;
    int line = 0;      ///< of the first line of `text`
    std::string text;  ///< as written, without the fences
    bool operator==(Example const&) const = default;
};

/// A rule the charter rests on; a superseded one is warned about.
struct Basis {
    std::string name;
    std::string title;
    std::string edition;
    std::optional<Date> superseded;
    std::string superseded_by;
    Citation by;
    int line = 0;
    bool operator==(Basis const&) const = default;
};

/// Two places that do not agree, and the choice made.
struct Conflict {
    std::string name;
    std::vector<std::string> with;  ///< anchors
    std::string chosen;
    std::string because;
    Citation by;
    int line = 0;
    bool operator==(Conflict const&) const = default;
};

/// One line of a block as it stands in the file: what the rules were made of, and what differences are told by.
struct Statement {
    std::string anchor;
    std::string block;  ///< "rule", "power", "kind personnel", "reading two-days"
    std::string key;
    std::string value;  ///< texts bare, lists joined by ", "
    int line = 0;
    bool operator==(Statement const&) const = default;
};

struct Document {
    std::vector<Chapter> chapters;
    std::vector<Anchor> anchors;  ///< in the order of the file
    std::vector<Example> examples;
    std::vector<Basis> bases;
    std::vector<Conflict> conflicts;
    std::vector<Statement> statements;

    /// nullptr when there is no such anchor.
    [[nodiscard]] Anchor const* find(std::string_view anchor) const;
};

struct Charter {
    Rules rules;
    Document document;
    Diagnostics warnings;  ///< superseded bases, known conflicts, numbers the body must set, gaps
};

/// Reads a charter file. Every error at once, in the order of the lines; a charter with errors is no charter.
[[nodiscard]] std::expected<Charter, Diagnostics> compile(std::string_view bytes);

/// One line of "charter coverage": what is done for a place and on which rules it rests.
struct Coverage {
    std::string anchor;
    std::string label;
    Mode mode = Mode::enforced;
    std::optional<Mode> planned;
    std::vector<Binding> binding;
    std::vector<std::string> rules;
    bool operator==(Coverage const&) const = default;
};
[[nodiscard]] std::vector<Coverage> coverage(Charter const& charter);

/// One difference between two charters, in the charter's own words: "art19.p2", "quorum", ">= 1/2 of roster",
/// "> 1/2 of roster". A side that has nothing is empty. `what` of a whole thing is "anchor", "heading", "gist", "note",
/// "kind personnel", "reading two-days", "example …"; `what` of a rule is its key.
struct Change {
    std::string anchor;
    std::string what;
    std::string before;
    std::string after;
    bool operator==(Change const&) const = default;
};
[[nodiscard]] std::vector<Change> diff(Charter const& before, Charter const& after);
/// "art19.p2 quorum >= 1/2 of roster -> > 1/2 of roster".
[[nodiscard]] std::string to_text(Change const& change);

}  // namespace quorate::charter

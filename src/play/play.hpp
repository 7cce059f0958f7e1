#pragma once

#include <string>
#include <vector>

#include "play/script.hpp"
#include "play/stage.hpp"

namespace quorate::play {

/// What came of one line.
struct LineReport {
    int line = 0;
    std::string text;
    bool good = true;
    std::string detail;  ///< what happened; where it is not good, how it differs from what was expected
    /// Not good because the line could not be understood: the fault's name in the catalogue.
    std::string fault;
    std::vector<std::string> rules;  ///< rules that refused or wanted a reason, as the line expected
};

struct Report {
    std::string title;
    std::vector<LineReport> lines;  ///< up to and with the first that is not good

    [[nodiscard]] bool good() const { return lines.empty() || lines.back().good; }
};

/// Plays a scenario from an empty body, line by line, and stops at the first difference. The body is founded under the
/// first of the charters unless a line says otherwise; without any there is nothing to play by ("no-charter").
[[nodiscard]] Report play(Scenario const& scenario, std::vector<CharterFile> const& charters,
                          words::Catalogue const& words);
/// The same before somebody's eyes.
[[nodiscard]] Report play(Scenario const& scenario, std::vector<CharterFile> const& charters,
                          words::Catalogue const& words, Onlooker& onlooker);

/// Plays all examples of a charter under that charter.
[[nodiscard]] std::vector<Report> play_examples(CharterFile const& charter, words::Catalogue const& words);

/// Files that `charter` lines of a script name, in order, each once: the caller reads and compiles them.
[[nodiscard]] std::vector<std::string> charters_named(Script const& script);

}  // namespace quorate::play

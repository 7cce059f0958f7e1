#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Scenarios as text: who does what when, and what must come of it. docs/scenarios.md is the contract of the language.
namespace quorate::play {

/// A piece of a line. 「quoted」 pieces may hold blanks and are never taken for a word of the language.
struct Token {
    std::string text;
    bool quoted = false;
    bool operator==(Token const&) const = default;
};

/// One line: what is done, the reason given for exceptions, and what is expected of it (nothing: that it is done).
struct Step {
    int line = 0;
    std::string text;
    std::vector<Token> words;
    std::optional<std::string> reason;
    std::vector<Token> expected;
    bool expects = false;
};

struct Scenario {
    std::string title;
    int line = 0;
    std::vector<Step> steps;
};

/// A line that could not be read, by the name of the fault in the catalogue.
struct ScriptFault {
    int line = 0;
    std::string what;
    std::string text;
};

struct Script {
    std::vector<Scenario> scenarios;
    std::vector<ScriptFault> faults;
};

/// Reads a Markdown file: every fenced block whose first line says `scenario TITLE` is one scenario.
[[nodiscard]] Script read_script(std::string_view markdown);
/// Reads one block, such as an example of a charter; `first_line` is the number of its first line.
[[nodiscard]] Scenario read_block(std::string_view title, std::string_view text, int first_line,
                                  std::vector<ScriptFault>& faults);

}  // namespace quorate::play

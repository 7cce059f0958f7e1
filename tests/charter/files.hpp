#pragma once

#include <set>
#include <string>
#include <string_view>

#include "charter/charter.hpp"

namespace quorate::tests {

/// The bytes of a file by its path from the root of the checkout; ends the test when there is none.
[[nodiscard]] std::string read_file(std::string const& path);
/// A charter that has to compile; ends the test with its diagnostics otherwise.
[[nodiscard]] charter::Charter compiled(std::string_view bytes);
/// tests/charter/files/small.md.
[[nodiscard]] std::string small();
/// `text` with its one occurrence of `from` replaced; ends the test when there is none or are several.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);
/// The number of the line that holds the one occurrence of `part`.
[[nodiscard]] int line_of(std::string_view text, std::string_view part);
/// One line a diagnostic: "12 error key.missing key=title".
[[nodiscard]] std::string shown(charter::Diagnostics const& diagnostics);
/// What is wrong with a charter; nothing where it is whole.
[[nodiscard]] charter::Diagnostics errors_of(std::string_view bytes);
/// Every name under [diagnostic.…] of messages/charter.toml.
[[nodiscard]] std::set<std::string> diagnostics_with_words();
/// True for those that procedures.cpp shows.
[[nodiscard]] bool of_procedures(std::string_view diagnostic);
/// Holds `text` against tests/charter/golden/<name>; with QUORATE_BLESS set the file is written instead.
void check_golden(std::string const& name, std::string const& text);

}  // namespace quorate::tests

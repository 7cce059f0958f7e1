#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "charter/charter.hpp"

/// The flat notation of fenced blocks and of the front matter: `key = value` lines with comments, nothing nested. Every
/// block is valid TOML; not everything in TOML is a block.
namespace quorate::charter {

/// The last one: a value that could not be read. It was reported; nobody needs to hear that it is missing as well.
using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>, std::monostate>;

struct Entry {
    std::string key;
    Value value;
    int line = 0;
    bool operator==(Entry const&) const = default;
};

void add_error(Diagnostics& diagnostics, int line, std::string_view what, Facts facts = {});

/// "text", 12, true, ["a", "b"] as they are shown in differences: without quotes, joined by ", ".
[[nodiscard]] std::string to_text(Value const& value);

/// Reads the lines of a block whose first line is line `first_line` of its file. A line that cannot be read is
/// reported, and left out unless its key can be made out; a key that comes twice is reported and its first value kept.
/// The text must be valid UTF-8.
[[nodiscard]] std::vector<Entry> read_block(std::string_view text, int first_line, Diagnostics& diagnostics);

/// What to type instead of the full-width sign that `text` starts with; empty when it starts with none. `sign` is that
/// sign.
struct FullWidth {
    std::string_view sign;
    std::string type;
};
[[nodiscard]] FullWidth full_width_at(std::string_view text);

}  // namespace quorate::charter

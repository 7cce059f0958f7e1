#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/refusal.hpp"

/// JSON text as a tree that keeps what was written: members in their order, numbers that are no 64-bit integers by
/// their digits. Nothing is lost and nothing is guessed, so that a strict reader can name every fault.
namespace quorate::json {

struct Node;
struct Member;

struct Null {
    bool operator==(Null const&) const = default;
};

/// A number that is no 64-bit integer, as it was written.
struct OtherNumber {
    std::string digits;
    bool operator==(OtherNumber const&) const = default;
};

using Array = std::vector<Node>;
using Object = std::vector<Member>;

struct Node {
    std::variant<Null, bool, std::int64_t, OtherNumber, std::string, Array, Object> value;
};

struct Member {
    std::string name;
    Node value;
};

/// Limits that hold for every text read; a body's largest meeting stays far below them.
inline constexpr std::size_t depth_max = 32;

/// The tree, or what is wrong: no well-formed UTF-8, no JSON, too deep, a name twice in one object (each with its
/// pointer).
[[nodiscard]] std::expected<Node, std::vector<BadInput>> parse(std::string_view text);

/// Compact text; what `parse` read is written back as it was but for blanks and escapes.
[[nodiscard]] std::string to_text(Node const& node);
/// The string in quotes, with the fewest escapes.
void write_string(std::string_view text, std::string& out);
/// One step of a JSON pointer (RFC 6901), with its '/'.
[[nodiscard]] std::string pointer_step(std::string_view name);

}  // namespace quorate::json

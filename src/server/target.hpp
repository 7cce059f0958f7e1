#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the first line of a request names.
namespace quorate::server {

/// Text with its %XX read; empty when a % is not followed by two hexadecimal digits, or the result holds control
/// characters or is not UTF-8. `plus` says whether '+' stands for a blank, as it does in queries only.
enum class Plus { literal, blank };
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, Plus plus = Plus::literal);
/// Everything but letters, digits and "-._~" written as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

struct Target {
    std::vector<std::string> path;
    std::map<std::string, std::string, std::less<>> query;
};

/// "/api/v1/x?y=z" in its parts. Empty when it does not start with '/', is not decodable, or has "." or ".." segments:
/// no client of ours sends such, and refusing is simpler to be sure of than resolving.
[[nodiscard]] std::optional<Target> target_from(std::string_view text);

}  // namespace quorate::server

#pragma once

#include <map>
#include <string>

namespace quorate::views {

/// What an address asks of a view, by name: {"id", "leave"}.
using Query = std::map<std::string, std::string, std::less<>>;

/// Empty where it is not asked.
[[nodiscard]] inline std::string asked(Query const& query, std::string_view name) {
    auto const found = query.find(name);
    return found == query.end() ? std::string() : found->second;
}

}  // namespace quorate::views

#include "server/router.hpp"

#include <algorithm>
#include <set>

#include "base/must.hpp"
#include "base/text.hpp"

namespace quorate::server {

namespace {

bool is_parameter(std::string const& segment) {
    return segment.starts_with('{');
}

bool fits(std::vector<std::string> const& pattern, std::vector<std::string> const& path) {
    return std::ranges::equal(pattern, path, [](auto const& wanted, auto const& given) {
        return is_parameter(wanted) ? !given.empty() : wanted == given;
    });
}

}  // namespace

void Router::add(Route route) {
    must(route.pattern.starts_with('/') && route.handle != nullptr, "a route has a path and a handler");
    std::vector<std::string> segments;
    for (auto const segment : text::split(std::string_view(route.pattern).substr(1), '/'))
        segments.emplace_back(segment);
    auto entry = std::make_unique<Entry const>(Entry{std::move(route), std::move(segments)});
    // Kept so that a fixed segment stands before a {name}: '{' sorts after all letters and digits.
    auto const place = std::ranges::upper_bound(entries_, entry->segments, {},
                                                [](auto const& one) -> auto const& { return one->segments; });
    entries_.insert(place, std::move(entry));
}

std::variant<Match, NoSuchPath, OtherMethods> Router::find(Method method, std::vector<std::string> const& path) const {
    auto const wanted = method == Method::head ? Method::get : method;
    std::set<Method> methods;
    for (auto const& entry : entries_) {
        if (!fits(entry->segments, path)) continue;
        methods.insert(entry->route.method);
        if (entry->route.method != wanted) continue;
        Match match{&entry->route, {}};
        for (std::size_t at = 0; at < path.size(); ++at) {
            auto const& segment = entry->segments[at];
            if (is_parameter(segment)) match.parameters.emplace(segment.substr(1, segment.size() - 2), path[at]);
        }
        return match;
    }
    if (methods.empty()) return NoSuchPath{};
    if (methods.contains(Method::get)) methods.insert(Method::head);
    OtherMethods others;
    for (auto const one : methods) others.allow += (others.allow.empty() ? "" : ", ") + std::string(name_of(one));
    return others;
}

}  // namespace quorate::server

#pragma once

#include <expected>

#include "views/lens.hpp"

/// The pages by name, as the server serves them.
namespace quorate::views {

enum class Absence {
    no_such_view,
    no_such_thing,  ///< there is none, or the reader may not know of it: the two look the same from outside
};

/// The view as JSON for this reader: today, matters, matter, meetings, meeting, live, hall, minutes, decisions,
/// decision, directives, directive, charter, people, self-check. Views of one thing take its `id`.
[[nodiscard]] std::expected<std::string, Absence> render(Lens const& lens, std::string_view name, std::string_view id);
[[nodiscard]] std::string render_possible(Lens const& lens, std::string_view at);

}  // namespace quorate::views

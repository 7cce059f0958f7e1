#pragma once

#include <expected>
#include <variant>

#include "base/refusal.hpp"
#include "base/wire.hpp"
#include "views/lens.hpp"
#include "views/query.hpp"

/// The pages by name, as the server serves them.
namespace quorate::views {

enum class Absence {
    no_such_view,
    no_such_thing,  ///< there is none, or the reader may not know of it: the two look the same from outside
};

/// Why there is no view: it is not there, or what was asked is wrong.
using NoView = std::variant<Absence, std::vector<BadInput>>;

/// The view as JSON for this reader: today, matters, matter, meetings, meeting, live, hall, minutes, self-check,
/// decisions, decision, directives, directive, procedures, register, register-entries, layouts, instance,
/// catalogue, year, figures, charter, people, visits. Views of one thing take its `id`.
[[nodiscard]] std::expected<std::string, NoView> render(Lens const& lens, std::string_view name, Query const& query);
/// What the reader may do at a place, as JSON.
[[nodiscard]] std::expected<std::string, Absence> render_possible(Lens const& lens, std::string_view at);

/// The names of all views, what each can be asked, and the JSON Schema of each (a reference into `schemas`); "possible"
/// is among them.
[[nodiscard]] std::vector<std::string_view> const& view_names();
[[nodiscard]] std::vector<std::string_view> view_query(std::string_view name);
[[nodiscard]] std::string view_schema(std::string_view name, wire::Schemas& schemas);

}  // namespace quorate::views

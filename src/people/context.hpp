#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "charter/rules.hpp"
#include "people/state.hpp"

namespace quorate::people {

/// All that a decision may know besides the state. No clock, chance, file or socket reaches past this line.
struct Context {
    PersonId actor;       ///< whose act it is
    PersonId entered_by;  ///< who entered it: the actor, or the clerk recording for the actor
    Instant now;
    Reasons reasons;
    charter::Library const& charters;
};

/// Who did it and when: goes with every event to `apply`.
struct Stamp {
    PersonId actor;
    PersonId entered_by;
    Instant now;
};

/// The adoption in force on the day; nullptr before the first.
[[nodiscard]] Adoption const* adoption_on(State const& state, Date day);
/// The rules in force on the day. The body must be founded and the library must hold its charters.
[[nodiscard]] charter::Rules const& rules_on(State const& state, Context const& context, Date day);
/// The body's answer to an open question on that day: its own choice or the charter's default; empty when there is no
/// such reading.
[[nodiscard]] std::string reading_on(State const& state, charter::Rules const& rules, Date day, std::string_view id);
/// A number the body had to set; empty while it has not.
[[nodiscard]] std::string parameter_on(State const& state, Date day, std::string_view name);
/// The same of a number of days or hours, in the unit of its parameter.
[[nodiscard]] std::optional<std::int32_t> number_on(State const& state, Date day, std::string_view name);

[[nodiscard]] bool holds(State const& state, PersonId const& person, Office office, Date day);
[[nodiscard]] std::vector<Office> offices_of(State const& state, PersonId const& person, Date day);
/// Everybody who holds one of the offices on the day, each once, in the order of the offices and of appointment.
[[nodiscard]] std::vector<PersonId> holders_of(State const& state, std::vector<Office> const& offices, Date day);
/// All current members, the chair first, then by order of appointment (党组成员: articles 19 and 20 count from here).
[[nodiscard]] std::vector<PersonId> roster_on(State const& state, Date day);
[[nodiscard]] bool on_roster(State const& state, PersonId const& person, Date day);
/// The chair on that day; empty when the office is vacant.
[[nodiscard]] PersonId chair_on(State const& state, Date day);
/// The member whom the chair entrusted in writing with presiding on that day; empty when nobody.
[[nodiscard]] PersonId entrusted_on(State const& state, Date day);

/// The place that gives the power; the principle of collective leadership where the charter gives it to nobody.
[[nodiscard]] Citation const& power_citation(charter::Rules const& rules, std::string_view act);
/// True when one of the person's offices carries the power. Unknown powers are nobody's. The founder may set the
/// body up (roster.keep, charter.adopt, parameter.set) for as long as nobody in office can.
[[nodiscard]] bool has_power(State const& state, charter::Rules const& rules, PersonId const& person, Date day,
                             std::string_view act);
/// Forbids the act ("power.<act>") to those whose office does not carry it, citing the article that gives it.
void require_power(Checks& checks, State const& state, charter::Rules const& rules, Context const& context,
                   std::string_view act);

[[nodiscard]] inline Date today(State const& state, Context const& context) {
    return day_of(context.now, state.zone);
}

}  // namespace quorate::people

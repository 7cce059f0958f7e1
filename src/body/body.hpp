#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "meetings/meetings.hpp"
#include "people/roster.hpp"
#include "procedures/procedures.hpp"

/// The body as a whole: one state, one list of commands, one list of events. Everything that decides, replays, verifies
/// or plays goes through here.
namespace quorate::body {

using people::Context;
using people::Stamp;

struct State {
    people::State people;
    meetings::State meetings;
    procedures::State procedures;
};

using Command = std::variant<people::Command, meetings::Command, procedures::Command>;
using Event = std::variant<people::Event, meetings::Event, procedures::Event>;

/// The events that the command leads to, or everything that stands in the way, as far as whoever entered the command
/// may know it (`discretion.hpp`). Deviations are among the events.
[[nodiscard]] std::expected<std::vector<Event>, Rejection> decide(State const& state, Command const& command,
                                                                  Context const& context);
/// The same with everything that stands in the way, for whoever holds the whole journal anyway.
[[nodiscard]] std::expected<std::vector<Event>, Rejection> examine(State const& state, Command const& command,
                                                                   Context const& context);
/// Total: every event that was ever decided can be applied.
void apply(State& state, Event const& event, Stamp const& stamp);

/// When `clock.reached` must be sent next; empty when nothing waits for time.
[[nodiscard]] std::optional<Instant> next_deadline(State const& state, charter::Library const& charters);

/// Whether an event ever named the file, by digest in hexadecimal: as a charter, its official text, or a paper.
[[nodiscard]] bool names_file(State const& state, std::string const& digest);

/// The stable wire names: "vote.cast", "decision.made".
[[nodiscard]] std::string_view name_of(Command const& command);
[[nodiscard]] std::string_view name_of(Event const& event);
/// The place a command acts on ("item:i1"), for deviations and addresses; "body" where it is about the body itself.
[[nodiscard]] std::string place_of(Command const& command);
/// True for commands the clerk may enter for a member with the room's paper (power "record.keep").
[[nodiscard]] bool may_be_entered_for(Command const& command);

}  // namespace quorate::body

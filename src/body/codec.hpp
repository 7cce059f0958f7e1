#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/wire.hpp"
#include "body/body.hpp"

/// Commands and events as named JSON. The name chooses the type, never the shape of the data.
namespace quorate::body {

/// What the journal keeps of an event, and of the command that led to it: members in declared order, always the same
/// bytes.
[[nodiscard]] std::string payload(Event const& event);
[[nodiscard]] std::string payload(Command const& command);

/// Faults carry pointers into `json`; an unknown name is the fault "unknown-event" or "unknown-command".
[[nodiscard]] std::expected<Event, std::vector<BadInput>> event_from(std::string_view name, std::string_view json);
[[nodiscard]] std::expected<Command, std::vector<BadInput>> command_from(std::string_view name, std::string_view json);

/// In the order of the variants: people first, then meetings, then procedures.
[[nodiscard]] std::vector<std::string_view> const& command_names();
[[nodiscard]] std::vector<std::string_view> const& event_names();

/// JSON Schema of one command's or event's data (a reference into `schemas`); empty for an unknown name.
[[nodiscard]] std::string command_schema(std::string_view name, wire::Schemas& schemas);
[[nodiscard]] std::string event_schema(std::string_view name, wire::Schemas& schemas);

}  // namespace quorate::body

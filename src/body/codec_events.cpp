#include "body/codec.hpp"
#include "body/codec_table.hpp"

namespace quorate::body {

std::string payload(Event const& event) {
    return write_one(event);
}

std::expected<Event, std::vector<BadInput>> event_from(std::string_view name, std::string_view json) {
    return read_named<Event>(name, json, "unknown-event");
}

std::vector<std::string_view> const& event_names() {
    static auto const names = codec_names<Event>();
    return names;
}

std::string event_schema(std::string_view name, wire::Schemas& schemas) {
    return schema_named<Event>(name, schemas);
}

}  // namespace quorate::body

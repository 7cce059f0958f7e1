#include "body/codec.hpp"
#include "body/codec_table.hpp"

namespace quorate::body {

std::string payload(Command const& command) {
    return write_one(command);
}

std::expected<Command, std::vector<BadInput>> command_from(std::string_view name, std::string_view json) {
    return read_named<Command>(name, json, "unknown-command");
}

std::vector<std::string_view> const& command_names() {
    static auto const names = codec_names<Command>();
    return names;
}

std::string command_schema(std::string_view name, wire::Schemas& schemas) {
    return schema_named<Command>(name, schemas);
}

}  // namespace quorate::body

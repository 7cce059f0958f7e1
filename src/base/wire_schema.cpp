#include "base/must.hpp"
#include "base/wire.hpp"

namespace quorate::wire {
namespace {

std::string reference(std::string_view name) {
    return R"({"$ref":"#/components/schemas/)" + std::string(name) + "\"}";
}

/// The schema with a description beside what it says already; OpenAPI 3.1 allows that beside a reference too.
std::string described(std::string schema, std::string_view description) {
    if (description.empty()) return schema;
    schema.pop_back();
    schema += schema.size() > 1 ? ",\"description\":" : "\"description\":";
    json::write_string(description, schema);
    return schema + "}";
}

}  // namespace

std::string Schemas::description(std::string_view record, std::string_view field) const {
    return describe_ ? describe_(record, field) : std::string();
}

bool Schemas::begin(std::string const& name, Type const& type) {
    auto const [place, fresh] = begun_.emplace(name, &type);
    must(place->second == &type, "no two types on the wire share a name");
    return fresh;
}

void Schemas::finish(std::string const& name, std::string schema) {
    components_.emplace(name, std::move(schema));
}

std::string IdType::schema(Schemas&) const {
    return R"({"type":"string","minLength":1,"maxLength":80})";
}

std::string EnumType::schema(Schemas& schemas) const {
    if (schemas.begin(name_, *this)) {
        std::string out = R"({"type":"string","enum":)";
        char separator = '[';
        for (auto const& [word, number] : table_->words) {
            out += std::exchange(separator, ',');
            json::write_string(word, out);
        }
        schemas.finish(name_, out + "]}");
    }
    return reference(name_);
}

std::string RecordType::schema(Schemas& schemas) const {
    if (!schemas.begin(name_, *this)) return reference(name_);
    std::string properties;
    std::string required;
    for (auto const& field : fields_) {
        auto const& type = field.type();
        if (!properties.empty()) properties += ',';
        json::write_string(field.name, properties);
        properties += ':';
        properties += described(type.schema(schemas), schemas.description(wire_name_, field.name));
        if (type.may_be_missing()) continue;
        if (!required.empty()) required += ',';
        json::write_string(field.name, required);
    }
    std::string out = R"({"type":"object","properties":{)" + properties + R"(},"required":[)" + required +
                      R"(],"additionalProperties":false)";
    if (!wire_name_.empty()) {
        out += R"(,"title":)";
        json::write_string(wire_name_, out);
    }
    schemas.finish(name_, out + "}");
    return reference(name_);
}

std::string list_schema(Schemas& schemas, Type const& element, bool distinct) {
    return R"({"type":"array","items":)" + element.schema(schemas) + R"(,"maxItems":)" + std::to_string(list_max) +
           (distinct ? R"(,"uniqueItems":true})" : "}");
}

std::string map_schema(Schemas& schemas, Type const& value) {
    return R"({"type":"object","additionalProperties":)" + value.schema(schemas) + "}";
}

}  // namespace quorate::wire

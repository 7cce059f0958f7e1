#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "server/api.hpp"

// The interface in words that programs read: OpenAPI 3.1, made of the routes and of the structs they take and give.

namespace quorate::server {

namespace {

std::string json_text(std::string_view text) {
    std::string out;
    json::write_string(text, out);
    return out;
}

std::string schema_object(SchemaOf const& schema, std::string_view media, wire::Schemas& schemas) {
    return fmt::format(R"({{{}:{{"schema":{}}}}})", json_text(media), schema(schemas));
}

std::string parameters(Operation const& operation) {
    std::vector<std::string> all;
    for (auto const segment : text::split(operation.path, '/')) {
        if (!segment.starts_with('{')) continue;
        all.push_back(fmt::format(R"({{"name":{},"in":"path","required":true,"schema":{{"type":"string"}}}})",
                                  json_text(segment.substr(1, segment.size() - 2))));
    }
    for (auto const& field : operation.query)
        all.push_back(fmt::format(R"({{"name":{},"in":"query","required":{},"schema":{{"type":"string"}}}})",
                                  json_text(field.name), field.needed));
    if (operation.group == "commands")
        all.emplace_back(
            R"({"name":"Idempotency-Key","in":"header","required":true,"schema":{"type":"string","maxLength":80}})");
    return fmt::format("[{}]", fmt::join(all, ","));
}

std::string responses(Operation const& operation, wire::Schemas& schemas) {
    std::vector<std::string> all;
    if (operation.gives) {
        bool const creates = operation.id == "accounts.create" || operation.id == "files.keep";
        all.push_back(fmt::format(R"("{}":{{"description":{},"content":{}}})", creates ? 201 : 200,
                                  json_text(creates ? "Created" : "OK"),
                                  schema_object(operation.gives, operation.gives_media, schemas)));
    } else if (operation.id == "describe") {
        all.emplace_back(R"("200":{"description":"OK","content":{"application/json":{"schema":{"type":"object"}}}})");
    } else {
        all.emplace_back(R"("204":{"description":"No Content"})");
    }
    auto problems = operation.problems;
    if (operation.id != "describe") problems.insert(problems.end(), {401, 403, 503});
    std::ranges::sort(problems);
    for (auto const status : problems)
        all.push_back(fmt::format(R"("{}":{{"$ref":"#/components/responses/Problem"}})", status));
    return fmt::format("{{{}}}", fmt::join(all, ","));
}

std::string summary(Operation const& operation, words::Language language) {
    auto const& words = words::shipped();
    if (operation.group == "commands") return words.command(language, std::string_view(operation.id).substr(8));
    return words.say(language, "operation." + operation.id, {}, {});
}

std::string describe(Operation const& operation, words::Language language, wire::Schemas& schemas) {
    std::string text =
        fmt::format(R"({{"operationId":{},"tags":[{}],"summary":{},"parameters":{})", json_text(operation.id),
                    json_text(operation.group), json_text(summary(operation, language)), parameters(operation));
    if (operation.takes) {
        auto const media = operation.takes_media.empty() ? std::string_view("application/json") : operation.takes_media;
        text += fmt::format(R"(,"requestBody":{{"required":true,"content":{}}})",
                            schema_object(operation.takes, media, schemas));
    }
    if (operation.open) text += R"(,"security":[])";
    return text + fmt::format(R"(,"responses":{}}})", responses(operation, schemas));
}

std::string lower(std::string_view name) {
    std::string text(name);
    for (auto& c : text) c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string paths(Routes const& routes, words::Language language, wire::Schemas& schemas) {
    std::map<std::string, std::vector<std::string>> by_path;
    for (auto const& operation : routes.operations())
        by_path[operation.path].push_back(
            fmt::format("{}:{}", json_text(lower(name_of(operation.method))), describe(operation, language, schemas)));
    std::vector<std::string> all;
    for (auto const& [path, operations] : by_path)
        all.push_back(fmt::format("{}:{{{}}}", json_text(path), fmt::join(operations, ",")));
    return fmt::format("{{{}}}", fmt::join(all, ","));
}

}  // namespace

std::string openapi(Routes const& routes, words::Language language) {
    auto const& words = words::shipped();
    wire::Schemas schemas(
        [&](std::string_view record, std::string_view field) { return words.field(language, record, field); });
    auto const described = paths(routes, language, schemas);
    auto const problem = wire::schema<Problem>(schemas);
    std::vector<std::string> components;
    for (auto const& [name, schema] : schemas.components()) components.push_back(json_text(name) + ":" + schema);
    return fmt::format(
        R"({{"openapi":"3.1.0","info":{{"title":{},"version":"1","description":{},)"
        R"("license":{{"name":"Apache-2.0","identifier":"Apache-2.0"}}}},"servers":[{{"url":"/"}}],)"
        R"("security":[{{"session":[]}}],"paths":{},"components":{{"schemas":{{{}}},"responses":{{"Problem":)"
        R"({{"description":{},"content":{{"application/problem+json":{{"schema":{}}}}}}}}},)"
        R"("securitySchemes":{{"session":{{"type":"apiKey","in":"cookie","name":"quorate_session"}}}}}}}})",
        json_text(words.say(language, "interface.title", {}, {})),
        json_text(words.say(language, "interface.about", {}, {})), described, fmt::join(components, ","),
        json_text(words.say(language, "interface.problem", {}, {})), problem);
}

}  // namespace quorate::server

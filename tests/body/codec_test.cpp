#include "body/codec.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include <doctest/doctest.h>

#include "body/sample.hpp"

namespace {

using namespace quorate;
using sample::Fullness;

std::vector<std::string> lines_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

std::string golden_path(std::string_view name) {
    return "tests/golden/events/" + std::string(name) + ".json";
}

TEST_CASE("every name is used once, and command and event names do not meet") {
    std::set<std::string_view> names;
    for (auto const name : body::command_names()) CHECK_MESSAGE(names.insert(name).second, name);
    for (auto const name : body::event_names()) CHECK_MESSAGE(names.insert(name).second, name);
}

TEST_CASE("every command and event is read back as it was written") {
    for (auto const fullness : {Fullness::full, Fullness::bare}) {
        for (auto const& command : sample::all<body::Command>(fullness)) {
            auto const json = body::payload(command);
            auto const back = body::command_from(body::name_of(command), json);
            REQUIRE_MESSAGE(back.has_value(), body::name_of(command));
            CHECK(body::name_of(*back) == body::name_of(command));
            CHECK(body::payload(*back) == json);
        }
    }
}

bool reads_back(std::string_view name, std::string const& line) {
    auto const back = body::event_from(name, line);
    return back.has_value() && body::payload(*back) == line;
}

/// A golden file holds every form an event was ever written in, a line each; a new optional member adds a line.
/// QUORATE_BLESS=1 adds the forms of today and drops what no longer reads back: look at the difference before you keep
/// it.
TEST_CASE("a released event never changes") {
    auto const bless = std::getenv("QUORATE_BLESS") != nullptr;
    auto const full = sample::all<body::Event>(Fullness::full);
    auto const bare = sample::all<body::Event>(Fullness::bare);
    for (std::size_t at = 0; at < full.size(); ++at) {
        auto const name = body::name_of(full[at]);
        CAPTURE(name);
        auto lines = lines_of(golden_path(name));
        if (bless) std::erase_if(lines, [&](auto const& line) { return !reads_back(name, line); });
        for (auto const& event : {full[at], bare[at]}) {
            auto const json = body::payload(event);
            auto const known = std::find(lines.begin(), lines.end(), json) != lines.end();
            CHECK((known || bless));
            if (!known && bless) lines.push_back(json);
        }
        for (auto const& line : lines) CHECK_MESSAGE(reads_back(name, line), line);
        if (!bless) continue;
        std::ofstream file(golden_path(name), std::ios::binary);
        for (auto const& line : lines) file << line << '\n';
    }
}

TEST_CASE("an unknown name and bad data are faults, told all at once") {
    auto const unknown = body::command_from("vote.castt", "{}");
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error() == std::vector<BadInput>{{"", "unknown-command", {{"name", std::string("vote.castt")}}}});
    auto const bad = body::command_from("vote.cast", R"({"item":"i1","question":"1","choices":"x"})");
    REQUIRE_FALSE(bad.has_value());
    std::vector<std::string> faults;
    for (auto const& fault : bad.error()) faults.push_back(fault.what + " " + fault.at);
    CHECK(faults ==
          std::vector<std::string>{"wrong-type /question", "missing-field /choice", "unknown-field /choices"});
    CHECK(body::event_from("event.none", "{}").error().front().what == "unknown-event");
}

TEST_CASE("every command and event has a schema in well-formed JSON") {
    wire::Schemas schemas([](std::string_view, std::string_view) { return std::string(); });
    for (auto const name : body::command_names()) CHECK(json::parse(body::command_schema(name, schemas)).has_value());
    for (auto const name : body::event_names()) CHECK(json::parse(body::event_schema(name, schemas)).has_value());
    CHECK(body::command_schema("none", schemas).empty());
    for (auto const& [name, schema] : schemas.components()) CHECK_MESSAGE(json::parse(schema).has_value(), name);
    CHECK(schemas.components().contains("CastVote"));
    CHECK(schemas.components().contains("VoteCast"));
}

}  // namespace

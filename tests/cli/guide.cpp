#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli/invocation.hpp"
#include "play/play.hpp"

using namespace quorate;
using namespace quorate::cli;

namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Lines of fenced or indented code that call the program, without their comments.
std::vector<std::string> commands_shown(std::string const& markdown) {
    std::vector<std::string> result;
    bool fenced = false;
    for (auto const line : text::split(markdown, '\n')) {
        if (line.starts_with("```")) fenced = !fenced;
        auto const trimmed = text::trim(line);
        if ((!fenced && !line.starts_with("    ")) || !trimmed.starts_with("quorate ")) continue;
        result.emplace_back(text::trim(trimmed.substr(0, trimmed.find(" #"))));
    }
    return result;
}

std::vector<std::string> words_of(std::string const& command) {
    std::istringstream words(command);
    std::vector<std::string> result;
    for (std::string word; words >> word;) result.push_back(word);
    result.erase(result.begin());  // the program itself
    return result;
}

}  // namespace

TEST_CASE("every command that the documentation shows runs as it stands there") {
    std::int64_t shown = 0;
    for (auto const& entry : std::filesystem::directory_iterator("docs")) {
        if (entry.path().extension() != ".md") continue;
        for (auto const& command : commands_shown(bytes_of(entry.path()))) {
            ++shown;
            CHECK_MESSAGE(run(words_of(command)) == Exit::ok, entry.path().string() << ": " << command);
        }
    }
    CHECK(shown >= 3);
}

TEST_CASE("the scenario that the guide shows holds") {
    CHECK(run({"play", "--charter", "charters/liaoning-2019.md", "docs/scenarios.md"}) == Exit::ok);
}

TEST_CASE("a scenario without a charter is an answer with its place, not an end of the program") {
    CHECK(run({"play", "tests/scenarios/leave.md"}) == Exit::no);
    CHECK(run({"play", "--charter", "charters/none.md", "tests/scenarios/leave.md"}) == Exit::usage);
    auto const script = play::read_script(bytes_of("tests/scenarios/leave.md"));
    REQUIRE(!script.scenarios.empty());
    auto const report = play::play(script.scenarios.front(), {}, words::shipped());
    REQUIRE(report.lines.size() == 1);
    CHECK(report.lines.front().fault == "no-charter");
    CHECK(report.lines.front().line == script.scenarios.front().line);
}

TEST_CASE("everything that can be wrong with a line of a scenario has words in both languages") {
    // Those found while a file is read or a scenario begins, and those that a verb throws, as the sources name them.
    std::set<std::string> faults{"quotation-open", "line-incomplete", "not-utf8",  "block-open",
                                 "no-scenario",    "set-up-refused",  "no-charter"};
    constexpr std::string_view thrown = "BadLine{\"";
    for (auto const& entry : std::filesystem::directory_iterator("src/play")) {
        auto const source = bytes_of(entry.path());
        for (auto at = source.find(thrown); at != std::string::npos; at = source.find(thrown, at + 1)) {
            auto const from = at + thrown.size();
            faults.insert(source.substr(from, source.find('"', from) - from));
        }
    }
    CHECK(faults.size() > 20);
    for (auto const& fault : faults) {
        for (auto const language : {words::Language::zh, words::Language::en}) {
            Invocation const invocation{language, {}, {}};
            CHECK_MESSAGE(invocation.say("script." + fault) != "cli.script." + fault, fault);
        }
    }
}

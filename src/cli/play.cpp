#include "play/play.hpp"

#include <fmt/format.h>

#include "charter/charter.hpp"
#include "cli/invocation.hpp"
#include "cli/script_report.hpp"

namespace quorate::cli {

namespace {

/// The charter of the command line, under which bodies are founded unless a scenario says otherwise, then those that
/// the script names.
std::optional<std::vector<play::CharterFile>> charters_of(Invocation const& invocation, play::Script const& script) {
    auto paths = play::charters_named(script);
    if (invocation.has("charter")) {
        auto const chosen = invocation.value("charter");
        std::erase(paths, chosen);
        paths.insert(paths.begin(), chosen);
    }
    std::vector<play::CharterFile> charters;
    for (auto const& path : paths) {
        auto charter = charter::compile(read_file(invocation, path));
        if (!charter) {
            invocation.complain(invocation.say("charter-with-errors", {{"file", path}}));
            return std::nullopt;
        }
        charters.push_back({path, path, *std::move(charter)});
    }
    return charters;
}

bool play_file(Invocation const& invocation, std::string const& path) {
    auto const script = play::read_script(read_file(invocation, path));
    for (auto const& fault : script.faults) print_fault(invocation, path, fault);
    auto const charters = charters_of(invocation, script);
    if (!charters) return false;
    bool good = script.faults.empty();
    for (auto const& scenario : script.scenarios) {
        auto const report = play::play(scenario, *charters, words::shipped());
        invocation.print(fmt::format("{} {}", invocation.say(report.good() ? "good" : "bad"), report.title));
        if (report.good()) continue;
        good = false;
        print_difference(invocation, path, report.lines.back());
    }
    return good;
}

}  // namespace

Exit play(Invocation const& invocation) {
    bool good = true;
    for (auto const& path : invocation.arguments) good = play_file(invocation, path) && good;
    return good ? Exit::ok : Exit::no;
}

}  // namespace quorate::cli

#include "play/play.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "charter/charter.hpp"
#include "cli/invocation.hpp"

namespace quorate::cli {

namespace {

std::optional<std::vector<play::CharterFile>> charters_of(Invocation const& invocation, play::Script const& script) {
    std::vector<play::CharterFile> charters;
    for (auto const& path : play::charters_named(script)) {
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
    for (auto const& fault : script.faults) {
        auto const what = words::shipped().say(invocation.language, "fault." + fault.what, {}, {});
        invocation.print(fmt::format("{}:{}: {}: {}", path, fault.line, what, fault.text));
    }
    auto const charters = charters_of(invocation, script);
    if (!charters) return false;
    bool good = script.faults.empty();
    for (auto const& scenario : script.scenarios) {
        auto const report = play::play(scenario, *charters, words::shipped());
        invocation.print(fmt::format("{} {}", invocation.say(report.good() ? "good" : "bad"), report.title));
        if (report.good()) continue;
        good = false;
        auto const& line = report.lines.back();
        invocation.print(fmt::format("{}:{}: {}\n    {}", path, line.line, line.text, line.detail));
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

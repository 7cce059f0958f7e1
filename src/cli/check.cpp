#include <algorithm>

#include <fmt/format.h>

#include "base/word.hpp"
#include "charter/charter.hpp"
#include "cli/invocation.hpp"
#include "cli/script_report.hpp"
#include "play/play.hpp"

namespace quorate::cli {

namespace {

std::string in_words(Invocation const& invocation, charter::Diagnostic const& one) {
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    return words::shipped().say(invocation.language, "diagnostic." + one.name, one.facts, setting);
}

void show(Invocation const& invocation, std::string const& path, charter::Diagnostics const& diagnostics) {
    for (auto const& one : diagnostics) {
        auto const where = one.line > 0 ? fmt::format("{}:{}", path, one.line) : path;
        auto const kind = invocation.say("severity." + word(one.severity));
        invocation.print(fmt::format("{}: {}: {}", where, kind, in_words(invocation, one)));
    }
}

std::optional<charter::Charter> compiled(Invocation const& invocation, std::string const& path) {
    auto charter = charter::compile(read_file(invocation, path));
    if (charter) return *std::move(charter);
    show(invocation, path, charter.error());
    return std::nullopt;
}

void show_coverage(Invocation const& invocation, charter::Charter const& charter) {
    std::map<charter::Mode, std::int64_t> counts;
    for (auto const& line : charter::coverage(charter)) {
        ++counts[line.mode];
        if (!invocation.has("coverage")) continue;
        auto const mode = words::shipped().term(invocation.language, term(line.mode));
        invocation.print(fmt::format("{}\t{}\t{}\t{}", line.anchor, line.label, mode, fmt::join(line.rules, ", ")));
    }
    for (auto const& [mode, count] : counts)
        invocation.print(fmt::format("{:4} {}", count, words::shipped().term(invocation.language, term(mode))));
}

bool play_examples(Invocation const& invocation, std::string const& path, charter::Charter const& charter) {
    auto const reports = play::play_examples({path, path, charter}, words::shipped());
    std::int64_t failed = 0;
    for (auto const& report : reports) {
        if (report.good()) continue;
        ++failed;
        invocation.print(report.title);
        print_difference(invocation, path, report.lines.back());
    }
    auto const all = static_cast<std::int64_t>(reports.size());
    invocation.print(invocation.say("examples", {{"good", all - failed}, {"all", all}}));
    return failed == 0;
}

}  // namespace

Exit check(Invocation const& invocation) {
    auto const& path = invocation.arguments.front();
    auto const charter = compiled(invocation, path);
    if (!charter) return Exit::no;
    if (invocation.has("diff")) {
        auto const before = compiled(invocation, invocation.value("diff"));
        if (!before) return Exit::no;
        for (auto const& change : charter::diff(*before, *charter)) invocation.print(charter::to_text(change));
        return Exit::ok;
    }
    show(invocation, path, charter->warnings);
    show_coverage(invocation, *charter);
    return play_examples(invocation, path, *charter) ? Exit::ok : Exit::no;
}

}  // namespace quorate::cli

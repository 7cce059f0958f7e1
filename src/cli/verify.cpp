#include "archive/verify.hpp"

#include <fstream>

#include <fmt/format.h>

#include "archive/body_judge.hpp"
#include "base/text.hpp"
#include "cli/report.hpp"

namespace quorate::cli {

namespace {

archive::Expectations expectations(Invocation const& invocation) {
    archive::Expectations expected{invocation.values("key"), {}};
    for (auto const& path : invocation.values("head")) {
        auto const bytes = read_file(invocation, path);
        auto const head = journal::head_from(text::trim(bytes));
        if (!head) throw WrongUsage(invocation.say("no-head", {{"file", path}}));
        expected.heads.push_back(*head);
    }
    return expected;
}

std::int64_t number(std::uint64_t count) {
    return static_cast<std::int64_t>(count);
}

}  // namespace

void print_report(Invocation const& invocation, archive::Report const& report) {
    auto const& words = words::shipped();
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    for (auto const& finding : report.findings) {
        auto const text = words.say(invocation.language, "finding." + finding.name, finding.facts, setting);
        auto const where = finding.sequence ? fmt::format("#{} ", *finding.sequence) : std::string{};
        invocation.print(
            fmt::format("{}{}{}", where, finding.command.text.empty() ? "" : finding.command.text + " ", text));
        for (auto const& obstacle : finding.obstacles)
            invocation.print(
                fmt::format("    {}: {}", obstacle.by.anchor, words.obstacle(invocation.language, obstacle, setting)));
    }
    if (number(report.found) > static_cast<std::int64_t>(report.findings.size()))
        invocation.print(invocation.say("more-findings", {{"count", number(report.found)}}));
    for (auto const& key : report.keys) invocation.print(invocation.say("signed-with", {{"key", key}}));
    Facts const figures{{"body", report.body.text},
                        {"entries", number(report.entries)},
                        {"commands", number(report.commands)},
                        {"again", number(report.decided_again)},
                        {"heads", number(report.heads)},
                        {"files", number(report.files)}};
    invocation.print(invocation.say("verified", figures));
    invocation.print(invocation.say(report.sound() ? "sound" : "unsound"));
}

Exit verify(Invocation const& invocation) {
    auto const& path = invocation.arguments.front();
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw WrongUsage(invocation.say("unreadable", {{"file", path}}));
    auto const expected = expectations(invocation);
    archive::BodyJudge judge;
    auto const report = archive::verify(stream, invocation.has("quick") ? nullptr : &judge, expected);
    print_report(invocation, report);
    return report.sound() ? Exit::ok : Exit::no;
}

}  // namespace quorate::cli

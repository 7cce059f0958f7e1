#include "archive/verify.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "archive/body_judge.hpp"
#include "archive/proof.hpp"
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

/// What fits a line: a finding quotes what was changed, and that may be a whole paper.
std::string shortened(std::string text) {
    constexpr std::size_t most = 200;
    if (text.size() <= most) return text;
    auto end = most;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "\u2026";
}

Facts shortened(Facts facts) {
    for (auto& [name, fact] : facts) {
        if (auto* text = std::get_if<std::string>(&fact)) *text = shortened(std::move(*text));
    }
    return facts;
}

}  // namespace

void print_report(Invocation const& invocation, archive::Report const& report) {
    auto const& words = words::shipped();
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    for (auto const& finding : report.findings) {
        auto const text = words.say(invocation.language, "finding." + finding.name, shortened(finding.facts), setting);
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

namespace {

/// A proof is one line that begins with what it is; an archive begins otherwise.
bool begins_with(std::ifstream& stream, std::string_view start) {
    std::string found(start.size(), '\0');
    stream.read(found.data(), static_cast<std::streamsize>(found.size()));
    stream.clear();
    stream.seekg(0);
    return found == start;
}

void tell(Invocation const& invocation, archive::ProvedEntry const& proved) {
    auto const& entry = proved.entry;
    invocation.print(entry.payload);
    invocation.print(invocation.say("proved", {{"body", proved.head.body.text},
                                               {"sequence", number(entry.sequence)},
                                               {"name", entry.name},
                                               {"entries", number(proved.head.size)},
                                               {"instant", entry.instant}}));
}

void tell(Invocation const& invocation, archive::ProvedConsistency const& proved) {
    invocation.print(invocation.say("continued", {{"body", proved.before.body.text},
                                                  {"before", number(proved.before.size)},
                                                  {"entries", number(proved.after.size)},
                                                  {"instant", proved.after.instant}}));
}

/// The key must be one that the reader knows, where keys are named.
template <class Proved>
Exit judge_proof(Invocation const& invocation, std::optional<Proved> const& proved) {
    auto const keys = invocation.values("key");
    bool const known = proved && (keys.empty() || std::ranges::find(keys, proved->key.id()) != keys.end());
    if (proved) {
        invocation.print(invocation.say("signed-with", {{"key", proved->key.id()}}));
        tell(invocation, *proved);
    }
    if (!proved) invocation.print(invocation.say("proof-broken"));
    if (proved && !known) invocation.print(invocation.say("proof-other-key"));
    invocation.print(invocation.say(known ? "sound" : "unsound"));
    if (proved && keys.empty()) invocation.print(invocation.say("key-unchecked"));
    return known ? Exit::ok : Exit::no;
}

}  // namespace

Exit verify(Invocation const& invocation) {
    auto const& path = invocation.arguments.front();
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw WrongUsage(invocation.say("unreadable", {{"file", path}}));
    auto const proof = [&] { return std::string(text::trim(read_file(invocation, path))); };
    if (begins_with(stream, R"({"quorate_entry_proof":)"))
        return judge_proof(invocation, archive::verify_entry(proof()));
    if (begins_with(stream, R"({"quorate_consistency_proof":)"))
        return judge_proof(invocation, archive::verify_consistency(proof()));
    auto const expected = expectations(invocation);
    archive::BodyJudge judge;
    auto const report = archive::verify(stream, invocation.has("quick") ? nullptr : &judge, expected);
    print_report(invocation, report);
    if (invocation.values("key").empty() && !report.keys.empty()) invocation.print(invocation.say("key-unchecked"));
    return report.sound() ? Exit::ok : Exit::no;
}

}  // namespace quorate::cli

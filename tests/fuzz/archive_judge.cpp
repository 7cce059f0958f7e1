// Any story told to the judge of packages: each line is "c" or "e", a blank, a name, a blank and a payload, a command
// to be decided or an event to be believed. Whoever made a package may have written anything; the judge must get
// through it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "archive/body_judge.hpp"
#include "base/text.hpp"
#include "charter/charter.hpp"
#include "journal/files.hpp"

using namespace quorate;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

charter::Rules const& first_charter() {
    static auto const rules = charter::compile(journal::read_file("charters/liaoning-2019.md")).value().rules;
    return rules;
}

/// Every story begins with a founded body, so that the fuzzer need not find out how.
constexpr char const* kFounding[] = {
    R"(body.founded {"body":"b1","name":"b","zone_minutes":480,"superiors":[]})",
    R"(charter.adopted {"charter":"d1","force":"2019-11-01","readings":{},"parameters":{}})",
    R"(person.registered {"person":"p1","name":"p1"})",
    R"(person.registered {"person":"p2","name":"p2"})",
    R"(office.taken {"person":"p1","office":"chair","from":"2026-01-05","basis":"x"})",
    R"(office.taken {"person":"p2","office":"member","from":"2026-01-05","basis":"x"})",
};

std::pair<std::string, std::string> name_and_payload(std::string_view line) {
    auto const blank = std::min(line.find(' '), line.size());
    return {std::string{line.substr(0, blank)}, std::string{line.substr(std::min(blank + 1, line.size()))}};
}

bool believe(archive::BodyJudge& judge, std::string_view line, Instant now) {
    auto [name, payload] = name_and_payload(line);
    journal::Entry entry;
    entry.name = std::move(name);
    entry.payload = std::move(payload);
    entry.actor.text = "p1";
    entry.entered_by.text = "p1";
    entry.instant = now;
    return judge.apply(entry);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    archive::BodyJudge judge;
    judge.add_charter("d1", first_charter());
    auto now = *instant_from("2026-03-12T01:00:00Z");
    for (auto const* line : kFounding) (void)believe(judge, line, now);
    for (auto const line : text::split({reinterpret_cast<char const*>(data), size}, '\n')) {
        now += std::chrono::minutes{10};
        if (line.starts_with("e ") && !believe(judge, line.substr(2), now)) return 0;
        if (!line.starts_with("c ")) continue;
        auto [name, payload] = name_and_payload(line.substr(2));
        journal::KeptCommand command;
        command.id.text = "c1";
        command.name = std::move(name);
        command.payload = std::move(payload);
        command.actor.text = "p1";
        command.entered_by.text = "p1";
        command.instant = now;
        (void)judge.decide(command);
    }
    return 0;
}

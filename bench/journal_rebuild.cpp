// How long a body takes to be there again: its entries read from the store, their tree checked against the stream's
// root, and every event read and applied to the state; each part by itself, and all together.
//
//   bench_journal_rebuild [entries]
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <vector>

#include <fmt/core.h>

#include "arguments.hpp"
#include "body/body.hpp"
#include "body/codec.hpp"
#include "cpu.hpp"
#include "crypto/random.hpp"
#include "journal/audit.hpp"
#include "journal/sqlite_store.hpp"

using namespace quorate;
using namespace quorate::journal;

namespace {

namespace fs = std::filesystem;
using std::uint64_t;

constexpr uint64_t step = 4096;

struct Folder {
    fs::path path = fs::current_path() / crypto::random_id("bench");
    Folder() { fs::create_directory(path); }
    ~Folder() { fs::remove_all(path); }
};

/// Registers persons and gives them offices, in turn: small events like most of a body's.
NewEvent event_of(uint64_t number) {
    auto const person = "per_" + std::to_string(100'000'000'000 + number / 2);
    body::Event const event =
        number % 2 == 0
            ? body::Event{people::PersonRegistered{PersonId{person}, "某某某", UnitId{"unt_0123456789abcdef"}}}
            : body::Event{people::OfficeTaken{PersonId{person}, people::Office::unit, *date_from("2026-01-05"),
                                              "任职文件〔2026〕1号"}};
    return {std::string{body::name_of(event)}, 1, body::payload(event)};
}

void fill(Store& store, BodyId const& body, crypto::Suite suite, uint64_t entries) {
    store.create(body, suite);
    std::vector<Group> groups;
    for (uint64_t number = 0; number < entries; ++number) {
        KeptCommand command{.id = {"cmd_" + std::to_string(100'000'000'000 + number)},
                            .name = "person.register",
                            .version = 1,
                            .actor = {"per_0123456789abcdef"},
                            .entered_by = {"per_0123456789abcdef"},
                            .instant = *instant_from("2026-03-12T01:00:00Z"),
                            .reasons = {},
                            .files = {},
                            .payload = "{}"};
        groups.push_back({body, number, std::move(command), {event_of(number)}});
        if (groups.size() < step && number + 1 < entries) continue;
        (void)store.append(groups);
        groups.clear();
    }
}

double seconds_of(std::function<void()> const& work) {
    auto const start = bench::cpu_seconds();
    work();
    return bench::cpu_seconds() - start;
}

void each_line(Store& store, BodyId const& body, std::function<void(std::string const&)> const& take) {
    for (uint64_t first = 1;; first += step) {
        auto const lines = store.entries(body, {first, step});
        for (auto const& line : lines) take(line);
        if (lines.size() < step) return;
    }
}

void apply(body::State& state, std::string const& line) {
    auto const entry = entry_from(line);
    if (!entry) std::abort();
    auto const event = body::event_from(entry->name, entry->payload);
    if (!event) std::abort();
    body::apply(state, *event, {entry->actor, entry->entered_by, entry->instant});
}

void measure(crypto::Suite suite, uint64_t entries) {
    Folder const folder;
    BodyId const body{"b1"};
    auto const store = open_sqlite_store(folder.path, Access::write);
    fill(*store, body, suite, entries);
    auto const hash = crypto::hash_of(suite);
    auto const root = store->stream(body)->tree.root();
    uint64_t bytes = 0;
    auto const scan = [&] { each_line(*store, body, [&](std::string const& line) { bytes += line.size(); }); };
    auto const tree = [&] {
        crypto::Frontier frontier{hash};
        each_line(*store, body, [&](std::string const& line) { frontier.append(crypto::leaf_digest(hash, line)); });
        if (frontier.root() != root) std::abort();
    };
    auto const fold = [&] {
        body::State state;
        each_line(*store, body, [&](std::string const& line) { apply(state, line); });
    };
    auto const both = [&] {
        body::State state;
        crypto::Frontier frontier{hash};
        each_line(*store, body, [&](std::string const& line) {
            frontier.append(crypto::leaf_digest(hash, line));
            apply(state, line);
        });
        if (frontier.root() != root) std::abort();
    };
    auto const audit = [&] {
        if (!check(*store, body).empty()) std::abort();
    };
    auto const scanned = seconds_of(scan);
    fmt::print("{}, {} entries of {} bytes on average\n", crypto::to_text(suite), entries, bytes / entries);
    auto const print = [&](char const* what, double seconds) {
        fmt::print("  {:34} {:6.2f} million/s   {:.1f} times the scan\n", what,
                   static_cast<double>(entries) / seconds / 1e6, seconds / scanned);
    };
    print("scan", scanned);
    print("scan, tree", seconds_of(tree));
    print("scan, read and apply", seconds_of(fold));
    print("scan, tree, read and apply", seconds_of(both));
    print("whole audit with commands", seconds_of(audit));
}

}  // namespace

int main(int count, char** words) {
    auto const entries = bench::number_at(1, count, words, 200'000);
    measure(crypto::Suite::international, entries);
    measure(crypto::Suite::guomi, entries);
}

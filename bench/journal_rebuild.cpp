// How long a body takes to be there again: its entries read from the store, their tree checked against the stream's
// root, and every event read and applied to the state; each part by itself, and all together.
//
//   bench_journal_rebuild [entries] [rounds]
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <utility>
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

/// One part of the work, and how long it took in each round.
struct Part {
    char const* what;
    std::function<void()> work;
    std::vector<double> seconds{};

    [[nodiscard]] double median() const {
        auto sorted = seconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
    [[nodiscard]] double best() const { return *std::min_element(seconds.begin(), seconds.end()); }
};

/// Everything a start needs of a body's entries: its state, and a tree that agrees with the stream's root.
class Rebuild {
  public:
    Rebuild(Store& store, BodyId body, crypto::Suite suite)
        : store_(store),
          body_(std::move(body)),
          hash_(crypto::hash_of(suite)),
          root_(store.stream(body_)->tree.root()) {}

    void scan() {
        each_line(store_, body_, [&](std::string const& line) { bytes_ += line.size(); });
    }
    void tree() {
        crypto::Frontier frontier{hash_};
        each_line(store_, body_, [&](std::string const& line) { frontier.append(crypto::leaf_digest(hash_, line)); });
        if (frontier.root() != root_) std::abort();
    }
    void fold() {
        body::State state;
        each_line(store_, body_, [&](std::string const& line) { apply(state, line); });
    }
    void both() {
        body::State state;
        crypto::Frontier frontier{hash_};
        each_line(store_, body_, [&](std::string const& line) {
            frontier.append(crypto::leaf_digest(hash_, line));
            apply(state, line);
        });
        if (frontier.root() != root_) std::abort();
    }
    void audit() {
        if (!check(store_, body_).empty()) std::abort();
    }
    [[nodiscard]] uint64_t bytes() const { return bytes_; }

  private:
    Store& store_;
    BodyId body_;
    crypto::Hash hash_;
    crypto::Digest root_;
    uint64_t bytes_ = 0;
};

void measure(crypto::Suite suite, uint64_t entries, uint64_t rounds) {
    Folder const folder;
    BodyId const body{"b1"};
    auto const store = open_sqlite_store(folder.path, Access::write);
    fill(*store, body, suite, entries);
    Rebuild rebuild{*store, body, suite};
    std::vector<Part> parts{{"scan", [&] { rebuild.scan(); }},
                            {"scan, tree", [&] { rebuild.tree(); }},
                            {"scan, read and apply", [&] { rebuild.fold(); }},
                            {"scan, tree, read and apply", [&] { rebuild.both(); }},
                            {"whole audit with commands", [&] { rebuild.audit(); }}};
    for (uint64_t round = 0; round < rounds; ++round) {
        for (auto& part : parts) part.seconds.push_back(seconds_of(part.work));
    }
    fmt::print("{}, {} entries of {} bytes on average, seconds of processor, {} rounds\n", crypto::to_text(suite),
               entries, rebuild.bytes() / entries / rounds, rounds);
    for (auto const& part : parts) {
        fmt::print("  {:28} median {:5.2f}  best {:5.2f} million/s   {:4.1f} times the scan\n", part.what,
                   static_cast<double>(entries) / part.median() / 1e6, static_cast<double>(entries) / part.best() / 1e6,
                   part.median() / parts.front().median());
    }
}

}  // namespace

int main(int count, char** words) {
    auto const entries = bench::number_at(1, count, words, 200'000);
    auto const rounds = bench::number_at(2, count, words, 5);
    measure(crypto::Suite::international, entries, rounds);
    measure(crypto::Suite::guomi, entries, rounds);
}

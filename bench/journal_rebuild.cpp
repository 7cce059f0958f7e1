// How long a body takes to be there again: its entries read from the store, their tree checked against the stream's
// root, and every event read and applied to the state; each part by itself, and all together.
//
//   bench_journal_rebuild [entries] [rounds]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "arguments.hpp"
#include "body/body.hpp"
#include "body/codec.hpp"
#include "cpu.hpp"
#include "folder.hpp"
#include "journal/audit.hpp"
#include "journal/replay.hpp"
#include "journal/sqlite_store.hpp"

using namespace quorate;
using namespace quorate::journal;

namespace {

using std::uint64_t;

constexpr uint64_t step = 4096;

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

/// Of one round: by the clock, of all threads' work, of this thread's.
struct Took {
    double clock = 0;
    double all = 0;
    double here = 0;
};

Took time_of(std::function<void()> const& work) {
    auto const start = std::chrono::steady_clock::now();
    auto const all = bench::cpu_seconds();
    auto const here = bench::thread_seconds();
    work();
    std::chrono::duration<double> const clock = std::chrono::steady_clock::now() - start;
    return {clock.count(), bench::cpu_seconds() - all, bench::thread_seconds() - here};
}

void each_line(Store& store, BodyId const& body, std::function<void(std::string const&)> const& take) {
    for (uint64_t first = 1;; first += step) {
        auto const lines = store.entries(body, {first, step});
        for (auto const& line : lines) take(line);
        if (lines.size() < step) return;
    }
}

void apply(body::State& state, Entry const& entry) {
    auto const event = body::event_from(entry.name, entry.payload);
    if (!event) std::abort();
    body::apply(state, *event, {entry.actor, entry.entered_by, entry.instant});
}

void apply(body::State& state, std::string const& line) {
    auto const entry = entry_from(line);
    if (!entry) std::abort();
    apply(state, *entry);
}

/// One part of the work, and how long it took in each round.
struct Part {
    char const* what;
    std::function<void()> work;
    std::vector<double> clock{};
    std::vector<double> busiest{};  ///< the thread with most to do: what an idle machine would take

    void run() {
        auto const took = time_of(work);
        clock.push_back(took.clock);
        busiest.push_back(std::max(took.here, took.all - took.here));
    }
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

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
    /// What the server does: the tree is made on a thread of its own.
    void beside() {
        body::State state;
        replay(store_, body_, [&](Entry const& entry) { apply(state, entry); });
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
    bench::Folder const folder;
    BodyId const body{"b1"};
    auto const store = open_sqlite_store(folder.path, Access::write);
    fill(*store, body, suite, entries);
    Rebuild rebuild{*store, body, suite};
    std::vector<Part> parts{{"scan", [&] { rebuild.scan(); }},
                            {"scan, tree", [&] { rebuild.tree(); }},
                            {"scan, read and apply", [&] { rebuild.fold(); }},
                            {"scan, tree, read and apply", [&] { rebuild.both(); }},
                            {"the same on two threads", [&] { rebuild.beside(); }},
                            {"whole audit with commands", [&] { rebuild.audit(); }}};
    for (uint64_t round = 0; round < rounds; ++round) {
        for (auto& part : parts) part.run();
    }
    fmt::print("{}, {} entries of {} bytes on average, {} rounds; million entries a second\n", crypto::to_text(suite),
               entries, rebuild.bytes() / entries / rounds, rounds);
    for (auto const& part : parts) {
        auto const rate = [&](double seconds) { return static_cast<double>(entries) / seconds / 1e6; };
        fmt::print("  {:28} {:5.2f} by the busiest thread (best {:5.2f})   {:5.2f} by the clock\n", part.what,
                   rate(median(part.busiest)), rate(*std::min_element(part.busiest.begin(), part.busiest.end())),
                   rate(median(part.clock)));
    }
}

}  // namespace

int main(int count, char** words) {
    auto const entries = bench::number_at(1, count, words, 200'000);
    auto const rounds = bench::number_at(2, count, words, 5);
    measure(crypto::Suite::international, entries, rounds);
    measure(crypto::Suite::guomi, entries, rounds);
}

// How much the journal costs over the database under it: the same number of groups, from the same number of threads
// that each wait for their own to be durable, once through the journal and once as bare rows into SQLite, grouped the
// same way. Both run in turn several times and the medians are compared, because a disk that others use is never twice
// the same.
//
//   bench_journal_append [groups per round] [threads]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>
#include <vector>

#include <fmt/core.h>

#include "arguments.hpp"
#include "bare_rows.hpp"
#include "cpu.hpp"
#include "folder.hpp"
#include "journal/journal.hpp"
#include "journal/sqlite_store.hpp"

using namespace quorate;
using namespace quorate::journal;

namespace {

using Clock = std::chrono::steady_clock;

Group group_of(int body, std::uint64_t expected) {
    KeptCommand command{.id = {"cmd_" + std::to_string(expected) + "0123456789ab"},
                        .name = "vote.cast",
                        .version = 1,
                        .actor = {"per_0123456789abcdef"},
                        .entered_by = {"per_0123456789abcdef"},
                        .instant = *instant_from("2026-03-12T01:00:00Z"),
                        .reasons = {},
                        .files = {},
                        .payload = R"({"item":"itm_0123456789abcdef","question":1,"choice":"aye"})"};
    NewEvent event{.name = "vote.was-cast",
                   .version = 1,
                   .payload = R"({"item":"itm_0123456789abcdef","question":1,"member":"per_0123456789abcdef",)"
                              R"("choice":"aye","note":"0123456789012345678901234567890123456789"})"};
    return {{"b" + std::to_string(body)}, expected, std::move(command), {std::move(event)}};
}

struct Rate {
    double per_second = 0;
    double cpu_microseconds = 0;  ///< of all threads, a group
};

/// Each thread does `each` times `one(thread, number)`.
template <class One>
Rate rate(int threads, std::uint64_t each, One one) {
    auto const start = Clock::now();
    auto const cpu_start = bench::cpu_seconds();
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([=, &one] {
            for (std::uint64_t number = 0; number < each; ++number) one(thread, number);
        });
    }
    for (auto& thread : running) thread.join();
    std::chrono::duration<double> const seconds = Clock::now() - start;
    auto const groups = static_cast<double>(each) * threads;
    return {groups / seconds.count(), (bench::cpu_seconds() - cpu_start) / groups * 1e6};
}

Rate through_journal(int threads, std::uint64_t each, crypto::Suite suite) {
    bench::Folder const folder;
    Journal journal{[&] { return open_sqlite_store(folder.path, Access::write); }};
    for (int thread = 0; thread < threads; ++thread) {
        journal.store()->create({"b" + std::to_string(thread)}, suite);
    }
    return rate(threads, each, [&](int thread, std::uint64_t number) {
        auto const written = journal.append_and_wait(group_of(thread, number));
        if (!written || written->outcome != Outcome::appended) std::abort();
    });
}

Rate bare_rows(int threads, std::uint64_t each) {
    bench::Folder const folder;
    bench::BareRows bare{folder.path / "bare.sqlite", {}};
    return rate(threads, each, [&](int thread, std::uint64_t number) { bare.append_and_wait(thread, number); });
}

/// The medians of several rounds.
class Rounds {
  public:
    void add(Rate one) {
        rates_.push_back(one.per_second);
        cpu_.push_back(one.cpu_microseconds);
    }
    [[nodiscard]] Rate median() const { return {median_of(rates_), median_of(cpu_)}; }

  private:
    static double median_of(std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }

    std::vector<double> rates_;
    std::vector<double> cpu_;
};

void print(char const* what, Rate one, Rate bare) {
    fmt::print("{:28} {:8.0f} /s  {:6.1f} us of processor   {:.2f} and {:.2f} of bare\n", what, one.per_second,
               one.cpu_microseconds, one.per_second / bare.per_second, one.cpu_microseconds / bare.cpu_microseconds);
}

}  // namespace

int main(int count, char** words) {
    auto const groups = bench::number_at(1, count, words, 20'000);
    auto const threads = static_cast<int>(bench::number_at(2, count, words, 64));
    auto const each = groups / static_cast<std::uint64_t>(threads);
    Rounds bare;
    Rounds guomi;
    Rounds international;
    for (int round = 0; round < 5; ++round) {
        bare.add(bare_rows(threads, each));
        guomi.add(through_journal(threads, each, crypto::Suite::guomi));
        international.add(through_journal(threads, each, crypto::Suite::international));
    }
    fmt::print("{} threads, groups of one command and one entry, durable, median of 5 rounds\n", threads);
    print("bare SQLite rows, grouped", bare.median(), bare.median());
    print("journal, international", international.median(), bare.median());
    print("journal, guomi", guomi.median(), bare.median());
}

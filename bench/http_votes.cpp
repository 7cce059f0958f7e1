// Durable votes a second over HTTP, from so many clients at once, each waiting for its answer before it votes again;
// against rows of the same sizes put into SQLite by as many threads that each wait for their own, one thread grouping
// all that waits into one transaction: into tables like the journal's, where no command is kept twice, and into two
// bare ones. All in turn in the same run, so that all have the same disk and neighbours. What is left out on the other
// sides is everything but durability: no HTTP, no sessions, no rules, no tree.
//
//   bench_http_votes QUORATE [seconds a round] [rounds] [clients, if not 1, 16 and 64 in turn]
#include <algorithm>
#include <chrono>
#include <thread>

#include "arguments.hpp"
#include "bare_rows.hpp"
#include "journal/sqlite_store.hpp"
#include "lines.hpp"
#include "served_body.hpp"
#include "server/api.hpp"

using namespace quorate;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct Rate {
    double per_second = 0;
    double server_microseconds = 0;  ///< of the server's processor time, a vote
};

/// One voter a client; each votes as soon as its last vote was answered.
Rate over_http(bench::VotingBody const& body, bench::ServerProcess const& server, int clients, double seconds) {
    static int rounds = 0;
    ++rounds;
    bench::Lines lines;
    std::uint64_t handed_in = 0;
    auto const vote = [&](std::size_t client) {
        auto const key = fmt::format("vote-{}-{}", rounds, ++handed_in);
        lines.send(client, body.vote(client + 1, key, handed_in % 3 != 0));
    };
    for (int client = 0; client < clients; ++client) lines.open(server.port());
    auto const start = Clock::now();
    auto const before = server.cpu_seconds();
    for (int client = 0; client < clients; ++client) vote(static_cast<std::size_t>(client));
    std::uint64_t answered = 0;
    std::uint64_t open = handed_in;
    while (open > 0) {
        auto const over = since(start) > seconds;
        lines.receive(1000, [&](std::size_t client, std::string& unread) {
            auto const status = bench::take_answer(unread);
            if (status == 0) return;
            if (status != 200) {
                fmt::print(stderr, "a vote was answered with {}\n", status);
                std::exit(1);
            }
            ++answered;
            --open;
            if (over) return;
            vote(client);
            ++open;
        });
        if (lines.ended() > 0) std::abort();
    }
    auto const votes = static_cast<double>(answered);
    return {votes / since(start), (server.cpu_seconds() - before) / votes * 1e6};
}

double rows_alone(int writers, double seconds, bench::RowSizes sizes, bench::BareRows::Tables tables) {
    bench::Folder const folder;
    bench::BareRows rows{folder.path / "bare.sqlite", sizes, tables};
    auto const start = Clock::now();
    std::atomic<std::uint64_t> written = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (std::uint64_t number = 0; since(start) < seconds; ++number, ++written) {
                rows.append_and_wait(writer, number);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    return static_cast<double>(written) / since(start);
}

/// The mean sizes of the last rows the server wrote.
bench::RowSizes sizes_in(std::filesystem::path const& data) {
    auto const store = journal::open_sqlite_store(data, journal::Access::read);
    auto const size = store->stream(bench::VotingBody::body())->size();
    constexpr std::uint64_t last = 500;
    bench::RowSizes sizes{0, 0};
    auto const entries = store->entries(bench::VotingBody::body(), {size - last + 1, last});
    auto const commands = store->commands(bench::VotingBody::body(), {size - last + 1, last});
    for (auto const& line : entries) sizes.entry += line.size();
    for (auto const& command : commands) sizes.command += command.line.size();
    return {sizes.entry / entries.size(), sizes.command / commands.size()};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    auto const seconds = static_cast<double>(bench::number_at(2, count, words, 2));
    auto const rounds = bench::number_at(3, count, words, 5);
    bench::Folder const folder;
    bench::VotingBody const body(folder.path, 65, crypto::Suite::guomi);
    bench::ServerProcess const server(words[1], folder.path);
    (void)over_http(body, server, 64, 1);
    auto const sizes = sizes_in(folder.path);
    fmt::print("rows of {} and {} bytes; median of {} rounds of {} s each way\n", sizes.entry, sizes.command, rounds,
               seconds);
    auto const only = bench::number_at(4, count, words, 0);
    for (auto const clients : only == 0 ? std::vector<int>{1, 16, 64} : std::vector<int>{static_cast<int>(only)}) {
        std::vector<double> votes;
        std::vector<double> processor;
        std::vector<double> of_kept;
        std::vector<double> of_bare;
        for (std::uint64_t round = 0; round < rounds; ++round) {
            auto const one = over_http(body, server, clients, seconds);
            votes.push_back(one.per_second);
            processor.push_back(one.server_microseconds);
            of_kept.push_back(one.per_second / rows_alone(clients, seconds, sizes, bench::BareRows::Tables::kept));
            of_bare.push_back(one.per_second / rows_alone(clients, seconds, sizes, bench::BareRows::Tables::two));
        }
        fmt::print(
            "{:3} clients  {:6.0f} votes/s  {:5.1f} us of the server's processor each   {:.2f} of rows into the "
            "journal's tables, {:.2f} of rows into two\n",
            clients, median(votes), median(processor), median(of_kept), median(of_bare));
    }
}

// How soon everybody sees a vote: so many members listen to the body's events, each over a connection of its own, while
// each of them votes once within ten seconds. Measured from the moment a vote is acknowledged to its voter until each
// listener has it; one process reads all connections, so the time it needs itself is in the figures.
//
//   bench_http_feeds QUORATE [listeners] [seconds]
#include <algorithm>
#include <chrono>
#include <map>

#include "arguments.hpp"
#include "lines.hpp"
#include "served_body.hpp"
#include "server/api.hpp"

using namespace quorate;

namespace {

using Clock = std::chrono::steady_clock;

/// One listener's stream: which sequences it has had.
struct Listener {
    std::uint64_t last = 0;
    std::uint64_t seen = 0;
};

class Feeds {
  public:
    Feeds(bench::VotingBody const& body, bench::ServerProcess const& server, std::size_t listeners)
        : body_(body), listeners_(listeners) {
        for (std::size_t line = 0; line < listeners; ++line) {
            lines_.open(server.port());
            lines_.send(line, body.listen(line));
        }
        for (std::size_t voter = 0; voter < kVoters; ++voter) lines_.open(server.port());
        wait([&] { return ready_ == listeners; }, std::chrono::seconds{30});
    }

    void vote_all(double seconds) {
        auto const start = Clock::now();
        auto const votes = listeners_ - 1;  // the one who presides votes last, and is not waited for here
        std::vector<std::size_t> idle;
        for (std::size_t voter = 0; voter < kVoters; ++voter) idle.push_back(listeners_ + voter);
        auto const due = [&](std::size_t vote) {
            return start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(
                               seconds * static_cast<double>(vote) / static_cast<double>(votes)));
        };
        idle_ = &idle;
        for (std::size_t vote = 0; vote < votes;) {
            if (!idle.empty() && Clock::now() >= due(vote)) {
                auto const line = idle.back();
                idle.pop_back();
                lines_.send(line, body_.vote(vote + 1, fmt::format("vote-{}", vote), vote % 3 != 0));
                ++vote;
            }
            receive(1);
        }
        wait([&] { return acknowledged_.size() == votes && received_ == votes * listeners_; },
             std::chrono::seconds{10});
        took_ = std::chrono::duration<double>(Clock::now() - start).count();
    }

    void print(double server_seconds) const {
        auto const votes = listeners_ - 1;
        std::vector<double> delays;
        for (auto const& [sequence, when] : arrivals_) {
            auto const acknowledged = acknowledged_.find(sequence);
            if (acknowledged == acknowledged_.end()) continue;
            for (auto const moment : when) {
                delays.push_back(std::chrono::duration<double, std::milli>(moment - acknowledged->second).count());
            }
        }
        std::sort(delays.begin(), delays.end());
        auto const part = [&](double share) {
            return delays.empty() ? -1
                                  : delays[static_cast<std::size_t>(share * static_cast<double>(delays.size() - 1))];
        };
        fmt::print("{} listeners, {} votes in {:.1f} s, {} deliveries, {} lost, {} connections ended\n", listeners_,
                   votes, took_, received_, votes * listeners_ - received_, lines_.ended());
        fmt::print(
            "from acknowledged to received: p50 {:.0f} ms, p90 {:.0f} ms, p99 {:.0f} ms, last {:.0f} ms; "
            "the server worked {:.1f} s\n",
            part(0.5), part(0.9), part(0.99), part(1), server_seconds);
    }
    [[nodiscard]] bool whole() const { return received_ == (listeners_ - 1) * listeners_; }

  private:
    static constexpr std::size_t kVoters = 32;

    template <class Until>
    void wait(Until const& until, std::chrono::seconds most) {
        auto const end = Clock::now() + most;
        while (!until() && Clock::now() < end) receive(100);
    }

    void receive(int milliseconds) {
        lines_.receive(milliseconds, [&](std::size_t line, std::string& unread) {
            if (line < listeners_) {
                take_events(line, unread);
            } else {
                take_acknowledgement(line, unread);
            }
        });
    }

    void take_acknowledgement(std::size_t line, std::string& unread) {
        auto const at = unread.find("\"sequence\":");
        auto const sequence = at == std::string::npos ? 0 : bench::number_in(std::string_view(unread).substr(at + 11));
        auto const status = bench::take_answer(unread);
        if (status == 0) return;
        if (status != 200 || sequence == 0) {
            fmt::print(stderr, "a vote was answered with {}\n", status);
            std::exit(1);
        }
        acknowledged_[sequence] = Clock::now();
        idle_->push_back(line);
    }

    void take_events(std::size_t line, std::string& unread) {
        auto& listener = streams_[line];
        auto const now = Clock::now();
        std::size_t from = 0;
        for (auto end = unread.find("\n\n"); end != std::string::npos; end = unread.find("\n\n", from)) {
            auto const event = std::string_view(unread).substr(from, end - from);
            from = end + 2;
            auto const id = event.find("id: ");
            if (event.find("retry: ") != std::string_view::npos) ++ready_;
            if (id == std::string_view::npos) continue;
            auto const sequence = bench::number_in(event.substr(id + 4));
            if (sequence <= listener.last) std::abort();
            listener.last = sequence;
            ++listener.seen;
            ++received_;
            arrivals_[sequence].push_back(now);
        }
        unread.erase(0, from);
    }

    bench::VotingBody const& body_;
    std::size_t listeners_;
    bench::Lines lines_;
    std::map<std::size_t, Listener> streams_;
    std::map<std::uint64_t, Clock::time_point> acknowledged_;
    std::map<std::uint64_t, std::vector<Clock::time_point>> arrivals_;
    std::vector<std::size_t>* idle_ = nullptr;
    std::size_t ready_ = 0;
    std::size_t received_ = 0;
    double took_ = 0;
};

}  // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    auto const listeners = bench::number_at(2, count, words, 1300);
    auto const seconds = static_cast<double>(bench::number_at(3, count, words, 10));
    bench::Folder const folder;
    bench::VotingBody const body(folder.path, static_cast<int>(listeners), crypto::Suite::guomi);
    bench::ServerProcess const server(words[1], folder.path);
    fmt::print("the body of {} is there; the server holds {:.0f} MiB\n", listeners, server.resident());
    Feeds feeds(body, server, listeners);
    fmt::print("all listen; the server holds {:.0f} MiB\n", server.resident());
    auto const before = server.cpu_seconds();
    feeds.vote_all(seconds);
    feeds.print(server.cpu_seconds() - before);
    return feeds.whole() ? 0 : 1;
}

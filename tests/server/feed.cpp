#include "server/feed.hpp"

#include <doctest/doctest.h>

#include "server/workers.hpp"

using namespace quorate::server;

namespace {

Happening happening(std::int64_t sequence) {
    return {sequence, "vote.cast", "item:i1"};
}

std::string text_of(Feed& feed) {
    return feed.take().value_or("END");
}

}  // namespace

TEST_CASE("what happened reaches everybody who listens, as events") {
    Channel channel(7);
    auto const one = channel.subscribe({});
    auto const other = channel.subscribe(7);
    CHECK(text_of(*one) == "retry: 2000\n: 7\n\n");
    CHECK(text_of(*other) == "retry: 2000\n: 7\n\n");
    CHECK(text_of(*one).empty());
    channel.publish({happening(8), {9, "decision.made", "decision:i1.0"}});
    auto const* const expected =
        "id: 8\ndata: {\"sequence\":8,\"name\":\"vote.cast\",\"place\":\"item:i1\"}\n\n"
        "id: 9\ndata: {\"sequence\":9,\"name\":\"decision.made\",\"place\":\"decision:i1.0\"}\n\n";
    CHECK(text_of(*one) == expected);
    CHECK(text_of(*other) == expected);
}

TEST_CASE("who comes again gets what was missed, or is told to look at everything anew") {
    Channel channel(0);
    for (std::int64_t sequence = 1; sequence <= 3000; ++sequence) channel.publish({happening(sequence)});
    auto const missed = text_of(*channel.subscribe(2998));
    CHECK_FALSE(missed.contains("id: 2998\n"));
    CHECK(missed.contains("id: 2999\n"));
    CHECK(missed.contains("id: 3000\n"));
    CHECK(text_of(*channel.subscribe(1000)).contains("id: 1001\n"));
    CHECK(text_of(*channel.subscribe(999)).contains("id: 3000\ndata: {\"sequence\":3000,\"name\":\"reset\""));
    CHECK(text_of(*channel.subscribe(3001)).contains("\"reset\""));
    CHECK_FALSE(text_of(*channel.subscribe(3000)).contains("id: "));
}

TEST_CASE("a listener that does not keep up is cut off, and costs nothing more") {
    Channel channel(0);
    auto const slow = channel.subscribe({});
    auto const quick = channel.subscribe({});
    for (std::int64_t sequence = 1; sequence <= 300; ++sequence) {
        channel.publish({happening(sequence)});
        (void)quick->take();
    }
    CHECK_FALSE(slow->take());
    CHECK(quick->take());
}

TEST_CASE("the end is the end, for those who listen and those who come later") {
    Channel channel(0);
    auto const feed = channel.subscribe({});
    CHECK(feed->take());
    int woken = 0;
    feed->when_ready([&] { ++woken; });
    channel.publish({happening(1)});
    channel.publish({happening(2)});
    CHECK(woken == 1);  // nobody is woken again for what comes while something waits
    CHECK(feed->take());
    channel.publish({happening(3)});
    CHECK(woken == 2);
    channel.end();
    CHECK(woken == 3);
    CHECK(feed->take());
    CHECK_FALSE(feed->take());
    auto const late = channel.subscribe({});
    CHECK(late->take());
    CHECK_FALSE(late->take());
}

TEST_CASE("a line does its work in order, whatever the number of workers") {
    std::vector<int> done;
    {
        Workers workers(4);
        Line line(workers);
        for (int at = 0; at < 1000; ++at) line.post([&done, at] { done.push_back(at); });
        line.post([] { throw std::runtime_error("work may fail, the line goes on"); });
        std::mutex mutex;
        std::condition_variable ended;
        bool last = false;
        line.post([&] {
            std::lock_guard const lock(mutex);
            last = true;
            ended.notify_all();
        });
        std::unique_lock lock(mutex);
        ended.wait(lock, [&] { return last; });
    }
    REQUIRE(done.size() == 1000);
    CHECK(std::is_sorted(done.begin(), done.end()));
}

#include "server/feed.hpp"

#include <doctest/doctest.h>

#include "server/workers.hpp"

using namespace quorate::server;

namespace {

quorate::PersonId const kReader{"m1"};

Telling tell_where(quorate::PersonId const&, std::string const&) {
    return Telling::place;
}

void happen(Channel& channel, std::int64_t sequence) {
    channel.publish(sequence, "item:i1", tell_where);
}

std::string text_of(Feed& feed) {
    return feed.take().value_or("END");
}

}  // namespace

TEST_CASE("what happened reaches everybody who listens, as events that say where and not what") {
    Channel channel(7);
    auto const one = channel.subscribe(kReader, {}, tell_where);
    auto const other = channel.subscribe(kReader, 7, tell_where);
    CHECK(text_of(*one) == "retry: 2000\n: 7\n\n");
    CHECK(text_of(*other) == "retry: 2000\n: 7\n\n");
    CHECK(text_of(*one).empty());
    happen(channel, 8);
    channel.publish(10, "decision:i1.0", tell_where);
    auto const* const expected =
        "id: 8\ndata: {\"sequence\":8,\"place\":\"item:i1\"}\n\n"
        "id: 10\ndata: {\"sequence\":10,\"place\":\"decision:i1.0\"}\n\n";
    CHECK(text_of(*one) == expected);
    CHECK(text_of(*other) == expected);
}

TEST_CASE("23: each is told as much as they may know: where, that there was something, or nothing") {
    Channel channel(0);
    auto const tell = [](quorate::PersonId const& who, std::string const&) {
        if (who.text == "member") return Telling::place;
        return who.text == "staff" ? Telling::change : Telling::nothing;
    };
    auto const listen = [&](char const* who, std::optional<std::int64_t> seen) {
        return channel.subscribe(quorate::PersonId{who}, seen, tell);
    };
    std::vector const feeds{listen("member", {}), listen("staff", {}), listen("auditor", {})};
    for (auto const& feed : feeds) (void)feed->take();
    channel.publish(1, "item:i1", tell);
    CHECK(text_of(*feeds[0]) == "id: 1\ndata: {\"sequence\":1,\"place\":\"item:i1\"}\n\n");
    CHECK(text_of(*feeds[1]) == "id: 1\ndata: {\"sequence\":1}\n\n");
    CHECK(text_of(*feeds[2]).empty());
    // Who comes again is told the same of what was missed.
    CHECK(text_of(*listen("member", 0)).contains("item:i1"));
    auto const staff = text_of(*listen("staff", 0));
    CHECK(staff.contains("id: 1\n"));
    CHECK_FALSE(staff.contains("item:i1"));
    CHECK_FALSE(text_of(*listen("auditor", 0)).contains("id: "));
}

TEST_CASE("who comes again gets what was missed, or is told to look at everything anew") {
    Channel channel(0);
    auto const come = [&](std::int64_t seen) { return text_of(*channel.subscribe(kReader, seen, tell_where)); };
    for (std::int64_t sequence = 1; sequence <= 3000; ++sequence) happen(channel, sequence);
    auto const missed = come(2998);
    CHECK_FALSE(missed.contains("id: 2998\n"));
    CHECK(missed.contains("id: 2999\n"));
    CHECK(missed.contains("id: 3000\n"));
    CHECK(come(1000).contains("id: 1001\n"));
    CHECK(come(999).ends_with("id: 3000\ndata: {\"sequence\":3000}\n\n"));
    CHECK(come(3001).ends_with("data: {\"sequence\":3000}\n\n"));
    CHECK_FALSE(come(3000).contains("id: "));
}

TEST_CASE("a listener that does not keep up is cut off, and costs nothing more") {
    Channel channel(0);
    auto const slow = channel.subscribe(kReader, {}, tell_where);
    auto const quick = channel.subscribe(kReader, {}, tell_where);
    for (std::int64_t sequence = 1; sequence <= 300; ++sequence) {
        happen(channel, sequence);
        (void)quick->take();
    }
    CHECK_FALSE(slow->take());
    CHECK(quick->take());
}

TEST_CASE("the end is the end, for those who listen and those who come later") {
    Channel channel(0);
    auto const feed = channel.subscribe(kReader, {}, tell_where);
    CHECK(feed->take());
    int woken = 0;
    feed->when_ready([&] { ++woken; });
    happen(channel, 1);
    happen(channel, 2);
    CHECK(woken == 1);  // nobody is woken again for what comes while something waits
    CHECK(feed->take());
    happen(channel, 3);
    CHECK(woken == 2);
    channel.end();
    CHECK(woken == 3);
    CHECK(feed->take());
    CHECK_FALSE(feed->take());
    auto const late = channel.subscribe(kReader, {}, tell_where);
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

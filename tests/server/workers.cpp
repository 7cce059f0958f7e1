#include "server/workers.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

using namespace quorate::server;

TEST_CASE("what follows a piece is done by the same thread, before what waits") {
    Workers workers(1);
    std::string done;
    std::thread::id first;
    std::thread::id second;
    workers.post([&] {
        first = std::this_thread::get_id();
        workers.post([&] { done += "waits "; });
        Work next = [&] {
            second = std::this_thread::get_id();
            done += "follows ";
        };
        CHECK(workers.follow(next));
        // There is room for one: a second would keep others from helping.
        Work another = [] {};
        CHECK_FALSE(workers.follow(another));
        CHECK(another);
        done += "piece ";
    });
    workers.drain();
    CHECK(done == "piece follows waits ");
    CHECK(first == second);
}

TEST_CASE("only a worker goes on with what it is given") {
    Workers workers(1);
    Workers others(1);
    Work work = [] {};
    CHECK_FALSE(workers.follow(work));
    others.post([&] { CHECK_FALSE(workers.follow(work)); });
    others.drain();
    CHECK(work);
}

TEST_CASE("a thread that is lent does its own and a little more, and then none of the rest") {
    Workers workers(1);
    int followed = 0;
    auto const self = std::this_thread::get_id();
    std::function<void()> const go_on = [&] {
        CHECK(std::this_thread::get_id() == self);
        Work next = go_on;
        if (workers.follow(next)) ++followed;
    };
    workers.lend(go_on);
    // Deciding, writing and answering: whatever keeps coming is for others.
    CHECK(followed == 3);
    Work work = [] {};
    CHECK_FALSE(workers.follow(work));
    workers.lend([] { throw std::runtime_error("a fault that the test wants to see reported"); });
    CHECK_FALSE(workers.follow(work));
}

TEST_CASE("a line leaves what is long to a worker, and keeps its order") {
    Workers workers(1);
    Line line(workers);
    auto const self = std::this_thread::get_id();
    std::thread::id brief;
    std::thread::id slow;
    std::string done;
    workers.lend([&] { line.post([&] { brief = std::this_thread::get_id(); }); });
    CHECK(brief == self);
    workers.lend([&] {
        line.post(
            [&] {
                slow = std::this_thread::get_id();
                done += "long ";
            },
            Line::By::a_worker);
        line.post([&] { done += "after "; });
    });
    workers.drain();
    CHECK(slow != self);
    CHECK(done == "long after ");
}

TEST_CASE("work that is done on a lent thread is waited for like any other") {
    Workers workers(1);
    std::atomic<bool> inside = false;
    std::atomic<bool> done = false;
    std::jthread const lent([&] {
        workers.lend([&] {
            inside = true;
            inside.notify_all();
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
            done = true;
        });
    });
    inside.wait(false);
    workers.drain();
    CHECK(done);
}

TEST_CASE("a fault ends its piece and not what follows") {
    Workers workers(1);
    bool followed = false;
    workers.post([&] {
        Work next = [&] { followed = true; };
        CHECK(workers.follow(next));
        throw std::runtime_error("a fault that the test wants to see reported");
    });
    workers.drain();
    CHECK(followed);
}

TEST_CASE("a line does its pieces one at a time and in order, whoever brings them") {
    Workers workers(4);
    Line line(workers);
    constexpr int pieces = 2'000;
    std::atomic<int> inside = 0;
    std::atomic<bool> together = false;
    std::vector<int> order;
    for (int at = 0; at < pieces; ++at) {
        line.post([&, at] {
            if (++inside > 1) together = true;
            order.push_back(at);
            if (at % 3 == 0) {
                line.post([&, at] {
                    if (++inside > 1) together = true;
                    order.push_back(pieces + at);
                    --inside;
                });
            }
            --inside;
        });
    }
    workers.drain();
    CHECK_FALSE(together);
    REQUIRE(order.size() == pieces + (pieces + 2) / 3);
    std::erase_if(order, [](int at) { return at >= pieces; });
    CHECK(std::ranges::is_sorted(order));
}

#include "server/workers.hpp"

#include <algorithm>
#include <atomic>
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

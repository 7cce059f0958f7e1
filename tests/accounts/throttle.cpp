#include "accounts/throttle.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support.hpp"

using namespace quorate::accounts;
using std::chrono::seconds;

TEST_CASE("those who keep failing wait longer and longer, but never for ever") {
    Throttle throttle;
    auto now = kNoon;
    for (int attempt = 0; attempt < 3; ++attempt) CHECK(throttle.begin("zhao", now) == seconds{0});
    for (auto const expected : {2, 4, 8, 16, 32, 60, 60}) {
        CHECK(throttle.begin("zhao", now) == seconds{0});
        CHECK(throttle.begin("zhao", now) == seconds{expected});
        now += seconds{expected - 1};
        CHECK(throttle.begin("zhao", now) == seconds{1});
        now += seconds{1};
    }
    CHECK(throttle.begin("qian", now) == seconds{0});
}

TEST_CASE("success forgets, and so does an hour of rest") {
    Throttle throttle;
    for (int attempt = 0; attempt < 4; ++attempt) CHECK(throttle.begin("zhao", kNoon) == seconds{0});
    CHECK(throttle.begin("zhao", kNoon) == seconds{2});
    throttle.succeeded("zhao");
    CHECK(throttle.keys() == 0);
    CHECK(throttle.begin("zhao", kNoon) == seconds{0});
    CHECK(throttle.begin("qian", kNoon + seconds{3600}) == seconds{0});
    CHECK(throttle.keys() == 1);
    throttle.succeeded("nobody");
    throttle.take_back("nobody");
}

TEST_CASE("an attempt taken back leaves things as they were") {
    Throttle throttle;
    for (int attempt = 0; attempt < 3; ++attempt) CHECK(throttle.begin("here", kNoon) == seconds{0});
    CHECK(throttle.begin("here", kNoon) == seconds{0});
    CHECK(throttle.begin("here", kNoon) > seconds{0});
    throttle.take_back("here");
    CHECK(throttle.begin("here", kNoon) == seconds{0});
    for (int attempt = 0; attempt < 4; ++attempt) throttle.take_back("here");
    CHECK(throttle.keys() == 0);
}

TEST_CASE("any number of names fits into bounded memory") {
    Throttle throttle(ThrottleLimits{.keys_most = 100});
    for (int name = 0; name < 1000; ++name) CHECK(throttle.begin(fmt::format("name{}", name), kNoon) == seconds{0});
    CHECK(throttle.keys() == 100);
}

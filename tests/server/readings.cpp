#include "server/readings.hpp"

#include <doctest/doctest.h>

using namespace quorate;
using server::Readings;
using std::chrono::minutes;

TEST_CASE("what is read again within a quarter of an hour is one reading, however long it goes on") {
    Readings readings;
    auto const noon = *instant_from("2026-03-12T04:00:00Z");
    CHECK(readings.begins("liu", "minutes:m1", noon));
    for (int minute = 1; minute <= 60; minute += 7)
        CHECK_FALSE(readings.begins("liu", "minutes:m1", noon + minutes{minute}));
    CHECK(readings.begins("liu", "minutes:m2", noon));
    CHECK(readings.begins("sun", "minutes:m1", noon));
    CHECK_FALSE(readings.begins("sun", "minutes:m1", noon + minutes{14}));
    CHECK(readings.begins("sun", "minutes:m1", noon + minutes{29}));
}

TEST_CASE("what is long over is forgotten when there is much to remember") {
    Readings readings;
    auto const noon = *instant_from("2026-03-12T04:00:00Z");
    for (int reader = 0; reader < 25'000; ++reader) CHECK(readings.begins(std::to_string(reader), "live:m1", noon));
    CHECK(readings.begins("1", "live:m1", noon + minutes{15}));
    CHECK_FALSE(readings.begins("1", "live:m1", noon + minutes{16}));
    CHECK(readings.begins("2", "live:m1", noon + minutes{16}));
}

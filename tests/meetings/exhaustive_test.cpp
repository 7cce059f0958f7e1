#include <vector>

#include <doctest/doctest.h>

#include "meetings/verdict.hpp"

// Goal: no body of up to nine members passes anything that articles 19 and 20 would not let pass, and every room that
// cannot pass anything says so. Method: all rooms, all votes, all 32 readings, against an oracle that knows people, not
// shares: it asks each member in turn whether the words of the articles count them, and compares by doubling and
// trebling.

namespace quorate::meetings {
namespace {

/// What one member is for one item.
enum class Seat { able, outside, absent, away, recused_absent, recused_away };
constexpr int kSeats = 6;

struct Room {
    std::vector<Seat> seats;

    [[nodiscard]] std::int64_t count(bool (*holds)(Seat)) const {
        std::int64_t sum = 0;
        for (auto const seat : seats) sum += holds(seat) ? 1 : 0;
        return sum;
    }
};

bool is_able(Seat seat) {
    return seat == Seat::able;
}
bool is_recused(Seat seat) {
    return seat == Seat::outside || seat == Seat::recused_absent || seat == Seat::recused_away;
}
bool is_on_leave(Seat seat) {
    return seat == Seat::away || seat == Seat::recused_away;
}

Heads heads_of(Room const& room) {
    Heads heads;
    heads.roster = static_cast<std::int64_t>(room.seats.size());
    heads.able = room.count(is_able);
    heads.present = heads.able;
    heads.recused = room.count(is_recused);
    heads.recused_absent =
        room.count([](Seat seat) { return seat == Seat::recused_absent || seat == Seat::recused_away; });
    heads.recused_on_leave = room.count([](Seat seat) { return seat == Seat::recused_away; });
    heads.on_leave = room.count([](Seat seat) { return seat == Seat::away; });
    return heads;
}

/// The articles, read person by person.
struct Oracle {
    ReadingCase reading;
    bool two_thirds = false;

    [[nodiscard]] bool due(Seat seat) const {
        if (is_recused(seat) && !reading.recused_due) return false;
        return !(is_on_leave(seat) && !reading.leave_due);
    }
    [[nodiscard]] bool attends(Seat seat) const {
        return seat == Seat::able || (seat == Seat::outside && reading.recused_present);
    }
    [[nodiscard]] bool quorate(Room const& room) const {
        std::int64_t there = 0;
        for (auto const seat : room.seats) there += attends(seat) ? 1 : 0;
        auto const members = static_cast<std::int64_t>(room.seats.size());
        if (there == 0) return false;
        if (two_thirds) return reading.two_thirds_inclusive ? 3 * there >= 2 * members : 3 * there > 2 * members;
        return reading.half_inclusive ? 2 * there >= members : 2 * there > members;
    }
    [[nodiscard]] bool passes(Room const& room, std::int64_t ayes) const {
        std::int64_t base = 0;
        for (auto const seat : room.seats) base += due(seat) ? 1 : 0;
        return quorate(room) && 2 * ayes > base;
    }
};

Thresholds thresholds(bool two_thirds) {
    Thresholds result;
    result.quorum = {two_thirds ? Share{2, 3, Bound::at_least} : Share{1, 2, Bound::at_least}, charter::Base::roster};
    result.pass = {{1, 2, Bound::more_than}, charter::Base::due};
    return result;
}

ReadingCase reading_number(unsigned number) {
    return {(number & 1U) != 0, (number & 2U) != 0, (number & 4U) != 0, (number & 8U) != 0, (number & 16U) != 0};
}

/// Calls `visit` with every room of `members` people; who sits where does not matter, only how many.
template <class Visit>
void each_room(int members, Room& room, int seat, Visit const& visit) {
    if (seat == kSeats - 1) {
        auto const before = room.seats.size();
        room.seats.resize(before + static_cast<std::size_t>(members), static_cast<Seat>(seat));
        visit(room);
        room.seats.resize(before);
        return;
    }
    for (int here = 0; here <= members; ++here) {
        auto const before = room.seats.size();
        room.seats.resize(before + static_cast<std::size_t>(here), static_cast<Seat>(seat));
        each_room(members - here, room, seat + 1, visit);
        room.seats.resize(before);
    }
}

template <class Visit>
void each_room_up_to_nine(Visit const& visit) {
    for (int members = 1; members <= 9; ++members) {
        Room room;
        each_room(members, room, 0, visit);
    }
}

}  // namespace

TEST_CASE("up to nine members, every room, vote and reading: what passes is what the articles let pass") {
    std::int64_t wrong = 0;
    std::int64_t seen = 0;
    each_room_up_to_nine([&](Room const& room) {
        auto const heads = heads_of(room);
        for (unsigned number = 0; number < 64; ++number) {
            Oracle const oracle{reading_number(number), number >= 32};
            for (std::int64_t ayes = 0; ayes <= heads.able; ++ayes) {
                auto const figures = figures_under(oracle.reading, thresholds(oracle.two_thirds), heads, ayes);
                wrong += figures.passed != oracle.passes(room, ayes) ? 1 : 0;
                wrong += figures.quorate != oracle.quorate(room) ? 1 : 0;
                wrong += figures.passed && ayes < figures.needed ? 1 : 0;
                ++seen;
            }
        }
    });
    CHECK(seen > 500'000);
    CHECK(wrong == 0);
}

TEST_CASE("up to nine members: every room that cannot pass anything is announced, and no other") {
    std::int64_t wrong = 0;
    each_room_up_to_nine([&](Room const& room) {
        auto const heads = heads_of(room);
        for (bool const two_thirds : {false, true}) {
            auto closed = thresholds(two_thirds);
            closed.open.clear();
            bool some_reading = false;
            for (unsigned number = 0; number < 32; ++number) {
                Oracle const oracle{reading_number(number), two_thirds};
                bool possible = false;
                for (std::int64_t ayes = 0; ayes <= heads.able; ++ayes) possible |= oracle.passes(room, ayes);
                some_reading |= possible;
                wrong += forecast(oracle.reading, closed, heads).can_pass != possible ? 1 : 0;
            }
            auto const seen = forecast({}, thresholds(two_thirds), heads);
            wrong += seen.can_pass_under_some_reading != some_reading ? 1 : 0;
        }
    });
    CHECK(wrong == 0);
}

TEST_CASE("up to seven members: the readings a verdict names are the smallest that turn it") {
    auto const ids = verdict_readings();
    std::int64_t wrong = 0;
    for (int members = 1; members <= 7; ++members) {
        Room all;
        each_room(members, all, 0, [&](Room const& room) {
            auto const heads = heads_of(room);
            for (std::int64_t ayes = 0; ayes <= heads.able; ++ayes) {
                auto const verdict = compute_verdict({}, thresholds(true), heads, {{"aye", ayes}}, "aye");
                // Of all ways to answer otherwise, collect those that turn the outcome, by their sets of readings.
                std::vector<unsigned> turning;
                for (unsigned turned = 1; turned < 32; ++turned) {
                    ReadingCase const usual;
                    auto const flip = [&](bool answer, unsigned bit) { return answer != ((turned >> bit & 1U) != 0); };
                    ReadingCase const other{flip(usual.half_inclusive, 0), flip(usual.two_thirds_inclusive, 1),
                                            flip(usual.recused_due, 3), flip(usual.recused_present, 2),
                                            flip(usual.leave_due, 4)};
                    if (Oracle{other, true}.passes(room, ayes) != verdict.passed) turning.push_back(turned);
                }
                wrong += verdict.holds_under_all != turning.empty() ? 1 : 0;
                std::size_t smallest = 0;
                for (auto const turned : turning) {
                    bool holds_another = false;
                    for (auto const less : turning) holds_another |= less != turned && (less & turned) == less;
                    if (holds_another) continue;
                    ++smallest;
                    std::vector<std::string> names;
                    for (unsigned bit = 0; bit < 5; ++bit) {
                        if ((turned >> bit & 1U) != 0) names.push_back(ids[bit]);
                    }
                    bool named = false;
                    for (auto const& other : verdict.others) named |= other.readings == names;
                    wrong += named ? 0 : 1;
                }
                wrong += verdict.others.size() != smallest ? 1 : 0;
            }
        });
    }
    CHECK(wrong == 0);
}

}  // namespace quorate::meetings

#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "meetings/sitting.hpp"
#include "views/minutes.hpp"
#include "views/reading.hpp"

/// What the self-check of a meeting says, line by line.
namespace quorate::tests {

inline constexpr char kStart[] = "2026-03-12 09:00";
inline MeetingId const kMeeting{"g1"};

/// Looks at a state that the engine would not have led to: an inspection must see what is wrong with it.
inline views::Lens seen_in(World& world, body::State const& state, std::string_view reader = "inspector") {
    return {state,
            world.charters(),
            no_documents(),
            words::shipped(),
            words::Language::zh,
            PersonId{std::string(reader)},
            world.now()};
}

inline std::vector<views::CheckLine> lines_of(views::Lens const& lens, std::string_view name) {
    auto const check = views::self_check(lens, kMeeting);
    REQUIRE(check);
    CHECK(static_cast<std::size_t>(check->good + check->notes + check->exceptions + check->bad + check->open) ==
          check->lines.size());
    std::vector<views::CheckLine> result;
    std::ranges::copy_if(check->lines, std::back_inserter(result), [&](auto const& one) { return one.name == name; });
    for (auto const& one : result) CHECK_MESSAGE(!one.finding.contains("{"), one.finding);
    for (auto const& one : result) CHECK_MESSAGE(!one.finding.starts_with("phrase."), one.finding);
    return result;
}

inline views::CheckLine only(views::Lens const& lens, std::string_view name) {
    auto const lines = lines_of(lens, name);
    REQUIRE_MESSAGE(lines.size() == 1, name);
    return lines.front();
}

/// One item decided by show of hands, each step a minute after the other.
inline void decided(World& world, std::vector<std::string> const& kinds = {"plan"}) {
    world.open_meeting("g1", kStart, 7, kinds);
    world.at("2026-03-12 09:01");
    world.done("chair", OpenItem{item("g1.1")});
    world.at("2026-03-12 09:02");
    discuss(world, item("g1.1"));
    world.at("2026-03-12 09:03");
    world.done("chair", motion(item("g1.1")));
    world.at("2026-03-12 09:04");
    vote(world, item("g1.1"), 6);
    world.at("2026-03-12 09:05");
    world.done("chair", CloseBallot{item("g1.1"), 1});
}

/// The state with one thing changed.
template <class Change>
body::State changed(World const& world, Change const& change) {
    auto state = world.state();
    change(state.meetings);
    return state;
}

inline Ballot& ballot_in(meetings::State& state) {
    return *state.items.at(item("g1.1")).questions.front().ballot;
}

}  // namespace quorate::tests

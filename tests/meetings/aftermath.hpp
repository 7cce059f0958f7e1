#pragma once

#include <string>
#include <vector>

#include "support/world.hpp"

/// What comes after a vote: a meeting that decided, for tests of minutes, directives and accountability.
namespace quorate::tests {

/// Decides the item, by named vote where nothing else is said: `choices` are those of the members present, the chair's
/// first, cast in the order that lets the chair be last.
inline DecisionId decide_item(World& world, ItemId const& item, std::vector<std::string> const& choices,
                              charter::Method method = charter::Method::named) {
    using namespace meetings;
    auto const members = world.members();
    world.done("chair", OpenItem{item});
    for (std::size_t at = 1; at < choices.size(); ++at) world.done(members[at], DeclineStatement{item});
    world.done("chair", MakeStatement{item, "同意"});
    world.done("chair", OpenBallot{item, 1, method, "同意所提方案"});
    for (std::size_t at = 1; at < choices.size(); ++at) world.done(members[at], CastVote{item, 1, choices[at]});
    world.done("chair", CastVote{item, 1, choices[0]});
    world.done("chair", CloseBallot{item, 1});
    return {item.text + ".1"};
}

/// A meeting of five of seven members that decided item "g1.1" (decision "g1.1.1") and is over.
inline MeetingId meeting_over(World& world,
                              std::vector<std::string> const& choices = {"赞成", "赞成", "赞成", "赞成", "反对"}) {
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 5);
    decide_item(world, {"g1.1"}, choices);
    world.at("2026-03-12 11:00");
    world.done("chair", meetings::CloseMeeting{meeting});
    return meeting;
}

}  // namespace quorate::tests

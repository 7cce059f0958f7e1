#pragma once

#include <doctest/doctest.h>

#include "meetings/lookup.hpp"
#include "support/world.hpp"

namespace quorate::tests {

using namespace meetings;

inline PersonId person(std::string_view id) {
    return PersonId{std::string(id)};
}
inline ItemId item(std::string_view id) {
    return ItemId{std::string(id)};
}

inline std::int64_t number(Obstacle const* obstacle, std::string const& fact) {
    REQUIRE(obstacle != nullptr);
    return std::get<std::int64_t>(obstacle->facts.at(fact));
}

inline std::vector<PersonId> people_in(Obstacle const* obstacle, std::string const& fact) {
    REQUIRE(obstacle != nullptr);
    return std::get<std::vector<PersonId>>(obstacle->facts.at(fact));
}

/// Who has the floor and the vote on the item, the presiding person last.
inline std::vector<std::string> able_in_turn(World const& world, ItemId const& id) {
    auto const& one = *find(world.meetings(), id);
    auto const& meeting = *find(world.meetings(), one.meeting);
    auto const& rules = world.rules();
    auto const presider = presider_of(world.scene(), meeting, one, rules);
    std::vector<std::string> result;
    for (auto const& member : able_members(world.scene(), meeting, one, rules)) {
        if (member != presider) result.push_back(member.text);
    }
    result.push_back(presider.text);
    return result;
}

/// Everybody able says that there is nothing to add.
inline void discuss(World& world, ItemId const& id) {
    for (auto const& member : able_in_turn(world, id)) world.done(member, DeclineStatement{id});
}

inline OpenBallot motion(ItemId const& id, Method method = Method::hands, std::int32_t question = 1) {
    return {id, question, method, "同意所提方案"};
}

/// The first `ayes` of those able, in their turn, vote for; the others against.
inline void vote(World& world, ItemId const& id, std::int64_t ayes, std::int32_t question = 1) {
    auto const& matter = *find(world.meetings(), find(world.meetings(), id)->matter);
    auto const& choices = world.rules().kind(matter.kind)->choices;
    for (auto const& member : able_in_turn(world, id)) {
        world.done(member, CastVote{id, question, choices[ayes > 0 ? 0 : 1]});
        --ayes;
    }
}

/// From the listed item to its decision, by show of hands.
inline void settle(World& world, ItemId const& id, std::string_view presider, std::int64_t ayes) {
    world.done(presider, OpenItem{id});
    discuss(world, id);
    world.done(presider, motion(id));
    vote(world, id, ayes);
    world.done(presider, CloseBallot{id, 1});
}

inline void enter(World& world, MeetingId const& meeting, std::vector<std::string> const& members) {
    for (auto const& member : members) world.done(member, EnterRoom{meeting, false});
}

inline void leave(World& world, MeetingId const& meeting, std::vector<std::string> const& members) {
    for (auto const& member : members) world.done(member, LeaveRoom{meeting});
}

/// The chair entrusts a member in writing, from today to the end of the year.
inline people::EntrustPresidency entrustment(World const& world, std::string_view member) {
    return {person(member), day_of(world.now(), Zone{}), day("2026-12-31"), "委托书"};
}

inline void entrust(World& world, std::string_view member) {
    world.done("chair", entrustment(world, member));
}

}  // namespace quorate::tests

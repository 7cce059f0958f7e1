#include "properties/witness.hpp"

#include <functional>

#include <doctest/doctest.h>

#include "meetings/sitting.hpp"

// The witness must be able to complain: what it let pass as it was, it must not let pass when one thing is otherwise.

namespace quorate::tests {
namespace {

using Change = std::function<void(std::vector<body::Event>&)>;

/// Seven members, four in the room; all four say aye to a plan, which is just enough.
World decided() {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 4);
    settle(world, item("g1.1"), "chair", 4);
    return world;
}

/// What the witness says of the events after the change.
std::vector<std::string> said(World const& world, Change const& change) {
    Witness witness({});
    for (auto happened : world.history()) {
        change(happened.events);
        witness.take(happened.events, happened.stamp);
    }
    return witness.complaints(world.meetings());
}

template <class Event>
Event* as(body::Event& event) {
    auto* const of_meetings = std::get_if<meetings::Event>(&event);
    return of_meetings == nullptr ? nullptr : std::get_if<Event>(static_cast<EventVariant*>(of_meetings));
}

/// Takes out the events of one kind that `fits`.
template <class Event, class Fits>
Change without(Fits const& fits) {
    return [fits](std::vector<body::Event>& events) {
        std::erase_if(events, [&](body::Event& event) {
            auto const* const one = as<Event>(event);
            return one != nullptr && fits(*one);
        });
    };
}

}  // namespace

TEST_CASE("the witness has nothing to say of a lawful decision") {
    CHECK(said(decided(), [](auto&) {}).empty());
}

TEST_CASE("the witness complains of a decision with a vote, a statement or a member too few") {
    auto const world = decided();
    CHECK_FALSE(said(world, without<VoteCast>([](auto const& one) { return one.voter.text == "m1"; })).empty());
    CHECK_FALSE(said(world, without<StatementDeclined>([](auto const& one) { return one.by.text == "m1"; })).empty());
    CHECK_FALSE(said(world, without<MemberEntered>([](auto const& one) { return one.member.text == "m1"; })).empty());
    CHECK_FALSE(said(world, without<BallotClosed>([](auto const&) { return true; })).empty());
    CHECK_FALSE(said(world, without<DecisionMade>([](auto const&) { return true; })).empty());
}

TEST_CASE("the witness complains of another outcome, and of the vote of somebody recused") {
    auto const world = decided();
    CHECK_FALSE(said(world, [](std::vector<body::Event>& events) {
                    for (auto& event : events) {
                        if (auto* const made = as<DecisionMade>(event)) made->passed = false;
                    }
                }).empty());
    CHECK_FALSE(said(world, [](std::vector<body::Event>& events) {
                    if (events.empty() || as<BallotClosed>(events.front()) == nullptr) return;
                    events.insert(events.begin(), meetings::Event{MemberRecused{
                                                      item("g1.1"), person("m1"), RecusalCause::other, "理由", {}}});
                }).empty());
}

TEST_CASE("the witness complains when the presiding person does not vote last") {
    CHECK_FALSE(said(decided(), [](std::vector<body::Event>& events) {
                    if (events.empty()) return;
                    auto* const vote = as<VoteCast>(events.front());
                    if (vote != nullptr && vote->voter.text == "m1") vote->voter = person("chair");
                }).empty());
}

}  // namespace quorate::tests

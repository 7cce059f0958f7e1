#include "body/body.hpp"

#include <doctest/doctest.h>

#include "body/sample.hpp"
#include "support/world.hpp"

namespace {

using namespace quorate;
using tests::World;

std::string place(meetings::Command const& command) {
    return body::place_of(command);
}

TEST_CASE("a command acts on a place: the item first, then what it belongs to, else the body") {
    CHECK(place(meetings::CastVote{{"i1"}, 1, "赞成"}) == "item:i1");
    CHECK(place(meetings::AddToAgenda{{"g1"}, {"i1"}, {"m1"}}) == "item:i1");
    CHECK(place(meetings::IssueDirective{{"r1"}, {"d1"}, "", {}, {}, {}}) == "decision:d1");
    CHECK(place(meetings::CloseDirective{{"r1"}}) == "directive:r1");
    CHECK(place(meetings::SendNotice{{"g1"}}) == "meeting:g1");
    CHECK(place(meetings::AcceptMatter{{"m1"}}) == "matter:m1");
    CHECK(place(meetings::ExplainMonth{"2026-03", ""}) == "body");
    CHECK(body::place_of(people::Command{people::RegisterUnit{}}) == "body");
}

TEST_CASE("an exception the charter allows is recorded beside the act, with its rule, article, reason and place") {
    World world;
    auto const meeting = world.planned_meeting("g1", "2026-03-03 09:00");
    auto const command = meetings::SendNotice{meeting};
    CHECK(world.ask("clerk", command).asks_reason("notice.late"));
    CHECK(world.ask("clerk", command, {{"notice.late", "  "}}).asks_reason("notice.late"));
    auto const outcome = world.done("clerk", command, {{"notice.late", "急件"}});
    CHECK(outcome.events == std::vector<std::string>{"notice.sent", "deviation.recorded"});
    auto const& deviation = world.meetings().deviations.back();
    CHECK(deviation.place == "meeting:g1");
    CHECK(deviation.rule == "notice.late");
    CHECK(deviation.by.anchor == "art18.p2");
    CHECK(deviation.reason == "急件");
    CHECK(deviation.actor == PersonId{"clerk"});
}

TEST_CASE("24: the clerk enters for a member what the member does in the room, and the record says so") {
    World world;
    auto const meeting = world.noticed_meeting("g1", "2026-03-12 09:00");
    world.at("2026-03-12 09:00");
    CHECK(world.enter_for("m1", meetings::EnterRoom{meeting, false}).accepted);
    // Somebody who is not the clerk enters it.
    body::Context const context{{"m2"}, {"m3"}, world.now(), {}, world.context("m2").charters};
    auto const answer = body::decide(world.state(), meetings::Command{meetings::EnterRoom{meeting, false}}, context);
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().obstacles.front().rule == "record.entered-for");
    CHECK(answer.error().obstacles.front().by.anchor == "art24");
}

TEST_CASE("24: what somebody does at their own desk is entered by nobody else, and every obstacle is told at once") {
    World world;
    auto const meeting = world.planned_meeting("g1", "2026-03-12 09:00");
    auto const outcome = world.enter_for("m1", meetings::SendNotice{meeting});
    CHECK(outcome.refused("record.entered-for"));
    CHECK(outcome.refused("power.notice.send"));
    auto const unknown = world.enter_for("office", meetings::CheckDirective{{"r9"}, "", true});
    CHECK(unknown.refused("record.entered-for"));
    CHECK(unknown.bad("/directive", "unknown-directive"));
    CHECK(unknown.bad("/finding", "missing-text"));
}

TEST_CASE("a body that was not founded accepts nothing but its founding, and never fails") {
    body::State const nothing;
    charter::Library const library{{"d1", tests::first_charter()}};
    body::Context const context{{"a"}, {"a"}, tests::local("2026-03-12 09:00"), {}, library};
    for (auto const& command : sample::all<body::Command>(sample::Fullness::full)) {
        auto const answer = body::decide(nothing, command, context);
        CHECK_MESSAGE(!answer.has_value(), body::name_of(command));
    }
}

TEST_CASE("any command with any ids is answered: nothing is looked up that is not there") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    for (auto const fullness : {sample::Fullness::full, sample::Fullness::bare}) {
        for (auto const& command : sample::all<body::Command>(fullness)) {
            for (auto const* actor : {"chair", "m1", "clerk", "office", "nobody", ""}) {
                body::Context const context{{actor}, {"clerk"}, world.now(), {}, world.context("chair").charters};
                auto const answer = body::decide(world.state(), command, context);
                if (!answer) CHECK((!answer.error().bad_input.empty() || !answer.error().obstacles.empty()));
            }
        }
    }
}

}  // namespace

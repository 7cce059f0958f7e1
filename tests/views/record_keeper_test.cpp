#include <algorithm>

#include "meetings/sitting.hpp"
#include "views/decisions.hpp"
#include "views/meeting.hpp"
#include "views/minutes.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

TEST_CASE("pages of a meeting say whether their reader may enter for others") {
    World world;
    auto const id = world.open_meeting("g1", "2026-03-12 09:00", 7, {"funds"});
    for (auto const& [reader, keeps] : {std::pair{"clerk", true}, std::pair{"chair", false}}) {
        CAPTURE(reader);
        CHECK(views::meeting(seen_by(world, reader), id)->keeps_record == keeps);
        CHECK(views::minutes(seen_by(world, reader), id)->keeps_record == keeps);
    }
}

TEST_CASE("24: the record says of whatever was entered for somebody else whose hand it was, and what was taken back") {
    World world;
    auto const meeting = world.noticed_meeting("g1", "2026-03-12 09:00");
    world.at("2026-03-12 09:00");
    enter(world, meeting, world.members());
    auto const keeps = [&](std::string_view whose, auto const& command) {
        auto const outcome = world.enter_for(whose, command);
        REQUIRE(outcome.accepted);
    };
    keeps("chair", OpenMeeting{meeting});
    keeps("chair", OpenItem{item("g1.1")});
    keeps("chair", RuleRecusal{item("g1.1"), person("m1"), true, "分管"});
    keeps("chair", RuleRecusal{item("g1.1"), person("m1"), false, "已核实"});
    discuss(world, item("g1.1"));
    keeps("chair", OpenBallot{item("g1.1"), 1, Method::named, "同意"});
    vote(world, item("g1.1"), 7);
    keeps("chair", CloseBallot{item("g1.1"), 1});
    keeps("m2", StateReservation{ReservationId{"r1"}, item("g1.1"), "太急", {}});
    keeps("chair", CloseMeeting{meeting});
    std::vector<std::string> texts;
    for (auto const& one : views::happenings_of(seen_by(world, "clerk"), *find(world.meetings(), meeting)))
        texts.push_back(one.text);
    auto const told = [&](std::string_view words) {
        return std::ranges::count_if(texts, [&](std::string const& one) { return one.contains(words); });
    };
    for (std::string_view const words :
         {"主持（由clerk代录）", "审议第 1 项", "：分管）（由clerk代录）", "撤销甲的回避（已核实）（由clerk代录）",
          "：同意（由clerk代录）", "散会（由clerk代录）", "乙声明保留：太急（由clerk代录）"}) {
        INFO(words);
        CHECK(told(words) == 1);
    }
    auto const page = views::decision(seen_by(world, "clerk"), DecisionId{"g1.1.1"});
    REQUIRE(page);
    CHECK(page->reservations.front().entered_by == "clerk");
}

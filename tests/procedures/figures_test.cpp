#include "procedures/figures.hpp"

#include <algorithm>
#include <limits>

#include <rapidcheck.h>

#include "procedures/support.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

World workshop() {
    return World({.members = 4, .rules = rules_in("tests/scenarios/charters/workshop.md")});
}

procedures::Scene scene_of(World const& world) {
    return {world.people(), world.meetings(), world.procedures()};
}

StartProcedure session(std::string id, std::string present, std::string held = "2026-03-01", std::string sort = "talk",
                       std::string hours = "2") {
    return {InstanceId{std::move(id)},
            "session",
            {{"topic", "Saws"},
             {"held", std::move(held)},
             {"sort", std::move(sort)},
             {"hours", std::move(hours)},
             {"present", std::move(present)}},
            {}};
}

CompleteStep signed_in(std::string id) {
    return {InstanceId{std::move(id)}, "sign", {}, {}, {}, {}, {}, {}};
}

Figures figures_called(World& world, std::string_view name, int year, Date today) {
    for (auto& one : figures_of(scene_of(world), world.charters(), year, today)) {
        if (one.figure.name == name) return one;
    }
    FAIL("no such figure");
    return {};
}

FigureRow row_of(Figures const& figures, std::string_view who) {
    auto const found = std::ranges::find_if(figures.rows, [&](FigureRow const& row) { return row.member.text == who; });
    REQUIRE(found != figures.rows.end());
    return *found;
}

FigureRow row_of(World& world, std::string_view name, std::string_view who, int year = 2026) {
    return row_of(figures_called(world, name, year, day("2026-03-02")), who);
}

TEST_CASE("6 and 30: a task counts in the year it is to be done, study alone in the year it was finished") {
    World world({.rules = rules_in("charters/liaoning-2019.md")});
    world.done(
        "clerk",
        StartProcedure{InstanceId{"w1"}, "business", {{"work", "窗口服务"}, {"year", "2027"}, {"lead", "m1"}}, {}});
    auto const task = [&](std::string id, std::string due) {
        world.done("clerk", StartProcedure{InstanceId{std::move(id)},
                                           "duty",
                                           {{"party", "支部标准化"},
                                            {"business", "w1"},
                                            {"year", due.substr(0, 4)},
                                            {"due", due},
                                            {"duty", "制度"},
                                            {"owner", "m1"}},
                                           {}});
    };
    auto const study = [&](std::string id, std::string finished, std::string hours) {
        world.done(
            "m1",
            StartProcedure{
                InstanceId{std::move(id)},
                "self-study",
                {{"content", "党章"}, {"day", std::move(finished)}, {"hours", std::move(hours)}, {"gain", "常学常新"}},
                {}});
    };
    task("d1", "2026-11-30");
    task("d2", "2027-11-30");
    study("s1", "2025-12-30", "5");
    study("s2", "2026-02-27", "3");
    CHECK(row_of(world, "duty", "m1").all == 1);
    CHECK(row_of(world, "self-study", "m1").all == 3);
}

TEST_CASE("what the form names somebody in counts for each of them, under each choice and in all") {
    auto world = workshop();
    world.done("clerk", session("s1", "m1 m2"));
    world.done("clerk", session("s2", "m1", "2026-03-01", "practice"));
    world.done("clerk", session("s3", "m1 chair"));
    auto const figures = figures_called(world, "attendance", 2026, day("2026-03-02"));
    CHECK(figures.choices == std::vector<std::string>{"talk", "practice"});
    REQUIRE(figures.rows.size() == 4);
    CHECK(figures.rows.front().member == PersonId{"chair"});
    CHECK(row_of(figures, "m1").counts == std::vector<std::int64_t>{2, 1});
    CHECK(row_of(figures, "m1").all == 3);
    CHECK(row_of(figures, "m2").all == 1);
    CHECK(row_of(figures, "m3").counts == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("it belongs to the year that its date says, and without one to the year it was started in") {
    auto world = workshop();
    world.done("clerk", session("s1", "m1", "2025-12-31"));
    world.done("m1", session("s2", "m2", "2027-01-01"));
    CHECK(row_of(world, "attendance", "m1").all == 0);
    CHECK(row_of(world, "attendance", "m2", 2027).all == 1);
    CHECK(row_of(world, "prepared", "m1").all == 1);
    CHECK(row_of(world, "prepared", "m1", 2027).all == 0);
    // Of 2025 there was no body.
    CHECK(figures_of(scene_of(world), world.charters(), 2025, day("2026-03-02")).empty());
}

TEST_CASE("what was refused or withdrawn does not count") {
    auto world = workshop();
    world.done("clerk", session("s1", "m1"));
    world.done("clerk", session("s2", "m1"));
    world.done("clerk", Withdraw{InstanceId{"s1"}, "entered twice"});
    CHECK(row_of(world, "attendance", "m1").all == 1);
}

TEST_CASE("hands in a step are counted of all that asked for them, and a number of the form is added up") {
    auto world = workshop();
    world.done("clerk", session("s1", "m1", "2026-03-01", "talk", "3"));
    world.done("m1", signed_in("s1"));
    // Who comes into office later was not asked.
    world.done("clerk",
               people::AppointToOffice{PersonId{"staff"}, charter::Office::member, day("2026-03-02"), "paper"});
    world.done("clerk", session("s2", "m1", "2026-03-01", "talk", "40"));
    world.done("m2", signed_in("s2"));
    world.done("staff", signed_in("s2"));
    auto const row = row_of(world, "hours", "m1");
    CHECK(row.all == 3);
    CHECK(row.of == 43);
    CHECK(row_of(world, "hours", "m2").all == 40);
    CHECK(row_of(world, "hours", "staff").all == 40);
    CHECK(row_of(world, "hours", "staff").of == 40);
}

TEST_CASE("more than there are numbers for is the greatest of them") {
    auto world = workshop();
    auto state = world.procedures();
    people::Stamp const stamp{PersonId{"m1"}, PersonId{"m1"}, world.now()};
    for (auto count = 0; count < 9300; ++count) {
        auto const begun = session("s" + std::to_string(count), "m1", "2026-03-01", "talk", "999999999999999");
        apply(state, ProcedureStarted{begun.instance, "session", "d1", begun.values, {}}, stamp);
        apply(state, StepOpened{begun.instance, "sign", {PersonId{"m1"}}, {}, {}}, stamp);
        apply(state, StepActed{begun.instance, "sign", {}, {}, {}, {}, {}, {}}, stamp);
    }
    procedures::Scene const scene{world.people(), world.meetings(), state};
    for (auto const& one : figures_of(scene, world.charters(), 2026, day("2026-03-02"))) {
        if (one.figure.name != "hours") continue;
        CHECK(row_of(one, "m1").all == std::numeric_limits<std::int64_t>::max());
        CHECK(row_of(one, "m1").of == std::numeric_limits<std::int64_t>::max());
    }
}

TEST_CASE("41: the rows are the members of the year's last day, and what is counted is that of its charter") {
    auto world = workshop();
    auto changed = world.rules();
    std::erase_if(changed.figures, [](auto const& one) { return one.name == "hours"; });
    world.charters().emplace("d2", std::move(changed));
    world.done("clerk", session("s1", "m3"));
    world.done("chair", people::AdoptCharter{"d2", day("2027-01-01"), {}, {}, {}});
    world.at("2026-11-02 09:00");
    world.done("clerk", people::EndOffice{PersonId{"m3"}, charter::Office::member, day("2026-10-31"), "paper"});
    world.at("2027-02-02 09:00");
    auto const names = [&](int year) {
        std::vector<std::string> found;
        for (auto const& one : figures_of(scene_of(world), world.charters(), year, day("2027-02-02")))
            found.push_back(one.figure.name);
        return found;
    };
    CHECK(names(2026) == std::vector<std::string>{"attendance", "hours", "prepared"});
    CHECK(names(2027) == std::vector<std::string>{"attendance", "prepared"});
    CHECK(figures_called(world, "attendance", 2026, day("2027-02-02")).rows.size() == 3);
    CHECK(figures_called(world, "attendance", 2026, day("2026-03-02")).rows.size() == 4);
}

TEST_CASE("whatever happened, the choices come to all, and nobody did more than they were asked for") {
    rc::check([] {
        auto world = workshop();
        std::vector<std::string> const members{"chair", "m1", "m2", "m3"};
        std::map<std::string, std::int64_t> expected;
        for (auto left = *rc::gen::inRange(0, 6); left > 0; --left) {
            std::string present;
            for (auto const& one : members) {
                if (!*rc::gen::arbitrary<bool>()) continue;
                present += (present.empty() ? "" : " ") + one;
                ++expected[one];
            }
            auto const id = "s" + std::to_string(left);
            auto const sort = *rc::gen::element<std::string>("talk", "practice");
            if (present.empty()) continue;
            world.done("clerk", session(id, present, "2026-03-01", sort, std::to_string(left)));
            if (*rc::gen::arbitrary<bool>()) world.done("m1", signed_in(id));
        }
        for (auto const& row : figures_called(world, "attendance", 2026, day("2026-03-02")).rows) {
            RC_ASSERT(row.all == expected[row.member.text]);
            RC_ASSERT(row.counts[0] + row.counts[1] == row.all);
        }
        for (auto const& row : figures_called(world, "hours", 2026, day("2026-03-02")).rows)
            RC_ASSERT(row.all <= row.of);
    });
}

}  // namespace
}  // namespace quorate::tests

#include "procedures/course.hpp"
#include "procedures/support.hpp"

// Goal: a step waits for its time, by the calendar that is known, and a date that is that of a step is no other.
// Method: the workshop's notices, which hang for five working days and lie for as long as the board sets.

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

CompleteStep done_at(std::string step) {
    return {InstanceId{"n1"}, std::move(step), {}, {}, {}, {}, {}, {}};
}

CompleteStep dated(std::string day) {
    auto command = done_at("date");
    command.values["day"] = std::move(day);
    return command;
}

CompleteStep hung() {
    auto command = done_at("hang");
    command.choice = StepChoice::yes;
    return command;
}

/// A notice under an order, with its date: it has just been hung out.
World with_notice(std::string const& local, std::string route = "neither") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.at(local);
    world.done("clerk", StartProcedure{InstanceId{"o1"}, "order", {{"name", "The order"}}, {}});
    world.done("clerk",
               StartProcedure{
                   InstanceId{"n1"}, "notice", {{"text", "A saw"}, {"under", "o1"}, {"route", std::move(route)}}, {}});
    return world;
}

Instant begins(World const& world, CompleteStep const& command) {
    auto const answer = world.ask("clerk", command);
    auto const* obstacle = answer.obstacle("step.too-early");
    REQUIRE_MESSAGE(obstacle != nullptr, answer.text());
    return std::get<Instant>(obstacle->facts.at("from"));
}

TEST_CASE("the last of its working days must be over, and holidays entered anew move it") {
    auto world = with_notice("2026-03-05 17:30");
    world.done("clerk", dated("2026-03-05"));
    auto const unknown = world.ask("clerk", hung());
    REQUIRE_MESSAGE(unknown.refused("step.holidays-missing"), unknown.text());
    CHECK(unknown.obstacle("step.holidays-missing")->facts.at("year") == Fact{std::int64_t{2026}});
    CHECK(unknown.obstacle("step.holidays-missing")->remedies.front().command == "holidays.enter");
    world.done("clerk", EnterHolidays{2026, "notice", {}, {}});
    CHECK(begins(world, hung()) == local("2026-03-13 00:00"));
    world.done("clerk", EnterHolidays{2026, "notice", {day("2026-03-09")}, {day("2026-03-14")}});
    CHECK(begins(world, hung()) == local("2026-03-14 00:00"));
    world.at("2026-03-13 23:59");
    CHECK(world.ask("clerk", hung()).refused("step.too-early"));
    world.at("2026-03-14 00:00");
    CHECK(world.ask("clerk", hung()).accepted);
}

TEST_CASE("it waits into a year without holidays, and says which") {
    auto world = with_notice("2026-12-28 09:00");
    world.done("clerk", EnterHolidays{2026, "notice", {}, {}});
    world.done("clerk", dated("2026-12-28"));
    auto const answer = world.ask("clerk", hung());
    REQUIRE(answer.refused("step.holidays-missing"));
    CHECK(answer.obstacle("step.holidays-missing")->facts.at("year") == Fact{std::int64_t{2027}});
}

TEST_CASE("a number that was set when the step opened is its number; one that was set only later is, too") {
    auto world = with_notice("2026-03-02 09:00");
    world.done("clerk", EnterHolidays{2026, "notice", {}, {}});
    world.done("clerk", dated("2026-03-02"));
    world.at("2026-03-10 09:00");
    world.done("clerk", hung());
    CHECK(world.ask("clerk", done_at("lie")).refused("step.term-unset"));
    world.at("2026-03-11 09:00");
    world.done("chair", people::SetParameter{"notice.rest", "48"});
    CHECK(begins(world, done_at("lie")) == local("2026-03-12 09:00"));
    world.done("chair", people::SetParameter{"notice.rest", "25"});
    CHECK(begins(world, done_at("lie")) == local("2026-03-11 10:00"));
    world.at("2026-03-11 10:00");
    CHECK(world.ask("clerk", done_at("lie")).accepted);
}

TEST_CASE("nobody else hears when a step can be done") {
    auto world = with_notice("2026-03-02 09:00");
    world.done("clerk", EnterHolidays{2026, "notice", {}, {}});
    world.done("clerk", dated("2026-03-02"));
    CHECK_FALSE(world.ask("m1", hung()).refused("step.too-early"));
    CHECK(world.ask("m1", hung()).refused("step.doer"));
}

TEST_CASE("a date is that of the first step that was taken, and of the last time it was") {
    auto world = with_notice("2026-03-02 09:00", "signed");
    world.done("chair", done_at("sign"));
    world.at("2026-03-03 09:00");
    auto const other = world.ask("clerk", dated("2026-03-03"));
    REQUIRE_MESSAGE(other.refused("form.other-day"), other.text());
    CHECK(other.obstacle("form.other-day")->facts.at("day") == Fact{day("2026-03-02")});
    CHECK(other.obstacle("form.other-day")->by.anchor == "art8.p2");
    world.done("clerk", ReturnStep{InstanceId{"n1"}, "date", "sign", "once more"});
    world.done("chair", done_at("sign"));
    CHECK(world.ask("clerk", dated("2026-03-02")).refused("form.other-day"));
    CHECK(world.ask("clerk", dated("2026-03-03")).accepted);
}

TEST_CASE("where no step that it could be the day of was taken, a date is free") {
    auto world = with_notice("2026-03-02 09:00");
    CHECK(world.ask("clerk", dated("2025-12-31")).accepted);
}

}  // namespace
}  // namespace quorate::tests

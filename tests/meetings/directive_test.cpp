#include "meetings/directive.hpp"

#include <doctest/doctest.h>

#include "meetings/aftermath.hpp"

namespace {

using namespace quorate;
using namespace quorate::meetings;
using tests::World;

DecisionId const decision{"g1.1.1"};
DirectiveId const directive{"r1"};

IssueDirective issue(std::string_view id = "r1", std::string_view due = "2026-04-30") {
    return {{std::string(id)}, decision, "拟订实施方案", {"m2"}, UnitId{"u1"}, tests::day(due)};
}

void running(World& world) {
    tests::meeting_over(world);
    world.done("chair", issue());
}

Directive const& the_directive(World const& world) {
    return world.meetings().directives.at(directive);
}

TEST_CASE("21: what was decided yields a directive or a reason why none is needed") {
    World world;
    tests::meeting_over(world);
    auto const open = [&] { return follow_up_open(world.meetings().decisions.at(decision)); };
    CHECK(open());
    CHECK(world.ask("m1", issue()).refused("power.directive.assign"));
    CHECK(world.ask("m1", WaiveDirective{decision, "仅需知悉"}).refused("power.directive.assign"));
    CHECK(world.ask("chair", WaiveDirective{decision, " "}).bad("/reason", "missing-reason"));
    SUBCASE("a directive") {
        CHECK(world.done("chair", issue()).happened("directive.issued"));
        CHECK_FALSE(open());
        CHECK(world.meetings().decisions.at(decision).directives == std::vector<DirectiveId>{directive});
        CHECK(world.ask("chair", WaiveDirective{decision, "仅需知悉"}).refused("directive.issued"));
    }
    SUBCASE("a reason") {
        world.done("chair", WaiveDirective{decision, "仅需知悉"});
        CHECK_FALSE(open());
        CHECK(world.ask("chair", WaiveDirective{decision, "再说一次"}).refused("directive.waived"));
        CHECK(world.done("clerk", issue()).accepted);
    }
}

TEST_CASE("21: nothing follows from what was voted down") {
    World world;
    tests::meeting_over(world, {"赞成", "赞成", "反对", "反对", "反对"});
    CHECK_FALSE(follow_up_open(world.meetings().decisions.at(decision)));
    CHECK(world.ask("chair", issue()).refused("directive.not-passed"));
    CHECK(world.ask("chair", WaiveDirective{decision, "没有通过"}).refused("directive.not-passed"));
}

TEST_CASE("a directive names who, what, by when, of things that exist") {
    World world;
    tests::meeting_over(world);
    auto command = issue("r1", "2026-03-11");
    command.decision = {"none"};
    command.owner = {"nobody"};
    command.unit = UnitId{"u9"};
    command.task = "";
    auto const answer = world.ask("chair", command);
    CHECK(answer.bad("/decision", "unknown-decision"));
    CHECK(answer.bad("/owner", "unknown-person"));
    CHECK(answer.bad("/unit", "unknown-unit"));
    CHECK(answer.bad("/task", "missing-text"));
    CHECK(answer.bad("/due", "day-past"));
    world.done("chair", issue("r1", "2026-03-12"));
    CHECK(world.ask("chair", issue()).bad("/directive", "id-taken"));
}

TEST_CASE("21: the owner and the unit report; others do not") {
    World world;
    running(world);
    CHECK(world.ask("m1", ReportProgress{directive, "已启动", 10}).refused("directive.not-yours"));
    CHECK(world.ask("office", ReportProgress{directive, "已启动", 10}).refused("directive.not-yours"));
    CHECK(world.done("m2", ReportProgress{directive, "已启动", 10}).accepted);
    CHECK(world.done("staff", ReportProgress{directive, "起草中", 40}).accepted);
    CHECK(world.enter_for("m2", ReportProgress{directive, "已完成", 100}).accepted);
    CHECK(the_directive(world).stage == DirectiveStage::done);
    world.done("m2", ReportProgress{directive, "还差附件", 90});
    CHECK(the_directive(world).stage == DirectiveStage::running);
    CHECK(world.ask("m2", ReportProgress{directive, "", 101}).bad("/percent", "out-of-range"));
    CHECK(world.ask("m2", ReportProgress{{"r9"}, "x", -1}).bad("/percent", "out-of-range"));
    CHECK(world.ask("m2", ReportProgress{{"r9"}, "x", 1}).bad("/directive", "unknown-directive"));
}

TEST_CASE("8.2: who is authorised on the same decision reports too, while the authorisation runs") {
    World world;
    running(world);
    world.done("chair",
               GrantAuthorisation{
                   {"a1"}, {"m1"}, "代表党组协调", tests::day("2026-03-13"), tests::day("2026-03-20"), decision});
    CHECK(world.ask("m1", ReportProgress{directive, "x", 1}).refused("directive.not-yours"));
    world.at("2026-03-13 09:00");
    CHECK(world.ask("m1", ReportProgress{directive, "x", 1}).accepted);
    world.at("2026-03-21 09:00");
    CHECK(world.ask("m1", ReportProgress{directive, "x", 1}).refused("directive.not-yours"));
}

TEST_CASE("26: the office checks, problems go to the chair, and the chair instructs") {
    World world;
    running(world);
    CHECK(world.ask("m2", CheckDirective{directive, "符合", true}).refused("power.directive.check"));
    CHECK(world.ask("m1", ReportProblem{directive, "经费不足"}).refused("directive.not-yours"));
    CHECK(world.ask("chair", InstructOnProblem{directive, "追加"}).refused("directive.no-problem"));
    world.done("m2", ReportProblem{directive, "经费不足"});
    world.done("office", ReportProblem{directive, "进度滞后"});
    CHECK(problem_open(the_directive(world)));
    CHECK(world.ask("m1", InstructOnProblem{directive, "追加"}).refused("directive.chair-instructs"));
    world.done("chair", InstructOnProblem{directive, "追加经费"});
    CHECK_FALSE(problem_open(the_directive(world)));
    CHECK(the_directive(world).problems[1].instruction == "追加经费");
}

TEST_CASE("26: the chair gives more time, with a reason, and the term before it is kept") {
    World world;
    running(world);
    auto const later = [](std::string_view due, std::string reason = "设备未到货") {
        return ExtendDirective{directive, tests::day(due), std::move(reason)};
    };
    CHECK(world.ask("m2", later("2026-05-31")).refused("directive.chair-extends"));
    CHECK(world.ask("office", later("2026-05-31")).refused("directive.chair-extends"));
    CHECK(world.ask("clerk", later("2026-05-31")).refused("directive.chair-extends"));
    CHECK(world.ask("chair", later("2026-05-31", "\u3000")).bad("/reason", "missing-text"));
    CHECK(world.ask("chair", later("2026-04-30")).bad("/due", "term-not-later"));
    CHECK(world.ask("chair", ExtendDirective{directive, {}, "设备未到货"}).bad("/due", "bad-date"));
    CHECK(world.ask("chair", ExtendDirective{{"r9"}, tests::day("2026-05-31"), "设备未到货"})
              .bad("/directive", "unknown-directive"));
    CHECK(world.done("chair", later("2026-05-31")).happened("directive.extended"));
    CHECK(the_directive(world).due == tests::day("2026-05-31"));

    // It lapses once for each term.
    world.at("2026-06-01 00:00");
    CHECK(world.send("", ReachClock{}).happened("directive.overdue"));
    CHECK(the_directive(world).overdue);
    world.at("2026-06-10 09:00");
    CHECK(world.ask("chair", later("2026-06-10")).bad("/due", "term-not-ahead"));
    CHECK(world.enter_for("chair", later("2026-06-30", "验收延后")).accepted);
    CHECK_FALSE(the_directive(world).overdue);
    auto const& moves = the_directive(world).moves;
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].before == tests::day("2026-04-30"));
    CHECK(moves[1].before == tests::day("2026-05-31"));
    CHECK(moves[1].due == tests::day("2026-06-30"));
    CHECK(moves[1].reason == "验收延后");
    CHECK(moves[1].by == PersonId{"chair"});
    CHECK(moves[1].entered_by == PersonId{"clerk"});
    world.at("2026-07-01 00:00");
    CHECK(world.send("", ReachClock{}).happened("directive.overdue"));
}

TEST_CASE("26: a directive is closed when it was done, checked after the last report, and no problem is open") {
    World world;
    running(world);
    auto const early = world.ask("office", CloseDirective{directive});
    CHECK(early.refused("directive.unfinished"));
    CHECK(early.refused("directive.unchecked"));
    CHECK(world.ask("m2", CloseDirective{directive}).refused("power.directive.check"));
    world.done("office", CheckDirective{directive, "尚可", true});
    world.at("2026-03-13 09:00");
    world.done("m2", ReportProgress{directive, "已完成", 100});
    CHECK(world.ask("office", CloseDirective{directive}).refused("directive.unchecked"));
    world.done("office", CheckDirective{directive, "缺附件", false});
    CHECK(world.ask("office", CloseDirective{directive}).refused("directive.unchecked"));
    world.done("office", CheckDirective{directive, "齐全", true});
    world.done("office", ReportProblem{directive, "附件有误"});
    CHECK(world.ask("office", CloseDirective{directive}).refused("directive.problem-open"));
    world.done("chair", InstructOnProblem{directive, "改正"});
    world.done("office", CloseDirective{directive});
    CHECK(the_directive(world).stage == DirectiveStage::closed);
    CHECK(world.ask("m2", ReportProgress{directive, "x", 1}).refused("directive.closed"));
    CHECK(world.ask("office", CheckDirective{directive, "x", true}).refused("directive.closed"));
    CHECK(world.ask("m2", ReportProblem{directive, "x"}).refused("directive.closed"));
    CHECK(world.ask("chair", InstructOnProblem{directive, "x"}).refused("directive.closed"));
    CHECK(world.ask("office", CloseDirective{directive}).refused("directive.closed"));
    CHECK(world.ask("chair", ExtendDirective{directive, tests::day("2026-12-31"), "x"}).refused("directive.closed"));
}

}  // namespace

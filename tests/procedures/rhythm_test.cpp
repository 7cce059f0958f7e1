#include "procedures/rhythm.hpp"

#include <algorithm>

#include "procedures/support.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;
using charter::Every;

/// Its business of the year is one item.
World office() {
    World world({.rules = rules_in("charters/liaoning-2019.md")});
    world.done(
        "clerk",
        StartProcedure{InstanceId{"w1"}, "business", {{"work", "窗口服务"}, {"year", "2026"}, {"lead", "m1"}}, {}});
    return world;
}

procedures::Scene scene_of(World const& world) {
    return {world.people(), world.meetings(), world.procedures()};
}

StartProcedure duty(std::string id, std::string owner, std::string year = "2026") {
    return {InstanceId{std::move(id)},
            "duty",
            {{"party", "支部标准化"},
             {"business", "w1"},
             {"due", year + "-11-30"},
             {"year", std::move(year)},
             {"duty", "制度"},
             {"owner", std::move(owner)}},
            {}};
}

CompleteStep approve(std::string id, std::string step) {
    CompleteStep command;
    command.instance = InstanceId{std::move(id)};
    command.step = std::move(step);
    command.choice = StepChoice::yes;
    return command;
}

CompleteStep fill(std::string id, std::string step, std::string field) {
    CompleteStep command;
    command.instance = InstanceId{std::move(id)};
    command.step = std::move(step);
    command.values[std::move(field)] = "已办";
    return command;
}

std::vector<Round> all_rounds(World& world, int year, Date today) {
    return rounds_of(scene_of(world), world.charters(), year, today, [](Instance const&) { return true; });
}

Round round_of(World& world, std::string_view name, int year, Date today) {
    for (auto& one : all_rounds(world, year, today)) {
        if (one.rhythm.name == name) return one;
    }
    FAIL("no such rhythm");
    return {};
}

Round round_of(World& world, std::string_view name, Date today) {
    return round_of(world, name, static_cast<int>(today.year()), today);
}

TurnStage of_member(Round const& round, std::string_view who) {
    for (auto const& turn : round.turns) {
        if (turn.member.text == who) return turn.stage;
    }
    FAIL("no turn of theirs");
    return {};
}

TEST_CASE("periods of a year touch, and hold every day of it") {
    for (auto const every : {Every::year, Every::half_year, Every::quarter, Every::month}) {
        auto const periods = periods_of(every, 2028);
        CHECK(periods.front().from == day("2028-01-01"));
        CHECK(periods.back().to == day("2028-12-31"));
        for (std::size_t at = 1; at < periods.size(); ++at) CHECK(plus_days(periods[at - 1].to, 1) == periods[at].from);
    }
    CHECK(periods_of(Every::month, 2028)[1].to == day("2028-02-29"));
    CHECK(periods_of(Every::quarter, 2026).size() == 4);
}

TEST_CASE("6.3: a member without a task of their own is due during the year, and missed after it") {
    auto world = office();
    world.done("clerk", duty("d1", "m1"));
    auto const now = round_of(world, "duty-share", day("2026-03-03"));
    CHECK(of_member(now, "m1") == TurnStage::running);
    CHECK(of_member(now, "m2") == TurnStage::due);
    auto const roster = people::roster_on(world.people(), day("2026-03-03"));
    CHECK(now.turns.size() == roster.size());

    world.done("chair", approve("d1", "plan"));
    world.done("m1", fill("d1", "deploy", "deployment"));
    world.done("m1", fill("d1", "advance", "progress"));
    auto last = approve("d1", "assess");
    last.values["assessment"] = "完成";
    world.done("chair", last);
    auto const later = round_of(world, "duty-share", 2026, day("2027-01-01"));
    CHECK(of_member(later, "m1") == TurnStage::done);
    // The body was founded while 2026 ran: nobody missed what they had no whole year for.
    CHECK(later.turns.size() == 1);
    CHECK(of_member(round_of(world, "duty-share", 2027, day("2028-01-01")), "m2") == TurnStage::late);
}

TEST_CASE("what says which year it is for counts for that year, and what was given up for none") {
    auto world = office();
    world.done("clerk", duty("d1", "m1", "2027"));
    CHECK(of_member(round_of(world, "duty-share", day("2026-03-03")), "m1") == TurnStage::due);
    auto const next = round_of(world, "duty-share", 2027, day("2026-03-03"));
    CHECK(of_member(next, "m1") == TurnStage::running);
    CHECK(of_member(next, "m2") == TurnStage::ahead);
    world.done("clerk", duty("d2", "m2"));
    world.done("clerk", Withdraw{InstanceId{"d2"}, "改期"});
    CHECK(of_member(round_of(world, "duty-share", day("2026-03-03")), "m2") == TurnStage::due);
}

TEST_CASE("27.1: the body's own turn, and no period from before it had a charter") {
    auto world = office();
    auto const round = round_of(world, "life-meeting", day("2026-03-03"));
    REQUIRE(round.turns.size() == 1);
    CHECK(round.turns.front().member.empty());
    CHECK(round.turns.front().stage == TurnStage::due);
    CHECK(all_rounds(world, 2025, day("2026-03-03")).empty());
}

TEST_CASE("41: each period goes by the charter of its own day, and asks nothing of one that came into force midway") {
    auto world = office();
    auto monthly = world.rules();
    monthly.rhythms.push_back(
        {"talks", "谈心", {}, Force::must, "branch-life", Every::month, 2, true, {}, {}, {}, {}, {}});
    world.charters().emplace("d2", std::move(monthly));
    world.done("chair", people::AdoptCharter{"d2", day("2026-03-15"), {}, {}, {}});
    auto const turns = [&](Date today) {
        std::map<unsigned, TurnStage> stages;
        for (auto const& turn : round_of(world, "talks", 2026, today).turns) {
            if (turn.member.text == "m1") stages[static_cast<unsigned>(turn.period.from.month())] = turn.stage;
        }
        return stages;
    };
    auto const in_may = turns(day("2026-05-10"));
    CHECK_FALSE(in_may.contains(2));
    CHECK_FALSE(in_may.contains(3));
    CHECK(in_may.at(4) == TurnStage::late);
    CHECK(in_may.at(5) == TurnStage::due);
    CHECK(in_may.at(6) == TurnStage::ahead);

    // Twice is asked: once under way is not enough, twice is.
    world.at("2026-05-10 09:00");
    auto const take_part = [&](std::string id) {
        world.done("m1", StartProcedure{InstanceId{std::move(id)},
                                        "branch-life",
                                        {{"branch", "一支部"}, {"day", "2026-05-09"}, {"sort", "党课"}},
                                        {{"proof", some_file()}}});
    };
    take_part("b1");
    CHECK(turns(day("2026-05-10")).at(5) == TurnStage::due);
    take_part("b2");
    CHECK(turns(day("2026-05-10")).at(5) == TurnStage::running);
}

TEST_CASE("28: branch life counts in the period in which it was, and only a life meeting is one") {
    auto world = office();
    auto const take_part = [&](std::string id, std::string on, std::string sort) {
        world.done("m1", StartProcedure{InstanceId{std::move(id)},
                                        "branch-life",
                                        {{"branch", "一支部"}, {"day", std::move(on)}, {"sort", std::move(sort)}},
                                        {{"proof", some_file()}}});
    };
    auto const halves = [&] {
        std::vector<TurnStage> stages;
        for (auto const& turn : round_of(world, "branch-life", 2027, day("2027-07-02")).turns) {
            if (turn.member.text == "m1") stages.push_back(turn.stage);
        }
        return stages;
    };
    world.at("2027-07-02 09:00");
    CHECK(halves() == std::vector{TurnStage::late, TurnStage::due});
    take_part("b1", "2027-06-20", "党课");
    CHECK(halves() == std::vector{TurnStage::late, TurnStage::due});
    CompleteStep confirmed;
    confirmed.instance = InstanceId{"b1"};
    confirmed.step = "confirm";
    world.done("clerk", confirmed);
    CHECK(halves() == std::vector{TurnStage::done, TurnStage::due});
    CHECK(of_member(round_of(world, "branch-life-meeting", day("2027-07-02")), "m1") == TurnStage::due);
    take_part("b2", "2027-07-01", "组织生活会");
    CHECK(of_member(round_of(world, "branch-life-meeting", day("2027-07-02")), "m1") == TurnStage::running);
}

TEST_CASE("6.3: who came into office after a period had begun did not miss it") {
    auto world = office();
    auto const turns_of_staff = [&] {
        auto const round = round_of(world, "duty-share", 2027, day("2028-01-01"));
        return std::ranges::count_if(round.turns, [](Turn const& one) { return one.member == PersonId{"staff"}; });
    };
    world.at("2027-06-01 09:00");
    world.done("clerk",
               people::AppointToOffice{PersonId{"staff"}, charter::Office::member, day("2027-06-01"), "任职文件"});
    CHECK(turns_of_staff() == 0);
    world.done("clerk", duty("d1", "staff", "2027"));
    CHECK(turns_of_staff() == 1);
}

TEST_CASE("11: only yearly reports are the yearly report, and the body says how soon it is made") {
    auto world = office();
    auto const report = [&](std::string id, std::string occasion) {
        world.done("clerk", StartProcedure{InstanceId{std::move(id)},
                                           "report",
                                           {{"subject", "工作情况"},
                                            {"addressee", "省委"},
                                            {"occasion", std::move(occasion)},
                                            {"deliberation", "不需提请"},
                                            {"summary", "情况"}},
                                           {{"draft", some_file()}}});
    };
    auto const turn = [&](Date today) { return round_of(world, "yearly-report", today).turns.front(); };
    world.at("2027-01-02 09:00");
    // Before the body has said how soon, until the end of the year.
    CHECK(turn(day("2027-01-02")).until == day("2027-12-31"));
    world.done("chair", people::SetParameter{"report.yearly-within", "40"});
    CHECK(turn(day("2027-01-02")).until == day("2027-02-09"));
    report("r1", "专项报告");
    CHECK(turn(day("2027-02-09")).stage == TurnStage::due);
    CHECK(turn(day("2027-02-10")).stage == TurnStage::late);
    report("r2", "年度报告");
    CHECK(turn(day("2027-02-09")).stage == TurnStage::running);
    CHECK(turn(day("2027-02-10")).stage == TurnStage::late);
}

TEST_CASE("37: whoever came after the period had begun has until its end") {
    auto world = office();
    world.at("2027-01-15 09:00");
    world.done("clerk", people::RegisterPerson{PersonId{"new"}, "新任", {}});
    world.done("clerk", people::AppointToOffice{PersonId{"new"}, charter::Office::member, day("2027-01-15"), "任命"});
    auto const now = round_of(world, "personal-report", day("2027-02-01"));
    CHECK(of_member(now, "new") == TurnStage::due);
    CHECK(of_member(now, "m1") == TurnStage::late);
}

TEST_CASE("a term in working days runs when the holidays are known, and until the end of the period before") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    auto rules = world.charters().at("d1");
    rules.rhythms.front().within = charter::StepTerm{3, charter::TermUnit::working_days, {}, {}};
    world.charters().at("d1") = rules;
    auto const until = [&] { return round_of(world, "inspections", day("2027-01-02")).turns.front().until; };
    CHECK(until() == day("2027-12-31"));
    // 1 January 2027 is a Friday.
    world.done("clerk", EnterHolidays{2027, "通知", {day("2027-01-01")}, {}});
    CHECK(until() == day("2027-01-06"));
}

}  // namespace
}  // namespace quorate::tests

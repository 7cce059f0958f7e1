#include "views/year.hpp"

#include <algorithm>

#include "procedures/support.hpp"
#include "views/reading.hpp"
#include "views/register.hpp"
#include "views/today.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

/// Its business of the year is one item.
World office(Setup setup = {.rules = rules_in("charters/liaoning-2019.md")}) {
    World world(std::move(setup));
    world.done(
        "clerk",
        StartProcedure{InstanceId{"w1"}, "business", {{"work", "窗口服务"}, {"year", "2026"}, {"lead", "m1"}}, {}});
    return world;
}

StartProcedure duty(std::string id, std::string owner) {
    return {InstanceId{std::move(id)},
            "duty",
            {{"party", "支部标准化"},
             {"business", "w1"},
             {"year", "2026"},
             {"due", "2026-11-30"},
             {"duty", "制度"},
             {"owner", std::move(owner)}},
            {}};
}

StartProcedure organisation(std::string id, std::string name, std::string above) {
    StartProcedure command{
        InstanceId{std::move(id)}, "organisation", {{"name", std::move(name)}, {"sort", "党支部"}}, {}};
    if (!above.empty()) command.values["above"] = std::move(above);
    return command;
}

/// How many turns of what is called so stand on somebody's first page.
std::ptrdiff_t rounds_of(World& world, std::string_view who, std::string_view what, std::string_view title) {
    auto const tasks = views::today(seen_by(world, who)).tasks;
    return std::ranges::count_if(
        tasks, [&](auto const& one) { return one.what == what && one.title.find(title) != std::string::npos; });
}

views::RoundView const* round_in(views::YearPage const& page, std::string_view name) {
    auto const found = std::ranges::find(page.rounds, name, &views::RoundView::name);
    return found == page.rounds.end() ? nullptr : &*found;
}

TEST_CASE("the year shows every member's turn to readers of the register, and nothing to administrators") {
    auto world = office();
    world.done("clerk", duty("d1", "m1"));
    auto const page = views::year_page(seen_by(world, "chair"), "2026");
    REQUIRE(page);
    auto const* round = round_in(*page, "duty-share");
    REQUIRE(round != nullptr);
    CHECK(round->turns.size() == 7);
    CHECK(round->first_responsible == std::vector<std::string>{"书记"});
    CHECK(round->often == "每名成员每年 1 次");
    auto const mine = std::ranges::find(round->turns, std::optional<std::string>("甲"), &views::TurnView::name);
    REQUIRE(mine != round->turns.end());
    CHECK(mine->stage.name == "running");
    CHECK(mine->entries.size() == 1);
    CHECK(views::year_page(seen_by(world, "system-admin"), "2026")->rounds.empty());
    auto const english = views::year_page(seen_by(world, "chair", words::Language::en), "2026");
    CHECK(round_in(*english, "duty-share")->often == "Once a year, each member");
    CHECK_FALSE(views::year_page(seen_by(world, "chair"), "soon"));
}

TEST_CASE("what a turn asks of somebody stands on their first page when its end is near, and on nobody else's") {
    auto world = office();
    auto const asked = [&](std::string_view who, std::string_view of = "每名成员的党建任务") {
        return rounds_of(world, who, "round.due", of);
    };
    CHECK(asked("m1") == 0);
    world.at("2026-12-10 09:00");
    CHECK(asked("m1") == 1);
    CHECK(asked("inspector") == 0);
    world.done("clerk", duty("d1", "m1"));
    CHECK(asked("m1") == 0);
    CHECK(asked("m2") == 1);
    // The life meeting is for those to begin who prepare it.
    CHECK(asked("office", "民主生活会") == 1);
    CHECK(asked("m2", "民主生活会") == 0);
}

TEST_CASE("what was missed at the end of a year is called to mind in the next, until it is made up") {
    auto world = office();
    auto const missed = [&](std::string_view who, std::string_view of = "每名成员的党建任务") {
        return rounds_of(world, who, "round.missed", of);
    };
    world.at("2027-02-01 09:00");
    // 2026 was not whole for a body founded while it ran.
    CHECK(missed("m1") == 0);
    world.at("2028-01-02 09:00");
    CHECK(missed("m1") == 1);
    CHECK(missed("office", "民主生活会") == 1);
    auto made_up = duty("d1", "m1");
    made_up.values["year"] = "2028";
    world.done("clerk", made_up);
    CHECK(missed("m1") == 0);
    CHECK(missed("m2") == 1);
}

TEST_CASE("37: what is to be done in the first month of the year is called to mind in it, and is late after it") {
    auto world = office();
    auto const tasks = [&](std::string_view what) { return rounds_of(world, "m1", what, "个人有关事项报告"); };
    auto const turn = [&] {
        auto const page = views::year_page(seen_by(world, "m1"), "2027");
        return round_in(*page, "personal-report")->turns.front();
    };
    world.at("2027-01-02 09:00");
    CHECK(turn().until == day("2027-01-31"));
    CHECK(turn().stage.name == "due");
    CHECK(tasks("round.due") == 1);
    world.at("2027-02-01 09:00");
    CHECK(turn().stage.name == "late");
    CHECK(tasks("round.missed") == 1);
    world.done("m1", procedures::StartProcedure{
                         InstanceId{"p1"}, "personal-report", {{"year", "2027"}, {"day", "2027-02-01"}}, {}});
    procedures::CompleteStep filed;
    filed.instance = InstanceId{"p1"};
    filed.step = "confirm";
    world.done("clerk", filed);
    CHECK(turn().stage.name == "done");
    CHECK(tasks("round.missed") == 0);
    auto const page = views::year_page(seen_by(world, "m1"), "2027");
    CHECK(round_in(*page, "personal-report")->often == "每名成员每年 1 次，每期头 31 天内");
}

TEST_CASE("a member without the register knows of their own turns, and an administrator of none") {
    Setup setup{.rules = rules_in("charters/liaoning-2019.md")};
    setup.rules.registers.at("duties").readers = {charter::Office::chair};
    auto world = office(std::move(setup));
    world.done("clerk", duty("d1", "m1"));
    auto const turns = [&](std::string_view who) {
        auto const page = views::year_page(seen_by(world, who), "");
        auto const* round = round_in(*page, "duty-share");
        return round == nullptr ? std::size_t{0} : round->turns.size();
    };
    CHECK(turns("chair") == 7);
    CHECK(turns("m2") == 1);
    CHECK(turns("staff") == 0);
    CHECK(turns("system-admin") == 0);
    CHECK_FALSE(views::year_page(seen_by(world, "system-admin"), "2026")->whole);
}

TEST_CASE("a step that may run to the last day of the year falls due in it") {
    auto world = office();
    world.at("2026-12-20 09:00");
    auto const figures = [&](std::string_view year) {
        return *views::year_page(seen_by(world, "chair"), std::string(year));
    };
    world.done("m1", StartProcedure{InstanceId{"c1"},
                                    "leave-member",
                                    {{"days", "2026-12-28/2026-12-30"}, {"place", "北京"}, {"reason", "参加会议"}},
                                    {}});
    auto const page = figures("2026");
    auto const kept = std::ranges::find(page.registers, "leave", &views::YearRegister::name);
    REQUIRE(kept != page.registers.end());
    CHECK(kept->begun == 1);
    CHECK(kept->running == 1);
    CHECK(page.current);
    CHECK(figures("2025").registers.empty());
    CHECK(page.years.back() == 2027);
}

TEST_CASE("6.2: an organisation stands under another of the register, and under nothing else") {
    auto world = office();
    world.done("clerk", organisation("o1", "机关党委", ""));
    world.done("clerk", organisation("o2", "一支部", "o1"));
    CHECK(world.ask("clerk", organisation("o3", "二支部", "nowhere")).bad("/values/above", "unknown-entry"));
    world.done("clerk", duty("d1", "m1"));
    CHECK(world.ask("clerk", organisation("o3", "二支部", "d1")).bad("/values/above", "unknown-entry"));
    auto const standing = views::register_page(seen_by(world, "m1"), "organisations")->standing;
    REQUIRE(standing.size() == 2);
    CHECK(standing.front().above == InstanceId{"o1"});
    // Nothing stands under itself, nor under what stands under it.
    world.done("chair", ReturnStep{InstanceId{"o1"}, "confirm", kStart, "隶属有误"});
    Resubmit again{InstanceId{"o1"}, {{"name", "机关党委"}, {"sort", "党委"}, {"above", "o1"}}, {}};
    CHECK(world.ask("clerk", again).bad("/values/above", "unknown-entry"));
    again.values["above"] = "o2";
    CHECK(world.ask("clerk", again).bad("/values/above", "unknown-entry"));
    // Both say its name: the one as its own, the other as what it stands under.
    CHECK(views::register_entries(seen_by(world, "m1"), {.name = "organisations", .words = "机关党委"})->found == 2);
    world.done("clerk", Withdraw{InstanceId{"o1"}, "误登"});
    CHECK(world.ask("clerk", organisation("o3", "二支部", "o1")).bad("/values/above", "unknown-entry"));
}

}  // namespace
}  // namespace quorate::tests

#include <algorithm>

#include "procedures/access.hpp"
#include "procedures/support.hpp"
#include "views/possible.hpp"
#include "views/procedures.hpp"
#include "views/reading.hpp"
#include "views/register.hpp"
#include "views/today.hpp"

// Goal: whoever is merely asked for an opinion reads what was asked, what they were given with it and what became of
// their answer, and nothing else of the entry (articles 23 and 27.3). Method: one asked outsider beside asked members.

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

InstanceId const kEntry{"c1"};

World asked() {
    World world({.rules = rules_in("charters/liaoning-2019.md")});
    world.done("office", StartProcedure{kEntry, "consultation", {{"subject", "窗口怎样开"}}, {{"draft", some_file()}}});
    world.done("office", AskOpinions{kEntry, "ask", {PersonId{"staff"}, PersonId{"m1"}}, "中午开不开"});
    return world;
}

bool has_task(World& world, std::string_view who) {
    auto const tasks = views::today(seen_by(world, who)).tasks;
    return std::ranges::any_of(tasks, [](auto const& one) { return one.at == "instance:c1"; });
}

std::optional<FormFile> file_for(World& world, std::string_view who, char letter) {
    auto const lens = seen_by(world, who);
    Scene const scene{lens.state.people, lens.state.meetings, lens.state.procedures};
    return procedures::file_for(scene, world.charters(), world.rules(),
                                {lens.reader, day_of(world.now(), lens.state.people.zone)},
                                *procedures::find(lens.state.procedures, kEntry), std::string(64, letter));
}

TEST_CASE("23: whoever is asked for an opinion reads the question, the draft, and what became of their own answer") {
    auto world = asked();
    CHECK(has_task(world, "staff"));
    world.done("m1", GiveOpinion{kEntry, "ask", "不开"});
    world.done("staff", GiveOpinion{kEntry, "ask", "开"});
    world.done("office", UseOpinion{kEntry, "ask", PersonId{"m1"}, "人手不够，未采纳"});
    world.done("office", UseOpinion{kEntry, "ask", PersonId{"staff"}, "采纳"});
    world.done("office", CompleteStep{kEntry, "ask", {}, {}, {}, {}, some_file('b'), {}});
    CompleteStep summary{kEntry, "summarise", {}, {}, {}, {}, {}, {}};
    summary.values["summary"] = "各方意见不一";
    world.done("office", summary);

    auto const page = views::instance(seen_by(world, "staff"), kEntry);
    REQUIRE(page);
    CHECK(page->part);
    CHECK(page->line.subject == "中午开不开");
    REQUIRE(page->form.size() == 1);
    CHECK(page->form.front().name == "draft");
    REQUIRE(page->steps.size() == 1);
    REQUIRE(page->steps.front().opinions.size() == 1);
    CHECK(page->steps.front().opinions.front().text == "开");
    CHECK(page->steps.front().opinions.front().used == "采纳");
    std::vector<std::string> told;
    for (auto const& act : page->acts) told.push_back(act.text);
    CHECK(told == std::vector<std::string>{"中午开不开", "开", "采纳"});
    CHECK(page->catalogue.empty());
    CHECK_FALSE(has_task(world, "staff"));
    auto const overview = views::procedures(seen_by(world, "staff"));
    REQUIRE(overview.asked.size() == 1);
    CHECK(overview.asked.front().instance == kEntry);

    // Who asked, and the readers of the register, read all of it.
    for (auto const* who : {"office", "m1"}) {
        auto const whole = views::instance(seen_by(world, who), kEntry);
        CHECK_FALSE(whole->part);
        CHECK(whole->steps.front().opinions.size() == 2);
        CHECK(views::procedures(seen_by(world, who)).asked.empty());
    }
    CHECK_FALSE(views::instance(seen_by(world, "inspector"), kEntry));
}

TEST_CASE("23: whoever is asked for an opinion finds nothing of it in the register, and no file but the draft") {
    auto world = asked();
    for (auto const* words : {"", "窗口"}) {
        auto const found = views::register_entries(seen_by(world, "staff"), {.name = "consultations", .words = words});
        REQUIRE(found);
        CHECK(found->known == 0);
        CHECK(found->found == 0);
    }
    CHECK(views::register_entries(seen_by(world, "m1"), {.name = "consultations"})->known == 1);
    world.done("staff", GiveOpinion{kEntry, "ask", "开"});
    world.done("m1", GiveOpinion{kEntry, "ask", "不开"});
    for (auto const* who : {"staff", "m1"}) world.done("office", UseOpinion{kEntry, "ask", PersonId{who}, "采纳"});
    world.done("office", CompleteStep{kEntry, "ask", {}, {}, {}, {}, some_file('b'), {}});
    CHECK(file_for(world, "staff", 'a'));
    CHECK_FALSE(file_for(world, "staff", 'b'));
    CHECK(file_for(world, "m1", 'b'));
    CHECK_FALSE(file_for(world, "inspector", 'a'));
}

TEST_CASE("23: whoever is asked for an opinion can answer, and is told of nothing else that is done there") {
    auto world = asked();
    auto const possible = views::possible(seen_by(world, "staff"), "instance:c1");
    REQUIRE(possible);
    REQUIRE(possible->possibilities.size() == 1);
    CHECK(possible->possibilities.front().command == "consult.answer");
    CHECK(possible->possibilities.front().answer == "yes");
    CHECK(world.ask("staff", Urge{kEntry, "ask", "请办"}).refused("access.instance"));
    CHECK(world.ask("staff", CompleteStep{kEntry, "ask", {}, {}, {}, {}, {}, {}}).refused("access.instance"));
    CHECK(world.ask("staff", GiveOpinion{kEntry, "ask", "开"}).accepted);
    CHECK(world.ask("inspector", GiveOpinion{kEntry, "ask", "开"}).refused("access.instance"));
}

TEST_CASE("12: whose answer is not waited for any more is told why, has nothing to do, and reads no more by that") {
    auto world = asked();
    world.done("office", ReleaseOpinion{kEntry, "ask", PersonId{"staff"}, "出差在外"});
    CHECK_FALSE(has_task(world, "staff"));
    auto const page = views::instance(seen_by(world, "staff"), kEntry);
    REQUIRE(page);
    CHECK(page->part);
    CHECK_FALSE(page->steps.front().mine);
    CHECK(page->steps.front().opinions.front().released == "出差在外");
    CHECK(page->acts.back().text == "出差在外");
    CHECK(world.ask("staff", GiveOpinion{kEntry, "ask", "开"}).refused("consult.released"));
    CHECK(has_task(world, "m1"));
}

TEST_CASE("27.3: who is asked before a life meeting reads nothing of what its members hand in") {
    World world({.rules = rules_in("charters/liaoning-2019.md")});
    world.done("clerk",
               StartProcedure{
                   kEntry, "life-meeting", {{"theme", "作风建设"}, {"year", "2026"}, {"planned", "2026-12-20"}}, {}});
    CompleteStep theme{kEntry, "theme", {}, {}, {}, {}, {}, {}};
    theme.values["observers"] = "纪检监察组";
    world.done("chair", theme);
    world.done("clerk", AskOpinions{kEntry, "opinions", {PersonId{"staff"}}, "对班子有什么意见"});
    world.done("staff", GiveOpinion{kEntry, "opinions", "会议太多"});
    world.done("clerk", UseOpinion{kEntry, "opinions", PersonId{"staff"}, "列入整改"});
    CompleteStep opinions{kEntry, "opinions", {}, {}, {}, {}, {}, {}};
    opinions.files["digest"] = some_file('c');
    world.done("clerk", opinions);
    world.done("m1", CompleteStep{kEntry, "feedback", {}, "已看过", {}, {}, {}, {}});
    auto const page = views::instance(seen_by(world, "staff"), kEntry);
    REQUIRE(page);
    CHECK(page->part);
    CHECK(page->form.empty());
    CHECK(page->steps.size() == 1);
    CHECK(page->acts.size() == 3);
    CHECK_FALSE(file_for(world, "staff", 'c'));
    CHECK(file_for(world, "m1", 'c'));
}

}  // namespace
}  // namespace quorate::tests

#include "views/visits.hpp"

#include "meetings/sitting.hpp"
#include "views/live.hpp"
#include "views/matters.hpp"
#include "views/meeting.hpp"
#include "views/people.hpp"
#include "views/possible.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

std::vector<views::VisitLine> visits_of(World& world, std::string_view reader) {
    return views::visits(seen_by(world, reader)).visits;
}

std::string answer_to(World& world, std::string_view reader, std::string_view command) {
    auto const found = views::possible(seen_by(world, reader), "body");
    REQUIRE(found);
    for (auto const& one : found->possibilities) {
        if (one.command == command) return one.answer;
    }
    return "none";
}

}  // namespace

TEST_CASE("19.3: an observer sees the items they were asked to, told when to come and when to go, and nothing else") {
    World world;
    auto const meeting = world.planned_meeting("g", "2026-03-12 09:00");
    world.done("chair", InviteObserver{item("g.1"), person("leader")});
    CHECK(visits_of(world, "leader").empty());
    world.done("clerk", SendNotice{meeting});
    auto waiting = visits_of(world, "leader");
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].state.name == "waiting");
    CHECK_FALSE(waiting[0].sits);
    CHECK(waiting[0].title == find(world.meetings(), MatterId{"g.m1"})->title);
    CHECK(visits_of(world, "staff").empty());
    CHECK(visits_of(world, "m1").empty());
    CHECK_FALSE(views::live(seen_by(world, "leader"), meeting));
}

TEST_CASE("19.3: called in with the item, let in, and asked to leave when it is over") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7, {"plan", "plan"});
    world.done("chair", InviteObserver{item("g.1"), person("leader")});
    CHECK(visits_of(world, "leader").at(0).state.name == "waiting");
    CHECK(visits_of(world, "leader").at(0).sits);
    world.done("chair", OpenItem{item("g.1")});
    CHECK(visits_of(world, "leader").at(0).state.name == "come-in");
    REQUIRE(world.enter_for("leader", EnterAsObserver{item("g.1")}).accepted);
    CHECK(visits_of(world, "leader").at(0).state.name == "inside");
    discuss(world, item("g.1"));
    world.done("chair", motion(item("g.1")));
    vote(world, item("g.1"), 6);
    world.done("chair", CloseBallot{item("g.1"), 1});
    auto const over = visits_of(world, "leader");
    REQUIRE(over.size() == 1);
    CHECK(over[0].state.name == "leave");
    // Article 23: once the item is through, nothing of it is theirs to read.
    CHECK_FALSE(over[0].title);
    CHECK(over[0].papers.empty());
}

TEST_CASE("16: what was listed without a step before it shows the reason that was given") {
    World world;
    auto const meeting = world.planned_meeting("g", "2026-03-12 09:00", {});
    world.done("chair", ProposeMatter{MatterId{"a"}, "plan", "要点", "内容", {}, {}, {}, {}, {}, {}});
    world.done("clerk", GiveEvidence{MatterId{"a"}, "consultation", "已征求", {}, {}});
    world.done("chair", AddToAgenda{meeting, item("g.1"), MatterId{"a"}}, {{"prerequisite.missing", "时间紧"}});
    auto const page = views::meeting(seen_by(world, "clerk"), meeting);
    REQUIRE(page);
    auto const& line = page->agenda.at(0);
    auto const matter = views::matter(seen_by(world, "clerk"), line.matter);
    REQUIRE(matter);
    std::size_t excused = 0;
    for (auto const& one : matter->before) {
        if (one.excused) ++excused;
        CHECK_FALSE((one.met && one.excused));
    }
    CHECK(excused == 1);
    REQUIRE(line.excused.size() == 1);
    CHECK(line.excused[0].reason == "时间紧");
    CHECK(line.missing.empty());
    CHECK(matter->line.missing == 0);
}

TEST_CASE("the roster's keeper may register and appoint, others are refused; every office can be named") {
    World world;
    CHECK(answer_to(world, "clerk", "person.register") == "yes");
    CHECK(answer_to(world, "clerk", "unit.register") == "yes");
    CHECK(answer_to(world, "clerk", "office.end") == "yes");
    CHECK(answer_to(world, "m1", "office.appoint") == "refused");
    CHECK(answer_to(world, "m1", "charter.adopt") == "refused");
    CHECK(views::people(seen_by(world, "m1")).offices.size() == 12);
}

TEST_CASE("19.3, 23: an observer is not told who else could be asked to the item, nor who sits at the meeting") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00");
    world.done("chair", InviteObserver{item("g.1"), person("leader")});
    world.done("clerk", SendNotice{MeetingId{"g"}});
    auto const tried = [&](std::string_view reader, std::string_view command) {
        auto const found = views::possible(seen_by(world, reader), "item:g.1");
        REQUIRE(found);
        return std::any_of(found->possibilities.begin(), found->possibilities.end(),
                           [&](auto const& one) { return one.command == command; });
    };
    for (auto const* command : {"observer.invite", "observer.uninvite", "recusal.rule"}) {
        CHECK(tried("chair", command));
        CHECK_FALSE(tried("leader", command));
    }
}

#include "meetings/papers.hpp"

#include "meetings/sitting.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

/// A meeting ahead whose one item has a paper; the notice has gone out.
void with_paper(World& world) {
    auto const meeting = world.planned_meeting("g", "2026-03-12 09:00");
    AddPaper const paper{MatterId{"g.m1"}, PaperId{"p1"}, "送审稿", std::string(64, 'a'), "application/pdf", 1024, {}};
    world.done("clerk", paper);
    world.done("clerk", SendNotice{meeting});
}

ReadPaper reading() {
    return {ItemId{"g.1"}, PaperId{"p1"}};
}

Paper const& paper_of(World const& world) {
    return world.meetings().matters.at(MatterId{"g.m1"}).papers.front();
}

}  // namespace

TEST_CASE("18.2: a reading is kept with its moment and the hand that entered it, once") {
    World world;
    with_paper(world);
    CHECK(world.done("m1", reading()).happened("paper.read-by"));
    world.at("2026-03-03 10:00");
    CHECK(world.enter_for("m2", reading()).accepted);
    CHECK(world.send("m1", reading()).refused("paper.already-read"));
    auto const& readings = paper_of(world).readings;
    REQUIRE(readings.size() == 2);
    CHECK(readings.at(person("m1")).entered_by == person("m1"));
    CHECK(readings.at(person("m2")).entered_by == person("clerk"));
    CHECK(readings.at(person("m2")).at == local("2026-03-03 10:00"));
}

TEST_CASE("18.2, 19: papers go to the members and to those asked to the item, not to who withdraws") {
    World world;
    with_paper(world);
    for (auto const* other : {"leader", "office", "staff", "inspector", "clerk"})
        CHECK(world.ask(other, reading()).refused("paper.addressee"));
    world.done("chair", InviteObserver{ItemId{"g.1"}, person("leader")});
    CHECK(world.send("leader", reading()).accepted);
    world.done("m3", DeclareRecusal{ItemId{"g.1"}, RecusalCause::other, "分管"});
    auto const denied = world.ask("m3", ReadPaper{ItemId{"g.1"}, PaperId{"none"}});
    CHECK(denied.refused("paper.recused"));
    CHECK(denied.rejection.bad_input.empty());
    auto const& meeting = world.meetings().meetings.at(MeetingId{"g"});
    auto const addressees = addressees_of(world.scene(), meeting, world.meetings().items.at(ItemId{"g.1"}));
    CHECK(addressees.size() == 7);
    CHECK(addressees.front() == person("chair"));
    CHECK(addressees.back() == person("leader"));
}

TEST_CASE("18.2: no reading before the notice, none of what is not there") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00");
    CHECK(world.ask("m1", reading()).bad("/paper", "unknown-paper"));
    CHECK(world.ask("m1", ReadPaper{ItemId{"x"}, PaperId{"p1"}}).bad("/item", "unknown-item"));
    AddPaper const paper{MatterId{"g.m1"}, PaperId{"p1"}, "送审稿", std::string(64, 'a'), "application/pdf", 1024, {}};
    world.done("clerk", paper);
    auto const early = world.ask("m1", reading());
    CHECK(early.refused("paper.unsent"));
    CHECK(early.obstacle("paper.unsent")->remedies.front().command == "notice.send");
}

#include <algorithm>

#include "meetings/sitting.hpp"

// Article 19: who is in the room, opening by quorum, who presides, who observes, closing.

namespace quorate::tests {
namespace {

constexpr char kStart[] = "2026-03-12 09:00";

/// A noticed meeting at its time, with nobody in the room yet.
MeetingId called(World& world, std::vector<std::string> const& kinds = {"plan"}) {
    auto const meeting = world.noticed_meeting("g1", kStart, kinds);
    world.at(kStart);
    return meeting;
}

}  // namespace

TEST_CASE("a meeting opens when half of its members are there") {
    World world;
    auto const meeting = called(world);
    enter(world, meeting, {"chair", "m1", "m2"});
    auto const refused = world.ask("chair", OpenMeeting{meeting});
    CHECK(refused.refused("quorum.open"));
    auto const* obstacle = refused.obstacle("quorum.open");
    CHECK(obstacle->by.anchor == "art19.p2");
    CHECK(number(obstacle, "present") == 3);
    CHECK(number(obstacle, "needed") == 4);
    CHECK(number(obstacle, "missing") == 1);
    CHECK(people_in(obstacle, "absent") == std::vector{person("m3"), person("m4"), person("m5"), person("m6")});

    enter(world, meeting, {"m3"});
    world.done("chair", OpenMeeting{meeting});
    auto const& opened = *find(world.meetings(), meeting);
    CHECK(opened.stage == MeetingStage::open);
    CHECK(opened.presider == person("chair"));
    CHECK(opened.charter == "d1");
    CHECK(opened.roster.size() == 7);
    CHECK(opened.opened == local(kStart));
    CHECK(world.ask("chair", OpenMeeting{meeting}).refused("room.opened"));
}

TEST_CASE("exactly half opens by the usual reading and not by the other") {
    for (bool const inclusive : {true, false}) {
        Setup setup{.members = 6};
        if (!inclusive) setup.readings = {{"half-inclusive", "no"}};
        World world(setup);
        auto const meeting = called(world);
        enter(world, meeting, {"chair", "m1", "m2"});
        CHECK(world.ask("chair", OpenMeeting{meeting}).accepted == inclusive);
        CHECK(world.ask("chair", OpenMeeting{meeting}).refused("quorum.open") == !inclusive);
    }
}

TEST_CASE("the chair presides; in the chair's absence the member entrusted in writing, and nobody else") {
    World world;
    auto const meeting = called(world);
    enter(world, meeting, {"m1", "m2", "m3", "m4"});
    CHECK(world.ask("m1", OpenMeeting{meeting}).refused("presider.absent"));
    entrust(world, "m1");
    CHECK(world.ask("m2", OpenMeeting{meeting}).refused("presider.only"));
    world.done("m1", OpenMeeting{meeting});
    CHECK(find(world.meetings(), meeting)->presider == person("m1"));
    // Settled at the opening: the chair who comes later does not take over.
    enter(world, meeting, {"chair"});
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).refused("presider.only"));
    CHECK(world.ask("m1", OpenItem{item("g1.1")}).accepted);
}

TEST_CASE("a body that reads the silence as nobody does not meet without its chair") {
    World world({.readings = {{"presiding", "nobody"}}});
    CHECK(world.ask("chair", entrustment(world, "m1")).refused("presidency.nobody"));
    auto const meeting = called(world);
    enter(world, meeting, {"m1", "m2", "m3", "m4"});
    CHECK(world.ask("m1", OpenMeeting{meeting}).refused("presider.absent"));
}

TEST_CASE("when the presiding person goes, the entrusted member goes on") {
    World world;
    entrust(world, "m1");
    auto const meeting = world.open_meeting("g1", kStart, 6);
    leave(world, meeting, {"chair"});
    CHECK(world.ask("m2", OpenItem{item("g1.1")}).refused("presider.only"));
    CHECK(world.ask("m1", OpenItem{item("g1.1")}).accepted);
    leave(world, meeting, {"m1"});
    CHECK(world.ask("m2", OpenItem{item("g1.1")}).refused("presider.absent"));
    enter(world, meeting, {"chair"});
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).accepted);
}

TEST_CASE("a meeting without notice wants a reason") {
    World world;
    auto const meeting = world.planned_meeting("g1", kStart);
    world.at(kStart);
    enter(world, meeting, world.members());
    CHECK(world.ask("chair", OpenMeeting{meeting}).asks_reason("notice.missing"));
    auto const opened = world.done("chair", OpenMeeting{meeting}, {{"notice.missing", "突发情况"}});
    CHECK(opened.happened("deviation.recorded"));
    REQUIRE(!world.meetings().deviations.empty());
    CHECK(world.meetings().deviations.back().rule == "notice.missing");
    CHECK(world.meetings().deviations.back().place == "meeting:g1");
}

TEST_CASE("18.2: at another time than was told a meeting opens with a reason, whoever has come") {
    World world;
    world.planned_meeting("g1", kStart);
    MeetingId const meeting{"g1"};
    world.done("m6", AskLeave{meeting, "出差"});
    world.done("chair", AnswerLeave{meeting, person("m6"), true});
    world.done("clerk", SendNotice{meeting});
    world.at("2026-03-12 08:50");
    enter(world, meeting, {"chair", "m1", "m2", "m3", "m4"});
    auto const early = world.ask("chair", OpenMeeting{meeting});
    CHECK(early.asks_reason("opening.time"));
    REQUIRE(early.obstacle("opening.time") != nullptr);
    CHECK(early.obstacle("opening.time")->facts.at("told") == Fact{local(kStart)});
    CHECK(world.ask("chair", OpenMeeting{meeting}, {{"opening.time", "防汛"}}).accepted);
    // Members are not all who were told: observers and units were, too.
    enter(world, meeting, {"m5"});
    CHECK(world.ask("chair", OpenMeeting{meeting}).asks_reason("opening.time"));
    world.at(kStart);
    CHECK(world.ask("chair", OpenMeeting{meeting}).accepted);
    world.at("2026-03-12 23:59");
    CHECK(world.ask("chair", OpenMeeting{meeting}).accepted);
    world.at("2026-03-13 09:00");
    CHECK(world.ask("chair", OpenMeeting{meeting}).asks_reason("opening.time"));
}

TEST_CASE("41: a meeting keeps the readings of its opening, whatever is adopted later that day") {
    Setup setup;
    setup.readings = {{"recused-due", "no"}};
    World world(setup);
    auto const id = world.open_meeting("g1", kStart, 5);
    auto const& meeting = world.meetings().meetings.at(id);
    auto const asked = [&](std::string_view reading) {
        return reading_of(world.scene(), meeting, world.rules(), reading);
    };
    CHECK(asked("recused-due") == "no");
    CHECK(asked("leave-due") == "yes");
    settle(world, item("g1.1"), "chair", 5);
    world.done("chair", CloseMeeting{id});
    world.done("chair", people::AdoptCharter{"d1", day("2026-03-12"), {{"leave-due", "no"}}, {}, {}});
    CHECK(people::reading_on(world.people(), world.rules(), day("2026-03-12"), "leave-due") == "no");
    CHECK(asked("recused-due") == "no");
    CHECK(asked("leave-due") == "yes");
    CHECK_FALSE(readings_of(world.scene(), meeting, world.rules()).recused_due);
    CHECK(readings_of(world.scene(), meeting, world.rules()).leave_due);
    // What comes after goes by the new ones.
    world.planned_meeting("g2", "2026-03-12 15:00", {});
    CHECK(reading_of(world.scene(), world.meetings().meetings.at({"g2"}), world.rules(), "leave-due") == "no");
}

TEST_CASE("the roll is for members, on the day, once, in one room") {
    World world;
    world.noticed_meeting("g1", kStart);
    MeetingId const meeting{"g1"};
    CHECK(world.ask("chair", EnterRoom{meeting, false}).refused("room.day"));
    world.at(kStart);
    CHECK(world.ask("leader", EnterRoom{meeting, false}).refused("room.member"));
    CHECK(world.ask("m1", LeaveRoom{meeting}).refused("room.outside"));
    CHECK(world.ask("m1", EnterRoom{MeetingId{"none"}, false}).bad("/meeting", "unknown-meeting"));
    enter(world, meeting, {"m1"});
    CHECK(world.ask("m1", EnterRoom{meeting, false}).refused("room.inside"));
    world.at("2026-03-11 09:00");
    world.noticed_meeting("g2", "2026-03-12 10:00");
    world.at("2026-03-12 10:00");
    CHECK(world.ask("m1", EnterRoom{MeetingId{"g2"}, false}).refused("room.elsewhere"));
    leave(world, meeting, {"m1"});
    CHECK(world.ask("m1", EnterRoom{MeetingId{"g2"}, false}).accepted);
}

TEST_CASE("the clerk enters the roll for members") {
    World world;
    auto const meeting = called(world);
    CHECK(world.enter_for("m1", EnterRoom{meeting, false}).accepted);
    CHECK(find(world.meetings(), meeting)->presence.at(person("m1")).now());
}

TEST_CASE("attending by link is presence only where the body reads it so") {
    World world;
    auto const meeting = called(world);
    CHECK(world.ask("m1", EnterRoom{meeting, true}).refused("room.remote"));

    World other({.readings = {{"remote", "yes"}}});
    called(other);
    enter(other, meeting, {"chair", "m1", "m2"});
    other.done("m3", EnterRoom{meeting, true});
    CHECK(other.ask("chair", OpenMeeting{meeting}).accepted);
}

TEST_CASE("leaving is recorded, and the moment the quorum is lost") {
    World world;
    auto const meeting = world.open_meeting("g1", kStart, 5);
    world.at("2026-03-12 09:10");
    CHECK(!world.done("m4", LeaveRoom{meeting}).happened("quorum.lost"));
    CHECK(find(world.meetings(), meeting)->presence.at(person("m4")).stays.back().to == local("2026-03-12 09:10"));
    CHECK(world.done("m3", LeaveRoom{meeting}).happened("quorum.lost"));
    CHECK(!world.done("m2", LeaveRoom{meeting}).happened("quorum.lost"));
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).refused("quorum.item"));
    enter(world, meeting, {"m2", "m3"});
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).accepted);
    CHECK(find(world.meetings(), meeting)->presence.at(person("m3")).stays.size() == 2);
}

TEST_CASE("absence without leave is seen as such") {
    World world;
    world.planned_meeting("g1", kStart);
    MeetingId const meeting{"g1"};
    world.done("m5", AskLeave{meeting, "出差"});
    world.done("chair", AnswerLeave{meeting, person("m5"), true});
    world.done("m6", AskLeave{meeting, "出差"});
    world.done("chair", AnswerLeave{meeting, person("m6"), false});
    world.done("clerk", SendNotice{meeting});
    world.at(kStart);
    enter(world, meeting, {"chair", "m1", "m2", "m3"});
    world.done("chair", OpenMeeting{meeting});
    auto const absent = absent_without_leave(world.scene(), *find(world.meetings(), meeting), world.rules());
    CHECK(absent == std::vector{person("m4"), person("m6")});
}

TEST_CASE("who waits outside for an item still makes the meeting's quorum") {
    World world;
    auto const meeting = world.open_meeting("g1", kStart, 5);
    world.done("m4", DeclareRecusal{item("g1.1"), RecusalCause::relative, "亲属"});
    world.done("chair", OpenItem{item("g1.1")});
    CHECK(!world.done("m4", LeaveRoom{meeting}).happened("quorum.lost"));
    CHECK(world.ask("m4", EnterRoom{meeting, false}).refused("room.recused"));
    auto const heads = heads_of(world.scene(), *find(world.meetings(), meeting), world.rules());
    CHECK(heads.present == 5);
    auto const for_item =
        heads_of(world.scene(), *find(world.meetings(), meeting), *find(world.meetings(), item("g1.1")), world.rules());
    CHECK(for_item.able == 4);
    CHECK(for_item.recused == 1);
    CHECK(for_item.recused_absent == 0);
    // Leaving while an item is on that is theirs to hear is leaving the meeting.
    CHECK(!world.done("m3", LeaveRoom{meeting}).happened("quorum.lost"));
    CHECK(world.done("m2", LeaveRoom{meeting}).happened("quorum.lost"));
}

TEST_CASE("a member who went home before an item is not waiting outside for it") {
    World world;
    auto const meeting = world.open_meeting("g1", kStart, 6, {"plan", "plan"});
    world.done("m5", DeclareRecusal{item("g1.2"), RecusalCause::other, "曾任职"});
    world.done("chair", OpenItem{item("g1.1")});
    world.at("2026-03-12 09:10");
    leave(world, meeting, {"m5"});
    world.at("2026-03-12 09:20");
    world.done("chair", DeferItem{item("g1.1"), "再研究"});
    world.done("chair", OpenItem{item("g1.2")});
    auto const heads =
        heads_of(world.scene(), *find(world.meetings(), meeting), *find(world.meetings(), item("g1.2")), world.rules());
    CHECK(heads.recused == 1);
    CHECK(heads.recused_absent == 1);
}

TEST_CASE("a meeting does not close over an open item, nor over items left without a word") {
    World world;
    auto const meeting = world.open_meeting("g1", kStart, 5, {"plan", "plan", "plan"});
    settle(world, item("g1.1"), "chair", 5);
    world.done("chair", OpenItem{item("g1.2")});
    CHECK(world.ask("chair", CloseMeeting{meeting}).refused("room.item-open"));
    CHECK(world.ask("chair", CloseMeeting{meeting}).obstacle("room.item-open")->by.anchor == "art19");
    // What would help is what can be done: the vote that runs is closed or void, and nothing is put off under it.
    auto const helps = [&](std::string_view command) {
        auto const outcome = world.ask("chair", CloseMeeting{meeting});
        return std::ranges::any_of(outcome.obstacle("room.item-open")->remedies,
                                   [&](Remedy const& one) { return one.command == command; });
    };
    CHECK(helps("item.defer"));
    CHECK_FALSE(helps("ballot.close"));
    discuss(world, item("g1.2"));
    world.done("chair", motion(item("g1.2")));
    CHECK(helps("ballot.close"));
    CHECK_FALSE(helps("item.defer"));
    world.done("chair", VoidBallot{item("g1.2"), 1, "补充材料"});
    world.done("chair", DeferItem{item("g1.2"), "再研究"});
    CHECK(world.ask("m1", CloseMeeting{meeting}).refused("presider.only"));
    auto const unfinished = world.ask("chair", CloseMeeting{meeting});
    CHECK(unfinished.asks_reason("agenda.unfinished"));
    CHECK(number(unfinished.obstacle("agenda.unfinished"), "count") == 1);
    CHECK(unfinished.obstacle("agenda.unfinished")->by.anchor == "art18.p2");
    // No more a reason than none; and one that nobody would read through is at fault, with the article it is about.
    CHECK(
        world.ask("chair", CloseMeeting{meeting}, {{"agenda.unfinished", "\u3000 "}}).asks_reason("agenda.unfinished"));
    auto const endless = world.ask("chair", CloseMeeting{meeting}, {{"agenda.unfinished", std::string(2001, 'x')}});
    REQUIRE(endless.bad("/reasons/agenda.unfinished", "reason-too-long"));
    CHECK(endless.rejection.bad_input.front().facts.at("article") == term_fact("article", "art18.p2"));
    world.at("2026-03-12 10:30");
    auto const closed = world.done("chair", CloseMeeting{meeting}, {{"agenda.unfinished", "时间不够"}});
    CHECK(closed.happened("item.deferred"));
    CHECK(find(world.meetings(), item("g1.3"))->stage == ItemStage::deferred);
    CHECK(find(world.meetings(), item("g1.3"))->ended_reason == "时间不够");
    CHECK(find(world.meetings(), MatterId{"g1.m3"})->stage == MatterStage::accepted);
    auto const& over = *find(world.meetings(), meeting);
    CHECK(over.stage == MeetingStage::closed);
    CHECK(over.presence.at(person("m1")).stays.back().to == local("2026-03-12 10:30"));
    CHECK(world.ask("chair", CloseMeeting{meeting}).refused("room.not-open"));
    CHECK(world.ask("m5", EnterRoom{meeting, false}).refused("room.closed"));
    CHECK(world.ask("chair", OpenMeeting{meeting}).refused("room.closed"));
}

TEST_CASE("a meeting whose presiding person has gone can still be closed by that person") {
    World world;
    auto const meeting = world.open_meeting("g1", kStart, 4);
    leave(world, meeting, {"chair"});
    CHECK(world.ask("m1", CloseMeeting{meeting}, {{"agenda.unfinished", "流会"}}).refused("presider.only"));
    CHECK(world.ask("chair", CloseMeeting{meeting}, {{"agenda.unfinished", "流会"}}).accepted);
}

TEST_CASE("observers come for the items they were asked to, while these are on the table") {
    World world;
    auto const meeting = world.open_meeting("g1", kStart, 5, {"plan", "plan"});
    world.done("chair", InviteObserver{item("g1.1"), person("leader")});
    CHECK(world.ask("leader", EnterAsObserver{item("g1.1")}).refused("observer.item"));
    world.done("chair", OpenItem{item("g1.1")});
    CHECK(world.ask("staff", EnterAsObserver{item("g1.1")}).refused("observer.invited"));
    CHECK(world.ask("leader", LeaveAsObserver{item("g1.1")}).refused("room.outside"));
    CHECK(world.ask("m1", EnterAsObserver{item("g1.1")}).refused("observer.member"));
    CHECK(world.ask("leader", EnterAsObserver{item("none")}).bad("/item", "unknown-item"));
    world.done("leader", EnterAsObserver{item("g1.1")});
    CHECK(world.ask("leader", EnterAsObserver{item("g1.1")}).refused("room.inside"));
    world.done("leader", LeaveAsObserver{item("g1.1")});
    world.done("leader", EnterAsObserver{item("g1.1")});
    world.done("chair", DeferItem{item("g1.1"), "再研究"});
    CHECK(!find(world.meetings(), item("g1.1"))->observers.at(person("leader")).now());
    CHECK(world.ask("leader", EnterAsObserver{item("g1.2")}).refused("observer.invited"));
}

}  // namespace quorate::tests

#include <algorithm>

#include "meetings/lookup.hpp"
#include "meetings/sitting.hpp"
#include "views/live.hpp"
#include "views/possible.hpp"
#include "views/reading.hpp"
#include "views/show.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

/// What the reader is offered against the rule that stands in the way of the command there.
std::vector<views::RemedyView> remedies(World& world, std::string_view reader, std::string_view at,
                                        std::string_view command, std::string_view rule) {
    auto const found = views::possible(seen_by(world, reader), at);
    REQUIRE(found);
    for (auto const& one : found->possibilities) {
        if (one.command != command) continue;
        for (auto const& obstacle : one.obstacles) {
            if (obstacle.rule == rule) return obstacle.remedies;
        }
    }
    FAIL("no such obstacle");
    return {};
}

views::RemedyView const& of(std::vector<views::RemedyView> const& all, std::string_view command) {
    auto const found = std::ranges::find(all, command, &views::RemedyView::command);
    REQUIRE(found != all.end());
    return *found;
}

/// A meeting on an item that names somebody called like m1.
World named_alike() {
    World world;
    world.planned_meeting("g1", "2026-03-12 09:00", {});
    ProposeMatter proposal;
    proposal.matter = MatterId{"x"};
    proposal.kind = "personnel";
    proposal.title = "干部任免";
    proposal.gist = "一名人选";
    proposal.persons = {{"甲", {}}};
    world.done("chair", proposal);
    for (auto const& before : world.rules().kind("personnel")->before) {
        world.done("clerk", GiveEvidence{proposal.matter, before.name, "已完成", {}, {}});
    }
    world.done("clerk", AddToAgenda{MeetingId{"g1"}, item("i1"), proposal.matter});
    world.done("clerk", SendNotice{MeetingId{"g1"}});
    world.at("2026-03-12 09:00");
    enter(world, MeetingId{"g1"}, world.members());
    world.done("chair", OpenMeeting{MeetingId{"g1"}});
    return world;
}

}  // namespace

TEST_CASE("a recusal of somebody else leads nobody to a button of their own") {
    auto world = named_alike();
    auto const chair = remedies(world, "chair", "item:i1", "item.open", "recusal.unruled");
    CHECK_FALSE(of(chair, "recusal.rule").who);
    CHECK(of(chair, "recusal.declare").who == "申请回避：由甲办");
    auto const other = remedies(world, "m2", "item:i1", "statement.make", "recusal.unruled");
    CHECK(of(other, "recusal.rule").who == "裁定回避：由书记办");
    CHECK(of(other, "recusal.declare").who == "申请回避：由甲办");
    auto const own = remedies(world, "m1", "item:i1", "statement.make", "recusal.unruled");
    CHECK_FALSE(of(own, "recusal.declare").who);
}

TEST_CASE("a missing quorum is for those who are missing to mend, and for who may enter it for them") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.at("2026-03-12 09:00");
    enter(world, MeetingId{"g1"}, {"chair", "m1", "m2"});
    auto const chair = remedies(world, "chair", "meeting:g1", "meeting.open", "quorum.open");
    CHECK(of(chair, "member.enter").who == "入场：由丙、丁、戊、己办");
    CHECK_FALSE(of(chair, "meeting.move").who);
    // The clerk, who opened it in the chair's name, and one of those who are missing.
    auto const outcome = world.ask("chair", OpenMeeting{MeetingId{"g1"}});
    REQUIRE(outcome.refused("quorum.open"));
    auto const& obstacle = *outcome.obstacle("quorum.open");
    auto const clerk = views::show(seen_by(world, "clerk"), obstacle).remedies;
    CHECK_FALSE(of(clerk, "member.enter").who);
    auto const late = views::show(seen_by(world, "m3"), obstacle).remedies;
    CHECK_FALSE(of(late, "member.enter").who);
    CHECK(of(late, "meeting.move").who == "改期：由党组书记办");
}

TEST_CASE("a power that somebody's office does not carry is said to be that of those whose does, in both languages") {
    World world;
    world.planned_meeting("g1", "2026-03-12 09:00");
    auto const found = remedies(world, "m1", "meeting:g1", "notice.acknowledge", "notice.none");
    CHECK(of(found, "notice.send").who == "发出会议通知：由党组秘书、党组书记办");
}

TEST_CASE("20: a verdict explains itself by the share that the charter asks for") {
    Setup setup;
    setup.rules.pass.value = {{2, 3, Bound::at_least}, charter::Base::roster};
    World world(setup);
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    settle(world, item("g1.1"), "chair", 5);
    auto const& decision = *find(world.meetings(), DecisionId{"g1.1.1"});
    auto const& meeting = *find(world.meetings(), MeetingId{"g1"});
    auto const zh = views::show(seen_by(world, "clerk"), meeting, decision.verdict, "赞成");
    CHECK(zh.explanation.at(1).contains("赞成须达到全体成员 7 人的三分之二（含），即至少 5 票；实得 5 票"));
    auto const en = views::show(seen_by(world, "clerk", words::Language::en), meeting, decision.verdict, "赞成");
    CHECK(en.explanation.at(1).contains("at least 2/3 of all 7 members must say “赞成”, at least 5; 5 did"));
    CHECK(decision.verdict.holds_under_all);
    CHECK(zh.explanation.back() ==
          "各种理解下结论相同（正好一半是否够数、正好三分之二是否够数、回避者是否算到会、回避者是否算应到会、"
          "准假者是否算应到会）。");
}

TEST_CASE("what was done between meetings is put to ratification by whoever may propose, with the act named") {
    World world;
    world.done("chair", ActUrgently{UrgentId{"u"}, "抢修", "爆管", "来不及"});
    world.planned_meeting("g1", "2026-03-12 09:00", {"study"});
    auto const chair = remedies(world, "chair", "meeting:g1", "notice.send", "urgent.ratify");
    REQUIRE(chair.size() == 1);
    CHECK(chair.front().command == "matter.propose");
    CHECK(chair.front().at == "urgent:u");
    CHECK_FALSE(chair.front().who);
    CHECK(remedies(world, "clerk", "meeting:g1", "notice.send", "urgent.ratify").front().who);

    auto const found = views::possible(seen_by(world, "m1"), "urgent:u");
    REQUIRE(found);
    CHECK(found->possibilities.front().answer == "yes");
    // Who may not know of it finds no such place.
    CHECK_FALSE(views::possible(seen_by(world, "staff"), "urgent:u"));
    CHECK_FALSE(views::possible(seen_by(world, "chair"), "urgent:none"));

    ProposeMatter proposal{MatterId{"r"}, "study", "追认", "追认抢修", {}, {}, {}, {}, {}, UrgentId{"u"}};
    world.done("m1", proposal);
    auto const running = remedies(world, "m1", "urgent:u", "matter.propose", "urgent.running");
    CHECK(of(running, "agenda.add").at == "matter:r");
}

TEST_CASE("what whoever presides does is tried in their name for who keeps the record") {
    World world;
    auto const id = world.open_meeting("g1", "2026-03-12 09:00", 7, {"funds"});
    auto const of_reader = [&](std::string_view reader, std::string_view at, std::string_view command,
                               std::string_view subject = {}) {
        auto const found = views::possible(seen_by(world, reader), at);
        REQUIRE(found);
        auto const one = std::ranges::find_if(found->possibilities, [&](views::Possibility const& each) {
            return each.command == command && each.subject == subject;
        });
        REQUIRE(one != found->possibilities.end());
        return *one;
    };
    auto const clerk = of_reader("clerk", "item:g1.1", "item.open");
    CHECK(clerk.answer == "yes");
    CHECK(clerk.entered_for == PersonId{"chair"});
    CHECK_FALSE(of_reader("chair", "item:g1.1", "item.open").entered_for);
    // Nobody else enters for others, and what members say for themselves is not the presiding person's to say.
    CHECK(of_reader("m1", "item:g1.1", "item.open").answer == "refused");
    CHECK_FALSE(of_reader("m1", "item:g1.1", "item.open").entered_for);
    CHECK_FALSE(of_reader("clerk", "item:g1.1", "statement.make").entered_for);
    CHECK(of_reader("clerk", "meeting:g1", "meeting.close").entered_for == PersonId{"chair"});

    // A ruling is made for any member, and one that was made can be taken back.
    CHECK(of_reader("chair", "item:g1.1", "recusal.rule", "m2").answer == "yes");
    world.done("chair", RuleRecusal{item("g1.1"), PersonId{"m2"}, true, "分管"});
    CHECK(of_reader("chair", "item:g1.1", "recusal.rule", "m2/no").answer == "yes");
    CHECK(of_reader("clerk", "item:g1.1", "recusal.rule", "m2/no").entered_for == PersonId{"chair"});
    CHECK(of_reader("m1", "item:g1.1", "recusal.rule", "m2/no").answer == "refused");
    CHECK(world.meetings().meetings.at(id).current.has_value() == false);
}

TEST_CASE("19: coming in by link is offered where the body reads it as attendance, and told in the record") {
    for (bool const read : {false, true}) {
        CAPTURE(read);
        World world = read ? World({.readings = {{"remote", "yes"}}}) : World();
        auto const id = world.noticed_meeting("g1", "2026-03-12 09:00");
        world.at("2026-03-12 09:00");
        auto const found = views::possible(seen_by(world, "m1"), "meeting:g1");
        REQUIRE(found);
        auto const by_link = std::ranges::count_if(found->possibilities, [](views::Possibility const& one) {
            return one.command == "member.enter" && one.subject == "remote" && one.answer == "yes";
        });
        CHECK(by_link == (read ? 1 : 0));
        if (!read) continue;
        world.done("m1", EnterRoom{id, true});
        enter(world, id, {"chair", "m2", "m3", "m4"});
        world.done("chair", OpenMeeting{id});
        auto const record = views::happenings_of(seen_by(world, "clerk"), *find(world.meetings(), id));
        CHECK(std::ranges::any_of(record, [](auto const& one) { return one.text.contains("甲以远程方式到会"); }));
        CHECK(std::ranges::any_of(record, [](auto const& one) { return one.text.contains("乙到会"); }));
        // Who left and came in person since was there by link before all the same.
        world.at("2026-03-12 09:20");
        world.done("m1", LeaveRoom{id});
        world.done("m1", EnterRoom{id, false});
        auto const later = views::happenings_of(seen_by(world, "clerk"), *find(world.meetings(), id));
        CHECK(std::ranges::any_of(later, [](auto const& one) { return one.text.contains("甲以远程方式到会"); }));
        CHECK(std::ranges::any_of(later, [](auto const& one) { return one.text.contains("甲到会"); }));
    }
}

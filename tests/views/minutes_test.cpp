#include "views/minutes.hpp"

#include "meetings/sitting.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

/// An appointment of two, voted on one by one, the first of them passed.
MeetingId two_appointments(World& world, std::string_view stop) {
    auto const meeting = world.planned_meeting("g1", "2026-03-12 09:00", {});
    ProposeMatter proposal;
    proposal.matter = MatterId{"x1"};
    proposal.kind = "personnel";
    proposal.title = "干部任免";
    proposal.gist = "两名人选";
    proposal.persons = {{"张三", {}}, {"李四", {}}};
    world.done("chair", proposal);
    for (auto const& before : world.rules().kind("personnel")->before) {
        world.done("clerk", GiveEvidence{proposal.matter, before.name, "已完成", {}});
    }
    world.done("chair", AddToAgenda{meeting, item("i1"), proposal.matter});
    world.done("clerk", SendNotice{meeting});
    world.at("2026-03-12 09:00");
    enter(world, meeting, world.members());
    world.done("chair", OpenMeeting{meeting});
    world.done("chair", OpenItem{item("i1")});
    discuss(world, item("i1"));
    for (std::int32_t const number : {1, 2}) {
        auto const text = std::string("同意任副处长").append(stop);
        world.done("chair", OpenBallot{item("i1"), number, Method::named, text});
        vote(world, item("i1"), number == 1 ? 6 : 1, number);
        world.done("chair", CloseBallot{item("i1"), number});
    }
    return meeting;
}

}  // namespace

TEST_CASE("the proposed minutes set the person apart from the motion, and end each sentence once") {
    for (std::string_view const stop : {"", "。"}) {
        World world;
        auto const meeting = two_appointments(world, stop);
        auto const page = views::minutes(seen_by(world, "clerk"), meeting);
        REQUIRE(page);
        INFO(page->proposed);
        CHECK(page->proposed.contains("会议决定：张三：同意任副处长。（"));
        CHECK(page->proposed.contains("提请表决：李四：同意任副处长。（"));
        CHECK(page->proposed.contains("同意 6、不同意 1、缓议 0；"));
        // One text for everybody: an English screen of the clerk does not make the minutes English.
        auto const english = views::minutes(seen_by(world, "clerk", words::Language::en), meeting);
        REQUIRE(english);
        CHECK(english->proposed == page->proposed);
    }
}

TEST_CASE("the proposed minutes name what the meeting left for later, with the reason") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("chair", CloseMeeting{meeting}, {{"agenda.unfinished", "时间已晚"}});
    auto const page = views::minutes(seen_by(world, "clerk"), meeting);
    REQUIRE(page);
    CHECK(page->proposed.contains("本项未及审议，留待以后会议：时间已晚"));
}

TEST_CASE("the proposed minutes say who put an item off, and that a written opinion was read out") {
    World world;
    auto const meeting = world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m6", AskLeave{meeting, "出差"});
    world.done("chair", AnswerLeave{meeting, person("m6"), true});
    world.done("m6", WriteOpinion{item("g1.1"), "赞成"});
    world.at("2026-03-12 09:00");
    for (auto const* who : {"chair", "m1", "m2", "m3", "m4", "m5"}) world.done(who, EnterRoom{meeting, false});
    world.done("chair", OpenMeeting{meeting});
    world.done("chair", OpenItem{item("g1.1")});
    world.done("clerk", ReadOpinion{item("g1.1"), person("m6")});
    world.done("chair", DeferItem{item("g1.1"), "补充测算"});
    world.done("chair", CloseMeeting{meeting});
    auto const page = views::minutes(seen_by(world, "clerk"), meeting);
    REQUIRE(page);
    CHECK(page->proposed.contains("宣读缺席成员己的书面意见（不计票）。\n本项推迟审议：补充测算"));
}

TEST_CASE("25: what was said of an earlier draft, and its answer, stay in sight when the minutes are written anew") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("chair", CloseMeeting{meeting}, {{"agenda.unfinished", "时间已晚"}});
    world.done("clerk", DraftMinutes{meeting, "第一稿"});
    world.done("chair", people::SetParameter{"minutes.comment-period", "1"});
    world.done("clerk", CirculateMinutes{meeting});
    world.done("m1", CommentOnMinutes{meeting, false, "少记一句"});
    world.done("clerk", AnswerComment{meeting, person("m1"), "采纳"});
    world.done("clerk", DraftMinutes{meeting, "第二稿"});
    auto const former = views::minutes(seen_by(world, "m1"), meeting)->former_comments;
    REQUIRE(former.size() == 1);
    CHECK(former.front().text == "少记一句");
    CHECK(former.front().answer == "采纳");
}

TEST_CASE("where one motion is put to the vote, the proposed minutes begin with it") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7);
    settle(world, item("g1.1"), "chair", 6);
    auto const page = views::minutes(seen_by(world, "clerk"), meeting);
    REQUIRE(page);
    CHECK(page->proposed.contains("会议决定：同意所提方案。（"));
}

#include "views/minutes.hpp"

#include <algorithm>

#include "meetings/sitting.hpp"
#include "views/decisions.hpp"
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
        world.done("clerk", GiveEvidence{proposal.matter, before.name, "已完成", {}, {}});
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

TEST_CASE("13.3: a reservation against one of several decisions stands with that one, in minutes, record and ledger") {
    World world;
    auto const meeting = two_appointments(world, "");
    world.done("m1", StateReservation{ReservationId{"r1"}, item("i1"), "考察不够", 2});
    world.done("m2", StateReservation{ReservationId{"r2"}, item("i1"), "都太急", {}});
    auto const page = views::minutes(seen_by(world, "clerk"), meeting);
    REQUIRE(page);
    INFO(page->proposed);
    CHECK(page->proposed.contains("甲对“李四”的决定声明保留意见。"));
    CHECK(page->proposed.contains("乙对本项决定声明保留意见。"));
    auto const record = views::happenings_of(seen_by(world, "clerk"), *find(world.meetings(), meeting));
    CHECK(std::ranges::any_of(record, [](auto const& one) { return one.text == "甲就“李四”声明保留：考察不够"; }));

    auto const reserved = [&](std::string_view decision) {
        auto const one = views::decision(seen_by(world, "chair"), DecisionId{std::string(decision)});
        REQUIRE(one);
        std::vector<std::string> names;
        for (auto const& part : one->parts) {
            if (part.reserved) names.push_back(part.name);
        }
        CHECK(one->reservations.size() == names.size());
        CHECK(one->question.has_value());
        return names;
    };
    CHECK(reserved("i1.1") == std::vector<std::string>{"乙"});
    CHECK(reserved("i1.2") == std::vector<std::string>{"甲", "乙"});
}

TEST_CASE("20: the proposed minutes say who was heard, in their order, and leave the words to the record") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("chair", OpenItem{item("g1.1")});
    for (auto const* who : {"m3", "m1", "m4"}) world.done(who, MakeStatement{item("g1.1"), "预算偏高"});
    for (auto const* who : {"m5", "m2", "m6"}) world.done(who, DeclineStatement{item("g1.1")});
    world.done("m1", MakeStatement{item("g1.1"), "预算仍偏高"});
    world.done("chair", MakeStatement{item("g1.1"), "同意"});
    auto const page = views::minutes(seen_by(world, "clerk"), meeting);
    REQUIRE(page);
    // Whoever spoke again stands where they spoke last: so does the presiding person, whose word is the last (20).
    CHECK(page->proposed.contains("依次发言：丙、丁、甲、书记。\n表示没有补充意见：戊、乙、己。\n"));
    world.done("m6", MakeStatement{item("g1.1"), "还有一点"});
    world.done("chair", MakeStatement{item("g1.1"), "仍同意"});
    CHECK(views::minutes(seen_by(world, "clerk"), meeting)->proposed.contains("依次发言：丙、丁、甲、己、书记。"));
    CHECK_FALSE(page->proposed.contains("偏高"));
    CHECK(page->record.contains("甲：预算仍偏高"));
}

TEST_CASE("20, 23: the proposed minutes say that a vote was void and held anew, and not why") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1"), Method::hands));
    world.done("chair", VoidBallot{item("g1.1"), 1, "有人看错了方案"});
    world.done("chair", motion(item("g1.1"), Method::named));
    vote(world, item("g1.1"), 7);
    world.done("chair", CloseBallot{item("g1.1"), 1});
    auto const text = views::minutes(seen_by(world, "clerk"), MeetingId{"g1"})->proposed;
    INFO(text);
    CHECK(text.find("此前一次表决（举手）作废，重新表决。") < text.find("会议决定："));
    CHECK_FALSE(text.contains("看错"));
}

TEST_CASE("people stand in the order of the roster, not of their ids") {
    World world;
    // An id before all others, of somebody appointed after them.
    world.done("clerk", people::RegisterPerson{person("a0"), "庚", {}});
    world.done("clerk", people::AppointToOffice{person("a0"), charter::Office::member, day("2026-03-02"), "任命文件"});
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("a0", EnterRoom{meeting, false});
    world.done("chair", OpenItem{item("g1.1")});
    for (auto const* who : {"a0", "m2"}) {
        world.done(who, DeclareRecusal{item("g1.1"), RecusalCause::other, "经办"});
        world.done(who, LeaveRoom{meeting});
    }
    for (auto const* who : {"m1", "m3", "m4", "m5", "m6"}) world.done(who, DeclineStatement{item("g1.1")});
    world.done("chair", MakeStatement{item("g1.1"), "同意"});
    world.done("chair", motion(item("g1.1"), Method::named));
    for (auto const* who : {"m1", "m3", "m4", "m5", "m6", "chair"}) world.done(who, CastVote{item("g1.1"), 1, "赞成"});
    world.done("chair", CloseBallot{item("g1.1"), 1});
    auto const page = views::minutes(seen_by(world, "clerk"), meeting);
    REQUIRE(page);
    CHECK(page->proposed.contains("回避：乙、庚\n"));
    auto const decided = views::decision(seen_by(world, "clerk"), DecisionId{"g1.1.1"});
    REQUIRE(decided);
    std::string names;
    for (auto const& one : decided->parts) names += one.name;
    CHECK(names == "书记甲乙丙丁戊己庚");
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

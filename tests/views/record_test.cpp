#include <algorithm>

#include "meetings/aftermath.hpp"
#include "meetings/sitting.hpp"
#include "views/live.hpp"
#include "views/meeting.hpp"
#include "views/minutes.hpp"
#include "views/reading.hpp"
#include "views/today.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

std::string record_of(World& world, std::string_view reader, words::Language language = words::Language::zh) {
    return views::full_record(seen_by(world, reader, language), *find(world.meetings(), MeetingId{"g1"}));
}

/// A secret ballot on the only item, with papers for all seven.
void papers_out(World& world) {
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1"), Method::secret));
    world.done("chair", IssuePapers{item("g1.1"), 1, {person("m1"), person("m2")}, 7});
}

void count(World& world, std::string_view teller, std::string_view at, std::int64_t ayes) {
    world.at(at);
    world.done(teller, EnterCount{item("g1.1"), 1, {7, 7, 0, {{"赞成", ayes}, {"反对", 7 - ayes}}}});
}

bool waits(World& world, std::string_view reader, std::string_view what) {
    auto const page = views::today(seen_by(world, reader));
    return std::ranges::any_of(page.tasks, [&](views::Task const& one) { return one.what == what; });
}

}  // namespace

TEST_CASE("20, 24: the record tells the counts that differed, each at its time, once both tellers agree") {
    World world;
    papers_out(world);
    count(world, "m1", "2026-03-12 09:20", 5);
    count(world, "m2", "2026-03-12 09:21", 4);
    count(world, "m1", "2026-03-12 09:24", 5);
    CHECK(
        record_of(world, "m1").contains("09:20 甲初次计票：发出 7，收回 7，有效 7（反对 2、弃权 0、赞成 5），无效 0"));
    CHECK_FALSE(record_of(world, "clerk").contains("初次计票"));
    count(world, "m2", "2026-03-12 09:25", 5);
    world.done("chair", CloseBallot{item("g1.1"), 1});
    auto const record = record_of(world, "clerk");
    INFO(record);
    CHECK(record.contains("09:20 甲初次计票：发出 7，收回 7，有效 7（反对 2、弃权 0、赞成 5），无效 0"));
    CHECK(record.contains("09:21 乙初次计票：发出 7，收回 7，有效 7（反对 3、弃权 0、赞成 4），无效 0"));
    CHECK(record.contains("09:25 乙计票：发出 7，收回 7，有效 7（反对 2、弃权 0、赞成 5），无效 0"));
    CHECK(record_of(world, "clerk", words::Language::en).contains("09:21 First counted by 乙: 7 issued"));
}

TEST_CASE("19(2), 24: what a written opinion said before its author rewrote it stays with the record and its author") {
    World world;
    auto const meeting = world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m6", AskLeave{meeting, "出差"});
    world.done("chair", AnswerLeave{meeting, person("m6"), true});
    for (auto const* text : {"先同意", "又不同意", "仍同意"}) world.done("m6", WriteOpinion{item("g1.1"), text});
    world.at("2026-03-12 09:00");
    for (auto const* who : {"chair", "m1", "m2", "m3"}) world.done(who, EnterRoom{meeting, false});
    world.done("chair", OpenMeeting{meeting});
    world.done("chair", OpenItem{item("g1.1")});
    world.done("clerk", ReadOpinion{item("g1.1"), person("m6")});
    world.done("chair", DeferItem{item("g1.1"), "补充测算"});
    for (auto const* who : {"clerk", "m6"}) {
        auto const record = record_of(world, who);
        INFO(record);
        CHECK(record.contains("宣读己的书面意见（不计票）：仍同意"));
        CHECK(record.find("未宣读）：先同意") < record.find("未宣读）：又不同意"));
        CHECK(record.contains("未宣读）：又不同意"));
    }
    CHECK(record_of(world, "m1").contains("：仍同意"));
    CHECK_FALSE(record_of(world, "m1").contains("先同意"));
}

TEST_CASE("20, 24: counts of a vote that was void are told when the item is through") {
    World world;
    papers_out(world);
    count(world, "m1", "2026-03-12 09:20", 5);
    count(world, "m2", "2026-03-12 09:21", 4);
    world.done("chair", VoidBallot{item("g1.1"), 1, "两次点票不一致"});
    CHECK_FALSE(record_of(world, "clerk").contains("乙计票"));
    world.done("chair", DeferItem{item("g1.1"), "下次再议"});
    CHECK(record_of(world, "clerk").contains("09:21 乙计票：发出 7，收回 7，有效 7（反对 3、弃权 0、赞成 4），无效 0"));
}

TEST_CASE("18.2, 24: the record tells that a meeting opened at another time than told, and why") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.at("2026-03-12 08:30");
    enter(world, MeetingId{"g1"}, world.members());
    world.done("chair", OpenMeeting{MeetingId{"g1"}}, {{"opening.time", "全体已到，提前开会"}});
    auto const record = record_of(world, "clerk");
    INFO(record);
    CHECK(record.contains("08:30 例外——未按通知时间开会；理由：全体已到，提前开会（书记）"));
}

TEST_CASE("19.2: leave for a former time stays in sight, and its member is asked about the new one") {
    World world;
    MeetingId const id{"g1"};
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m1", AskLeave{id, "出差"});
    world.done("chair", AnswerLeave{id, person("m1"), true});
    world.done("m2", AskLeave{id, "因病"});
    world.done("chair", MoveMeeting{id, local("2026-03-13 09:00"), "原地点", "会场冲突"});
    auto const page = views::meeting(seen_by(world, "chair"), id);
    REQUIRE(page);
    CHECK(page->replies.at(1).leave->name == "approved");
    CHECK(page->replies.at(1).leave_former == local("2026-03-12 09:00"));
    CHECK(views::meeting(seen_by(world, "m1"), id)->card.leave_former == local("2026-03-12 09:00"));
    CHECK(waits(world, "m1", "leave.confirm"));
    CHECK_FALSE(waits(world, "chair", "leave.answer"));
    world.done("m1", AskLeave{id, "出差"});
    CHECK_FALSE(waits(world, "m1", "leave.confirm"));
    CHECK_FALSE(views::meeting(seen_by(world, "m1"), id)->card.leave_former);
    CHECK(waits(world, "chair", "leave.answer"));
    // Who comes after all says so by acknowledging the new notice.
    world.done("clerk", SendNotice{id});
    CHECK(waits(world, "m2", "notice.acknowledge"));
    world.done("m2", AcknowledgeNotice{id});
    CHECK_FALSE(waits(world, "m2", "leave.confirm"));
    CHECK(record_of(world, "clerk")
              .contains("请假：乙（因病；待答复）；为原定时间 2026年3月12日 09:00 所请，会议改期后未再请假"));
}

TEST_CASE("19.2: whoever was refused leave is told that they are due, until they say that they know") {
    World world;
    MeetingId const id{"g1"};
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m1", AskLeave{id, "出差"});
    CHECK_FALSE(waits(world, "m1", "leave.refused"));
    world.done("chair", AnswerLeave{id, person("m1"), false});
    CHECK(waits(world, "m1", "leave.refused"));
    CHECK_FALSE(waits(world, "m2", "leave.refused"));
    world.done("m1", AcknowledgeNotice{id});
    CHECK_FALSE(waits(world, "m1", "leave.refused"));
}

TEST_CASE("25: proposals of a correction stay to be seen after its signature, by those who belong to the meeting") {
    World world;
    auto const meeting = meeting_over(world);
    auto const all_agree = [&] {
        for (auto const* member : {"chair", "m1", "m2", "m3", "m4"})
            world.done(member, CommentOnMinutes{meeting, true, {}});
    };
    world.done("clerk", DraftMinutes{meeting, "稿"});
    world.done("clerk", CirculateMinutes{meeting});
    all_agree();
    world.done("chair", SignMinutes{meeting});
    world.done("clerk", CorrectMinutes{meeting, "期限为六月底", "笔误"});
    world.done("m1", CommentOnMinutes{meeting, false, "是五月底"});
    world.done("clerk", AnswerComment{meeting, {"m1"}, "采纳"});
    world.done("clerk", CorrectMinutes{meeting, "期限为五月底", "笔误"});
    all_agree();
    world.done("chair", SignMinutes{meeting});
    auto const page = views::minutes(seen_by(world, "m6"), meeting);
    REQUIRE(page);
    REQUIRE(page->corrections.size() == 1);
    auto const& correction = page->corrections.front();
    CHECK(correction.comments.size() == 5);
    REQUIRE(correction.earlier.size() == 1);
    CHECK(correction.earlier.front().text == "期限为六月底");
    CHECK(correction.earlier.front().comments.at(0).text == "是五月底");
    CHECK(correction.earlier.front().comments.at(0).answer == "采纳");
    auto const outside = views::minutes(seen_by(world, "office"), meeting);
    REQUIRE(outside);
    REQUIRE(outside->corrections.size() == 1);
    CHECK(outside->corrections.front().comments.empty());
    CHECK(outside->corrections.front().earlier.empty());
}

TEST_CASE(
    "24: the record keeps who was there before the opening, and says by whose hand a coming or going was entered") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 5);
    world.at("2026-03-12 09:20");
    REQUIRE(world.enter_for("m5", EnterRoom{MeetingId{"g1"}, false}).accepted);
    world.at("2026-03-12 09:30");
    REQUIRE(world.enter_for("m4", LeaveRoom{MeetingId{"g1"}}).accepted);
    world.at("2026-03-12 09:40");
    world.done("m5", LeaveRoom{MeetingId{"g1"}});
    auto const record = record_of(world, "clerk");
    INFO(record);
    CHECK(record.contains("09:00 甲到会\n"));
    CHECK(record.contains("09:20 戊到会（由clerk代录）"));
    CHECK(record.contains("09:30 丁离场（由clerk代录）"));
    CHECK(record.contains("09:40 戊离场\n"));
}

TEST_CASE("in the room items that are over stand in the order in which they ended, not in the agenda's") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7, {"plan", "plan", "plan"});
    auto minute = 0;
    for (auto const* one : {"g1.2", "g1.3", "g1.1"}) {
        world.done("chair", OpenItem{item(one)});
        world.at("2026-03-12 09:1" + std::to_string(++minute));
        world.done("chair", DeferItem{item(one), "材料要补"});
    }
    std::vector<std::string> ended;
    auto const page = views::live(seen_by(world, "m1"), meeting);
    REQUIRE(page);
    for (auto const& one : page->ended) ended.push_back(one.line.item.text);
    CHECK(ended == std::vector<std::string>{"g1.2", "g1.3", "g1.1"});
}

TEST_CASE("20: offered as tellers are those at hand whom the engine takes, and nobody else") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 6);
    world.done("chair", OpenItem{item("g1.1")});
    world.done("m5", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管其事"});
    world.done("m5", LeaveRoom{MeetingId{"g1"}});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1"), Method::secret));
    auto const page = views::live(seen_by(world, "chair"), MeetingId{"g1"});
    REQUIRE(page);
    REQUIRE(page->current);
    std::vector<std::string> offered;
    for (auto const& one : page->current->questions[0].may_count) offered.push_back(one.person.text);
    // m5 is recused, m6 did not come.
    CHECK(offered == std::vector<std::string>{"chair", "m1", "m2", "m3", "m4", "clerk"});
    for (auto const& one : offered) {
        CAPTURE(one);
        auto const other = one == "m1" ? "m2" : "m1";
        CHECK(world.ask("chair", IssuePapers{item("g1.1"), 1, {person(one), person(other)}, 5}).accepted);
    }
    world.done("chair", IssuePapers{item("g1.1"), 1, {person("m1"), person("m2")}, 5});
    CHECK(views::live(seen_by(world, "chair"), MeetingId{"g1"})->current->questions[0].may_count.empty());
}

TEST_CASE(
    "25: who circulates the draft is told beforehand to whom it goes and until when, as the engine then does it") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 5);
    settle(world, item("g1.1"), "chair", 4);
    world.done("chair", CloseMeeting{MeetingId{"g1"}});
    auto const page = [&](std::string_view reader) { return *views::minutes(seen_by(world, reader), MeetingId{"g1"}); };
    CHECK(page("clerk").writes);
    CHECK_FALSE(page("m1").writes);
    CHECK_FALSE(page("clerk").circulation);
    world.done("clerk", DraftMinutes{MeetingId{"g1"}, "纪要"});
    CHECK_FALSE(page("m1").circulation);
    auto const before = page("clerk").circulation;
    REQUIRE(before);
    CHECK(before->to == std::vector<std::string>{"书记", "甲", "乙", "丙", "丁", "戊", "己"});
    world.done("clerk", CirculateMinutes{MeetingId{"g1"}});
    CHECK(before->comments_until == page("clerk").comments_until);
    CHECK_FALSE(page("clerk").circulation);
    // Three days run to the end of the third: on that day it is still for today, and not late.
    auto const urgency = [&] {
        auto const tasks = views::today(seen_by(world, "m1")).tasks;
        auto const task = std::ranges::find(tasks, "minutes.comment", &views::Task::what);
        REQUIRE(task != tasks.end());
        return task->urgency;
    };
    world.at("2026-03-15 09:00");
    CHECK(urgency() == "today");
    world.at("2026-03-14 09:00");
    CHECK(urgency() == "soon");
}

TEST_CASE("meetings are prepared by who convenes them or sends their notice") {
    World world;
    world.planned_meeting("g1", "2026-03-12 09:00");
    for (auto const* reader : {"chair", "clerk"}) CHECK(views::today(seen_by(world, reader)).prepares);
    for (auto const* reader : {"m1", "inspector"}) CHECK_FALSE(views::today(seen_by(world, reader)).prepares);
}

#include "meetings/minutes.hpp"

#include <doctest/doctest.h>

#include "meetings/aftermath.hpp"
#include "meetings/cadence.hpp"

namespace {

using namespace quorate;
using namespace quorate::meetings;
using tests::World;
using People = std::vector<PersonId>;

Minutes const& minutes_of(World const& world) {
    return world.meetings().meetings.at({"g1"}).minutes;
}

/// Drafted and circulated on the day of the meeting: comments until the end of the third day after it.
MeetingId circulated(World& world) {
    auto const meeting = tests::meeting_over(world);
    world.done("clerk", DraftMinutes{meeting, "纪要第一稿"});
    world.done("clerk", CirculateMinutes{meeting});
    return meeting;
}

People persons(Obstacle const* obstacle, std::string const& fact) {
    REQUIRE(obstacle != nullptr);
    return std::get<People>(obstacle->facts.at(fact));
}

void all_agree(World& world, MeetingId const& meeting) {
    for (auto const* member : {"chair", "m1", "m2", "m3", "m4"}) {
        world.done(member, CommentOnMinutes{meeting, true, {}});
    }
}

TEST_CASE("24: minutes are drafted by the clerk, of a meeting that is over") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 5);
    CHECK(world.ask("clerk", DraftMinutes{meeting, "纪要"}).refused("minutes.meeting-not-over"));
    CHECK(world.ask("clerk", DraftMinutes{{"g9"}, " "}).bad("/meeting", "unknown-meeting"));
    CHECK(world.ask("clerk", DraftMinutes{{"g9"}, " "}).bad("/text", "missing-text"));
    tests::decide_item(world, {"g1.1"}, {"赞成", "赞成", "赞成", "赞成", "赞成"});
    world.done("chair", CloseMeeting{meeting});
    CHECK(world.ask("m1", DraftMinutes{meeting, "纪要"}).refused("power.minutes.write"));
    CHECK(world.ask("clerk", CirculateMinutes{meeting}).refused("minutes.no-draft"));
    CHECK(world.done("clerk", DraftMinutes{meeting, "纪要"}).happened("minutes.drafted"));
    CHECK(minutes_of(world).drafts == std::vector<std::string>{"纪要"});
}

TEST_CASE("25: a draft goes to everybody who attended, for as long as the body set") {
    World world;
    auto const meeting = circulated(world);
    CHECK(minutes_of(world).comments_until == tests::local("2026-03-16 00:00"));
    CHECK(attendees_of(world.scene(), world.meetings().meetings.at(meeting), world.rules()).size() == 5);
    CHECK(world.ask("clerk", CirculateMinutes{meeting}).refused("minutes.circulated"));
}

TEST_CASE("25: without a comment period the body is told who sets it; nothing is made up") {
    tests::Setup setup;
    setup.rules.parameters["minutes.comment-period"].type = charter::Parameter::Type::hours;
    World world(setup);
    auto const meeting = tests::meeting_over(world);
    world.done("clerk", DraftMinutes{meeting, "纪要"});
    world.done("clerk", CirculateMinutes{meeting});
    CHECK(minutes_of(world).comments_until == tests::local("2026-03-12 14:00"));

    // A charter version without the number, adopted since, leaves the meeting's own number in force.
    auto state = world.state();
    for (auto& adoption : state.people.adoptions) adoption.parameters.clear();
    state.meetings.meetings.at(meeting).minutes.circulated.reset();
    auto const answer = body::decide(state, meetings::Command{CirculateMinutes{meeting}}, world.context("clerk"));
    REQUIRE_FALSE(answer.has_value());
    REQUIRE(answer.error().obstacles.size() == 1);
    auto const& obstacle = answer.error().obstacles.front();
    CHECK(obstacle.rule == "minutes.period-unset");
    CHECK(obstacle.facts.at("parameter") == Fact{std::vector<Term>{{"parameter", "minutes.comment-period"}}});
    CHECK(obstacle.facts.at("offices") == Fact{std::vector<Term>{{"office", "chair"}}});
    CHECK(obstacle.remedies == std::vector<Remedy>{{"parameter.set", "body"}});
}

TEST_CASE("25: the members comment, those away as well, and nobody else; who objects says why") {
    World world;
    auto const meeting = tests::meeting_over(world);
    CHECK(world.ask("m1", CommentOnMinutes{meeting, true, {}}).refused("minutes.not-circulated"));
    world.done("clerk", DraftMinutes{meeting, "纪要"});
    world.done("clerk", CirculateMinutes{meeting});
    auto const other = world.ask("clerk", CommentOnMinutes{meeting, true, {}});
    CHECK(persons(other.obstacle("minutes.members-only"), "members") ==
          People{{"chair"}, {"m1"}, {"m2"}, {"m3"}, {"m4"}, {"m5"}, {"m6"}});
    CHECK(world.ask("m5", CommentOnMinutes{meeting, true, {}}).accepted);
    CHECK(world.ask("m1", CommentOnMinutes{meeting, false, {}}).bad("/text", "missing-text"));
    CHECK(world.ask("m1", CommentOnMinutes{meeting, true, " "}).bad("/text", "missing-text"));
    CHECK(world.done("m1", CommentOnMinutes{meeting, false, "第二项漏了我的意见"}).accepted);
    CHECK(world.enter_for("m2", CommentOnMinutes{meeting, true, {}}).accepted);
    world.at("2026-03-16 00:00");
    CHECK(world.ask("m3", CommentOnMinutes{meeting, true, {}}).refused("minutes.period-over"));
}

TEST_CASE("25: signing waits until everybody answered or the period is over") {
    World world;
    auto const meeting = tests::meeting_over(world);
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.not-circulated"));
    world.done("clerk", DraftMinutes{meeting, "纪要"});
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.not-circulated"));
    world.done("clerk", CirculateMinutes{meeting});
    for (auto const* member : {"chair", "m1", "m2"}) world.done(member, CommentOnMinutes{meeting, true, {}});
    auto const early = world.ask("chair", SignMinutes{meeting});
    CHECK(persons(early.obstacle("minutes.comments-pending"), "members") == People{{"m3"}, {"m4"}});
    world.at("2026-03-15 23:59");
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.comments-pending"));
    world.at("2026-03-16 00:00");
    CHECK(world.ask("chair", SignMinutes{meeting}).accepted);
}

TEST_CASE("25: an objection is answered before the signature, and before the draft is revised") {
    World world;
    auto const meeting = circulated(world);
    all_agree(world, meeting);
    world.done("m1", CommentOnMinutes{meeting, false, "漏了一句"});
    CHECK(persons(world.ask("chair", SignMinutes{meeting}).obstacle("minutes.comments-unanswered"), "members") ==
          People{{"m1"}});
    CHECK(world.ask("clerk", DraftMinutes{meeting, "第二稿"}).refused("minutes.comments-unanswered"));
    CHECK(world.ask("clerk", AnswerComment{meeting, {"m5"}, "采纳"}).bad("/member", "no-comment"));
    CHECK(world.ask("m1", AnswerComment{meeting, {"m1"}, "采纳"}).refused("power.minutes.write"));
    world.done("clerk", AnswerComment{meeting, {"m1"}, "采纳"});
    CHECK(world.ask("chair", SignMinutes{meeting}).accepted);

    world.done("clerk", DraftMinutes{meeting, "第二稿"});
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.not-circulated"));
    CHECK(minutes_of(world).comments.empty());
    REQUIRE(minutes_of(world).earlier.size() == 1);
    CHECK(minutes_of(world).earlier[0].at({"m1"}).answer == "采纳");
    world.done("clerk", CirculateMinutes{meeting});
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.comments-pending"));
    all_agree(world, meeting);
    CHECK(world.done("chair", SignMinutes{meeting}).happened("minutes.signed"));
}

TEST_CASE("25: a member may change a comment, and then it waits for an answer again") {
    World world;
    auto const meeting = circulated(world);
    all_agree(world, meeting);
    world.done("m1", CommentOnMinutes{meeting, false, "一"});
    world.done("clerk", AnswerComment{meeting, {"m1"}, "不采纳"});
    world.done("m1", CommentOnMinutes{meeting, false, "二"});
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.comments-unanswered"));
    world.done("m1", CommentOnMinutes{meeting, true, {}});
    CHECK(world.ask("chair", SignMinutes{meeting}).accepted);
}

TEST_CASE("8, 25: the chair signs; authority to sign is never assumed") {
    World world;
    auto const meeting = circulated(world);
    all_agree(world, meeting);
    for (auto const* other : {"m1", "clerk", "office"}) {
        CHECK(world.ask(other, SignMinutes{meeting}).refused("power.minutes.sign"));
    }
    world.done("chair",
               people::EntrustPresidency{{"m1"}, tests::day("2026-03-12"), tests::day("2026-03-20"), "委托书"});
    // m1 is entrusted now, but did not preside over this meeting.
    CHECK(world.ask("m1", SignMinutes{meeting}).refused("power.minutes.sign"));
    auto presided = world.state();
    presided.meetings.meetings.at(meeting).presider = {"m1"};
    CHECK(body::decide(presided, meetings::Command{SignMinutes{meeting}}, world.context("m1")).has_value());
    presided.people.entrustments.back().until = tests::day("2026-03-11");
    CHECK_FALSE(body::decide(presided, meetings::Command{SignMinutes{meeting}}, world.context("m1")).has_value());
    CHECK(world.enter_for("chair", SignMinutes{meeting}).accepted);
    CHECK(minutes_of(world).signed_by == PersonId{"chair"});
}

TEST_CASE("25: after the signature nothing changes but by a correction that stands beside the text") {
    World world;
    auto const meeting = circulated(world);
    CHECK(world.ask("chair", CorrectMinutes{meeting, "更正", "笔误"}).refused("minutes.not-signed"));
    all_agree(world, meeting);
    world.done("chair", SignMinutes{meeting});
    CHECK(world.ask("clerk", DraftMinutes{meeting, "新稿"}).refused("minutes.signed"));
    CHECK(world.ask("clerk", CirculateMinutes{meeting}).refused("minutes.signed"));
    CHECK(world.ask("m1", CommentOnMinutes{meeting, true, {}}).refused("minutes.signed"));
    CHECK(world.ask("clerk", AnswerComment{meeting, {"m1"}, "采纳"}).refused("minutes.signed"));
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.signed"));
    CHECK(world.ask("m1", CorrectMinutes{meeting, "更正", "笔误"}).refused("power.minutes.sign"));
    CHECK(world.ask("chair", CorrectMinutes{meeting, "更正", ""}).bad("/reason", "missing-text"));
    CHECK(world.done("chair", CorrectMinutes{meeting, "更正", "笔误"}).happened("minutes.correction-proposed"));
    all_agree(world, meeting);
    CHECK(world.done("chair", SignMinutes{meeting}).happened("minutes.corrected"));
    CHECK(minutes_of(world).drafts.size() == 1);
    REQUIRE(minutes_of(world).corrections.size() == 1);
    CHECK(minutes_of(world).corrections[0].reason == "笔误");
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.signed"));
}

TEST_CASE("25: a correction goes to the members as the minutes did, and nobody makes it alone") {
    World world;
    auto const meeting = circulated(world);
    all_agree(world, meeting);
    world.done("chair", SignMinutes{meeting});
    auto const signed_comments = minutes_of(world).comments.size();
    world.done("clerk", CorrectMinutes{meeting, "期限为六月底", "笔误"});
    REQUIRE(minutes_of(world).correction);
    CHECK(minutes_of(world).correction->comments_until == tests::local("2026-03-16 00:00"));
    CHECK(minutes_of(world).corrections.empty());
    CHECK(world.ask("m5", CommentOnMinutes{meeting, true, {}}).accepted);
    CHECK(world.ask("clerk", CommentOnMinutes{meeting, true, {}}).refused("minutes.members-only"));
    CHECK(persons(world.ask("chair", SignMinutes{meeting}).obstacle("minutes.comments-pending"), "members").size() ==
          5);
    world.done("m1", CommentOnMinutes{meeting, false, "是五月底"});
    CHECK(minutes_of(world).comments.size() == signed_comments);
    CHECK(minutes_of(world).comments.at({"m1"}).agrees);
    world.at("2026-03-16 00:00");
    CHECK(world.ask("m2", CommentOnMinutes{meeting, true, {}}).refused("minutes.period-over"));
    CHECK(persons(world.ask("chair", SignMinutes{meeting}).obstacle("minutes.comments-unanswered"), "members") ==
          People{{"m1"}});
    CHECK(world.ask("clerk", CorrectMinutes{meeting, "期限为五月底", "笔误"}).refused("minutes.comments-unanswered"));
    CHECK(world.ask("clerk", AnswerComment{meeting, {"m2"}, "采纳"}).bad("/member", "no-comment"));
    world.done("clerk", AnswerComment{meeting, {"m1"}, "采纳"});
    CHECK(world.ask("m1", SignMinutes{meeting}).refused("power.minutes.sign"));

    // The comment was right: a new proposal, before everybody again.
    world.done("clerk", CorrectMinutes{meeting, "期限为五月底", "笔误"});
    CHECK(minutes_of(world).correction->comments.empty());
    REQUIRE(minutes_of(world).correction->earlier.size() == 1);
    CHECK(minutes_of(world).correction->earlier[0].text == "期限为六月底");
    CHECK(minutes_of(world).correction->earlier[0].comments.at({"m1"}).answer == "采纳");
    CHECK(world.ask("chair", SignMinutes{meeting}).refused("minutes.comments-pending"));
    all_agree(world, meeting);
    world.done("chair", SignMinutes{meeting});
    CHECK_FALSE(minutes_of(world).correction);
    REQUIRE(minutes_of(world).corrections.size() == 1);
    auto const& correction = minutes_of(world).corrections[0];
    CHECK(correction.text == "期限为五月底");
    CHECK(correction.by == PersonId{"chair"});
    CHECK(correction.proposed_by == PersonId{"clerk"});
    CHECK(correction.comments.size() == 5);
    CHECK(correction.earlier.size() == 1);
    CHECK(world.ask("m1", CommentOnMinutes{meeting, true, {}}).refused("minutes.signed"));
}

TEST_CASE("25: when the period for a correction ends, silence no longer holds its signature up") {
    World world;
    auto const meeting = circulated(world);
    all_agree(world, meeting);
    world.done("chair", SignMinutes{meeting});
    world.done("clerk", CorrectMinutes{meeting, "期限为六月底", "笔误"});
    world.send("", ReachClock{});
    CHECK(next_deadline(world.scene(), world.charters()) == tests::local("2026-03-16 00:00"));
    world.at("2026-03-16 00:00");
    CHECK(world.send("", ReachClock{}).happened("minutes.comments-closed"));
    CHECK(minutes_of(world).correction->comments_closed);
    CHECK(world.done("chair", SignMinutes{meeting}).happened("minutes.corrected"));
}

TEST_CASE("24: who had gone again before the opening did not attend") {
    World world;
    auto const meeting = world.noticed_meeting("g1", "2026-03-12 09:00");
    world.at("2026-03-12 08:40");
    for (auto const* member : {"chair", "m1", "m2", "m3", "m4"}) world.done(member, EnterRoom{meeting, false});
    world.at("2026-03-12 08:50");
    world.done("m4", LeaveRoom{meeting});
    world.at("2026-03-12 09:00");
    world.done("chair", OpenMeeting{meeting});
    world.at("2026-03-12 09:30");
    world.done("m3", LeaveRoom{meeting});
    auto const attended = attendees_of(world.scene(), world.meetings().meetings.at(meeting), world.rules());
    CHECK(attended == People{{"chair"}, {"m1"}, {"m2"}, {"m3"}});
}

}  // namespace

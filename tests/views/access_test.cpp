#include "meetings/aftermath.hpp"
#include "meetings/sitting.hpp"
#include "procedures/support.hpp"
#include "views/decisions.hpp"
#include "views/live.hpp"
#include "views/matters.hpp"
#include "views/meeting.hpp"
#include "views/minutes.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

DecisionId const kDecision{"g1.1.1"};
MeetingId const kMeeting{"g1"};

/// Five of seven decided by name, four for and "m4" against, who reserved an opinion; "m5" and "m6" were not there.
void decided(World& world) {
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 5);
    decide_item(world, {"g1.1"}, {"赞成", "赞成", "赞成", "赞成", "反对"});
    world.done("m4", StateReservation{ReservationId{"r1"}, item("g1.1"), "时机未到"});
    world.at("2026-03-12 11:00");
    world.done("chair", CloseMeeting{meeting});
}

std::optional<views::DecisionPage> page(World& world, std::string_view reader) {
    return views::decision(seen_by(world, reader), kDecision);
}

views::PartLine part_of(views::DecisionPage const& one, std::string_view member) {
    for (auto const& line : one.parts) {
        if (line.member == person(member)) return line;
    }
    FAIL("no part of " << member);
    return {};
}

views::Live live_of(World& world, std::string_view reader) {
    auto const view = views::live(seen_by(world, reader), kMeeting);
    REQUIRE(view);
    return *view;
}

views::Seat seat_of(views::Live const& view, std::string_view member) {
    for (auto const& seat : view.seats) {
        if (seat.member == person(member)) return seat;
    }
    FAIL("no seat of " << member);
    return {};
}

}  // namespace

TEST_CASE("19(2), 22: who withdrew is called back when the item is over, and who then misses a vote was not absent") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7, {"plan", "plan"});
    world.done("m6", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管该单位"});
    world.done("m6", LeaveRoom{meeting});
    CHECK(live_of(world, "clerk").sentence.find("仍在会场外") == std::string::npos);
    settle(world, item("g1.1"), "chair", 6);
    CHECK(live_of(world, "clerk").sentence.find("己回避的议项已经结束，仍在会场外，请入场") != std::string::npos);
    settle(world, item("g1.2"), "chair", 6);
    world.done("chair", CloseMeeting{meeting});
    auto const decision = views::decision(seen_by(world, "clerk"), DecisionId{"g1.2.1"});
    REQUIRE(decision);
    CHECK(part_of(*decision, "m6").part.label == "表决时不在会场");
    CHECK(decision->may_prove);
    CHECK_FALSE(views::decision(seen_by(world, "m1"), DecisionId{"g1.2.1"})->may_prove);
    auto const minutes = views::minutes(seen_by(world, "clerk"), meeting);
    REQUIRE(minutes);
    CHECK(minutes->proposed.find("表决时不在会场：己。") != std::string::npos);
}

TEST_CASE("17(7): what must follow a decision is said in words") {
    World world({.rules = rules_in("charters/liaoning-2019.md")});
    world.open_meeting("g1", "2026-03-12 09:00", 7, {"personnel"});
    decide_item(world, {"g1.1"}, {"同意", "同意", "同意", "同意", "同意", "同意", "同意"}, charter::Method::hands);
    auto const decision = views::decision(seen_by(world, "clerk"), DecisionId{"g1.1.1"});
    REQUIRE(decision);
    CHECK(decision->after == std::vector<std::string>{"任前公示不少于 5 个工作日"});
}

TEST_CASE("13.3, 23, 24: a reservation is shown to its author, the chair, the clerk and the inspector") {
    World world;
    decided(world);
    for (auto const* reader : {"m4", "chair", "clerk", "inspector"}) {
        auto const shown = page(world, reader);
        REQUIRE(shown);
        REQUIRE(shown->reservations.size() == 1);
        CHECK(shown->reservations[0].text == "时机未到");
        CHECK(shown->reservations[0].mine == (std::string_view(reader) == "m4"));
        CHECK(part_of(*shown, "m4").reserved);
    }
    for (auto const* reader : {"m1", "m5"}) {
        auto const shown = page(world, reader);
        REQUIRE(shown);
        CHECK(shown->reservations.empty());
        CHECK_FALSE(part_of(*shown, "m4").reserved);
    }
}

TEST_CASE("13.3, 24: the clerk finds the reservation in the record, and in the proposed minutes that there was one") {
    World world;
    decided(world);
    auto const clerk = views::minutes(seen_by(world, "clerk"), kMeeting);
    REQUIRE(clerk);
    CHECK(clerk->proposed.contains("丁对本项决定声明保留意见"));
    CHECK_FALSE(clerk->proposed.contains("时机未到"));
    CHECK(clerk->record.contains("丁声明保留：时机未到"));
    auto const member = views::minutes(seen_by(world, "m1"), kMeeting);
    REQUIRE(member);
    CHECK(member->proposed.empty());
    CHECK_FALSE(member->record.contains("声明保留"));
    CHECK(member->record.contains("反对"));
}

TEST_CASE("23: a decision shows how the vote went to members, clerk and inspector; who carries it out sees its words") {
    World world;
    decided(world);
    for (auto const* reader : {"chair", "m1", "m5", "clerk", "inspector"}) {
        auto const shown = page(world, reader);
        REQUIRE(shown);
        CHECK(shown->line.ayes == 4);
        CHECK(shown->line.needed == 4);
        CHECK(shown->line.due == 7);
        REQUIRE(shown->verdict);
        CHECK(shown->verdict->sentence.contains("赞成 4 票"));
        CHECK(shown->parts.size() == 7);
        CHECK(part_of(*shown, "m4").choice->name == "反对");
        CHECK(part_of(*shown, "m5").part.name == "absent");
    }
    CHECK_FALSE(page(world, "staff"));
    CHECK_FALSE(page(world, "leader"));
    CHECK_FALSE(page(world, "system-admin"));
    world.done("chair",
               IssueDirective{DirectiveId{"d"}, kDecision, "拟订方案", person("m2"), UnitId{"u1"}, day("2026-04-30")});
    for (auto const* reader : {"staff", "office"}) {
        auto const shown = page(world, reader);
        REQUIRE(shown);
        CHECK(shown->line.text == "同意所提方案");
        CHECK_FALSE(shown->line.ayes);
        CHECK_FALSE(shown->verdict);
        CHECK(shown->tally.empty());
        CHECK(shown->parts.empty());
        CHECK(shown->deviations.empty());
        CHECK(shown->directives.size() == 1);
    }
}

TEST_CASE("23, 25: once the minutes are signed, the office that files them knows the figures, and no names") {
    World world;
    decided(world);
    world.done("clerk", DraftMinutes{kMeeting, "第一稿"});
    world.done("clerk", CirculateMinutes{kMeeting});
    world.done("m1", CommentOnMinutes{kMeeting, false, "措辞不妥"});
    CHECK_FALSE(views::minutes(seen_by(world, "office"), kMeeting));
    world.done("clerk", AnswerComment{kMeeting, person("m1"), "已改"});
    world.done("clerk", DraftMinutes{kMeeting, "第二稿"});
    world.done("clerk", CirculateMinutes{kMeeting});
    for (auto const* member : {"m1", "m2", "m3", "m4", "chair"})
        world.done(member, CommentOnMinutes{kMeeting, true, {}});
    world.done("chair", SignMinutes{kMeeting});
    auto const office = views::minutes(seen_by(world, "office"), kMeeting);
    REQUIRE(office);
    CHECK(office->drafts == std::vector<std::string>{"第二稿"});
    CHECK(office->comments.empty());
    CHECK_FALSE(office->record.contains("反对"));
    CHECK(views::minutes(seen_by(world, "m2"), kMeeting)->drafts.size() == 2);
    auto const shown = page(world, "office");
    REQUIRE(shown);
    CHECK(shown->line.ayes == 4);
    CHECK(shown->parts.empty());
}

TEST_CASE("20: a secret ballot shows its figures, and nobody's choice to anybody") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 7, {"discipline"});
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1"), Method::secret));
    world.done("chair", IssuePapers{item("g1.1"), 1, {person("m1"), person("m2")}, 7});
    Count const count{7, 7, 0, {{"赞成", 5}, {"反对", 2}, {"弃权", 0}}};
    world.done("m1", EnterCount{item("g1.1"), 1, count});
    // Each teller counts without sight of the other's figures.
    CHECK(live_of(world, "m1").current->questions[0].tellers[0].count);
    CHECK_FALSE(live_of(world, "m2").current->questions[0].tellers[0].count);
    CHECK(live_of(world, "m2").current->questions[0].tally.empty());
    world.done("m2", EnterCount{item("g1.1"), 1, count});
    world.done("chair", CloseBallot{item("g1.1"), 1});
    for (auto const* reader : {"chair", "m1", "clerk", "inspector"}) {
        auto const shown = page(world, reader);
        REQUIRE(shown);
        CHECK(shown->line.ayes == 5);
        for (auto const& part : shown->parts) {
            CHECK(part.part.name == "secret");
            CHECK_FALSE(part.choice);
        }
    }
}

TEST_CASE("19.2: who withdraws sees that the item is there, and neither its papers nor who speaks and votes") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m6", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管其事"});
    world.at("2026-03-12 09:00");
    enter(world, kMeeting, world.members());
    world.done("chair", OpenMeeting{kMeeting});
    world.done("m6", LeaveRoom{kMeeting});
    world.done("chair", OpenItem{item("g1.1")});
    world.done("m1", DeclineStatement{item("g1.1")});
    auto const outside = live_of(world, "m6");
    CHECK(outside.outside);
    CHECK_FALSE(outside.current);
    CHECK_FALSE(outside.agenda[0].mine);
    CHECK(outside.agenda[0].papers.empty());
    CHECK(seat_of(outside, "m1").spoken.name == "none");
    CHECK(seat_of(outside, "m6").recusal);
    CHECK(outside.record.empty());
    CHECK(outside.present == 7);
    CHECK(outside.sentence.contains("其中 1 人因回避在会场外"));
    auto const inside = live_of(world, "m2");
    REQUIRE(inside.current);
    CHECK(seat_of(inside, "m1").spoken.name == "declined");
    CHECK(seat_of(inside, "m2").spoken.name == "waiting");
    // At the meeting, only not at this item.
    CHECK(inside.present == 7);
    CHECK(inside.current->line.outlook.heads.able == 6);
    CHECK(inside.roster == 7);
    CHECK(inside.quorum_needed == 4);
    CHECK_FALSE(live_of(world, "clerk").record.empty());
    for (auto const* stranger : {"leader", "staff", "office", "system-admin"})
        CHECK_FALSE(views::live(seen_by(world, stranger), kMeeting));
}

TEST_CASE("20: while a named vote is on, each member sees their own choice only; the clerk keeps them all") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1"), Method::named));
    world.done("m1", CastVote{item("g1.1"), 1, "赞成"});
    CHECK(live_of(world, "m1").current->questions[0].my_choice->name == "赞成");
    CHECK(seat_of(live_of(world, "m1"), "m1").choice->name == "赞成");
    for (auto const* other : {"m2", "chair"}) {
        auto const seat = seat_of(live_of(world, other), "m1");
        CHECK(seat.vote.name == "cast");
        CHECK_FALSE(seat.choice);
    }
    CHECK(seat_of(live_of(world, "clerk"), "m1").choice->name == "赞成");
    auto const hall = views::hall(seen_by(world, "clerk"), kMeeting);
    REQUIRE(hall);
    CHECK(hall->stage.name == "voting");
    CHECK(hall->votes_in == 1);
    CHECK(hall->votes_due == 7);
    CHECK(hall->tally.empty());
    CHECK_FALSE(hall->verdict);
}

TEST_CASE("20: the verdict stays on the hall's wall until the next item begins") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 5, {"plan", "plan"});
    decide_item(world, {"g1.1"}, {"赞成", "赞成", "赞成", "赞成", "反对"});
    auto const shown = views::hall(seen_by(world, "clerk"), meeting);
    REQUIRE(shown);
    CHECK(shown->stage.name == "decided");
    CHECK(shown->number == 1);
    REQUIRE(shown->verdict);
    CHECK(shown->verdict->verdict.passed);
    CHECK(shown->tally.size() > 1);
    world.done("chair", OpenItem{item("g1.2")});
    auto const next = views::hall(seen_by(world, "clerk"), meeting);
    CHECK(next->stage.name == "discussing");
    CHECK_FALSE(next->verdict);
    world.done("chair", DeferItem{item("g1.2"), "改日再议"});
    CHECK(views::hall(seen_by(world, "clerk"), meeting)->stage.name == "waiting");
}

TEST_CASE("25: who attended and has left office since reads what they are asked about") {
    World world;
    decided(world);
    world.done("clerk", DraftMinutes{kMeeting, "纪要"});
    world.done("clerk", CirculateMinutes{kMeeting});
    world.done("clerk", people::EndOffice{person("m1"), charter::Office::member, day("2026-03-12"), "调离"});
    world.at("2026-03-13 09:00");
    CHECK(views::minutes(seen_by(world, "m1"), kMeeting)->comments.size() == 7);
    for (auto const* member : {"chair", "m1", "m2", "m3", "m4"})
        world.done(member, CommentOnMinutes{kMeeting, true, {}});
    world.done("chair", SignMinutes{kMeeting});
    world.done("clerk", CorrectMinutes{kMeeting, "期限为六月底", "笔误"});
    auto const page = views::minutes(seen_by(world, "m1"), kMeeting);
    REQUIRE(page);
    REQUIRE(page->correction);
    CHECK(page->correction->text == "期限为六月底");
}

TEST_CASE("19.2, 23: why somebody asked leave stays with those who belong to the meeting") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m6", AskLeave{kMeeting, "住院"});
    world.done("chair", AnswerLeave{kMeeting, person("m6"), true});
    world.at("2026-03-12 09:00");
    enter(world, kMeeting, {"chair", "m1", "m2", "m3", "m4", "m5"});
    world.done("chair", OpenMeeting{kMeeting});
    settle(world, item("g1.1"), "chair", 6);
    world.done("chair", CloseMeeting{kMeeting});
    world.done("clerk", DraftMinutes{kMeeting, "纪要"});
    world.done("clerk", CirculateMinutes{kMeeting});
    for (auto const* member : {"chair", "m1", "m2", "m3", "m4", "m5"})
        world.done(member, CommentOnMinutes{kMeeting, true, {}});
    world.done("chair", SignMinutes{kMeeting});
    for (auto const* reader : {"chair", "m1", "m6", "clerk", "inspector"})
        CHECK(views::minutes(seen_by(world, reader), kMeeting)->record.contains("请假：己（住院；已准假）"));
    auto const office = views::minutes(seen_by(world, "office"), kMeeting);
    REQUIRE(office);
    CHECK(office->record.contains("请假：己（已准假）"));
    CHECK_FALSE(office->record.contains("住院"));
}

TEST_CASE("20: what one teller counted is nobody else's to read before the other has counted") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1"), Method::secret));
    world.done("chair", IssuePapers{item("g1.1"), 1, {person("m1"), person("m2")}, 7});
    Count const count{7, 6, 1, {{"赞成", 5}, {"反对", 1}}};
    auto const told = [&](std::string_view reader) {
        return views::happenings_of(seen_by(world, reader), *find(world.meetings(), kMeeting)).size();
    };
    auto const before = told("m2");
    world.done("m1", EnterCount{item("g1.1"), 1, count});
    CHECK(told("m1") == before + 1);
    for (auto const* reader : {"m2", "chair", "clerk"}) CHECK(told(reader) == before);
    world.done("m2", EnterCount{item("g1.1"), 1, count});
    CHECK(told("chair") == before + 2);
}

TEST_CASE("19.2: who withdrew reads no reason that was given at the item, wherever reasons are shown") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m1", DeclareRecusal{item("g1.1"), RecusalCause::other, "分管其事"});
    world.done("clerk",
               AddPaper{MatterId{"g1.m1"}, PaperId{"p"}, "说明", std::string(64, 'a'), "application/pdf", 9, {}},
               {{"papers.late", "数据刚核定"}});
    world.at("2026-03-12 09:00");
    enter(world, kMeeting, {"chair", "m2", "m3", "m4", "m5", "m6"});
    world.done("chair", OpenMeeting{kMeeting});
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    world.done("chair", motion(item("g1.1")));
    for (auto const* member : {"m2", "m3", "m4", "m5"}) world.done(member, CastVote{item("g1.1"), 1, "赞成"});
    world.done("chair", CloseBallot{item("g1.1"), 1}, {{"ballot.waiting", "两人不愿表决"}});
    world.done("chair", CloseMeeting{kMeeting});
    auto const reasons = [&](std::string_view reader) {
        auto const check = views::self_check(seen_by(world, reader), kMeeting);
        auto const meeting = views::meeting(seen_by(world, reader), kMeeting);
        auto const matter = views::matter(seen_by(world, reader), MatterId{"g1.m1"});
        REQUIRE(check);
        REQUIRE(meeting);
        REQUIRE(matter);
        return std::vector<std::int64_t>{check->exceptions, std::ssize(meeting->deviations),
                                         std::ssize(matter->deviations)};
    };
    CHECK(reasons("m2") == std::vector<std::int64_t>{2, 2, 1});
    CHECK(reasons("inspector") == std::vector<std::int64_t>{2, 2, 1});
    CHECK(reasons("m1") == std::vector<std::int64_t>{0, 0, 0});
}

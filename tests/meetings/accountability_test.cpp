#include "meetings/accountability.hpp"

#include <doctest/doctest.h>

#include "meetings/aftermath.hpp"

namespace {

using namespace quorate;
using namespace quorate::meetings;
using tests::World;

ItemId const item{"g1.1"};
DecisionId const decision{"g1.1.1"};

StateReservation reserve(std::string_view id = "v1") {
    return {{std::string(id)}, item, "理由不充分"};
}

void sign(World& world, MeetingId const& meeting) {
    world.done("clerk", DraftMinutes{meeting, "纪要"});
    world.done("clerk", CirculateMinutes{meeting});
    for (auto const* member : {"chair", "m1", "m2", "m3", "m4"}) {
        world.done(member, CommentOnMinutes{meeting, true, {}});
    }
    world.done("chair", SignMinutes{meeting});
}

MemberStanding standing(World const& world, std::string_view member) {
    auto const& one = world.meetings().decisions.at(decision);
    auto const& kind = world.rules().kinds.at("plan");
    auto const all = standings(world.meetings(), kind, one);
    for (auto const& entry : all) {
        if (entry.member.text == member) return entry;
    }
    REQUIRE_MESSAGE(false, "no standing for that member");
    return {};
}

MemberStanding expected(std::string_view member, Standing standing, Ground because) {
    return {{std::string(member)}, standing, because};
}

TEST_CASE("22: dissent from what was already found to be an error is late, of that decision") {
    World world;
    tests::meeting_over(world, {"赞成", "赞成", "赞成", "赞成", "弃权"});
    world.done("m1", reserve("v1"));
    world.at("2026-03-13 09:00");
    world.done("chair", AssessDecision{decision, "造成重大损失", "审计报告", true});
    world.at("2026-03-14 09:00");
    world.done("m2", reserve("v2"));
    auto const& kept = world.meetings().reservations.at(item);
    CHECK_FALSE(kept.at({"v1"}).late);
    CHECK(kept.at({"v2"}).late);
    CHECK(standing(world, "m1") == expected("m1", Standing::lessened, Ground::voted_for_reserved));
    CHECK(standing(world, "m2") == expected("m2", Standing::answerable, Ground::voted_for));
    // A later finding does not make late what was in time for the first one.
    world.done("chair", AssessDecision{decision, "复核属实", "复核报告", true});
    CHECK(standing(world, "m1").standing == Standing::lessened);
}

TEST_CASE("13.3: a reservation runs from the item's opening to the signature; later it is kept as late") {
    World world;
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 5);
    CHECK(world.ask("m4", reserve()).refused("reservation.too-early"));
    tests::decide_item(world, item, {"赞成", "赞成", "赞成", "赞成", "反对"});
    CHECK(world.done("m4", reserve()).happened("reservation.stated"));
    CHECK(world.ask("m4", reserve()).bad("/reservation", "id-taken"));
    CHECK(world.done("m6", reserve("v2")).accepted);  // absent, and a member all the same
    CHECK(world.ask("clerk", reserve("v3")).refused("reservation.members-only"));
    CHECK(world.enter_for("m3", reserve("v3")).accepted);
    world.done("chair", CloseMeeting{meeting});
    sign(world, meeting);
    world.done("m1", reserve("v4"));
    auto const& kept = world.meetings().reservations.at(item);
    CHECK_FALSE(kept.at({"v1"}).late);
    CHECK(kept.at({"v4"}).late);
}

TEST_CASE("13.3: who is recused had no part to reserve") {
    World world;
    auto const meeting = world.noticed_meeting("g1", "2026-03-12 09:00");
    world.done("m4", DeclareRecusal{item, RecusalCause::self, "本人"});
    world.at("2026-03-12 09:00");
    for (auto const* member : {"chair", "m1", "m2", "m3", "m5"}) world.done(member, EnterRoom{meeting, false});
    world.done("chair", OpenMeeting{meeting});
    world.done("chair", OpenItem{item});
    CHECK(world.ask("m4", reserve()).refused("reservation.recused"));
}

TEST_CASE("22: who answers for a grave error follows from each member's part") {
    World world;
    tests::meeting_over(world, {"赞成", "赞成", "赞成", "赞成", "反对"});
    world.done("m1", reserve("v1"));
    CHECK(world.ask("m1", AssessDecision{decision, "损失", "审计报告", true}).refused("power.decision.assess"));
    CHECK(world.ask("chair", AssessDecision{{"none"}, "", "", true}).bad("/decision", "unknown-decision"));
    CHECK(standings(world.meetings(), world.rules().kinds.at("plan"), world.meetings().decisions.at(decision)).empty());
    world.done("inspector", AssessDecision{decision, "损失", "审计报告", true});
    CHECK(standing(world, "chair") == expected("chair", Standing::answerable, Ground::voted_for));
    CHECK(standing(world, "m1") == expected("m1", Standing::lessened, Ground::voted_for_reserved));
    CHECK(standing(world, "m4") == expected("m4", Standing::exempt, Ground::opposed));
    CHECK(standing(world, "m5") == expected("m5", Standing::exempt, Ground::absent));
    world.done("inspector", AssessDecision{decision, "复核后不属重大失误", "复核意见", false});
    CHECK(standings(world.meetings(), world.rules().kinds.at("plan"), world.meetings().decisions.at(decision)).empty());
}

TEST_CASE("22: abstaining lessens, abstaining with a reservation exempts, a late reservation alters nothing") {
    World world;
    auto const meeting = tests::meeting_over(world, {"赞成", "赞成", "赞成", "赞成", "弃权"});
    AssessDecision const assess{decision, "损失", "审计报告", true};
    SUBCASE("none") {
        world.done("inspector", assess);
        CHECK(standing(world, "m4") == expected("m4", Standing::lessened, Ground::abstained));
    }
    SUBCASE("in time") {
        world.done("m4", reserve());
        world.done("inspector", assess);
        CHECK(standing(world, "m4") == expected("m4", Standing::exempt, Ground::reserved));
    }
    SUBCASE("late") {
        sign(world, meeting);
        world.done("m4", reserve());
        world.done("inspector", assess);
        CHECK(standing(world, "m4") == expected("m4", Standing::lessened, Ground::abstained));
    }
}

TEST_CASE("22: a secret ballot proves nothing; only a reservation counts") {
    State state;
    Meeting meeting;
    meeting.id = {"g"};
    for (auto const* member : {"a", "b", "c", "d", "e"}) meeting.roster.push_back({member});
    state.meetings.emplace(meeting.id, meeting);
    Decision one;
    one.id = {"d"};
    one.meeting = meeting.id;
    one.item = item;
    one.passed = true;
    one.parts = {{{"a"}, {Part::secret, ""}},
                 {{"b"}, {Part::secret, ""}},
                 {{"c"}, {Part::recused, ""}},
                 {{"d"}, {Part::absent_on_leave, ""}},
                 {{"e"}, {Part::not_cast, ""}}};
    one.assessments.push_back({"损失", "审计", true, {}, {"inspector"}});
    state.reservations[item][{"v"}] = {{"b"}, "有保留", {}, false, {}};
    charter::Kind kind;
    kind.choices = {"同意", "不同意", "缓议"};
    kind.pass_choice = "同意";
    CHECK(standings(state, kind, one) ==
          std::vector<MemberStanding>{expected("a", Standing::answerable, Ground::secret),
                                      expected("b", Standing::exempt, Ground::reserved),
                                      expected("c", Standing::exempt, Ground::recused),
                                      expected("d", Standing::exempt, Ground::absent_on_leave),
                                      expected("e", Standing::answerable, Ground::not_cast)});
}

TEST_CASE("22: what was voted down is no decision to answer for") {
    World world;
    tests::meeting_over(world, {"赞成", "赞成", "反对", "反对", "反对"});
    CHECK(world.ask("inspector", AssessDecision{decision, "损失", "审计", true}).refused("assessment.not-passed"));
}

TEST_CASE("8.2: authority rests on a passed decision, is for members, and ends") {
    World world;
    tests::meeting_over(world);
    auto const grant = [&](std::string_view person, std::string_view from, std::string_view to) {
        return GrantAuthorisation{{"a1"},           {std::string(person)}, "代表党组签约",
                                  tests::day(from), tests::day(to),        decision};
    };
    CHECK(world.ask("m1", grant("m1", "2026-03-12", "2026-06-30")).refused("power.authorisation.grant"));
    CHECK(world.ask("chair", grant("staff", "2026-03-12", "2026-06-30")).refused("authorisation.members-only"));
    CHECK(world.ask("chair", grant("m1", "2026-07-01", "2026-06-30")).bad("/to", "ends-before-start"));
    CHECK(world.ask("chair", grant("m1", "2026-03-01", "2026-03-11")).bad("/to", "day-past"));
    world.done("chair", grant("m1", "2026-03-12", "2026-06-30"));
    CHECK(authorised(world.scene(), {"m1"}, decision, tests::day("2026-06-30")));
    CHECK_FALSE(authorised(world.scene(), {"m1"}, decision, tests::day("2026-07-01")));
    CHECK_FALSE(authorised(world.scene(), {"m2"}, decision, tests::day("2026-06-30")));
    CHECK(world.ask("chair", EndAuthorisation{{"a9"}, "完成"}).bad("/authorisation", "unknown-authorisation"));
    world.done("chair", EndAuthorisation{{"a1"}, "已完成"});
    CHECK_FALSE(authorised(world.scene(), {"m1"}, decision, tests::day("2026-03-12")));
    CHECK(world.ask("chair", EndAuthorisation{{"a1"}, "已完成"}).refused("authorisation.over"));
}

TEST_CASE("8.2: nothing is authorised by what was voted down") {
    World world;
    tests::meeting_over(world, {"赞成", "赞成", "反对", "反对", "反对"});
    CHECK(world
              .ask("chair",
                   GrantAuthorisation{
                       {"a1"}, {"m1"}, "签约", tests::day("2026-03-12"), tests::day("2026-06-30"), decision})
              .refused("authorisation.not-passed"));
}

TEST_CASE("13: the chair acts urgently between meetings with facts and a reason, and the act waits for a meeting") {
    World world;
    CHECK(world.ask("m1", ActUrgently{{"u1"}, "拨款", "汛情", "来不及"}).refused("power.urgent.act"));
    auto const bare = world.ask("chair", ActUrgently{{"u1"}, "拨款", "", ""});
    CHECK(bare.bad("/facts", "missing-text"));
    CHECK(bare.bad("/reason", "missing-text"));
    world.done("chair", ActUrgently{{"u1"}, "拨款", "汛情", "来不及"});
    CHECK_FALSE(world.meetings().urgents.at({"u1"}).answered.has_value());
    CHECK(world.ask("chair", ActUrgently{{"u1"}, "拨款", "汛情", "来不及"}).bad("/urgent", "id-taken"));
}

TEST_CASE("13: while the members sit together nobody acts alone") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 5);
    CHECK(world.ask("chair", ActUrgently{{"u1"}, "拨款", "汛情", "来不及"}).refused("urgent.meeting-open"));
}

}  // namespace

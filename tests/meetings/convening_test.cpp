#include <algorithm>

#include <doctest/doctest.h>

#include "meetings/lookup.hpp"
#include "support/world.hpp"

namespace quorate::tests {
namespace {

using namespace meetings;

PlanMeeting plan(std::string const& id, std::string_view starts, bool extraordinary = false) {
    return {MeetingId{id}, local(starts), "第一会议室", extraordinary};
}

Meeting const& meeting_of(World const& world, std::string const& id) {
    return world.meetings().meetings.at(MeetingId{id});
}

/// A matter of the kind "plan" decided at a meeting of its own: everybody there votes the same way.
DecisionId decided(World& world, std::string const& id, std::string_view starts) {
    world.open_meeting(id, starts, 7, {"plan"});
    ItemId const item{id + ".1"};
    world.done("chair", OpenItem{item});
    auto others = world.members();
    others.erase(others.begin());
    for (auto const& member : others) world.done(member, DeclineStatement{item});
    world.done("chair", DeclineStatement{item});
    world.done("chair", OpenBallot{item, 1, Method::hands, "同意"});
    for (auto const& member : others) world.done(member, CastVote{item, 1, "赞成"});
    world.done("chair", CastVote{item, 1, "赞成"});
    world.done("chair", CloseBallot{item, 1});
    world.done("chair", CloseMeeting{MeetingId{id}});
    return DecisionId{id + ".1.1"};
}

}  // namespace

TEST_CASE("articles 8 and 19: the chair convenes; meetings are numbered through the years") {
    World world;
    CHECK(world.send("m1", plan("g", "2026-03-12 09:00")).refused("power.meeting.convene"));
    CHECK(world.send("clerk", plan("g", "2026-03-12 09:00")).refused("power.meeting.convene"));
    world.done("chair", plan("g", "2026-03-12 09:00"));
    world.done("chair", plan("h", "2026-04-12 09:00"));
    CHECK(meeting_of(world, "g").number == 1);
    CHECK(meeting_of(world, "h").number == 2);
    world.done("chair", CancelMeeting{MeetingId{"h"}, "另定"});
    world.done("chair", plan("k", "2027-01-12 09:00"));
    CHECK(meeting_of(world, "k").number == 2);  // a cancelled meeting was none
}

TEST_CASE("a meeting is planned for a time to come, under a charter in force, not twice at one time") {
    World world;
    CHECK(world.send("chair", plan("g", "2026-03-02 08:59")).refused("meeting.past"));
    CHECK(world.send("chair", PlanMeeting{MeetingId{"a b"}, Instant{}, "", false}).rejection.bad_input.size() == 2);
    world.done("chair", plan("g", "2026-03-12 09:00"));
    auto const clash = world.send("chair", plan("h", "2026-03-12 09:00", true));
    CHECK(clash.refused("meeting.clash"));
    CHECK(clash.obstacle("meeting.clash")->remedies == std::vector<Remedy>{{"meeting.move", "meeting:g"}});
    CHECK(world.send("chair", plan("h", "2026-03-12 14:00", true)).accepted);
    CHECK(world.send("chair", plan("g", "2026-03-13 14:00", true)).bad("/meeting", "id-taken"));
}

TEST_CASE("article 41: no charter in force on the day, no meeting") {
    auto rules = first_charter();
    body::State state;
    charter::Library charters{{"d1", rules}};
    people::Context const context{PersonId{"f"}, PersonId{"f"}, local("2026-03-02 09:00"), {}, charters};
    people::FoundBody const found{BodyId{"b"}, "某党组", 480, {}, "d1", day("2026-07-01")};
    auto const founded = body::decide(state, people::Command{found}, context);
    REQUIRE(founded.has_value());
    for (auto const& event : founded.value()) {
        body::apply(state, event, {context.actor, context.entered_by, context.now});
    }
    Scene const scene{state.people, state.meetings, state.procedures.holidays};
    auto const answer = meetings::decide(scene, plan("g", "2026-06-30 09:00"), context);
    REQUIRE(!answer);
    auto const& all = answer.error().obstacles;
    CHECK(std::any_of(all.begin(), all.end(), [](auto const& one) { return one.rule == "charter.in-force"; }));
}

TEST_CASE("article 18: a second ordinary meeting of the month wants a reason; an extraordinary one is free") {
    World world;
    world.done("chair", plan("g", "2026-03-12 09:00"));
    auto const second = world.send("chair", plan("h", "2026-03-30 09:00"));
    CHECK(second.asks_reason("meeting.extraordinary"));
    CHECK(second.obstacle("meeting.extraordinary")->by.anchor == "art18");
    CHECK(world.ask("chair", plan("h", "2026-03-30 09:00"), {{"meeting.extraordinary", "两月并开"}}).accepted);
    CHECK(world.ask("chair", plan("h", "2026-03-30 09:00", true)).accepted);
    CHECK(world.ask("chair", plan("h", "2026-04-01 09:00")).accepted);
}

TEST_CASE("only what the chair accepted comes on an agenda, once") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00", {});
    world.done("m1", ProposeMatter{MatterId{"a"}, "study", "学习", "内容", {}, {}, {}, {}, {}, {}});
    AddToAgenda const add{MeetingId{"g"}, ItemId{"i"}, MatterId{"a"}};
    auto const early = world.send("clerk", add);
    CHECK(early.refused("matter.accepted"));
    CHECK(early.obstacle("matter.accepted")->remedies == std::vector<Remedy>{{"matter.accept", "matter:a"}});
    world.done("chair", AcceptMatter{MatterId{"a"}});
    CHECK(world.send("m1", add).refused("power.matter.settle"));
    CHECK(world.send("staff", add).refused("power.matter.settle"));
    world.done("clerk", add);
    CHECK(world.send("clerk", AddToAgenda{MeetingId{"g"}, ItemId{"j"}, MatterId{"a"}}).refused("matter.on-agenda"));
    CHECK(world.send("clerk", AddToAgenda{MeetingId{"g"}, ItemId{"i"}, MatterId{"a"}}).bad("/item", "id-taken"));
    CHECK(world.send("clerk", AddToAgenda{MeetingId{"x"}, ItemId{"j"}, MatterId{"y"}}).rejection.bad_input.size() == 2);
}

TEST_CASE("article 16: prerequisites that bind are refused when missing, the others want a reason") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00", {});
    world.done("chair", ProposeMatter{MatterId{"a"}, "plan", "要点", "内容", {}, {}, {}, {}, {}, {}});
    world.done("chair", ProposeMatter{MatterId{"b"}, "personnel", "任免", "内容", {}, {}, {{"张三", {}}}, {}, {}, {}});

    auto const generally = world.send("clerk", AddToAgenda{MeetingId{"g"}, ItemId{"i"}, MatterId{"a"}});
    CHECK(generally.asks_reason("prerequisite.missing"));
    CHECK(generally.obstacle("prerequisite.missing")->facts.at("missing") ==
          Fact{std::vector<Term>{{"prerequisite", "research"}, {"prerequisite", "consultation"}}});
    auto const reasoned = world.send("clerk", AddToAgenda{MeetingId{"g"}, ItemId{"i"}, MatterId{"a"}},
                                     {{"prerequisite.missing", "省委已统一部署"}});
    CHECK(reasoned.events == std::vector<std::string>{"item.added", "deviation.recorded"});

    AddToAgenda const personnel{MeetingId{"g"}, ItemId{"j"}, MatterId{"b"}};
    auto const bound = world.send("clerk", personnel, {{"prerequisite.missing", "来不及"}});
    CHECK(bound.refused("prerequisite.missing"));
    CHECK(bound.obstacle("prerequisite.missing")->by.anchor == "art16.p2");
    world.done("clerk", GiveEvidence{MatterId{"b"}, "nomination", "民主推荐", {}, {}});
    CHECK(world.send("clerk", personnel).obstacle("prerequisite.missing")->facts.at("missing") ==
          Fact{std::vector<Term>{{"prerequisite", "inspection"}}});
    world.done("clerk", GiveEvidence{MatterId{"b"}, "inspection", "考察报告", {}, {}});
    CHECK(world.send("clerk", personnel).accepted);
}

TEST_CASE("a kind that the charter of the meeting's day no longer has comes on no agenda") {
    World world;
    auto second = first_charter();
    second.kinds.erase("study");
    world.charters().emplace("d2", second);
    world.done("chair", ProposeMatter{MatterId{"a"}, "study", "学习", "内容", {}, {}, {}, {}, {}, {}});
    world.done("chair", people::AdoptCharter{"d2", day("2026-03-10"), {}, {}, {}});
    world.planned_meeting("g", "2026-03-12 09:00", {});
    CHECK(world.send("clerk", AddToAgenda{MeetingId{"g"}, ItemId{"i"}, MatterId{"a"}}).refused("kind.gone"));
}

TEST_CASE("a decision is taken up again when more than half of the members agree") {
    World world;
    auto const decision = decided(world, "g", "2026-03-12 09:00");
    ProposeMatter command{MatterId{"a"}, "study", "复议", "内容", {}, {}, {}, {}, decision, {}};
    CHECK(world.send("m1", command).refused("reconsideration.kind"));
    command.kind = "plan";
    CHECK(world.send("m1", command).events == std::vector<std::string>{"matter.proposed", "reconsideration.consented"});
    command.matter = MatterId{"b"};
    CHECK(world.send("m2", command).refused("reconsideration.running"));
    world.done("chair", AcceptMatter{MatterId{"a"}});
    world.done("clerk", GiveEvidence{MatterId{"a"}, "research", "调研", {}, {}});
    world.done("clerk", GiveEvidence{MatterId{"a"}, "consultation", "征求意见", {}, {}});
    world.planned_meeting("h", "2026-04-12 09:00", {});

    CHECK(world.send("m1", ConsentToReconsider{MatterId{"a"}}).refused("reconsideration.twice"));
    CHECK(world.send("leader", ConsentToReconsider{MatterId{"a"}}).refused("reconsideration.member"));
    CHECK(world.send("m1", ConsentToReconsider{MatterId{"g.m1"}}).refused("reconsideration.none"));
    world.done("m2", ConsentToReconsider{MatterId{"a"}});
    world.done("m3", ConsentToReconsider{MatterId{"a"}});
    AddToAgenda const add{MeetingId{"h"}, ItemId{"i"}, MatterId{"a"}};
    auto const few = world.send("clerk", add);
    CHECK(few.refused("reconsideration.consent"));
    CHECK(few.obstacle("reconsideration.consent")->facts.at("consents") == Fact{std::int64_t{3}});
    CHECK(few.obstacle("reconsideration.consent")->facts.at("needed") == Fact{std::int64_t{4}});
    world.done("m4", ConsentToReconsider{MatterId{"a"}});
    CHECK(world.send("clerk", add).accepted);
}

TEST_CASE("article 18.2: two days by the calendar") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00");
    CHECK(world.send("m1", SendNotice{MeetingId{"g"}}).refused("power.notice.send"));
    world.at("2026-03-10 23:59");
    CHECK(world.ask("clerk", SendNotice{MeetingId{"g"}}).accepted);
    world.at("2026-03-11 00:00");
    auto const late = world.ask("clerk", SendNotice{MeetingId{"g"}});
    CHECK(late.asks_reason("notice.late"));
    CHECK(late.obstacle("notice.late")->by.anchor == "art18.p2");
    CHECK(late.obstacle("notice.late")->facts.at("latest") ==
          Fact{local("2026-03-10 23:59") + std::chrono::seconds{59}});
    auto const reasoned = world.send("clerk", SendNotice{MeetingId{"g"}}, {{"notice.late", "省委急件"}});
    CHECK(reasoned.events == std::vector<std::string>{"notice.sent", "deviation.recorded"});
    CHECK(world.send("clerk", SendNotice{MeetingId{"g"}}).refused("notice.sent"));
    CHECK(meeting_of(world, "g").stage == MeetingStage::noticed);
}

TEST_CASE("article 18.2: two days as 48 hours") {
    World world(Setup{.readings = {{"two-days", "48 hours"}}});
    world.planned_meeting("g", "2026-03-12 09:00");
    world.at("2026-03-10 09:00");
    CHECK(world.ask("clerk", SendNotice{MeetingId{"g"}}).accepted);
    world.at("2026-03-10 09:01");
    CHECK(world.ask("clerk", SendNotice{MeetingId{"g"}}).asks_reason("notice.late"));
}

TEST_CASE("article 18.2: two days as working days, weekends left out") {
    World world(Setup{.readings = {{"two-days", "2 working days"}}});
    world.planned_meeting("g", "2026-03-16 09:00");  // a Monday
    world.at("2026-03-12 18:00");                    // Thursday
    CHECK(world.ask("clerk", SendNotice{MeetingId{"g"}}).accepted);
    world.at("2026-03-13 08:00");
    auto const late = world.ask("clerk", SendNotice{MeetingId{"g"}});
    CHECK(late.asks_reason("notice.late"));
    CHECK(late.obstacle("notice.late")->facts.at("counted") == Fact{std::vector<Term>{{"notice-count", "weekdays"}}});
    // The notice that settles the holidays was entered since: that Thursday is free, and the Saturday worked for it.
    world.done("clerk", procedures::EnterHolidays{2026, "放假通知", {day("2026-03-12")}, {day("2026-03-14")}});
    CHECK(world.ask("clerk", SendNotice{MeetingId{"g"}}).accepted);
    world.at("2026-03-14 08:00");
    auto const counted = world.ask("clerk", SendNotice{MeetingId{"g"}});
    CHECK(counted.obstacle("notice.late")->facts.at("counted") ==
          Fact{std::vector<Term>{{"notice-count", "working-days"}}});
    CHECK(counted.obstacle("notice.late")->facts.at("latest") ==
          Fact{local("2026-03-13 23:59") + std::chrono::seconds{59}});
}

TEST_CASE("a notice tells an agenda, goes to the members of the day, and is acknowledged once by each") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00", {});
    CHECK(world.send("clerk", SendNotice{MeetingId{"g"}}).refused("notice.agenda"));
    CHECK(world.send("m1", AcknowledgeNotice{MeetingId{"g"}}).refused("notice.none"));
    world.done("clerk", AddToAgenda{MeetingId{"g"}, ItemId{"i"}, world.accepted_matter("a", "study")});
    world.done("clerk", SendNotice{MeetingId{"g"}});
    CHECK(world.send("leader", AcknowledgeNotice{MeetingId{"g"}}).refused("notice.addressee"));
    world.done("m1", AcknowledgeNotice{MeetingId{"g"}});
    CHECK(world.send("m1", AcknowledgeNotice{MeetingId{"g"}}).refused("notice.acknowledged"));
    CHECK(meeting_of(world, "g").receipts.at(PersonId{"m1"}) == world.now());
}

TEST_CASE("article 18.2: an item added after the notice wants a reason of its own") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    auto const matter = world.accepted_matter("a", "study");
    AddToAgenda const add{MeetingId{"g"}, ItemId{"i"}, matter};
    CHECK(world.send("clerk", add).asks_reason("agenda.late"));
    world.done("clerk", add, {{"agenda.late", "临时急件"}});
    CHECK(world.meetings().deviations.back().place == "item:i");

    CHECK(world.send("clerk", RemoveFromAgenda{ItemId{"i"}, "材料不齐"}).refused("power.matter.settle"));
    world.done("chair", RemoveFromAgenda{ItemId{"i"}, "材料不齐"});
    CHECK(world.meetings().matters.at(matter).stage == MatterStage::accepted);
    CHECK(world.meetings().items.at(ItemId{"i"}).stage == ItemStage::removed);
    CHECK(meeting_of(world, "g").agenda == std::vector<ItemId>{{"g.1"}});
    CHECK(world.send("chair", RemoveFromAgenda{ItemId{"i"}, "材料不齐"}).refused("item.listed"));
}

TEST_CASE("the agenda is put in order as a whole") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00", {"study", "plan"});
    CHECK(world.send("clerk", OrderAgenda{MeetingId{"g"}, {ItemId{"g.2"}}}).bad("/items", "agenda-differs"));
    CHECK(world.send("clerk", OrderAgenda{MeetingId{"g"}, {ItemId{"g.2"}, ItemId{"g.2"}}})
              .bad("/items", "agenda-differs"));
    CHECK(world.send("m1", OrderAgenda{MeetingId{"g"}, {ItemId{"g.2"}, ItemId{"g.1"}}}).refused("power.matter.settle"));
    world.done("clerk", OrderAgenda{MeetingId{"g"}, {ItemId{"g.2"}, ItemId{"g.1"}}});
    CHECK(meeting_of(world, "g").agenda == std::vector<ItemId>{{"g.2"}, {"g.1"}});
}

TEST_CASE(
    "a meeting that is moved is told again, and leave is asked again; one that is cancelled gives its matters back") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    world.done("m1", AskLeave{MeetingId{"g"}, "出差"});
    world.done("m2", AcknowledgeNotice{MeetingId{"g"}});
    CHECK(world.send("m1", MoveMeeting{MeetingId{"g"}, local("2026-03-13 09:00"), "原地点", "会场冲突"})
              .refused("power.meeting.convene"));
    SUBCASE("another place keeps the leave") {
        world.done("chair", MoveMeeting{MeetingId{"g"}, local("2026-03-12 09:00"), "第二会议室", "会场冲突"});
        CHECK(meeting_of(world, "g").leave.size() == 1);
    }
    SUBCASE("another time") {
        world.done("chair", MoveMeeting{MeetingId{"g"}, local("2026-03-13 09:00"), "原地点", "会场冲突"});
        CHECK_FALSE(stands(meeting_of(world, "g"), meeting_of(world, "g").leave.at(PersonId{"m1"})));
    }
    SUBCASE("cancelled") {
        world.done("chair", CancelMeeting{MeetingId{"g"}, "省里有会"});
        CHECK(world.meetings().matters.at(MatterId{"g.m1"}).stage == MatterStage::accepted);
        CHECK(world.send("chair", CancelMeeting{MeetingId{"g"}, "省里有会"}).refused("meeting.begun"));
        CHECK(world.send("clerk", SendNotice{MeetingId{"g"}}).refused("meeting.over"));
        CHECK(world.send("m1", AcknowledgeNotice{MeetingId{"g"}}).refused("notice.none"));
        return;
    }
    CHECK(meeting_of(world, "g").stage == MeetingStage::planned);
    CHECK(meeting_of(world, "g").receipts.empty());
    CHECK(world.send("clerk", SendNotice{MeetingId{"g"}}).accepted);
}

TEST_CASE("article 18.2: a meeting is not moved to where it is, and keeps its notice and leave") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    world.done("m1", AskLeave{MeetingId{"g"}, "出差"});
    world.done("m2", AcknowledgeNotice{MeetingId{"g"}});
    auto const place = meeting_of(world, "g").place;
    auto const same = world.send("chair", MoveMeeting{MeetingId{"g"}, local("2026-03-12 09:00"), place, "通知有误"});
    CHECK(same.refused("meeting.unmoved"));
    CHECK(same.obstacle("meeting.unmoved")->by.anchor == "art18.p2");
    CHECK(meeting_of(world, "g").noticed);
    CHECK(meeting_of(world, "g").receipts.size() == 1);
    CHECK(meeting_of(world, "g").leave.size() == 1);
}

TEST_CASE("article 19.2: leave for a time the meeting was moved from is kept, gives nothing, and is asked anew") {
    World world;
    MeetingId const g{"g"};
    world.noticed_meeting("g", "2026-03-12 09:00");
    world.done("m1", AskLeave{g, "出差"});
    world.done("m2", AskLeave{g, "因病"});
    world.done("chair", AnswerLeave{g, PersonId{"m2"}, true});
    auto const place = meeting_of(world, "g").place;
    world.done("chair", MoveMeeting{g, local("2026-03-13 09:00"), place, "会场冲突"});
    CHECK(meeting_of(world, "g").leave.size() == 2);
    CHECK_FALSE(on_approved_leave(meeting_of(world, "g"), PersonId{"m2"}));
    CHECK(world.send("m2", WriteOpinion{ItemId{"g.1"}, "同意"}).refused("opinion.absent"));
    auto const answered = world.send("chair", AnswerLeave{g, PersonId{"m1"}, true});
    CHECK(answered.refused("leave.former-time"));
    CHECK_FALSE(answered.refused("leave.answered"));
    CHECK(answered.obstacle("leave.former-time")->remedies ==
          std::vector<Remedy>{{"leave.ask", "meeting:g", {PersonId{"m1"}}}});

    world.done("m1", AskLeave{g, "出差"});
    CHECK(world.send("m1", AskLeave{g, "出差"}).refused("leave.asked"));
    world.done("chair", AnswerLeave{g, PersonId{"m1"}, true});
    CHECK(on_approved_leave(meeting_of(world, "g"), PersonId{"m1"}));
    // Moved back, it is the meeting that leave was granted from.
    world.done("chair", MoveMeeting{g, local("2026-03-12 09:00"), place, "会场可用"});
    CHECK(on_approved_leave(meeting_of(world, "g"), PersonId{"m2"}));
    CHECK_FALSE(on_approved_leave(meeting_of(world, "g"), PersonId{"m1"}));
}

TEST_CASE("two clerks list one matter: the second is told by which rule it is there already") {
    World world;
    world.planned_meeting("g", "2026-03-12 09:00", {});
    world.accepted_matter("a");
    world.done("clerk", AddToAgenda{MeetingId{"g"}, ItemId{"i1"}, MatterId{"a"}});
    auto const second = world.send("chair", AddToAgenda{MeetingId{"g"}, ItemId{"i2"}, MatterId{"a"}});
    CHECK(second.refused("matter.on-agenda"));
    CHECK(second.obstacle("matter.on-agenda")->by.anchor == "art18.p2");
}

TEST_CASE("article 19.3: the convener asks observers to given items; members are none") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    ItemId const item{"g.1"};
    CHECK(world.send("m1", InviteObserver{item, PersonId{"leader"}}).refused("power.observer.invite"));
    CHECK(world.send("chair", InviteObserver{item, PersonId{"m1"}}).refused("observer.non-member"));
    CHECK(world.send("chair", InviteObserver{item, PersonId{"nobody"}}).bad("/person", "unknown-person"));
    world.done("chair", InviteObserver{item, PersonId{"leader"}});
    CHECK(world.send("chair", InviteObserver{item, PersonId{"leader"}}).refused("observer.twice"));
    world.done("chair", UninviteObserver{item, PersonId{"leader"}});
    CHECK(world.send("chair", UninviteObserver{item, PersonId{"leader"}}).bad("/person", "not-invited"));
}

}  // namespace quorate::tests

#include <doctest/doctest.h>

#include "meetings/lookup.hpp"
#include "support/world.hpp"

namespace quorate::tests {
namespace {

using namespace meetings;

ItemId const kItem{"g.1"};
MeetingId const kMeeting{"g"};

LeaveState leave_state(World const& world, std::string const& member) {
    return world.meetings().meetings.at(kMeeting).leave.at(PersonId{member}).state;
}

Item const& item_of(World const& world) {
    return world.meetings().items.at(kItem);
}

/// The item on the table, everybody present has spoken, and the vote by this method is open.
void start_vote(World& world, Method method, int present) {
    world.done("chair", OpenItem{kItem});
    auto members = world.members();
    members.resize(static_cast<std::size_t>(present));
    for (auto member = members.rbegin(); member != members.rend(); ++member)
        world.done(*member, DeclineStatement{kItem});
    world.done("chair", OpenBallot{kItem, 1, method, "同意"});
}

}  // namespace

TEST_CASE("article 19.2: leave is asked by a member before the opening, and answered by the chair") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    CHECK(world.send("leader", AskLeave{kMeeting, "出差"}).refused("leave.member"));
    CHECK(world.send("m1", AskLeave{kMeeting, ""}).bad("/reason", "missing-text"));
    CHECK(world.send("chair", AnswerLeave{kMeeting, PersonId{"m1"}, true}).bad("/member", "leave-not-asked"));
    world.done("m1", AskLeave{kMeeting, "出差"});
    CHECK(world.send("m1", AskLeave{kMeeting, "出差"}).refused("leave.asked"));
    CHECK(world.send("m2", AnswerLeave{kMeeting, PersonId{"m1"}, true}).refused("power.leave.approve"));
    world.done("chair", AnswerLeave{kMeeting, PersonId{"m1"}, false});
    CHECK(world.send("chair", AnswerLeave{kMeeting, PersonId{"m1"}, true}).refused("leave.answered"));
    world.done("m1", AskLeave{kMeeting, "因病"});  // refused once, asked again for another reason
    world.done("chair", AnswerLeave{kMeeting, PersonId{"m1"}, true});
    CHECK(leave_state(world, "m1") == LeaveState::approved);
}

TEST_CASE("19.2: who has leave and comes all the same is counted on before the opening") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    auto const able = [&] {
        auto const& meeting = world.meetings().meetings.at(kMeeting);
        return expected_heads(world.scene(), meeting, item_of(world), world.rules()).able;
    };
    auto const all = able();
    world.done("m1", AskLeave{kMeeting, "出差"});
    world.done("chair", AnswerLeave{kMeeting, PersonId{"m1"}, true});
    CHECK(able() == all - 1);
    world.at("2026-03-12 09:00");
    world.done("m1", EnterRoom{kMeeting, false});
    CHECK(able() == all);
    world.done("m1", LeaveRoom{kMeeting});
    CHECK(able() == all - 1);
}

TEST_CASE("article 19.2: after the opening absence is absence") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 5);
    auto const late = world.send("m5", AskLeave{kMeeting, "堵车"});
    CHECK(late.refused("leave.beforehand"));
    CHECK(late.obstacle("leave.beforehand")->by.anchor == "art19.p2");
}

TEST_CASE("article 14.3: nobody in the body answers the chair's leave; it holds for the meeting at once") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    CHECK(world.send("chair", AskLeave{kMeeting, "赴省委开会"}).events ==
          std::vector<std::string>{"leave.asked", "leave.answered"});
    CHECK(leave_state(world, "chair") == LeaveState::approved);
    world.done("m1", AskLeave{kMeeting, "出差"});
    CHECK(leave_state(world, "m1") == LeaveState::asked);
}

TEST_CASE("article 19.2: a written opinion is for who cannot be there, until the item is decided") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    auto const present = world.send("m6", WriteOpinion{kItem, "同意"});
    CHECK(present.refused("opinion.absent"));
    CHECK(present.obstacle("opinion.absent")->remedies ==
          std::vector<Remedy>{{"leave.ask", "meeting:g", {PersonId{"m6"}}}});
    CHECK(world.send("leader", WriteOpinion{kItem, "同意"}).refused("opinion.member"));
    world.done("m6", AskLeave{kMeeting, "出差"});
    world.done("m6", WriteOpinion{kItem, "同意"});
    world.done("m6", WriteOpinion{kItem, "同意, 建议分步实施"});
    CHECK(item_of(world).opinions.at(PersonId{"m6"}).text == "同意, 建议分步实施");
    CHECK(world.send("clerk", ReadOpinion{kItem, PersonId{"m6"}}).refused("item.not-open"));

    world.at("2026-03-12 09:00");
    for (auto const* member : {"chair", "m1", "m2", "m3"}) world.done(member, EnterRoom{kMeeting, false});
    world.done("chair", OpenMeeting{kMeeting});
    world.done("chair", OpenItem{kItem});
    CHECK(world.send("m1", WriteOpinion{kItem, "同意"}).refused("opinion.absent"));
    CHECK(world.send("m5", WriteOpinion{kItem, "同意"}).accepted);  // absent without leave, but absent
    CHECK(world.send("m1", ReadOpinion{kItem, PersonId{"m6"}}).refused("opinion.reader"));
    CHECK(world.send("clerk", ReadOpinion{kItem, PersonId{"m4"}}).bad("/member", "unknown-opinion"));
    world.done("clerk", ReadOpinion{kItem, PersonId{"m6"}});
    world.done("chair", ReadOpinion{kItem, PersonId{"m5"}});
    CHECK(world.send("chair", ReadOpinion{kItem, PersonId{"m6"}}).refused("opinion.heard"));
    CHECK(world.send("m6", WriteOpinion{kItem, "反对"}).refused("opinion.heard"));
    world.done("chair", DeferItem{kItem, "再研究"});
    CHECK(world.send("m4", WriteOpinion{kItem, "同意"}).refused("opinion.late"));
}

TEST_CASE("article 19.2: a member declares a recusal until the vote is closed") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    CHECK(world.send("leader", DeclareRecusal{kItem, RecusalCause::self, "本人"}).refused("recusal.member"));
    CHECK(world.send("m1", DeclareRecusal{kItem, RecusalCause::self, ""}).bad("/ground", "missing-text"));
    CHECK(world.send("m1", DeclareRecusal{kItem, RecusalCause::relative, "妻弟参与投标"}).events ==
          std::vector<std::string>{"member.recused"});
    CHECK(world.send("m1", DeclareRecusal{kItem, RecusalCause::self, "本人"}).refused("recusal.already"));
    CHECK(world.send("m1", WriteOpinion{kItem, "同意"}).refused("opinion.recused"));
    CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"m1"}, false, "无关"}).refused("recusal.own-word"));
    world.done("m1", LeaveRoom{kMeeting});
    world.done("chair", OpenItem{kItem});
    world.done("chair", DeferItem{kItem, "再研究"});
    CHECK(world.send("m2", DeclareRecusal{kItem, RecusalCause::self, "本人"}).refused("recusal.over"));
    CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"m2"}, true, "本人"}).refused("recusal.over"));
}

TEST_CASE("a recusal in the middle of a vote: the vote is void if the member had a hand in it") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 7);
    SUBCASE("not voted yet: the vote goes on without them") {
        start_vote(world, Method::hands, 7);
        world.done("m1", CastVote{kItem, 1, "赞成"});
        CHECK(world.send("m2", DeclareRecusal{kItem, RecusalCause::other, "分管该单位"}).events ==
              std::vector<std::string>{"member.recused"});
        CHECK(item_of(world).questions.front().ballot.has_value());
    }
    SUBCASE("voted: void, and held anew") {
        start_vote(world, Method::hands, 7);
        world.done("m1", CastVote{kItem, 1, "赞成"});
        CHECK(world.send("m1", DeclareRecusal{kItem, RecusalCause::other, "分管该单位"}).events ==
              std::vector<std::string>{"member.recused", "ballot.voided"});
        CHECK(item_of(world).stage == ItemStage::open);
        world.done("m1", LeaveRoom{kMeeting});
        CHECK(world.send("chair", OpenBallot{kItem, 1, Method::hands, "同意"}).accepted);
    }
    SUBCASE("papers of a secret ballot are out: void, for nobody knows whose is in the urn") {
        start_vote(world, Method::secret, 7);
        world.done("chair", IssuePapers{kItem, 1, {PersonId{"clerk"}, PersonId{"m2"}}, 7});
        CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"m1"}, true, "亲属"}).events ==
              std::vector<std::string>{"member.recused", "ballot.voided"});
    }
}

TEST_CASE(
    "a recusal follows the matter to its next item, where a ruling can be lifted and a member's own word cannot") {
    World world;
    world.open_meeting("g", "2026-03-12 09:00", 6);
    world.done("chair", RuleRecusal{kItem, PersonId{"m6"}, true, "亲属参与"});
    world.done("m5", DeclareRecusal{kItem, RecusalCause::other, "分管其事"});
    world.done("m5", LeaveRoom{MeetingId{"g"}});
    world.done("chair", OpenItem{kItem});
    world.done("chair", DeferItem{kItem, "再研究"});
    world.planned_meeting("h", "2026-04-12 09:00", {});
    CHECK(world.done("clerk", AddToAgenda{MeetingId{"h"}, ItemId{"h.1"}, MatterId{"g.m1"}}).events ==
          std::vector<std::string>{"item.added", "member.recused", "member.recused"});
    auto const& carried = world.meetings().items.at(ItemId{"h.1"}).recusals;
    CHECK(carried.at(PersonId{"m6"}).ground == "亲属参与");
    CHECK_FALSE(carried.at(PersonId{"m6"}).declared);
    CHECK(carried.at(PersonId{"m5"}).declared);
    CHECK(world.ask("chair", RuleRecusal{ItemId{"h.1"}, PersonId{"m5"}, false, "不必"}).refused("recusal.own-word"));
    world.done("chair", RuleRecusal{ItemId{"h.1"}, PersonId{"m6"}, false, "亲属已退出"});
    CHECK_FALSE(carried.contains(PersonId{"m6"}));
    CHECK(!item_of(world).recusals.empty());
}

TEST_CASE("the presiding person rules on recusals, never on their own") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    CHECK(world.send("m2", RuleRecusal{kItem, PersonId{"m1"}, true, "亲属"}).refused("recusal.ruler"));
    CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"leader"}, true, "亲属"}).bad("/member", "not-a-member"));
    CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"chair"}, true, "亲属"}).refused("recusal.ruler-none"));
    world.done("chair", people::EntrustPresidency{PersonId{"m1"}, day("2026-03-12"), day("2026-03-12"), "委托"});
    CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"chair"}, true, "亲属"}).refused("recusal.ruler"));
    CHECK(world.ask("m1", RuleRecusal{kItem, PersonId{"chair"}, true, "亲属"}).accepted);

    CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"m2"}, false, "无关"}).refused("recusal.none"));
    world.done("chair", RuleRecusal{kItem, PersonId{"m2"}, true, "分管该单位"});
    CHECK(item_of(world).recusals.at(PersonId{"m2"}).cause == RecusalCause::other);
    world.done("chair", RuleRecusal{kItem, PersonId{"m2"}, false, "已不分管"});  // one's own ruling can be taken back
    CHECK(item_of(world).recusals.empty());
}

TEST_CASE("a likeness of names is ruled on; who is named as the person cannot be cleared") {
    World world;
    world.done("m1", people::DeclareRelative{"张三", "外甥"});
    world.planned_meeting("g", "2026-03-12 09:00", {"personnel"});  // concerns 张三
    CHECK(world.ask("chair", RuleRecusal{kItem, PersonId{"m1"}, true, "外甥"}).accepted);
    world.done("chair", RuleRecusal{kItem, PersonId{"m1"}, false, "同名"});
    CHECK(item_of(world).cleared.at(PersonId{"m1"}) == std::set<std::string>{"张三"});
    CHECK(world.send("chair", RuleRecusal{kItem, PersonId{"m1"}, false, "同名"}).refused("recusal.cleared"));
    world.done("chair", RuleRecusal{kItem, PersonId{"m1"}, true, "核实为本人外甥"});
    CHECK(item_of(world).recusals.at(PersonId{"m1"}).cause == RecusalCause::relative);
    CHECK(item_of(world).cleared.empty());

    ProposeMatter named{MatterId{"b"}, "discipline", "处分", "内容", {}, {}, {{"乙", PersonId{"m2"}}}, {}, {}, {}};
    world.done("chair", named);
    world.done("clerk", AddToAgenda{kMeeting, ItemId{"g.b"}, MatterId{"b"}});
    CHECK(world.send("chair", RuleRecusal{ItemId{"g.b"}, PersonId{"m2"}, false, "无关"}).refused("recusal.certain"));
}

}  // namespace quorate::tests

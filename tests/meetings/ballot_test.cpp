#include "meetings/sitting.hpp"

// Article 20: discussion first, one question at a time, the presiding person last, the verdict by the figures.

namespace quorate::tests {
namespace {

constexpr char kStart[] = "2026-03-12 09:00";

/// An open meeting with its only item on the table, everybody having spoken.
ItemId discussed(World& world, int present, std::string const& kind = "plan") {
    world.open_meeting("g1", kStart, present, {kind});
    world.done("chair", OpenItem{item("g1.1")});
    discuss(world, item("g1.1"));
    return item("g1.1");
}

/// … and its ballot open.
ItemId voting(World& world, int present, Method method = Method::hands, std::string const& kind = "plan") {
    auto const id = discussed(world, present, kind);
    world.done("chair", motion(id, method));
    return id;
}

Decision const& decision(World const& world, std::string const& id = "g1.1.1") {
    auto const found = world.meetings().decisions.find(DecisionId{id});
    REQUIRE(found != world.meetings().decisions.end());
    return found->second;
}

MatterStage stage_of(World const& world, std::string const& matter = "g1.m1") {
    return find(world.meetings(), MatterId{matter})->stage;
}

}  // namespace

TEST_CASE("no vote while somebody has neither spoken nor declined") {
    World world;
    world.open_meeting("g1", kStart, 5);
    auto const id = item("g1.1");
    CHECK(world.ask("chair", motion(id)).refused("item.not-open"));
    world.done("chair", OpenItem{id});
    world.done("m1", MakeStatement{id, "同意"});
    world.done("m2", DeclineStatement{id});
    auto const early = world.ask("chair", motion(id));
    CHECK(early.refused("discussion.incomplete"));
    CHECK(people_in(early.obstacle("discussion.incomplete"), "waiting") ==
          std::vector{person("chair"), person("m3"), person("m4")});
    for (auto const* member : {"m3", "m4", "chair"}) world.done(member, DeclineStatement{id});
    // Who comes in late is asked too.
    enter(world, MeetingId{"g1"}, {"m5"});
    CHECK(people_in(world.ask("chair", motion(id)).obstacle("discussion.incomplete"), "waiting") ==
          std::vector{person("m5")});
    world.done("m5", DeclineStatement{id});
    CHECK(world.ask("m1", motion(id)).refused("presider.only"));
    CHECK(world.ask("chair", OpenBallot{id, 1, Method::hands, ""}).bad("/motion", "missing-text"));
    CHECK(world.ask("chair", motion(id, Method::hands, 2)).bad("/question", "unknown-question"));
    CHECK(world.ask("chair", motion(id, Method::hands, 0)).bad("/question", "unknown-question"));
    CHECK(world.ask("chair", motion(id)).accepted);
}

TEST_CASE("a written opinion is read out before the vote and counts for nothing") {
    World world;
    world.planned_meeting("g1", kStart);
    MeetingId const meeting{"g1"};
    auto const id = item("g1.1");
    world.done("m4", AskLeave{meeting, "出差"});
    world.done("chair", AnswerLeave{meeting, person("m4"), true});
    world.done("m4", WriteOpinion{id, "赞成"});
    world.done("clerk", SendNotice{meeting});
    world.at(kStart);
    enter(world, meeting, {"chair", "m1", "m2", "m3"});
    world.done("chair", OpenMeeting{meeting});
    world.done("chair", OpenItem{id});
    discuss(world, id);
    CHECK(world.ask("chair", motion(id)).asks_reason("opinion.unread"));
    world.done("clerk", ReadOpinion{id, person("m4")});
    world.done("chair", motion(id));
    CHECK(world.ask("m4", CastVote{id, 1, "赞成"}).refused("ballot.absent"));
    vote(world, id, 3);
    world.done("chair", CloseBallot{id, 1});
    CHECK(decision(world).verdict.ayes == 3);
    CHECK(!decision(world).passed);
    CHECK(decision(world).parts.at(person("m4")).part == Part::absent_on_leave);
    CHECK(decision(world).parts.at(person("m5")).part == Part::absent);
}

TEST_CASE("a kind may be bound to some methods") {
    World world;
    auto const id = discussed(world, 7, "discipline");
    auto const refused = world.ask("chair", motion(id, Method::hands));
    CHECK(refused.refused("ballot.method"));
    CHECK(std::get<std::vector<Term>>(refused.obstacle("ballot.method")->facts.at("allowed")) ==
          std::vector<Term>{{"method", "secret"}, {"method", "named"}});
    CHECK(world.ask("chair", motion(id, Method::named)).accepted);
}

TEST_CASE("votes come from members who are there and not recused, in the words of the kind") {
    World world;
    world.open_meeting("g1", kStart, 6);
    auto const id = item("g1.1");
    CHECK(world.ask("m1", CastVote{id, 1, "赞成"}).refused("item.not-open"));
    world.done("m5", DeclareRecusal{id, RecusalCause::relative, "亲属"});
    world.done("chair", OpenItem{id});
    leave(world, MeetingId{"g1"}, {"m5"});
    discuss(world, id);
    CHECK(world.ask("m1", CastVote{id, 1, "赞成"}).refused("ballot.not-open"));
    world.done("chair", motion(id));
    CHECK(world.ask("m1", CastVote{id, 1, "同意"}).bad("/choice", "unknown-choice"));
    CHECK(world.ask("m5", CastVote{id, 1, "赞成"}).refused("ballot.recused"));
    CHECK(world.ask("m6", CastVote{id, 1, "赞成"}).refused("ballot.absent"));
    CHECK(world.ask("leader", CastVote{id, 1, "赞成"}).refused("ballot.member"));
    CHECK(world.ask("m1", MakeStatement{id, "补充"}).refused("discussion.closed"));
    CHECK(world.enter_for("m1", CastVote{id, 1, "赞成"}).accepted);
    auto const& cast = find(world.meetings(), id)->questions[0].ballot->votes.at(person("m1"));
    CHECK(cast.choice == "赞成");
    CHECK(cast.entered_by == person("clerk"));
}

TEST_CASE("the presiding person votes last, and nobody after that") {
    for (auto const method : {Method::oral, Method::hands, Method::named}) {
        World world;
        auto const id = voting(world, 5, method);
        world.done("m1", CastVote{id, 1, "赞成"});
        auto const early = world.ask("chair", CastVote{id, 1, "赞成"});
        CHECK(early.refused("presider.last"));
        CHECK(people_in(early.obstacle("presider.last"), "waiting") ==
              std::vector{person("m2"), person("m3"), person("m4")});
        for (auto const* member : {"m2", "m3", "m4"}) world.done(member, CastVote{id, 1, "反对"});
        world.done("chair", CastVote{id, 1, "赞成"});
        CHECK(world.ask("m1", CastVote{id, 1, "反对"}).refused("presider.voted"));
        enter(world, MeetingId{"g1"}, {"m5"});
        CHECK(world.ask("m5", CastVote{id, 1, "赞成"}).refused("presider.voted"));
    }
}

TEST_CASE("a vote by voice or hand can be entered anew, a named one stands") {
    World world;
    auto const id = voting(world, 5, Method::hands);
    world.done("m1", CastVote{id, 1, "赞成"});
    world.done("m1", CastVote{id, 1, "弃权"});
    CHECK(find(world.meetings(), id)->questions[0].ballot->votes.at(person("m1")).choice == "弃权");

    World named;
    voting(named, 5, Method::named);
    named.done("m1", CastVote{id, 1, "赞成"});
    CHECK(named.ask("m1", CastVote{id, 1, "弃权"}).refused("vote.final"));
    // Who entered it does not matter then, and nobody is told that the member may still change it.
    auto const clerks = named.enter_for("m1", CastVote{id, 1, "弃权"});
    CHECK(clerks.refused("vote.final"));
    CHECK_FALSE(clerks.refused("vote.own-hand"));
}

TEST_CASE("closing gives the verdict, the decision and everybody's part in it") {
    World world;
    auto const id = voting(world, 5);
    world.done("m1", CastVote{id, 1, "赞成"});
    world.done("m2", CastVote{id, 1, "弃权"});
    world.done("m3", CastVote{id, 1, "赞成"});
    CHECK(world.ask("m1", CloseBallot{id, 1}).refused("presider.only"));
    auto const waiting = world.ask("chair", CloseBallot{id, 1});
    CHECK(waiting.asks_reason("ballot.waiting"));
    CHECK(people_in(waiting.obstacle("ballot.waiting"), "waiting") == std::vector{person("chair"), person("m4")});
    world.done("m4", CastVote{id, 1, "赞成"});
    world.done("chair", CastVote{id, 1, "赞成"});
    auto const closed = world.done("chair", CloseBallot{id, 1});
    CHECK(closed.happened("ballot.closed"));
    CHECK(closed.happened("decision.made"));
    auto const& made = decision(world);
    CHECK(made.passed);
    CHECK(made.text == "同意所提方案");
    CHECK(made.verdict.ayes == 4);
    CHECK(made.verdict.counts == std::map<std::string, std::int64_t>{{"赞成", 4}, {"反对", 0}, {"弃权", 1}});
    CHECK(made.verdict.figures.needed == 4);
    CHECK(made.verdict.figures.due == 7);
    CHECK(made.parts.at(person("m2")) == MemberPart{Part::choice, "弃权"});
    CHECK(made.parts.at(person("m6")) == MemberPart{Part::absent, ""});
    CHECK(stage_of(world) == MatterStage::decided);
    auto const& ended = *find(world.meetings(), id);
    CHECK(ended.stage == ItemStage::decided);
    CHECK(ended.questions[0].decision == DecisionId{"g1.1.1"});
    CHECK(!find(world.meetings(), MeetingId{"g1"})->current);
    CHECK(world.ask("chair", CloseBallot{id, 1}).refused("item.not-open"));
}

TEST_CASE("exactly half of those due is not enough, and there is no casting vote") {
    World world({.members = 6});
    auto const id = voting(world, 6);
    vote(world, id, 3);
    world.done("chair", CloseBallot{id, 1});
    CHECK(!decision(world).passed);
    CHECK(decision(world).verdict.holds_under_all);
    CHECK(stage_of(world) == MatterStage::rejected);
}

TEST_CASE("closing over somebody who does not vote is recorded with its reason") {
    World world;
    auto const id = voting(world, 6);
    for (auto const* member : {"m1", "m2", "m3", "m4"}) world.done(member, CastVote{id, 1, "赞成"});
    auto const closed = world.done("chair", CloseBallot{id, 1}, {{"ballot.waiting", "两人不表决"}});
    CHECK(closed.happened("deviation.recorded"));
    CHECK(decision(world).passed);
    CHECK(decision(world).parts.at(person("m5")).part == Part::not_cast);
}

TEST_CASE("one vote at a time, one for each person") {
    World world;
    ProposeMatter propose;
    propose.matter = MatterId{"p"};
    propose.kind = "personnel";
    propose.title = "人选";
    propose.gist = "内容摘要";
    propose.persons = {{"张三", {}}, {"李四", {}}, {"王五", {}}};
    world.done("chair", propose);
    for (auto const* before : {"nomination", "inspection"}) {
        world.done("clerk", GiveEvidence{propose.matter, before, "已完成", {}, {}});
    }
    MeetingId const meeting = world.planned_meeting("g1", kStart, {});
    auto const id = item("i1");
    world.done("chair", AddToAgenda{meeting, id, propose.matter});
    world.done("clerk", SendNotice{meeting});
    world.at(kStart);
    enter(world, meeting, world.members());
    world.done("chair", OpenMeeting{meeting});
    world.done("chair", OpenItem{id});
    discuss(world, id);
    world.done("chair", motion(id, Method::hands, 1));
    CHECK(world.ask("chair", motion(id, Method::hands, 2)).refused("ballot.one-at-a-time"));
    CHECK(world.ask("chair", DeferItem{id, "再研究"}).refused("ballot.running"));
    CHECK(world.ask("m1", CastVote{id, 2, "同意"}).refused("ballot.not-open"));
    CHECK(world.ask("m1", CastVote{id, 1, "弃权"}).bad("/choice", "unknown-choice"));
    vote(world, id, 2, 1);
    world.done("chair", CloseBallot{id, 1});
    CHECK(world.ask("chair", motion(id, Method::hands, 1)).refused("ballot.decided"));
    CHECK(find(world.meetings(), id)->stage == ItemStage::open);
    CHECK(stage_of(world, "p") == MatterStage::on_agenda);
    for (int question = 2; question <= 3; ++question) {
        world.done("chair", motion(id, Method::hands, question));
        vote(world, id, question == 2 ? 7 : 3, question);
        world.done("chair", CloseBallot{id, question});
    }
    CHECK(!decision(world, "i1.1").passed);
    CHECK(decision(world, "i1.2").passed);
    CHECK(!decision(world, "i1.3").passed);
    CHECK(find(world.meetings(), id)->stage == ItemStage::decided);
    CHECK(stage_of(world, "p") == MatterStage::decided);
}

TEST_CASE("a vote that lost its quorum cannot be closed; it is held again when they are back") {
    World world;
    auto const id = voting(world, 4);
    for (auto const* member : {"m1", "m2", "m3"}) world.done(member, CastVote{id, 1, "赞成"});
    leave(world, MeetingId{"g1"}, {"m3"});
    world.done("chair", CastVote{id, 1, "赞成"});
    auto const refused = world.ask("chair", CloseBallot{id, 1});
    CHECK(refused.refused("quorum.item"));
    CHECK(number(refused.obstacle("quorum.item"), "present") == 3);
    CHECK(world.ask("m1", VoidBallot{id, 1, "人数不足"}).refused("presider.only"));
    CHECK(world.ask("chair", VoidBallot{id, 1, ""}).bad("/reason", "missing-text"));
    world.done("chair", VoidBallot{id, 1, "人数不足"});
    CHECK(!find(world.meetings(), id)->questions[0].ballot);
    CHECK(world.ask("chair", motion(id)).refused("quorum.item"));
    enter(world, MeetingId{"g1"}, {"m3"});
    CHECK(world.ask("chair", motion(id)).accepted);
    CHECK(world.meetings().decisions.empty());
}

TEST_CASE("who leaves after voting has voted") {
    World world;
    auto const id = voting(world, 5);
    for (auto const* member : {"m1", "m2", "m3"}) world.done(member, CastVote{id, 1, "赞成"});
    leave(world, MeetingId{"g1"}, {"m1"});
    world.done("m4", CastVote{id, 1, "反对"});
    world.done("chair", CastVote{id, 1, "赞成"});
    world.done("chair", CloseBallot{id, 1});
    CHECK(decision(world).passed);
    CHECK(decision(world).verdict.heads.able == 4);
    CHECK(decision(world).verdict.heads.voted_and_left == 1);
    CHECK(decision(world).parts.at(person("m1")) == MemberPart{Part::choice, "赞成"});
}

TEST_CASE("a vote that is complete is closed, whatever came out") {
    World world;
    auto const id = voting(world, 5);
    world.done("m1", CastVote{id, 1, "反对"});
    CHECK(world.ask("chair", VoidBallot{id, 1, "表述有误"}).accepted);
    for (auto const* member : {"m2", "m3", "m4", "chair"}) world.done(member, CastVote{id, 1, "反对"});
    CHECK(world.ask("chair", VoidBallot{id, 1, "结果不理想"}).refused("ballot.complete"));
}

TEST_CASE("a recusal in the middle of a vote voids it") {
    World world;
    auto const id = voting(world, 6);
    world.done("m1", CastVote{id, 1, "赞成"});
    world.done("m1", DeclareRecusal{id, RecusalCause::relative, "亲属"});
    CHECK(find(world.meetings(), id)->stage == ItemStage::open);
    CHECK(world.ask("chair", motion(id)).refused("recusal.room"));
    leave(world, MeetingId{"g1"}, {"m1"});
    CHECK(world.ask("chair", motion(id)).accepted);
}

TEST_CASE("a secret ballot on paper: two tellers, counted apart, compared") {
    World world;
    auto const id = voting(world, 7, Method::secret);
    CHECK(world.ask("m1", CastVote{id, 1, "赞成"}).refused("ballot.secret"));
    CHECK(world.ask("chair", CloseBallot{id, 1}).refused("papers.missing"));
    Count const count{7, 6, 1, {{"赞成", 5}, {"反对", 1}}};
    CHECK(world.ask("m1", EnterCount{id, 1, count}).refused("papers.missing"));
    std::vector const tellers{person("m1"), person("clerk")};
    CHECK(world.ask("m1", IssuePapers{id, 1, tellers, 7}).refused("presider.only"));
    CHECK(world.ask("chair", IssuePapers{id, 1, {person("m1"), person("m1")}, 7}).bad("/tellers", "two-tellers"));
    CHECK(world.ask("chair", IssuePapers{id, 1, {person("m1"), person("who")}, 7}).bad("/tellers/1", "unknown-person"));
    CHECK(world.ask("chair", IssuePapers{id, 1, tellers, 0}).bad("/issued", "bad-count"));
    CHECK(world.ask("chair", IssuePapers{id, 1, tellers, 8}).refused("papers.exceed"));
    world.done("chair", IssuePapers{id, 1, tellers, 7});
    CHECK(world.ask("chair", IssuePapers{id, 1, tellers, 7}).refused("papers.issued"));
    CHECK(world.ask("m2", EnterCount{id, 1, count}).refused("teller.only"));
    CHECK(world.ask("m1", EnterCount{id, 1, {8, 7, 1, {{"赞成", 7}}}}).refused("count.collected"));
    CHECK(world.ask("m1", EnterCount{id, 1, {7, 7, 1, {{"赞成", 7}}}}).refused("count.sum"));
    CHECK(world.ask("m1", EnterCount{id, 1, {7, 6, 1, {{"赞成", 5}}}}).refused("count.choices"));
    CHECK(world.ask("m1", EnterCount{id, 1, {7, 6, 1, {{"同意", 6}}}}).bad("/count/choices", "unknown-choice"));
    CHECK(world.ask("m1", EnterCount{id, 1, {7, -1, 8, {}}}).bad("/count/valid", "bad-count"));
    world.done("m1", EnterCount{id, 1, count});
    CHECK(world.ask("m1", EnterCount{id, 1, count}).refused("count.entered"));
    auto const missing = world.ask("chair", CloseBallot{id, 1});
    CHECK(missing.refused("count.missing"));
    CHECK(people_in(missing.obstacle("count.missing"), "tellers") == std::vector{person("clerk")});

    world.done("clerk", EnterCount{id, 1, {7, 6, 1, {{"赞成", 4}, {"反对", 2}, {"弃权", 0}}}});
    auto const differs = world.ask("chair", CloseBallot{id, 1});
    CHECK(differs.refused("count.differs"));
    CHECK(differs.obstacle("count.differs")->facts.at("figure") == term_fact("choice", "赞成"));
    // Both count again: the first new figures wipe the old ones, so that nothing is copied.
    world.done("clerk", EnterCount{id, 1, count});
    CHECK(world.ask("chair", CloseBallot{id, 1}).refused("count.missing"));
    // A choice nobody took may be left out or counted as none: the counts are equal.
    world.done("m1", EnterCount{id, 1, {7, 6, 1, {{"赞成", 5}, {"反对", 1}, {"弃权", 0}}}});
    CHECK(world.ask("m1", EnterCount{id, 1, count}).refused("count.settled"));
    CHECK(world.ask("chair", VoidBallot{id, 1, "重来"}).refused("ballot.complete"));
    world.done("chair", CloseBallot{id, 1});
    CHECK(decision(world).passed);
    CHECK(decision(world).verdict.counts == std::map<std::string, std::int64_t>{{"赞成", 5}, {"反对", 1}, {"弃权", 0}});
    CHECK(decision(world).parts.at(person("m3")) == MemberPart{Part::secret, ""});
    CHECK(find(world.meetings(), id)->questions[0].ballot->votes.empty());
}

TEST_CASE("fewer papers than voters wants a word") {
    World world;
    auto const id = voting(world, 5, Method::secret);
    world.done("chair", IssuePapers{id, 1, {person("clerk"), person("m1")}, 5});
    Count const count{4, 4, 0, {{"赞成", 4}}};
    world.done("clerk", EnterCount{id, 1, count});
    world.done("m1", EnterCount{id, 1, count});
    auto const outstanding = world.ask("chair", CloseBallot{id, 1});
    CHECK(outstanding.asks_reason("papers.outstanding"));
    CHECK(number(outstanding.obstacle("papers.outstanding"), "collected") == 4);
    CHECK(number(outstanding.obstacle("papers.outstanding"), "able") == 5);
    CHECK(world.ask("chair", CloseBallot{id, 1}, {{"papers.outstanding", "一人未投"}}).accepted);
}

TEST_CASE("tellers are not concerned, not recused, and there") {
    World world;
    world.done("m2", people::DeclareRelative{"张三", "配偶"});
    auto const meeting = world.open_meeting("g1", kStart, 6, {"discipline"});
    auto const id = item("g1.1");
    world.done("chair", RuleRecusal{id, person("m2"), true, "系其配偶"});
    world.done("chair", OpenItem{id});
    leave(world, meeting, {"m2"});
    discuss(world, id);
    world.done("chair", motion(id, Method::secret));
    auto const ask = [&](char const* one) {
        return world.ask("chair", IssuePapers{id, 1, {person(one), person("clerk")}, 5});
    };
    CHECK(ask("m2").refused("teller.concerned"));
    CHECK(ask("m6").refused("teller.absent"));
    CHECK(ask("office").refused("teller.absent"));
    CHECK(ask("m1").accepted);
    CHECK(ask("m3").accepted);
    CHECK(world.ask("chair", CastVote{id, 1, "赞成"}).refused("ballot.secret"));

    World open;
    voting(open, 5, Method::hands);
    CHECK(open.ask("chair", IssuePapers{id, 1, {person("m1"), person("clerk")}, 5}).refused("ballot.not-secret"));
    CHECK(open.ask("m1", EnterCount{id, 1, {}}).refused("ballot.not-secret"));
}

TEST_CASE("where last binds casting too, a secret ballot wants a word on how") {
    World world({.readings = {{"chair-last-secret", "yes"}}});
    auto const id = voting(world, 5, Method::secret);
    IssuePapers const issue{id, 1, {person("clerk"), person("m1")}, 5};
    CHECK(world.ask("chair", issue).asks_reason("presider.last-casting"));
    CHECK(world.ask("chair", issue, {{"presider.last-casting", "主持人最后投入票箱"}}).accepted);
}

TEST_CASE("a decision can take the place of an earlier one, and only when it passes") {
    World world;
    auto const id = voting(world, 7);
    vote(world, id, 7);
    world.done("chair", CloseBallot{id, 1});
    world.done("chair", CloseMeeting{MeetingId{"g1"}});
    ProposeMatter again;
    again.matter = MatterId{"r"};
    again.kind = "plan";
    again.title = "调整方案";
    again.gist = "内容摘要";
    again.reconsiders = DecisionId{"g1.1.1"};
    world.done("chair", again);
    for (auto const* before : {"research", "consultation"}) {
        world.done("clerk", GiveEvidence{again.matter, before, "已完成", {}, {}});
    }
    for (auto const* member : {"chair", "m1", "m2", "m3"}) {
        world.send(member, ConsentToReconsider{again.matter});
    }
    MeetingId const meeting = world.planned_meeting("g2", "2026-03-20 09:00", {});
    world.done("chair", AddToAgenda{meeting, item("i2"), again.matter});
    world.done("clerk", SendNotice{meeting});
    world.at("2026-03-20 09:00");
    enter(world, meeting, world.members());
    world.done("chair", OpenMeeting{meeting});
    auto rejected = world;
    settle(rejected, item("i2"), "chair", 3);
    CHECK(!decision(rejected).replaced_by);
    settle(world, item("i2"), "chair", 4);
    CHECK(decision(world).replaced_by == DecisionId{"i2.1"});
}

TEST_CASE("an urgent act is ratified or not by a vote, and cannot just be noted") {
    World world;
    UrgentId const urgent{"u"};
    world.done("chair", ActUrgently{urgent, "紧急抢修", "管道爆裂", "来不及开会"});
    ProposeMatter ratify;
    ratify.matter = MatterId{"r"};
    ratify.kind = "study";
    ratify.title = "追认紧急抢修";
    ratify.gist = "内容摘要";
    ratify.ratifies = urgent;
    world.done("chair", ratify);
    MeetingId const meeting = world.planned_meeting("g1", kStart, {});
    world.done("chair", AddToAgenda{meeting, item("i1"), ratify.matter});
    world.done("clerk", SendNotice{meeting});
    world.at(kStart);
    enter(world, meeting, world.members());
    world.done("chair", OpenMeeting{meeting});
    auto noted = world;
    noted.done("chair", OpenItem{item("i1")});
    CHECK(noted.ask("chair", NoteItem{item("i1"), "听取"}).refused("note.kind"));
    auto refused = world;
    settle(refused, item("i1"), "chair", 3);
    CHECK(refused.meetings().urgents.at(urgent).answered == DecisionId{"i1.1"});
    CHECK(!refused.meetings().urgents.at(urgent).ratified);
    settle(world, item("i1"), "chair", 4);
    CHECK(world.meetings().urgents.at(urgent).ratified);
}

TEST_CASE("a matter knows its own decisions: what came of others says nothing about it") {
    World world;
    world.open_meeting("g1", kStart, 7, {"plan", "study", "personnel"});
    settle(world, item("g1.1"), "chair", 7);
    settle(world, item("g1.2"), "chair", 0);
    settle(world, item("g1.3"), "chair", 0);
    auto const& matters = world.meetings().matters;
    CHECK(matters.at(MatterId{"g1.m1"}).stage == MatterStage::decided);
    CHECK(matters.at(MatterId{"g1.m2"}).stage == MatterStage::rejected);
    CHECK(matters.at(MatterId{"g1.m3"}).stage == MatterStage::rejected);
    CHECK(matters.at(MatterId{"g1.m1"}).decisions == std::vector{DecisionId{"g1.1.1"}});
    CHECK(matters.at(MatterId{"g1.m2"}).decisions == std::vector{DecisionId{"g1.2.1"}});
}

}  // namespace quorate::tests

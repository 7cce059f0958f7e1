#include "meetings/sitting.hpp"

// Articles 19.2 and 20: an item is taken up with its own quorum, without those it concerns, and is fully discussed.

namespace quorate::tests {
namespace {

constexpr char kStart[] = "2026-03-12 09:00";

/// An open meeting whose only item concerns the people named; the chair and all members are there.
ItemId item_concerning(World& world, std::vector<Concerned> const& persons, int present) {
    ProposeMatter matter;
    matter.matter = MatterId{"x"};
    matter.kind = "funds";
    matter.title = "事项";
    matter.gist = "内容摘要";
    matter.sum = Fen{100};
    matter.persons = persons;
    world.done("chair", matter);
    MeetingId const meeting{"g1"};
    world.done("chair", PlanMeeting{meeting, local(kStart), "第一会议室", true});
    world.done("chair", AddToAgenda{meeting, item("i1"), matter.matter});
    world.done("clerk", SendNotice{meeting}, {{"notice.late", "急件"}});
    world.at(kStart);
    auto members = world.members();
    members.resize(static_cast<std::size_t>(present));
    enter(world, meeting, members);
    world.done("chair", OpenMeeting{meeting});
    return item("i1");
}

}  // namespace

TEST_CASE("an item is taken up in an open meeting, by who presides, one at a time, once") {
    World world;
    auto const meeting = world.noticed_meeting("g1", kStart, {"plan", "plan"});
    world.at(kStart);
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).refused("room.not-open"));
    enter(world, meeting, world.members());
    world.done("chair", OpenMeeting{meeting});
    CHECK(world.ask("chair", OpenItem{item("none")}).bad("/item", "unknown-item"));
    CHECK(world.ask("m1", OpenItem{item("g1.1")}).refused("presider.only"));
    CHECK(world.ask("m1", MakeStatement{item("g1.1"), "意见"}).refused("item.not-open"));
    world.done("chair", OpenItem{item("g1.1")});
    CHECK(find(world.meetings(), meeting)->current == item("g1.1"));
    CHECK(world.ask("chair", OpenItem{item("g1.2")}).refused("item.one-at-a-time"));
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).refused("item.taken"));
    world.done("chair", DeferItem{item("g1.1"), "再研究"});
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).refused("item.taken"));
    CHECK(world.ask("chair", OpenItem{item("g1.2")}).accepted);
}

TEST_CASE("an appointment needs two thirds, other items half") {
    World world;
    world.open_meeting("g1", kStart, 4, {"personnel", "plan"});
    auto const refused = world.ask("chair", OpenItem{item("g1.1")});
    CHECK(refused.refused("quorum.item"));
    CHECK(refused.obstacle("item.cannot-pass") == nullptr);
    CHECK(number(refused.obstacle("quorum.item"), "present") == 4);
    CHECK(number(refused.obstacle("quorum.item"), "needed") == 5);
    CHECK(number(refused.obstacle("quorum.item"), "missing") == 1);
    CHECK(refused.obstacle("quorum.item")->by.anchor == "art19.p2");
    CHECK(world.ask("chair", OpenItem{item("g1.2")}).accepted);
    enter(world, MeetingId{"g1"}, {"m4"});
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).accepted);
}

TEST_CASE("exactly two thirds is enough by the usual reading only") {
    World usual({.members = 6});
    usual.open_meeting("g1", kStart, 4, {"personnel"});
    CHECK(usual.ask("chair", OpenItem{item("g1.1")}).accepted);
    World other({.members = 6, .readings = {{"two-thirds-inclusive", "no"}}});
    other.open_meeting("g1", kStart, 4, {"personnel"});
    CHECK(other.ask("chair", OpenItem{item("g1.1")}).refused("quorum.item"));
}

TEST_CASE("a member whom the matter names by id is recused when it is taken up, and must leave") {
    World world;
    auto const id = item_concerning(world, {{"甲", person("m1")}}, 6);
    auto const opened = world.done("chair", OpenItem{id});
    CHECK(opened.happened("member.recused"));
    CHECK(opened.happened("item.opened"));
    CHECK(recused(*find(world.meetings(), id), person("m1")));
    auto const inside = world.ask("m2", MakeStatement{id, "同意"});
    CHECK(inside.refused("recusal.room"));
    CHECK(people_in(inside.obstacle("recusal.room"), "members") == std::vector{person("m1")});
    CHECK(world.ask("m1", MakeStatement{id, "我来说明"}).refused("floor.recused"));
    leave(world, MeetingId{"g1"}, {"m1"});
    CHECK(world.ask("m2", MakeStatement{id, "同意"}).accepted);
    CHECK(world.ask("m1", MakeStatement{id, "我来说明"}).refused("floor.recused"));
}

TEST_CASE("the recused do not count for the item, and the item is refused when too few are left") {
    World world;
    auto const id = item_concerning(world, {{"甲", person("m1")}, {"乙", person("m2")}}, 5);
    auto const refused = world.ask("chair", OpenItem{id});
    CHECK(refused.refused("quorum.item"));
    CHECK(number(refused.obstacle("quorum.item"), "present") == 3);
    CHECK(number(refused.obstacle("quorum.item"), "needed") == 4);
    CHECK(number(refused.obstacle("quorum.item"), "recused") == 2);

    World counted({.readings = {{"recused-present", "yes"}}});
    item_concerning(counted, {{"甲", person("m1")}, {"乙", person("m2")}}, 5);
    auto const stuck = counted.ask("chair", OpenItem{id});
    CHECK(!stuck.refused("quorum.item"));
    CHECK(stuck.asks_reason("item.cannot-pass"));
    CHECK(number(stuck.obstacle("item.cannot-pass"), "able") == 3);
    CHECK(number(stuck.obstacle("item.cannot-pass"), "needed") == 4);
    CHECK(std::get<std::vector<Term>>(stuck.obstacle("item.cannot-pass")->facts.at("readings")) ==
          std::vector<Term>{{"reading", "recused-due"}});
}

TEST_CASE("a likeness of names must be ruled on before the item is taken up") {
    World world;
    world.done("m2", people::DeclareRelative{"李四", "配偶"});
    auto const id = item_concerning(world, {{"李四", {}}}, 7);
    auto const unruled = world.ask("chair", OpenItem{id});
    CHECK(unruled.refused("recusal.unruled"));
    CHECK(people_in(unruled.obstacle("recusal.unruled"), "members") == std::vector{person("m2")});

    auto same = world;
    same.done("chair", RuleRecusal{id, person("m2"), true, "系其配偶"});
    CHECK(same.done("chair", OpenItem{id}).accepted);
    CHECK(recused(*find(same.meetings(), id), person("m2")));
    world.done("chair", RuleRecusal{id, person("m2"), false, "同名而非同一人"});
    world.done("chair", OpenItem{id});
    CHECK(!recused(*find(world.meetings(), id), person("m2")));
}

TEST_CASE("a chair whom the item concerns does not preside over it") {
    World world;
    auto const id = item_concerning(world, {{"书记", person("chair")}}, 7);
    CHECK(world.ask("chair", OpenItem{id}).refused("presider.absent"));
    entrust(world, "m3");
    CHECK(world.ask("chair", OpenItem{id}).refused("presider.only"));
    world.done("m3", OpenItem{id});
    leave(world, MeetingId{"g1"}, {"chair"});
    // Now m3 presides, and speaks and votes last.
    CHECK(world.ask("m3", MakeStatement{id, "同意"}).refused("presider.last"));
    for (auto const* member : {"m1", "m2", "m4", "m5", "m6"}) world.done(member, DeclineStatement{id});
    world.done("m3", MakeStatement{id, "同意"});
    world.done("m3", motion(id));
    CHECK(world.ask("m3", CastVote{id, 1, "赞成"}).refused("presider.last"));
    vote(world, id, 6);
    world.done("m3", CloseBallot{id, 1});
    auto const& decision = world.meetings().decisions.at(DecisionId{"i1.1"});
    CHECK(decision.passed);
    CHECK(decision.parts.at(person("chair")).part == Part::recused);
}

TEST_CASE("a room that cannot pass anything says so before the item is taken up") {
    World world({.members = 6});
    world.open_meeting("g1", kStart, 3, {"plan", "study"});
    auto const stuck = world.ask("chair", OpenItem{item("g1.1")});
    CHECK(stuck.asks_reason("item.cannot-pass"));
    CHECK(stuck.obstacle("item.cannot-pass")->by.anchor == "art20.p2");
    CHECK(number(stuck.obstacle("item.cannot-pass"), "able") == 3);
    CHECK(number(stuck.obstacle("item.cannot-pass"), "needed") == 4);
    CHECK(number(stuck.obstacle("item.cannot-pass"), "due") == 6);
    CHECK(!stuck.obstacle("item.cannot-pass")->facts.contains("readings"));
    // What may end as heard and noted needs no vote.
    CHECK(world.ask("chair", OpenItem{item("g1.2")}).accepted);
    world.done("chair", OpenItem{item("g1.1")}, {{"item.cannot-pass", "先讨论，等待到会"}});
    discuss(world, item("g1.1"));
    CHECK(world.ask("chair", motion(item("g1.1"))).asks_reason("item.cannot-pass"));
    enter(world, MeetingId{"g1"}, {"m3"});
    world.done("m3", DeclineStatement{item("g1.1")});
    CHECK(world.ask("chair", motion(item("g1.1"))).accepted);
}

TEST_CASE("the presiding person speaks last") {
    World world;
    world.open_meeting("g1", kStart, 5);
    auto const id = item("g1.1");
    world.done("chair", OpenItem{id});
    world.done("m1", MakeStatement{id, "同意"});
    world.done("m2", DeclineStatement{id});
    auto const early = world.ask("chair", MakeStatement{id, "同意"});
    CHECK(early.refused("presider.last"));
    CHECK(people_in(early.obstacle("presider.last"), "waiting") == std::vector{person("m3"), person("m4")});
    world.done("m3", DeclineStatement{id});
    world.done("m4", MakeStatement{id, "反对"});
    world.done("chair", MakeStatement{id, "同意"});
    // Somebody speaks again: the presiding person's word is not the last one any more.
    world.done("m1", MakeStatement{id, "补充"});
    auto const overtaken = world.ask("chair", motion(id));
    CHECK(overtaken.refused("presider.last-word"));
    CHECK(people_in(overtaken.obstacle("presider.last-word"), "members") == std::vector{person("m1")});
    world.done("chair", DeclineStatement{id});
    CHECK(world.ask("chair", motion(id)).accepted);
}

TEST_CASE("the floor is for members in the room and observers of the item") {
    World world;
    world.open_meeting("g1", kStart, 5);
    auto const id = item("g1.1");
    world.done("chair", InviteObserver{id, person("leader")});
    world.done("chair", OpenItem{id});
    CHECK(world.ask("m5", MakeStatement{id, "意见"}).refused("floor.absent"));
    CHECK(world.ask("leader", MakeStatement{id, "说明"}).refused("floor.absent"));
    CHECK(world.ask("m1", MakeStatement{id, " "}).bad("/text", "missing-text"));
    world.done("leader", EnterAsObserver{id});
    world.done("leader", MakeStatement{id, "说明"});
    CHECK(world.ask("leader", DeclineStatement{id}).refused("floor.absent"));
    world.done("m1", DeclineStatement{id});
    CHECK(world.ask("m1", DeclineStatement{id}).refused("statement.declined"));
    CHECK(world.enter_for("m1", MakeStatement{id, "还是有意见"}).accepted);
    auto const& said = find(world.meetings(), id)->statements.back();
    CHECK(said.by == person("m1"));
    CHECK(said.entered_by == person("clerk"));
}

TEST_CASE("an item is put off with a reason, and its matter waits for another agenda") {
    World world;
    world.open_meeting("g1", kStart, 5, {"plan", "plan"});
    world.done("chair", OpenItem{item("g1.1")});
    CHECK(world.ask("chair", DeferItem{item("g1.1"), ""}).bad("/reason", "missing-text"));
    CHECK(world.ask("m1", DeferItem{item("g1.1"), "再研究"}).refused("presider.only"));
    world.done("chair", DeferItem{item("g1.1"), "再研究"});
    CHECK(find(world.meetings(), item("g1.1"))->ended_reason == "再研究");
    CHECK(find(world.meetings(), MatterId{"g1.m1"})->stage == MatterStage::accepted);
    CHECK(world.ask("chair", DeferItem{item("g1.1"), "再研究"}).refused("item.not-pending"));
    // Not yet taken up, it can be put off as well.
    CHECK(world.ask("chair", DeferItem{item("g1.2"), "材料不齐"}).accepted);
    world.done("chair", CloseMeeting{MeetingId{"g1"}}, {{"agenda.unfinished", "材料不齐"}});
    world.planned_meeting("g2", "2026-03-20 09:00", {});
    CHECK(world.ask("chair", AddToAgenda{MeetingId{"g2"}, item("g2.1"), MatterId{"g1.m1"}}).accepted);
}

TEST_CASE("an item that lost its quorum or its presiding person can be put off") {
    World world;
    auto const meeting = world.open_meeting("g1", kStart, 4);
    world.done("chair", OpenItem{item("g1.1")});
    leave(world, meeting, {"m3", "chair"});
    CHECK(world.ask("m1", DeferItem{item("g1.1"), "人数不足"}).refused("presider.only"));
    CHECK(world.ask("chair", DeferItem{item("g1.1"), "人数不足"}).accepted);
}

TEST_CASE("only what decides nothing ends as noted") {
    World world;
    world.open_meeting("g1", kStart, 5, {"study", "plan"});
    world.done("chair", OpenItem{item("g1.2")});
    CHECK(world.ask("chair", NoteItem{item("g1.2"), "听取"}).refused("note.kind"));
    world.done("chair", DeferItem{item("g1.2"), "再研究"});
    CHECK(world.ask("chair", NoteItem{item("g1.1"), "传达学习"}).refused("item.not-open"));
    world.done("chair", OpenItem{item("g1.1")});
    CHECK(world.ask("m1", NoteItem{item("g1.1"), "传达学习"}).refused("presider.only"));
    world.done("chair", NoteItem{item("g1.1"), "传达学习"});
    CHECK(find(world.meetings(), item("g1.1"))->stage == ItemStage::noted);
    CHECK(find(world.meetings(), MatterId{"g1.m1"})->stage == MatterStage::noted);
    CHECK(world.meetings().decisions.empty());
}

TEST_CASE("a written opinion of an absent member is read out before the item ends") {
    World world;
    world.planned_meeting("g1", kStart, {"study"});
    MeetingId const meeting{"g1"};
    world.done("m6", AskLeave{meeting, "出差"});
    world.done("m6", WriteOpinion{item("g1.1"), "建议结合实际"});
    world.done("clerk", SendNotice{meeting});
    world.at(kStart);
    enter(world, meeting, {"chair", "m1", "m2", "m3"});
    world.done("chair", OpenMeeting{meeting});
    world.done("chair", OpenItem{item("g1.1")});
    auto const unread = world.ask("chair", NoteItem{item("g1.1"), "传达学习"});
    CHECK(unread.asks_reason("opinion.unread"));
    CHECK(people_in(unread.obstacle("opinion.unread"), "members") == std::vector{person("m6")});
    auto came = world;
    enter(came, meeting, {"m6"});
    CHECK(came.ask("chair", NoteItem{item("g1.1"), "传达学习"}).accepted);
    world.done("chair", ReadOpinion{item("g1.1"), person("m6")});
    CHECK(world.ask("chair", NoteItem{item("g1.1"), "传达学习"}).accepted);
}

TEST_CASE("a kind that the charter of the day does not know cannot be taken up, but put off") {
    World world;
    world.open_meeting("g1", kStart, 5);
    auto& rules = world.charters().at("d1");
    rules.kinds.erase("plan");
    CHECK(world.ask("chair", OpenItem{item("g1.1")}).refused("item.kind"));
    CHECK(world.ask("chair", DeferItem{item("g1.1"), "类别不存在"}).accepted);
}

TEST_CASE("persons still undecided are what a second meeting votes on") {
    World world;
    auto propose = ProposeMatter{};
    propose.matter = MatterId{"p"};
    propose.kind = "personnel";
    propose.title = "人选";
    propose.gist = "内容摘要";
    propose.persons = {{"张三", {}}, {"李四", {}}};
    world.done("chair", propose);
    for (auto const* before : {"nomination", "inspection"}) {
        world.done("clerk", GiveEvidence{propose.matter, before, "已完成", {}, {}});
    }
    MeetingId const first = world.planned_meeting("g1", kStart, {});
    world.done("chair", AddToAgenda{first, item("i1"), propose.matter});
    world.done("clerk", SendNotice{first});
    world.at(kStart);
    enter(world, first, world.members());
    world.done("chair", OpenMeeting{first});
    world.done("chair", OpenItem{item("i1")});
    REQUIRE(find(world.meetings(), item("i1"))->questions.size() == 2);
    discuss(world, item("i1"));
    world.done("chair", motion(item("i1"), Method::hands, 2));
    vote(world, item("i1"), 7, 2);
    world.done("chair", CloseBallot{item("i1"), 2});
    world.done("chair", DeferItem{item("i1"), "张三再考察"});
    world.done("chair", CloseMeeting{first});

    MeetingId const second = world.planned_meeting("g2", "2026-03-20 09:00", {});
    world.done("chair", AddToAgenda{second, item("i2"), propose.matter});
    world.done("clerk", SendNotice{second});
    world.at("2026-03-20 09:00");
    enter(world, second, world.members());
    world.done("chair", OpenMeeting{second});
    world.done("chair", OpenItem{item("i2")});
    auto const& questions = find(world.meetings(), item("i2"))->questions;
    REQUIRE(questions.size() == 1);
    CHECK(questions.front().subject == "张三");
    discuss(world, item("i2"));
    world.done("chair", motion(item("i2")));
    vote(world, item("i2"), 0);
    world.done("chair", CloseBallot{item("i2"), 1});
    // 李四 was appointed: the matter is decided although 张三 was not.
    CHECK(find(world.meetings(), propose.matter)->stage == MatterStage::decided);
}

}  // namespace quorate::tests

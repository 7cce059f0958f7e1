#include <doctest/doctest.h>

#include "support/world.hpp"

namespace quorate::tests {
namespace {

using namespace meetings;

std::string const kDigest(64, 'a');

ProposeMatter proposal(std::string const& id, std::string const& kind = "plan") {
    ProposeMatter command;
    command.matter = MatterId{id};
    command.kind = kind;
    command.title = "年度工作要点";
    command.gist = "内容";
    return command;
}

AddPaper paper(std::string const& matter, std::string const& id, std::optional<std::string> marking = {}) {
    return {MatterId{matter}, PaperId{id}, "材料", kDigest, "application/pdf", 1000, std::move(marking)};
}

MatterStage stage(World const& world, std::string const& id) {
    return world.meetings().matters.at(MatterId{id}).stage;
}

}  // namespace

TEST_CASE("article 13.2: every member proposes; what the chair proposes is settled with it") {
    World world;
    CHECK(world.send("m3", proposal("a")).events == std::vector<std::string>{"matter.proposed"});
    CHECK(world.send("chair", proposal("b")).events == std::vector<std::string>{"matter.proposed", "matter.accepted"});
    CHECK(world.send("leader", proposal("c")).refused("power.matter.propose"));
    CHECK(world.send("m1", proposal("a")).bad("/matter", "id-taken"));
    CHECK(stage(world, "a") == MatterStage::proposed);
    CHECK(stage(world, "b") == MatterStage::accepted);
}

TEST_CASE("a unit's staff submit for their own unit") {
    World world;
    CHECK(world.send("staff", proposal("a")).refused("matter.unit"));
    auto command = proposal("a");
    command.unit = UnitId{"u1"};
    CHECK(world.send("staff", command).accepted);
    command.matter = MatterId{"b"};
    command.unit = UnitId{"u9"};
    CHECK(world.send("staff", command).bad("/unit", "unknown-unit"));
    command.unit = UnitId{"u1"};
    CHECK(world.send("m1", command).accepted);  // a member may submit for a unit
}

TEST_CASE("article 17: a matter has a kind of the catalogue, and what the kind asks for") {
    World world;
    CHECK(world.send("m1", proposal("a", "weather")).bad("/kind", "unknown-kind"));
    auto const funds = world.send("m1", proposal("a", "funds"));
    CHECK(funds.refused("matter.sum"));
    CHECK(funds.obstacle("matter.sum")->by.anchor == "art17.i8");
    CHECK(world.send("m1", proposal("a", "personnel")).refused("matter.persons"));

    auto command = proposal("a", "personnel");
    command.persons = {{"张三", {}}, {" 张三", {}}, {"", PersonId{"nobody"}}};
    auto const persons = world.send("m1", command);
    CHECK(persons.bad("/persons/1/name", "person-twice"));
    CHECK(persons.bad("/persons/2/name", "missing-text"));
    CHECK(persons.bad("/persons/2/person", "unknown-person"));
    command.persons = {{" 张三 ", {}}};
    command.sum = Fen{0};
    CHECK(world.send("m1", command).bad("/sum", "bad-sum"));
    command.sum.reset();
    world.done("m1", command);
    CHECK(world.meetings().matters.at(MatterId{"a"}).persons.front().name == "张三");
}

TEST_CASE("article 18.2: the chair accepts or declines with a reason, nobody else") {
    World world;
    world.done("m1", proposal("a"));
    for (auto const* other : {"m1", "m2", "clerk", "staff"}) {
        CHECK(world.send(other, AcceptMatter{MatterId{"a"}}).refused("power.matter.settle"));
        CHECK(world.send(other, DeclineMatter{MatterId{"a"}, "不宜"}).refused("power.matter.settle"));
    }
    auto const silent = world.send("chair", DeclineMatter{MatterId{"a"}, "\u3000 "});
    CHECK(silent.refused("decline.reason"));
    CHECK(silent.obstacle("decline.reason")->by.anchor == "art18.p2");

    SUBCASE("declined") {
        world.done("chair", DeclineMatter{MatterId{"a"}, "条件尚不成熟"});
        CHECK(world.meetings().matters.at(MatterId{"a"}).settled_reason == "条件尚不成熟");
        CHECK(world.send("chair", AcceptMatter{MatterId{"a"}}).refused("matter.settled"));
        CHECK(world.send("m1", paper("a", "p")).refused("papers.frozen"));
    }
    SUBCASE("accepted, and still declined before it is on an agenda") {
        world.done("chair", AcceptMatter{MatterId{"a"}});
        CHECK(world.send("chair", AcceptMatter{MatterId{"a"}}).refused("matter.settled"));
        world.done("chair", DeclineMatter{MatterId{"a"}, "情况有变"});
    }
    CHECK(world.send("chair", AcceptMatter{MatterId{"z"}}).bad("/matter", "unknown-matter"));
}

TEST_CASE("a matter is changed by its proposer until it is accepted, then by the chair alone") {
    World world;
    world.done("m1", proposal("a"));
    AmendMatter const change{MatterId{"a"}, "新标题", "新内容", {}, {}, {}};
    CHECK(world.send("m2", change).refused("matter.amender"));
    CHECK(world.send("staff", change).refused("access.undecided"));
    CHECK(world.ask("m1", change).accepted);
    world.done("chair", AcceptMatter{MatterId{"a"}});
    CHECK(world.send("m1", change).refused("power.matter.settle"));
    CHECK(world.send("clerk", change).refused("power.matter.settle"));
    world.done("chair", change);
    CHECK(world.meetings().matters.at(MatterId{"a"}).title == "新标题");

    auto const meeting = world.planned_meeting("g", "2026-03-12 09:00", {});
    world.done("clerk", GiveEvidence{MatterId{"a"}, "research", "调研报告", {}, {}});
    world.done("clerk", GiveEvidence{MatterId{"a"}, "consultation", "已征求意见", {}, {}});
    world.done("clerk", AddToAgenda{meeting, ItemId{"i"}, MatterId{"a"}});
    CHECK(world.send("chair", change).refused("matter.amendable"));
    CHECK(world.send("m1", WithdrawMatter{MatterId{"a"}, "不再需要"}).refused("matter.settled"));
}

TEST_CASE("16.2: what was looked into for one person says nothing of another who is put in their place") {
    World world;
    auto propose = proposal("a", "personnel");
    propose.persons = {{"张三", {}}};
    world.done("chair", propose);
    world.done("clerk", GiveEvidence{MatterId{"a"}, "inspection", "考察报告", {}, {}});
    AmendMatter change{MatterId{"a"}, "新标题", "新内容", {}, {{"张三", {}}}, {}};
    world.done("chair", change);
    CHECK(world.meetings().matters.at(MatterId{"a"}).evidence.size() == 1);
    change.persons = {{"王五", {}}};
    world.done("chair", change);
    CHECK(world.meetings().matters.at(MatterId{"a"}).evidence.empty());
}

TEST_CASE("a matter is withdrawn by who put it forward") {
    World world;
    world.done("m1", proposal("a"));
    CHECK(world.send("m2", WithdrawMatter{MatterId{"a"}, "不再需要"}).refused("matter.proposer"));
    CHECK(world.send("m1", WithdrawMatter{MatterId{"a"}, ""}).bad("/reason", "missing-text"));
    world.done("m1", WithdrawMatter{MatterId{"a"}, "不再需要"});
    CHECK(stage(world, "a") == MatterStage::withdrawn);
}

TEST_CASE("what bears a secrecy mark is refused, and nothing of it is kept") {
    World world;
    world.done("m1", proposal("a"));
    for (auto const* mark :
         {"绝密", "机密", "秘密", " 机密★10年", "秘密★1年", "Top Secret", "SECRET", "confidential"}) {
        INFO(mark);
        auto const outcome = world.send("m1", paper("a", "p", mark));
        CHECK(outcome.refused("paper.secret"));
        CHECK(outcome.obstacle("paper.secret")->by.anchor == "art23");
        CHECK(outcome.obstacle("paper.secret")->facts.empty());
    }
    for (auto const* title : {"【机密】某方案", "(秘密)某方案", "某方案 秘密★5年", "[Secret] plan", "绝密*某事"}) {
        auto marked = paper("a", "p");
        marked.title = title;
        CHECK(world.send("m1", marked).refused("paper.secret"));
    }
    CHECK(world.send("m1", paper("a", "p", "随便")).bad("/marking", "unknown-marking"));
    CHECK(world.meetings().matters.at(MatterId{"a"}).papers.empty());

    auto about = paper("a", "p", "内部");
    about.title = "关于机密文件管理办法的说明";
    CHECK(world.send("m1", about).accepted);
    CHECK(world.send("m1", paper("a", "q", "工作秘密")).accepted);
}

TEST_CASE("papers: well formed, removed with a reason, fixed once the vote begins") {
    World world;
    world.done("m1", proposal("a"));
    AddPaper bad{MatterId{"a"}, PaperId{""}, "", "xyz", "pdf", 0, {}};
    auto const faulty = world.send("m1", bad);
    CHECK(faulty.rejection.bad_input.size() == 5);
    world.done("m1", paper("a", "p"));
    CHECK(world.send("m1", paper("a", "p")).bad("/paper", "id-taken"));
    CHECK(world.send("m2", paper("a", "q")).refused("power.matter.prepare"));
    CHECK(world.send("m1", RemovePaper{MatterId{"a"}, PaperId{"p"}, " "}).bad("/reason", "missing-text"));
    CHECK(world.send("m1", RemovePaper{MatterId{"a"}, PaperId{"q"}, "换版"}).bad("/paper", "unknown-paper"));

    world.done("clerk", GiveEvidence{MatterId{"a"}, "research", "报告附后", PaperId{"p"}, {}});
    CHECK(world.send("m1", RemovePaper{MatterId{"a"}, PaperId{"p"}, "换版"}).refused("paper.evidence"));
    world.done("m1", paper("a", "q"));
    world.done("m1", RemovePaper{MatterId{"a"}, PaperId{"q"}, "换版"});
    CHECK(world.meetings().matters.at(MatterId{"a"}).papers.size() == 1);
}

TEST_CASE("evidence is for the prerequisites of the kind") {
    World world;
    world.done("m1", proposal("a"));
    CHECK(world.send("m1", GiveEvidence{MatterId{"a"}, "inspection", "已考察", {}, {}})
              .bad("/prerequisite", "unknown-prerequisite"));
    CHECK(world.send("m1", GiveEvidence{MatterId{"a"}, "research", "调研", PaperId{"p"}, {}})
              .bad("/paper", "unknown-paper"));
    CHECK(world.send("m2", GiveEvidence{MatterId{"a"}, "research", "调研", {}, {}}).refused("power.matter.prepare"));
    CHECK(world.send("m1", GiveEvidence{MatterId{"a"}, "research", "调研", {}, {}}).accepted);
}

TEST_CASE("article 18.2: a paper that comes after the notice wants a reason") {
    World world;
    world.noticed_meeting("g", "2026-03-12 09:00");
    auto const late = world.send("clerk", paper("g.m1", "p"));
    CHECK(late.asks_reason("papers.late"));
    CHECK(late.obstacle("papers.late")->by.anchor == "art18.p2");
    auto const outcome = world.send("clerk", paper("g.m1", "p"), {{"papers.late", "数据刚刚核定"}});
    CHECK(outcome.events == std::vector<std::string>{"paper.added", "deviation.recorded"});
    CHECK(world.meetings().deviations.back().place == "matter:g.m1");
    CHECK(world.meetings().deviations.back().reason == "数据刚刚核定");
}

TEST_CASE("an urgent act goes to the next meeting, and its ratification can be neither declined nor withdrawn") {
    World world;
    world.done("chair", ActUrgently{UrgentId{"x"}, "紧急抢修", "管道爆裂", "来不及开会"});
    auto command = proposal("a", "study");
    command.ratifies = UrgentId{"y"};
    CHECK(world.send("chair", command).bad("/ratifies", "unknown-urgent"));

    auto const meeting = world.planned_meeting("g", "2026-03-12 09:00", {"study"});
    auto const without = world.send("clerk", SendNotice{meeting});
    CHECK(without.refused("urgent.ratify"));
    CHECK(without.obstacle("urgent.ratify")->remedies == std::vector<Remedy>{{"matter.propose", "urgent:x"}});

    command.ratifies = UrgentId{"x"};
    world.done("chair", command);
    command.matter = MatterId{"b"};
    CHECK(world.send("m1", command).refused("urgent.running"));
    CHECK(world.send("chair", DeclineMatter{MatterId{"a"}, "不必"}).refused("urgent.ratify"));
    CHECK(world.send("chair", WithdrawMatter{MatterId{"a"}, "不必"}).refused("urgent.ratify"));
    CHECK(world.send("clerk", SendNotice{meeting}).obstacle("urgent.ratify")->remedies ==
          std::vector<Remedy>{{"agenda.add", "matter:a"}});
    world.done("chair", AddToAgenda{meeting, ItemId{"i"}, MatterId{"a"}});
    CHECK(world.send("chair", RemoveFromAgenda{ItemId{"i"}, "不必"}).refused("urgent.ratify"));
    CHECK(world.send("clerk", SendNotice{meeting}).accepted);
}

}  // namespace quorate::tests

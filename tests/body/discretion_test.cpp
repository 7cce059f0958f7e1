#include "body/discretion.hpp"

#include <doctest/doctest.h>

#include "meetings/aftermath.hpp"
#include "meetings/sitting.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

std::vector<std::string> rules_of(Outcome const& outcome) {
    std::vector<std::string> rules;
    for (auto const& one : outcome.rejection.obstacles) rules.push_back(one.rule);
    return rules;
}

/// A secret ballot that two tellers counted differently, over a member who waits outside.
World counted_apart() {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    auto const id = item("g1.1");
    world.done("chair", OpenItem{id});
    discuss(world, id);
    world.done("chair", motion(id, Method::secret));
    world.done("chair", IssuePapers{id, 1, {person("m1"), person("m2")}, 7});
    world.done("m1", EnterCount{id, 1, {7, 7, 0, {{"\u8d5e\u6210", 5}, {"\u53cd\u5bf9", 2}}}});
    world.done("m2", EnterCount{id, 1, {7, 7, 0, {{"\u8d5e\u6210", 4}, {"\u53cd\u5bf9", 3}}}});
    return world;
}

}  // namespace

TEST_CASE("23: who may not do a thing at all is told that, and nothing else that stands in its way") {
    auto world = counted_apart();
    CloseBallot const close{item("g1.1"), 1};
    CHECK(rules_of(world.ask("m3", close)) == std::vector<std::string>{"presider.only"});
    CHECK(rules_of(world.ask("m3", EnterCount{item("g1.1"), 1, {9, 9, 0, {}}})) ==
          std::vector<std::string>{"teller.only"});
    // Whoever presides is told all of it, for each figure that differs.
    CHECK(rules_of(world.ask("chair", close)) == std::vector<std::string>{"count.differs", "count.differs"});
}

TEST_CASE(
    "19: before an empty room the chair is told all that is missing, and anybody else that somebody else presides") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    world.at("2026-03-12 08:00");
    OpenMeeting const opening{MeetingId{"g1"}};
    CHECK(rules_of(world.ask("chair", opening)) ==
          std::vector<std::string>{"opening.time", "quorum.open", "presider.absent"});
    CHECK(rules_of(world.ask("m3", opening)) == std::vector<std::string>{"presider.absent"});
}

TEST_CASE(
    "23: whoever finds that somebody else would have to act says so, and so does whoever finds fault with a form") {
    auto world = counted_apart();
    CloseBallot const close{item("g1.1"), 1};
    CHECK(world.ask("m3", close).obstacle("presider.only")->bars_actor);
    CHECK_FALSE(world.ask("chair", close).obstacle("count.differs")->bars_actor);
    CHECK(world.ask("inspector", SendNotice{MeetingId{"g1"}}).obstacle("power.notice.send")->bars_actor);
    MoveMeeting const nowhere{MeetingId{"g1"}, local("2026-03-20 09:00"), "", "改期"};
    auto const moved = world.ask("chair", nowhere);
    REQUIRE(moved.bad("/place", "missing-text"));
    CHECK(moved.rejection.bad_input.front().of_form);
    auto const unknown = world.ask("chair", MoveMeeting{MeetingId{"g9"}, local("2026-03-20 09:00"), "一", "改期"});
    REQUIRE(unknown.bad("/meeting", "unknown-meeting"));
    CHECK_FALSE(unknown.rejection.bad_input.front().of_form);
}

TEST_CASE("20: in what two tellers differ is told, and not what either of them counted") {
    auto world = counted_apart();
    auto const outcome = world.ask("chair", CloseBallot{item("g1.1"), 1});
    for (auto const& obstacle : outcome.rejection.obstacles) {
        CHECK(obstacle.facts.size() == 1);
        CHECK(obstacle.facts.contains("figure"));
    }
}

TEST_CASE("23: faults of what was sent are nothing to somebody who may not send it") {
    World world;
    ProposeMatter const command{MatterId{"a"}, "no-such-kind", "", "", {}, {}, {}, {}, {}, {}};
    auto const outcome = world.ask("inspector", command);
    CHECK(rules_of(outcome) == std::vector<std::string>{"power.matter.propose"});
    CHECK(outcome.rejection.bad_input.empty());
    CHECK(world.ask("m1", command).bad("/kind", "unknown-kind"));
}

TEST_CASE("23: of a thing that somebody may not know of, they are told that they may not, whatever else there is") {
    World world;
    world.accepted_matter("a", "personnel");
    auto const withdraw = WithdrawMatter{MatterId{"a"}, "\u4e0d\u529e\u4e86"};
    for (auto const* who : {"inspector", "leader"})
        CHECK(rules_of(world.ask(who, withdraw)) == std::vector<std::string>{"access.undecided"});
    CHECK(rules_of(world.ask("system-admin", withdraw)) == std::vector<std::string>{"access.administrator"});
    // What the charter itself says of offices is no secret.
    CHECK(rules_of(world.ask("inspector", AcceptMatter{MatterId{"a"}})) ==
          std::vector<std::string>{"power.matter.settle"});
    CHECK(world.ask("m2", withdraw).refused("matter.proposer"));
    // That somebody is no member is about them, not about the thing.
    CHECK(rules_of(world.ask("leader", ConsentToReconsider{MatterId{"a"}})) ==
          std::vector<std::string>{"reconsideration.member"});
    // What there is not, nobody is kept from.
    CHECK(world.ask("inspector", WithdrawMatter{MatterId{"b"}, "\u4e0d\u529e\u4e86"}).bad("/matter", "unknown-matter"));
}

TEST_CASE("23: a decision that somebody may not read is not found out by proposing to take it up again") {
    World world;
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    settle(world, item("g1.1"), "chair", 7);
    ProposeMatter command{MatterId{"again"},    "personnel", "\u518d\u8bae", "\u518d\u8bae", {}, UnitId{"u1"}, {}, {},
                          DecisionId{"g1.1.1"}, {}};
    CHECK(rules_of(world.ask("staff", command)) == std::vector<std::string>{"access.none"});
}

TEST_CASE("the verifier, who holds the whole journal, is told everything") {
    auto world = counted_apart();
    auto const command = body::Command{meetings::Command{CloseBallot{item("g1.1"), 1}}};
    auto const all = body::examine(world.state(), command, world.context("m3"));
    REQUIRE_FALSE(all.has_value());
    CHECK(all.error().obstacles.size() == 3);
}

TEST_CASE("a file is named for good by the paper that brought it, the charter and the official text") {
    World world;
    world.accepted_matter("a");
    std::string const digest(64, '7');
    CHECK_FALSE(body::names_file(world.state(), digest));
    world.done("clerk", AddPaper{MatterId{"a"}, PaperId{"p"}, "\u65b9\u6848", digest, "application/pdf", 9, {}});
    CHECK(body::names_file(world.state(), digest));
    world.done("clerk", RemovePaper{MatterId{"a"}, PaperId{"p"}, "\u91cd\u62df"});
    CHECK(body::names_file(world.state(), digest));
    CHECK(body::names_file(world.state(), "d1"));
}

TEST_CASE("23: who came to a meeting is not found out by commenting on its minutes") {
    World world;
    meeting_over(world);
    world.done("clerk", DraftMinutes{MeetingId{"g1"}, "稿"});
    world.done("clerk", CirculateMinutes{MeetingId{"g1"}});
    CommentOnMinutes const comment{MeetingId{"g1"}, true, {}};
    CHECK(rules_of(world.ask("leader", comment)) == std::vector<std::string>{"access.none"});
    CHECK(rules_of(world.ask("clerk", comment)) == std::vector<std::string>{"minutes.members-only"});
}

TEST_CASE("23: how a decision stands is not found out by whoever may assign work and not read it") {
    Setup setup;
    setup.rules.powers.at("directive.assign").value.push_back(charter::Office::leader);
    World world(setup);
    meeting_over(world, {"赞成", "反对", "反对", "反对", "反对"});
    WaiveDirective const waive{DecisionId{"g1.1.1"}, "不必"};
    CHECK(rules_of(world.ask("leader", waive)) == std::vector<std::string>{"access.none"});
    CHECK_FALSE(rules_of(world.ask("clerk", waive)).empty());
    CHECK_FALSE(world.ask("clerk", waive).refused("access.none"));
}

TEST_CASE("13.3, 25: who has left office since and still has their say is told what is wrong with its form") {
    World world;
    meeting_over(world);
    world.done("clerk", DraftMinutes{MeetingId{"g1"}, "稿"});
    world.done("clerk", CirculateMinutes{MeetingId{"g1"}});
    world.done("clerk", people::EndOffice{person("m1"), charter::Office::member, day("2026-03-12"), "调离"});
    world.at("2026-03-13 09:00");
    CHECK(world.ask("m1", StateReservation{ReservationId{"r"}, item("g1.1"), ""}).bad("/text", "missing-text"));
    CHECK(world.ask("m1", CommentOnMinutes{MeetingId{"g1"}, false, {}}).bad("/text", "missing-text"));
    world.at("2026-03-17 09:00");
    CHECK(world.ask("m1", CommentOnMinutes{MeetingId{"g1"}, true, {}}).refused("minutes.period-over"));
}

TEST_CASE("16, 18.2: who prepares matters and may not read them is told that a reason is wanted, or text") {
    Setup setup;
    setup.rules.powers.at("matter.prepare").value.push_back(charter::Office::office);
    World world(setup);
    world.noticed_meeting("g1", "2026-03-12 09:00");
    AddPaper paper{MatterId{"g1.m1"}, PaperId{"p"}, "说明", std::string(64, 'a'), "application/pdf", 9, {}};
    CHECK(world.ask("office", paper).asks_reason("papers.late"));
    paper.title = "";
    CHECK(world.ask("office", paper).bad("/title", "missing-text"));
    // What tells of the matter itself does not: which papers it has is not theirs to know.
    CHECK(rules_of(world.ask("office", RemovePaper{MatterId{"g1.m1"}, PaperId{"q"}, "重拟"})) ==
          std::vector<std::string>{"access.undecided"});
}

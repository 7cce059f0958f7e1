#include "body/discretion.hpp"

#include <doctest/doctest.h>

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

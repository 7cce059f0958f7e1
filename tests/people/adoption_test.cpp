#include <doctest/doctest.h>

#include "people/roster.hpp"
#include "support/world.hpp"

namespace quorate::tests {

using people::AdoptCharter;
using people::FoundBody;
using people::SetParameter;

TEST_CASE("a body is founded once, under a charter the library holds, not before its day") {
    World world;
    CHECK(world.send("founder", FoundBody{BodyId{"b"}, "某党组", 480, {}, "d1", day("2026-03-02")})
              .refused("body.founded"));

    body::State const nothing;
    people::Context const context = world.context("founder");
    auto const decide = [&](FoundBody const& command) { return people::decide(nothing.people, command, context); };
    auto const early = decide({BodyId{"b"}, "某党组", 480, {}, "d1", day("2019-10-30")});
    REQUIRE(!early);
    CHECK(early.error().obstacles.front().rule == "charter.force");
    CHECK(early.error().obstacles.front().by.anchor == "art41");
    CHECK(decide({BodyId{"b"}, "某党组", 480, {}, "d1", day("2019-10-31")}).has_value());
    auto const faulty = decide({BodyId{"b b"}, "", 9999, {" "}, "d9", Date{}});
    REQUIRE(!faulty);
    CHECK(faulty.error().bad_input.size() == 6);
}

TEST_CASE("before the founding everything else is bad input, and nobody has a power") {
    World world;
    people::State const nothing;
    auto const answer = people::decide(nothing, people::RegisterUnit{UnitId{"u"}, "处"}, world.context("founder"));
    REQUIRE(!answer);
    CHECK(answer.error().bad_input.front().what == "body-not-founded");
    CHECK(people::adoption_on(nothing, day("2026-03-02")) == nullptr);
    CHECK(people::rules_on(nothing, world.context("x"), day("2026-03-02")).powers.empty());
}

TEST_CASE("a version is in force from its day; every day has its own rules, readings and numbers") {
    World world;
    auto second = first_charter();
    second.quorum.value.share = {2, 3, Bound::at_least};
    second.identity.force = day("2026-06-01");
    second.parameters["directive.term"] = {"directive.term", "督办期限", charter::Parameter::Type::days, "", {"art26"}};
    world.charters().emplace("d2", second);

    CHECK(world.send("m1", AdoptCharter{"d2", day("2026-06-01"), {}, {}, {}}).refused("power.charter.adopt"));
    CHECK(world.send("chair", AdoptCharter{"d2", day("2026-05-31"), {}, {}, {}}).refused("charter.force"));
    CHECK(world.send("chair", AdoptCharter{"d1", day("2026-03-01"), {}, {}, {}}).refused("charter.retroactive"));
    world.done("chair",
               AdoptCharter{
                   "d2", day("2026-06-01"), {{"leave-due", "no"}, {"remote", "no"}}, {{"directive.term", " 30 "}}, {}});

    auto const context = world.context("chair");
    auto const& state = world.people();
    CHECK(people::rules_on(state, context, day("2026-05-31")).quorum.value.share == Share{1, 2, Bound::at_least});
    CHECK(people::rules_on(state, context, day("2026-06-01")).quorum.value.share == Share{2, 3, Bound::at_least});
    CHECK(people::reading_on(state, second, day("2026-05-31"), "leave-due") == "yes");
    CHECK(people::reading_on(state, second, day("2026-06-01"), "leave-due") == "no");
    CHECK(people::reading_on(state, second, day("2026-06-01"), "unheard-of").empty());
    // Only what differs from the default is kept; a number that was set is taken over.
    CHECK(state.adoptions.back().readings.size() == 1);
    CHECK(people::parameter_on(state, day("2026-06-01"), "minutes.comment-period") == "3");
    CHECK(people::parameter_on(state, day("2026-06-01"), "directive.term") == "30");
    CHECK(people::parameter_on(state, day("2026-05-31"), "directive.term").empty());
}

TEST_CASE("of two versions for one day the later adoption counts; an earlier day goes before") {
    World world;
    world.charters().emplace("d2", first_charter());
    world.charters().emplace("d3", first_charter());
    world.done("chair", AdoptCharter{"d2", day("2026-06-01"), {}, {}, {}});
    world.done("chair", AdoptCharter{"d3", day("2026-06-01"), {}, {}, {}});
    world.done("chair", AdoptCharter{"d2", day("2026-05-01"), {}, {}, {}});
    CHECK(people::adoption_on(world.people(), day("2026-05-15"))->digest == "d2");
    CHECK(people::adoption_on(world.people(), day("2026-06-15"))->digest == "d3");
}

TEST_CASE("readings and numbers are those of the charter, with answers and values it allows") {
    World world;
    auto const outcome = world.send("chair", AdoptCharter{"d1",
                                                          day("2026-03-02"),
                                                          {{"half-inclusive", "perhaps"}, {"x", "yes"}},
                                                          {{"minutes.comment-period", "soon"}, {"y", "1"}},
                                                          "abc"});
    CHECK(outcome.bad("/readings/half-inclusive", "unknown-answer"));
    CHECK(outcome.bad("/readings/x", "unknown-reading"));
    CHECK(outcome.bad("/parameters/minutes.comment-period", "bad-parameter"));
    CHECK(outcome.bad("/parameters/y", "unknown-parameter"));
    CHECK(outcome.bad("/official_text", "bad-digest"));
    CHECK(world.send("chair", AdoptCharter{"d9", day("2026-03-02"), {}, {}, {}}).bad("/charter", "unknown-charter"));

    CHECK(world.send("chair", SetParameter{"minutes.comment-period", "0"}).bad("/value", "bad-parameter"));
    CHECK(world.send("chair", SetParameter{"minutes.comment-period", "5 days"}).bad("/value", "bad-parameter"));
    CHECK(world.send("chair", SetParameter{"unheard-of", "5"}).bad("/name", "unknown-parameter"));
    CHECK(world.send("m1", SetParameter{"minutes.comment-period", "5"}).refused("power.parameter.set"));
    world.done("chair", SetParameter{"minutes.comment-period", "5"});
    CHECK(people::parameter_on(world.people(), day("2026-03-02"), "minutes.comment-period") == "5");
}

}  // namespace quorate::tests

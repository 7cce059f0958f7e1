#include "views/decisions.hpp"

#include "meetings/sitting.hpp"
#include "views/directives.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

/// One meeting: a sum of money, voted on by name, five for it and the others against.
DecisionId one_decision(World& world) {
    world.open_meeting("g1", "2026-03-12 09:00", 7, {"funds"});
    settle(world, item("g1.1"), "chair", 5);
    return DecisionId{"g1.1.1"};
}

}  // namespace

TEST_CASE("a decision says which choice carried it and what each choice got, in the charter's order") {
    World world;
    auto const id = one_decision(world);
    auto const page = views::decision(seen_by(world, "clerk"), id);
    REQUIRE(page.has_value());
    auto const& kind = *world.rules().kind(meetings::find(world.meetings(), page->matter)->kind);
    REQUIRE(page->tally.size() == kind.choices.size());
    for (std::size_t at = 0; at < kind.choices.size(); ++at) {
        CHECK(page->tally[at].name == kind.choices[at]);
        CHECK(page->tally[at].passes == (kind.choices[at] == kind.pass_choice));
    }
    CHECK(page->tally[0].count == 5);
    CHECK(page->tally[1].count == 2);
}

TEST_CASE("a decision that nobody follows up yet is named by its words, not by its number alone") {
    World world;
    auto const id = one_decision(world);
    auto const shown = views::directives(seen_by(world, "clerk"));
    REQUIRE(shown.without.size() == 1);
    CHECK(shown.without[0].decision == id);
    CHECK_FALSE(shown.without[0].text.empty());
    CHECK_FALSE(shown.without[0].title.empty());
}

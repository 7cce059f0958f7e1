#include <algorithm>

#include "meetings/aftermath.hpp"
#include "procedures/support.hpp"
#include "views/matters.hpp"
#include "views/reading.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

TEST_CASE(
    "field research that is through is offered as the research a matter needs, and shown to those who know of it") {
    World world({.rules = rules_in("charters/liaoning-2019.md")});
    InstanceId const research{"r1"};
    world.done("m1", meetings::ProposeMatter{MatterId{"a"}, "plan", "要点", "内容", {}, {}, {}, {}, {}, {}});
    world.done("m1",
               StartProcedure{
                   research,
                   "field-research",
                   {{"topic", "食堂"}, {"place", "东港县"}, {"days", "2026-01-05/2026-01-06"}, {"manner", "驻点调研"}},
                   {}});
    auto const line = [&](std::string_view who) {
        auto const page = views::matter(seen_by(world, who), MatterId{"a"});
        REQUIRE(page);
        auto const found = std::ranges::find(page->before, "research", &views::PrerequisiteLine::name);
        REQUIRE(found != page->before.end());
        return *found;
    };
    world.done("m1", CompleteStep{research, "report", {}, {}, {{"findings", "菜价差异大"}}, {}, {}, {}});
    CHECK(line("m1").offered.empty());
    world.done("m1", CompleteStep{research, "use", {}, {}, {{"use", "写入要点"}}, {}, {}, {}});
    REQUIRE(line("m1").offered.size() == 1);
    CHECK(line("m1").offered.front().entry == research);
    world.done("m1", meetings::GiveEvidence{MatterId{"a"}, "research", "食堂调研", {}, research});
    REQUIRE(line("m2").entries.size() == 1);
    CHECK(line("m2").entries.front().title == "食堂");
}

}  // namespace
}  // namespace quorate::tests

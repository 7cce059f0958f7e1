#include "views/waiting.hpp"

#include <algorithm>

#include "procedures/support.hpp"
#include "views/reading.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

StartProcedure leave(std::string id) {
    return {InstanceId{std::move(id)},
            "leave-member",
            {{"days", "2026-03-10/2026-03-12"}, {"place", "北京"}, {"reason", "参加会议"}},
            {}};
}

CompleteStep done_at(std::string id, std::string step) {
    return {InstanceId{std::move(id)}, std::move(step), {}, {}, {}, {}, {}, {}};
}

views::StepView step_of(views::InstancePage const& page, std::string_view name) {
    auto const found = std::ranges::find(page.steps, name, &views::StepView::step);
    REQUIRE(found != page.steps.end());
    return *found;
}

TEST_CASE("a step says what it waits for: people, the meeting, the steps before it, the form, or a day") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    auto const waits = [&](std::string id, std::string_view step, words::Language language = words::Language::en) {
        return step_of(*views::instance(seen_by(world, "clerk", language), InstanceId{std::move(id)}), step).waits_for;
    };
    world.done("clerk", StartProcedure{InstanceId{"c1"}, "letter", {}, {{"text", some_file()}}});
    CHECK(waits("c1", "settle") == "Waits for 书记");
    CHECK(waits("c1", "seal") == "Waits for Settled (书记)");
    CHECK(waits("c1", "answer") == "Waits for Settled (书记)");
    world.accepted_matter("a1", "budget");
    world.done("chair", LinkMatter{InstanceId{"c1"}, "settle", MatterId{"a1"}});
    CHECK(waits("c1", "answer") == "Waits for Settled (the meeting)");
    CHECK(waits("c1", "answer", words::Language::zh)->ends_with("（会议）"));

    // Two branches at once, and nobody who could do it.
    std::map<std::string, std::string> const values{{"what", "lathe"}, {"looker", "m2"}, {"speed", "fast"}};
    world.done("m1", StartProcedure{InstanceId{"r1"}, "repair", values, {}});
    CHECK(waits("r1", "mend") == "Waits for Hurry (书记), Look (乙)");
    world.done("chair", done_at("r1", "hurry"));
    auto looked = done_at("r1", "look");
    looked.choice = StepChoice::yes;
    looked.values["way"] = "here";
    world.done("m2", looked);
    CHECK_FALSE(waits("r1", "look"));
    CHECK_FALSE(waits("r1", "send"));
    world.done("clerk", [] {
        auto mended = done_at("r1", "mend");
        mended.values["report"] = "as new";
        return mended;
    }());
    CHECK(waits("r1", "custody")->starts_with("1 more needed"));
    world.done("m1", Withdraw{InstanceId{"r1"}, "thrown away"});
    CHECK_FALSE(waits("r1", "custody"));

    World world_of_leave({.rules = rules_in("charters/liaoning-2019.md")});
    world_of_leave.done("m1", leave("c1"));
    world_of_leave.done("chair", ReturnStep{InstanceId{"c1"}, "approve", "start", "写明往返"});
    auto const approve = [&] {
        return views::instance(seen_by(world_of_leave, "m1"), InstanceId{"c1"})->steps.front();
    };
    CHECK(approve().waits_for == "等甲重新提交");
    world_of_leave.done("m1", Withdraw{InstanceId{"c1"}, "不去了"});
    CHECK_FALSE(approve().waits_for);
}

}  // namespace
}  // namespace quorate::tests

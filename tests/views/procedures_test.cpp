#include "views/procedures.hpp"

#include <algorithm>

#include "procedures/support.hpp"
#include "views/possible.hpp"
#include "views/reading.hpp"
#include "views/today.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

World office() {
    return World({.rules = rules_in("charters/liaoning-2019.md")});
}

StartProcedure leave(std::string id) {
    return {InstanceId{std::move(id)},
            "leave-member",
            {{"days", "2026-03-10/2026-03-12"}, {"place", "北京"}, {"reason", "参加会议"}},
            {}};
}

std::string answer_at(views::Possible const& possible, std::string_view command, std::string_view subject) {
    for (auto const& one : possible.possibilities) {
        if (one.command == command && one.subject == subject) return one.answer;
    }
    return "none";
}

TEST_CASE("whoever a step waits for finds it on their first page, and nobody else does") {
    auto world = office();
    world.done("m1", leave("c1"));
    auto const waits = [&](std::string_view who) {
        auto const tasks = views::today(seen_by(world, who)).tasks;
        return std::ranges::any_of(
            tasks, [](auto const& one) { return one.what == "instance.act" && one.at == "instance:c1"; });
    };
    CHECK(waits("chair"));
    CHECK_FALSE(waits("m1"));
    CHECK_FALSE(waits("m2"));
    CHECK_FALSE(waits("clerk"));
    CHECK(views::procedures(seen_by(world, "m1")).started.size() == 1);
    CHECK(views::procedures(seen_by(world, "chair")).waiting.size() == 1);
}

TEST_CASE("a register shows each reader what they may know, with its count") {
    auto world = office();
    world.done("m1", leave("c1"));
    world.done("m2", leave("c2"));
    auto const entries = [&](std::string_view who) {
        return views::register_page(seen_by(world, who), "leave")->entries.size();
    };
    CHECK(entries("chair") == 2);
    CHECK(entries("clerk") == 2);
    CHECK(entries("m1") == 1);
    CHECK(entries("m3") == 0);
    CHECK_FALSE(views::register_page(seen_by(world, "chair"), "nothing"));
    CHECK(views::register_page(seen_by(world, "chair"), "leave")->entries.front().instance == InstanceId{"c2"});
}

TEST_CASE("an instance shows its form in words, its steps and all that was done, to those who may know of it") {
    auto world = office();
    world.done("m1", leave("c1"));
    world.done("chair", ReturnStep{InstanceId{"c1"}, "approve", "start", "写明往返"});
    CHECK_FALSE(views::instance(seen_by(world, "m3"), InstanceId{"c1"}));
    CHECK_FALSE(views::possible(seen_by(world, "m3"), "instance:c1"));
    auto const page = views::instance(seen_by(world, "m1"), InstanceId{"c1"});
    REQUIRE(page);
    CHECK(page->returned);
    CHECK(page->line.mine);
    CHECK(page->line.subject == "参加会议");
    REQUIRE(page->form.size() == 3);
    CHECK(page->form[0].label == "起止");
    CHECK(page->form[0].text == "2026-03-10 – 2026-03-12");
    REQUIRE(page->steps.size() == 1);
    CHECK(page->steps[0].stage.name == "waiting");
    CHECK(page->acts.back().to == "填表");
    CHECK(page->acts.back().text == "写明往返");
    auto const possible = views::possible(seen_by(world, "m1"), "instance:c1");
    CHECK(answer_at(*possible, "procedure.resubmit", "") == "yes");
    CHECK(answer_at(*possible, "procedure.withdraw", "") == "yes");
}

TEST_CASE("what can be done at a step is what the engine would answer") {
    auto world = office();
    world.done("m1", leave("c1"));
    auto const chair = views::possible(seen_by(world, "chair"), "instance:c1");
    CHECK(answer_at(*chair, "step.complete", "approve") == "yes");
    CHECK(answer_at(*chair, "step.return", "approve") == "yes");
    CHECK(answer_at(*chair, "procedure.withdraw", "") == "refused");
    auto const own = views::possible(seen_by(world, "m1"), "instance:c1");
    CHECK(answer_at(*own, "step.complete", "approve") == "refused");
    CHECK(answer_at(*own, "step.urge", "approve") == "yes");
    auto const body = views::possible(seen_by(world, "m1"), "body");
    CHECK(answer_at(*body, "procedure.start", "leave-member") == "yes");
    CHECK(answer_at(*body, "procedure.start", "leave-chair-inside") == "refused");
    CHECK(answer_at(*views::possible(seen_by(world, "clerk"), "body"), "holidays.enter", "") == "yes");
}

TEST_CASE("every procedure of the first charter can be begun by whom it is for, and be seen") {
    auto world = office();
    // What changes must be there.
    world.done("clerk", StartProcedure{InstanceId{"o1"}, "organisation", {{"name", "机关党委"}, {"sort", "党委"}}, {}});
    for (auto const& [name, procedure] : world.rules().procedures) {
        auto someone = false;
        for (auto const* who : {"chair", "m1", "clerk", "office", "staff"}) {
            auto const possible = views::possible(seen_by(world, who), "body");
            someone = someone || answer_at(*possible, "procedure.start", name) == "yes";
        }
        CHECK_MESSAGE(someone, name);
    }
}

}  // namespace
}  // namespace quorate::tests

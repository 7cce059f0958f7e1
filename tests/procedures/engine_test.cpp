#include <rapidcheck.h>

#include "body/codec.hpp"
#include "procedures/access.hpp"
#include "procedures/course.hpp"
#include "procedures/support.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

World workshop() {
    return World({.rules = rules_in("tests/scenarios/charters/workshop.md")});
}

StartProcedure loan(std::string id, std::string size = "small") {
    return {InstanceId{std::move(id)},
            "loan",
            {{"item", "lathe"}, {"size", std::move(size)}, {"days", "2026-03-10/2026-03-12"}, {"keeper", "m1"}},
            {}};
}

CompleteStep yes(std::string id, std::string step) {
    return {InstanceId{std::move(id)}, std::move(step), StepChoice::yes, {}, {}, {}, {}, {}};
}

TEST_CASE("an instance keeps the charter it began under, whatever is adopted meanwhile") {
    auto world = workshop();
    auto changed = world.rules();
    changed.procedures.at("loan").steps.erase(changed.procedures.at("loan").steps.begin() + 1,
                                              changed.procedures.at("loan").steps.end());
    std::erase_if(changed.procedures.at("loan").form, [](auto const& field) { return field.name == "returned"; });
    world.charters().emplace("d2", std::move(changed));
    world.done("m2", loan("c1"));
    world.done("chair", people::AdoptCharter{"d2", day("2026-03-03"), {}, {}, {}});
    world.at("2026-03-04 09:00");
    world.done("m2", loan("c2"));
    world.done("clerk", yes("c1", "check"));
    world.done("clerk", yes("c2", "check"));
    CHECK(world.procedures().instances.at(InstanceId{"c1"}).stage == InstanceStage::running);
    CHECK(world.procedures().instances.at(InstanceId{"c2"}).stage == InstanceStage::completed);
    world.done("m3", yes("c1", "sign"));
    world.done("m4", yes("c1", "sign"));
    CHECK(world.procedures().instances.at(InstanceId{"c1"}).number->number == 1);
}

StartProcedure repair(std::string id) {
    return {InstanceId{std::move(id)}, "repair", {{"what", "lathe"}, {"looker", "m3"}, {"speed", "fast"}}, {}};
}

TEST_CASE("taken back, a step's values are gone from the form; the form itself stays until it is handed in again") {
    auto world = workshop();
    world.done("m2", repair("c1"));
    auto look = yes("c1", "look");
    look.values["way"] = "outside";
    world.done("m3", look);
    auto const& form = world.procedures().instances.at(InstanceId{"c1"}).form.values;
    CHECK(form.at("way") == "outside");
    world.done("chair", ReturnStep{InstanceId{"c1"}, "send", "start", "once more"});
    CHECK(form == std::map<std::string, std::string>{{"what", "lathe"}, {"looker", "m3"}, {"speed", "fast"}});
    world.done("m2", Resubmit{InstanceId{"c1"}, {{"what", "lathe"}, {"looker", "m3"}}, {}});
    CHECK(form == std::map<std::string, std::string>{{"what", "lathe"}, {"looker", "m3"}});
}

TEST_CASE("a no in a group that is too small settles nothing yet") {
    charter::ProcedureStep step;
    step.act = charter::StepAct::countersign;
    step.need = 2;
    Hand const no{StepChoice::no, {}};
    PersonId const one{"m1"};
    CHECK(outcome_of(step, {one}, {{one, no}}) == procedures::Outcome::open);
    CHECK(outcome_of(step, {one, {"m2"}}, {{one, no}}) == procedures::Outcome::failed);
    CHECK(outcome_of(step, {one, {"m2"}, {"m3"}}, {{one, no}}) == procedures::Outcome::open);
}

TEST_CASE("every act keeps who did it, whose hand entered it, when, and what was said") {
    auto world = workshop();
    world.done("m2", loan("c1"));
    world.at("2026-03-02 10:00");
    auto const wrong = ReturnStep{InstanceId{"c1"}, "check", "start", "日期不对"};
    CHECK(world.enter_for("clerk", wrong).accepted);
    auto const& act = world.procedures().instances.at(InstanceId{"c1"}).acts.back();
    CHECK(act.kind == ActKind::returned);
    CHECK(act.by == PersonId{"clerk"});
    CHECK(act.at == local("2026-03-02 10:00"));
    CHECK(act.text == "日期不对");
    CHECK(act.to == "start");
}

TEST_CASE("numbers of a series run through the year without a gap, whatever is refused, returned or withdrawn") {
    rc::check([] {
        auto world = workshop();
        auto const count = *rc::gen::inRange(1, 12);
        std::vector<std::int32_t> numbers;
        for (auto at = 0; at < count; ++at) {
            auto const id = "c" + std::to_string(at);
            world.done("m2", loan(id));
            world.done("clerk", yes(id, "check"));
            auto const fate = *rc::gen::inRange(0, 4);
            if (fate == 0) {
                world.done("m2", Withdraw{InstanceId{id}, "不借了"});
                continue;
            }
            world.done("m3", yes(id, "sign"));
            if (fate == 1) world.done("m4", ReturnStep{InstanceId{id}, "sign", "check", "再看"});
            if (fate == 1) world.done("clerk", yes(id, "check"));
            if (fate == 1) world.done("m3", yes(id, "sign"));
            world.done("m4", yes(id, "sign"));
            numbers.push_back(world.procedures().instances.at(InstanceId{id}).number->number);
        }
        for (std::size_t at = 0; at < numbers.size(); ++at) RC_ASSERT(numbers[at] == static_cast<std::int32_t>(at + 1));
    });
}

TEST_CASE("sent back after its number was given, it keeps the number") {
    auto world = workshop();
    world.done("m2", loan("c1"));
    world.done("clerk", yes("c1", "check"));
    world.done("m3", yes("c1", "sign"));
    world.done("m4", yes("c1", "sign"));
    world.done("m1", ReturnStep{InstanceId{"c1"}, "return", "sign", "签错了"});
    world.done("m3", yes("c1", "sign"));
    auto const again = world.done("m4", yes("c1", "sign"));
    CHECK_FALSE(again.happened("instance.numbered"));
    CHECK(world.procedures().numbers.at("loans").at(2026) == 1);
}

TEST_CASE("a group is as it stood when the step opened: who comes later does not sign, who left was handed over") {
    auto world = workshop();
    world.done("m2", loan("c1"));
    world.done("clerk", yes("c1", "check"));
    world.done("clerk", people::RegisterPerson{PersonId{"late"}, "后来", {}});
    world.done("clerk", people::AppointToOffice{PersonId{"late"}, charter::Office::member, day("2026-03-02"), "任"});
    CHECK(world.ask("late", yes("c1", "sign")).refused("access.instance"));
}

TEST_CASE("who has no part in it reads nothing of it; readers of its register and those who had a hand in it do") {
    auto world = workshop();
    world.done("m2", loan("c1"));
    Scene const scene{world.people(), world.meetings(), world.procedures()};
    auto const reads = [&](std::string_view who) {
        meetings::Reader const reader{PersonId{std::string(who)}, day("2026-03-02")};
        return may_read(scene, world.charters(), world.rules(), reader, InstanceId{"c1"});
    };
    CHECK(reads("m2"));
    CHECK(reads("clerk"));
    CHECK(reads("chair"));
    CHECK_FALSE(reads("m3"));
    CHECK_FALSE(reads("office"));
    CHECK_FALSE(reads("system-admin"));
}

TEST_CASE("whoever it only waited for reads it no more once it is over") {
    auto world = workshop();
    auto const reads = [&](std::string_view who) {
        Scene const scene{world.people(), world.meetings(), world.procedures()};
        meetings::Reader const reader{PersonId{std::string(who)}, day("2026-03-02")};
        return may_read(scene, world.charters(), world.rules(), reader, InstanceId{"c1"});
    };
    world.done("m2", loan("c1"));
    world.done("clerk", yes("c1", "check"));
    CHECK(reads("m3"));
    world.done("m2", Withdraw{InstanceId{"c1"}, "不借了"});
    CHECK_FALSE(reads("m3"));
    CHECK(reads("m2"));
}

TEST_CASE("a step that nobody's office carries waits for somebody to hold it") {
    auto world = workshop();
    world.done("clerk", StartProcedure{InstanceId{"c1"}, "letter", {}, {{"text", some_file()}}});
    auto const& instance = world.procedures().instances.at(InstanceId{"c1"});
    CHECK(instance.stage_of("settle") == StepStage::open);
    CHECK(world.ask("chair", yes("c1", "settle")).refused("step.by-meeting"));
}

}  // namespace
}  // namespace quorate::tests

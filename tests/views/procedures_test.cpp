#include "views/procedures.hpp"

#include <algorithm>

#include "meetings/aftermath.hpp"
#include "meetings/sitting.hpp"
#include "procedures/support.hpp"
#include "views/possible.hpp"
#include "views/reading.hpp"
#include "views/register.hpp"
#include "views/register_table.hpp"
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
        return views::register_entries(seen_by(world, who), {.name = "leave"})->entries.size();
    };
    CHECK(entries("chair") == 2);
    CHECK(entries("clerk") == 2);
    CHECK(entries("m1") == 1);
    CHECK(entries("m3") == 0);
    CHECK_FALSE(views::register_page(seen_by(world, "chair"), "nothing"));
    auto const all = views::register_entries(seen_by(world, "chair"), {.name = "leave"});
    CHECK(all->entries.front().instance == InstanceId{"c2"});
}

TEST_CASE("an instance shows its form in words, its steps and all that was done, to those who may know of it") {
    auto world = office();
    world.done("m1", leave("c1"));
    world.done("chair", ReturnStep{InstanceId{"c1"}, "approve", "start", "写明往返"});
    CHECK_FALSE(views::instance(seen_by(world, "m3"), InstanceId{"c1"}));
    CHECK_FALSE(views::possible(seen_by(world, "m3"), "instance:c1"));
    auto const page = views::instance(seen_by(world, "m1"), InstanceId{"c1"});
    REQUIRE(page);
    REQUIRE(page->returned);
    CHECK(page->returned->by == "书记");
    CHECK(page->returned->text == "写明往返");
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

TEST_CASE("who keeps the record may enter a step for those it waits for, and nobody else may") {
    auto world = office();
    world.done("m1", leave("c1"));
    auto const clerk = *views::possible(seen_by(world, "clerk"), "instance:c1");
    CHECK(answer_at(clerk, "step.complete", "approve") == "refused");
    CHECK(answer_at(clerk, "step.complete", "approve/chair") == "yes");
    CHECK(answer_at(clerk, "step.return", "approve/chair") == "yes");
    auto const chairs = std::ranges::find(clerk.possibilities, "approve/chair", &views::Possibility::subject);
    CHECK(chairs->entered_for == PersonId{"chair"});
    CHECK(std::ranges::none_of(clerk.possibilities, [](auto const& one) { return one.subject == "approve/m1"; }));
    for (auto const* who : {"m1", "chair"}) {
        auto const possible = *views::possible(seen_by(world, who), "instance:c1");
        CHECK(
            std::ranges::none_of(possible.possibilities, [](auto const& one) { return one.entered_for.has_value(); }));
    }
    auto const starters = [&](std::string_view who) {
        auto const page = views::register_page(seen_by(world, who), "leave");
        auto const member = std::ranges::find(page->procedures, "leave-member", &views::ProcedureLine::procedure);
        return member->enter_for;
    };
    CHECK(std::ranges::count(starters("clerk"), "m1", &views::FieldChoice::value) == 1);
    CHECK(starters("chair").empty());
}

TEST_CASE("what is asked of somebody once more says so: sent back, or urged on") {
    auto world = office();
    world.done("m1", leave("c1"));
    auto const task = [&](std::string_view who) {
        for (auto const& one : views::today(seen_by(world, who)).tasks) {
            if (one.at == "instance:c1") return one.what;
        }
        return std::string("none");
    };
    auto const line = [&] { return views::instance(seen_by(world, "clerk"), InstanceId{"c1"})->line; };
    CHECK(task("chair") == "instance.act");
    CHECK(line().urged == 0);
    world.done("m1", Urge{InstanceId{"c1"}, "approve", "请批示"});
    CHECK(task("chair") == "instance.urged");
    CHECK(line().urged == 1);
    auto const step = views::instance(seen_by(world, "chair"), InstanceId{"c1"})->steps.front();
    REQUIRE(step.urge);
    CHECK(step.urge->text == "请批示");
    world.done("chair", ReturnStep{InstanceId{"c1"}, "approve", "start", "写明往返"});
    CHECK(task("m1") == "instance.returned");
    CHECK(task("chair") == "none");
    CHECK(line().returned);
    CHECK(line().urged == 0);
    world.done("m1", Resubmit{InstanceId{"c1"}, leave("c1").values, {}});
    CHECK(task("chair") == "instance.act");
    CHECK_FALSE(line().returned);
}

TEST_CASE("a step put to the meeting waits for nobody else") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("clerk", StartProcedure{InstanceId{"c1"}, "letter", {}, {{"text", some_file()}}});
    world.accepted_matter("a1", "budget");
    auto const waits = [&](std::string_view who) {
        return std::ranges::any_of(views::today(seen_by(world, who)).tasks,
                                   [](auto const& one) { return one.at == "instance:c1"; });
    };
    auto const line = [&] { return views::instance(seen_by(world, "clerk"), InstanceId{"c1"})->line; };
    auto const before = line().awaited;
    CHECK_FALSE(before.empty());
    CHECK(waits("chair"));
    world.done("chair", LinkMatter{InstanceId{"c1"}, "settle", MatterId{"a1"}});
    CHECK_FALSE(waits("chair"));
    CHECK(line().awaited == std::vector<std::string>{"会议"});
    CHECK(views::instance(seen_by(world, "clerk"), InstanceId{"c1"})->steps.front().waits_for == "等会议决定");
    world.done("chair", meetings::WithdrawMatter{MatterId{"a1"}, "no more"});
    CHECK(line().awaited == before);
}

TEST_CASE("a register that a later charter drops stays readable with what was kept in it") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    auto changed = world.rules();
    changed.registers.erase("repairs");
    std::erase(changed.register_order, "repairs");
    for (auto const* name : {"repair", "follow-up"}) {
        changed.procedures.erase(name);
        std::erase(changed.procedure_order, name);
    }
    world.charters().emplace("d2", std::move(changed));
    world.done("m1", StartProcedure{InstanceId{"c1"}, "repair", {{"what", "lathe"}, {"looker", "m2"}}, {}});
    world.done("chair", people::AdoptCharter{"d2", day("2026-03-03"), {}, {}, {}});
    world.at("2026-03-04 09:00");
    auto const page = views::register_page(seen_by(world, "clerk"), "repairs");
    REQUIRE(page);
    CHECK(page->title == "维修");
    CHECK(page->procedures.empty());
    CHECK(views::register_entries(seen_by(world, "clerk"), {.name = "repairs"})->entries.size() == 1);
    CHECK_FALSE(views::register_page(seen_by(world, "m3"), "repairs"));
    CHECK_FALSE(views::register_entries(seen_by(world, "m3"), {.name = "repairs"}));
    auto const listed = [&](std::string_view who) {
        return std::ranges::any_of(views::procedures(seen_by(world, who)).registers,
                                   [](auto const& one) { return one.name == "repairs"; });
    };
    CHECK(listed("clerk"));
    CHECK_FALSE(listed("m3"));
    auto const table =
        views::register_table(seen_by(world, "clerk"), {.name = "repairs", .year = "2026", .stage = "running"});
    REQUIRE(table);
    CHECK(table->rows.size() == 1);
    CHECK_FALSE(views::register_table(seen_by(world, "m3"), {.name = "repairs"}));
}

TEST_CASE("what no hand did is told by what moved it") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("m1", StartProcedure{InstanceId{"c1"}, "note", {{"text", "I go"}, {"end", "consents"}}, {}});
    world.at("2026-03-04 09:00");
    world.done("", meetings::ReachClock{});
    auto const lapsed = views::instance(seen_by(world, "m1"), InstanceId{"c1"});
    REQUIRE(lapsed);
    CHECK(lapsed->acts.back().by == "期限届满");
    world.done("clerk", StartProcedure{InstanceId{"c2"}, "letter", {}, {{"text", some_file()}}});
    world.accepted_matter("a1", "budget");
    world.done("chair", LinkMatter{InstanceId{"c2"}, "settle", MatterId{"a1"}});
    world.done("chair", meetings::WithdrawMatter{MatterId{"a1"}, "no more"});
    CHECK(views::instance(seen_by(world, "clerk"), InstanceId{"c2"})->acts.back().by == "事项不再上会");
}

TEST_CASE("a step that waits for more hands than hold its offices says how many are missing, and where") {
    World world({.members = 2, .rules = rules_in("tests/scenarios/charters/workshop.md")});
    StartProcedure const loan{InstanceId{"c1"},
                              "loan",
                              {{"item", "saw"}, {"size", "small"}, {"days", "2026-03-10/2026-03-12"}, {"keeper", "m1"}},
                              {}};
    world.done("m1", loan);
    world.done("clerk", CompleteStep{InstanceId{"c1"}, "check", StepChoice::yes, {}, {}, {}, {}, {}});
    auto const page = views::instance(seen_by(world, "m1"), InstanceId{"c1"});
    auto const sign = std::ranges::find_if(page->steps, [](auto const& one) { return one.step == "sign"; });
    REQUIRE(sign != page->steps.end());
    REQUIRE(sign->missing);
    CHECK(sign->missing->find("1") != std::string::npos);
}

TEST_CASE("a procedure whose form names a matter or a decision can be begun by whoever knows of one") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    auto const can = [&] {
        return answer_at(*views::possible(seen_by(world, "m1"), "body"), "procedure.start", "follow-up");
    };
    CHECK(can() == "none");
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7, {"budget"});
    decide_item(world, {"g1.1"}, {"aye", "aye", "aye", "aye", "aye", "aye", "aye"}, charter::Method::hands);
    CHECK(can() == "yes");
}

StartProcedure order(std::string id, std::string name) {
    return {InstanceId{std::move(id)}, "order", {{"name", std::move(name)}}, {}};
}

StartProcedure notice(std::string id, std::string under, std::string route = "neither") {
    return {InstanceId{std::move(id)},
            "notice",
            {{"text", "A saw"}, {"under", std::move(under)}, {"route", std::move(route)}},
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

TEST_CASE("the page of an entry lists what stands under it, of whatever register, as far as the reader may know") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("clerk", order("o1", "The order"));
    world.done("clerk", notice("n1", "o1"));
    world.done("clerk", notice("n2", "o1"));
    world.done("clerk", Withdraw{InstanceId{"n2"}, "entered twice"});
    auto const page = views::instance(seen_by(world, "m1"), InstanceId{"o1"});
    REQUIRE(page->catalogue.size() == 1);
    CHECK(page->catalogue.front().instance == InstanceId{"n1"});
    CHECK(page->catalogue.front().title == "A saw");
    CHECK(page->catalogue.front().register_title == "公示");
    CHECK(page->catalogue.front().stage.name == "running");
    // It is no entry of the same register: the tree of neither has it.
    for (auto const* name : {"orders", "notices"})
        CHECK(views::register_page(seen_by(world, "m1"), name)->standing.empty());
    auto const under = views::instance(seen_by(world, "m1"), InstanceId{"n1"});
    auto const named = std::ranges::find(under->form, "under", &views::FieldShown::name);
    REQUIRE(named != under->form.end());
    CHECK(named->at == "instance:o1");
    CHECK(named->text == "The order");

    auto closed = world.rules();
    closed.registers.at("notices").readers = {charter::Office::clerk};
    World other({.rules = closed});
    other.done("clerk", order("o1", "The order"));
    other.done("clerk", notice("n1", "o1"));
    CHECK(views::instance(seen_by(other, "m1"), InstanceId{"o1"})->catalogue.empty());
    CHECK(views::instance(seen_by(other, "clerk"), InstanceId{"o1"})->catalogue.size() == 1);
}

TEST_CASE("what can be named is asked for with what stands in that register") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    CHECK(answer_at(*views::possible(seen_by(world, "clerk"), "body"), "procedure.start", "notice") == "none");
    world.done("clerk", order("o1", "The order"));
    world.done("clerk", notice("n1", "o1"));
    CHECK(answer_at(*views::possible(seen_by(world, "clerk"), "body"), "procedure.start", "notice") == "yes");
    auto const page = views::register_page(seen_by(world, "clerk"), "notices");
    auto const& fields = page->procedures.front().fields;
    auto const under = std::ranges::find(fields, "under", &views::FieldAsked::name);
    REQUIRE(under != fields.end());
    REQUIRE(under->choices.size() == 1);
    CHECK(under->choices.front().value == "o1");
}

TEST_CASE("a step says from when on it can be done, and why nobody can tell") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("clerk", order("o1", "The order"));
    world.done("clerk", notice("n1", "o1"));
    auto dated = done_at("n1", "date");
    dated.values["day"] = "2026-03-02";
    world.done("clerk", dated);
    auto const hang = [&] { return step_of(*views::instance(seen_by(world, "clerk"), InstanceId{"n1"}), "hang"); };
    CHECK(hang().not_before == "满 5 个工作日后");
    CHECK_FALSE(hang().begins);
    CHECK(hang().beginning_unknown->contains("2026"));
    world.done("clerk", EnterHolidays{2026, "notice", {}, {}});
    CHECK(hang().begins == local("2026-03-10 00:00"));
    REQUIRE(hang().waits_for);
    CHECK(hang().waits_for->starts_with("等到2026年3月10日"));
    CHECK_FALSE(hang().beginning_unknown);
    CHECK(answer_at(*views::possible(seen_by(world, "clerk"), "instance:n1"), "step.complete", "hang") == "refused");
    world.at("2026-03-10 00:00");
    CHECK_FALSE(hang().begins);
    CHECK(hang().waits_for->starts_with("等"));
    CHECK_FALSE(hang().waits_for->contains("3月10日"));
    CHECK(answer_at(*views::possible(seen_by(world, "clerk"), "instance:n1"), "step.complete", "hang") == "yes");
    auto hung = done_at("n1", "hang");
    hung.choice = StepChoice::yes;
    world.done("clerk", hung);
    auto const lie = step_of(*views::instance(seen_by(world, "clerk"), InstanceId{"n1"}), "lie");
    CHECK(lie.beginning_unknown->contains("公示后的静置时间"));
    CHECK_FALSE(lie.not_before);
}

TEST_CASE("a date that can only be one day is offered, and what can be done counts on it") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("clerk", order("o1", "The order"));
    world.done("clerk", notice("n1", "o1", "signed"));
    world.done("chair", done_at("n1", "sign"));
    world.at("2026-03-04 09:00");
    auto const date = step_of(*views::instance(seen_by(world, "clerk"), InstanceId{"n1"}), "date");
    REQUIRE(date.fields.size() == 1);
    CHECK(date.fields.front().offered == "2026-03-02");
    CHECK(answer_at(*views::possible(seen_by(world, "clerk"), "instance:n1"), "step.complete", "date") == "yes");
}

TEST_CASE("several people of one field are shown by name, on the page and in the register's table") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("clerk",
               StartProcedure{
                   InstanceId{"s1"},
                   "session",
                   {{"topic", "Saws"}, {"held", "2026-03-01"}, {"sort", "talk"}, {"hours", "2"}, {"present", "m1 m2"}},
                   {}});
    auto const page = views::instance(seen_by(world, "clerk"), InstanceId{"s1"});
    auto const present = std::ranges::find(page->form, "present", &views::FieldShown::name);
    REQUIRE(present != page->form.end());
    CHECK(present->text == "甲、乙");
    CHECK(present->value == "m1 m2");
    auto const table = views::register_table(seen_by(world, "clerk"), {.name = "sessions"});
    REQUIRE(table);
    CHECK(std::ranges::find(table->rows.front(), Cell{"甲、乙"}) != table->rows.front().end());
    // Whoever is only named reads nothing of it by that.
    world.done("clerk", StartProcedure{InstanceId{"s2"},
                                       "session",
                                       {{"topic", "Planes"},
                                        {"held", "2026-03-01"},
                                        {"sort", "talk"},
                                        {"hours", "2"},
                                        {"present", "m1"},
                                        {"guests", "inspector"}},
                                       {}});
    CHECK_FALSE(views::instance(seen_by(world, "inspector"), InstanceId{"s2"}));
}

TEST_CASE("a form that asks for a decision offers those that hold, and no others") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    auto const offered = [&](std::string_view who) {
        std::vector<std::string> result;
        for (auto const& procedure : views::procedures(seen_by(world, who)).procedures) {
            for (auto const& field : procedure.fields) {
                if (procedure.procedure != "follow-up" || field.type != "decision") continue;
                for (auto const& choice : field.choices) result.push_back(choice.value);
            }
        }
        return result;
    };
    world.open_meeting("g1", "2026-03-12 09:00", 7, {"budget", "budget"});
    decide_item(world, {"g1.1"}, {"aye", "aye", "aye", "aye", "aye", "aye", "aye"}, charter::Method::hands);
    decide_item(world, {"g1.2"}, {"nay", "nay", "nay", "nay", "nay", "nay", "nay"}, charter::Method::hands);
    CHECK(offered("m1") == std::vector<std::string>{"g1.1.1"});
    CHECK(offered("system-admin").empty());
}

TEST_CASE("a form that asks for a meeting offers those that are over, and tells which was named") {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    auto const offered = [&](std::string_view who) {
        std::vector<std::string> result;
        for (auto const& procedure : views::procedures(seen_by(world, who)).procedures) {
            for (auto const& field : procedure.fields) {
                if (procedure.procedure != "follow-up" || field.type != "meeting") continue;
                for (auto const& choice : field.choices) result.push_back(choice.value);
            }
        }
        return result;
    };
    world.open_meeting("g1", "2026-03-12 09:00", 7, {"budget"});
    decide_item(world, {"g1.1"}, {"aye", "aye", "aye", "aye", "aye", "aye", "aye"}, charter::Method::hands);
    CHECK(offered("m1").empty());
    world.done("chair", meetings::CloseMeeting{MeetingId{"g1"}});
    CHECK(offered("m1") == std::vector<std::string>{"g1"});
    world.done("m1",
               StartProcedure{
                   InstanceId{"f1"}, "follow-up", {{"matter", "g1.m1"}, {"decision", "g1.1.1"}, {"held", "g1"}}, {}});
    auto const page = views::instance(seen_by(world, "m1"), InstanceId{"f1"});
    REQUIRE(page);
    auto const held = std::ranges::find(page->form, "held", &views::FieldShown::name);
    REQUIRE(held != page->form.end());
    CHECK(held->at == "meeting:g1");
    CHECK(held->text != "g1");
}

TEST_CASE("readers of the other language meet the words of procedures in it") {
    auto world = office();
    world.done("m1", leave("c1"));
    auto const page = views::instance(seen_by(world, "m1", words::Language::en), InstanceId{"c1"});
    CHECK(page->line.title == "Leave of a member");
    CHECK(page->form[0].label == "From and to");
    CHECK(page->steps[0].title == "The chair answers");
    CHECK(page->register_title == "Leave");
}

TEST_CASE("every procedure of the first charter can be begun by whom it is for, and be seen") {
    auto world = office();
    // What changes must be there.
    world.done("clerk", StartProcedure{InstanceId{"o1"}, "organisation", {{"name", "机关党委"}, {"sort", "党委"}}, {}});
    world.done(
        "clerk",
        StartProcedure{
            InstanceId{"o2"}, "contact-point", {{"point", "东港县"}, {"member", "m1"}, {"since", "2026-01-05"}}, {}});
    // And so must what something goes together with.
    world.done(
        "clerk",
        StartProcedure{InstanceId{"o3"}, "business", {{"work", "窗口服务"}, {"year", "2026"}, {"lead", "m1"}}, {}});
    world.done("clerk", StartProcedure{InstanceId{"o4"}, "study-plan", {{"topics", "四个专题"}, {"year", "2026"}}, {}});
    world.open_meeting("g1", "2026-03-12 09:00", 7);
    settle(world, item("g1.1"), "chair", 6);
    world.done("chair", meetings::CloseMeeting{MeetingId{"g1"}});
    for (auto const& [name, procedure] : world.rules().procedures) {
        auto someone = false;
        for (auto const* who : {"chair", "m1", "clerk", "office", "staff"}) {
            auto const possible = views::possible(seen_by(world, who), "body");
            someone = someone || answer_at(*possible, "procedure.start", name) == "yes";
        }
        CHECK_MESSAGE(someone, name);
    }
}

World workshop() {
    World world({.rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("chair", people::SetParameter{"purchase.large", "1000"});
    world.done("clerk", StartProcedure{InstanceId{"k1"}, "catalogue", {{"name", "Wood"}}, {}});
    return world;
}

StartProcedure purchase(std::string id, std::string due = {}) {
    StartProcedure start{InstanceId{std::move(id)},
                         "purchase",
                         {{"pieces", "9"}, {"price", "5"}, {"speed", "slow"}, {"from", "k1"}},
                         {}};
    if (!due.empty()) start.values["due"] = std::move(due);
    return start;
}

void leaves(World& world, std::string_view who) {
    world.done("clerk", people::EndOffice{PersonId{std::string(who)}, charter::Office::member, day("2026-03-01"), "?"});
}

bool has_task(World& world, std::string_view who, std::string_view what, std::string_view at) {
    auto const tasks = views::today(seen_by(world, who)).tasks;
    return std::ranges::any_of(tasks, [&](auto const& one) { return one.what == what && one.at == at; });
}

TEST_CASE("those who are told of what is late find it on their first page and may read it, from then on only") {
    auto world = workshop();
    world.done("m1", purchase("c1", "2026-03-03"));
    InstanceId const id{"c1"};
    CHECK_FALSE(views::instance(seen_by(world, "leader"), id));
    CHECK_FALSE(has_task(world, "leader", "instance.late", "instance:c1"));
    world.at("2026-03-03 23:59");
    CHECK_FALSE(views::instance(seen_by(world, "leader"), id));
    world.at("2026-03-04 00:00");
    world.done("", meetings::ReachClock{});
    auto const page = views::instance(seen_by(world, "leader"), id);
    REQUIRE(page);
    CHECK(page->line.late);
    CHECK(has_task(world, "leader", "instance.late", "instance:c1"));
    CHECK(views::procedures(seen_by(world, "leader")).registers.size() ==
          views::procedures(seen_by(world, "clerk")).registers.size());
    CHECK(has_task(world, "m1", "instance.act", "instance:c1"));
    CHECK_FALSE(has_task(world, "office", "instance.late", "instance:c1"));
    CHECK_FALSE(views::instance(seen_by(world, "office"), id));
    CompleteStep fetched;
    fetched.instance = id;
    fetched.step = "fetch";
    world.done("m1", fetched);
    CHECK_FALSE(has_task(world, "leader", "instance.late", "instance:c1"));
    CHECK_FALSE(views::instance(seen_by(world, "leader"), id));
}

TEST_CASE("the term by a day of the form is told in words, and so is when that day must be named") {
    auto world = workshop();
    world.done("m1", purchase("c1", "2026-03-03"));
    auto const page = views::instance(seen_by(world, "m1", words::Language::en), InstanceId{"c1"});
    REQUIRE(page);
    auto const& fetch = *std::ranges::find(page->steps, "fetch", &views::StepView::step);
    CHECK(fetch.term == "until the end of the day in \u201cWanted by\u201d");
    CHECK(fetch.due == start_of(day("2026-03-04"), Zone{480}));
    auto const& agree = *std::ranges::find(page->steps, "agree", &views::StepView::step);
    CHECK(agree.condition == "where \u201cPrice\u201d is Large purchase or more");
    auto const& count = *std::ranges::find(page->steps, "count", &views::StepView::step);
    CHECK(count.condition == "where \u201cPieces\u201d is 10 or more, where \u201cPrice\u201d is less than 5,000.50");
    auto const& due = *std::ranges::find(page->start_fields, "due", &views::FieldAsked::name);
    CHECK(due.needed == "needed where \u201cSpeed\u201d is fast, where \u201cPieces\u201d is less than 50");
}

TEST_CASE("a form offers only what it may name, and what is there is possible") {
    auto world = workshop();
    auto const offered = [&](std::string_view procedure, std::string_view field) {
        auto const page = views::procedures(seen_by(world, "clerk"));
        auto const line = *std::ranges::find(page.procedures, procedure, &views::ProcedureLine::procedure);
        std::string all;
        for (auto const& one : std::ranges::find(line.fields, field, &views::FieldAsked::name)->choices)
            all += one.value + " ";
        return all;
    };
    auto const may_buy = [&] {
        return answer_at(views::possible(seen_by(world, "m2"), "body").value(), "procedure.start", "purchase");
    };
    world.done("clerk", StartProcedure{InstanceId{"k2"}, "catalogue", {{"name", "Tin"}}, {}});
    CHECK(offered("purchase", "from") == "k1 k2 ");
    world.done("m1", purchase("c1"));
    CHECK(offered("purchase", "from") == "k2 ");
    CHECK(may_buy() == "yes");
    CompleteStep closed;
    closed.instance = InstanceId{"k2"};
    closed.step = "close";
    world.done("clerk", closed);
    CHECK(offered("purchase", "from").empty());
    CHECK(may_buy() == "refused");
    CHECK(offered("inspection", "of") == "k1 k2 ");
    world.done("clerk", StartProcedure{InstanceId{"i1"}, "inspection", {{"of", "k2"}}, {}});
    CHECK(offered("inspection", "of") == "k1 ");
}

TEST_CASE(
    "what waits for somebody who has left is on the first page of who keeps the record, who can have it taken over") {
    auto world = workshop();
    world.done("m1", purchase("c1"));
    InstanceId const id{"c1"};
    CHECK_FALSE(has_task(world, "clerk", "instance.left", "instance:c1"));
    leaves(world, "m1");
    CHECK(has_task(world, "clerk", "instance.left", "instance:c1"));
    CHECK_FALSE(has_task(world, "chair", "instance.left", "instance:c1"));
    auto const page = views::instance(seen_by(world, "clerk"), id);
    REQUIRE(page->gone);
    CHECK(page->gone->value == "m1");
    auto const possible = views::possible(seen_by(world, "clerk"), "instance:c1");
    CHECK(answer_at(*possible, "step.replace", "start/m1") == "yes");
    CHECK(answer_at(*possible, "step.replace", "fetch/m1") == "yes");
    world.done("clerk", ReplaceDoer{id, "start", PersonId{"m1"}, PersonId{"m2"}, "moved away"});
    CHECK_FALSE(has_task(world, "clerk", "instance.left", "instance:c1"));
    CHECK(has_task(world, "m2", "instance.act", "instance:c1"));
    auto const after = views::instance(seen_by(world, "m2"), id);
    REQUIRE(after);
    CHECK(after->stands_in == "乙");
    CHECK(after->acts.back().from == "甲");
    CHECK(after->acts.back().person == "乙");
    CHECK_FALSE(after->gone);
}

}  // namespace
}  // namespace quorate::tests

#include "views/inspected.hpp"

using namespace quorate;
using namespace quorate::tests;

TEST_CASE("18.2: the self-check tells which papers went with the notice, and who is not known to have read them") {
    World world;
    auto const add = [&](char const* paper, Reasons const& reasons) {
        world.done("clerk",
                   AddPaper{MatterId{"g1.m1"}, PaperId{paper}, "方案", std::string(64, 'a'), "application/pdf", 9, {}},
                   reasons);
    };
    world.planned_meeting("g1", kStart);
    CHECK(lines_of(seen_by(world, "chair"), "papers").empty());
    add("p1", {});
    world.done("clerk", SendNotice{kMeeting});
    auto const ahead = only(seen_by(world, "chair"), "papers");
    CHECK(ahead.state == "open");
    CHECK(ahead.article.anchor == "art18.p2");
    world.at("2026-03-11 09:00");
    for (auto const& member : world.members()) world.done(member, ReadPaper{item("g1.1"), PaperId{"p1"}});
    CHECK(only(seen_by(world, "chair"), "papers").state == "good");
    add("p2", {{"papers.late", "数据刚核定"}});
    world.at(kStart);
    enter(world, kMeeting, world.members());
    world.done("chair", OpenMeeting{kMeeting});
    for (auto const& member : world.members()) {
        if (member != "m2") world.done(member, ReadPaper{item("g1.1"), PaperId{"p2"}});
    }
    auto const late = only(seen_by(world, "chair"), "papers");
    CHECK(late.state == "note");
    CHECK(late.finding.contains("材料 2 份，其中 1 份在通知之后送达"));
    CHECK(late.finding.ends_with("乙"));
    world.done("m2", ReadPaper{item("g1.1"), PaperId{"p2"}});
    auto const all_read = only(seen_by(world, "chair"), "papers");
    CHECK(all_read.state == "note");
    CHECK(all_read.finding.contains("都已阅，其中 1 份"));
}

TEST_CASE("20: who presides spoke last, however the vote was taken") {
    World world;
    decided(world);
    auto const good = only(seen_by(world, "inspector"), "spoke-last");
    CHECK(good.state == "good");
    CHECK(good.article.anchor == world.rules().presider_last.by.anchor);
    auto const early = changed(world, [](meetings::State& state) {
        auto& statements = state.items.at(item("g1.1")).statements;
        std::rotate(statements.begin(), statements.end() - 1, statements.end());
    });
    auto const bad = only(seen_in(world, early), "spoke-last");
    CHECK(bad.state == "bad");
    CHECK(bad.finding.contains("主持人先于"));
    auto const again = changed(world, [](meetings::State& state) {
        auto& statements = state.items.at(item("g1.1")).statements;
        auto const other = std::ranges::find(statements, person("m3"), &Statement::by);
        statements.push_back(*other);
    });
    auto const note = only(seen_in(world, again), "spoke-last");
    CHECK(note.state == "note");
    CHECK(note.finding.contains("丙又有补充"));
}

TEST_CASE(
    "24: the self-check tells what the register of filed papers has of the day, and where there is none says so") {
    World bare;
    decided(bare);
    bare.done("chair", CloseMeeting{kMeeting});
    CHECK(only(seen_by(bare, "inspector"), "archive").finding.contains("未作记录"));

    Setup setup;
    auto& procedure = setup.rules.procedures["filing"];
    procedure.name = "filing";
    procedure.register_name = "filed";
    procedure.form = {{"date", "文件日期", charter::FieldType::date, false, {}, {}, {}, {}, {}, {}, {}},
                      {"unit", "案卷", charter::FieldType::entry, false, {}, {}, {}, "units", {}, {}, {}}};
    procedure.steps.emplace_back();
    procedure.steps.back().act = charter::StepAct::file;
    World world(setup);
    decided(world);
    CHECK(lines_of(seen_by(world, "inspector"), "archive").empty());
    world.done("chair", CloseMeeting{kMeeting});
    CHECK(only(seen_by(world, "inspector"), "archive").state == "open");
    auto state = world.state();
    auto const put = [&](char const* id, char const* date, procedures::InstanceStage stage) {
        procedures::Instance one;
        one.id = {id};
        one.procedure = "filing";
        one.charter = "d1";
        one.form.values["date"] = date;
        one.stage = stage;
        state.procedures.instances.add(one);
    };
    put("c1", "2026-03-12", procedures::InstanceStage::completed);
    put("c2", "2026-03-11", procedures::InstanceStage::running);
    auto const filed = only(seen_in(world, state), "archive");
    CHECK(filed.state == "good");
    CHECK(filed.finding.contains("1 件"));
    put("c3", "2026-03-12", procedures::InstanceStage::running);
    auto const waiting = only(seen_in(world, state), "archive");
    CHECK(waiting.state == "open");
    CHECK(waiting.finding.contains("待接收 1 件"));
}

TEST_CASE("24: where what is filed names its meeting, the self-check goes by that and not by the day") {
    Setup setup;
    auto& procedure = setup.rules.procedures["filing"];
    procedure.name = "filing";
    procedure.register_name = "filed";
    procedure.form = {{"date", "文件日期", charter::FieldType::date, false, {}, {}, {}, {}, {}, {}, {}},
                      {"held", "会议", charter::FieldType::meeting, true, {}, {}, {}, {}, {}, {}, {}},
                      {"unit", "案卷", charter::FieldType::entry, false, {}, {}, {}, "units", {}, {}, {}}};
    procedure.steps.emplace_back();
    procedure.steps.back().act = charter::StepAct::file;
    World world(setup);
    decided(world);
    world.done("chair", CloseMeeting{kMeeting});
    auto state = world.state();
    auto const put = [&](char const* id, std::map<std::string, std::string> values) {
        procedures::Instance one;
        one.id = {id};
        one.procedure = "filing";
        one.charter = "d1";
        one.form.values = std::move(values);
        one.stage = procedures::InstanceStage::completed;
        state.procedures.instances.add(one);
    };
    put("c1", {{"date", "2026-03-12"}, {"held", "another"}});
    put("c2", {{"date", "2026-03-12"}});
    CHECK(only(seen_in(world, state), "archive").state == "open");
    put("c3", {{"date", "2026-03-26"}, {"held", kMeeting.text}});
    auto const filed = only(seen_in(world, state), "archive");
    CHECK(filed.state == "good");
    CHECK(filed.finding.contains("1 件"));
}

#include "views/layouts.hpp"

#include <algorithm>

#include "procedures/support.hpp"
#include "views/reading.hpp"
#include "views/today.hpp"
#include "views/year.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

World under_first() {
    return World({.rules = rules_in("charters/liaoning-2019.md")});
}

StartProcedure leave(std::string id, std::string days, std::string reason = "调研") {
    return {InstanceId{std::move(id)},
            "leave-member",
            {{"days", std::move(days)}, {"place", "沈阳"}, {"reason", std::move(reason)}},
            {}};
}

CompleteStep answered(std::string id, StepChoice choice) {
    return {InstanceId{std::move(id)}, "approve", choice, choice == StepChoice::no ? "人手不够" : "", {}, {}, {}, {}};
}

views::LayoutsPage page(World& world, std::string_view who, std::string month = "",
                        words::Language language = words::Language::zh) {
    auto const found = views::layouts_page(seen_by(world, who, language), {"leave", std::move(month)});
    REQUIRE(found);
    return *found;
}

views::CalendarRow const* row_of(views::LayoutsPage const& page, std::string_view who) {
    REQUIRE(page.calendars.size() == 1);
    auto const& rows = page.calendars.front().rows;
    auto const found = std::ranges::find(rows, PersonId{std::string(who)}, &views::CalendarRow::person);
    return found == rows.end() ? nullptr : &*found;
}

std::vector<std::string> states(views::LayoutsPage const& page, std::string_view who) {
    std::vector<std::string> result;
    for (auto const& bar : row_of(page, who)->bars) result.push_back(bar.state.name);
    return result;
}

TEST_CASE("14(3): a calendar says who is away on which days, and how their leave stands") {
    auto world = under_first();
    world.done("m1", leave("l1", "2026-03-04/2026-03-06"));
    world.done("m2", leave("l2", "2026-02-25/2026-03-02", "会议"));
    world.done("chair", answered("l2", StepChoice::yes));
    world.done("m3", leave("l3", "2026-03-10/2026-03-12"));
    world.done("chair", answered("l3", StepChoice::no));
    world.done("m4", leave("l4", "2026-03-20/2026-04-02"));
    world.done("chair", ReturnStep{InstanceId{"l4"}, "approve", "start", "写明事由"});

    auto const seen = page(world, "chair");
    CHECK(seen.month == "2026-03");
    // Without holidays entered, the week alone says what is free.
    CHECK(std::ranges::count(seen.free, date_from("2026-03-07")) == 1);
    CHECK(seen.free.size() == 9);
    auto const& calendar = seen.calendars.front();
    CHECK(calendar.title == "外出日历");
    CHECK(calendar.article.anchor == "art14.p3");
    CHECK_FALSE(calendar.own);
    CHECK(calendar.rows.size() == 7);
    CHECK(calendar.rows.front().person == PersonId{"chair"});
    CHECK(calendar.rows.front().bars.empty());
    CHECK(states(seen, "m1") == std::vector<std::string>{"asked"});
    CHECK(states(seen, "m2") == std::vector<std::string>{"now"});
    CHECK(row_of(seen, "m2")->bars.front().subject == "会议");
    CHECK(row_of(seen, "m2")->bars.front().state.label == "已批准，正在期间");
    CHECK(states(seen, "m3").empty());
    CHECK(states(seen, "m4") == std::vector<std::string>{"returned"});

    CHECK(states(page(world, "clerk", "2026-02"), "m2") == std::vector<std::string>{"now"});
    CHECK(states(page(world, "clerk", "2026-04"), "m4") == std::vector<std::string>{"returned"});
    CHECK(row_of(page(world, "clerk", "2026-04"), "m1")->bars.empty());

    world.at("2026-03-05 09:00");
    CHECK(states(page(world, "chair"), "m1") == std::vector<std::string>{"unanswered"});
    CHECK(states(page(world, "chair"), "m2") == std::vector<std::string>{"over"});
    world.done("chair", answered("l1", StepChoice::yes));
    CHECK(states(page(world, "chair"), "m1") == std::vector<std::string>{"now"});
}

TEST_CASE("14(3), 23: readers of the register see everybody's days, a member their own, administrators none") {
    auto world = under_first();
    world.done("m1", leave("l1", "2026-03-04/2026-03-06"));
    auto const own = page(world, "m1");
    REQUIRE(own.calendars.size() == 1);
    CHECK(own.calendars.front().own);
    CHECK(own.calendars.front().rows.size() == 1);
    CHECK(states(own, "m1") == std::vector<std::string>{"asked"});
    CHECK(row_of(page(world, "m2"), "m1") == nullptr);
    for (auto const* who : {"staff", "system-admin"}) CHECK_MESSAGE(page(world, who).calendars.empty(), who);
}

TEST_CASE("14(3): who is away within the week stands on the first page of those who may know of it") {
    auto world = under_first();
    world.done("m1", leave("l1", "2026-03-08/2026-03-09"));
    world.done("m2", leave("l2", "2026-03-09/2026-03-10"));
    auto const chair = views::today(seen_by(world, "chair", words::Language::en)).away;
    REQUIRE(chair.size() == 1);
    CHECK(chair.front().title == "Who is away when");
    CHECK(chair.front().register_name == "leave");
    REQUIRE(chair.front().lines.size() == 1);
    CHECK(chair.front().lines.front().name == "甲");
    CHECK(chair.front().lines.front().bar.state.label == "Asked for");
    CHECK(views::today(seen_by(world, "m2")).away.empty());
    CHECK(views::today(seen_by(world, "system-admin")).away.empty());
}

TEST_CASE("a calendar is of whom the form names, too, and of what is done without anybody's leave") {
    World world({.members = 4, .rules = rules_in("tests/scenarios/charters/workshop.md")});
    std::map<std::string, std::string> const values{
        {"item", "Saw"}, {"size", "small"}, {"days", "2026-03-10/2026-03-12"}, {"keeper", "staff"}};
    world.done("m1", StartProcedure{InstanceId{"l1"}, "loan", values, {}});
    auto const found = views::layouts_page(seen_by(world, "chair"), {"loans", "2026-03"});
    REQUIRE(found);
    REQUIRE(found->calendars.size() == 1);
    auto const& rows = found->calendars.front().rows;
    REQUIRE(rows.size() == 5);
    CHECK(rows.back().person == PersonId{"staff"});
    CHECK(rows.back().bars.size() == 1);
    CHECK(rows[1].bars.empty());
}

StartProcedure business(std::string id, std::string work, std::string year = "2026") {
    return {InstanceId{std::move(id)},
            "business",
            {{"work", std::move(work)}, {"year", std::move(year)}, {"lead", "m1"}},
            {}};
}

StartProcedure duty(std::string id, std::string with, std::string owner = "m1", std::string year = "2026") {
    return {InstanceId{std::move(id)},
            "duty",
            {{"party", "支部标准化"},
             {"business", std::move(with)},
             {"due", year + "-11-30"},
             {"year", std::move(year)},
             {"duty", "制度"},
             {"owner", std::move(owner)}},
            {}};
}

CompleteStep step(std::string id, std::string name, std::map<std::string, std::string> values = {}) {
    return {InstanceId{std::move(id)},
            std::move(name),
            values.empty() ? std::optional(StepChoice::yes) : std::nullopt,
            "",
            std::move(values),
            {},
            {},
            {}};
}

views::LayoutsPage duties(World& world, std::string_view who, std::string year = "",
                          words::Language language = words::Language::zh) {
    auto const found = views::layouts_page(seen_by(world, who, language), {"duties", "", std::move(year)});
    REQUIRE(found);
    return *found;
}

std::vector<std::string> stages(views::BoardRow const& row) {
    std::vector<std::string> result;
    for (auto const& cell : row.cells) result.push_back(cell.stage.name);
    return result;
}

std::vector<std::int64_t> values(std::vector<views::LayoutFigure> const& figures) {
    std::vector<std::int64_t> result;
    for (auto const& one : figures) result.push_back(one.value);
    return result;
}

std::ptrdiff_t pairs_asked(World& world, std::string_view who) {
    return std::ranges::count(views::today(seen_by(world, who)).tasks, "layout.pair", &views::Task::what);
}

TEST_CASE("6: the board shows every pair through the four stages, and what stands alone") {
    auto world = under_first();
    world.done("clerk", business("b1", "窗口服务"));
    world.done("clerk", business("b2", "电梯改造"));
    world.done("clerk", business("b3", "明年的事", "2027"));
    world.done("clerk", duty("d1", "b1"));
    world.done("chair", step("d1", "plan"));
    world.done("m1", step("d1", "deploy", {{"deployment", "已部署"}}));

    auto const page = duties(world, "chair");
    REQUIRE(page.boards.size() == 1);
    auto const& board = page.boards.front();
    CHECK(board.pair_label == "对应的业务工作");
    CHECK(board.label == "党建工作");
    CHECK(board.first_responsible == std::vector<std::string>{"书记"});
    CHECK(board.columns.size() == 4);
    REQUIRE(board.rows.size() == 2);
    auto const& paired = board.rows[1];
    CHECK(paired.instance == InstanceId{"d1"});
    CHECK(paired.pair == "窗口服务");
    CHECK(paired.pair_instance == InstanceId{"b1"});
    CHECK(paired.whose == std::vector<std::string>{"甲"});
    CHECK(stages(paired) == std::vector<std::string>{"done", "done", "open", "waiting"});
    CHECK(paired.cells[0].at == world.now());
    CHECK(paired.cells[2].waits_for == "等甲办理");
    CHECK_FALSE(paired.cells[3].waits_for);
    CHECK_FALSE(paired.unpaired);
    CHECK_FALSE(paired.unfinished);
    auto const& alone = board.rows[0];
    CHECK_FALSE(alone.instance);
    CHECK(alone.pair == "电梯改造");
    CHECK(alone.unpaired);
    CHECK(alone.cells.empty());
    // Pairs, what stands alone, and what was not assessed.
    CHECK(values(board.figures) == std::vector<std::int64_t>{1, 1, 1});
    CHECK(board.figures[1].weighty);
    CHECK_FALSE(board.figures[2].weighty);

    CHECK(pairs_asked(world, "chair") == 1);
    CHECK(pairs_asked(world, "clerk") == 0);
    world.done("clerk", duty("d2", "b2", "m2"));
    CHECK(pairs_asked(world, "chair") == 0);
    CHECK(duties(world, "m3", "2027").boards.front().rows.size() == 1);
    CHECK(duties(world, "staff").boards.empty());
    CHECK(duties(world, "system-admin").boards.empty());

    world.at("2027-01-04 09:00");
    auto const later = duties(world, "chair", "2026").boards.front();
    CHECK(later.rows[0].unfinished);
    CHECK(later.figures[2].weighty);
}

TEST_CASE("6: what was refused is nothing to go with, and what another year has beside it is missing in this one") {
    auto world = under_first();
    world.done("clerk", business("b1", "窗口服务"));
    world.done("clerk", duty("d1", "b1"));
    world.done("clerk", business("b2", "电梯改造"));
    world.done("clerk", duty("d2", "b2", "m1", "2027"));
    auto const figures = [&] { return values(duties(world, "chair", "2026").boards.front().figures); };
    CHECK(figures() == std::vector<std::int64_t>{1, 1, 1});
    world.done("chair", CompleteStep{InstanceId{"b1"}, "settle", StepChoice::no, "重复", {}, {}, {}, {}});
    CHECK(figures() == std::vector<std::int64_t>{0, 2, 1});
}

TEST_CASE("6(3), 36: by member it is told what each carries, and who carries nothing") {
    auto world = under_first();
    world.done("clerk", business("b1", "窗口服务"));
    world.done("clerk", duty("d1", "b1"));
    world.done("clerk", duty("d2", "b1", "staff"));
    auto const page = duties(world, "clerk", "2026", words::Language::en);
    REQUIRE(page.members.size() == 1);
    auto const& members = page.members.front();
    CHECK(members.title == "What each member carries");
    REQUIRE(members.rows.size() == 8);
    CHECK(members.rows[0].entries.empty());
    CHECK(members.rows[1].entries.front().instance == InstanceId{"d1"});
    CHECK(members.rows[7].person == PersonId{"staff"});
    CHECK_FALSE(members.rows[7].member);
    CHECK(values(members.figures) == std::vector<std::int64_t>{2, 6});
    CHECK(duties(world, "clerk", "2027").members.front().figures.front().value == 0);

    // What has no year of its own is of every year in which it was under way.
    world.done(
        "clerk",
        StartProcedure{
            InstanceId{"c1"}, "contact-point", {{"point", "东港县"}, {"member", "m2"}, {"since", "2026-03-01"}}, {}});
    auto const points = [&](std::string year) {
        auto const found = views::layouts_page(seen_by(world, "chair"), {"contact-points", "", std::move(year)});
        REQUIRE(found);
        REQUIRE(found->members.size() == 1);
        return found->members.front().rows[2].entries.size();
    };
    // There was nobody yet.
    CHECK(views::layouts_page(seen_by(world, "chair"), {"contact-points", "", "2025"})->members.empty());
    CHECK(points("2026") == 1);
    CHECK(points("2027") == 0);
    world.at("2027-01-04 09:00");
    CHECK(points("2027") == 1);
}

TEST_CASE("6(1) to 6(8), 7: each duty with those who answer for it, and which of them nobody does") {
    auto world = under_first();
    auto const untaken = [&](std::string_view who) {
        return std::ranges::count(views::today(seen_by(world, who)).tasks, "layout.nobody", &views::Task::what);
    };
    world.done("clerk", business("b1", "窗口服务"));
    CHECK(untaken("chair") == 0);
    world.done("clerk", duty("d1", "b1"));
    auto const page = duties(world, "clerk", "2026", words::Language::en);
    REQUIRE(page.choices.size() == 1);
    auto const& choices = page.choices.front();
    CHECK(choices.title == "Who answers for each duty");
    REQUIRE(choices.rows.size() == 9);
    CHECK(values(choices.figures) == std::vector<std::int64_t>{1, 8});
    auto const taken = std::ranges::find_if(choices.rows, [](auto const& one) { return !one.entries.empty(); });
    REQUIRE(taken != choices.rows.end());
    CHECK(taken->entries.front().instance == InstanceId{"d1"});
    CHECK(taken->whose == std::vector<std::string>{"甲"});
    CHECK(untaken("chair") == 1);
    CHECK(untaken("m1") == 0);
    // Who may not know of everybody's is not told what nobody has.
    CHECK(duties(world, "staff", "2026").choices.empty());
    CHECK(duties(world, "clerk", "2027").choices.front().figures.front().value == 0);
}

TEST_CASE("6: the page of the year has what is set out in figures, for those who may know of everybody's") {
    auto world = under_first();
    world.done("clerk", business("b1", "窗口服务"));
    auto const year = views::year_page(seen_by(world, "chair"), "2026");
    REQUIRE(year);
    REQUIRE(year->layouts.size() == 5);
    CHECK(year->layouts[0].register_name == "duties");
    CHECK(values(year->layouts[0].figures) == std::vector<std::int64_t>{0, 1, 0});
    CHECK(values(year->layouts[1].figures) == std::vector<std::int64_t>{0, 9});
    CHECK(values(year->layouts[2].figures) == std::vector<std::int64_t>{0, 7});
    CHECK(views::year_page(seen_by(world, "staff"), "2026")->layouts.empty());
}

StartProcedure paper_in(std::string id, std::string subject, std::string urgency = "平件") {
    return {InstanceId{std::move(id)},
            "incoming",
            {{"subject", std::move(subject)},
             {"from", "省政府"},
             {"received", "2026-03-02"},
             {"sort", "办件"},
             {"urgency", std::move(urgency)}},
            {{"paper", some_file()}}};
}

views::LayoutsPage of_register(World& world, std::string_view who, std::string name, std::string month = "",
                               words::Language language = words::Language::zh) {
    auto const found =
        views::layouts_page(seen_by(world, who, language), {std::move(name), std::move(month), std::string()});
    REQUIRE(found);
    return *found;
}

std::string at_steps(views::StepsView const& view) {
    std::string text;
    for (auto const& row : view.rows) {
        text += row.title + ":";
        for (auto const& one : row.entries) text += " " + one.instance.text;
        text += ";";
    }
    return text;
}

TEST_CASE(
    "38, 39(2): incoming papers stand under the steps they are at, the earliest term first, with what they wait for") {
    auto world = under_first();
    CHECK(of_register(world, "office", "incoming").steps.front().rows.empty());
    world.done("office", paper_in("p1", "统计数据"));
    world.done("office", paper_in("p2", "防汛值守", "特急"));
    world.done("office", paper_in("p3", "情况通报"));
    for (auto const* id : {"p1", "p2"}) {
        world.done("office", step(id, "check"));
        world.done("office", step(id, "propose", {{"proposal", "拟由经办"}}));
        world.done("chair", step(id, "instruct",
                                 {{"instruction", "经办办理"},
                                  {"scope", "不传阅"},
                                  {"due", id == std::string("p2") ? "2026-03-03" : "2026-03-20"}}));
        world.done("clerk", step(id, "assign", {{"handler", "staff"}, {"wanted", "不需答复"}}));
    }
    world.done("office", ReturnStep{InstanceId{"p3"}, "check", "start", "补来文字号"});

    auto const page = of_register(world, "chair", "incoming");
    REQUIRE(page.steps.size() == 1);
    auto const& view = page.steps.front();
    CHECK(view.title == "收文办到哪一步");
    CHECK(view.article.anchor == "art38");
    CHECK(at_steps(view) == "修改后重新提交: p3;承办: p2 p1;");
    CHECK(view.rows[0].entries[0].returned);
    CHECK(view.rows[0].entries[0].waits_for == "等office重新提交");
    CHECK(view.rows[1].entries[0].waits_for == "等staff办理");
    CHECK(view.rows[1].entries[0].number == "收〔2026〕2号");
    CHECK_FALSE(view.rows[1].entries[0].late);
    CHECK(values(view.figures) == std::vector<std::int64_t>{3, 0});
    // Whoever handles one finds it, and no more.
    auto const own = of_register(world, "staff", "incoming");
    REQUIRE(own.steps.size() == 1);
    CHECK(own.steps.front().own);
    CHECK(at_steps(own.steps.front()) == "承办: p2 p1;");
    CHECK(of_register(world, "m1", "incoming").steps.empty());
    CHECK(of_register(world, "system-admin", "incoming").steps.empty());

    world.at("2026-03-04 00:00");
    auto const later = of_register(world, "clerk", "incoming", "", words::Language::en).steps.front();
    CHECK(later.title == "Where incoming papers stand");
    CHECK(later.rows[1].entries[0].late);
    CHECK(values(later.figures) == std::vector<std::int64_t>{3, 1});
    CHECK(later.figures[1].weighty);
    world.done("staff", step("p2", "handle", {{"outcome", "已值守"}}));
    CHECK(at_steps(of_register(world, "chair", "incoming").steps.front()) == "修改后重新提交: p3;承办: p1;归档: p2;");
}

TEST_CASE("11: requests and reports stand in the month in which they are due, until they were sent out") {
    auto world = under_first();
    auto const report = [&](std::string id, std::string due) {
        std::map<std::string, std::string> const values{{"subject", "年度情况"},      {"addressee", "省委"},
                                                        {"occasion", "专项报告"},     {"due", std::move(due)},
                                                        {"deliberation", "不需提请"}, {"summary", "进展"}};
        world.done("staff", StartProcedure{InstanceId{std::move(id)}, "report", values, {{"draft", some_file()}}});
    };
    report("r1", "2026-03-05");
    report("r2", "2026-03-20");
    auto const calendar = [&](std::string month = "") {
        auto const page = of_register(world, "office", "requests", std::move(month));
        REQUIRE(page.calendars.size() == 1);
        return page.calendars.front();
    };
    auto const told = [&](views::CalendarView const& view) {
        std::string text;
        for (auto const& row : view.rows) {
            text += row.name + ":";
            for (auto const& bar : row.bars) text += " " + bar.instance.text + " " + bar.state.label;
        }
        return text;
    };
    CHECK(calendar().terms);
    // Members who have none are not listed: it is no calendar of theirs.
    CHECK(told(calendar()) == "staff: r1 未到期限 r2 未到期限");
    CHECK(calendar("2026-04").rows.empty());
    CHECK(views::today(seen_by(world, "office")).away.front().lines.size() == 1);
    for (auto const* name : {"check", "sign"}) {
        auto done = step("r1", name);
        if (done.step == "sign") {
            done.choice.reset();
            done.paper = some_file().digest;
        }
        world.done(done.step == "check" ? "office" : "chair", done);
    }
    world.at("2026-03-06 00:00");
    CHECK(told(calendar()) == "staff: r1 已过期限 r2 未到期限");
}

TEST_CASE("29: sessions of study stand beside the plan they belong to, and a plan without any is missed") {
    auto world = under_first();
    for (auto const* id : {"s1", "s2"}) {
        world.done("clerk", StartProcedure{InstanceId{id}, "study-plan", {{"topics", "专题"}, {"year", "2026"}}, {}});
        world.done("chair", step(id, "settle"));
    }
    world.done(
        "clerk",
        StartProcedure{
            InstanceId{"t1"}, "study-session", {{"topic", "全会精神"}, {"plan", "s1"}, {"day", "2026-03-05"}}, {}});
    auto const page = of_register(world, "chair", "study");
    REQUIRE(page.boards.size() == 1);
    auto const& board = page.boards.front();
    CHECK(board.title == "学习计划落实");
    REQUIRE(board.rows.size() == 2);
    CHECK(board.rows[0].unpaired);
    CHECK(board.rows[0].pair_instance == InstanceId{"s2"});
    CHECK(board.rows[1].instance == InstanceId{"t1"});
    CHECK(board.rows[1].cells[0].waits_for == "等书记办理");
}

TEST_CASE("31: who is in the field on which days stands in a calendar of its own") {
    auto world = under_first();
    world.done("m1",
               StartProcedure{
                   InstanceId{"f1"},
                   "field-research",
                   {{"topic", "窗口"}, {"place", "东港"}, {"days", "2026-03-10/2026-03-12"}, {"manner", "驻点调研"}},
                   {}});
    auto const page = of_register(world, "chair", "field-research");
    REQUIRE(page.calendars.size() == 1);
    CHECK_FALSE(page.calendars.front().terms);
    CHECK(page.calendars.front().rows.size() == 7);
    CHECK(states(page, "m1") == std::vector<std::string>{"asked"});
    // Nobody has to grant it: in its days it goes on, and after them it is to be written up.
    auto const state = [&] {
        return of_register(world, "chair", "field-research", "2026-03").calendars.front().rows[1].bars.front().state;
    };
    world.at("2026-03-12 09:00");
    CHECK(state().name == "now");
    world.at("2026-03-13 09:00");
    CHECK(state().label == "日期已过，尚未办结");
}

TEST_CASE("what is no month, and no register of the charter, is said to be none") {
    auto world = under_first();
    auto const fault = [&](std::string name, std::string month) {
        auto const found = views::layouts_page(seen_by(world, "chair"), {std::move(name), std::move(month)});
        return found ? std::string() : found.error().front().at;
    };
    CHECK(fault("leave", "2026-13") == "/month");
    CHECK(fault("leave", "2026-03-01") == "/month");
    CHECK(fault("leaves", "") == "/register");
    CHECK_FALSE(views::layouts_page(seen_by(world, "chair"), {"leave", "", "soon"}));
    CHECK(fault("leave", "").empty());
}

}  // namespace
}  // namespace quorate::tests

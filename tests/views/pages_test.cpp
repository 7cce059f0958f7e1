#include <algorithm>

#include "meetings/aftermath.hpp"
#include "meetings/sitting.hpp"
#include "views/decisions.hpp"
#include "views/directives.hpp"
#include "views/matters.hpp"
#include "views/meeting.hpp"
#include "views/minutes.hpp"
#include "views/people.hpp"
#include "views/reading.hpp"
#include "views/today.hpp"
#include "views/views.hpp"
#include "views/year.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

std::vector<std::string> tasks_of(World& world, std::string_view reader) {
    std::vector<std::string> result;
    auto const page = views::today(seen_by(world, reader));
    for (auto const& task : page.tasks) result.push_back(task.what);
    return result;
}

bool has(std::vector<std::string> const& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

DecisionId const kDecision{"g1.1.1"};

IssueDirective issue(std::string_view id, std::string_view due) {
    return {DirectiveId{std::string(id)}, kDecision, "办理", person("m2"), UnitId{"u1"}, day(due)};
}

Setup with_numbers() {
    Setup setup;
    auto const add = [&](std::string const& name, charter::Parameter::Type type, char const* anchor) {
        setup.rules.parameters[name] = {name, name, type, "", {anchor}};
    };
    add("funds.large-sum", charter::Parameter::Type::money, "art17.i8");
    add("directive.term", charter::Parameter::Type::days, "art26");
    add("problem.report-within", charter::Parameter::Type::hours, "art26");
    return setup;
}

}  // namespace

TEST_CASE("today: each reader has what waits for them, the most urgent first") {
    World world;
    world.done("m1", ProposeMatter{MatterId{"a"}, "plan", "要点", "内容", {}, {}, {}, {}, {}, {}});
    CHECK(has(tasks_of(world, "chair"), "matter.settle"));
    CHECK(has(tasks_of(world, "m1"), "matter.prepare"));
    CHECK(tasks_of(world, "m2").empty());
    world.done("clerk", GiveEvidence{MatterId{"a"}, "research", "一", {}, {}});
    world.done("clerk", GiveEvidence{MatterId{"a"}, "research", "二", {}, {}});
    // Two proofs of one prerequisite do not stand in for the other.
    CHECK(has(tasks_of(world, "m1"), "matter.prepare"));
    world.done("clerk", GiveEvidence{MatterId{"a"}, "consultation", "三", {}, {}});
    CHECK_FALSE(has(tasks_of(world, "m1"), "matter.prepare"));

    auto const meeting = world.planned_meeting("g1", "2026-03-12 09:00");
    CHECK(has(tasks_of(world, "clerk"), "notice.send"));
    world.done("clerk", SendNotice{meeting});
    CHECK(tasks_of(world, "m2") == std::vector<std::string>{"notice.acknowledge"});
    world.done("m2", AskLeave{meeting, "出差"});
    CHECK(tasks_of(world, "m2").empty());
    CHECK(has(tasks_of(world, "chair"), "leave.answer"));
    auto const page = views::today(seen_by(world, "chair"));
    REQUIRE(page.next);
    CHECK(page.next->meeting == meeting);
    for (std::size_t at = 1; at < page.tasks.size(); ++at) {
        auto const& before = page.tasks[at - 1].due;
        auto const& after = page.tasks[at].due;
        CHECK((!after || (before && *before <= *after)));
    }
    CHECK(tasks_of(world, "leader").empty());
    CHECK_FALSE(views::today(seen_by(world, "leader")).next);
}

TEST_CASE("today: what was done between meetings is the members' to know") {
    World world;
    world.done("chair", ActUrgently{UrgentId{"u"}, "抢修", "爆管", "来不及"});
    CHECK(has(tasks_of(world, "m1"), "urgent.ratify"));
    CHECK_FALSE(has(tasks_of(world, "staff"), "urgent.ratify"));
    CHECK(views::people(seen_by(world, "m1")).urgents.size() == 1);
    CHECK(views::people(seen_by(world, "staff")).urgents.empty());
}

TEST_CASE("16: consent to take a matter up again is asked only where the charter asks for it") {
    for (bool const asked : {false, true}) {
        Setup setup;
        if (!asked) setup.rules.kinds.at("plan").reconsider.reset();
        World world(setup);
        meeting_over(world);
        ProposeMatter again{MatterId{"b"}, "plan", "重议", "内容", {}, {}, {}, {}, kDecision, {}};
        world.done("chair", again);
        CHECK(has(tasks_of(world, "m1"), "matter.consent") == asked);
        auto const shown = views::matter(seen_by(world, "m1"), MatterId{"b"});
        REQUIRE(shown);
        CHECK(shown->consents == std::vector<std::string>{"书记"});
        CHECK(shown->consents_needed == (asked ? 4 : 0));
    }
}

TEST_CASE("matters: the newest first, and only those the reader may know of") {
    World world;
    world.done("staff", ProposeMatter{MatterId{"a"}, "plan", "甲事", "内容", {}, UnitId{"u1"}, {}, {}, {}, {}});
    world.at("2026-03-03 09:00");
    world.done("m1", ProposeMatter{MatterId{"b"}, "plan", "乙事", "内容", {}, {}, {}, {}, {}, {}});
    auto const all = views::matters(seen_by(world, "m2")).matters;
    REQUIRE(all.size() == 2);
    CHECK(all[0].title == "乙事");
    CHECK(all[0].missing == 2);
    auto const own = views::matters(seen_by(world, "staff")).matters;
    REQUIRE(own.size() == 1);
    CHECK(own[0].title == "甲事");
    CHECK(views::matters(seen_by(world, "office")).matters.empty());
    CHECK_FALSE(views::matter(seen_by(world, "office"), MatterId{"b"}));
    CHECK_FALSE(views::matter(seen_by(world, "m2"), MatterId{"none"}));
}

TEST_CASE("19.2: the papers of a matter that names a member are not that member's to read") {
    World world;
    ProposeMatter command{MatterId{"a"}, "personnel", "任免", "内容摘要", {}, {}, {{"丙", person("m3")}}, {}, {}, {}};
    world.done("chair", command);
    auto const outside = views::matter(seen_by(world, "m3"), MatterId{"a"});
    REQUIRE(outside);
    CHECK(outside->line.title == "任免");
    CHECK(outside->gist.empty());
    CHECK(outside->persons.empty());
    CHECK(outside->before.empty());
    CHECK(views::matter(seen_by(world, "m1"), MatterId{"a"})->gist == "内容摘要");
}

TEST_CASE("meetings: members and clerk see all, an inspector what is over, nobody else anything") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    for (auto const* reader : {"chair", "m1", "clerk"})
        CHECK(views::meetings(seen_by(world, reader)).meetings.size() == 1);
    for (auto const* reader : {"inspector", "office", "staff", "leader", "system-admin"})
        CHECK(views::meetings(seen_by(world, reader)).meetings.empty());
    auto const shown = views::meeting(seen_by(world, "m1"), MeetingId{"g1"});
    REQUIRE(shown);
    CHECK(shown->replies.size() == 7);
    CHECK(shown->card.quorum_needed == 4);
    CHECK(shown->agenda[0].outlook.can_pass);
}

TEST_CASE("15, 17.8: a sum below what the body set as large is in none of the classes, by the number of its day") {
    World world(with_numbers());
    auto const meeting = world.open_meeting("g1", "2026-03-12 09:00", 7, {"funds"});
    auto const major = [&] { return views::meeting(seen_by(world, "m1"), meeting)->agenda[0].major.name; };
    CHECK(major() == "funds");
    world.done("chair", people::SetParameter{"funds.large-sum", "2000000"});
    CHECK(major() == "none");
    settle(world, item("g1.1"), "chair", 6);
    CHECK(views::decisions(seen_by(world, "m1")).decisions[0].major.name == "none");
    // What is set later does not reach back.
    world.at("2026-04-01 09:00");
    world.done("chair", people::SetParameter{"funds.large-sum", "500000"});
    CHECK(views::decisions(seen_by(world, "m1")).decisions[0].major.name == "none");
    auto const next = world.planned_meeting("g2", "2026-05-12 09:00", {"funds"});
    CHECK(views::meeting(seen_by(world, "m1"), next)->agenda[0].major.name == "funds");
}

TEST_CASE("21, 26: directives by light and day; without a day the term the body set") {
    World world(with_numbers());
    meeting_over(world);
    world.done("chair", people::SetParameter{"directive.term", "30"});
    auto by_term = issue("d3", "2026-03-12");
    by_term.due.reset();
    world.done("chair", by_term);
    world.done("chair", issue("d1", "2026-03-20"));
    world.done("chair", issue("d2", "2026-03-15"));
    world.at("2026-03-16 09:00");
    auto const lines = views::directives(seen_by(world, "office")).directives;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].directive == DirectiveId{"d2"});
    CHECK(lines[0].light == "red");
    CHECK(lines[0].days_left == -1);
    CHECK(lines[1].light == "amber");
    CHECK(lines[2].light == "green");
    CHECK(lines[2].due == day("2026-04-11"));
    CHECK(views::directives(seen_by(world, "staff")).directives.size() == 3);
    CHECK(views::directives(seen_by(world, "leader")).directives.empty());
    CHECK_FALSE(views::directive(seen_by(world, "leader"), DirectiveId{"d1"}));
}

TEST_CASE("26: what a check found wrong waits for the chair to be told, and is red when that is late") {
    World world(with_numbers());
    meeting_over(world);
    world.done("chair", people::SetParameter{"problem.report-within", "24"});
    world.done("chair", issue("d1", "2026-06-30"));
    auto const line = [&] { return views::directives(seen_by(world, "office")).directives[0]; };
    CHECK_FALSE(line().report_by);
    world.at("2026-03-16 09:00");
    world.done("office", CheckDirective{DirectiveId{"d1"}, "没有动", false});
    CHECK(line().report_by == local("2026-03-17 09:00"));
    CHECK(line().light == "green");
    CHECK(has(tasks_of(world, "office"), "directive.report"));
    CHECK_FALSE(has(tasks_of(world, "m2"), "directive.report"));
    world.at("2026-03-17 09:01");
    CHECK(line().light == "red");
    CHECK(world.ask("office", ReportProblem{DirectiveId{"d1"}, "没有动"}).asks_reason("directive.report-late"));
    world.done("office", ReportProblem{DirectiveId{"d1"}, "没有动"}, {{"directive.report-late", "周末"}});
    CHECK_FALSE(line().report_by);
    world.done("chair", InstructOnProblem{DirectiveId{"d1"}, "限期"});
    CHECK(line().light == "green");
}

TEST_CASE("8.2: how an authorisation stands is shown, and that it runs out told to who holds and who gives it") {
    World world;
    meeting_over(world);
    DecisionId const decision{"g1.1.1"};
    auto const grant = [&](std::string id, std::string to, std::string_view from, std::string_view until) {
        world.done("chair", GrantAuthorisation{
                                {std::move(id)}, {std::move(to)}, "代签合作协议", day(from), day(until), decision});
    };
    grant("a1", "m1", "2026-03-14", "2026-03-31");
    grant("a2", "m2", "2026-03-12", "2026-12-31");
    grant("a3", "m3", "2026-03-12", "2026-12-31");
    world.done("chair", EndAuthorisation{AuthorisationId{"a3"}, "任务完成"});
    world.done("clerk", people::EndOffice{PersonId{"m2"}, charter::Office::member, day("2026-03-20"), "调离"});
    auto const states = [&] {
        std::vector<std::string> all;
        for (auto const& one : views::people(seen_by(world, "clerk")).authorisations) all.push_back(one.state.name);
        return all;
    };
    CHECK(states() == std::vector<std::string>{"ahead", "running", "ended"});
    CHECK_FALSE(has(tasks_of(world, "m1"), "authorisation.ends"));
    world.at("2026-03-21 09:00");
    CHECK(states() == std::vector<std::string>{"running", "ended", "ended"});
    CHECK(has(tasks_of(world, "m1"), "authorisation.ends"));
    CHECK(has(tasks_of(world, "chair"), "authorisation.ends"));
    auto const tasks = views::today(seen_by(world, "chair")).tasks;
    auto const told = std::ranges::find(tasks, "authorisation.ends", &views::Task::what);
    CHECK(told->title == "甲 · 代签合作协议");
    CHECK(told->at == "authorisation:a1");
    CHECK_FALSE(has(tasks_of(world, "m4"), "authorisation.ends"));
    world.at("2026-04-01 09:00");
    CHECK(states() == std::vector<std::string>{"over", "ended", "ended"});
    CHECK_FALSE(has(tasks_of(world, "m1"), "authorisation.ends"));
    // The third was taken back on its first day.
    CHECK(views::year_page(seen_by(world, "clerk"), "2026")->figures.authorisations == 2);
    CHECK(views::year_page(seen_by(world, "clerk"), "2027")->figures.authorisations == 0);
    CHECK_FALSE(views::year_page(seen_by(world, "staff"), "2026")->figures.authorisations);
}

TEST_CASE("people: the roster, the chair first; relatives are their declarer's alone") {
    World world;
    world.done("m1", people::DeclareRelative{"赵某", "配偶"});
    auto const own = views::people(seen_by(world, "m1"));
    REQUIRE(own.roster.size() == 7);
    CHECK(own.roster[0].name == "书记");
    CHECK(own.relatives.size() == 1);
    for (auto const* other : {"chair", "clerk", "inspector"})
        CHECK(views::people(seen_by(world, other)).relatives.empty());
}

TEST_CASE("every view is served by its name, and an unknown thing looks like a hidden one") {
    World world;
    world.noticed_meeting("g1", "2026-03-12 09:00");
    for (auto const name : views::view_names()) {
        if (name == "possible") continue;
        auto const hidden = views::render(seen_by(world, "leader"), name, {{"id", "g1"}});
        auto const absent = views::render(seen_by(world, "leader"), name, {{"id", "none"}});
        CHECK_MESSAGE(hidden.has_value() == absent.has_value(), std::string(name));
        if (!hidden) CHECK(hidden.error() == absent.error());
    }
    CHECK(views::render(seen_by(world, "m1"), "nothing", {}).error() == views::NoView(views::Absence::no_such_view));
    CHECK(views::render(seen_by(world, "m1"), "meeting", {{"id", "g1"}}).has_value());
}

TEST_CASE("today: an inspector begins with what is against the charter at the meetings of the last year") {
    World world;
    meeting_over(world);  // two stayed away without leave
    REQUIRE(views::today(seen_by(world, "inspector")).unsound.size() == 1);
    world.at("2027-03-12 09:00");
    CHECK(views::today(seen_by(world, "inspector")).unsound.size() == 1);
    world.at("2027-03-12 09:01");
    CHECK(views::today(seen_by(world, "inspector")).unsound.empty());
    CHECK(views::self_check(seen_by(world, "inspector"), MeetingId{"g1"})->bad > 0);
}

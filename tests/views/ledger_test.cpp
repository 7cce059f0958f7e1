#include "views/ledger.hpp"

#include <algorithm>

#include "meetings/sitting.hpp"
#include "views/decisions.hpp"
#include "views/directives.hpp"
#include "views/minutes.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

std::string text(Cell const& cell) {
    return std::holds_alternative<std::string>(cell) ? std::get<std::string>(cell) : std::string{};
}

/// Four meetings' worth in two: funds (one passed, one not) and a plan in 2026, an appointment in 2027; and one item
/// that is in none of the four classes.
void two_years(World& world) {
    auto const first = world.open_meeting("g1", "2026-03-12 09:00", 7, {"funds", "funds", "study"});
    settle(world, item("g1.1"), "chair", 6);
    settle(world, item("g1.2"), "chair", 2);
    world.done("chair", OpenItem{item("g1.3")});
    discuss(world, item("g1.3"));
    world.done("chair", NoteItem{item("g1.3"), "已学习"});
    world.done("chair", CloseMeeting{first});
    auto const second = world.open_meeting("g2", "2027-01-14 09:00", 7, {"personnel"});
    world.done("chair", OpenItem{item("g2.1")});
    discuss(world, item("g2.1"));
    world.done("chair", motion(item("g2.1"), Method::named));
    vote(world, item("g2.1"), 5);
    world.done("chair", CloseBallot{item("g2.1"), 1});
    world.done("chair", CloseMeeting{second});
}

Table taken(World& world, std::string_view reader, views::LedgerFilter const& filter = {},
            words::Language language = words::Language::zh) {
    auto const table = views::ledger(seen_by(world, reader, language), filter);
    REQUIRE(table.has_value());
    for (auto const& row : table->rows) REQUIRE(row.size() == table->columns.size());
    return *table;
}

/// The columns in their order.
struct At {
    enum {
        number,
        meeting,
        day,
        major,
        kind,
        matter,
        subject,
        decision,
        result,
        method,
        ayes,
        needed,
        due,
        sum,
        follow_up,
        moves,
        reservations,
        findings,
        articles,
        reference
    };
};

}  // namespace

TEST_CASE("15: the ledger holds the decisions of the four classes, the oldest first, with days and sums as such") {
    World world;
    two_years(world);
    auto const table = taken(world, "m1");
    REQUIRE(table.rows.size() == 3);
    auto const& first = table.rows[0];
    CHECK(first[At::number] == Cell{std::int64_t{1}});
    CHECK(first[At::day] == Cell{day("2026-03-12")});
    CHECK(text(first[At::major]) == "大额资金使用");
    CHECK(text(first[At::decision]) == "同意所提方案");
    CHECK(text(first[At::result]) == "通过");
    CHECK(text(first[At::method]) == "举手");
    CHECK(first[At::ayes] == Cell{std::int64_t{6}});
    CHECK(first[At::needed] == Cell{std::int64_t{4}});
    CHECK(first[At::due] == Cell{std::int64_t{7}});
    CHECK(first[At::sum] == Cell{Fen{100'000'000}});
    CHECK(text(first[At::follow_up]) == "待交办");
    CHECK(text(first[At::articles]).contains("art20.p2"));
    CHECK(text(first[At::reference]) == "g1.1.1");
    CHECK(text(table.rows[1][At::result]) == "未通过");
    CHECK(table.rows[1][At::follow_up] == Cell{});
    CHECK(table.rows[2][At::day] == Cell{day("2027-01-14")});
    CHECK(text(table.rows[2][At::subject]) == "张三");
    CHECK(table.rows[2][At::sum] == Cell{});
    CHECK(table.note.contains("共 3 项"));
    CHECK(table.note.contains("甲导出于"));
    CHECK(table.title == "某机关党组“三重一大”决策台账");
    CHECK(taken(world, "m1", {}, words::Language::en).columns.front().title == "No.");
}

TEST_CASE("15: the ledger by year, class and kind; a filter that names nothing there is says so") {
    World world;
    two_years(world);
    CHECK(taken(world, "m1", {"2026", "", ""}).rows.size() == 2);
    CHECK(taken(world, "m1", {"", "appointments", ""}).rows.size() == 1);
    CHECK(taken(world, "m1", {"2026", "appointments", ""}).rows.empty());
    CHECK(taken(world, "m1", {"", "", "funds"}).rows.size() == 2);
    CHECK(taken(world, "m1", {"2026", "funds", ""}).note.contains("2026、大额资金使用"));
    auto const wrong = views::ledger(seen_by(world, "m1"), {"26", "none", "nothing"});
    REQUIRE_FALSE(wrong.has_value());
    REQUIRE(wrong.error().size() == 3);
    CHECK(wrong.error()[0].at == "/year");
    CHECK(wrong.error()[1].at == "/class");
    CHECK(wrong.error()[2].at == "/kind");
}

TEST_CASE("23: the office that supervises sees what was decided, not how the vote went; others see nothing") {
    World world;
    two_years(world);
    CHECK(taken(world, "inspector").rows.size() == 3);
    CHECK(taken(world, "inspector").rows[0][At::ayes] == Cell{std::int64_t{6}});
    auto const table = taken(world, "office");
    REQUIRE(table.rows.size() == 3);
    for (auto const column : {At::method, At::ayes, At::needed, At::due, At::sum})
        CHECK(table.rows[0][column] == Cell{});
    CHECK(text(table.rows[0][At::decision]) == "同意所提方案");
    for (auto const* nobody : {"leader", "staff", "system-admin"}) CHECK(taken(world, nobody).rows.empty());
}

TEST_CASE("13.3, 22: the ledger names who reserved and what was found, to those who may read it") {
    World world;
    two_years(world);
    CHECK(taken(world, "m1").rows[0][At::reservations] == Cell{});
    CHECK(taken(world, "m1").rows[0][At::findings] == Cell{});
    world.done("m2", StateReservation{ReservationId{"r1"}, ItemId{"g1.1"}, "预算偏高", {}});
    world.done("chair", AssessDecision{DecisionId{"g1.1.1"}, "论证不足", "审计报告", false});
    auto const row = taken(world, "chair").rows[0];
    CHECK(text(row[At::reservations]) == "乙");
    CHECK(text(row[At::findings]) == "论证不足");
    CHECK(taken(world, "chair").rows[1][At::reservations] == Cell{});
    // What another member reserved is not theirs to read, and their own is.
    CHECK(taken(world, "m1").rows[0][At::reservations] == Cell{});
    CHECK(text(taken(world, "m2").rows[0][At::reservations]) == "乙");
}

TEST_CASE("26: the ledger tells that a term was moved, from which day to which, by whom and why") {
    World world;
    two_years(world);
    DecisionId const decision{"g1.1.1"};
    auto const moves = [&](words::Language language = words::Language::zh) {
        return text(taken(world, "m1", {}, language).rows[0][At::moves]);
    };
    world.done("chair", IssueDirective{{"r1"}, decision, "下达资金", person("m2"), {}, day("2027-03-31")});
    CHECK(moves().empty());
    world.done("chair", ExtendDirective{{"r1"}, day("2027-04-30"), "批文未到"});
    CHECK(moves().starts_with("下达资金：202"));
    CHECK(moves().ends_with("日 由 2027年3月31日 延至 2027年4月30日（书记：批文未到）"));
    world.done("chair", ExtendDirective{{"r1"}, day("2027-05-31"), "仍未到"});
    CHECK(moves(words::Language::en).contains("(书记: 批文未到); 下达资金: on "));

    auto const page = views::directive(seen_by(world, "m2"), DirectiveId{"r1"});
    REQUIRE(page);
    CHECK(page->line.due == day("2027-05-31"));
    CHECK(page->line.moves == 2);
    CHECK(page->line.light == "green");
    REQUIRE(page->terms.size() == 2);
    CHECK(page->terms[0].before == day("2027-03-31"));
    CHECK(page->terms[0].by == "书记");
    CHECK(page->terms[1].reason == "仍未到");
    auto const check = views::self_check(seen_by(world, "clerk"), MeetingId{"g1"});
    REQUIRE(check);
    CHECK(std::ranges::count(check->lines, "term-moved", &views::CheckLine::name) == 2);
}

TEST_CASE("26: a directive that is done waits to be looked after, and then to be closed") {
    World world;
    two_years(world);
    world.done("chair", IssueDirective{{"r1"}, {"g1.1.1"}, "下达资金", person("m2"), {}, day("2027-03-31")});
    auto const stage = [&] {
        auto const label = views::directive(seen_by(world, "m2"), DirectiveId{"r1"})->line.stage.label;
        CHECK(views::decision(seen_by(world, "m2"), DecisionId{"g1.1.1"})->directives.front().stage.label == label);
        return label;
    };
    world.done("m2", ReportProgress{{"r1"}, "已下达", 100});
    CHECK(stage() == "已完成，待督查");
    world.done("office", CheckDirective{{"r1"}, "落实到位", true});
    CHECK(stage() == "督查合格，待办结");
    world.done("office", CloseDirective{{"r1"}});
    CHECK(stage() == "已办结");
}

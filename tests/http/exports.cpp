#include <doctest/doctest.h>
#include <fmt/format.h>

#include "sheets/opened.hpp"
#include "sitting.hpp"

using namespace quorate;
using namespace quorate::server;

namespace {

std::string ledger(std::string_view rest) {
    return fmt::format("{}/exports/ledger.{}", Town::kPath, rest);
}

}  // namespace

TEST_CASE("15: the ledger is taken out as a workbook that opens again, with typed cells and articles") {
    Town town;
    decide_on_funds(town);
    auto const answer = town.get("m1", ledger("xlsx"));
    REQUIRE(answer.status == 200);
    CHECK(answer.field("Content-Type") == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    CHECK(answer.field("Content-Disposition").starts_with("attachment"));
    CHECK(answer.field("Content-Disposition").contains("2026-03-12.xlsx"));
    CHECK(answer.field("Cache-Control") == "no-store");
    auto const book = tests::opened_workbook(answer.body);
    CHECK(book.sheet == "Ledger of major decisions");
    CHECK(book.at("A3") == "No.");
    CHECK(book.cells.at("C4").format == "yyyy-mm-dd");
    CHECK(book.at("C4") == "46093");
    CHECK(book.at("H4") == "=同意更新, 共一批");
    CHECK(book.at("K4") == "3");
    CHECK(book.cells.at("K4").number);
    CHECK(book.at("N4") == "1260000.5");
    CHECK(book.cells.at("N4").format == "#,##0.00");
    CHECK(book.at("S4").starts_with("Article 15, Article 17"));
    CHECK(book.at("T4") == "i1.1");
    CHECK(tests::opened_workbook(town.get("m1", ledger("xlsx?language=zh")).body).at("A3") == "序号");
}

TEST_CASE("15: the same as comma-separated values, by year, class and kind") {
    Town town;
    decide_on_funds(town);
    auto const answer = town.get("m1", ledger("csv"));
    REQUIRE(answer.status == 200);
    CHECK(answer.field("Content-Type") == "text/csv; charset=utf-8; header=present");
    CHECK(answer.body.starts_with("\xEF\xBB\xBFNo.,Meeting,"));
    CHECK(answer.has(",\"'=同意更新, 共一批\","));
    CHECK(answer.has(",1260000.50,"));
    CHECK(town.get("m1", ledger("csv?year=2026&class=funds&kind=funds")).has("2026-03-12"));
    CHECK_FALSE(town.get("m1", ledger("csv?year=2025")).has("2026-03-12"));
    CHECK_FALSE(town.get("m1", ledger("csv?class=projects")).has("2026-03-12"));
    auto const wrong = town.get("m1", ledger("csv?year=x&class=none&kind=none"));
    CHECK(wrong.status == 422);
    for (auto const* at : {"/year", "/class", "/kind"}) CHECK(wrong.has(at));
    CHECK(town.get("m1", ledger("csv?language=fr")).status == 422);
}

TEST_CASE("23: the ledger goes to those who may know of it, and who took it out can be told") {
    Town town;
    decide_on_funds(town);
    CHECK(town.send("GET", ledger("xlsx")).status == 401);
    CHECK(town.get("admin", ledger("xlsx")).status == 403);
    CHECK_FALSE(town.get("staff", ledger("csv")).has("同意更新"));
    CHECK(town.get("inspector", ledger("csv")).has("同意更新"));
    auto const log = town.installation().accounts.accesses(100);
    CHECK(std::count_if(log.begin(), log.end(), [](auto const& one) {
              return one.what == "ledger-exported" && one.account == "inspector";
          }) == 1);
    CHECK(std::none_of(log.begin(), log.end(),
                       [](auto const& one) { return one.what == "ledger-exported" && one.account == "admin"; }));
}

TEST_CASE("a procedure is taken out as a diagram, in the reader's language or the one that is asked for") {
    Town town;
    auto const path = fmt::format("{}/exports/procedure.bpmn", Town::kPath);
    auto const answer = town.get("m1", path + "?procedure=leave-member");
    REQUIRE(answer.status == 200);
    CHECK(answer.field("Content-Type") == "application/xml");
    CHECK(answer.field("Content-Disposition").contains("Leave of a member.bpmn"));
    CHECK(answer.has("<bpmn:process id=\"procedure-leave-member\" name=\"Leave of a member\""));
    CHECK(town.get("m1", path + "?procedure=leave-member&language=zh").has("name=\"成员外出请假\""));
    CHECK(town.get("m1", path + "?procedure=leave-member&language=fr").status == 422);
    CHECK(town.get("m1", path + "?procedure=nothing").status == 404);
    CHECK(town.get("m1", path).status == 404);
    CHECK(town.send("GET", path + "?procedure=leave-member").status == 401);
    CHECK(town.get("admin", path + "?procedure=leave-member").status == 403);
}

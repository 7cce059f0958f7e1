#include "sheets/csv.hpp"
#include "sheets/opened.hpp"
#include "sheets/workbook.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

Date day(int year, unsigned month, unsigned of_month) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

Table sample() {
    Table table{
        "台账", "某机关“三重一大”台账", "范围：全部", {{"议题", 30}, {"日期", 12}, {"票", 6}, {"金额", 16}}, {}};
    table.rows.push_back({std::string("维修"), day(2026, 3, 12), std::int64_t{4}, Fen{126'000'050}});
    table.rows.push_back({std::string("=1+1"), day(2026, 12, 31), std::int64_t{0}, Cell{}});
    table.rows.push_back({std::string("\"引\", 二"), day(2027, 1, 1), Cell{}, Fen{99'999'999'999'999'999}});
    return table;
}

}  // namespace

TEST_CASE("a workbook opens again with days, numbers and sums as such, and text never as a formula") {
    auto const book = opened_workbook(sheets::workbook(sample()));
    CHECK(book.sheet == "台账");
    CHECK(book.at("A1") == "某机关“三重一大”台账");
    CHECK(book.at("A2") == "范围：全部");
    CHECK(book.at("D3") == "金额");
    CHECK(book.at("A4") == "维修");
    // 2026-03-12 is day 46093 of the calendar that spreadsheets count in.
    CHECK(book.cells.at("B4").number);
    CHECK(book.at("B4") == "46093");
    CHECK(book.cells.at("B4").format == "yyyy-mm-dd");
    CHECK(book.cells.at("C4").number);
    CHECK(book.at("C4") == "4");
    CHECK(book.cells.at("D4").number);
    CHECK(book.at("D4") == "1260000.5");
    CHECK(book.cells.at("D4").format == "#,##0.00");
    CHECK(book.at("A5") == "=1+1");
    CHECK_FALSE(book.cells.at("A5").number);
    CHECK(book.at("D5").empty());
    // What a number of a spreadsheet cannot hold exactly stays text.
    CHECK_FALSE(book.cells.at("D6").number);
    CHECK(book.at("D6") == "999,999,999,999,999.99");
    CHECK(book.pane == "A4");
    CHECK(book.filter == "A3:D6");
}

TEST_CASE("a workbook without rows is still one, and a text too long for a cell is cut") {
    auto table = sample();
    table.rows.clear();
    CHECK(opened_workbook(sheets::workbook(table)).at("A3") == "议题");
    std::string text;
    for (int count = 0; count < 40'000; ++count) text += "长";
    table.rows.push_back({text, Cell{}, Cell{}, Cell{}});
    CHECK(opened_workbook(sheets::workbook(table)).at("A4").size() == 32'767 * 3);
}

TEST_CASE("comma-separated values follow RFC 4180, begin with the mark, and hold no formula") {
    CHECK(sheets::csv(sample()) ==
          "\xEF\xBB\xBF"
          "议题,日期,票,金额\r\n"
          "维修,2026-03-12,4,1260000.50\r\n"
          "'=1+1,2026-12-31,0,\r\n"
          "\"\"\"引\"\", 二\",2027-01-01,,999999999999999.99\r\n"
          "范围：全部,,,\r\n");
    for (std::string const start : {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"}) {
        Table table{"", "", "", {{"A", 1}, {"B", 1}}, {{start + "cmd", std::string("x")}}};
        CHECK(sheets::csv(table).ends_with("\r\n'" + start + "cmd,x\r\n"));
    }
    Table const lines{"", "", "", {{"A", 1}, {"B", 1}}, {{std::string("a\r\nb"), Cell{}}}};
    CHECK(sheets::csv(lines).ends_with("\r\n\"a\r\nb\",\r\n"));
}

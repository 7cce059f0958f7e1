#include "views/catalogue.hpp"

#include <algorithm>
#include <set>

#include "procedures/support.hpp"
#include "views/reading.hpp"
#include "views/register.hpp"
#include "views/register_table.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

/// A body with two units of its archive, and what is filed in them.
class Archive {
  public:
    Archive() : world({.rules = rules_in("charters/liaoning-2019.md")}) {
        unit("u1", "党组会议记录", "永久");
        unit("u2", "往来公文", "10年");
    }

    void unit(std::string id, std::string title, std::string retention) {
        world.done("office", StartProcedure{InstanceId{std::move(id)},
                                            "archive-unit",
                                            {{"title", std::move(title)},
                                             {"year", "2026"},
                                             {"retention", std::move(retention)},
                                             {"shelf", "档案室"}},
                                            {}});
    }
    void record(std::string const& id, std::string title, std::string unit, std::string order,
                std::string day = "2026-02-10") {
        world.done("clerk", StartProcedure{InstanceId{id},
                                           "archive-item",
                                           {{"title", std::move(title)}, {"sort", "其他"}, {"date", std::move(day)}},
                                           {{"file", some_file()}}});
        file("office", id, "receive", std::move(unit), std::move(order));
    }
    /// A paper that was only to be read.
    void paper(std::string const& id, std::string subject, std::string unit, std::string order) {
        world.done("office", StartProcedure{InstanceId{id},
                                            "incoming",
                                            {{"subject", std::move(subject)},
                                             {"from", "省政府"},
                                             {"received", "2026-02-20"},
                                             {"sort", "阅件"},
                                             {"urgency", "平件"}},
                                            {{"paper", some_file()}}});
        world.done("office", CompleteStep{InstanceId{id}, "check", StepChoice::yes, "", {}, {}, {}, {}});
        world.done("office", CompleteStep{InstanceId{id}, "propose", {}, "", {{"proposal", "请阅"}}, {}, {}, {}});
        world.done(
            "chair",
            CompleteStep{InstanceId{id}, "instruct", {}, "", {{"instruction", "阅"}, {"scope", "不传阅"}}, {}, {}, {}});
        file("clerk", id, "file", std::move(unit), std::move(order));
    }
    void file(std::string_view who, std::string const& id, std::string at, std::string unit, std::string order) {
        world.done(who, CompleteStep{InstanceId{id},
                                     std::move(at),
                                     {},
                                     "",
                                     {{"unit", std::move(unit)}, {"order", std::move(order)}},
                                     {},
                                     {},
                                     {}});
    }
    [[nodiscard]] views::CataloguePage page(std::string id, std::string_view who = "office",
                                            words::Language language = words::Language::zh) {
        auto const found = views::catalogue(seen_by(world, who, language), InstanceId{std::move(id)});
        REQUIRE(found);
        return *found;
    }

    World world;
};

std::string listed(views::CataloguePage const& page) {
    std::string text;
    for (auto const& one : page.items)
        text += (one.order ? std::to_string(*one.order) : std::string("-")) + " " + one.instance.text + ";";
    return text;
}

TEST_CASE(
    "24: the catalogue of a unit lists what was filed in it by its number there, with title, sort, day and term") {
    Archive archive;
    archive.record("a1", "第一次会议记录", "u1", "2", "2026-02-10");
    archive.record("a2", "第二次会议记录", "u1", "1", "2026-02-11");
    archive.paper("p1", "情况通报", "u1", "3");
    archive.paper("p2", "函", "u2", "1");

    auto const page = archive.page("u1");
    CHECK(page.title == "卷内目录");
    CHECK(page.article.anchor == "art24");
    CHECK(page.subject == "党组会议记录");
    CHECK(page.number == "卷〔2026〕1号");
    CHECK(page.term == "永久");
    CHECK(listed(page) == "1 a2;2 a1;3 p1;");
    CHECK(page.items[0].title == "第二次会议记录");
    CHECK(page.items[0].procedure == "记录和纪要归档");
    CHECK(page.items[0].number == "档〔2026〕2号");
    CHECK(page.items[0].day == day("2026-02-11"));
    // The day a paper was signed for, where it is none of the archive's own.
    CHECK(page.items[2].day == day("2026-02-20"));
    CHECK(page.missing.empty());
    CHECK_FALSE(page.part);
    CHECK(archive.page("u2").term == "10年");
    CHECK(archive.page("u2", "office", words::Language::en).title == "Catalogue of the unit");
}

TEST_CASE(
    "24: a number that was left out and one that was used twice are shown, and a mistyped one is no thousand gaps") {
    Archive archive;
    archive.record("a1", "甲", "u1", "1");
    archive.record("a2", "乙", "u1", "4");
    archive.record("a3", "丙", "u1", "4");
    CHECK(archive.page("u1").missing == std::vector<std::int64_t>{2, 3});
    CHECK_FALSE(archive.page("u1").items[0].twice);
    CHECK(archive.page("u1").items[1].twice);
    CHECK(archive.page("u1").items[2].twice);
    archive.record("a4", "丁", "u1", "50000");
    CHECK(archive.page("u1").missing == std::vector<std::int64_t>{2, 3});
}

TEST_CASE("24: what names a unit otherwise is not in it, and a reader of the unit alone sees that it is not all") {
    Archive archive;
    archive.record("a1", "记录", "u1", "1");
    archive.world.done("m1",
                       StartProcedure{InstanceId{"l1"}, "archive-loan", {{"wanted", "记录"}, {"purpose", "核对"}}, {}});
    archive.world.done("chair", CompleteStep{InstanceId{"l1"}, "approve", StepChoice::yes, "", {}, {}, {}, {}});
    archive.world.done("office", CompleteStep{InstanceId{"l1"}, "lend", {}, "", {{"unit", "u1"}}, {}, {}, {}});
    CHECK(listed(archive.page("u1")) == "1 a1;");

    auto const part = archive.page("u1", "m2");
    CHECK(part.part);
    CHECK(part.items.empty());
    CHECK(part.missing.empty());
    CHECK_FALSE(views::catalogue(seen_by(archive.world, "staff"), InstanceId{"u1"}));
    CHECK_FALSE(views::catalogue(seen_by(archive.world, "system-admin"), InstanceId{"u1"}));
    CHECK_FALSE(views::catalogue(seen_by(archive.world, "office"), InstanceId{"a1"}));
    CHECK_FALSE(views::catalogue(seen_by(archive.world, "office"), InstanceId{"nothing"}));
    CHECK(views::instance(seen_by(archive.world, "office"), InstanceId{"u1"})->listed == "卷内目录");
    CHECK_FALSE(views::instance(seen_by(archive.world, "office"), InstanceId{"a1"})->listed);
}

std::string cell(Cell const& cell) {
    auto const* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string() : *text;
}

TEST_CASE(
    "24: the lists of all units are the registers of what was filed: nothing is lost, and nothing is there twice") {
    Archive archive;
    for (int at = 1; at <= 40; ++at) {
        auto const number = std::to_string(at);
        archive.record("a" + number, "记录" + number, at % 3 == 0 ? "u2" : "u1", number);
        if (at % 2 == 0)
            archive.paper("p" + number, "来文" + number, at % 4 == 0 ? "u1" : "u2", std::to_string(40 + at));
    }
    // Begun and not filed yet: in a register, and in no unit.
    archive.world.done("clerk", StartProcedure{InstanceId{"a0"},
                                               "archive-item",
                                               {{"title", "未归"}, {"sort", "其他"}, {"date", "2026-02-01"}},
                                               {{"file", some_file()}}});

    std::multiset<std::string> in_lists;
    for (auto const* unit : {"u1", "u2"}) {
        auto const table = views::catalogue_table(seen_by(archive.world, "office"), InstanceId{unit});
        REQUIRE(table);
        CHECK(table->rows.size() == archive.page(unit).items.size());
        for (auto const& row : table->rows) in_lists.insert(cell(row[1]) + " " + cell(row[2]) + " " + cell(row.back()));
    }
    std::multiset<std::string> in_registers;
    for (auto const* name : {"archive-items", "incoming"}) {
        auto const table =
            views::register_table(seen_by(archive.world, "office"), {.name = name, .stage = "completed"});
        REQUIRE(table);
        auto const column = [&](std::string_view title) {
            auto const found = std::ranges::find(table->columns, title, &TableColumn::title);
            REQUIRE(found != table->columns.end());
            return static_cast<std::size_t>(found - table->columns.begin());
        };
        auto const subject = column(name == std::string_view("incoming") ? "标题" : "题名");
        for (auto const& row : table->rows)
            in_registers.insert(cell(row.front()) + " " + cell(row[subject]) + " " + cell(row.back()));
    }
    CHECK(in_lists.size() == 60);
    CHECK(in_lists == in_registers);
    CHECK(std::set<std::string>(in_lists.begin(), in_lists.end()).size() == in_lists.size());
}

}  // namespace
}  // namespace quorate::tests

#include "views/figures.hpp"

#include <algorithm>

#include "procedures/support.hpp"
#include "views/reading.hpp"

namespace quorate::tests {
namespace {

using namespace quorate::procedures;

World workshop() {
    World world({.members = 4, .rules = rules_in("tests/scenarios/charters/workshop.md")});
    world.done("clerk",
               StartProcedure{
                   InstanceId{"s1"},
                   "session",
                   {{"topic", "Saws"}, {"held", "2026-03-01"}, {"sort", "talk"}, {"hours", "2"}, {"present", "m1 m2"}},
                   {}});
    return world;
}

views::FigureView const* figure_in(views::FiguresPage const& page, std::string_view name) {
    auto const found = std::ranges::find(page.figures, name, &views::FigureView::name);
    return found == page.figures.end() ? nullptr : &*found;
}

TEST_CASE("readers of the register see every member's line, and a member their own") {
    auto world = workshop();
    auto const lines = [&](std::string_view who) {
        auto const page = views::figures_page(seen_by(world, who), "2026");
        auto const* figure = figure_in(*page, "attendance");
        return figure == nullptr ? std::vector<views::FigureLine>{} : figure->lines;
    };
    CHECK(lines("chair").size() == 4);
    CHECK(lines("clerk").size() == 4);
    REQUIRE(lines("m1").size() == 1);
    CHECK(lines("m1").front().member == PersonId{"m1"});
    CHECK(lines("m1").front().all == 1);
    CHECK(lines("m3").front().all == 0);
    for (auto const* who : {"staff", "inspector", "system-admin"}) CHECK_MESSAGE(lines(who).empty(), who);
    CHECK(figure_in(*views::figures_page(seen_by(world, "m1"), "2026"), "attendance")->own);
    CHECK_FALSE(figure_in(*views::figures_page(seen_by(world, "chair"), "2026"), "attendance")->own);
}

TEST_CASE("a figure is shown in the reader's language, with its article, its choices and what is added up") {
    auto world = workshop();
    auto const page = views::figures_page(seen_by(world, "chair", words::Language::zh), "");
    REQUIRE(page);
    CHECK(page->year == 2026);
    CHECK(page->years == std::vector<std::int32_t>{2026, 2027});
    auto const* attendance = figure_in(*page, "attendance");
    REQUIRE(attendance != nullptr);
    CHECK(attendance->title == "参加学习情况");
    CHECK(attendance->article.anchor == "art9");
    CHECK(attendance->register_name == "sessions");
    CHECK(attendance->choices == std::vector<std::string>{"讲座", "实操"});
    CHECK_FALSE(attendance->summed);
    CHECK_FALSE(attendance->lines.front().of);
    auto const* hours = figure_in(*page, "hours");
    CHECK(hours->summed == "学时");
    CHECK(hours->lines.front().of == 2);
    CHECK(figure_in(*views::figures_page(seen_by(world, "chair", words::Language::en), ""), "hours")->summed ==
          "Hours");
    CHECK_FALSE(views::figures_page(seen_by(world, "chair"), "soon"));
}

}  // namespace
}  // namespace quorate::tests

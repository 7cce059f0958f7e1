#include "views/layouts.hpp"

#include <algorithm>

#include "procedures/support.hpp"
#include "views/reading.hpp"
#include "views/today.hpp"

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

TEST_CASE("what is no month, and no register of the charter, is said to be none") {
    auto world = under_first();
    auto const fault = [&](std::string name, std::string month) {
        auto const found = views::layouts_page(seen_by(world, "chair"), {std::move(name), std::move(month)});
        return found ? std::string() : found.error().front().at;
    };
    CHECK(fault("leave", "2026-13") == "/month");
    CHECK(fault("leave", "2026-03-01") == "/month");
    CHECK(fault("leaves", "") == "/register");
    CHECK(fault("leave", "").empty());
}

}  // namespace
}  // namespace quorate::tests

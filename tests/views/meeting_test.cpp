#include "views/meeting.hpp"

#include "meetings/sitting.hpp"
#include "views/reading.hpp"
#include "views/today.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

views::MeetingPage page_of(World& world, std::string_view reader) {
    auto const page = views::meeting(seen_by(world, reader), MeetingId{"g"});
    REQUIRE(page);
    return *page;
}

bool has_task(World& world, std::string_view reader, std::string_view what) {
    auto const tasks = views::today(seen_by(world, reader)).tasks;
    return std::any_of(tasks.begin(), tasks.end(), [&](auto const& task) { return task.what == what; });
}

}  // namespace

TEST_CASE("18.2: who sends the notice sees who has read each paper; a member sees their own reading") {
    World world;
    auto const meeting = world.planned_meeting("g", "2026-03-12 09:00");
    AddPaper const paper{MatterId{"g.m1"}, PaperId{"p1"}, "送审稿", std::string(64, 'a'), "application/pdf", 1024, {}};
    world.done("clerk", paper);
    CHECK(page_of(world, "clerk").agenda[0].papers[0].readers.empty());
    CHECK_FALSE(has_task(world, "m1", "paper.read"));
    world.done("clerk", SendNotice{meeting});
    CHECK(has_task(world, "m1", "paper.read"));
    CHECK_FALSE(has_task(world, "clerk", "paper.read"));
    world.done("m1", ReadPaper{item("g.1"), PaperId{"p1"}});
    REQUIRE(world.enter_for("m2", ReadPaper{item("g.1"), PaperId{"p1"}}).accepted);
    CHECK_FALSE(has_task(world, "m1", "paper.read"));

    auto const readers = page_of(world, "clerk").agenda[0].papers[0].readers;
    REQUIRE(readers.size() == 7);
    CHECK(readers[0].name == "书记");
    CHECK_FALSE(readers[0].read);
    CHECK(readers[1].read == world.now());
    CHECK_FALSE(readers[1].entered_by);
    CHECK(readers[2].entered_by == "clerk");
    auto const own = page_of(world, "m1").agenda[0].papers[0];
    CHECK(own.read);
    CHECK(own.readers.empty());
    CHECK_FALSE(page_of(world, "m3").agenda[0].papers[0].read);
}

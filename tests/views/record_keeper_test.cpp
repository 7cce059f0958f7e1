#include "meetings/sitting.hpp"
#include "views/meeting.hpp"
#include "views/minutes.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

TEST_CASE("pages of a meeting say whether their reader may enter for others") {
    World world;
    auto const id = world.open_meeting("g1", "2026-03-12 09:00", 7, {"funds"});
    for (auto const& [reader, keeps] : {std::pair{"clerk", true}, std::pair{"chair", false}}) {
        CAPTURE(reader);
        CHECK(views::meeting(seen_by(world, reader), id)->keeps_record == keeps);
        CHECK(views::minutes(seen_by(world, reader), id)->keeps_record == keeps);
    }
}

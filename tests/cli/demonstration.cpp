#include <filesystem>
#include <set>

#include <doctest/doctest.h>

#include "cli/founding.hpp"
#include "crypto/random.hpp"

using namespace quorate;

namespace {

/// A data folder of its own, and the program as it is started on it.
struct House {
    House() {
        invocation.language = words::Language::zh;
        invocation.options["demonstration"] = {"charters/liaoning-2019.md"};
        invocation.options["data"] = {path.string()};
    }
    ~House() { std::filesystem::remove_all(path); }

    /// The state of the only body, and how many events led to it.
    std::pair<body::State, std::size_t> look() {
        server::Installation installation(path, "", workers, server::system_now);
        auto const desks = installation.bodies.all();
        REQUIRE(desks.size() == 1);
        body::State state;
        REQUIRE(desks.front()->read_and_wait({PersonId{"mishu"}, words::Language::zh},
                                             [&](views::Lens const& lens) { state = lens.state; }));
        auto const events = installation.bodies.journal().store()->entries(desks.front()->body(), {1, 10'000});
        return {std::move(state), events.size()};
    }

    std::filesystem::path path = std::filesystem::temp_directory_path() / crypto::random_id("quorate");
    cli::Invocation invocation;
    server::Workers workers{4};
};

}  // namespace

TEST_CASE("the demonstration has a past and a next meeting on any day, and is founded once") {
    House house;
    REQUIRE(cli::demonstrate(house.invocation, house.workers));
    auto const [state, events] = house.look();
    auto const& held = state.meetings;

    REQUIRE(held.meetings.size() == 3);
    CHECK(held.meetings.at(MeetingId{"meeting-1"}).minutes.signed_at.has_value());
    auto const& commented = held.meetings.at(MeetingId{"meeting-2"}).minutes;
    CHECK(commented.circulated.has_value());
    CHECK(commented.comments.size() == 3);
    CHECK(commented.comments_until > server::system_now());
    auto const& next = held.meetings.at(MeetingId{"meeting-3"});
    CHECK(next.stage == meetings::MeetingStage::planned);
    CHECK(next.agenda.size() == 3);
    CHECK(next.starts > server::system_now());

    std::set<std::string> kinds;
    for (auto const& [id, matter] : held.matters) kinds.insert(matter.kind);
    CHECK(kinds.size() >= 8);
    auto const& late = held.directives.at(DirectiveId{"directive-2"});
    CHECK(late.overdue);
    CHECK(late.problems.size() == 1);
    CHECK(held.directives.at(DirectiveId{"directive-1"}).stage == meetings::DirectiveStage::closed);
    CHECK(held.deviations.size() == 1);
    CHECK(held.reservations.size() == 1);

    CHECK(cli::demonstrate(house.invocation, house.workers));
    CHECK(house.look().second == events);
}

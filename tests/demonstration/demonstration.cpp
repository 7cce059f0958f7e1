#include "demonstration/demonstration.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "crypto/random.hpp"
#include "server/shelf.hpp"

using namespace quorate;

namespace {

std::optional<server::SoundCharter> shipped_charter() {
    std::stringstream bytes;
    bytes << std::ifstream("charters/liaoning-2019.md", std::ios::binary).rdbuf();
    auto checked = server::check_charter(bytes.str(), "", words::shipped());
    if (!checked) return std::nullopt;
    return server::SoundCharter{bytes.str(), std::move(checked->charter)};
}

/// A data folder of its own.
struct House {
    ~House() { std::filesystem::remove_all(path); }

    demonstration::Outcome demonstrate(std::function<std::optional<server::SoundCharter>()> const& charter) {
        return demonstration::demonstrate(path, workers, words::Language::zh, charter);
    }

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
    server::Workers workers{4};
};

}  // namespace

TEST_CASE("the demonstration has a past and a next meeting on any day, and is founded once") {
    House house;
    auto const first = house.demonstrate(shipped_charter);
    REQUIRE(first.complaints == std::vector<std::string>{});
    REQUIRE(first.there);
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

    // Whoever has a body already is asked for no charter.
    CHECK(house
              .demonstrate([]() -> std::optional<server::SoundCharter> {
                  FAIL("asked for a charter");
                  return {};
              })
              .there);
    CHECK(house.look().second == events);

    server::Installation installation(house.path, "", house.workers, server::system_now);
    for (auto const& [name, person, office] : demonstration::accounts()) {
        auto const account = installation.accounts.find(std::string(name));
        REQUIRE(account.has_value());
        CHECK(account->administrator != office.has_value());
        CHECK(account->persons.empty() != office.has_value());
    }
}

TEST_CASE("without a charter there is no demonstration, and nothing is left behind") {
    House house;
    CHECK_FALSE(house.demonstrate([] { return std::optional<server::SoundCharter>{}; }).there);
    CHECK(house.demonstrate(shipped_charter).there);
}

#include "demonstration/year.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "crypto/random.hpp"
#include "demonstration/tale.hpp"
#include "server/shelf.hpp"

using namespace quorate;
using demonstration::YearPlan;

namespace {

constexpr char kCharter[] = "charters/liaoning-2019.md";

std::vector<demonstration::CharterText> const& charters() {
    static std::vector<demonstration::CharterText> const all = [] {
        std::stringstream bytes;
        bytes << std::ifstream(kCharter, std::ios::binary).rdbuf();
        auto charter = charter::compile(bytes.str());
        REQUIRE(charter.has_value());
        return std::vector<demonstration::CharterText>{{kCharter, {bytes.str(), *std::move(charter)}}};
    }();
    return all;
}

YearPlan plan(std::uint64_t seed, int meetings, int matters, int papers) {
    return {seed, std::chrono::year{2026} / std::chrono::November / 30, meetings, matters, papers};
}

play::Scenario scenario_of(std::string const& text) {
    auto const script = play::read_script(text);
    for (auto const& fault : script.faults) FAIL_CHECK(fault.line << " " << fault.what << " " << fault.text);
    REQUIRE(script.scenarios.size() == 1);
    return script.scenarios.front();
}

demonstration::Told told(std::string const& text) {
    auto result = demonstration::tell(scenario_of(text), charters());
    if (!result.report.good()) {
        auto const& line = result.report.lines.back();
        FAIL_CHECK(line.line << ": " << line.text << "\n    " << line.fault << " " << line.detail);
    }
    return result;
}

/// Lines that say a verb, whoever acts.
int lines_with(std::string const& text, std::string_view verb) {
    auto count = 0;
    auto const word = " " + std::string(verb) + " ";
    for (auto const line : text::split(text, '\n')) count += line.find(word) != std::string_view::npos ? 1 : 0;
    return count;
}

/// A data folder of its own.
struct House {
    ~House() { std::filesystem::remove_all(path); }
    std::filesystem::path path = std::filesystem::temp_directory_path() / crypto::random_id("quorate");
    server::Workers workers{4};
};

}  // namespace

TEST_CASE("a year is the same for the same seed, and another for another") {
    auto const one = demonstration::year_of_life(plan(1, 5, 30, 90));
    CHECK(one == demonstration::year_of_life(plan(1, 5, 30, 90)));
    CHECK(one != demonstration::year_of_life(plan(2, 5, 30, 90)));
}

TEST_CASE("a year holds as much as its plan says, and no two titles are alike") {
    auto const text = demonstration::year_of_life(plan(3, 20, 200, 1000));
    CHECK(lines_with(text, "提出") == 200);
    CHECK(lines_with(text, "材料") == 1000);
    std::set<std::string> titles;
    for (auto const& step : scenario_of(text).steps) {
        if (step.words.size() > 3 && step.words[1].text == "提出") titles.insert(step.words[3].text);
    }
    CHECK(titles.size() == 200);
    CHECK(demonstration::can_be_told(plan(1, 20, 200, 1000)));
    CHECK_FALSE(demonstration::can_be_told(plan(1, 1, 10, 10)));
    CHECK_FALSE(demonstration::can_be_told(plan(1, 20, 79, 10)));
    CHECK_FALSE(demonstration::can_be_told(plan(1, 20, 200, 2401)));
}

TEST_CASE("small years are played without a difference") {
    for (auto const seed : {11U, 12U}) (void)told(demonstration::year_of_life(plan(seed, 6, 48, 150)));
    (void)told(demonstration::year_of_life(plan(13, 2, 8, 0)));
    (void)told(demonstration::year_of_life(plan(14, 24, 120, 200)));
}

TEST_CASE("on whatever day a year ends, it is played without a difference") {
    auto const first = std::chrono::year{2026} / std::chrono::January / 15;
    for (auto shift = 0; shift < 400; shift += 29) {
        auto of = plan(static_cast<std::uint64_t>(100 + shift), 10, 40, 40);
        of.last = plus_days(first, shift);
        (void)told(demonstration::year_of_life(of));
    }
}

TEST_CASE("a whole year is played without a difference, and everything in it comes about") {
    auto const result = told(demonstration::year_of_life(plan(7, 20, 200, 1000)));
    std::set<std::string> commands;
    for (auto const& act : result.tale.acts) commands.emplace(body::name_of(act.given.command));
    // What a year of an office has beside the everyday.
    for (auto const* name : {"ballot.void", "minutes.correct", "urgent.act", "reconsideration.consent", "opinion.write",
                             "reservation.state", "recusal.rule", "observer.enter", "meeting.move", "meeting.cancel",
                             "presidency.entrust", "decision.assess", "authorisation.grant", "directive.instruct",
                             "matter.withdraw", "step.return", "step.hand-over", "holidays.enter", "consult.use"})
        CHECK_MESSAGE(commands.contains(name), std::string(name));
    std::set<meetings::Method> methods;
    std::set<std::string> kinds;
    std::set<std::string> procedures;
    for (auto const& act : result.tale.acts) {
        if (auto const* of_meetings = std::get_if<meetings::Command>(&act.given.command)) {
            if (auto const* ballot = std::get_if<meetings::OpenBallot>(of_meetings)) methods.insert(ballot->method);
            if (auto const* matter = std::get_if<meetings::ProposeMatter>(of_meetings)) kinds.insert(matter->kind);
        } else if (auto const* of_procedures = std::get_if<procedures::Command>(&act.given.command)) {
            if (auto const* started = std::get_if<procedures::StartProcedure>(of_procedures))
                procedures.insert(started->procedure);
        }
    }
    CHECK(methods.size() == 4);
    auto const& rules = charters().front().sound.charter.rules;
    CHECK(kinds.size() == rules.kinds.size());
    CHECK(procedures.size() == rules.procedures.size());
}

TEST_CASE("a tale becomes a body with its papers and accounts, once") {
    House house;
    auto const text = demonstration::year_of_life(plan(21, 4, 24, 60));
    auto const make = [&] { return std::optional(told(text).tale); };
    auto const outcome = demonstration::demonstrate_tale(house.path, house.workers, words::Language::zh, make);
    REQUIRE(outcome.complaints == std::vector<std::string>{});
    REQUIRE(outcome.there);

    server::Installation installation(house.path, "", house.workers, server::system_now);
    auto const desks = installation.bodies.all();
    REQUIRE(desks.size() == 1);
    body::State state;
    REQUIRE(desks.front()->read_and_wait({PersonId{"何静"}, words::Language::zh},
                                         [&](views::Lens const& lens) { state = lens.state; }));
    CHECK(state.meetings.matters.size() == 24);
    auto papers = 0;
    auto const hash = crypto::hash_of(desks.front()->suite());
    for (auto const& [id, matter] : state.meetings.matters) {
        for (auto const& paper : matter.papers) {
            ++papers;
            auto const digest = crypto::digest_from_hex(paper.digest);
            REQUIRE(digest.has_value());
            auto const bytes = installation.bodies.blobs().get(hash, *digest);
            REQUIRE(bytes.has_value());
            CHECK(bytes->find(matter.title) != std::string::npos);
        }
    }
    CHECK(papers == 60);
    auto const chair = installation.accounts.find("shuji");
    REQUIRE(chair.has_value());
    CHECK(chair->persons.begin()->second == PersonId{"周明远"});
    CHECK(demonstration::accounts_in(installation).size() == state.people.persons.size() + 1);
}

TEST_CASE("a folder that has a body asks for no tale, and one without a tale stays empty") {
    House house;
    auto const none = [] { return std::optional<demonstration::Tale>{}; };
    CHECK_FALSE(demonstration::demonstrate_tale(house.path, house.workers, words::Language::zh, none).there);
    auto const text = demonstration::year_of_life(plan(22, 2, 8, 8));
    auto const make = [&] { return std::optional(told(text).tale); };
    CHECK(demonstration::demonstrate_tale(house.path, house.workers, words::Language::zh, make).there);
    auto const forbidden = []() -> std::optional<demonstration::Tale> {
        FAIL("asked for a tale");
        return {};
    };
    CHECK(demonstration::demonstrate_tale(house.path, house.workers, words::Language::zh, forbidden).there);
}

TEST_CASE("a tale that comes out otherwise than its lines say is none, and says where") {
    auto text = demonstration::year_of_life(plan(23, 2, 8, 8));
    auto const at = text.find("结果 通过");
    REQUIRE(at != std::string::npos);
    text.insert(at + std::string_view("结果 ").size(), "未");
    auto const result = demonstration::tell(scenario_of(text), charters());
    CHECK_FALSE(result.report.good());
    CHECK(result.report.lines.back().detail == "it passed");
    CHECK(result.report.lines.back().line > 10);
}

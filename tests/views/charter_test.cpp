#include "views/charter.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "meetings/sitting.hpp"
#include "views/minutes.hpp"
#include "views/reading.hpp"

using namespace quorate;
using namespace quorate::tests;

namespace {

/// The first charter as it is shipped, with a text attached to one of its places.
views::Charters const& shipped_charter() {
    static views::Charters const charters = [] {
        std::ifstream file("charters/liaoning-2019.md", std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        auto compiled = charter::compile(bytes.str());
        REQUIRE(compiled.has_value());
        views::Charters made;
        made.emplace("d1", views::AdoptedCharter{*compiled, {{"art19", "第十九条的文字"}}});
        return made;
    }();
    return charters;
}

World under_it() {
    return World(Setup{7, shipped_charter().at("d1").charter.rules, {}});
}

views::Lens eyes(World& world, std::string_view reader) {
    return {world.state(),       world.charters(), shipped_charter(), words::shipped(),
            words::Language::zh, person(reader),   world.now()};
}

views::AnchorView const& anchor(views::CharterPage const& page, std::string_view name) {
    for (auto const& chapter : page.chapters) {
        for (auto const& one : chapter.anchors) {
            if (one.article.anchor == name) return one;
        }
    }
    FAIL("no such place");
    return page.chapters.front().anchors.front();
}

}  // namespace

TEST_CASE("the charter: chapters in order, what is done with each place, its text where the body attached it") {
    auto world = under_it();
    auto const page = views::charter_page(eyes(world, "m1"));
    CHECK(page.chapters.size() == 8);
    CHECK(page.versions.size() == 1);
    CHECK(page.versions[0].current);
    CHECK(page.readings.size() == 9);
    CHECK(anchor(page, "art19").article.label == "第十九条");
    CHECK(anchor(page, "art19").article.official == "第十九条的文字");
    CHECK_FALSE(anchor(page, "art20").article.official);
    CHECK(anchor(page, "art20.p2").mode.name == "enforced");
    CHECK_FALSE(anchor(page, "art3").because.value_or("").empty());
    auto const number = std::find_if(page.parameters.begin(), page.parameters.end(),
                                     [](auto const& one) { return one.name == "minutes.comment-period"; });
    REQUIRE(number != page.parameters.end());
    CHECK(number->value == "3");
    CHECK(number->article.anchor == "art25");
}

TEST_CASE("the charter says what each rule of a place holds") {
    auto world = under_it();
    auto const page = views::charter_page(eyes(world, "m1"));
    auto const said = [&](std::string_view place, std::string_view rule) {
        auto const& rules = anchor(page, place).rules;
        auto const found = std::ranges::find(rules, rule, &views::RuleLine::key);
        return found == rules.end() ? std::string("none") : found->value;
    };
    CHECK(said("art20.p2", "pass") == "> 1/2 of due");
    CHECK(said("art19.p2", "quorum") == ">= 1/2 of roster");
    CHECK(said("art19.p2", "power leave.approve") == "党组书记");
    CHECK(said("art16.p2", "prerequisite inspection") == "组织考察；force = must");
    CHECK(said("art27", "procedure life-meeting") == "民主生活会");
    for (auto const& chapter : page.chapters) {
        for (auto const& one : chapter.anchors) {
            for (auto const& rule : one.rules) {
                // What is a command, or a reading of the words, is told elsewhere on the page.
                auto const bare = rule.key.starts_with("command ");
                CHECK_MESSAGE((bare || !rule.value.empty()), one.article.anchor << ": " << rule.key);
            }
        }
    }
}

TEST_CASE("the charter shows where each place was used to those inside, and to nobody else") {
    auto world = under_it();
    auto const meeting = world.open_meeting("g1", "2026-03-03 09:00", 7);
    settle(world, item("g1.1"), "chair", 6);
    world.done("chair", CloseMeeting{meeting});
    auto const inside = views::charter_page(eyes(world, "m1"));
    REQUIRE(anchor(inside, "art18.p2").bites.size() == 1);
    CHECK(anchor(inside, "art18.p2").bites[0].what.contains("急件"));
    CHECK(anchor(inside, "art20.p2").bites.size() == 1);
    auto const outside = views::charter_page(eyes(world, "staff"));
    CHECK(anchor(outside, "art18.p2").bites.empty());
    CHECK(anchor(outside, "art20.p2").bites.empty());
}

TEST_CASE("the self-check says what holds, what was done by exception, and what is still open") {
    auto world = under_it();
    auto const meeting = world.open_meeting("g1", "2026-03-03 09:00", 6);
    settle(world, item("g1.1"), "chair", 5);
    world.at("2026-03-03 11:00");
    world.done("chair", CloseMeeting{meeting});
    auto const check = views::self_check(eyes(world, "inspector"), meeting);
    REQUIRE(check);
    auto const state = [&](std::string_view name) {
        for (auto const& line : check->lines) {
            if (line.name == name) return line.state;
        }
        return std::string("none");
    };
    CHECK(state("notice") == "note");
    CHECK(state("exception") == "exception");
    CHECK(state("quorum") == "good");
    CHECK(state("absence") == "bad");
    CHECK(state("vote") == "good");
    CHECK(state("presider-last") == "good");
    CHECK(state("directives") == "open");
    CHECK(state("signature") == "open");
    auto const total = check->good + check->notes + check->exceptions + check->bad + check->open;
    CHECK(total == static_cast<std::int64_t>(check->lines.size()));
    for (auto const& line : check->lines) CHECK_MESSAGE(!line.article.label.empty(), line.name);
    CHECK_FALSE(views::self_check(eyes(world, "leader"), meeting));
    CHECK_FALSE(views::self_check(eyes(world, "staff"), meeting));
}

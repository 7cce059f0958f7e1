#include <doctest/doctest.h>

#include "archive/body_judge.hpp"
#include "body/codec.hpp"
#include "properties/walk.hpp"

// Goal: what somebody changed in a journal is a finding, and never the end of whoever reads it. Method: the entries of
// a walk are given to a judge with one of them altered so that it still parses: its ids exchanged for others, known or
// not, or the entry left out. The judge follows as far as it goes, and decides every command on what has become of the
// state.

namespace quorate::tests {
namespace {

struct Story {
    std::vector<journal::KeptCommand> commands;
    /// Each command by its index, with one of its events.
    std::vector<std::pair<std::size_t, journal::NewEvent>> entries;
    std::vector<std::string> ids;
};

/// The texts of a payload that look like ids, quotes included.
std::vector<std::string> ids_in(std::string const& payload) {
    std::vector<std::string> found;
    for (auto at = payload.find(":\""); at != std::string::npos; at = payload.find(":\"", at + 1)) {
        auto const end = payload.find('"', at + 2);
        auto const text = payload.substr(at + 2, end - at - 2);
        if (valid_id(text)) found.push_back('"' + text + '"');
    }
    return found;
}

Story story_of(World const& world) {
    Story story;
    for (auto const& one : world.history()) {
        journal::KeptCommand command;
        command.id = {"c" + std::to_string(story.commands.size())};
        command.name = std::string{body::name_of(one.command)};
        command.actor = one.stamp.actor;
        command.entered_by = one.stamp.entered_by;
        command.instant = one.stamp.now;
        command.reasons = one.reasons;
        command.payload = body::payload(one.command);
        for (auto const& event : one.events) {
            auto payload = body::payload(event);
            auto const ids = ids_in(payload);
            story.ids.insert(story.ids.end(), ids.begin(), ids.end());
            story.entries.push_back(
                {story.commands.size(), {std::string{body::name_of(event)}, 1, std::move(payload)}});
        }
        story.commands.push_back(std::move(command));
    }
    return story;
}

/// How many entries the judge followed.
std::size_t follow(World& world, Story const& story) {
    archive::BodyJudge judge;
    judge.add_charter("d1", world.rules());
    std::size_t next = 0;
    std::size_t followed = 0;
    for (auto const& [of, event] : story.entries) {
        for (; next <= of; ++next) (void)judge.decide(story.commands[next]);
        if (!judge.apply(journal::entry_of(event, story.commands[of], {}, 1))) return followed;
        ++followed;
    }
    return followed;
}

bool alter(Story& story, Dice& dice) {
    auto& entry = story.entries[dice.below(story.entries.size())].second;
    if (dice.once_in(4)) {
        story.entries.erase(story.entries.begin() + static_cast<std::ptrdiff_t>(dice.below(story.entries.size())));
        return true;
    }
    auto const ids = ids_in(entry.payload);
    if (ids.empty()) return false;
    auto const& old = ids[dice.below(ids.size())];
    auto const with = dice.once_in(4) ? std::string("\"nobody-knows\"") : story.ids[dice.below(story.ids.size())];
    entry.payload.replace(entry.payload.find(old), old.size(), with);
    return true;
}

}  // namespace

TEST_CASE("whatever ids are exchanged in a journal, and whatever is left out, its reader survives it") {
    std::size_t altered = 0;
    std::size_t stopped = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Walk walk(seed);
        for (int step = 0; step < 200; ++step) walk.step();
        World world = walk.world();
        auto const story = story_of(world);
        REQUIRE(follow(world, story) == story.entries.size());
        Dice dice(seed);
        for (int round = 0; round < 20; ++round) {
            CAPTURE(seed);
            CAPTURE(round);
            auto changed = story;
            if (!alter(changed, dice)) continue;
            ++altered;
            if (follow(world, changed) < changed.entries.size()) ++stopped;
        }
    }
    MESSAGE(altered << " altered journals, " << stopped << " of them stopped at an entry");
    CHECK(altered > 100);
    CHECK(stopped > 20);
}

}  // namespace quorate::tests

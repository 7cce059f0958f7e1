#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "demonstration/demonstration.hpp"
#include "play/play.hpp"

/// A body whose life a scenario tells: the scenario is played, and what was carried out in it is given to the journal,
/// each command at its moment.
namespace quorate::demonstration {

struct CharterText {
    std::string path;
    server::SoundCharter sound;
};

/// A scenario that was played to its end.
struct Tale {
    struct Act {
        play::Given given;
        std::vector<std::string> files;  ///< texts that the command is the first to name
    };
    std::string suite;
    std::vector<std::string> charters;
    std::vector<Act> acts;
};

/// Plays the scenario under the first of the charters unless it chooses another of them. The report says how far it
/// went; only where that is good there is a tale.
struct Told {
    play::Report report;
    Tale tale;
};
[[nodiscard]] Told tell(play::Scenario const& scenario, std::vector<CharterText> const& charters);

/// Like demonstrate(), with the body and the people of a tale, which is asked for only when the folder has no body yet.
/// Everybody in it has an account; persons of the demonstration body have theirs, others one of their own name.
[[nodiscard]] Outcome demonstrate_tale(std::filesystem::path const& data, server::Workers& workers,
                                       words::Language language, std::function<std::optional<Tale>()> const& tale);

/// The accounts of a folder with whom they stand for.
[[nodiscard]] std::vector<Account> accounts_in(server::Installation& installation);

}  // namespace quorate::demonstration

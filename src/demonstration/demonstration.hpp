#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/state.hpp"
#include "server/founding.hpp"

/// A body to look around in: an office's leading group of seven with its clerk and units, whose past meetings are told
/// through the same commands that real bodies use.
namespace quorate::demonstration {

/// An account that can sign in to the demonstration; who has no office keeps the accounts.
struct Account {
    std::string name;
    std::string person;
    std::optional<people::Office> office;
};
[[nodiscard]] std::vector<Account> accounts();

/// The password of every account.
inline constexpr std::string_view kPassword = "let us decide";

struct Outcome {
    bool there = false;                   ///< the folder has a body now, this one or one of its own
    std::vector<std::string> complaints;  ///< what was not carried out and why, a line each
};

/// Makes the body with people, offices, accounts, a past and a next meeting when the folder has no body yet; only then
/// the charter is asked for, and whoever has none says why. It opens the folder for itself, because the past has a time
/// of its own.
[[nodiscard]] Outcome demonstrate(std::filesystem::path const& data, server::Workers& workers, words::Language language,
                                  std::function<std::optional<server::SoundCharter>()> const& charter);

}  // namespace quorate::demonstration

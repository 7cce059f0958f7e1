#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "journal/sqlite.hpp"

namespace quorate::accounts {

/// What a member reports to a superior about a decision they do not agree with (article 13.3).
struct Letter {
    std::string letter;  ///< its id
    BodyId body;
    PersonId author;
    DecisionId decision;
    std::string superior;  ///< to whom
    std::string text;
    Instant written{};
    std::optional<Instant> handed_in{};  ///< from then on it stays as it is
};

/// Letters that only their authors read. They are kept beside the journal and not in it: the journal is read by those
/// who keep the record, and whether somebody reported upward is nobody's business but the superior's and their own.
/// Safe to use from any thread. Throws journal::Fault when the file does not answer.
class Letters {
  public:
    explicit Letters(std::filesystem::path const& file);

    /// Writes it down, or writes it anew while it was not handed in. False: there is such a letter, and it is somebody
    /// else's or was handed in.
    [[nodiscard]] bool write(Letter const& letter);
    /// Notes that it was handed in. False: the author has no such letter, or it was handed in before.
    [[nodiscard]] bool hand_in(BodyId const& body, PersonId const& author, std::string const& letter, Instant now);
    /// Takes back one that was not handed in. False: the author has no such letter, or it was handed in.
    [[nodiscard]] bool drop(BodyId const& body, PersonId const& author, std::string const& letter);

    /// The author's letters about the decision, the oldest first.
    [[nodiscard]] std::vector<Letter> about(BodyId const& body, PersonId const& author, DecisionId const& decision);

  private:
    std::mutex mutex_;
    journal::sqlite::Database database_;
};

}  // namespace quorate::accounts

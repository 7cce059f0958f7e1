#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/installation.hpp"

namespace quorate::server {

/// A charter file that can be adopted: it compiles and its examples hold.
struct SoundCharter {
    std::string bytes;
    charter::Charter charter;
};

/// One command with whose act it is, who enters it, and the reasons for what is out of the ordinary.
struct Act {
    PersonId actor;
    PersonId entered_by;
    body::Command command;
    Reasons reasons;
};

/// Gives commands to a body at this machine, as whoever founds it or adopts for it, and waits for each.
class Founding {
  public:
    Founding(Installation& installation, PersonId actor, words::Language language)
        : installation_(installation), actor_(std::move(actor)), language_(language) {}

    /// Begins a stream for the body, if there is none yet. False when the charter's suite is not known.
    bool begin(BodyId const& body, std::string const& suite);
    /// False when it was not carried out; `complaints` then says why.
    bool give(body::Command const& command);
    bool give(Act act);
    /// One after the other, and kept together: what happens in the same moment waits for the disk once.
    bool give(std::vector<Act> acts);

    /// What was not carried out and why, a line each, in the language.
    [[nodiscard]] std::vector<std::string> const& complaints() const { return complaints_; }
    [[nodiscard]] Desk* desk() const { return desk_.get(); }

  private:
    bool hear(std::string_view command, Reply const& reply);

    Installation& installation_;
    PersonId actor_;
    words::Language language_;
    std::shared_ptr<Desk> desk_;
    std::vector<std::string> complaints_;
};

}  // namespace quorate::server

#pragma once

#include <string>
#include <vector>

#include "cli/invocation.hpp"
#include "server/installation.hpp"

namespace quorate::cli {

/// A charter file that can be adopted.
struct SoundCharter {
    std::string bytes;
    charter::Charter charter;
};
/// Empty, after a complaint, when it cannot be read, has errors, or has examples that fail.
[[nodiscard]] std::optional<SoundCharter> sound_charter(Invocation const& invocation, std::string const& path);

/// One command with whose act it is, who enters it, and the reasons for what is out of the ordinary.
struct Act {
    PersonId actor;
    PersonId entered_by;
    body::Command command;
    Reasons reasons;
};

/// Gives commands to a body at this machine, as whoever founds it or adopts for it.
class Founding {
  public:
    Founding(Invocation const& invocation, server::Installation& installation, PersonId actor)
        : invocation_(invocation), installation_(installation), actor_(std::move(actor)) {}

    /// Begins a stream for the body, if there is none yet. False when the charter's suite is not known.
    bool begin(BodyId const& body, std::string const& suite);
    /// Sends the command and waits; says on the standard error why it was not carried out.
    bool give(body::Command const& command);

    bool give(Act act);

    [[nodiscard]] server::Desk* desk() const { return desk_.get(); }

  private:
    Invocation const& invocation_;
    server::Installation& installation_;
    PersonId actor_;
    std::shared_ptr<server::Desk> desk_;
};

/// Makes a body with people, offices, accounts, a past and a next meeting to look around in, when the data folder has
/// no body yet. It opens the folder for itself, because the past has a time of its own. The lines say who can sign in.
[[nodiscard]] bool demonstrate(Invocation const& invocation, server::Workers& workers);
void print_demonstration(Invocation const& invocation);

}  // namespace quorate::cli

#pragma once

#include <string>
#include <vector>

#include "cli/invocation.hpp"
#include "server/installation.hpp"

namespace quorate::cli {

/// Gives commands to a body at this machine, as whoever founds it or adopts for it.
class Founding {
  public:
    Founding(Invocation const& invocation, server::Installation& installation, PersonId actor)
        : invocation_(invocation), installation_(installation), actor_(std::move(actor)) {}

    /// Begins a stream for the body, if there is none yet. False when the charter's suite is not known.
    bool begin(BodyId const& body, std::string const& suite);
    /// Sends the command and waits; says on the standard error why it was not carried out.
    bool give(body::Command const& command);

    [[nodiscard]] server::Desk* desk() const { return desk_.get(); }

  private:
    Invocation const& invocation_;
    server::Installation& installation_;
    PersonId actor_;
    std::shared_ptr<server::Desk> desk_;
};

/// Makes a body with people, offices and accounts to look around in, when the installation has none. The lines say who
/// can sign in.
[[nodiscard]] bool demonstrate(Invocation const& invocation, server::Installation& installation,
                               std::string const& charter);
void print_demonstration(Invocation const& invocation);

}  // namespace quorate::cli

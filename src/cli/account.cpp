#include <cstdio>
#include <iostream>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "accounts/accounts.hpp"
#include "cli/invocation.hpp"
#include "server/installation.hpp"

namespace quorate::cli {

namespace {

/// Keeps what is typed from the screen while it lives.
class Hidden {
  public:
    Hidden() : terminal_(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!terminal_) return;
        auto hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Hidden() {
        if (terminal_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Hidden(Hidden const&) = delete;
    Hidden& operator=(Hidden const&) = delete;
    [[nodiscard]] bool terminal() const { return terminal_; }

  private:
    termios before_{};
    bool terminal_;
};

/// One line from the standard input; asked for when somebody sits there.
std::string read_password(Invocation const& invocation) {
    Hidden const hidden;
    if (hidden.terminal()) fmt::print(stderr, "{} ", invocation.say("password-prompt"));
    std::string password;
    std::getline(std::cin, password);
    if (hidden.terminal()) fmt::print(stderr, "\n");
    return password;
}

Exit outcome(Invocation const& invocation, std::vector<BadInput> const& wrong) {
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    for (auto const& one : wrong) invocation.complain(words::shipped().fault(invocation.language, one, setting));
    return wrong.empty() ? Exit::ok : Exit::no;
}

Exit list(Invocation const& invocation, accounts::Accounts& accounts) {
    for (auto const& account : accounts.list()) {
        std::string line = account.name;
        for (auto const& [body, person] : account.persons) line += fmt::format("\t{}={}", body.text, person.text);
        if (account.administrator) line += "\t" + invocation.say("administrator");
        if (account.closed) line += "\t" + invocation.say("closed");
        invocation.print(line);
    }
    return Exit::ok;
}

Exit name_person(Invocation const& invocation, accounts::Accounts& accounts, std::string const& name) {
    if (!invocation.has("body") && !invocation.has("person")) return Exit::ok;
    return outcome(invocation,
                   accounts.name_person(name, BodyId{invocation.value("body")}, PersonId{invocation.value("person")}));
}

Exit add(Invocation const& invocation, accounts::Accounts& accounts, std::string const& name) {
    auto const wrong = accounts.create({name, read_password(invocation), invocation.has("administrator"), false},
                                       server::system_now());
    if (!wrong.empty()) return outcome(invocation, wrong);
    return name_person(invocation, accounts, name);
}

}  // namespace

Exit account(Invocation const& invocation) {
    auto const& what = invocation.arguments.front();
    std::filesystem::path const data(invocation.value("data"));
    journal::make_directory(data);
    accounts::Accounts accounts(data / "accounts.sqlite");
    if (what == "list") return list(invocation, accounts);
    if (invocation.arguments.size() == 2) {
        auto const& name = invocation.arguments.back();
        if (what == "add") return add(invocation, accounts, name);
        if (what == "person") return name_person(invocation, accounts, name);
        if (what == "password")
            return outcome(invocation, accounts.set_password(name, read_password(invocation), true, {}));
        if (what == "close") return outcome(invocation, accounts.set_closed(name, true));
        if (what == "open") return outcome(invocation, accounts.set_closed(name, false));
    }
    throw WrongUsage(invocation.say("unknown-command", {{"what", what}}));
}

}  // namespace quorate::cli

#pragma once

#include <chrono>
#include <string>
#include <variant>

#include "accounts/accounts.hpp"
#include "accounts/throttle.hpp"

namespace quorate::accounts {

struct Attempt {
    std::string account;
    std::string password;
    std::string address;  ///< where it comes from, as far as the server can know
};

struct SignedIn {
    Account account;
    NewSession session;
};
/// The name or the password is wrong: which of them is not said.
struct NotKnown {};
/// Too many failures: nothing was tried.
struct TooMany {
    std::chrono::seconds wait{};
};

using SignInOutcome = std::variant<SignedIn, NotKnown, TooMany>;

/// The door: signs people in, slowing down those who keep guessing, by the account they try and by where they come
/// from. Safe to use from any thread.
class Door {
  public:
    explicit Door(Accounts& accounts) : accounts_(accounts) {}

    [[nodiscard]] SignInOutcome sign_in(Attempt const& attempt, Instant now);
    /// The account's own password again, for what asks for it twice (a change of password); throttled the same way.
    [[nodiscard]] std::variant<bool, TooMany> confirm(Attempt const& attempt, Instant now);

  private:
    Accounts& accounts_;
    Throttle by_account_{ThrottleLimits{}};
    /// A whole office may share one address, so an address has more room; but it is then slowed down for longer.
    Throttle by_address_{ThrottleLimits{.free_attempts = 30,
                                        .first_delay = std::chrono::seconds{2},
                                        .longest_delay = std::chrono::seconds{300},
                                        .forgotten_after = std::chrono::seconds{3600},
                                        .keys_most = 10'000}};
};

}  // namespace quorate::accounts

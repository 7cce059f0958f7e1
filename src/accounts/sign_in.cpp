#include "accounts/sign_in.hpp"

#include <algorithm>

namespace quorate::accounts {

namespace {

/// Names that cannot be an account's are all counted under one key, so that nonsense does not fill the table.
std::string throttle_key(std::string const& typed) {
    auto name = account_name(typed);
    return valid_id(name) ? name : std::string{};
}

}  // namespace

std::variant<bool, TooMany> Door::confirm(Attempt const& attempt, Instant now) {
    auto const key = throttle_key(attempt.account);
    if (auto const wait = by_address_.begin(attempt.address, now); wait.count() > 0) return TooMany{wait};
    if (auto const wait = by_account_.begin(key, now); wait.count() > 0) {
        by_address_.take_back(attempt.address);
        return TooMany{wait};
    }
    // argon2 is not asked to digest more than a password may hold.
    if (attempt.password.size() > 1024 || !accounts_.password_fits(key, attempt.password)) return false;
    by_account_.succeeded(key);
    by_address_.take_back(attempt.address);
    return true;
}

SignInOutcome Door::sign_in(Attempt const& attempt, Instant now) {
    auto const name = throttle_key(attempt.account);
    auto const outcome = confirm(attempt, now);
    if (auto const* const wait = std::get_if<TooMany>(&outcome)) return *wait;
    auto account = std::get<bool>(outcome) ? accounts_.find(name) : std::nullopt;
    if (!account || account->closed) {
        accounts_.log({now, name, "sign-in-refused", attempt.address});
        return NotKnown{};
    }
    accounts_.log({now, name, "signed-in", attempt.address});
    auto session = accounts_.open_session(name, now);
    return SignedIn{*std::move(account), std::move(session)};
}

}  // namespace quorate::accounts

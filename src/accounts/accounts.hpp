#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "accounts/password.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/refusal.hpp"
#include "journal/sqlite.hpp"

namespace quorate::accounts {

/// Somebody who can sign in. It says who somebody is in which body, never what that person may do: that is the
/// charter's.
struct Account {
    std::string name;                    ///< ASCII letters folded to lower case
    std::map<BodyId, PersonId> persons;  ///< whom the account names, one person a body
    bool administrator = false;          ///< may make and close accounts; nothing else
    bool closed = false;
    bool must_change = false;  ///< the password was given by somebody else and must be changed first
    Instant created{};
};

struct NewAccount {
    std::string name;
    std::string password;
    bool administrator = false;
    bool must_change = true;
};

/// One line of the access log, which audit administrators read: "signed-in", "sign-in-refused", "password-changed",
/// "ledger-exported" and so on: "term.access.<what>".
struct Access {
    Instant at{};
    std::string account;
    std::string what;
    std::string address;
    std::string about{};      ///< what was read, taken out or changed: "minutes:m1", "file:<digest>", "account:clerk"
    std::int64_t number = 0;  ///< its place in the log, given by it
};

struct SessionLimits {
    std::chrono::seconds idle{2 * 3600};
    std::chrono::seconds absolute{12 * 3600};
    std::int64_t per_account = 20;  ///< the one used longest ago ends when there would be more
};

struct NewSession {
    std::string token;  ///< shown once, to its owner; only its digest is kept
    Instant ends{};     ///< whatever happens
};

/// Accounts, their sessions and the access log, in one SQLite file beside the journal. Safe to use from any thread;
/// slow password digests are made outside the lock. Throws journal::Fault when the file does not answer.
class Accounts {
  public:
    /// How soon a session knows of what another process changed: the command that closes an account while the server
    /// runs.
    static constexpr std::chrono::milliseconds others_seen_within{10};

    explicit Accounts(std::filesystem::path const& file, SessionLimits limits = {}, PasswordCost cost = {});

    /// Empty when it was done, else everything that is wrong.
    [[nodiscard]] std::vector<BadInput> create(NewAccount const& account, Instant now);
    [[nodiscard]] std::vector<BadInput> name_person(std::string const& account, BodyId const& body,
                                                    PersonId const& person);
    /// Sets a new password and ends all the account's sessions but the one named (empty: all of them).
    [[nodiscard]] std::vector<BadInput> set_password(std::string const& account, std::string const& password,
                                                     bool must_change, std::string const& session_kept);
    /// A closed account cannot sign in; its sessions end at once.
    [[nodiscard]] std::vector<BadInput> set_closed(std::string const& account, bool closed);

    [[nodiscard]] std::optional<Account> find(std::string const& name);
    [[nodiscard]] std::vector<Account> list();

    /// True for the right password of an open account. Takes equally long when there is no such account.
    [[nodiscard]] bool password_fits(std::string const& account, std::string const& password);

    [[nodiscard]] NewSession open_session(std::string const& account, Instant now);
    /// Whose session it is, while neither too old nor idle for too long; counts as a use of it.
    [[nodiscard]] std::optional<Account> whose(std::string const& token, Instant now);
    void end_session(std::string const& token);

    void log(Access const& access);
    /// The newest first; of those before a number, where one is given. Nothing is ever removed from the log.
    [[nodiscard]] std::vector<Access> accesses(std::int64_t most, std::optional<std::int64_t> before = {});

  private:
    /// A session that was looked up.
    struct Known {
        Account account;
        Instant created;
        Instant used;  ///< as written down
    };
    /// What the file was when something was read from it: changes by others, and by this process but for its log.
    struct Version {
        std::int64_t theirs = 0;
        std::int64_t ours = 0;
        bool operator==(Version const&) const = default;
    };

    [[nodiscard]] std::optional<Account> find_locked(std::string const& name);
    void read_persons(Account& account);
    [[nodiscard]] std::int64_t theirs_locked();
    [[nodiscard]] Known const* session_locked(std::string const& digest);

    SessionLimits limits_;
    PasswordCost cost_;
    std::string decoy_;  ///< a digest that nobody knows the password of
    std::mutex mutex_;
    journal::sqlite::Database database_;
    std::map<std::string, Known> sessions_;               ///< those in use, by the digest of their token
    Version sessions_version_;                            ///< they are right while the file is still this one
    std::chrono::steady_clock::time_point others_again_;  ///< when to look for what another process changed
    std::int64_t logged_ = 0;  ///< changes that are lines of the access log, which say nothing of sessions
};

/// The name as it is kept: blanks at the ends cut off, ASCII letters in lower case.
[[nodiscard]] std::string account_name(std::string_view typed);

}  // namespace quorate::accounts

#include "accounts/accounts.hpp"

#include <limits>

#include "accounts/private_file.hpp"
#include "accounts/table.hpp"
#include "base/text.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace quorate::accounts {

namespace {

using journal::sqlite::Database;
using journal::sqlite::Mode;
using journal::sqlite::Statement;
using journal::sqlite::Transaction;

/// A use of a session is written down at most this often: enough for an idle limit of minutes, and no write a request.
constexpr std::chrono::seconds kUseWrittenEvery{60};
/// Sessions kept in memory between requests; beyond that they are forgotten together and read again.
constexpr std::size_t kSessionsKnownMost = 4096;

constexpr char kSchema[] = R"(
CREATE TABLE IF NOT EXISTS account(
    name TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    administrator INTEGER NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0,
    must_change INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS account_person(
    account TEXT NOT NULL REFERENCES account(name),
    body TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY(account, body)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session(
    digest TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(name),
    created INTEGER NOT NULL,
    used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS session_of ON session(account);
CREATE TABLE IF NOT EXISTS access(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    what TEXT NOT NULL,
    address TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT;
)";

/// 256 random bits, as text that is safe in a cookie.
std::string random_token() {
    return crypto::to_hex(*crypto::digest_from_bytes(crypto::random_bytes(32)));
}

std::string token_digest(std::string_view token) {
    return crypto::to_hex(crypto::digest(crypto::Hash::sha256, token));
}

std::string text_of(Statement const& row, int column) {
    return std::string(row.bytes(column));
}

}  // namespace

std::string account_name(std::string_view typed) {
    std::string name(text::trim(typed));
    for (auto& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

Accounts::Accounts(std::filesystem::path const& file, SessionLimits limits, PasswordCost cost)
    : limits_(limits),
      cost_(cost),
      decoy_(password_digest(random_token(), cost)),
      database_(private_file(file).string(), Mode::create) {
    database_.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;");
    database_.run(kSchema);
}

std::vector<BadInput> Accounts::create(NewAccount const& account, Instant now) {
    auto const name = account_name(account.name);
    std::vector<BadInput> wrong;
    if (!valid_id(name)) wrong.push_back({"/name", "account-name-invalid", {}});
    for (auto const& fault : password_faults(account.password, name)) wrong.push_back({"/password", fault, {}});
    if (!wrong.empty()) return wrong;

    auto const digest = password_digest(account.password, cost_);
    std::lock_guard const lock(mutex_);
    Statement(database_,
              "INSERT INTO account(name, digest, administrator, must_change, created) VALUES(?,?,?,?,?) "
              "ON CONFLICT DO NOTHING")
        .bind(name, digest, static_cast<std::int64_t>(account.administrator),
              static_cast<std::int64_t>(account.must_change), seconds_of(now))
        .run();
    if (nothing_changed(database_)) wrong.push_back({"/name", "account-name-taken", {{"name", name}}});
    return wrong;
}

std::vector<BadInput> Accounts::name_person(std::string const& account, BodyId const& body, PersonId const& person) {
    auto const name = account_name(account);
    std::vector<BadInput> wrong;
    if (!valid_id(body.text)) wrong.push_back({"/body", "id-invalid", {}});
    if (!valid_id(person.text)) wrong.push_back({"/person", "id-invalid", {}});
    std::lock_guard const lock(mutex_);
    if (!find_locked(name)) wrong.push_back({"/account", "unknown-account", {{"name", name}}});
    if (!wrong.empty()) return wrong;
    Statement(database_,
              "INSERT INTO account_person(account, body, person) VALUES(?,?,?) "
              "ON CONFLICT(account, body) DO UPDATE SET person = excluded.person")
        .bind(name, body.text, person.text)
        .run();
    return wrong;
}

std::vector<BadInput> Accounts::set_password(std::string const& account, std::string const& password, bool must_change,
                                             std::string const& session_kept) {
    auto const name = account_name(account);
    std::vector<BadInput> wrong;
    for (auto const& fault : password_faults(password, name)) wrong.push_back({"/password", fault, {}});
    if (!wrong.empty()) return wrong;

    auto const digest = password_digest(password, cost_);
    std::lock_guard const lock(mutex_);
    Transaction transaction(database_);
    Statement(database_, "UPDATE account SET digest = ?, must_change = ? WHERE name = ?")
        .bind(digest, static_cast<std::int64_t>(must_change), name)
        .run();
    if (nothing_changed(database_)) return {{"/account", "unknown-account", {{"name", name}}}};
    Statement(database_, "DELETE FROM session WHERE account = ? AND digest <> ?")
        .bind(name, token_digest(session_kept))
        .run();
    transaction.commit();
    return wrong;
}

std::vector<BadInput> Accounts::set_closed(std::string const& account, bool closed) {
    auto const name = account_name(account);
    std::lock_guard const lock(mutex_);
    Transaction transaction(database_);
    Statement(database_, "UPDATE account SET closed = ? WHERE name = ?")
        .bind(static_cast<std::int64_t>(closed), name)
        .run();
    if (nothing_changed(database_)) return {{"/account", "unknown-account", {{"name", name}}}};
    if (closed) Statement(database_, "DELETE FROM session WHERE account = ?").bind(name).run();
    transaction.commit();
    return {};
}

void Accounts::read_persons(Account& account) {
    Statement rows(database_, "SELECT body, person FROM account_person WHERE account = ?");
    rows.bind(account.name);
    while (rows.step()) account.persons.emplace(BodyId{text_of(rows, 0)}, PersonId{text_of(rows, 1)});
}

std::optional<Account> Accounts::find_locked(std::string const& name) {
    Statement row(database_, "SELECT name, administrator, closed, must_change, created FROM account WHERE name = ?");
    row.bind(name);
    if (!row.step()) return std::nullopt;
    Account account{text_of(row, 0),          {}, row.number(1) != 0, row.number(2) != 0, row.number(3) != 0,
                    instant_of(row.number(4))};
    read_persons(account);
    return account;
}

std::optional<Account> Accounts::find(std::string const& name) {
    std::lock_guard const lock(mutex_);
    return find_locked(account_name(name));
}

std::vector<Account> Accounts::list() {
    std::lock_guard const lock(mutex_);
    std::vector<std::string> names;
    Statement rows(database_, "SELECT name FROM account ORDER BY name");
    while (rows.step()) names.push_back(text_of(rows, 0));
    std::vector<Account> all;
    for (auto const& name : names)
        if (auto account = find_locked(name)) all.push_back(*std::move(account));
    return all;
}

bool Accounts::password_fits(std::string const& account, std::string const& password) {
    auto const name = account_name(account);
    std::string digest;
    {
        std::lock_guard const lock(mutex_);
        Statement row(database_, "SELECT digest FROM account WHERE name = ? AND closed = 0");
        row.bind(name);
        if (row.step()) digest = text_of(row, 0);
    }
    // Without an account the decoy is tried all the same, so that the time taken does not tell which names exist.
    bool const fits = password_matches(password, digest.empty() ? decoy_ : digest) && !digest.empty();
    if (!fits || !digest_outdated(digest, cost_)) return fits;

    auto const fresh = password_digest(password, cost_);
    std::lock_guard const lock(mutex_);
    Statement(database_, "UPDATE account SET digest = ? WHERE name = ? AND digest = ?").bind(fresh, name, digest).run();
    return true;
}

NewSession Accounts::open_session(std::string const& account, Instant now) {
    auto const name = account_name(account);
    auto token = random_token();
    std::lock_guard const lock(mutex_);
    Transaction transaction(database_);
    Statement(database_, "DELETE FROM session WHERE created <= ? OR used <= ?")
        .bind(seconds_of(now - limits_.absolute), seconds_of(now - limits_.idle))
        .run();
    Statement(database_, "INSERT INTO session(digest, account, created, used) VALUES(?,?,?,?)")
        .bind(token_digest(token), name, seconds_of(now), seconds_of(now))
        .run();
    Statement(database_,
              "DELETE FROM session WHERE account = ? AND digest NOT IN "
              "(SELECT digest FROM session WHERE account = ? ORDER BY used DESC, created DESC LIMIT ?)")
        .bind(name, name, limits_.per_account)
        .run();
    transaction.commit();
    return {std::move(token), now + limits_.absolute};
}

/// What others changed is looked for now and then: to ask the file locks it, and costs more than all else here.
std::int64_t Accounts::theirs_locked() {
    auto const now = std::chrono::steady_clock::now();
    if (now < others_again_) return sessions_version_.theirs;
    others_again_ = now + others_seen_within;
    return database_.number("PRAGMA data_version");
}

/// Every request asks this: the file is read again only when it has changed, whoever changed it.
Accounts::Known const* Accounts::session_locked(std::string const& digest) {
    Version const version{theirs_locked(), database_.changes() - logged_};
    if (version != sessions_version_ || sessions_.size() >= kSessionsKnownMost) sessions_.clear();
    sessions_version_ = version;
    if (auto const known = sessions_.find(digest); known != sessions_.end()) return &known->second;
    journal::sqlite::Snapshot const snapshot(database_);
    Statement row(database_, "SELECT account, created, used FROM session WHERE digest = ?");
    row.bind(digest);
    if (!row.step()) return nullptr;
    auto account = find_locked(text_of(row, 0));
    if (!account) return nullptr;
    Known known{*std::move(account), instant_of(row.number(1)), instant_of(row.number(2))};
    return &sessions_.emplace(digest, std::move(known)).first->second;
}

std::optional<Account> Accounts::whose(std::string const& token, Instant now) {
    auto const digest = token_digest(token);
    std::lock_guard const lock(mutex_);
    auto const* const known = session_locked(digest);
    if (known == nullptr) return std::nullopt;
    if (known->created + limits_.absolute <= now || known->used + limits_.idle <= now) return std::nullopt;
    auto account = known->account;
    if (known->used + kUseWrittenEvery <= now)
        Statement(database_, "UPDATE session SET used = ? WHERE digest = ?").bind(seconds_of(now), digest).run();
    return account;
}

void Accounts::end_session(std::string const& token) {
    std::lock_guard const lock(mutex_);
    Statement(database_, "DELETE FROM session WHERE digest = ?").bind(token_digest(token)).run();
}

void Accounts::log(Access const& access) {
    std::lock_guard const lock(mutex_);
    Statement(database_, "INSERT INTO access(at, account, what, address, about) VALUES(?,?,?,?,?)")
        .bind(seconds_of(access.at), access.account, access.what, access.address, access.about)
        .run();
    ++logged_;
}

std::vector<Access> Accounts::accesses(std::int64_t most, std::optional<std::int64_t> before) {
    std::lock_guard const lock(mutex_);
    Statement rows(database_,
                   "SELECT at, account, what, address, about, number FROM access WHERE number < ? "
                   "ORDER BY number DESC LIMIT ?");
    rows.bind(before.value_or(std::numeric_limits<std::int64_t>::max()), most);
    std::vector<Access> all;
    while (rows.step())
        all.push_back({instant_of(rows.number(0)), text_of(rows, 1), text_of(rows, 2), text_of(rows, 3),
                       text_of(rows, 4), rows.number(5)});
    return all;
}

}  // namespace quorate::accounts

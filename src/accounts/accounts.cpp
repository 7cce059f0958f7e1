#include "accounts/accounts.hpp"

#include <filesystem>

#include "base/text.hpp"
#include "crypto/digest.hpp"
#include "crypto/random.hpp"

namespace quorate::accounts {

namespace {

constexpr std::int64_t kLogMost = 100'000;
constexpr std::int64_t kLogTrimEvery = 1'000;
/// A use of a session is written down at most this often: enough for an idle limit of minutes, and no write a request.
constexpr std::chrono::seconds kUseWrittenEvery{60};

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
    address TEXT NOT NULL
) STRICT;
)";

/// 256 random bits, as text that is safe in a cookie.
std::string random_token() {
    return crypto::to_hex(*crypto::digest_from_bytes(crypto::random_bytes(32)));
}

std::string token_digest(std::string_view token) {
    return crypto::to_hex(crypto::digest(crypto::Hash::sha256, token));
}

std::int64_t seconds_of(Instant when) {
    return when.time_since_epoch().count();
}
Instant instant_of(std::int64_t seconds) {
    return Instant{std::chrono::seconds{seconds}};
}

/// The file is made readable by its owner only, before anything is written into it.
std::filesystem::path private_file(std::filesystem::path const& file) {
    using std::filesystem::perms;
    if (file.string() != ":memory:" && !std::filesystem::exists(file)) {
        Database{file};
        std::filesystem::permissions(file, perms::owner_read | perms::owner_write);
    }
    return file;
}

}  // namespace

std::string account_name(std::string_view typed) {
    std::string name(text::trim(typed));
    for (auto& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

Accounts::Accounts(std::filesystem::path const& file, SessionLimits limits, PasswordCost cost)
    : limits_(limits), cost_(cost), decoy_(password_digest(random_token(), cost)), database_(private_file(file)) {
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
    database_
        .prepare(
            "INSERT INTO account(name, digest, administrator, must_change, created) VALUES(?,?,?,?,?) "
            "ON CONFLICT DO NOTHING")
        .with(name)
        .with(digest)
        .with(static_cast<std::int64_t>(account.administrator))
        .with(static_cast<std::int64_t>(account.must_change))
        .with(seconds_of(now))
        .run();
    if (database_.changes() == 0) wrong.push_back({"/name", "account-name-taken", {{"name", name}}});
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
    database_
        .prepare(
            "INSERT INTO account_person(account, body, person) VALUES(?,?,?) "
            "ON CONFLICT(account, body) DO UPDATE SET person = excluded.person")
        .with(name)
        .with(body.text)
        .with(person.text)
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
    database_.prepare("UPDATE account SET digest = ?, must_change = ? WHERE name = ?")
        .with(digest)
        .with(static_cast<std::int64_t>(must_change))
        .with(name)
        .run();
    if (database_.changes() == 0) return {{"/account", "unknown-account", {{"name", name}}}};
    database_.prepare("DELETE FROM session WHERE account = ? AND digest <> ?")
        .with(name)
        .with(token_digest(session_kept))
        .run();
    transaction.commit();
    return wrong;
}

std::vector<BadInput> Accounts::set_closed(std::string const& account, bool closed) {
    auto const name = account_name(account);
    std::lock_guard const lock(mutex_);
    Transaction transaction(database_);
    database_.prepare("UPDATE account SET closed = ? WHERE name = ?")
        .with(static_cast<std::int64_t>(closed))
        .with(name)
        .run();
    if (database_.changes() == 0) return {{"/account", "unknown-account", {{"name", name}}}};
    if (closed) database_.prepare("DELETE FROM session WHERE account = ?").with(name).run();
    transaction.commit();
    return {};
}

void Accounts::read_persons(Account& account) {
    auto rows = database_.prepare("SELECT body, person FROM account_person WHERE account = ?");
    rows.with(account.name);
    while (rows.next()) account.persons.emplace(BodyId{rows.text(0)}, PersonId{rows.text(1)});
}

std::optional<Account> Accounts::find_locked(std::string const& name) {
    auto row =
        database_.prepare("SELECT name, administrator, closed, must_change, created FROM account WHERE name = ?");
    row.with(name);
    if (!row.next()) return std::nullopt;
    Account account{
        row.text(0), {}, row.number(1) != 0, row.number(2) != 0, row.number(3) != 0, instant_of(row.number(4))};
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
    auto rows = database_.prepare("SELECT name FROM account ORDER BY name");
    while (rows.next()) names.push_back(rows.text(0));
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
        auto row = database_.prepare("SELECT digest FROM account WHERE name = ? AND closed = 0");
        row.with(name);
        if (row.next()) digest = row.text(0);
    }
    // Without an account the decoy is tried all the same, so that the time taken does not tell which names exist.
    bool const fits = password_matches(password, digest.empty() ? decoy_ : digest) && !digest.empty();
    if (!fits || !digest_outdated(digest, cost_)) return fits;

    auto const fresh = password_digest(password, cost_);
    std::lock_guard const lock(mutex_);
    database_.prepare("UPDATE account SET digest = ? WHERE name = ? AND digest = ?")
        .with(fresh)
        .with(name)
        .with(digest)
        .run();
    return true;
}

NewSession Accounts::open_session(std::string const& account, Instant now) {
    auto const name = account_name(account);
    auto token = random_token();
    std::lock_guard const lock(mutex_);
    Transaction transaction(database_);
    database_.prepare("DELETE FROM session WHERE created <= ? OR used <= ?")
        .with(seconds_of(now - limits_.absolute))
        .with(seconds_of(now - limits_.idle))
        .run();
    database_.prepare("INSERT INTO session(digest, account, created, used) VALUES(?,?,?,?)")
        .with(token_digest(token))
        .with(name)
        .with(seconds_of(now))
        .with(seconds_of(now))
        .run();
    database_
        .prepare(
            "DELETE FROM session WHERE account = ? AND digest NOT IN "
            "(SELECT digest FROM session WHERE account = ? ORDER BY used DESC, created DESC LIMIT ?)")
        .with(name)
        .with(name)
        .with(limits_.per_account)
        .run();
    transaction.commit();
    return {std::move(token), now + limits_.absolute};
}

std::optional<Account> Accounts::whose(std::string const& token, Instant now) {
    auto const digest = token_digest(token);
    std::lock_guard const lock(mutex_);
    std::string name;
    Instant used;
    {
        auto row = database_.prepare("SELECT account, created, used FROM session WHERE digest = ?");
        row.with(digest);
        if (!row.next()) return std::nullopt;
        name = row.text(0);
        used = instant_of(row.number(2));
        if (instant_of(row.number(1)) + limits_.absolute <= now || used + limits_.idle <= now) return std::nullopt;
    }
    if (used + kUseWrittenEvery <= now)
        database_.prepare("UPDATE session SET used = ? WHERE digest = ?").with(seconds_of(now)).with(digest).run();
    return find_locked(name);
}

void Accounts::end_session(std::string const& token) {
    std::lock_guard const lock(mutex_);
    database_.prepare("DELETE FROM session WHERE digest = ?").with(token_digest(token)).run();
}

void Accounts::log(Access const& access) {
    std::lock_guard const lock(mutex_);
    database_.prepare("INSERT INTO access(at, account, what, address) VALUES(?,?,?,?)")
        .with(seconds_of(access.at))
        .with(access.account)
        .with(access.what)
        .with(access.address)
        .run();
    if (++logged_ % kLogTrimEvery == 0)
        database_.prepare("DELETE FROM access WHERE number <= (SELECT max(number) FROM access) - ?")
            .with(kLogMost)
            .run();
}

std::vector<Access> Accounts::accesses(std::int64_t most) {
    std::lock_guard const lock(mutex_);
    auto rows = database_.prepare("SELECT at, account, what, address FROM access ORDER BY number DESC LIMIT ?");
    rows.with(most);
    std::vector<Access> all;
    while (rows.next()) all.push_back({instant_of(rows.number(0)), rows.text(1), rows.text(2), rows.text(3)});
    return all;
}

}  // namespace quorate::accounts

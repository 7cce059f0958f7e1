#include "accounts/database.hpp"

#include <sqlite3.h>

namespace quorate::accounts {

namespace {

[[noreturn]] void fail(sqlite3* database) {
    throw DatabaseFault(sqlite3_errmsg(database));
}

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    auto const outcome = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    statement_.reset(statement);
    if (outcome != SQLITE_OK) fail(database);
}

Statement& Statement::with(std::int64_t value) {
    if (sqlite3_bind_int64(statement_.get(), ++bound_, value) != SQLITE_OK) fail(database_);
    return *this;
}

Statement& Statement::with(std::string_view value) {
    auto const size = static_cast<sqlite3_uint64>(value.size());
    auto const outcome =
        sqlite3_bind_text64(statement_.get(), ++bound_, value.data(), size, SQLITE_TRANSIENT, SQLITE_UTF8);
    if (outcome != SQLITE_OK) fail(database_);
    return *this;
}

bool Statement::next() {
    auto const outcome = sqlite3_step(statement_.get());
    if (outcome != SQLITE_ROW && outcome != SQLITE_DONE) fail(database_);
    return outcome == SQLITE_ROW;
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    auto const* const bytes = sqlite3_column_text(statement_.get(), column);
    if (bytes == nullptr) return {};
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return {reinterpret_cast<char const*>(bytes), size};
}

void Database::Closer::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Database::Database(std::filesystem::path const& file) {
    sqlite3* database = nullptr;
    auto const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    auto const outcome = sqlite3_open_v2(file.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (outcome != SQLITE_OK) throw DatabaseFault(file.string() + ": " + sqlite3_errstr(outcome));
    sqlite3_busy_timeout(database, 5000);
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;");
}

void Database::run(char const* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_.get());
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(database_.get());
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        database_.run("ROLLBACK");
    } catch (DatabaseFault const&) {
        // SQLite already undid it by itself; there is nothing left to undo.
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace quorate::accounts

#include "journal/sqlite.hpp"

#include <new>
#include <utility>

#include <sqlite3.h>

#include "journal/fault.hpp"

namespace quorate::journal::sqlite {

Statement::Statement(Database& database, std::string_view sql)
    : database_(&database), statement_(database.prepared(sql), GiveBack{&database}) {}

void Statement::GiveBack::operator()(sqlite3_stmt* statement) const {
    database->keep(statement);
}

void Statement::begin() {
    sqlite3_reset(statement_.get());
}

void Statement::bind_one(int at, std::int64_t value) {
    if (sqlite3_bind_int64(statement_.get(), at, value) != SQLITE_OK) database_->fail("bind");
}

void Statement::bind_one(int at, std::string_view value) {
    // An empty view may have no address, and SQLite would take that for NULL.
    auto const* const data = value.empty() ? "" : value.data();
    if (sqlite3_bind_text64(statement_.get(), at, data, value.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
        database_->fail("bind");
    }
}

bool Statement::step() {
    auto const result = sqlite3_step(statement_.get());
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) {
        sqlite3_reset(statement_.get());
        database_->fail("carry out a statement");
    }
    sqlite3_reset(statement_.get());
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::bytes(int column) const {
    auto const* const data = static_cast<char const*>(sqlite3_column_blob(statement_.get(), column));
    auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return data == nullptr ? std::string_view{} : std::string_view{data, size};
}

Database::Database(std::string const& path, Mode mode) : path_(path) {
    sqlite3* database = nullptr;
    auto const flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                       (mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    auto const result = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (result != SQLITE_OK) fail("open");
    sqlite3_busy_timeout(database, 5000);
}

sqlite3_stmt* Database::prepared(std::string_view sql) {
    if (auto const found = idle_.find(sql); found != idle_.end() && !found->second.empty()) {
        auto* const statement = found->second.back().release();
        found->second.pop_back();
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    auto const result = sqlite3_prepare_v3(raw(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                           &statement, nullptr);
    if (result != SQLITE_OK) fail("prepare");
    return statement;
}

void Database::keep(sqlite3_stmt* statement) noexcept {
    // Reset, so that it holds back no log and no lock; without bindings, so that it knows of nobody's memory.
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    try {
        std::unique_ptr<sqlite3_stmt, Finalize> kept(statement);
        std::string_view const sql{sqlite3_sql(statement)};
        auto found = idle_.find(sql);
        if (found == idle_.end()) found = idle_.try_emplace(std::string{sql}).first;
        found->second.push_back(std::move(kept));
    } catch (std::bad_alloc const&) {
        // Then it is gone, and the next one is prepared anew.
    }
}

void Database::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void Database::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

void Database::run(char const* sql) {
    if (sqlite3_exec(raw(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

std::int64_t Database::number(char const* sql) {
    Statement statement{*this, sql};
    return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(char const* sql) {
    Statement statement{*this, sql};
    return statement.step() ? std::string{statement.bytes(0)} : std::string{};
}

std::int64_t Database::changes() const {
    return sqlite3_total_changes64(raw());
}

void Database::fail(std::string_view attempt) const {
    auto const* const reason = database_ ? sqlite3_errmsg(raw()) : "out of memory";
    throw Fault{"cannot " + std::string{attempt} + " in " + path_ + ": " + reason};
}

Snapshot::Snapshot(Database& database) : database_(&database) {
    Statement{database, "BEGIN"}.run();
}

Snapshot::~Snapshot() {
    sqlite3_exec(database_->raw(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Transaction::Transaction(Database& database) : database_(&database) {
    Statement{database, "BEGIN IMMEDIATE"}.run();
}

Transaction::~Transaction() {
    // A failed statement may have rolled back by itself; a second rollback is then refused and means nothing.
    if (open_) sqlite3_exec(database_->raw(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    Statement{*database_, "COMMIT"}.run();
    open_ = false;
}

}  // namespace quorate::journal::sqlite

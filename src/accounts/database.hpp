#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace quorate::accounts {

/// The disk or the file is not in order: a fault of the installation, never of a caller.
class DatabaseFault : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// One prepared statement. Parameters are bound in order by `with`, rows are read after each `next` that says true.
class Statement {
  public:
    Statement(sqlite3* database, std::string_view sql);

    Statement& with(std::int64_t value);
    Statement& with(std::string_view value);

    /// True when there is a row to read. Throws DatabaseFault.
    bool next();
    /// For statements without rows.
    void run() {
        while (next()) continue;
    }

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string text(int column) const;

  private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
    int bound_ = 0;
};

/// One SQLite file, durable at every commit. Not for use by two threads at once.
class Database {
  public:
    explicit Database(std::filesystem::path const& file);

    [[nodiscard]] Statement prepare(std::string_view sql) { return {database_.get(), sql}; }
    /// One or more statements without parameters.
    void run(char const* sql);
    /// Rows changed by the statement that ran last.
    [[nodiscard]] std::int64_t changes() const;

  private:
    struct Closer {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Closer> database_;
};

/// All or nothing: what was run since is undone unless `commit` was reached.
class Transaction {
  public:
    explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction();
    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

}  // namespace quorate::accounts

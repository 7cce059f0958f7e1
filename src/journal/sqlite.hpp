#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite with owners instead of pointers and Fault instead of result codes; no more than the stores need.
namespace quorate::journal::sqlite {

class Database;

/// A prepared statement: bind() in order, then step() until it is false; it can be used again afterwards. When it goes,
/// it is reset and left with its database for the next of the same text: preparing costs more than most statements do.
class Statement {
  public:
    Statement(Database& database, std::string_view sql);

    /// Begins anew with these parameters. Text and bytes must live until the last step().
    template <class... Values>
    Statement& bind(Values const&... values) {
        begin();
        int at = 0;
        (bind_one(++at, values), ...);
        return *this;
    }
    /// True while there is a row.
    [[nodiscard]] bool step();
    /// For statements without rows.
    void run();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;

  private:
    void begin();
    void bind_one(int at, std::int64_t value);
    void bind_one(int at, std::uint64_t value) { bind_one(at, static_cast<std::int64_t>(value)); }
    void bind_one(int at, std::string_view value);

    struct GiveBack {
        Database* database;
        void operator()(sqlite3_stmt* statement) const;
    };
    Database* database_;
    std::unique_ptr<sqlite3_stmt, GiveBack> statement_;
};

enum class Mode { create, read_only };

/// One connection, with the statements that were prepared on it and are not in use. It outlives all of them.
class Database {
  public:
    Database(std::string const& path, Mode mode);

    void run(char const* sql);
    /// The first column of the only row.
    [[nodiscard]] std::int64_t number(char const* sql);
    [[nodiscard]] std::string text(char const* sql);
    /// Rows changed on this connection since it was opened.
    [[nodiscard]] std::int64_t changes() const;
    /// Throws Fault with what was tried and SQLite's reason.
    [[noreturn]] void fail(std::string_view attempt) const;
    [[nodiscard]] sqlite3* raw() const { return database_.get(); }

  private:
    friend class Statement;
    struct Close {
        void operator()(sqlite3* database) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    [[nodiscard]] sqlite3_stmt* prepared(std::string_view sql);
    void keep(sqlite3_stmt* statement) noexcept;

    std::string path_;
    std::unique_ptr<sqlite3, Close> database_;
    /// By their text. What one text needs stays, so that to lend and to take back needs no memory.
    std::map<std::string, std::vector<std::unique_ptr<sqlite3_stmt, Finalize>>, std::less<>> idle_;
};

/// While it lives, all that is read is of one moment, and the file is locked once for it.
class Snapshot {
  public:
    explicit Snapshot(Database& database);
    ~Snapshot();
    Snapshot(Snapshot const&) = delete;
    Snapshot& operator=(Snapshot const&) = delete;

  private:
    Database* database_;
};

/// Rolls back unless committed.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    void commit();

  private:
    Database* database_;
    bool open_ = true;
};

}  // namespace quorate::journal::sqlite

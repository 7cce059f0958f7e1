#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

#include "journal/sqlite.hpp"

namespace quorate::bench {

/// Bytes of one entry's line and of one command's.
struct RowSizes {
    std::size_t entry = 390;
    std::size_t command = 270;
};

/// Rows of the same size, in the fewest steps that are durable: what the journal cannot be faster than. Any number of
/// threads may wait for their own at once; one thread writes all that waits in one transaction.
class BareRows {
  public:
    enum class Tables {
        two,   ///< the lines of entries and of commands, and nothing else
        kept,  ///< the journal's own: nobody's command twice, and how long each stream is
    };

    BareRows(std::filesystem::path const& file, RowSizes sizes, Tables tables = Tables::two)
        : sizes_(sizes), tables_(tables), database_(file.string(), journal::sqlite::Mode::create) {
        (void)database_.text("PRAGMA journal_mode = WAL");
        database_.run("PRAGMA synchronous = FULL");
        database_.run(
            "CREATE TABLE entry (body TEXT, sequence INTEGER, line TEXT, PRIMARY KEY (body, sequence)) "
            "WITHOUT ROWID; CREATE TABLE command (body TEXT, first INTEGER, id TEXT, line TEXT, "
            "PRIMARY KEY (body, first)) WITHOUT ROWID");
        if (tables_ == Tables::kept)
            database_.run(
                "CREATE UNIQUE INDEX command_once ON command (body, id); "
                "CREATE TABLE stream (body TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID");
        writer_ = std::thread{[this] { write(); }};
    }
    ~BareRows() {
        {
            std::lock_guard const lock{mutex_};
            stopping_ = true;
        }
        changed_.notify_all();
        writer_.join();
    }
    BareRows(BareRows const&) = delete;
    BareRows& operator=(BareRows const&) = delete;

    void append_and_wait(int body, std::uint64_t number) {
        std::unique_lock lock{mutex_};
        auto const ticket = handed_in_++;
        waiting_.push_back({body, number});
        changed_.notify_all();
        done_.wait(lock, [&] { return written_ > ticket; });
    }

  private:
    struct Row {
        int body;
        std::uint64_t number;
    };

    void write() {
        journal::sqlite::Statement entry{database_, "INSERT INTO entry VALUES (?, ?, ?)"};
        journal::sqlite::Statement command{database_, "INSERT INTO command VALUES (?, ?, ?, ?)"};
        std::string const entry_line(sizes_.entry, 'e');
        std::string const command_line(sizes_.command, 'c');
        for (;;) {
            std::deque<Row> rows;
            {
                std::unique_lock lock{mutex_};
                changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
                if (waiting_.empty()) return;
                rows.swap(waiting_);
            }
            journal::sqlite::Transaction transaction{database_};
            for (auto const& row : rows) {
                auto const body = "b" + std::to_string(row.body);
                auto const id = "vote-" + std::to_string(row.number);
                entry.bind(std::string_view{body}, row.number, std::string_view{entry_line}).run();
                command.bind(std::string_view{body}, row.number, std::string_view{id}, std::string_view{command_line})
                    .run();
                if (tables_ == Tables::kept) lengthen(body, row.number);
            }
            transaction.commit();
            {
                std::lock_guard const lock{mutex_};
                written_ += rows.size();
            }
            done_.notify_all();
        }
    }

    void lengthen(std::string_view body, std::uint64_t size) {
        journal::sqlite::Statement{database_, "INSERT OR REPLACE INTO stream VALUES (?, ?)"}.bind(body, size).run();
    }

    RowSizes sizes_;
    Tables tables_;
    journal::sqlite::Database database_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::condition_variable done_;
    std::deque<Row> waiting_;
    std::uint64_t handed_in_ = 0;
    std::uint64_t written_ = 0;
    bool stopping_ = false;
    std::thread writer_;
};

}  // namespace quorate::bench

#include "journal/sqlite_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include <fcntl.h>

#include "base/must.hpp"
#include "journal/files.hpp"
#include "journal/lock.hpp"
#include "journal/sqlite.hpp"

namespace quorate::journal {
namespace {

namespace fs = std::filesystem;
using std::uint64_t;

/// "quor" in ASCII: other programs can see whose database it is.
constexpr std::int64_t application_id = 0x71756f72;
constexpr std::int64_t schema_version = 1;

constexpr char schema[] = R"sql(
    CREATE TABLE stream (
        body  TEXT PRIMARY KEY,
        suite TEXT NOT NULL,
        size  INTEGER NOT NULL,
        tree  TEXT NOT NULL      -- the complete subtrees, largest first, in hexadecimal
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE entry (
        body     TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        line     TEXT NOT NULL,
        PRIMARY KEY (body, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE command (
        body  TEXT NOT NULL,
        first INTEGER NOT NULL,  -- sequence of its first entry
        last  INTEGER NOT NULL,
        id    TEXT NOT NULL,
        line  TEXT NOT NULL,
        PRIMARY KEY (body, first)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX command_once ON command (body, id);
    CREATE TABLE head (
        body TEXT NOT NULL,
        size INTEGER NOT NULL,
        line TEXT NOT NULL,
        PRIMARY KEY (body, size, line)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE signer (
        body TEXT NOT NULL,
        id   TEXT NOT NULL,
        key  TEXT NOT NULL,      -- PEM
        PRIMARY KEY (body, id)
    ) STRICT, WITHOUT ROWID;
)sql";

std::string tree_text(crypto::Frontier const& tree) {
    std::string text;
    for (auto const& subtree : tree.subtrees()) text += crypto::to_hex(subtree);
    return text;
}

/// A stream from its row: suite, size, tree.
Stream stream_from(BodyId body, sqlite::Statement const& row, int column) {
    auto const broken = Fault{"the journal's row of the body " + body.text + " is damaged"};
    auto const suite = crypto::suite_from(row.bytes(column));
    auto const text = row.bytes(column + 2);
    if (!suite || text.size() % 64 != 0) throw broken;
    std::vector<crypto::Digest> subtrees;
    for (std::size_t at = 0; at < text.size(); at += 64) {
        auto const subtree = crypto::digest_from_hex(text.substr(at, 64));
        if (!subtree) throw broken;
        subtrees.push_back(*subtree);
    }
    auto tree = crypto::Frontier::from(crypto::hash_of(*suite), static_cast<uint64_t>(row.number(column + 1)),
                                       std::move(subtrees));
    if (!tree) throw broken;
    return {std::move(body), *suite, *std::move(tree)};
}

/// The first open makes the database; every open checks that it is ours and whole in outline.
std::unique_ptr<sqlite::Database> open_for_writing(fs::path const& file) {
    // Made here and not by SQLite, so that nobody but the owner can ever read it; the log inherits the mode.
    Descriptor const made{file, O_RDWR | O_CREAT};
    auto database = std::make_unique<sqlite::Database>(file.string(), sqlite::Mode::create);
    if (database->text("PRAGMA journal_mode = WAL") != "wal") database->fail("write ahead");
    database->run("PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
    auto const version = database->number("PRAGMA user_version");
    if (version == 0) {
        sqlite::Transaction transaction{*database};
        database->run(schema);
        database->run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
        database->run(("PRAGMA user_version = " + std::to_string(schema_version)).c_str());
        transaction.commit();
        sync_directory(file.parent_path());
    }
    return database;
}

void check_outline(sqlite::Database& database, fs::path const& file) {
    if (database.number("PRAGMA application_id") != application_id ||
        database.number("PRAGMA user_version") != schema_version) {
        throw Fault{file.string() + " is no journal of this version"};
    }
    if (database.number("SELECT count(*) FROM stream WHERE size <> coalesce("
                        "(SELECT max(sequence) FROM entry WHERE entry.body = stream.body), 0)") != 0) {
        throw Fault{file.string() + " is damaged: a stream is not as long as it says"};
    }
}

/// What append() does, with its statements prepared once. For one thread at a time.
class Appender {
  public:
    explicit Appender(sqlite::Database& database) : database_(&database) {}

    std::vector<Receipt> append(std::span<Group const> groups) {
        std::map<BodyId, Stream> changed;
        std::vector<Receipt> receipts;
        receipts.reserve(groups.size());
        sqlite::Transaction transaction{*database_};
        for (auto const& group : groups) receipts.push_back(append_one(group, changed));
        for (auto const& [body, stream] : changed) {
            update_.bind(stream.size(), std::string_view{tree_text(stream.tree)}, std::string_view{body.text}).run();
        }
        transaction.commit();
        for (auto& [body, stream] : changed) streams_.insert_or_assign(body, std::move(stream));
        return receipts;
    }

  private:
    Receipt append_one(Group const& group, std::map<BodyId, Stream>& changed) {
        must(can_be_kept(group), "a group is checked before it comes to the store");
        auto* const stream = stream_of(group.body, changed);
        if (stream == nullptr) return {.outcome = Outcome::unknown_body};
        if (stream->size() != group.expected)
            return earlier_receipt(group).value_or(Receipt{.outcome = Outcome::outdated});

        auto const hash = stream->tree.hash();
        auto const line = to_line(group.command);
        auto const command_digest = crypto::digest(hash, line);
        auto const first = stream->size() + 1;
        Receipt receipt{.first = first, .last = first + group.events.size() - 1};
        std::string_view const body = group.body.text;
        std::string_view const id = group.command.id.text;
        auto const before = database_->changes();
        insert_command_.bind(body, first, receipt.last, id, std::string_view{line}).run();
        if (database_->changes() == before) return earlier_receipt(group).value();
        for (auto const& event : group.events) {
            auto const entry = to_line(entry_of(event, group.command, command_digest, stream->size() + 1));
            insert_entry_.bind(body, stream->size() + 1, std::string_view{entry}).run();
            stream->tree.append(crypto::leaf_digest(hash, entry));
            receipt.events.push_back(event.name);
        }
        return receipt;
    }

    /// The stream as this transaction sees it, to be changed.
    Stream* stream_of(BodyId const& body, std::map<BodyId, Stream>& changed) {
        if (auto const found = changed.find(body); found != changed.end()) return &found->second;
        auto known = streams_.find(body);
        if (known == streams_.end()) {
            select_stream_.bind(std::string_view{body.text});
            if (!select_stream_.step()) return nullptr;
            known = streams_.emplace(body, stream_from(body, select_stream_, 0)).first;
            while (select_stream_.step()) {
            }
        }
        return &changed.emplace(body, known->second).first->second;
    }

    std::optional<Receipt> earlier_receipt(Group const& group) {
        std::string_view const body = group.body.text;
        std::string line;
        Receipt receipt{.outcome = Outcome::repeated};
        select_command_.bind(body, std::string_view{group.command.id.text});
        while (select_command_.step()) {
            receipt.first = static_cast<uint64_t>(select_command_.number(0));
            receipt.last = static_cast<uint64_t>(select_command_.number(1));
            line = select_command_.bytes(2);
        }
        if (line.empty()) return {};
        auto kept = command_from(line);
        if (!kept) throw Fault{"the journal's command " + group.command.id.text + " is damaged"};
        // Sent again, it comes at another moment; all else must be the same.
        kept->instant = group.command.instant;
        if (*kept != group.command) return Receipt{.outcome = Outcome::other_command};
        select_entries_.bind(body, receipt.first, receipt.last);
        while (select_entries_.step()) {
            auto entry = entry_from(select_entries_.bytes(0));
            if (!entry) throw Fault{"an entry of the command " + group.command.id.text + " is damaged"};
            receipt.events.push_back(std::move(entry->name));
        }
        return receipt;
    }

    sqlite::Database* database_;
    sqlite::Statement select_stream_{*database_, "SELECT suite, size, tree FROM stream WHERE body = ?"};
    sqlite::Statement update_{*database_, "UPDATE stream SET size = ?, tree = ? WHERE body = ?"};
    sqlite::Statement select_command_{*database_, "SELECT first, last, line FROM command WHERE body = ? AND id = ?"};
    sqlite::Statement select_entries_{
        *database_, "SELECT line FROM entry WHERE body = ? AND sequence BETWEEN ? AND ? ORDER BY sequence"};
    sqlite::Statement insert_command_{*database_,
                                      "INSERT INTO command (body, first, last, id, line) VALUES (?,?,?,?,?) "
                                      "ON CONFLICT (body, id) DO NOTHING"};
    sqlite::Statement insert_entry_{*database_, "INSERT INTO entry (body, sequence, line) VALUES (?,?,?)"};
    std::map<BodyId, Stream> streams_;  ///< as committed; nobody else writes
};

/// One connection writes and one reads, so that readers do not wait for a commit to become durable.
class SqliteStore final : public Store {
  public:
    SqliteStore(fs::path const& directory, Access access) {
        auto const file = directory / "journal.sqlite";
        if (access == Access::write) {
            make_directory(directory);
            lock_.emplace(directory / "journal.lock");
            writer_ = open_for_writing(file);
            appender_.emplace(*writer_);
        }
        reader_ = std::make_unique<sqlite::Database>(file.string(), sqlite::Mode::read_only);
        check_outline(*reader_, file);
    }

    bool create(BodyId const& body, crypto::Suite suite) override {
        must(valid_id(body.text), "a body has a valid id");
        std::lock_guard const lock{writing_};
        auto& database = writable();
        sqlite::Statement{database,
                          "INSERT INTO stream (body, suite, size, tree) VALUES (?, ?, 0, '') ON CONFLICT DO NOTHING"}
            .bind(std::string_view{body.text}, crypto::to_text(suite))
            .run();
        auto const kept = stream_in(database, body);
        return kept && kept->suite == suite;
    }

    std::vector<Receipt> append(std::span<Group const> groups) override {
        std::lock_guard const lock{writing_};
        [[maybe_unused]] auto const& database = writable();
        return appender_->append(groups);
    }

    void keep_head(Head const& head, crypto::PublicKey const& key) override {
        must(signature_holds(head, key), "a head is kept with the key that signed it");
        std::lock_guard const lock{writing_};
        auto& database = writable();
        sqlite::Transaction transaction{database};
        sqlite::Statement{database, "INSERT INTO signer (body, id, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"}
            .bind(std::string_view{head.body.text}, std::string_view{key.id()}, std::string_view{key.pem()})
            .run();
        sqlite::Statement{database, "INSERT INTO head (body, size, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"}
            .bind(std::string_view{head.body.text}, head.size, std::string_view{to_line(head)})
            .run();
        transaction.commit();
    }

    std::vector<Stream> streams() override {
        std::lock_guard const lock{reading_};
        std::vector<Stream> result;
        sqlite::Statement rows{*reader_, "SELECT body, suite, size, tree FROM stream ORDER BY body"};
        while (rows.step()) result.push_back(stream_from(BodyId{std::string{rows.bytes(0)}}, rows, 1));
        return result;
    }

    std::optional<Stream> stream(BodyId const& body) override {
        std::lock_guard const lock{reading_};
        return stream_in(*reader_, body);
    }

    std::optional<Receipt> receipt(BodyId const& body, CommandId const& command) override {
        std::lock_guard const lock{reading_};
        sqlite::Statement row{*reader_, "SELECT first, last FROM command WHERE body = ? AND id = ?"};
        row.bind(std::string_view{body.text}, std::string_view{command.text});
        if (!row.step()) return {};
        Receipt receipt{.outcome = Outcome::repeated,
                        .first = static_cast<uint64_t>(row.number(0)),
                        .last = static_cast<uint64_t>(row.number(1))};
        for (auto const& line : lines_in(body, {receipt.first, receipt.last - receipt.first + 1})) {
            auto entry = entry_from(line);
            if (!entry) throw Fault{"an entry of the command " + command.text + " is damaged"};
            receipt.events.push_back(std::move(entry->name));
        }
        return receipt;
    }

    void each_command(BodyId const& body, std::function<void(std::string_view)> const& take) override {
        std::lock_guard const lock{reading_};
        sqlite::Statement rows{*reader_, "SELECT id FROM command WHERE body = ?"};
        rows.bind(std::string_view{body.text});
        while (rows.step()) take(rows.bytes(0));
    }

    std::vector<std::string> entries(BodyId const& body, Range range) override {
        std::lock_guard const lock{reading_};
        return lines_in(body, range);
    }

    std::vector<StoredCommand> commands(BodyId const& body, Range range) override {
        std::lock_guard const lock{reading_};
        std::vector<StoredCommand> result;
        sqlite::Statement rows{*reader_,
                               "SELECT first, last, line FROM command WHERE body = ? AND first >= ? AND first < ? "
                               "ORDER BY first"};
        rows.bind(std::string_view{body.text}, range.first, end_of(range));
        while (rows.step()) {
            result.push_back({static_cast<uint64_t>(rows.number(0)), static_cast<uint64_t>(rows.number(1)),
                              std::string{rows.bytes(2)}});
        }
        return result;
    }

    std::vector<Head> heads(BodyId const& body) override {
        std::lock_guard const lock{reading_};
        std::vector<Head> result;
        sqlite::Statement rows{*reader_, "SELECT line FROM head WHERE body = ? ORDER BY size, line"};
        rows.bind(std::string_view{body.text});
        while (rows.step()) {
            auto head = head_from(rows.bytes(0));
            if (!head) throw Fault{"a tree head of the body " + body.text + " is damaged"};
            result.push_back(*std::move(head));
        }
        std::stable_sort(result.begin(), result.end(), [](Head const& left, Head const& right) {
            return std::pair{left.size, left.instant} < std::pair{right.size, right.instant};
        });
        return result;
    }

    std::vector<crypto::PublicKey> keys(BodyId const& body) override {
        std::lock_guard const lock{reading_};
        std::vector<crypto::PublicKey> result;
        sqlite::Statement rows{*reader_, "SELECT key FROM signer WHERE body = ? ORDER BY id"};
        rows.bind(std::string_view{body.text});
        while (rows.step()) {
            auto key = crypto::PublicKey::from_pem(rows.bytes(0));
            if (!key) throw Fault{"a key of the body " + body.text + " is damaged"};
            result.push_back(*std::move(key));
        }
        return result;
    }

  private:
    sqlite::Database& writable() {
        if (!writer_) throw Fault{"the journal was opened for reading only"};
        return *writer_;
    }

    /// The sequence after the range, without running over.
    static uint64_t end_of(Range range) {
        constexpr auto most = static_cast<uint64_t>(INT64_MAX);
        return range.count > most - std::min(range.first, most) ? most : range.first + range.count;
    }

    static std::optional<Stream> stream_in(sqlite::Database& database, BodyId const& body) {
        sqlite::Statement row{database, "SELECT suite, size, tree FROM stream WHERE body = ?"};
        row.bind(std::string_view{body.text});
        if (!row.step()) return {};
        return stream_from(body, row, 0);
    }

    std::vector<std::string> lines_in(BodyId const& body, Range range) {
        std::vector<std::string> result;
        sqlite::Statement rows{
            *reader_, "SELECT line FROM entry WHERE body = ? AND sequence >= ? AND sequence < ? ORDER BY sequence"};
        rows.bind(std::string_view{body.text}, range.first, end_of(range));
        while (rows.step()) result.emplace_back(rows.bytes(0));
        return result;
    }

    std::optional<WriterLock> lock_;
    std::mutex writing_;
    std::mutex reading_;
    std::unique_ptr<sqlite::Database> writer_;
    std::unique_ptr<sqlite::Database> reader_;
    std::optional<Appender> appender_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite_store(std::filesystem::path const& directory, Access access) {
    return std::make_unique<SqliteStore>(directory, access);
}

}  // namespace quorate::journal

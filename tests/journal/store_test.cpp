#include "journal/store.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "journal/audit.hpp"
#include "journal/replay.hpp"
#include "journal/sqlite.hpp"
#include "sample.hpp"

using namespace quorate;
using namespace quorate::journal;

namespace {

std::vector<Receipt> append(Store& store, std::vector<Group> const& groups) {
    return store.append(groups);
}

/// Changes the database behind the store's back, as somebody with the file could.
void tamper(sample::Folder const& folder, char const* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((folder.path() / "journal.sqlite").c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

/// A stream of four entries under two commands, with two signed heads.
void fill(Store& store, crypto::Suite suite) {
    auto const key = crypto::PrivateKey::generate(suite);
    auto const now = sample::command("c").instant;
    REQUIRE(store.create(sample::body, suite));
    append(store, {sample::group(0, "c1")});
    store.keep_head(sign_head(sample::body, store.stream(sample::body)->tree, now, key), key.public_key());
    append(store, {sample::group(2, "c2")});
    store.keep_head(sign_head(sample::body, store.stream(sample::body)->tree, now, key), key.public_key());
}

std::string first_finding(sample::Folder const& folder) {
    auto const store = open_sqlite_store(folder.path(), Access::read);
    auto const findings = check(*store, sample::body);
    return findings.empty() ? "" : findings.front().name;
}

}  // namespace

TEST_CASE("what is appended is there after the store is opened again") {
    sample::Folder const folder;
    std::vector<std::string> lines;
    crypto::Digest root;
    {
        auto const store = sample::open(folder);
        fill(*store, crypto::Suite::guomi);
        lines = store->entries(sample::body, {1, 100});
        root = store->stream(sample::body)->tree.root();
        CHECK(lines.size() == 4);
    }
    auto const store = sample::open(folder);
    CHECK(store->entries(sample::body, {1, 100}) == lines);
    CHECK(store->stream(sample::body)->tree.root() == root);
    CHECK(store->stream(sample::body)->suite == crypto::Suite::guomi);
    CHECK(store->heads(sample::body).size() == 2);
    CHECK(store->keys(sample::body).size() == 1);
    CHECK(store->streams().size() == 1);
    CHECK(check(*store, sample::body).empty());
    auto const commands = store->commands(sample::body, {1, 100});
    REQUIRE(commands.size() == 2);
    CHECK(commands[1].first == 3);
    CHECK(commands[1].last == 4);
    CHECK(command_from(commands[1].line) == sample::command("c2"));
}

TEST_CASE("a stream is replayed whole and in order, or not at all") {
    for (auto const suite : {crypto::Suite::guomi, crypto::Suite::international}) {
        sample::Folder const folder;
        constexpr std::uint64_t many = 5'000;  // more than are read at once
        {
            auto const store = sample::open(folder);
            REQUIRE(store->create(sample::body, suite));
            CHECK_NOTHROW(replay(*store, sample::body, [](Entry const&) { FAIL("an empty stream has no entries"); }));
            CHECK_THROWS_AS(replay(*store, BodyId{"other"}, [](Entry const&) {}), Fault);
            std::vector<Group> groups;
            for (std::uint64_t at = 0; at < many / 2; ++at) {
                groups.push_back(sample::group(2 * at, "c" + std::to_string(at)));
            }
            append(*store, groups);
            std::uint64_t seen = 0;
            replay(*store, sample::body, [&](Entry const& entry) { CHECK(entry.sequence == ++seen); });
            CHECK(seen == many);
        }
        auto const replayed = [&] {
            auto const store = open_sqlite_store(folder.path(), Access::read);
            replay(*store, sample::body, [](Entry const&) {});
        };
        CHECK_NOTHROW(replayed());
        tamper(folder, "UPDATE entry SET line = replace(line, '\"number\":0', '\"number\":7') WHERE sequence = 4321");
        CHECK_THROWS_AS(replayed(), Fault);
        tamper(folder, "UPDATE entry SET line = replace(line, '\"number\":7', '\"number\":0') WHERE sequence = 4321");
        CHECK_NOTHROW(replayed());
        tamper(folder, "UPDATE entry SET line = 'x' WHERE sequence = 17");
        CHECK_THROWS_AS(replayed(), Fault);
        tamper(folder, "DELETE FROM entry WHERE sequence = 17");
        CHECK_THROWS_AS(replayed(), Fault);
    }
}

TEST_CASE("the stored tree is the tree over the stored lines") {
    for (auto const suite : {crypto::Suite::guomi, crypto::Suite::international}) {
        sample::Folder const folder;
        auto const store = sample::open(folder);
        store->create(sample::body, suite);
        crypto::Frontier tree{crypto::hash_of(suite)};
        for (std::uint64_t size = 0; size < 30; size += 3) {
            append(*store, {sample::group(size, "c" + std::to_string(size), 3)});
            for (auto const& line : store->entries(sample::body, {size + 1, 3})) {
                tree.append(crypto::leaf_digest(crypto::hash_of(suite), line));
            }
            REQUIRE(store->stream(sample::body)->tree.root() == tree.root());
        }
    }
}

TEST_CASE("a command is carried out once") {
    sample::Folder const folder;
    auto const store = sample::open(folder);
    store->create(sample::body, crypto::Suite::guomi);
    auto const first = append(*store, {sample::group(0, "c1")});
    auto again = sample::group(0, "c1");
    again.command.instant += std::chrono::minutes{5};
    CHECK(append(*store, {sample::group(2, "c1")})[0].outcome == Outcome::repeated);
    auto const second = append(*store, {again, sample::group(2, "c2", 1), again});
    CHECK(first[0] == Receipt{Outcome::appended, 1, 2, {"vote.was-cast-0", "vote.was-cast-1"}});
    CHECK(second[0] == Receipt{Outcome::repeated, 1, 2, {"vote.was-cast-0", "vote.was-cast-1"}});
    CHECK(second[1] == Receipt{Outcome::appended, 3, 3, {"vote.was-cast-0"}});
    CHECK(second[2] == second[0]);
    CHECK(store->receipt(sample::body, {"c1"}) == second[0]);
    CHECK(!store->receipt(sample::body, {"c3"}));
    CHECK(store->stream(sample::body)->size() == 3);
}

TEST_CASE("an id serves one command alone, in one body") {
    sample::Folder const folder;
    auto const store = sample::open(folder);
    store->create(sample::body, crypto::Suite::guomi);
    store->create({"b2"}, crypto::Suite::international);
    append(*store, {sample::group(0, "c1")});
    auto other = sample::group(2, "c1");
    other.command.payload = R"({"choice":"nay"})";
    auto by_other = sample::group(2, "c1");
    by_other.command.actor.text = "p2";
    auto const receipts = append(*store, {other, by_other, sample::group(0, "c1", 2, {"b2"})});
    CHECK(receipts[0].outcome == Outcome::other_command);
    CHECK(receipts[1].outcome == Outcome::other_command);
    CHECK(receipts[2].outcome == Outcome::appended);
}

TEST_CASE("a decision on an old state is turned away, alone") {
    sample::Folder const folder;
    auto const store = sample::open(folder);
    store->create(sample::body, crypto::Suite::guomi);
    auto const receipts = append(*store, {sample::group(0, "c1"), sample::group(0, "c2"), sample::group(2, "c3"),
                                          sample::group(9, "c4"), sample::group(0, "c5", 1, {"nobody"})});
    CHECK(receipts[0].outcome == Outcome::appended);
    CHECK(receipts[1].outcome == Outcome::outdated);
    CHECK(receipts[2].outcome == Outcome::appended);
    CHECK(receipts[3].outcome == Outcome::outdated);
    CHECK(receipts[4].outcome == Outcome::unknown_body);
    CHECK(check(*store, sample::body).empty());
}

TEST_CASE("a body keeps its suite") {
    sample::Folder const folder;
    auto const store = sample::open(folder);
    CHECK(store->create(sample::body, crypto::Suite::guomi));
    CHECK(store->create(sample::body, crypto::Suite::guomi));
    CHECK(!store->create(sample::body, crypto::Suite::international));
    CHECK(!store->stream({"nobody"}));
}

TEST_CASE("one process writes; others may read meanwhile") {
    sample::Folder const folder;
    auto const store = sample::open(folder);
    fill(*store, crypto::Suite::guomi);
    try {
        auto const second = sample::open(folder);
        FAIL("two writers");
    } catch (Fault const& fault) {
        CHECK(std::string{fault.what()}.find("is open in another process") != std::string::npos);
    }
    auto const reader = open_sqlite_store(folder.path(), Access::read);
    CHECK(reader->stream(sample::body)->size() == 4);
    append(*store, {sample::group(4, "c3")});
    CHECK(reader->stream(sample::body)->size() == 6);
    CHECK_THROWS_AS((void)reader->append({}), Fault);
    CHECK_THROWS_AS(reader->create({"b2"}, crypto::Suite::guomi), Fault);
}

TEST_CASE("a journal is nobody else's to read") {
    sample::Folder const folder;
    auto const directory = folder.path() / "deeper" / "journal";
    auto const store = open_sqlite_store(directory, Access::write);
    store->create(sample::body, crypto::Suite::guomi);
    for (auto const* name : {".", "journal.sqlite", "journal.sqlite-wal", "journal.lock"}) {
        struct stat status{};
        REQUIRE(::stat((directory / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 0077U) == 0);
    }
}

TEST_CASE("what is no journal is not opened") {
    sample::Folder const folder;
    CHECK_THROWS_AS((void)open_sqlite_store(folder.path(), Access::read), Fault);
    tamper(folder, "CREATE TABLE t (a); PRAGMA user_version = 7");
    CHECK_THROWS_AS((void)open_sqlite_store(folder.path(), Access::write), Fault);
}

TEST_CASE("whatever is changed behind the store's back is found") {
    struct Case {
        char const* sql;
        char const* finding;
    };
    for (auto const& one : {
             Case{"UPDATE entry SET line = replace(line, '\"number\":1', '\"number\":2') WHERE sequence = 2",
                  "head.root"},
             Case{"UPDATE entry SET line = replace(line, '\"p1\"', '\"p2\"') WHERE sequence = 4", "entry.actor"},
             Case{"UPDATE entry SET line = 'x' WHERE sequence = 4", "entry.form"},
             Case{"UPDATE entry SET line = (SELECT line FROM entry WHERE sequence = 1) WHERE sequence = 2",
                  "entry.sequence"},
             Case{"UPDATE command SET line = replace(line, 'aye', 'nay') WHERE id = 'c2'", "entry.command"},
             Case{"UPDATE command SET line = replace(line, 'said', 'SAID') WHERE id = 'c1'", "entry.command"},
             Case{"DELETE FROM command WHERE id = 'c2'", "entry.command"},
             Case{"DELETE FROM command", "entry.without-command"},
             Case{"UPDATE head SET line = replace(line, '2026', '2027') WHERE size = 2", "head.signature"},
             Case{"UPDATE head SET line = replace(line, '\"size\":4', '\"size\":3')", "head.root"},
             Case{"DELETE FROM signer", "head.key"},
             Case{"UPDATE stream SET tree = (SELECT replace(tree, substr(tree, 1, 1), 'f') FROM stream)",
                  "stream.tree"},
         }) {
        sample::Folder const folder;
        fill(*sample::open(folder), crypto::Suite::guomi);
        REQUIRE(first_finding(folder).empty());
        tamper(folder, one.sql);
        CAPTURE(std::string{one.sql});
        CHECK(first_finding(folder) == std::string{one.finding});
    }
}

TEST_CASE("a stream that lost its end does not open") {
    sample::Folder const folder;
    fill(*sample::open(folder), crypto::Suite::guomi);
    tamper(folder, "DELETE FROM entry WHERE sequence = 4");
    CHECK_THROWS_AS(sample::open(folder), Fault);
}

TEST_CASE("a statement that is used again knows nothing of its last use, and holds nothing back meanwhile") {
    sample::Folder const folder;
    auto const file = (folder.path() / "some.sqlite").string();
    sqlite::Database writer{file, sqlite::Mode::create};
    CHECK(writer.text("PRAGMA journal_mode = WAL") == "wal");
    writer.run("CREATE TABLE some (word TEXT)");
    auto const insert = [&](bool bound) {
        sqlite::Statement statement{writer, "INSERT INTO some VALUES (?)"};
        if (bound) statement.bind(std::string_view{"first"});
        statement.run();
    };
    insert(true);
    insert(false);
    CHECK(writer.number("SELECT count(*) FROM some WHERE word IS NULL") == 1);
    sqlite::Database reader{file, sqlite::Mode::read_only};
    {
        sqlite::Statement words{reader, "SELECT word FROM some"};
        CHECK(words.step());  // and there is another row
    }
    insert(false);
    CHECK(writer.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0);
    sqlite::Statement one{reader, "SELECT word FROM some"};
    sqlite::Statement other{reader, "SELECT word FROM some"};
    CHECK(one.step());
    CHECK(other.step());
    CHECK(other.step());
    CHECK(one.bytes(0) == "first");
}

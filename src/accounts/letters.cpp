#include "accounts/letters.hpp"

#include "accounts/private_file.hpp"
#include "accounts/table.hpp"

namespace quorate::accounts {

namespace {

using journal::sqlite::Mode;
using journal::sqlite::Statement;

constexpr char kSchema[] = R"(
CREATE TABLE IF NOT EXISTS letter(
    letter TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    author TEXT NOT NULL,
    decision TEXT NOT NULL,
    superior TEXT NOT NULL,
    text TEXT NOT NULL,
    written INTEGER NOT NULL,
    handed_in INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS letter_of ON letter(body, author, decision);
)";

}  // namespace

Letters::Letters(std::filesystem::path const& file) : database_(private_file(file).string(), Mode::create) {
    database_.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
    database_.run(kSchema);
}

bool Letters::write(Letter const& letter) {
    std::lock_guard const lock(mutex_);
    Statement(database_,
              "INSERT INTO letter(letter, body, author, decision, superior, text, written) VALUES(?,?,?,?,?,?,?) "
              "ON CONFLICT(letter) DO UPDATE SET superior = excluded.superior, text = excluded.text, "
              "written = excluded.written WHERE body = excluded.body AND author = excluded.author "
              "AND decision = excluded.decision AND handed_in = 0")
        .bind(letter.letter, letter.body.text, letter.author.text, letter.decision.text, letter.superior, letter.text,
              seconds_of(letter.written))
        .run();
    return !nothing_changed(database_);
}

bool Letters::hand_in(BodyId const& body, PersonId const& author, std::string const& letter, Instant now) {
    std::lock_guard const lock(mutex_);
    Statement(database_,
              "UPDATE letter SET handed_in = ? WHERE letter = ? AND body = ? AND author = ? AND handed_in = 0")
        .bind(seconds_of(now), letter, body.text, author.text)
        .run();
    return !nothing_changed(database_);
}

bool Letters::drop(BodyId const& body, PersonId const& author, std::string const& letter) {
    std::lock_guard const lock(mutex_);
    Statement(database_, "DELETE FROM letter WHERE letter = ? AND body = ? AND author = ? AND handed_in = 0")
        .bind(letter, body.text, author.text)
        .run();
    return !nothing_changed(database_);
}

std::vector<Letter> Letters::about(BodyId const& body, PersonId const& author, DecisionId const& decision) {
    std::lock_guard const lock(mutex_);
    Statement rows(database_,
                   "SELECT letter, superior, text, written, handed_in FROM letter "
                   "WHERE body = ? AND author = ? AND decision = ? ORDER BY written, letter");
    rows.bind(body.text, author.text, decision.text);
    std::vector<Letter> letters;
    while (rows.step()) {
        Letter one{
            std::string(rows.bytes(0)), body, author, decision, std::string(rows.bytes(1)), std::string(rows.bytes(2)),
            instant_of(rows.number(3)), {}};
        if (rows.number(4) != 0) one.handed_in = instant_of(rows.number(4));
        letters.push_back(std::move(one));
    }
    return letters;
}

}  // namespace quorate::accounts

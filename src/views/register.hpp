#pragma once

#include <expected>

#include "base/refusal.hpp"
#include "views/procedures.hpp"
#include "views/query.hpp"

/// One register of procedures: what it is, and what is found in it.
namespace quorate::views {

/// An entry that was not given up, with the one that it stands under.
struct StandingEntry {
    InstanceId instance;
    std::string title;  ///< its subject; its procedure's title where it has none
    Word stage;
    std::optional<InstanceId> above;
};
BOOST_DESCRIBE_STRUCT(StandingEntry, (), (instance, title, stage, above))

struct RegisterPage {
    std::string name;
    std::string title;
    Article article;
    std::vector<ProcedureLine> procedures;  ///< that are kept in it
    std::vector<StandingEntry> standing;    ///< where any stands under another, the newest first
    std::vector<Person> people;
};
BOOST_DESCRIBE_STRUCT(RegisterPage, (), (name, title, article, procedures, standing, people))

/// Empty when neither the charter in force nor one that an entry of the reader's began under has such a register.
[[nodiscard]] std::optional<RegisterPage> register_page(Lens const& lens, std::string const& name);

enum class RegisterSort { newest, oldest, number, subject };
BOOST_DESCRIBE_ENUM(RegisterSort, newest, oldest, number, subject)

/// What of a register is wanted, as an address says it. An empty part leaves nothing out.
struct RegisterQuery {
    std::string name{};       ///< of the register
    std::string words{};      ///< parted by blanks; each stands somewhere in the entry as the reader reads it
    std::string year{};       ///< in which it was started: "2026"
    std::string stage{};      ///< "running", "completed", "refused", "withdrawn"
    std::string procedure{};  ///< by its name
    std::string fields{};     ///< "urgency=特急,handler=m1": what forms say; a day by its beginning, "2026-03"
    std::string late{};       ///< "yes": only what is late
    std::string sort{};       ///< by RegisterSort's words; the newest first where it is empty
    std::string offset{};     ///< how many of those found come before the page
};

/// The parts as an address names them, all but the register.
inline constexpr std::string_view kRegisterParts[] = {"words",  "year", "stage", "procedure",
                                                      "fields", "late", "sort",  "offset"};
/// `name_under` is what the address calls the register.
[[nodiscard]] RegisterQuery register_query(Query const& query, std::string_view name_under);

/// A field of the forms that the register's table shows, with what any entry has there where it can be asked for: each
/// choice, person, or month of a day.
struct RegisterColumn {
    std::string name;
    std::string label;
    std::string type;
    std::vector<Word> values;
};
BOOST_DESCRIBE_STRUCT(RegisterColumn, (), (name, label, type, values))

/// A page of what was found, and what can be asked for. Nothing here tells of entries that the reader may not know of.
struct RegisterEntries {
    std::vector<InstanceLine> entries;
    std::int64_t most = 0;           ///< on a page
    std::int64_t offset = 0;         ///< how many of those found come before it
    std::int64_t found = 0;          ///< on all pages
    std::int64_t known = 0;          ///< whatever was asked for, as what follows
    std::int64_t late = 0;           ///< of these
    std::vector<std::string> years;  ///< in which any was started, the latest first
    std::vector<Word> procedures;    ///< that any is of
    std::vector<Word> stages;        ///< that any is in
    std::vector<RegisterColumn> columns;
};
BOOST_DESCRIBE_STRUCT(RegisterEntries, (),
                      (entries, most, offset, found, known, late, years, procedures, stages, columns))

inline constexpr std::size_t kEntriesOnPage = 50;

/// Faults at /register, /words, /year, /stage, /procedure, /fields, /late, /sort and /offset. Whoever knows of no entry
/// of a register that no charter in force has is told that there is none.
[[nodiscard]] std::expected<RegisterEntries, std::vector<BadInput>> register_entries(Lens const& lens,
                                                                                     RegisterQuery const& query);

}  // namespace quorate::views

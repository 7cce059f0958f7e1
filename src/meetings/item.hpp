#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// One item on the table: opened, discussed, put off or noted (articles 19.2, 20).
namespace quorate::meetings {

struct OpenItem {
    static constexpr char kName[] = "item.open";
    ItemId item;
};
BOOST_DESCRIBE_STRUCT(OpenItem, (), (item))

struct MakeStatement {
    static constexpr char kName[] = "statement.make";
    ItemId item;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(MakeStatement, (), (item, text))

/// "Nothing to add": discussion is full when everybody has spoken or said so.
struct DeclineStatement {
    static constexpr char kName[] = "statement.decline";
    ItemId item;
};
BOOST_DESCRIBE_STRUCT(DeclineStatement, (), (item))

struct DeferItem {
    static constexpr char kName[] = "item.defer";
    ItemId item;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DeferItem, (), (item, reason))

/// Heard and noted: ends an item of a kind that may end so. Nothing is decided.
struct NoteItem {
    static constexpr char kName[] = "item.note";
    ItemId item;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NoteItem, (), (item, text))

struct ItemOpened {
    static constexpr char kName[] = "item.opened";
    ItemId item;
    std::vector<std::string> subjects;  ///< one question each; a single empty one where persons are not voted on
    std::int64_t quorum_present = 0;
    std::int64_t quorum_needed = 0;
};
BOOST_DESCRIBE_STRUCT(ItemOpened, (), (item, subjects, quorum_present, quorum_needed))

struct StatementMade {
    static constexpr char kName[] = "statement.made";
    ItemId item;
    PersonId by;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(StatementMade, (), (item, by, text))

struct StatementDeclined {
    static constexpr char kName[] = "statement.declined";
    ItemId item;
    PersonId by;
};
BOOST_DESCRIBE_STRUCT(StatementDeclined, (), (item, by))

struct ItemDeferred {
    static constexpr char kName[] = "item.deferred";
    ItemId item;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ItemDeferred, (), (item, reason))

struct ItemNoted {
    static constexpr char kName[] = "item.noted";
    ItemId item;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(ItemNoted, (), (item, text))

}  // namespace quorate::meetings

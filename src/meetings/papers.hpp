#pragma once

#include <vector>

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Papers in the hands of those they go to (article 18.2): who they are meant for, and who says to have read them.
namespace quorate::meetings {

// Commands

/// Whoever a paper of an item is meant for says to have read it.
struct ReadPaper {
    static constexpr char kName[] = "paper.read";
    ItemId item;
    PaperId paper;
};
BOOST_DESCRIBE_STRUCT(ReadPaper, (), (item, paper))

// Events

struct PaperRead {
    static constexpr char kName[] = "paper.read-by";
    ItemId item;
    PaperId paper;
};
BOOST_DESCRIBE_STRUCT(PaperRead, (), (item, paper))

/// Whom the item's papers go to with the notice: the members in the order of the roster, then those invited to the
/// item; nobody who withdraws from it (article 19.2).
[[nodiscard]] std::vector<PersonId> addressees_of(Scene const& scene, Meeting const& meeting, Item const& item);

}  // namespace quorate::meetings

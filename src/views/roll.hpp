#pragma once

#include "views/lens.hpp"

/// Who was at a meeting, as record, minutes, self-check and the room's page tell it alike (articles 19.2, 24).
namespace quorate::views {

/// When somebody came or went.
struct Passage {
    PersonId member;
    Instant at{};
};

/// The members of the meeting's day. Who attended is in exactly one of the first three lists, whenever they came.
struct Roll {
    std::vector<PersonId> present;
    std::vector<PersonId> on_leave;
    std::vector<PersonId> absent;
    std::vector<Passage> late;   ///< of those present: came after the opening
    std::vector<Passage> early;  ///< of those present: gone before the end, and not to withdraw from an item only
};

[[nodiscard]] Roll roll_of(Lens const& lens, quorate::meetings::Meeting const& meeting);

/// In the room just before and just after that moment.
[[nodiscard]] bool in_room_at(quorate::meetings::Presence const& presence, Instant when);

}  // namespace quorate::views

#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace quorate {

/// A name for one thing of one kind; ids of different kinds do not convert into each other. Ids are made outside the
/// pure rooms and passed in, so that deciding a command again gives the same events.
template <class Tag>
struct Id {
    std::string text;

    auto operator<=>(Id const&) const = default;
    [[nodiscard]] bool empty() const { return text.empty(); }
};

/// True when the text can serve as an id: 1 to 80 bytes of UTF-8 without blanks, control characters, '/', '"', '\'.
[[nodiscard]] bool valid_id(std::string_view text);

using BodyId = Id<struct BodyTag>;
using PersonId = Id<struct PersonTag>;
using UnitId = Id<struct UnitTag>;
using AuthorisationId = Id<struct AuthorisationTag>;
using MatterId = Id<struct MatterTag>;
using PaperId = Id<struct PaperTag>;
using MeetingId = Id<struct MeetingTag>;
using ItemId = Id<struct ItemTag>;
using DecisionId = Id<struct DecisionTag>;
using ReservationId = Id<struct ReservationTag>;
using DirectiveId = Id<struct DirectiveTag>;
using UrgentId = Id<struct UrgentTag>;
using InstanceId = Id<struct InstanceTag>;
using CommandId = Id<struct CommandTag>;

}  // namespace quorate

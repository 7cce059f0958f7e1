#pragma once

#include "views/parts.hpp"

/// What somebody sees who was asked to a meeting for single items only (article 19.3): those items, when to come in and
/// when to leave, and nothing else of the meeting.
namespace quorate::views {

struct VisitLine {
    ItemId item;
    MeetingId meeting;
    std::string meeting_title;
    Instant starts{};
    std::string place;
    bool sits = false;                 ///< the meeting is open now
    std::int64_t number = 0;           ///< the item's place on the agenda, from 1
    std::optional<MatterId> matter;    ///< while the reader may read of it
    std::optional<std::string> title;  ///< the same
    std::vector<PaperLine> papers;     ///< those the reader may read
    Word state;                        ///< waiting come-in inside leave
};
BOOST_DESCRIBE_STRUCT(VisitLine, (),
                      (item, meeting, meeting_title, starts, place, sits, number, matter, title, papers, state))

struct Visits {
    std::vector<VisitLine> visits;  ///< of meetings ahead and of one that sits; the earliest first
};
BOOST_DESCRIBE_STRUCT(Visits, (), (visits))

[[nodiscard]] Visits visits(Lens const& lens);

}  // namespace quorate::views

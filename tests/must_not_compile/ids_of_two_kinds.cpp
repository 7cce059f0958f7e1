// Ids of different kinds do not convert into each other.
#include "base/id.hpp"

quorate::ItemId take(quorate::MeetingId const& meeting, quorate::ItemId const& item) {
#ifdef QUORATE_CONTROL
    return meeting.empty() ? item : quorate::ItemId{meeting.text};
#else
    return meeting.empty() ? item : meeting;
#endif
}

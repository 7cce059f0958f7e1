#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Convening: the meeting's time and place (articles 8, 18, 19).
namespace quorate::meetings {

struct PlanMeeting {
    static constexpr char kName[] = "meeting.plan";
    MeetingId meeting;
    Instant starts{};
    std::string place;
    bool extraordinary = false;
};
BOOST_DESCRIBE_STRUCT(PlanMeeting, (), (meeting, starts, place, extraordinary))

/// Another time or place. After the notice the notice must go out again.
struct MoveMeeting {
    static constexpr char kName[] = "meeting.move";
    MeetingId meeting;
    Instant starts{};
    std::string place;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MoveMeeting, (), (meeting, starts, place, reason))

struct CancelMeeting {
    static constexpr char kName[] = "meeting.cancel";
    MeetingId meeting;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(CancelMeeting, (), (meeting, reason))

struct MeetingPlanned {
    static constexpr char kName[] = "meeting.planned";
    MeetingId meeting;
    std::int32_t number = 0;
    Instant starts{};
    std::string place;
    bool extraordinary = false;
};
BOOST_DESCRIBE_STRUCT(MeetingPlanned, (), (meeting, number, starts, place, extraordinary))

struct MeetingMoved {
    static constexpr char kName[] = "meeting.moved";
    MeetingId meeting;
    Instant starts{};
    std::string place;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MeetingMoved, (), (meeting, starts, place, reason))

struct MeetingCancelled {
    static constexpr char kName[] = "meeting.cancelled";
    MeetingId meeting;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (meeting, reason))

}  // namespace quorate::meetings

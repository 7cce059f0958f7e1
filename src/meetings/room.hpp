#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// The room: opening by quorum, who is in it and when, closing (article 19).
namespace quorate::meetings {

/// A member comes in. Before the opening this is the roll; by link only where the reading allows it.
struct EnterRoom {
    static constexpr char kName[] = "member.enter";
    MeetingId meeting;
    bool remote = false;
};
BOOST_DESCRIBE_STRUCT(EnterRoom, (), (meeting, remote))

struct LeaveRoom {
    static constexpr char kName[] = "member.leave";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(LeaveRoom, (), (meeting))

struct OpenMeeting {
    static constexpr char kName[] = "meeting.open";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(OpenMeeting, (), (meeting))

struct CloseMeeting {
    static constexpr char kName[] = "meeting.close";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(CloseMeeting, (), (meeting))

struct MemberEntered {
    static constexpr char kName[] = "member.entered";
    MeetingId meeting;
    PersonId member;
    bool remote = false;
};
BOOST_DESCRIBE_STRUCT(MemberEntered, (), (meeting, member, remote))

struct MemberLeft {
    static constexpr char kName[] = "member.left";
    MeetingId meeting;
    PersonId member;
};
BOOST_DESCRIBE_STRUCT(MemberLeft, (), (meeting, member))

/// The meeting is open: roster, rules and presiding person are settled for all that follows.
struct MeetingOpened {
    static constexpr char kName[] = "meeting.opened";
    MeetingId meeting;
    std::string charter;
    PersonId presider;
    std::vector<PersonId> roster;
    std::int64_t present = 0;
    std::int64_t quorum_needed = 0;
};
BOOST_DESCRIBE_STRUCT(MeetingOpened, (), (meeting, charter, presider, roster, present, quorum_needed))

/// Somebody left, and fewer than the charter needs remain: nothing more can be taken up until enough are back.
struct QuorumLost {
    static constexpr char kName[] = "quorum.lost";
    MeetingId meeting;
    std::int64_t present = 0;
    std::int64_t needed = 0;
};
BOOST_DESCRIBE_STRUCT(QuorumLost, (), (meeting, present, needed))

struct MeetingClosed {
    static constexpr char kName[] = "meeting.closed";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(MeetingClosed, (), (meeting))

}  // namespace quorate::meetings

#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// The notice: time and items told to the members, generally some days ahead (article 18.2).
namespace quorate::meetings {

struct SendNotice {
    static constexpr char kName[] = "notice.send";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(SendNotice, (), (meeting))

struct AcknowledgeNotice {
    static constexpr char kName[] = "notice.acknowledge";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeNotice, (), (meeting))

/// The notice went to all members of the day; the agenda and the papers at that moment went with it.
struct NoticeSent {
    static constexpr char kName[] = "notice.sent";
    MeetingId meeting;
    std::vector<PersonId> to;
};
BOOST_DESCRIBE_STRUCT(NoticeSent, (), (meeting, to))

struct NoticeAcknowledged {
    static constexpr char kName[] = "notice.acknowledged";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(NoticeAcknowledged, (), (meeting))

/// The last moment at which the notice is in time, by the body's reading of "two days" (article 18.2).
[[nodiscard]] Instant notice_deadline(Scene const& scene, Meeting const& meeting, charter::Rules const& rules);

}  // namespace quorate::meetings

#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Convening: the meeting's time and place, its agenda, its notice (articles 8, 18, 19).
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

struct AddToAgenda {
    static constexpr char kName[] = "agenda.add";
    MeetingId meeting;
    ItemId item;
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(AddToAgenda, (), (meeting, item, matter))

struct RemoveFromAgenda {
    static constexpr char kName[] = "agenda.remove";
    ItemId item;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RemoveFromAgenda, (), (item, reason))

/// The whole agenda in its new order.
struct OrderAgenda {
    static constexpr char kName[] = "agenda.order";
    MeetingId meeting;
    std::vector<ItemId> items;
};
BOOST_DESCRIBE_STRUCT(OrderAgenda, (), (meeting, items))

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

struct InviteObserver {
    static constexpr char kName[] = "observer.invite";
    ItemId item;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(InviteObserver, (), (item, person))

struct UninviteObserver {
    static constexpr char kName[] = "observer.uninvite";
    ItemId item;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(UninviteObserver, (), (item, person))

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

struct ItemAdded {
    static constexpr char kName[] = "item.added";
    MeetingId meeting;
    ItemId item;
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(ItemAdded, (), (meeting, item, matter))

struct ItemRemoved {
    static constexpr char kName[] = "item.removed";
    ItemId item;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ItemRemoved, (), (item, reason))

struct AgendaOrdered {
    static constexpr char kName[] = "agenda.ordered";
    MeetingId meeting;
    std::vector<ItemId> items;
};
BOOST_DESCRIBE_STRUCT(AgendaOrdered, (), (meeting, items))

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

struct ObserverInvited {
    static constexpr char kName[] = "observer.invited";
    ItemId item;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(ObserverInvited, (), (item, person))

struct ObserverUninvited {
    static constexpr char kName[] = "observer.uninvited";
    ItemId item;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(ObserverUninvited, (), (item, person))

/// The last moment at which the notice is in time, by the body's reading of "two days" (article 18.2).
[[nodiscard]] Instant notice_deadline(Scene const& scene, Meeting const& meeting, charter::Rules const& rules);

}  // namespace quorate::meetings

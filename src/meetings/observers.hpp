#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Observers: others who attend given items, in the room for these alone (article 19.3).
namespace quorate::meetings {

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

/// An observer comes in for an item, and only for one they were asked to.
struct EnterAsObserver {
    static constexpr char kName[] = "observer.enter";
    ItemId item;
};
BOOST_DESCRIBE_STRUCT(EnterAsObserver, (), (item))

struct LeaveAsObserver {
    static constexpr char kName[] = "observer.leave";
    ItemId item;
};
BOOST_DESCRIBE_STRUCT(LeaveAsObserver, (), (item))

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

struct ObserverEntered {
    static constexpr char kName[] = "observer.entered";
    ItemId item;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(ObserverEntered, (), (item, person))

struct ObserverLeft {
    static constexpr char kName[] = "observer.left";
    ItemId item;
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(ObserverLeft, (), (item, person))

}  // namespace quorate::meetings

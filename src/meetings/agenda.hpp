#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// The agenda: which accepted matters a meeting takes up, in what order (articles 16, 18.2).
namespace quorate::meetings {

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

}  // namespace quorate::meetings

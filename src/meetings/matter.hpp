#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Matters: proposed, prepared, settled by the chair (articles 13.2, 15 to 17, 18.2), and taken up again
/// (reconsideration).
namespace quorate::meetings {

struct ProposeMatter {
    static constexpr char kName[] = "matter.propose";
    MatterId matter;
    std::string kind;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::optional<UnitId> unit;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
    std::optional<DecisionId> reconsiders;
    std::optional<UrgentId> ratifies;
};
BOOST_DESCRIBE_STRUCT(ProposeMatter, (), (matter, kind, title, gist, basis, unit, persons, sum, reconsiders, ratifies))

/// Changes a matter that is not yet on an agenda.
struct AmendMatter {
    static constexpr char kName[] = "matter.amend";
    MatterId matter;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
};
BOOST_DESCRIBE_STRUCT(AmendMatter, (), (matter, title, gist, basis, persons, sum))

struct AcceptMatter {
    static constexpr char kName[] = "matter.accept";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(AcceptMatter, (), (matter))

struct DeclineMatter {
    static constexpr char kName[] = "matter.decline";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DeclineMatter, (), (matter, reason))

struct WithdrawMatter {
    static constexpr char kName[] = "matter.withdraw";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawMatter, (), (matter, reason))

/// A member agrees that a decided matter is taken up again.
struct ConsentToReconsider {
    static constexpr char kName[] = "reconsideration.consent";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(ConsentToReconsider, (), (matter))

struct MatterProposed {
    static constexpr char kName[] = "matter.proposed";
    MatterId matter;
    std::string kind;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::optional<UnitId> unit;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
    std::optional<DecisionId> reconsiders;
    std::optional<UrgentId> ratifies;
};
BOOST_DESCRIBE_STRUCT(MatterProposed, (), (matter, kind, title, gist, basis, unit, persons, sum, reconsiders, ratifies))

struct MatterAmended {
    static constexpr char kName[] = "matter.amended";
    MatterId matter;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
};
BOOST_DESCRIBE_STRUCT(MatterAmended, (), (matter, title, gist, basis, persons, sum))

struct MatterAccepted {
    static constexpr char kName[] = "matter.accepted";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(MatterAccepted, (), (matter))

struct MatterDeclined {
    static constexpr char kName[] = "matter.declined";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MatterDeclined, (), (matter, reason))

struct MatterWithdrawn {
    static constexpr char kName[] = "matter.withdrawn";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MatterWithdrawn, (), (matter, reason))

struct ReconsiderationConsented {
    static constexpr char kName[] = "reconsideration.consented";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(ReconsiderationConsented, (), (matter))

}  // namespace quorate::meetings

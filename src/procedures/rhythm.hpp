#pragma once

#include <functional>
#include <string>
#include <vector>

#include "procedures/form.hpp"
#include "procedures/procedures.hpp"

/// What comes round in a year, and whether it was gone through: what the charter expects of each period, against the
/// procedures that were started in it.
namespace quorate::procedures {

/// The periods of a calendar year, in their order: one, two, four or twelve.
[[nodiscard]] std::vector<Period> periods_of(charter::Every every, int year);

enum class TurnStage {
    done,
    running,  ///< begun, so often as is asked
    due,      ///< its time runs
    late,     ///< its time is over
    ahead,
};
BOOST_DESCRIBE_ENUM(TurnStage, done, running, due, late, ahead)

/// One period of the body or of one member.
struct Turn {
    Period period;
    Date until{};     ///< the last day of its time: that of the period, or sooner where the rhythm says so
    PersonId member;  ///< empty: of the body
    std::int32_t done = 0;
    std::int32_t running = 0;
    TurnStage stage = TurnStage::ahead;
    std::vector<InstanceId> entries;  ///< those that count, as they were started
};

struct Round {
    charter::Rhythm rhythm;   ///< as the last of its periods knew it
    std::vector<Turn> turns;  ///< by period, and then in the order of the roster
};

/// Whether an instance counts, for a reader who does not know of every one.
using Counts = std::function<bool(Instance const&)>;

/// All that comes round, for one calendar year as it stands `today`. Article 41: each period goes by the charter in
/// force on its last day, or today while it has not come so far. Of the members, those who are in office on that day.
/// What was refused or withdrawn does not count. A period that is over is missed by nobody for whom it was not whole:
/// where the body was founded, the rhythm came into force, or the member came into office after it had begun, it is
/// left out unless something was done; and a term within the period binds only those for whom it was whole so far.
/// What counts working days of a year whose holidays nobody entered, or a number the body has not set, has until the
/// end of the period.
[[nodiscard]] std::vector<Round> rounds_of(Scene const& scene, charter::Library const& charters, int year, Date today,
                                           Counts const& counts);

}  // namespace quorate::procedures

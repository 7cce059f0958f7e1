#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Time as a command: lapses are decided, recorded and replayed like everything else (articles 18, 25, 26).
namespace quorate::meetings {

/// Sent by the desk when the earliest deadline has come; not a person's command.
struct ReachClock {
    static constexpr char kName[] = "clock.reached";
};
BOOST_DESCRIBE_STRUCT(ReachClock, (), ())

/// Why a month went by without a meeting.
struct ExplainMonth {
    static constexpr char kName[] = "month.explain";
    std::string month;  ///< "2026-03"
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ExplainMonth, (), (month, reason))

struct MonthPassed {
    static constexpr char kName[] = "month.without-meeting";
    std::string month;
};
BOOST_DESCRIBE_STRUCT(MonthPassed, (), (month))

struct MonthExplained {
    static constexpr char kName[] = "month.explained";
    std::string month;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MonthExplained, (), (month, reason))

/// An exception the charter allows was used: the rule that generally holds, the reason, and where.
struct DeviationRecorded {
    static constexpr char kName[] = "deviation.recorded";
    std::string place;
    std::string rule;
    std::string anchor;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DeviationRecorded, (), (place, rule, anchor, reason))

/// When the desk must send `clock.reached` next; empty when nothing waits for time.
[[nodiscard]] std::optional<Instant> next_deadline(Scene const& scene, charter::Library const& charters);

}  // namespace quorate::meetings

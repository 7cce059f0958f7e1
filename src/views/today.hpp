#pragma once

#include "views/layouts.hpp"

namespace quorate::views {

/// One thing that waits for the reader.
struct Task {
    std::string what;     ///< name of the task in the catalogue: "minutes.sign"
    std::string label;    ///< "签发会议纪要"
    std::string title;    ///< of the thing: "第 11 次会议"
    std::string at;       ///< its place: "meeting:g11"
    std::string urgency;  ///< "late" "today" "soon" "open"
    std::optional<Instant> due;
};
BOOST_DESCRIBE_STRUCT(Task, (), (what, label, title, at, urgency, due))

struct Lights {
    std::int64_t red = 0;    ///< overdue, or a problem without an answer
    std::int64_t amber = 0;  ///< due within the week
    std::int64_t green = 0;
};
BOOST_DESCRIBE_STRUCT(Lights, (), (red, amber, green))

/// The month's meeting (article 18).
struct Cadence {
    std::string month;  ///< "2026-03"
    std::int64_t held = 0;
    std::vector<std::string> unexplained;  ///< earlier months without a meeting that still want a reason
    Article by;
};
BOOST_DESCRIBE_STRUCT(Cadence, (), (month, held, unexplained, by))

/// A closed meeting whose own inspection found something against the charter.
struct UnsoundLine {
    MeetingId meeting;
    std::string title;
    std::int64_t bad = 0;
    std::int64_t open = 0;
};
BOOST_DESCRIBE_STRUCT(UnsoundLine, (), (meeting, title, bad, open))

/// 今日: what the reader has to do and what comes next, by the reader's offices.
struct Today {
    Person reader;
    std::string body_name;
    std::optional<MeetingCard> live;  ///< a meeting that is open now
    std::optional<MeetingCard> next;
    bool prepares = false;            ///< convening meetings or sending their notice is the reader's
    std::vector<Task> tasks;          ///< most urgent first
    std::vector<MeetingCard> recent;  ///< closed meetings whose minutes or directives are not finished, newest first
    Lights directives;
    Cadence cadence;
    std::vector<UnsoundLine> unsound;  ///< for inspectors, of the last year; newest first
    std::vector<AwayView> away;        ///< who is taken up in the week that begins today, by the charter's calendars
};
BOOST_DESCRIBE_STRUCT(Today, (),
                      (reader, body_name, live, next, prepares, tasks, recent, directives, cadence, unsound, away))

[[nodiscard]] Today today(Lens const& lens);

}  // namespace quorate::views

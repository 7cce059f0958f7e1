#pragma once

#include "views/layouts.hpp"

/// The body's year: its meetings, what comes round and how far it is, and what falls due.
namespace quorate::views {

struct YearMeeting {
    MeetingId meeting;
    std::string title;
    Instant starts{};
    Word stage;
    std::int64_t items = 0;
};
BOOST_DESCRIBE_STRUCT(YearMeeting, (), (meeting, title, starts, stage, items))

/// A month of the calendar in which no meeting was held, with the reason where one was given (article 18).
struct YearMonth {
    std::string month;  ///< "2026-03"
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(YearMonth, (), (month, reason))

struct TurnEntry {
    InstanceId instance;
    std::string title;
    Word stage;
};
BOOST_DESCRIBE_STRUCT(TurnEntry, (), (instance, title, stage))

/// One period of something that comes round, of the body or of one member.
struct TurnView {
    std::string period;  ///< in words: a year, a half, a quarter, a month
    Date from{};
    Date to{};
    Date until{};  ///< the last day of its time
    std::optional<PersonId> member;
    std::optional<std::string> name;  ///< of the member
    Word stage;
    std::int32_t done = 0;
    std::vector<TurnEntry> entries;
};
BOOST_DESCRIBE_STRUCT(TurnView, (), (period, from, to, until, member, name, stage, done, entries))

struct RoundView {
    std::string name;
    std::string title;
    Article article;
    Word force;         ///< must or generally
    std::string often;  ///< in words: once a year, by each member
    std::string register_name;
    std::vector<std::string> first_responsible;
    std::int32_t times = 1;
    bool each_member = false;
    std::int64_t done = 0;  ///< turns that are, of those shown
    std::int64_t late = 0;
    std::vector<TurnView> turns;
};
BOOST_DESCRIBE_STRUCT(RoundView, (),
                      (name, title, article, force, often, register_name, first_responsible, times, each_member, done,
                       late, turns))

/// What a register took in during the year.
struct YearRegister {
    std::string name;
    std::string title;
    std::int64_t begun = 0;
    std::int64_t ended = 0;
    std::int64_t running = 0;  ///< today, in the present year only
    std::int64_t late = 0;     ///< of these
};
BOOST_DESCRIBE_STRUCT(YearRegister, (), (name, title, begun, ended, running, late))

struct YearFigures {
    std::int64_t held = 0;    ///< meetings
    std::int64_t passed = 0;  ///< decisions
    std::int64_t failed = 0;  ///< put to the vote, and not passed
    std::int64_t directives = 0;
    std::int64_t carried_out = 0;
    std::optional<std::int64_t> authorisations;  ///< in force on any day of it; for those who may know of them
};
BOOST_DESCRIBE_STRUCT(YearFigures, (), (held, passed, failed, directives, carried_out, authorisations))

struct YearPage {
    std::int32_t year = 0;
    bool current = false;
    bool whole = false;               ///< the reader knows of every meeting of the body, and not only of some
    std::vector<std::int32_t> years;  ///< from the first to the next
    YearFigures figures;
    std::vector<YearMeeting> meetings;  ///< the earliest first
    std::vector<YearMonth> without_meeting;
    std::vector<RoundView> rounds;
    std::vector<YearRegister> registers;
    std::vector<InstanceLine> due;  ///< steps with a term in this year, the earliest first
    std::vector<LayoutFigures> layouts;
};
BOOST_DESCRIBE_STRUCT(YearPage, (),
                      (year, current, whole, years, figures, meetings, without_meeting, rounds, registers, due,
                       layouts))

/// "2026", or the present year for "". Empty for what is no year. Each reader finds what they may know of: of what
/// comes round for each member, all of it for readers of its register and for who keeps the record, otherwise one's
/// own.
[[nodiscard]] std::optional<YearPage> year_page(Lens const& lens, std::string const& year);

/// The year that a page is asked for: "2026", or the present one for "". Empty for what is no year.
[[nodiscard]] std::optional<std::int32_t> year_asked(Lens const& lens, std::string const& year);
/// Those that can be looked at, and this one: from the year the body was founded, or held a meeting that was entered
/// later, to the next.
[[nodiscard]] std::vector<std::int32_t> years_of(Lens const& lens, std::int32_t year);

/// A turn that is late, or whose time ends soon: of the body for those who may start it, of a member for that one.
struct RoundTask {
    bool missed = false;
    std::string title;
    std::string at;  ///< "year:2026"
    Date until{};
};
[[nodiscard]] std::vector<RoundTask> rounds_waiting(Lens const& lens);

}  // namespace quorate::views

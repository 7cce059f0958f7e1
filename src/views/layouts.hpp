#pragma once

#include <expected>

#include "base/refusal.hpp"
#include "views/procedures.hpp"

/// Entries of a register in the shapes that its charter gives them, beside the table.
namespace quorate::views {

/// Some days that an entry takes up.
struct CalendarBar {
    InstanceId instance;
    std::string title;    ///< of the procedure
    std::string subject;  ///< what it is about; the title where it says nothing
    Date from{};
    Date to{};   ///< the last day
    Word state;  ///< asked, returned, unanswered (its days have come before it was settled), ahead, now, over
};
BOOST_DESCRIBE_STRUCT(CalendarBar, (), (instance, title, subject, from, to, state))

struct CalendarRow {
    PersonId person;
    std::string name;
    std::vector<CalendarBar> bars;  ///< the earliest first
};
BOOST_DESCRIBE_STRUCT(CalendarRow, (), (person, name, bars))

/// Who is taken up on which days of a month: what was not given up, under way or completed.
struct CalendarView {
    std::string name;
    std::string title;
    Article article;
    bool own = false;               ///< of the reader alone, who may not know of the others'
    std::vector<CalendarRow> rows;  ///< every member, then whoever else has something there
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (name, title, article, own, rows))

/// Somebody who is taken up today or in the days that follow.
struct AwayLine {
    std::string name;
    CalendarBar bar;
};
BOOST_DESCRIBE_STRUCT(AwayLine, (), (name, bar))

/// What a calendar says of the days that begin with this one, the earliest first.
struct AwayView {
    std::string title;
    std::string register_name;
    std::vector<AwayLine> lines;
};
BOOST_DESCRIBE_STRUCT(AwayView, (), (title, register_name, lines))

struct LayoutsPage {
    std::string month;       ///< "2026-11", of the calendars
    std::vector<Date> free;  ///< days of it that are not worked, as far as the holidays of its year are entered
    std::vector<CalendarView> calendars;
};
BOOST_DESCRIBE_STRUCT(LayoutsPage, (), (month, free, calendars))

/// What is wanted of a register, as an address says it.
struct LayoutsQuery {
    std::string name{};   ///< of the register
    std::string month{};  ///< "2026-11"; the present one where it is empty
};
/// The parts as an address names them, all but the register.
inline constexpr std::string_view kLayoutParts[] = {"month"};

/// By the charter in force. Faults at /register and /month.
[[nodiscard]] std::expected<LayoutsPage, std::vector<BadInput>> layouts_page(Lens const& lens,
                                                                             LayoutsQuery const& query);
/// Of every calendar that has something for the reader in the week that begins today.
[[nodiscard]] std::vector<AwayView> away_soon(Lens const& lens);

}  // namespace quorate::views

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
    Date to{};  ///< the last day
    /// asked, returned, unanswered (its days have come before it was settled), ahead, now, over; of a term: due,
    /// returned, overdue, met
    Word state;
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
    bool terms = false;             ///< its days are those until which something is to be done
    std::vector<CalendarRow> rows;  ///< every member, then whoever else has something there; of terms only the latter
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (name, title, article, own, terms, rows))

/// What a board, or a list by member, by choice or by step, comes to.
struct LayoutFigure {
    std::string label;
    std::int64_t value = 0;
    bool weighty = false;  ///< there should be none
};
BOOST_DESCRIBE_STRUCT(LayoutFigure, (), (label, value, weighty))

/// Where an entry stands in one of the columns.
struct BoardCell {
    Word stage;
    std::optional<Instant> at;             ///< when it was done
    std::optional<std::string> waits_for;  ///< while it is open, in words
    std::optional<Instant> due;
    bool late = false;
};
BOOST_DESCRIBE_STRUCT(BoardCell, (), (stage, at, waits_for, due, late))

/// An entry with what it goes together with, or one half that stands alone.
struct BoardRow {
    std::optional<InstanceId> instance;  ///< none where the entry is missing
    std::optional<std::string> number;
    std::string title;
    std::optional<std::string> pair;
    std::optional<InstanceId> pair_instance;  ///< where it is an entry that the reader may know of
    std::vector<std::string> whose;
    std::vector<BoardCell> cells;
    bool unpaired = false;
    bool unfinished = false;  ///< its year is over, and it is not through the last column
};
BOOST_DESCRIBE_STRUCT(BoardRow, (), (instance, number, title, pair, pair_instance, whose, cells, unpaired, unfinished))

/// How far every entry of a year is, and what is missing of pairs.
struct BoardView {
    std::string name;
    std::string title;
    Article article;
    bool own = false;
    std::vector<std::string> first_responsible;
    std::string label;        ///< what an entry is called
    std::string pair_label;   ///< and what it goes together with; empty where the charter pairs nothing
    std::string whose_label;  ///< empty: whoever started it
    std::vector<StepName> columns;
    std::vector<BoardRow> rows;
    std::vector<LayoutFigure> figures;
};
BOOST_DESCRIBE_STRUCT(BoardView, (),
                      (name, title, article, own, first_responsible, label, pair_label, whose_label, columns, rows,
                       figures))

struct MemberRow {
    PersonId person;
    std::string name;
    bool member = false;                ///< and not only somebody who carries something
    std::vector<InstanceLine> entries;  ///< the oldest first
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (person, name, member, entries))

/// What each member carries in a year.
struct MembersView {
    std::string name;
    std::string title;
    Article article;
    bool own = false;
    std::vector<std::string> first_responsible;
    std::vector<MemberRow> rows;
    std::vector<LayoutFigure> figures;
};
BOOST_DESCRIBE_STRUCT(MembersView, (), (name, title, article, own, first_responsible, rows, figures))

/// One of the choices that a form offers, with the entries of the year that chose it.
struct ChoiceRow {
    std::string choice;
    std::vector<std::string> whose;     ///< each once, in the order of the roster
    std::vector<InstanceLine> entries;  ///< the oldest first
};
BOOST_DESCRIBE_STRUCT(ChoiceRow, (), (choice, whose, entries))

/// Who has what in hand of each choice, and which of them nobody has.
struct ChoicesView {
    std::string name;
    std::string title;
    Article article;
    bool own = false;
    std::vector<std::string> first_responsible;
    std::vector<ChoiceRow> rows;  ///< as the charter has them
    std::vector<LayoutFigure> figures;
};
BOOST_DESCRIBE_STRUCT(ChoicesView, (), (name, title, article, own, first_responsible, rows, figures))

/// An entry under the step that it stands at.
struct StepEntry {
    InstanceId instance;
    std::optional<std::string> number;
    std::string subject;  ///< what it is about; the title of its procedure where it says nothing
    std::optional<std::string> waits_for;
    std::optional<Instant> due;
    bool late = false;
    bool returned = false;
    std::int32_t urged = 0;
};
BOOST_DESCRIBE_STRUCT(StepEntry, (), (instance, number, subject, waits_for, due, late, returned, urged))

struct StepRow {
    std::string title;               ///< of the step
    std::vector<StepEntry> entries;  ///< the earliest term first, then the oldest
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (title, entries))

/// What is under way, under the steps that are open.
struct StepsView {
    std::string name;
    std::string title;
    Article article;
    bool own = false;
    std::vector<std::string> first_responsible;
    std::vector<StepRow> rows;  ///< in the order of the procedures, those at which something stands
    std::vector<LayoutFigure> figures;
};
BOOST_DESCRIBE_STRUCT(StepsView, (), (name, title, article, own, first_responsible, rows, figures))

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
    std::vector<StepsView> steps;
    std::int32_t year = 0;  ///< of the boards and of what is set out by member or by choice
    std::vector<std::int32_t> years;
    std::vector<BoardView> boards;
    std::vector<MembersView> members;
    std::vector<ChoicesView> choices;
};
BOOST_DESCRIBE_STRUCT(LayoutsPage, (), (month, free, calendars, steps, year, years, boards, members, choices))

/// What is wanted of a register, as an address says it.
struct LayoutsQuery {
    std::string name{};   ///< of the register
    std::string month{};  ///< "2026-11"; the present one where it is empty, as of the year
    std::string year{};   ///< "2026"
};
/// The parts as an address names them, all but the register.
inline constexpr std::string_view kLayoutParts[] = {"month", "year"};

/// By the charter in force. Faults at /register, /month and /year.
[[nodiscard]] std::expected<LayoutsPage, std::vector<BadInput>> layouts_page(Lens const& lens,
                                                                             LayoutsQuery const& query);
struct LayoutFigures {
    std::string title;
    std::string register_name;
    std::vector<LayoutFigure> figures;
};
BOOST_DESCRIBE_STRUCT(LayoutFigures, (), (title, register_name, figures))

/// Of everything of that year that is the reader's to know of everybody.
[[nodiscard]] std::vector<LayoutFigures> layout_figures(Lens const& lens, int year);

/// Something of the present year that stands without the other half of its pair.
struct MissingHalf {
    std::string title;
    InstanceId instance;
};
/// Told to those who are first responsible for the procedure that would pair it; where the charter names nobody, to
/// those who may start it.
[[nodiscard]] std::vector<MissingHalf> halves_missing(Lens const& lens);
/// Choices that no entry of the present year took, all of one layout in one line.
struct MissingChoices {
    std::string title;
    std::string register_name;
};
/// Told as halves are; nothing where nothing was entered for the year yet.
[[nodiscard]] std::vector<MissingChoices> choices_missing(Lens const& lens);
/// Of every calendar that has something for the reader in the week that begins today.
[[nodiscard]] std::vector<AwayView> away_soon(Lens const& lens);

}  // namespace quorate::views

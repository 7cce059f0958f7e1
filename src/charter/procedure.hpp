#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/citation.hpp"
#include "charter/office.hpp"

/// A procedure as a charter writes it: a register it is kept in, a form, and steps with those who do them. Whatever the
/// engine does with one comes from here; there is no code of its own for any procedure.
namespace quorate::charter {

enum class FieldType {
    text,
    number,
    date,
    period,
    person,
    people,  ///< several, each once
    place,
    sum,
    choice,
    file,
    matter,
    decision,
    meeting,  ///< one that was held
    entry,    ///< an entry of a register, which it stands under
};
BOOST_DESCRIBE_ENUM(FieldType, text, number, date, period, person, people, place, sum, choice, file, matter, decision,
                    meeting, entry)

/// How far an entry must be to be named.
enum class EntryStage {
    running,    ///< under way
    completed,  ///< through, to its last step
};

/// How many of one procedure may name the same entry.
enum class Once {
    at_a_time,  ///< one that is under way
    ever,       ///< one, completed or under way
};
BOOST_DESCRIBE_ENUM(Once, at_a_time, ever)

/// A number or a sum of the form against what the charter names.
struct Limit {
    bool least = true;        ///< so much or more; false: less
    std::string written;      ///< as the charter has it; empty where the body sets it
    std::string parameter;    ///< before it is set, whatever the form holds is so much
    std::int64_t number = 0;  ///< a sum in fen
    bool operator==(Limit const&) const = default;
};

/// What the form must say: one of these choices, or so much. An empty field says neither.
struct Condition {
    std::string field;
    std::vector<std::string> values;
    std::optional<Limit> limit;
    bool operator==(Condition const&) const = default;
};

struct FormField {
    std::string name;
    std::string label;
    FieldType type = FieldType::text;
    bool optional = false;
    std::vector<std::string> choices;  ///< of a choice, in the order shown
    std::vector<std::string> without;  ///< words that a text must not hold: no request inside a report
    std::vector<std::string> day_of;   ///< steps: a date is the day of the first of them that was taken
    std::string register_name;         ///< of an entry: the register it is kept in
    std::vector<Condition> needed;     ///< an optional one must be filled in where all of these hold
    std::optional<EntryStage> stage;   ///< of an entry; where the charter does not say, it is not given up
    std::optional<Once> once;          ///< an entry is not named twice
};

enum class StepAct {
    act,          ///< done by one of those named
    approve,      ///< yes or no, by one
    countersign,  ///< yes or no, by all, any or some of a group
    circulate,    ///< read by a group
    consent,      ///< read by a group, and agreed to
    talk,         ///< each of a group has talked with every other
    consult,      ///< opinions asked, given, and each of them used or answered
    external,     ///< the answer of somebody outside, entered with its evidence
    decide,       ///< by the body at a meeting, on a matter
    sign,
    seal,  ///< limit to the very paper
    issue,
    file,
};
BOOST_DESCRIBE_ENUM(StepAct, act, approve, countersign, circulate, consent, talk, consult, external, decide, sign, seal,
                    issue, file)
/// True for steps that take the hands of a group.
[[nodiscard]] bool of_group(StepAct act);

/// Who does a step: holders of an office, whoever started the procedure, persons whom the form names.
struct Doers {
    std::vector<Office> offices;
    std::vector<std::string> fields;
    bool starter = false;
};

enum class TermUnit { hours, days, working_days };
BOOST_DESCRIBE_ENUM(TermUnit, hours, days, working_days)

/// How long a step may take, or until the end of which day. A number the text does not give is a parameter of the body,
/// and there is no term before it is set; nor is there one while the form names no day.
struct StepTerm {
    std::int32_t count = 0;
    TermUnit unit = TermUnit::days;
    std::string parameter;
    std::string field;  ///< the date of the form
};

/// What comes of a step that was not done in its term.
enum class Lapse {
    late,    ///< it is late, and said so
    passes,  ///< silence is consent
    ends,    ///< silence is refusal
};
BOOST_DESCRIBE_ENUM(Lapse, late, passes, ends)

struct ProcedureStep {
    std::string name;
    std::string title;
    Citation by;
    StepAct act = StepAct::act;
    Doers doers;
    std::string who;                     ///< the person outside whose answer is entered
    std::string via;                     ///< through whom it goes out
    std::vector<std::string> after;      ///< all of these must be over; none: the procedure begins with it
    std::vector<Condition> when;         ///< all must hold, or the step is passed over
    std::int32_t need = 0;               ///< of a group: so many; 0: all
    std::vector<std::string> fills;      ///< fields of the form that are filled in here
    std::string paper;                   ///< the file of the form that is signed, sealed or issued
    std::vector<std::string> kinds;      ///< of the matters that may be put to the meeting; none: every kind
    std::optional<StepTerm> not_before;  ///< it is done when so much time has gone by, and no sooner
    std::optional<StepTerm> within;
    Lapse lapse = Lapse::late;
    std::vector<Office> escalate;  ///< who is told when it is late
    bool evidence = false;         ///< a file must stand behind what is entered
    bool by_other = false;         ///< nobody does it on what they started themselves
    bool hand_over = false;        ///< may be handed to somebody else
    bool add_signers = false;      ///< others may be asked to sign as well
};

struct Procedure {
    std::string name;
    std::string title;
    Citation by;
    std::vector<Office> start;    ///< who may start it
    std::string register_name;    ///< where it is kept
    std::string number_at;        ///< the step that gives it its number, "start", or empty: it has none
    std::optional<Office> first;  ///< who is first responsible for all that is done by it
    std::string leave;            ///< the period during which whoever started it is on leave from meetings
    std::vector<FormField> form;
    std::vector<ProcedureStep> steps;  ///< in an order in which each comes after those it waits for

    [[nodiscard]] ProcedureStep const* step(std::string_view step_name) const;
    [[nodiscard]] FormField const* field(std::string_view field_name) const;
    /// The step that fills the field in; nullptr when it is filled in at the start.
    [[nodiscard]] ProcedureStep const* filled_at(std::string_view field_name) const;
};

/// What procedures of one sort are kept in, with one series of numbers.
struct Register {
    std::string name;
    std::string title;
    Citation by;
    std::string number;                ///< "〔{year}〕{n}号"; empty: entries have no number
    std::vector<Office> readers;       ///< who reads every entry; the others read those they have a part in
    std::vector<std::string> columns;  ///< fields of the forms kept in it that its table shows of each entry

    /// Numbers that name their year begin anew with each; others run on.
    [[nodiscard]] bool yearly() const { return number.find("{year}") != std::string::npos; }
};

enum class Every { year, half_year, quarter, month };
BOOST_DESCRIBE_ENUM(Every, year, half_year, quarter, month)

/// What comes round: a procedure that is to be gone through so many times in each period, by the body or by each
/// member.
struct Rhythm {
    std::string name;
    std::string title;
    Citation by;
    Force force = Force::must;
    std::string procedure;
    Every every = Every::year;
    std::int32_t times = 1;
    bool each_member = false;
    std::string member;           ///< the field that names whose it is; empty: whoever started it
    std::string year;             ///< the field that says which year it is for; empty: the year it was started in
    std::string day;              ///< the date that says which period it belongs to; empty: the day it was started
    std::vector<Condition> when;  ///< only what was started with these choices counts
    /// How soon in each period, its first day counted; empty: until its end. Never in hours, nor by a day of the form.
    std::optional<StepTerm> within;
};

/// Whose an instance is, where figures are counted by member.
enum class FigureOf {
    starter,  ///< whoever started it
    field,    ///< those whom the form names
    step,     ///< those whose hand is in a step of a group
};

/// What is counted of a procedure in a year, for each member: how often, or how much.
struct Figure {
    std::string name;
    std::string title;
    Citation by;
    std::string procedure;
    FigureOf of = FigureOf::starter;
    std::string whose;   ///< the field or the step
    std::string choice;  ///< the field whose choices are counted apart; empty: none
    std::string sum;     ///< the number that is added up; empty: instances are counted
    std::string day;     ///< the date that says which year it belongs to; empty: the day it was started
};

enum class LayoutShape {
    calendar,  ///< who is taken up on which days
    board,     ///< how far each entry is, step by step
    members,   ///< what each member carries
    choices,   ///< who has what in hand of each choice that the form offers
    steps,     ///< what is under way, under the step it stands at
    catalogue  ///< of one entry: what stands under it, in the order of the numbers that it has there
};
BOOST_DESCRIBE_ENUM(LayoutShape, calendar, board, members, choices, steps, catalogue)

/// What the page of a register, or of one entry, shows beside its table: entries set out in the shape of the work.
struct Layout {
    std::string name;
    std::string title;
    Citation by;
    LayoutShape shape = LayoutShape::calendar;
    std::vector<std::string> procedures;  ///< whose entries; all of them are kept in one register
    std::string whose;                    ///< the field that names whose an entry is; empty: whoever started it
    std::string days;                     ///< of a calendar: the period or the date of an entry
    std::string year;                     ///< the field that says which year it is for; empty: while it was under way
    std::string pair;                     ///< of a board: the field that names what an entry goes together with
    std::vector<std::string> steps;       ///< of a board: its columns
    std::string choice;                   ///< of choices: the field that offers them
    std::string order;                    ///< of a catalogue: the number that each of what it lists has there
    std::vector<std::string> dates;       ///< of a catalogue: their days; the first that one has counts
    std::string term;                     ///< of a catalogue: the choice that says how long the entry is kept
};

}  // namespace quorate::charter

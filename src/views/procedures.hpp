#pragma once

#include "views/parts.hpp"

/// Procedures: what can be started, what waits, the registers, and one instance with all that was done in it.
namespace quorate::views {

struct FieldChoice {
    std::string value;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(FieldChoice, (), (value, label))

/// A field that is to be filled in.
struct FieldAsked {
    std::string name;
    std::string label;
    std::string type;
    bool optional = false;
    std::vector<FieldChoice> choices;
    std::optional<std::string> offered;  ///< the only value that it can have
    std::optional<std::string> needed;   ///< in words: when an optional one must be filled in
};
BOOST_DESCRIBE_STRUCT(FieldAsked, (), (name, label, type, optional, choices, offered, needed))

struct FileLine {
    std::string title;
    std::string digest;
    std::string media;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(FileLine, (), (title, digest, media, bytes))

/// A field that was filled in, in words.
struct FieldShown {
    std::string name;
    std::string label;
    std::string value;  ///< as it was sent, for a form that is filled in again
    std::string text;   ///< as people read it
    std::optional<FileLine> file;
    std::optional<std::string> at;  ///< the matter, decision or entry it names: "matter:m1"
};
BOOST_DESCRIBE_STRUCT(FieldShown, (), (name, label, value, text, file, at))

struct InstanceLine {
    InstanceId instance;
    std::string title;    ///< of the procedure
    std::string subject;  ///< what this one is about
    std::optional<std::string> number;
    std::string starter;
    Instant started{};
    std::optional<Instant> ended;
    Word stage;
    std::vector<std::string> steps;    ///< those that are open
    std::vector<std::string> awaited;  ///< whose hands they wait for
    std::optional<Instant> due;        ///< the earliest of them
    bool late = false;
    std::int32_t urged = 0;           ///< how often it was urged on where it stands
    bool returned = false;            ///< it stands where it was sent back to
    bool mine = false;                ///< waits for the reader
    std::vector<FieldShown> fields;   ///< in a register: of its columns, those that were filled in
    std::optional<std::string> call;  ///< "returned" or "urged": what the reader did or has to do is asked once more
};
BOOST_DESCRIBE_STRUCT(InstanceLine, (),
                      (instance, title, subject, number, starter, started, ended, stage, steps, awaited, due, late,
                       urged, returned, mine, fields, call))

/// A step as the charter has it, whatever became of it anywhere.
struct StepOutline {
    std::string step;
    std::string title;
    std::vector<std::string> after;  ///< steps it waits for; none: the start
    std::string doers;
    std::optional<std::string> condition;
    std::optional<std::string> not_before;
    std::optional<std::string> term;
};
BOOST_DESCRIBE_STRUCT(StepOutline, (), (step, title, after, doers, condition, not_before, term))

struct ProcedureLine {
    std::string procedure;
    std::string title;
    std::string register_name;
    Article article;
    std::vector<StepOutline> steps;
    std::vector<FieldAsked> fields;      ///< filled in at the start
    std::vector<FieldChoice> enter_for;  ///< for who keeps the record: the others who may start it
};
BOOST_DESCRIBE_STRUCT(ProcedureLine, (), (procedure, title, register_name, article, steps, fields, enter_for))

struct RegisterLine {
    std::string name;
    std::string title;
    Article article;
    std::int64_t entries = 0;  ///< as far as the reader may know of them, as the two that follow
    std::int64_t running = 0;
    std::int64_t late = 0;
};
BOOST_DESCRIBE_STRUCT(RegisterLine, (), (name, title, article, entries, running, late))

/// The adjusted holidays of a year, by which working days are counted.
struct HolidayYear {
    std::int32_t year = 0;
    std::string source;
    std::int64_t off = 0;
    std::int64_t work = 0;
};
BOOST_DESCRIBE_STRUCT(HolidayYear, (), (year, source, off, work))

struct Procedures {
    std::vector<ProcedureLine> procedures;  ///< of the charter in force
    std::vector<RegisterLine> registers;
    std::vector<InstanceLine> waiting;  ///< for the reader, the earliest term first
    std::vector<InstanceLine> started;  ///< by the reader, and under way
    std::vector<InstanceLine> asked;    ///< of which the reader knows by an opinion asked of them, the newest first
    std::vector<HolidayYear> holidays;
    std::vector<Person> people;  ///< whom a form can name
};
BOOST_DESCRIBE_STRUCT(Procedures, (), (procedures, registers, waiting, started, asked, holidays, people))

[[nodiscard]] Procedures procedures(Lens const& lens);

/// All that is under way, as far as the reader may know of it, the earliest term first.
[[nodiscard]] std::vector<InstanceLine> instances_under_way(Lens const& lens);
/// Number and subject of an entry, as far as it has them.
[[nodiscard]] std::string entry_title(Lens const& lens, procedures::Instance const& instance);
/// A step of it that is open has outrun its term.
[[nodiscard]] bool is_late(Lens const& lens, procedures::Instance const& instance);
/// The names of those who answer for all that is done by the procedure.
[[nodiscard]] std::vector<std::string> first_responsible(Lens const& lens, charter::Procedure const& procedure);
[[nodiscard]] std::string register_title(Lens const& lens, std::string const& name);

struct HandLine {
    PersonId person;
    std::string name;
    std::optional<Word> choice;  ///< empty while it is awaited
    std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(HandLine, (), (person, name, choice, at))

struct ConsultLine {
    PersonId person;
    std::string name;
    std::string question;
    std::optional<std::string> text;
    std::optional<Instant> given;
    std::optional<std::string> used;
    std::optional<std::string> released;  ///< why nobody waits for it any more
};
BOOST_DESCRIBE_STRUCT(ConsultLine, (), (person, name, question, text, given, used, released))

struct StepName {
    std::string step;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(StepName, (), (step, title))

/// Two of a group who talk with each other, and when they have.
struct TalkLine {
    PersonId one;
    std::string one_name;
    PersonId other;
    std::string other_name;
    std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(TalkLine, (), (one, one_name, other, other_name, at))

/// What somebody wrote to those whose step it is.
struct CallLine {
    std::string by;
    std::string text;
    Instant at{};
};
BOOST_DESCRIBE_STRUCT(CallLine, (), (by, text, at))

struct StepView {
    std::string step;
    std::string title;
    Word act;
    Word stage;
    Article article;
    std::string doers;                     ///< "书记", "办公室", "发起人"
    std::optional<std::string> waits_for;  ///< in words: a day, the meeting, people, or the steps that hold it up
    std::optional<std::string> who;        ///< the person outside
    std::optional<std::string> via;
    std::vector<std::string> after;  ///< steps it waits for; none: the start
    std::optional<std::string> condition;
    std::optional<std::string> term;  ///< "5 个工作日"
    std::optional<Instant> due;
    std::optional<std::string> term_unknown;       ///< why no day can be named
    std::optional<std::string> not_before;         ///< how much time must have gone by first
    std::optional<Instant> begins;                 ///< when it can be done at the earliest, while that is ahead
    std::optional<std::string> beginning_unknown;  ///< why nobody can tell
    std::optional<std::string> missing;            ///< how many are missing for it ever to be done, and in which office
    bool late = false;
    bool mine = false;
    bool asks_choice = false;
    bool asks_text = false;  ///< words are needed, whatever is chosen
    bool asks_evidence = false;
    std::vector<FieldAsked> fields;  ///< filled in here
    std::optional<FileLine> paper;   ///< what is signed, sealed or issued
    std::vector<HandLine> hands;     ///< of a group
    std::vector<TalkLine> talks;     ///< every pair of the group
    std::vector<FieldChoice> with;   ///< whom the reader has not talked with yet
    std::vector<ConsultLine> opinions;
    std::vector<StepName> returns;  ///< where it can be sent back to
    std::optional<std::string> matter;
    std::optional<std::string> matter_title;
    std::vector<std::string> kinds;  ///< of the matters it may be put to the meeting as
    bool puts = false;               ///< the reader may put it to the meeting
    std::int32_t urged = 0;
    std::optional<CallLine> urge;      ///< the last one, while it is open
    std::optional<CallLine> returned;  ///< why it was sent back here, while it is open
    std::vector<FieldChoice> gone;     ///< whose step it is, and who hold no office any more
};
BOOST_DESCRIBE_STRUCT(StepView, (),
                      (step, title, act, stage, article, doers, waits_for, who, via, after, condition, term, due,
                       term_unknown, not_before, begins, beginning_unknown, missing, late, mine, asks_choice, asks_text,
                       asks_evidence, fields, paper, hands, talks, with, opinions, returns, matter, matter_title, kinds,
                       puts, urged, urge, returned, gone))

struct ActLine {
    Word kind;
    std::string step;  ///< its title; empty for the whole
    std::string by;
    std::optional<std::string> entered_by;
    Instant at{};
    std::optional<Word> choice;
    std::string text;
    std::optional<std::string> to;      ///< the step it was returned to
    std::optional<std::string> person;  ///< whom it was handed to, who was asked
    std::optional<std::string> from;    ///< in whose place
    std::optional<FileLine> evidence;
    std::optional<std::string> paper;
    std::optional<std::string> place;  ///< "matter:m1", "decision:i1.1"
};
BOOST_DESCRIBE_STRUCT(ActLine, (),
                      (kind, step, by, entered_by, at, choice, text, to, person, from, evidence, paper, place))

/// An entry that stands under another, of the same register or of another.
struct EntryLine {
    InstanceId instance;
    std::string title;      ///< number and subject
    std::string procedure;  ///< its title
    std::string register_name;
    std::string register_title;
    Word stage;
};
BOOST_DESCRIBE_STRUCT(EntryLine, (), (instance, title, procedure, register_name, register_title, stage))

/// To whoever was merely asked for an opinion: the question, what they were given with it, and what became of their
/// answer.
struct InstancePage {
    InstanceLine line;
    bool part = false;  ///< that is all that is shown
    std::string register_name;
    std::string register_title;
    Article article;
    std::vector<std::string> first_responsible;  ///< who answers for all that is done by the procedure
    std::vector<FieldShown> form;
    std::vector<FieldAsked> start_fields;
    std::optional<CallLine> returned;      ///< to whoever filled the form in
    std::optional<std::string> stands_in;  ///< who answers for it since whoever started it left office
    std::optional<FieldChoice> gone;       ///< who answers for it, and holds no office any more
    std::vector<StepView> steps;
    std::vector<ActLine> acts;          ///< oldest first
    std::vector<EntryLine> catalogue;   ///< what stands under it, as far as the reader may know of it, oldest first
    std::optional<std::string> listed;  ///< what the catalogue of it is called, where the charter asks for one
    std::vector<Person> people;
};
BOOST_DESCRIBE_STRUCT(InstancePage, (),
                      (line, part, register_name, register_title, article, first_responsible, form, start_fields,
                       returned, stands_in, gone, steps, acts, catalogue, listed, people))

[[nodiscard]] std::optional<InstancePage> instance(Lens const& lens, InstanceId const& id);

/// Instances that wait for the reader, and late ones that the reader is told of; the earliest term first.
[[nodiscard]] std::vector<InstanceLine> instances_waiting(Lens const& lens);
/// Instances that wait for somebody who holds no office any more, for whoever keeps the record; the earliest term
/// first.
[[nodiscard]] std::vector<InstanceLine> instances_left(Lens const& lens);

}  // namespace quorate::views

#pragma once

#include "views/parts.hpp"

namespace quorate::views {

/// An entry of a register that shows, or could show, that a prerequisite was met.
struct EntryShown {
    InstanceId entry;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(EntryShown, (), (entry, title))

struct PrerequisiteLine {
    std::string name;
    std::string title;
    std::string force;  ///< "must" or "generally"
    Article article;
    bool met = false;
    std::vector<std::string> notes;
    std::optional<PaperLine> paper;
    std::optional<Instant> given;
    std::optional<std::string> by;
    std::optional<std::string> excused;  ///< missing, and listed all the same for this reason
    std::vector<EntryShown> entries;     ///< given for it, and known to the reader
    std::vector<EntryShown> offered;     ///< the reader could give these; on the page of a matter
};
BOOST_DESCRIBE_STRUCT(PrerequisiteLine, (),
                      (name, title, force, article, met, notes, paper, given, by, excused, entries, offered))

struct MatterLine {
    MatterId matter;
    std::string title;  ///< empty when the reader may not see it yet
    Word kind;
    Word major;  ///< 三重一大 class
    Word stage;
    std::string proposed_by;
    std::optional<std::string> unit;
    Instant proposed{};
    std::int64_t missing = 0;  ///< prerequisites without evidence or reason
    std::optional<MeetingId> meeting;
    std::optional<std::string> meeting_title;
    bool again = false;  ///< takes a decision up again
};
BOOST_DESCRIBE_STRUCT(MatterLine, (),
                      (matter, title, kind, major, stage, proposed_by, unit, proposed, missing, meeting, meeting_title,
                       again))

/// A kind as the form for a new matter needs it.
struct KindLine {
    std::string name;
    std::string title;
    Article article;
    Word major;
    std::vector<PrerequisiteLine> before;
    bool asks_sum = false;
    bool asks_persons = false;
    bool each_person = false;
    std::string quorum;  ///< "到会不少于三分之二"
};
BOOST_DESCRIBE_STRUCT(KindLine, (), (name, title, article, major, before, asks_sum, asks_persons, each_person, quorum))

struct UnitLine {
    UnitId unit;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(UnitLine, (), (unit, name))

struct Matters {
    std::vector<MatterLine> matters;  ///< newest first
    std::vector<KindLine> kinds;
    std::vector<UnitLine> units;
    std::optional<UnitId> own_unit;  ///< the reader's, whose matters unit staff put forward
    std::vector<Person> people;
};
BOOST_DESCRIBE_STRUCT(Matters, (), (matters, kinds, units, own_unit, people))

struct ConcernedLine {
    std::string name;
    std::optional<PersonId> person;
};
BOOST_DESCRIBE_STRUCT(ConcernedLine, (), (name, person))

/// What came of a matter: the words put to the vote, and whether they carried.
struct OutcomeLine {
    DecisionId decision;
    std::string text;
    std::string subject;  ///< the person, where each is voted on
    bool passed = false;
};
BOOST_DESCRIBE_STRUCT(OutcomeLine, (), (decision, text, subject, passed))

/// One matter with its whole course.
struct MatterPage {
    MatterLine line;
    std::string gist;
    std::optional<std::string> basis;
    std::vector<ConcernedLine> persons;
    std::optional<Fen> sum;
    std::optional<DecisionId> reconsiders;
    std::vector<std::string> consents;  ///< names, for a reconsideration
    std::int64_t consents_needed = 0;
    std::optional<UrgentId> ratifies;
    std::optional<std::string> settled_reason;
    std::vector<PrerequisiteLine> before;
    std::vector<PaperLine> papers;
    std::vector<Step> steps;
    std::vector<DeviationLine> deviations;
    std::vector<OutcomeLine> decisions;
    KindLine kind;
};
BOOST_DESCRIBE_STRUCT(MatterPage, (),
                      (line, gist, basis, persons, sum, reconsiders, consents, consents_needed, ratifies,
                       settled_reason, before, papers, steps, deviations, decisions, kind))

[[nodiscard]] Matters matters(Lens const& lens);
/// Empty when there is no such matter or the reader may not know of it.
[[nodiscard]] std::optional<MatterPage> matter(Lens const& lens, MatterId const& id);

}  // namespace quorate::views

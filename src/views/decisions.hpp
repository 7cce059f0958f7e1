#pragma once

#include "views/live.hpp"

/// The register of decisions, and who answers for what (articles 21, 22).
namespace quorate::views {

struct DecisionLine {
    DecisionId decision;
    MeetingId meeting;
    std::string meeting_title;
    std::int64_t item_number = 0;
    std::string title;    ///< of the matter
    std::string subject;  ///< the person, where each is voted on
    std::string text;     ///< the words of the decision
    bool passed = false;
    Word kind;
    Word major;
    Word method;
    Instant made{};
    /// How the vote went, for those who may know (article 23): who may read the record, or the signed minutes.
    std::optional<std::int64_t> ayes;
    std::optional<std::int64_t> needed;
    std::optional<std::int64_t> due;
    Word pass_choice;  ///< the choice that carries this kind
    bool holds_under_all = true;
    std::optional<Fen> sum;
    std::int64_t directives = 0;
    bool follow_up_open = false;           ///< passed, and neither directive nor reason yet
    std::vector<std::string> reserved_by;  ///< members whose reservation the reader may read
    std::vector<std::string> findings;     ///< of responsibility, for those who may read the record
};
BOOST_DESCRIBE_STRUCT(DecisionLine, (),
                      (decision, meeting, meeting_title, item_number, title, subject, text, passed, kind, major, method,
                       made, ayes, needed, due, pass_choice, holds_under_all, sum, directives, follow_up_open,
                       reserved_by, findings))

struct Decisions {
    std::vector<DecisionLine> decisions;  ///< newest first
    std::vector<Word> majors;             ///< the classes, for filtering
    std::vector<std::string> years;
};
BOOST_DESCRIBE_STRUCT(Decisions, (), (decisions, majors, years))

/// A member's part in a decision, for life; and standing once it was found a grave error.
struct PartLine {
    PersonId member;
    std::string name;
    Word part;
    std::optional<Word> choice;             ///< where the reader may see it
    std::optional<std::string> entered_by;  ///< when another hand entered it
    bool reserved = false;
    std::optional<Word> standing;
    std::optional<std::string> because;
};
BOOST_DESCRIBE_STRUCT(PartLine, (), (member, name, part, choice, entered_by, reserved, standing, because))

struct AssessmentLine {
    std::string finding;
    std::string basis;
    bool grave = false;
    Instant made{};
    std::string by;
};
BOOST_DESCRIBE_STRUCT(AssessmentLine, (), (finding, basis, grave, made, by))

struct DirectiveRef {
    DirectiveId directive;
    std::string task;
    Word stage;
    std::string light;  ///< "red" "amber" "green" "done"
    Date due{};
    std::int64_t moves = 0;  ///< how often its term was moved
};
BOOST_DESCRIBE_STRUCT(DirectiveRef, (), (directive, task, stage, light, due, moves))

struct DecisionPage {
    DecisionLine line;
    std::optional<VerdictView> verdict;  ///< for those who may know how the vote went
    std::vector<Choice> tally;           ///< the same
    std::vector<PartLine> parts;         ///< for those who may read the record; to anybody else no more than their own
    std::vector<ReservationLine> reservations;
    bool may_report_upward = false;  ///< the reader, about this decision, to a superior (article 13.3)
    std::vector<DirectiveRef> directives;
    std::optional<std::string> no_directive_reason;
    std::vector<AssessmentLine> assessments;
    std::vector<DeviationLine> deviations;
    std::optional<DecisionId> replaced_by;
    std::vector<std::string> after;  ///< what the charter says must follow
    bool may_prove = false;          ///< the reader may take a proof of it: who reads the whole record
    MatterId matter;
    ItemId item;
    std::optional<std::int32_t> question;  ///< which of the item's, where it has several
    std::vector<Person> people;            ///< who can own a directive
    std::vector<UnitLine> units;
};
BOOST_DESCRIBE_STRUCT(DecisionPage, (),
                      (line, verdict, tally, parts, reservations, may_report_upward, directives, no_directive_reason,
                       assessments, deviations, replaced_by, after, may_prove, matter, item, question, people, units))

[[nodiscard]] Decisions decisions(Lens const& lens);
[[nodiscard]] std::optional<DecisionPage> decision(Lens const& lens, DecisionId const& id);

}  // namespace quorate::views

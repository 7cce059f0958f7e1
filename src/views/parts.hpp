#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "views/lens.hpp"

/// Pieces that several pages share.
namespace quorate::views {

/// A word of the engine or the charter with its label in the reader's language: {"voting", "正在表决"}.
struct Word {
    std::string name;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(Word, (), (name, label))

/// A place in the charter with words to show: the official text where the body attached it, else only the gist.
struct Article {
    std::string anchor;
    std::string label;  ///< 第十九条第二款
    std::string gist;
    std::optional<std::string> official;
};
BOOST_DESCRIBE_STRUCT(Article, (), (anchor, label, gist, official))

struct Person {
    PersonId person;
    std::string name;
    std::vector<Word> offices;
    std::optional<std::string> unit;
};
BOOST_DESCRIBE_STRUCT(Person, (), (person, name, offices, unit))

/// Whether somebody whom a paper is meant for says to have read it.
struct PaperReader {
    PersonId person;
    std::string name;
    std::optional<Instant> read;
    std::optional<std::string> entered_by;  ///< when another hand entered it
};
BOOST_DESCRIBE_STRUCT(PaperReader, (), (person, name, read, entered_by))

struct PaperLine {
    PaperId paper;
    std::string title;
    std::string digest;
    std::string media;
    std::int64_t bytes = 0;
    Instant added{};
    std::string by;
    bool late = false;                   ///< came after the notice
    bool read = false;                   ///< the reader says to have read it
    std::vector<PaperReader> readers{};  ///< whom it is meant for, for those who send the notice or keep the record
};
BOOST_DESCRIBE_STRUCT(PaperLine, (), (paper, title, digest, media, bytes, added, by, late, read, readers))

/// One stage of a thing's course: done, now, next or stopped.
struct Step {
    Word stage;
    std::string state;  ///< "done" "now" "next" "stopped"
    std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(Step, (), (stage, state, at))

/// An exception the charter allowed, with the reason that was given.
struct DeviationLine {
    std::string rule;
    std::string label;  ///< what the rule generally asks
    Article article;
    std::string reason;
    std::string by;
    std::optional<std::string> entered_by;  ///< when it was not they
    Instant at{};
    std::string place;
};
BOOST_DESCRIBE_STRUCT(DeviationLine, (), (rule, label, article, reason, by, entered_by, at, place))

/// Everything stands or falls with these numbers, so they are shown wherever a vote is near.
struct Outlook {
    meetings::Heads heads;
    meetings::Figures figures;
    bool can_open = false;  ///< enough members for the item's quorum
    bool can_pass = false;  ///< some way to vote makes it pass
    bool can_pass_under_some_reading = false;
    std::string sentence;  ///< "可投 5 票，需赞成 4 票"
    Article quorum_by;
    Article pass_by;
};
BOOST_DESCRIBE_STRUCT(Outlook, (),
                      (heads, figures, can_open, can_pass, can_pass_under_some_reading, sentence, quorum_by, pass_by))

/// A verdict that explains itself: figures, sentences, and whether every reading of the charter agrees.
struct VerdictView {
    meetings::Verdict verdict;
    std::string sentence;                  ///< "通过：赞成 4 票，应到会 7 人，需 4 票"
    std::vector<std::string> explanation;  ///< the base, the quorum, the readings; one sentence each
    Article quorum_by;
    Article pass_by;
};
BOOST_DESCRIBE_STRUCT(VerdictView, (), (verdict, sentence, explanation, quorum_by, pass_by))

/// A meeting in one line.
struct MeetingCard {
    MeetingId meeting;
    std::int32_t number = 0;
    std::string title;  ///< "第 12 次会议"
    Instant starts{};
    std::string place;
    bool extraordinary = false;
    Word stage;
    std::int64_t items = 0;
    std::vector<Step> steps;
    std::optional<Instant> notice_by;  ///< the last moment for the notice by the reading in force
    bool noticed = false;
    bool acknowledged = false;            ///< by the reader
    std::optional<Word> leave;            ///< the reader's own
    std::optional<Instant> leave_former;  ///< the time it was asked for, when the meeting was moved since
    std::int64_t expected = 0;            ///< members expected: all but those on leave
    std::int64_t roster = 0;
    std::int64_t quorum_needed = 0;
};
BOOST_DESCRIBE_STRUCT(MeetingCard, (),
                      (meeting, number, title, starts, place, extraordinary, stage, items, steps, notice_by, noticed,
                       acknowledged, leave, leave_former, expected, roster, quorum_needed))

struct Choice {
    std::string name;  ///< as stored
    std::string label;
    std::int64_t count = 0;
    bool passes = false;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (name, label, count, passes))

}  // namespace quorate::views

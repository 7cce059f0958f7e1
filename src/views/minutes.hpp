#pragma once

#include "views/live.hpp"

/// Record (会议记录) and minutes (会议纪要), the self-check inspectors would make, and what is missing (articles 24,
/// 25).
namespace quorate::views {

struct CommentLine {
    PersonId member;
    std::string name;
    bool given = false;
    bool agrees = false;
    std::optional<std::string> text;
    std::optional<Instant> at;
    std::optional<std::string> answer;
    std::optional<std::string> entered_by;  ///< when another hand entered it
};
BOOST_DESCRIBE_STRUCT(CommentLine, (), (member, name, given, agrees, text, at, answer, entered_by))

/// A proposal that another took the place of, so that it was not accepted, with the comments on it.
struct FormerCorrection {
    std::string text;
    std::string reason;
    std::string by;
    Instant proposed{};
    std::vector<CommentLine> comments;  ///< only those that were given
};
BOOST_DESCRIBE_STRUCT(FormerCorrection, (), (text, reason, by, proposed, comments))

/// A correction in force: what stands beside the signed text, why, who proposed and who signed it.
struct CorrectionLine {
    std::string text;
    std::string reason;
    Instant made{};
    std::string by;
    std::optional<std::string> proposed_by;  ///< when that was somebody else
    std::vector<CommentLine> comments;       ///< those given before the signature; for those who belong to the meeting
    std::vector<FormerCorrection> earlier;   ///< proposals whose place it took, not accepted; for the same
};
BOOST_DESCRIBE_STRUCT(CorrectionLine, (), (text, reason, made, by, proposed_by, comments, earlier))

/// A correction on its way to the signature, before the members.
struct CorrectionProposal {
    std::string text;
    std::string reason;
    std::string by;
    Instant proposed{};
    std::optional<Instant> comments_until;
    bool comments_closed = false;
    std::vector<CommentLine> comments;      ///< one for each member of the day
    std::vector<FormerCorrection> earlier;  ///< proposals whose place it took, oldest first
};
BOOST_DESCRIBE_STRUCT(CorrectionProposal, (),
                      (text, reason, by, proposed, comments_until, comments_closed, comments, earlier))

/// One line of the self-check: what an inspector looks for, with its article.
struct CheckLine {
    std::string name;  ///< "quorum.opening"
    std::string label;
    std::string state;    ///< "good" "note" "exception" (a reason was asked and given) "bad" "open"
    std::string finding;  ///< the facts, in a sentence
    Article article;
    std::optional<std::string> at;
};
BOOST_DESCRIBE_STRUCT(CheckLine, (), (name, label, state, finding, article, at))

struct SelfCheck {
    MeetingId meeting;
    std::string title;
    std::vector<CheckLine> lines;
    std::int64_t good = 0;
    std::int64_t notes = 0;
    std::int64_t exceptions = 0;
    std::int64_t bad = 0;
    std::int64_t open = 0;
};
BOOST_DESCRIBE_STRUCT(SelfCheck, (), (meeting, title, lines, good, notes, exceptions, bad, open))

/// To whom the draft goes when it is circulated now, and until when they comment.
struct Circulation {
    std::vector<std::string> to;  ///< names
    Instant comments_until{};
};
BOOST_DESCRIBE_STRUCT(Circulation, (), (to, comments_until))

struct MinutesPage {
    MeetingCard card;
    std::vector<std::string> drafts;  ///< every version, oldest first; the last is current
    std::string proposed;             ///< what the events say, as a draft to start from
    std::string record;               ///< the full record (会议记录), made from events, for who may read it
    std::optional<Instant> circulated;
    std::optional<Instant> comments_until;
    bool comments_closed = false;
    std::vector<CommentLine> comments;  ///< one for each member of the day
    std::vector<CommentLine>
        former_comments;  ///< on drafts that were circulated before, with their answers, oldest first
    std::optional<Instant> signed_at;
    std::optional<std::string> signed_by;
    std::vector<CorrectionLine> corrections;
    std::optional<CorrectionProposal> correction;  ///< on its way; for those who belong to the meeting
    SelfCheck self_check;
    bool keeps_record = false;               ///< the reader may enter for others
    bool writes = false;                     ///< the reader drafts minutes
    std::optional<Circulation> circulation;  ///< for who can circulate the draft now
};
BOOST_DESCRIBE_STRUCT(MinutesPage, (),
                      (card, drafts, proposed, record, circulated, comments_until, comments_closed, comments,
                       former_comments, signed_at, signed_by, corrections, correction, self_check, keeps_record, writes,
                       circulation))

[[nodiscard]] std::optional<MinutesPage> minutes(Lens const& lens, MeetingId const& id);
[[nodiscard]] std::optional<SelfCheck> self_check(Lens const& lens, MeetingId const& id);

[[nodiscard]] SelfCheck self_check_of(Lens const& lens, quorate::meetings::Meeting const& meeting);

/// The lines both texts begin with: when, where, who presided, who attended, came late or went early, who was away;
/// `title` is the phrase of the heading.
[[nodiscard]] std::string minutes_heading(Lens const& lens, quorate::meetings::Meeting const& meeting,
                                          std::string_view title);
/// The minutes (会议纪要) as the events tell them: the heading; each item with its observers, its decision, the method
/// and the count.
[[nodiscard]] std::string draft_minutes(Lens const& lens, quorate::meetings::Meeting const& meeting);
/// The full record (会议记录): beyond that who asked leave and why, every statement, vote, recusal, coming and going
/// with its time, and the votes that were void.
[[nodiscard]] std::string full_record(Lens const& lens, quorate::meetings::Meeting const& meeting);

}  // namespace quorate::views

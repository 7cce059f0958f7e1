#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Minutes: drafted by the clerk, commented on by the members, signed by the chair, then fixed (24, 25).
namespace quorate::meetings {

/// A first draft, or a new one. What was circulated already is revised only when every comment on it was answered, and
/// is then circulated anew: the chair signs what the members read.
struct DraftMinutes {
    static constexpr char kName[] = "minutes.draft";
    MeetingId meeting;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(DraftMinutes, (), (meeting, text))

/// Sends the draft to all members of the meeting's day, there or not; the comment period that the body set begins.
struct CirculateMinutes {
    static constexpr char kName[] = "minutes.circulate";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(CirculateMinutes, (), (meeting))

/// A member agrees, or says what is wrong. A later comment takes the place of an earlier one.
struct CommentOnMinutes {
    static constexpr char kName[] = "minutes.comment";
    MeetingId meeting;
    bool agrees = true;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(CommentOnMinutes, (), (meeting, agrees, text))

/// How a comment was used.
struct AnswerComment {
    static constexpr char kName[] = "minutes.answer";
    MeetingId meeting;
    PersonId member;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(AnswerComment, (), (meeting, member, answer))

/// The chair's signature (25), whether the chair attended or not: under the minutes, and after that under a correction
/// that was proposed. Beside the chair only the member who presided over this meeting by the chair's written
/// entrustment, and only while that lasts.
struct SignMinutes {
    static constexpr char kName[] = "minutes.sign";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(SignMinutes, (), (meeting))

/// After the signature nothing changes but by a correction that stands beside the text. Who writes or signs the minutes
/// proposes it; it goes to the members as the minutes did, and is in force with the chair's signature. A new
/// proposal takes the place of one on its way once every comment on that one was answered.
struct CorrectMinutes {
    static constexpr char kName[] = "minutes.correct";
    MeetingId meeting;
    std::string text;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(CorrectMinutes, (), (meeting, text, reason))

struct MinutesDrafted {
    static constexpr char kName[] = "minutes.drafted";
    MeetingId meeting;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(MinutesDrafted, (), (meeting, text))

struct MinutesCirculated {
    static constexpr char kName[] = "minutes.circulated";
    MeetingId meeting;
    std::vector<PersonId> to;
    Instant comments_until{};
};
BOOST_DESCRIBE_STRUCT(MinutesCirculated, (), (meeting, to, comments_until))

struct MinutesCommented {
    static constexpr char kName[] = "minutes.commented";
    MeetingId meeting;
    PersonId member;
    bool agrees = true;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(MinutesCommented, (), (meeting, member, agrees, text))

struct CommentAnswered {
    static constexpr char kName[] = "minutes.answered";
    MeetingId meeting;
    PersonId member;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(CommentAnswered, (), (meeting, member, answer))

struct CommentsClosed {
    static constexpr char kName[] = "minutes.comments-closed";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(CommentsClosed, (), (meeting))

struct MinutesSigned {
    static constexpr char kName[] = "minutes.signed";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(MinutesSigned, (), (meeting))

/// A correction was proposed and sent to the members.
struct CorrectionProposed {
    static constexpr char kName[] = "minutes.correction-proposed";
    MeetingId meeting;
    std::string text;
    std::string reason;
    std::vector<PersonId> to;
    Instant comments_until{};
};
BOOST_DESCRIBE_STRUCT(CorrectionProposed, (), (meeting, text, reason, to, comments_until))

/// The correction is signed and in force.
struct MinutesCorrected {
    static constexpr char kName[] = "minutes.corrected";
    MeetingId meeting;
    std::string text;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MinutesCorrected, (), (meeting, text, reason))

/// True of a stay that reached into the sitting: who had come and gone before the opening was at no meeting.
[[nodiscard]] bool sat(Meeting const& meeting, Stay const& stay);
/// Members who attended: in the room at any time while the meeting sat, by link only where the reading "remote" says
/// so.
[[nodiscard]] std::vector<PersonId> attendees_of(Scene const& scene, Meeting const& meeting,
                                                 charter::Rules const& rules);
/// What the members comment on now: the correction on its way, else the current draft.
[[nodiscard]] Consultation const& consultation_of(Minutes const& minutes);
/// Attendees who have not commented on it; until the period is over the signature waits for them, and for nobody else.
[[nodiscard]] std::vector<PersonId> yet_to_comment(Scene const& scene, Meeting const& meeting,
                                                   charter::Rules const& rules);
/// Members whose comments want an answer and have none.
[[nodiscard]] std::vector<PersonId> unanswered_comments(Consultation const& consultation);

}  // namespace quorate::meetings

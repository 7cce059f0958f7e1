#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Minutes: drafted by the clerk, commented on by everybody who attended, signed by the chair, then fixed (24, 25).
namespace quorate::meetings {

struct DraftMinutes {
    static constexpr char kName[] = "minutes.draft";
    MeetingId meeting;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(DraftMinutes, (), (meeting, text))

struct CirculateMinutes {
    static constexpr char kName[] = "minutes.circulate";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(CirculateMinutes, (), (meeting))

struct CommentOnMinutes {
    static constexpr char kName[] = "minutes.comment";
    MeetingId meeting;
    bool agrees = true;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(CommentOnMinutes, (), (meeting, agrees, text))

struct AnswerComment {
    static constexpr char kName[] = "minutes.answer";
    MeetingId meeting;
    PersonId member;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(AnswerComment, (), (meeting, member, answer))

struct SignMinutes {
    static constexpr char kName[] = "minutes.sign";
    MeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(SignMinutes, (), (meeting))

/// After the signature nothing changes but by a correction that stands beside the text.
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

struct MinutesCorrected {
    static constexpr char kName[] = "minutes.corrected";
    MeetingId meeting;
    std::string text;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MinutesCorrected, (), (meeting, text, reason))

}  // namespace quorate::meetings

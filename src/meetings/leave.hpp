#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Absence: leave asked beforehand, written opinions of the absent, and recusals (article 19.2).
namespace quorate::meetings {

struct AskLeave {
    static constexpr char kName[] = "leave.ask";
    MeetingId meeting;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(AskLeave, (), (meeting, reason))

struct AnswerLeave {
    static constexpr char kName[] = "leave.answer";
    MeetingId meeting;
    PersonId member;
    bool approved = true;
};
BOOST_DESCRIBE_STRUCT(AnswerLeave, (), (meeting, member, approved))

/// What a member who cannot attend thinks of an item: read out, minuted, never counted.
struct WriteOpinion {
    static constexpr char kName[] = "opinion.write";
    ItemId item;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(WriteOpinion, (), (item, text))

struct ReadOpinion {
    static constexpr char kName[] = "opinion.read";
    ItemId item;
    PersonId member;
};
BOOST_DESCRIBE_STRUCT(ReadOpinion, (), (item, member))

/// A member declares that the item concerns them, a relative, or that they must withdraw for another reason.
struct DeclareRecusal {
    static constexpr char kName[] = "recusal.declare";
    ItemId item;
    RecusalCause cause = RecusalCause::self;
    std::string ground;
};
BOOST_DESCRIBE_STRUCT(DeclareRecusal, (), (item, cause, ground))

/// The presiding person rules that a member withdraws, or that somebody found by name only is another person.
struct RuleRecusal {
    static constexpr char kName[] = "recusal.rule";
    ItemId item;
    PersonId member;
    bool recused = true;
    std::string ground;
};
BOOST_DESCRIBE_STRUCT(RuleRecusal, (), (item, member, recused, ground))

struct LeaveAsked {
    static constexpr char kName[] = "leave.asked";
    MeetingId meeting;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(LeaveAsked, (), (meeting, reason))

struct LeaveAnswered {
    static constexpr char kName[] = "leave.answered";
    MeetingId meeting;
    PersonId member;
    bool approved = true;
    /// Of leave that was granted for days on which the meeting falls, and not asked for this meeting.
    std::optional<std::string> reason{};
};
BOOST_DESCRIBE_STRUCT(LeaveAnswered, (), (meeting, member, approved, reason))

struct OpinionWritten {
    static constexpr char kName[] = "opinion.written";
    ItemId item;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(OpinionWritten, (), (item, text))

struct OpinionRead {
    static constexpr char kName[] = "opinion.read-out";
    ItemId item;
    PersonId member;
};
BOOST_DESCRIBE_STRUCT(OpinionRead, (), (item, member))

/// A member is recused from the item: declared, ruled, or found from the persons the matter names.
struct MemberRecused {
    static constexpr char kName[] = "member.recused";
    ItemId item;
    PersonId member;
    RecusalCause cause = RecusalCause::self;
    std::string ground;
    /// Whether it rests on the member's own word; told where that does not follow from whose act this is, such as when
    /// the recusal follows its matter to another meeting.
    std::optional<bool> declared;
};
BOOST_DESCRIBE_STRUCT(MemberRecused, (), (item, member, cause, ground, declared))

/// The presiding person found that a likeness of names is no ground; the member takes part.
struct RecusalLifted {
    static constexpr char kName[] = "recusal.lifted";
    ItemId item;
    PersonId member;
    std::string ground;
    std::optional<std::string> name;  ///< the name that was found and is somebody else's
};
BOOST_DESCRIBE_STRUCT(RecusalLifted, (), (item, member, ground, name))

}  // namespace quorate::meetings

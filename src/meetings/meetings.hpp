#pragma once

#include <variant>

#include <boost/mp11/algorithm.hpp>

#include "meetings/accountability.hpp"
#include "meetings/agenda.hpp"
#include "meetings/ballot.hpp"
#include "meetings/cadence.hpp"
#include "meetings/convening.hpp"
#include "meetings/directive.hpp"
#include "meetings/item.hpp"
#include "meetings/leave.hpp"
#include "meetings/matter.hpp"
#include "meetings/minutes.hpp"
#include "meetings/notice.hpp"
#include "meetings/observers.hpp"
#include "meetings/papers.hpp"
#include "meetings/room.hpp"

/// The whole of meetings in one place: every command, every event, and the two functions each of them has. A command
/// without its `decide`, or an event without its `apply`, does not link.
namespace quorate::meetings {

using CommandVariant =
    std::variant<ProposeMatter, AmendMatter, AddPaper, RemovePaper, GiveEvidence, AcceptMatter, DeclineMatter,
                 WithdrawMatter, ConsentToReconsider, PlanMeeting, MoveMeeting, CancelMeeting, AddToAgenda,
                 RemoveFromAgenda, OrderAgenda, SendNotice, AcknowledgeNotice, ReadPaper, InviteObserver,
                 UninviteObserver, AskLeave, AnswerLeave, WriteOpinion, ReadOpinion, DeclareRecusal, RuleRecusal,
                 EnterRoom, LeaveRoom, OpenMeeting, CloseMeeting, EnterAsObserver, LeaveAsObserver, OpenItem,
                 MakeStatement, DeclineStatement, DeferItem, NoteItem, OpenBallot, CastVote, IssuePapers, EnterCount,
                 CloseBallot, VoidBallot, DraftMinutes, CirculateMinutes, CommentOnMinutes, AnswerComment, SignMinutes,
                 CorrectMinutes, IssueDirective, WaiveDirective, ReportProgress, CheckDirective, ReportProblem,
                 InstructOnProblem, ExtendDirective, CloseDirective, StateReservation, AssessDecision,
                 GrantAuthorisation, EndAuthorisation, ActUrgently, ReachClock, ExplainMonth>;

/// One command. The class gives the variant a short name and keeps its copying, moving and destroying in
/// alternatives.cpp: with the bare variant every file that passes one along compiles all of that anew, under names of
/// kilobytes each.
class Command : public CommandVariant {
  public:
    using Variant = CommandVariant;

    template <class One>
        requires boost::mp11::mp_contains<Variant, One>::value
    Command(One one);  // NOLINT(google-explicit-constructor): a command or event is one of its list
    Command(Command const& other);
    Command(Command&& other) noexcept;
    Command& operator=(Command const& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

using EventVariant =
    std::variant<MatterProposed, MatterAmended, PaperAdded, PaperRemoved, EvidenceGiven, MatterAccepted, MatterDeclined,
                 MatterWithdrawn, ReconsiderationConsented, MeetingPlanned, MeetingMoved, MeetingCancelled, ItemAdded,
                 ItemRemoved, AgendaOrdered, NoticeSent, NoticeAcknowledged, PaperRead, ObserverInvited,
                 ObserverUninvited, LeaveAsked, LeaveAnswered, OpinionWritten, OpinionRead, MemberRecused,
                 RecusalLifted, MemberEntered, MemberLeft, MeetingOpened, QuorumLost, MeetingClosed, ObserverEntered,
                 ObserverLeft, ItemOpened, StatementMade, StatementDeclined, ItemDeferred, ItemNoted, BallotOpened,
                 VoteCast, PapersIssued, CountEntered, BallotClosed, DecisionMade, BallotVoided, MinutesDrafted,
                 MinutesCirculated, MinutesCommented, CommentAnswered, CommentsClosed, MinutesSigned,
                 CorrectionProposed, MinutesCorrected, DirectiveIssued, DirectiveWaived, ProgressReported,
                 DirectiveChecked, ProblemReported, ProblemInstructed, DirectiveExtended, DirectiveOverdue,
                 DirectiveClosed, ReservationStated, DecisionAssessed, AuthorisationGranted, AuthorisationEnded,
                 UrgentlyActed, MonthPassed, MonthExplained, DeviationRecorded>;

/// One event; a class for the same reason.
class Event : public EventVariant {
  public:
    using Variant = EventVariant;

    template <class One>
        requires boost::mp11::mp_contains<Variant, One>::value
    Event(One one);  // NOLINT(google-explicit-constructor): a command or event is one of its list
    Event(Event const& other);
    Event(Event&& other) noexcept;
    Event& operator=(Event const& other);
    Event& operator=(Event&& other) noexcept;
    ~Event();
};

[[nodiscard]] Answer<Event> decide(Scene const&, ProposeMatter const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AmendMatter const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AddPaper const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, RemovePaper const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, GiveEvidence const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AcceptMatter const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, DeclineMatter const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, WithdrawMatter const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ConsentToReconsider const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, PlanMeeting const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, MoveMeeting const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CancelMeeting const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AddToAgenda const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, RemoveFromAgenda const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, OrderAgenda const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, SendNotice const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AcknowledgeNotice const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReadPaper const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, InviteObserver const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, UninviteObserver const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AskLeave const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AnswerLeave const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, WriteOpinion const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReadOpinion const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, DeclareRecusal const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, RuleRecusal const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, EnterRoom const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, LeaveRoom const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, OpenMeeting const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CloseMeeting const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, EnterAsObserver const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, LeaveAsObserver const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, OpenItem const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, MakeStatement const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, DeclineStatement const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, DeferItem const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, NoteItem const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, OpenBallot const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CastVote const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, IssuePapers const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, EnterCount const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CloseBallot const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, VoidBallot const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, DraftMinutes const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CirculateMinutes const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CommentOnMinutes const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AnswerComment const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, SignMinutes const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CorrectMinutes const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, IssueDirective const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, WaiveDirective const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReportProgress const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CheckDirective const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReportProblem const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, InstructOnProblem const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ExtendDirective const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CloseDirective const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, StateReservation const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AssessDecision const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, GrantAuthorisation const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, EndAuthorisation const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ActUrgently const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReachClock const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ExplainMonth const&, Context const&);

void apply(State&, MatterProposed const&, Stamp const&);
void apply(State&, MatterAmended const&, Stamp const&);
void apply(State&, PaperAdded const&, Stamp const&);
void apply(State&, PaperRemoved const&, Stamp const&);
void apply(State&, EvidenceGiven const&, Stamp const&);
void apply(State&, MatterAccepted const&, Stamp const&);
void apply(State&, MatterDeclined const&, Stamp const&);
void apply(State&, MatterWithdrawn const&, Stamp const&);
void apply(State&, ReconsiderationConsented const&, Stamp const&);
void apply(State&, MeetingPlanned const&, Stamp const&);
void apply(State&, MeetingMoved const&, Stamp const&);
void apply(State&, MeetingCancelled const&, Stamp const&);
void apply(State&, ItemAdded const&, Stamp const&);
void apply(State&, ItemRemoved const&, Stamp const&);
void apply(State&, AgendaOrdered const&, Stamp const&);
void apply(State&, NoticeSent const&, Stamp const&);
void apply(State&, NoticeAcknowledged const&, Stamp const&);
void apply(State&, PaperRead const&, Stamp const&);
void apply(State&, ObserverInvited const&, Stamp const&);
void apply(State&, ObserverUninvited const&, Stamp const&);
void apply(State&, LeaveAsked const&, Stamp const&);
void apply(State&, LeaveAnswered const&, Stamp const&);
void apply(State&, OpinionWritten const&, Stamp const&);
void apply(State&, OpinionRead const&, Stamp const&);
void apply(State&, MemberRecused const&, Stamp const&);
void apply(State&, RecusalLifted const&, Stamp const&);
void apply(State&, MemberEntered const&, Stamp const&);
void apply(State&, MemberLeft const&, Stamp const&);
void apply(State&, MeetingOpened const&, Stamp const&);
void apply(State&, QuorumLost const&, Stamp const&);
void apply(State&, MeetingClosed const&, Stamp const&);
void apply(State&, ObserverEntered const&, Stamp const&);
void apply(State&, ObserverLeft const&, Stamp const&);
void apply(State&, ItemOpened const&, Stamp const&);
void apply(State&, StatementMade const&, Stamp const&);
void apply(State&, StatementDeclined const&, Stamp const&);
void apply(State&, ItemDeferred const&, Stamp const&);
void apply(State&, ItemNoted const&, Stamp const&);
void apply(State&, BallotOpened const&, Stamp const&);
void apply(State&, VoteCast const&, Stamp const&);
void apply(State&, PapersIssued const&, Stamp const&);
void apply(State&, CountEntered const&, Stamp const&);
void apply(State&, BallotClosed const&, Stamp const&);
void apply(State&, DecisionMade const&, Stamp const&);
void apply(State&, BallotVoided const&, Stamp const&);
void apply(State&, MinutesDrafted const&, Stamp const&);
void apply(State&, MinutesCirculated const&, Stamp const&);
void apply(State&, MinutesCommented const&, Stamp const&);
void apply(State&, CommentAnswered const&, Stamp const&);
void apply(State&, CommentsClosed const&, Stamp const&);
void apply(State&, MinutesSigned const&, Stamp const&);
void apply(State&, CorrectionProposed const&, Stamp const&);
void apply(State&, MinutesCorrected const&, Stamp const&);
void apply(State&, DirectiveIssued const&, Stamp const&);
void apply(State&, DirectiveWaived const&, Stamp const&);
void apply(State&, ProgressReported const&, Stamp const&);
void apply(State&, DirectiveChecked const&, Stamp const&);
void apply(State&, ProblemReported const&, Stamp const&);
void apply(State&, ProblemInstructed const&, Stamp const&);
void apply(State&, DirectiveExtended const&, Stamp const&);
void apply(State&, DirectiveOverdue const&, Stamp const&);
void apply(State&, DirectiveClosed const&, Stamp const&);
void apply(State&, ReservationStated const&, Stamp const&);
void apply(State&, DecisionAssessed const&, Stamp const&);
void apply(State&, AuthorisationGranted const&, Stamp const&);
void apply(State&, AuthorisationEnded const&, Stamp const&);
void apply(State&, UrgentlyActed const&, Stamp const&);
void apply(State&, MonthPassed const&, Stamp const&);
void apply(State&, MonthExplained const&, Stamp const&);
void apply(State&, DeviationRecorded const&, Stamp const&);

}  // namespace quorate::meetings

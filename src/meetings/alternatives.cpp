#include <utility>

#include "meetings/meetings.hpp"

/// The one place where commands and events are made, copied, moved and destroyed.
namespace quorate::meetings {

template <class One>
    requires boost::mp11::mp_contains<CommandVariant, One>::value
Command::Command(One one) : CommandVariant(std::in_place_type<One>, std::move(one)) {}
Command::Command(Command const& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(Command const& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

template <class One>
    requires boost::mp11::mp_contains<EventVariant, One>::value
Event::Event(One one) : EventVariant(std::in_place_type<One>, std::move(one)) {}
Event::Event(Event const& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(Event const& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

template Command::Command(ProposeMatter);
template Command::Command(AmendMatter);
template Command::Command(AddPaper);
template Command::Command(RemovePaper);
template Command::Command(GiveEvidence);
template Command::Command(AcceptMatter);
template Command::Command(DeclineMatter);
template Command::Command(WithdrawMatter);
template Command::Command(ConsentToReconsider);
template Command::Command(PlanMeeting);
template Command::Command(MoveMeeting);
template Command::Command(CancelMeeting);
template Command::Command(AddToAgenda);
template Command::Command(RemoveFromAgenda);
template Command::Command(OrderAgenda);
template Command::Command(SendNotice);
template Command::Command(AcknowledgeNotice);
template Command::Command(ReadPaper);
template Command::Command(InviteObserver);
template Command::Command(UninviteObserver);
template Command::Command(AskLeave);
template Command::Command(AnswerLeave);
template Command::Command(WriteOpinion);
template Command::Command(ReadOpinion);
template Command::Command(DeclareRecusal);
template Command::Command(RuleRecusal);
template Command::Command(EnterRoom);
template Command::Command(LeaveRoom);
template Command::Command(OpenMeeting);
template Command::Command(CloseMeeting);
template Command::Command(EnterAsObserver);
template Command::Command(LeaveAsObserver);
template Command::Command(OpenItem);
template Command::Command(MakeStatement);
template Command::Command(DeclineStatement);
template Command::Command(DeferItem);
template Command::Command(NoteItem);
template Command::Command(OpenBallot);
template Command::Command(CastVote);
template Command::Command(IssuePapers);
template Command::Command(EnterCount);
template Command::Command(CloseBallot);
template Command::Command(VoidBallot);
template Command::Command(DraftMinutes);
template Command::Command(CirculateMinutes);
template Command::Command(CommentOnMinutes);
template Command::Command(AnswerComment);
template Command::Command(SignMinutes);
template Command::Command(CorrectMinutes);
template Command::Command(IssueDirective);
template Command::Command(WaiveDirective);
template Command::Command(ReportProgress);
template Command::Command(CheckDirective);
template Command::Command(ReportProblem);
template Command::Command(InstructOnProblem);
template Command::Command(ExtendDirective);
template Command::Command(CloseDirective);
template Command::Command(StateReservation);
template Command::Command(AssessDecision);
template Command::Command(GrantAuthorisation);
template Command::Command(EndAuthorisation);
template Command::Command(ActUrgently);
template Command::Command(ReachClock);
template Command::Command(ExplainMonth);

template Event::Event(MatterProposed);
template Event::Event(MatterAmended);
template Event::Event(PaperAdded);
template Event::Event(PaperRemoved);
template Event::Event(EvidenceGiven);
template Event::Event(MatterAccepted);
template Event::Event(MatterDeclined);
template Event::Event(MatterWithdrawn);
template Event::Event(ReconsiderationConsented);
template Event::Event(MeetingPlanned);
template Event::Event(MeetingMoved);
template Event::Event(MeetingCancelled);
template Event::Event(ItemAdded);
template Event::Event(ItemRemoved);
template Event::Event(AgendaOrdered);
template Event::Event(NoticeSent);
template Event::Event(NoticeAcknowledged);
template Event::Event(PaperRead);
template Event::Event(ObserverInvited);
template Event::Event(ObserverUninvited);
template Event::Event(LeaveAsked);
template Event::Event(LeaveAnswered);
template Event::Event(OpinionWritten);
template Event::Event(OpinionRead);
template Event::Event(MemberRecused);
template Event::Event(RecusalLifted);
template Event::Event(MemberEntered);
template Event::Event(MemberLeft);
template Event::Event(MeetingOpened);
template Event::Event(QuorumLost);
template Event::Event(MeetingClosed);
template Event::Event(ObserverEntered);
template Event::Event(ObserverLeft);
template Event::Event(ItemOpened);
template Event::Event(StatementMade);
template Event::Event(StatementDeclined);
template Event::Event(ItemDeferred);
template Event::Event(ItemNoted);
template Event::Event(BallotOpened);
template Event::Event(VoteCast);
template Event::Event(PapersIssued);
template Event::Event(CountEntered);
template Event::Event(BallotClosed);
template Event::Event(DecisionMade);
template Event::Event(BallotVoided);
template Event::Event(MinutesDrafted);
template Event::Event(MinutesCirculated);
template Event::Event(MinutesCommented);
template Event::Event(CommentAnswered);
template Event::Event(CommentsClosed);
template Event::Event(MinutesSigned);
template Event::Event(CorrectionProposed);
template Event::Event(MinutesCorrected);
template Event::Event(DirectiveIssued);
template Event::Event(DirectiveWaived);
template Event::Event(ProgressReported);
template Event::Event(DirectiveChecked);
template Event::Event(ProblemReported);
template Event::Event(ProblemInstructed);
template Event::Event(DirectiveExtended);
template Event::Event(DirectiveOverdue);
template Event::Event(DirectiveClosed);
template Event::Event(ReservationStated);
template Event::Event(DecisionAssessed);
template Event::Event(AuthorisationGranted);
template Event::Event(AuthorisationEnded);
template Event::Event(UrgentlyActed);
template Event::Event(MonthPassed);
template Event::Event(MonthExplained);
template Event::Event(DeviationRecorded);

}  // namespace quorate::meetings

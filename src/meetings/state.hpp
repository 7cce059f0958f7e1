#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/refusal.hpp"
#include "charter/rules.hpp"
#include "meetings/verdict.hpp"

/// What the body has on its table, as folded from events. `decide` reads it, `apply` writes it, nothing else does.
namespace quorate::meetings {

using charter::Method;

/// Somebody a matter concerns: by name, and by id when that somebody is known to the body.
struct Concerned {
    std::string name;
    std::optional<PersonId> person;
    bool operator==(Concerned const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Concerned, (), (name, person))

struct PaperReading {
    Instant at{};
    PersonId entered_by;
};

struct Paper {
    PaperId id;
    std::string title;
    std::string digest;  ///< of the stored file
    std::string media;   ///< media type
    std::int64_t bytes = 0;
    Instant added{};
    PersonId by;
    std::map<PersonId, PaperReading> readings;  ///< by those it is meant for
};

struct Evidence {
    std::string prerequisite;
    std::string note;
    std::optional<PaperId> paper;
    std::optional<InstanceId> entry;  ///< of a register, where the charter takes such for it
    Instant given{};
    PersonId by;
};

enum class MatterStage { proposed, accepted, declined, withdrawn, on_agenda, decided, noted, rejected };
BOOST_DESCRIBE_ENUM(MatterStage, proposed, accepted, declined, withdrawn, on_agenda, decided, noted, rejected)

struct Matter {
    MatterId id;
    std::string kind;
    std::string title;
    std::string gist;
    std::string basis;  ///< the superior document it carries out (article 10); empty when none
    UnitId unit;        ///< the unit that submits it; empty when a person does
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
    std::optional<DecisionId> reconsiders;
    std::optional<UrgentId> ratifies;
    PersonId proposed_by;
    Instant proposed{};
    MatterStage stage = MatterStage::proposed;
    std::string settled_reason;  ///< why it was declined or withdrawn
    PersonId settled_by;
    std::vector<Evidence> evidence;
    std::vector<Paper> papers;
    std::set<PersonId> consents;        ///< members who agree that a decided matter is taken up again
    std::optional<ItemId> item;         ///< the item it stands on, or stood on last
    std::vector<DecisionId> decisions;  ///< made on it, in order
};

enum class LeaveState { asked, approved, refused };
BOOST_DESCRIBE_ENUM(LeaveState, asked, approved, refused)

struct Leave {
    std::string reason;
    Instant asked{};
    LeaveState state = LeaveState::asked;
    Instant meant{};  ///< when the meeting was to start as it was asked; for another time it says nothing
};

/// Whose act it was, and by whose hand it was entered.
struct Hand {
    PersonId by{};
    PersonId entered_by{};
};

struct Stay {
    Instant from{};
    std::optional<Instant> to;
    PersonId entered_by{};  ///< by whose hand the coming was entered
    PersonId left_by{};     ///< and by whose the leaving; nobody's where the stay ended with the item or the meeting
    bool remote = false;    ///< attends by link; the reading "remote" says whether that is presence
};

struct Presence {
    std::vector<Stay> stays;
    [[nodiscard]] bool now() const { return !stays.empty() && !stays.back().to; }
    /// By link, as they came last.
    [[nodiscard]] bool remote() const { return !stays.empty() && stays.back().remote; }
};

enum class MeetingStage { planned, noticed, open, closed, cancelled };
BOOST_DESCRIBE_ENUM(MeetingStage, planned, noticed, open, closed, cancelled)

/// What the minutes went through (articles 24 and 25).
struct Comment {
    bool agrees = true;
    std::string text;
    Instant given{};
    std::string answer;  ///< how the comment was used; empty while open
    PersonId entered_by{};
};

/// A text on its way through the members: sent, and until when they may say what is wrong with it.
struct Consultation {
    std::optional<Instant> circulated;
    std::optional<Instant> comments_until;
    bool comments_closed = false;
    std::map<PersonId, Comment> comments;
};

/// What was to stand beside the signed text, with what the members held against it.
struct FormerProposal : Consultation {
    std::string text;
    std::string reason;
    PersonId by;
};

/// What is to stand beside the signed text, while the members look at it.
struct ProposedCorrection : FormerProposal {
    std::vector<FormerProposal> earlier;  ///< those whose place it took, oldest first
};

/// A correction in force.
struct Correction {
    std::string text;
    std::string reason;
    Instant made{};  ///< when it was signed
    PersonId by;     ///< who signed it
    PersonId proposed_by;
    std::map<PersonId, Comment> comments;  ///< of the members, before the signature
    std::vector<FormerProposal> earlier;   ///< proposals it took the place of, oldest first
};

/// The consultation is that on the current draft.
struct Minutes : Consultation {
    std::vector<std::string> drafts;                   ///< every version; the last one is current
    std::vector<std::map<PersonId, Comment>> earlier;  ///< on drafts that were circulated and then revised
    std::optional<Instant> signed_at;
    PersonId signed_by;
    std::optional<ProposedCorrection> correction;  ///< on its way; only after the signature
    std::vector<Correction> corrections;           ///< in force, oldest first
};

struct Meeting {
    MeetingId id;
    std::int32_t number = 0;  ///< 第n次
    Instant starts{};
    std::string place;
    bool extraordinary = false;
    MeetingStage stage = MeetingStage::planned;
    std::string cancelled_reason;
    std::vector<ItemId> agenda;
    std::optional<Instant> noticed;
    std::map<PersonId, Instant> receipts;  ///< who acknowledged the notice
    std::map<PersonId, Leave> leave;
    PersonId presider;    ///< settled at the opening
    std::string charter;  ///< digest of the rules it is judged by, settled at the opening
    /// The body's answers to the charter's open questions that differ from its defaults, settled at the opening.
    std::map<std::string, std::string> readings;
    std::vector<PersonId> roster;           ///< all members on the day, settled at the opening
    std::map<PersonId, Presence> presence;  ///< members in the room
    std::optional<Instant> opened;
    Hand opened_by;
    std::optional<Instant> closed;
    Hand closed_by;
    std::optional<ItemId> current;  ///< the item that is open
    Minutes minutes;
};

enum class ItemStage { listed, open, voting, decided, noted, deferred, removed };
BOOST_DESCRIBE_ENUM(ItemStage, listed, open, voting, decided, noted, deferred, removed)

enum class RecusalCause { self, relative, other };
BOOST_DESCRIBE_ENUM(RecusalCause, self, relative, other)

struct Recusal {
    RecusalCause cause = RecusalCause::self;
    std::string ground;
    Instant since{};
    bool declared = false;  ///< by the member's own word, which nobody takes back
    Hand stated{};          ///< by the member, or by who ruled it
};

/// A recusal that was ruled, and taken back.
struct LiftedRecusal {
    PersonId member;
    Recusal recusal;
    std::string ground;  ///< for taking it back
    Instant lifted{};
    Hand lifted_by;
};

struct Statement {
    PersonId by;
    std::string text;  ///< empty: nothing to add
    bool declined = false;
    Instant made{};
    PersonId entered_by;
};

/// What a written opinion said before its author put another in its place.
struct FormerOpinion {
    std::string text;
    Instant given{};
};

struct WrittenOpinion {
    std::string text;
    Instant given{};
    std::optional<Instant> read_out;
    std::vector<FormerOpinion> earlier;  ///< oldest first
    PersonId entered_by{};
    Hand read_by{};
};

struct Cast {
    std::string choice;
    Instant at{};
    PersonId entered_by;
};

/// What one teller counted of a secret ballot on paper.
struct Count {
    std::int64_t collected = 0;
    std::int64_t valid = 0;
    std::int64_t invalid = 0;
    std::map<std::string, std::int64_t> choices;
    bool operator==(Count const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Count, (), (collected, valid, invalid, choices))

/// A count that did not stand, because the other teller's differed.
struct FormerCount {
    PersonId teller;
    Count count;
    Instant entered{};
};

struct Ballot {
    Method method = Method::oral;
    Instant opened{};
    Hand opened_by{};
    std::map<PersonId, Cast> votes;  ///< not used by a secret ballot
    std::vector<PersonId> tellers;
    std::int64_t issued = 0;  ///< papers handed out
    std::map<PersonId, Count> counts;
    std::map<PersonId, Instant> counted_at;  ///< of `counts`
    std::vector<FormerCount> recounted;      ///< in the order they gave way
    std::optional<Instant> closed;
    Hand closed_by{};
    std::optional<Verdict> verdict;
    /// Both tellers have counted, and alike. Until then each figure is its author's alone.
    [[nodiscard]] bool counted() const {
        return tellers.size() == 2 && counts.size() == 2 && counts.begin()->second == counts.rbegin()->second;
    }
};

/// A vote that was begun and did not count: what was put, what was cast until then, and why it is void.
struct VoidedBallot {
    std::string motion;
    Ballot ballot;
    std::string reason;
    Instant voided{};
    PersonId by;  ///< whose act voided it: who presided, or who withdrew or was made to
    PersonId entered_by;
};

/// One thing put to the vote: the motion, and the person it concerns when each person is voted on separately.
struct Question {
    std::string subject;
    std::string motion;
    std::optional<Ballot> ballot;
    std::optional<DecisionId> decision;
    std::vector<VoidedBallot> voided;  ///< earlier votes on it, oldest first
};

struct Item {
    ItemId id;
    MeetingId meeting;
    MatterId matter;
    ItemStage stage = ItemStage::listed;
    Instant added{};
    std::string ended_reason;
    std::set<PersonId> invited;              ///< observers asked for this item
    std::map<PersonId, Presence> observers;  ///< observers in the room for it
    std::map<PersonId, Recusal> recusals;
    std::vector<LiftedRecusal> lifted;                  ///< in the order they were taken back
    std::map<PersonId, std::set<std::string>> cleared;  ///< names found, ruled to be somebody else's
    std::vector<Statement> statements;
    std::map<PersonId, WrittenOpinion> opinions;
    std::vector<Question> questions;  ///< filled when the item opens
    std::optional<Instant> opened;
    Hand opened_by;
    std::optional<Instant> ended;
    Hand ended_by;  ///< of who put it off or had it noted
};

/// A member's part in a decision: what article 22 asks of it for life.
enum class Part { choice, not_cast, secret, recused, absent_on_leave, absent };
BOOST_DESCRIBE_ENUM(Part, choice, not_cast, secret, recused, absent_on_leave, absent)

struct MemberPart {
    Part part = Part::absent;
    std::string choice;  ///< when the part is a choice
    bool operator==(MemberPart const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberPart, (), (part, choice))

struct Reservation {
    PersonId by;
    std::string text;
    Instant stated{};
    bool late = false;                       ///< after the signature, or an assessment: kept, alters nothing
    std::optional<std::int32_t> question{};  ///< the one it speaks of; nothing where it speaks of all of the item's
    PersonId entered_by{};
    [[nodiscard]] bool about(std::int32_t one) const { return !question || *question == one; }
};

struct Assessment {
    std::string finding;
    std::string basis;
    bool grave = true;
    Instant made{};
    PersonId by;
};

struct Decision {
    DecisionId id;
    MeetingId meeting;
    ItemId item;
    std::int32_t question = 0;
    MatterId matter;
    std::string text;
    bool passed = false;
    Verdict verdict;
    Instant made{};
    std::map<PersonId, MemberPart> parts;
    std::vector<DirectiveId> directives;
    std::string no_directive_reason;
    std::vector<Assessment> assessments;
    std::optional<DecisionId> replaced_by;
    /// It passed, and nothing the body decided since stands in its place.
    [[nodiscard]] bool holds() const { return passed && !replaced_by; }
};

enum class DirectiveStage { running, done, closed };
BOOST_DESCRIBE_ENUM(DirectiveStage, running, done, closed)

struct Progress {
    std::string text;
    std::int32_t percent = 0;
    Instant reported{};
    PersonId by;
};

struct Check {
    std::string finding;
    bool satisfied = true;
    Instant made{};
    PersonId by;
};

struct Problem {
    std::string text;
    Instant reported{};
    PersonId by;
    std::string instruction;  ///< the chair's answer; empty while open
    PersonId instructed_by{};
    Instant instructed{};
};

/// A term that was moved: from which day to which, and why.
struct MovedTerm {
    Date before{};
    Date due{};
    std::string reason;
    Instant moved{};
    PersonId by;
    PersonId entered_by;
};

struct Directive {
    DirectiveId id;
    DecisionId decision;
    std::string task;
    PersonId owner;
    UnitId unit;
    Date due{};
    std::vector<MovedTerm> moves;  ///< oldest first; the last one ends on `due`
    DirectiveStage stage = DirectiveStage::running;
    bool overdue = false;
    std::vector<Progress> progress;
    std::vector<Check> checks;
    std::vector<Problem> problems;
    Instant issued{};
};

/// An act of the chair between meetings, which the next meeting must ratify.
struct Urgent {
    UrgentId id;
    std::string act;
    std::string facts;
    std::string reason;
    PersonId by;
    Instant acted{};
    std::optional<DecisionId> answered;  ///< the decision that ratified or refused it
    bool ratified = false;
};

/// A member's authority to act for the body: it rests on a decision and does not reach further (article 8.2).
struct Authorisation {
    PersonId person;
    std::string scope;
    Date from{};
    Date to{};
    DecisionId decision;
    std::optional<Date> ended;
};

struct RecordedDeviation {
    std::string place;
    std::string rule;
    Citation by;
    std::string reason;
    PersonId actor;
    Instant at{};
    PersonId entered_by{};
};

struct State {
    std::map<MatterId, Matter> matters;
    std::map<MeetingId, Meeting> meetings;
    std::map<ItemId, Item> items;
    std::map<DecisionId, Decision> decisions;
    std::map<ItemId, std::map<ReservationId, Reservation>> reservations;
    std::map<DirectiveId, Directive> directives;
    std::map<UrgentId, Urgent> urgents;
    std::map<AuthorisationId, Authorisation> authorisations;
    std::vector<RecordedDeviation> deviations;
    std::map<std::string, std::string> months;  ///< "2026-03" without a meeting -> reason; empty while none was given
    Instant reached{};                          ///< the latest deadline that was acted upon
    std::set<std::string> files;  ///< digests of all papers that were ever added: the journal names them for good
};

}  // namespace quorate::meetings

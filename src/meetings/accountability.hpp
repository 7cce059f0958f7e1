#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// What a decision leaves with each member: reservations (13.3), lifelong accountability (22), authority given (8.2),
/// and urgent acts that a meeting must ratify.
namespace quorate::meetings {

/// A dissenting member's opinion, from the item's opening to the signing of the minutes; later it is kept as late.
/// Where an item has several questions it may speak of one of them; it lessens what the member answers for of that one
/// alone.
struct StateReservation {
    static constexpr char kName[] = "reservation.state";
    ReservationId reservation;
    ItemId item;
    std::string text;
    std::optional<std::int32_t> question{};  ///< counted from 1; nothing for the whole item
};
BOOST_DESCRIBE_STRUCT(StateReservation, (), (reservation, item, text, question))

/// A decision was found to be a grave error: who is answerable follows from each member's part.
struct AssessDecision {
    static constexpr char kName[] = "decision.assess";
    DecisionId decision;
    std::string finding;
    std::string basis;
    bool grave = true;
};
BOOST_DESCRIBE_STRUCT(AssessDecision, (), (decision, finding, basis, grave))

/// Authority to act for the body: for a member, on the strength of a passed decision, from a day to a day (8.2).
struct GrantAuthorisation {
    static constexpr char kName[] = "authorisation.grant";
    AuthorisationId authorisation;
    PersonId person;
    std::string scope;
    Date from{};
    Date to{};
    DecisionId decision;
};
BOOST_DESCRIBE_STRUCT(GrantAuthorisation, (), (authorisation, person, scope, from, to, decision))

struct EndAuthorisation {
    static constexpr char kName[] = "authorisation.end";
    AuthorisationId authorisation;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndAuthorisation, (), (authorisation, reason))

/// The chair acted before a meeting could be held: what was done, the facts, and why no meeting was possible.
struct ActUrgently {
    static constexpr char kName[] = "urgent.act";
    UrgentId urgent;
    std::string act;
    std::string facts;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ActUrgently, (), (urgent, act, facts, reason))

struct ReservationStated {
    static constexpr char kName[] = "reservation.stated";
    ReservationId reservation;
    ItemId item;
    PersonId member;
    std::string text;
    bool late = false;
    std::optional<std::int32_t> question{};
};
BOOST_DESCRIBE_STRUCT(ReservationStated, (), (reservation, item, member, text, late, question))

struct DecisionAssessed {
    static constexpr char kName[] = "decision.assessed";
    DecisionId decision;
    std::string finding;
    std::string basis;
    bool grave = true;
};
BOOST_DESCRIBE_STRUCT(DecisionAssessed, (), (decision, finding, basis, grave))

struct AuthorisationGranted {
    static constexpr char kName[] = "authorisation.granted";
    AuthorisationId authorisation;
    PersonId person;
    std::string scope;
    Date from{};
    Date to{};
    DecisionId decision;
};
BOOST_DESCRIBE_STRUCT(AuthorisationGranted, (), (authorisation, person, scope, from, to, decision))

struct AuthorisationEnded {
    static constexpr char kName[] = "authorisation.ended";
    AuthorisationId authorisation;
    std::string reason;
    Date day{};  ///< the last day it held
};
BOOST_DESCRIBE_STRUCT(AuthorisationEnded, (), (authorisation, reason, day))

struct UrgentlyActed {
    static constexpr char kName[] = "urgent.acted";
    UrgentId urgent;
    std::string act;
    std::string facts;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(UrgentlyActed, (), (urgent, act, facts, reason))

/// How a member stands to a decision that was found to be a grave error (article 22), and why.
enum class Standing { answerable, lessened, exempt };
BOOST_DESCRIBE_ENUM(Standing, answerable, lessened, exempt)

/// Why a member stands so; a vote for it is known unless the ballot was secret.
enum class Ground {
    voted_for,
    voted_for_reserved,  ///< voted for it, yet stated a reservation in time
    opposed,
    abstained,  ///< any other choice than for or against
    reserved,   ///< stated a reservation in time, and no vote for it is on record
    not_cast,
    secret,  ///< nothing proves how the member voted
    recused,
    absent_on_leave,
    absent,
};
BOOST_DESCRIBE_ENUM(Ground, voted_for, voted_for_reserved, opposed, abstained, reserved, not_cast, secret, recused,
                    absent_on_leave, absent)

struct MemberStanding {
    PersonId member;
    Standing standing = Standing::answerable;
    Ground because = Ground::voted_for;
    bool operator==(MemberStanding const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MemberStanding, (), (member, standing, because))

/// Each member's standing to a decision, in the order of the meeting's roster; survives the end of office. Empty unless
/// the last assessment found the decision a grave error. Who did not take part is exempt; who opposed or reserved is
/// exempt or lessened; a secret ballot proves nothing, so there only a reservation counts.
[[nodiscard]] std::vector<MemberStanding> standings(State const& state, charter::Kind const& kind,
                                                    Decision const& decision);

/// How an authorisation stands on a day (article 8.2).
enum class Authority {
    ahead,    ///< its first day has not come
    running,  ///< in force
    ended,    ///< taken back, or ended with the decision it rests on or its holder's membership
    over,     ///< its last day is past
};
BOOST_DESCRIBE_ENUM(Authority, ahead, running, ended, over)

/// One that was taken back is so at once; one that is ahead runs only if its holder is a member by then.
[[nodiscard]] Authority authority_on(Scene const& scene, Authorisation const& authorisation, Date day);
/// True when the person holds an authorisation that rests on this decision and is in force on that day.
[[nodiscard]] bool authorised(Scene const& scene, PersonId const& person, DecisionId const& decision, Date day);

}  // namespace quorate::meetings

#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Voting: four methods, one question at a time, the presiding person last (article 20). `question` counts from 1.
namespace quorate::meetings {

struct OpenBallot {
    static constexpr char kName[] = "ballot.open";
    ItemId item;
    std::int32_t question = 1;
    Method method = Method::hands;
    std::string motion;  ///< the words of the decision if it passes
};
BOOST_DESCRIBE_STRUCT(OpenBallot, (), (item, question, method, motion))

/// One member's vote: on their own device, or entered by the clerk for an oral vote or a show of hands.
struct CastVote {
    static constexpr char kName[] = "vote.cast";
    ItemId item;
    std::int32_t question = 1;
    std::string choice;
};
BOOST_DESCRIBE_STRUCT(CastVote, (), (item, question, choice))

/// Two tellers for a secret ballot on paper, and the number of papers handed out.
struct IssuePapers {
    static constexpr char kName[] = "ballot.issue";
    ItemId item;
    std::int32_t question = 1;
    std::vector<PersonId> tellers;
    std::int64_t issued = 0;
};
BOOST_DESCRIBE_STRUCT(IssuePapers, (), (item, question, tellers, issued))

/// What one teller counted, entered without sight of the other's figures.
struct EnterCount {
    static constexpr char kName[] = "count.enter";
    ItemId item;
    std::int32_t question = 1;
    Count count;
};
BOOST_DESCRIBE_STRUCT(EnterCount, (), (item, question, count))

/// Ends the vote; the verdict follows from the figures, not from anybody's word.
struct CloseBallot {
    static constexpr char kName[] = "ballot.close";
    ItemId item;
    std::int32_t question = 1;
};
BOOST_DESCRIBE_STRUCT(CloseBallot, (), (item, question))

/// Voids an open vote, so that it can be held anew.
struct VoidBallot {
    static constexpr char kName[] = "ballot.void";
    ItemId item;
    std::int32_t question = 1;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(VoidBallot, (), (item, question, reason))

struct BallotOpened {
    static constexpr char kName[] = "ballot.opened";
    ItemId item;
    std::int32_t question = 1;
    Method method = Method::hands;
    std::string motion;
};
BOOST_DESCRIBE_STRUCT(BallotOpened, (), (item, question, method, motion))

struct VoteCast {
    static constexpr char kName[] = "vote.cast-by";
    ItemId item;
    std::int32_t question = 1;
    PersonId voter;
    std::string choice;
};
BOOST_DESCRIBE_STRUCT(VoteCast, (), (item, question, voter, choice))

struct PapersIssued {
    static constexpr char kName[] = "ballot.issued";
    ItemId item;
    std::int32_t question = 1;
    std::vector<PersonId> tellers;
    std::int64_t issued = 0;
};
BOOST_DESCRIBE_STRUCT(PapersIssued, (), (item, question, tellers, issued))

struct CountEntered {
    static constexpr char kName[] = "count.entered";
    ItemId item;
    std::int32_t question = 1;
    PersonId teller;
    Count count;
};
BOOST_DESCRIBE_STRUCT(CountEntered, (), (item, question, teller, count))

struct BallotClosed {
    static constexpr char kName[] = "ballot.closed";
    ItemId item;
    std::int32_t question = 1;
    Verdict verdict;
};
BOOST_DESCRIBE_STRUCT(BallotClosed, (), (item, question, verdict))

/// The only event that makes a matter decided. It comes from ballot.close and from nowhere else (article 13).
struct DecisionMade {
    static constexpr char kName[] = "decision.made";
    DecisionId decision;
    ItemId item;
    std::int32_t question = 1;
    std::string text;
    bool passed = false;
    std::map<PersonId, MemberPart> parts;
};
BOOST_DESCRIBE_STRUCT(DecisionMade, (), (decision, item, question, text, passed, parts))

struct BallotVoided {
    static constexpr char kName[] = "ballot.voided";
    ItemId item;
    std::int32_t question = 1;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(BallotVoided, (), (item, question, reason))

}  // namespace quorate::meetings

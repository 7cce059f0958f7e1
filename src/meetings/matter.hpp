#pragma once

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// Matters: proposed, prepared, settled by the chair (articles 13.2, 15 to 17, 18.2), and taken up again
/// (reconsideration).
namespace quorate::meetings {

struct ProposeMatter {
    static constexpr char kName[] = "matter.propose";
    MatterId matter;
    std::string kind;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::optional<UnitId> unit;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
    std::optional<DecisionId> reconsiders;
    std::optional<UrgentId> ratifies;
};
BOOST_DESCRIBE_STRUCT(ProposeMatter, (), (matter, kind, title, gist, basis, unit, persons, sum, reconsiders, ratifies))

/// Changes a matter that is not yet on an agenda.
struct AmendMatter {
    static constexpr char kName[] = "matter.amend";
    MatterId matter;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
};
BOOST_DESCRIBE_STRUCT(AmendMatter, (), (matter, title, gist, basis, persons, sum))

/// Puts a paper to a matter. The file is stored already; a statutory secrecy mark is refused and nothing of it is kept.
struct AddPaper {
    static constexpr char kName[] = "paper.add";
    MatterId matter;
    PaperId paper;
    std::string title;
    std::string digest;
    std::string media;
    std::int64_t bytes = 0;
    std::optional<std::string> marking;
};
BOOST_DESCRIBE_STRUCT(AddPaper, (), (matter, paper, title, digest, media, bytes, marking))

struct RemovePaper {
    static constexpr char kName[] = "paper.remove";
    MatterId matter;
    PaperId paper;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RemovePaper, (), (matter, paper, reason))

/// Shows that a prerequisite was met: a note, and the paper when there is one.
struct GiveEvidence {
    static constexpr char kName[] = "evidence.give";
    MatterId matter;
    std::string prerequisite;
    std::string note;
    std::optional<PaperId> paper;
};
BOOST_DESCRIBE_STRUCT(GiveEvidence, (), (matter, prerequisite, note, paper))

struct AcceptMatter {
    static constexpr char kName[] = "matter.accept";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(AcceptMatter, (), (matter))

struct DeclineMatter {
    static constexpr char kName[] = "matter.decline";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DeclineMatter, (), (matter, reason))

struct WithdrawMatter {
    static constexpr char kName[] = "matter.withdraw";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawMatter, (), (matter, reason))

/// A member agrees that a decided matter is taken up again.
struct ConsentToReconsider {
    static constexpr char kName[] = "reconsideration.consent";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(ConsentToReconsider, (), (matter))

struct MatterProposed {
    static constexpr char kName[] = "matter.proposed";
    MatterId matter;
    std::string kind;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::optional<UnitId> unit;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
    std::optional<DecisionId> reconsiders;
    std::optional<UrgentId> ratifies;
};
BOOST_DESCRIBE_STRUCT(MatterProposed, (), (matter, kind, title, gist, basis, unit, persons, sum, reconsiders, ratifies))

struct MatterAmended {
    static constexpr char kName[] = "matter.amended";
    MatterId matter;
    std::string title;
    std::string gist;
    std::optional<std::string> basis;
    std::vector<Concerned> persons;
    std::optional<Fen> sum;
};
BOOST_DESCRIBE_STRUCT(MatterAmended, (), (matter, title, gist, basis, persons, sum))

struct PaperAdded {
    static constexpr char kName[] = "paper.added";
    MatterId matter;
    PaperId paper;
    std::string title;
    std::string digest;
    std::string media;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(PaperAdded, (), (matter, paper, title, digest, media, bytes))

struct PaperRemoved {
    static constexpr char kName[] = "paper.removed";
    MatterId matter;
    PaperId paper;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PaperRemoved, (), (matter, paper, reason))

struct EvidenceGiven {
    static constexpr char kName[] = "evidence.given";
    MatterId matter;
    std::string prerequisite;
    std::string note;
    std::optional<PaperId> paper;
};
BOOST_DESCRIBE_STRUCT(EvidenceGiven, (), (matter, prerequisite, note, paper))

struct MatterAccepted {
    static constexpr char kName[] = "matter.accepted";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(MatterAccepted, (), (matter))

struct MatterDeclined {
    static constexpr char kName[] = "matter.declined";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MatterDeclined, (), (matter, reason))

struct MatterWithdrawn {
    static constexpr char kName[] = "matter.withdrawn";
    MatterId matter;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MatterWithdrawn, (), (matter, reason))

struct ReconsiderationConsented {
    static constexpr char kName[] = "reconsideration.consented";
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(ReconsiderationConsented, (), (matter))

}  // namespace quorate::meetings

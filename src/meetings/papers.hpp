#pragma once

#include <vector>

#include <boost/describe.hpp>

#include "meetings/scene.hpp"

/// What is put to a matter: its papers and the evidence of what came before (article 16), whom the papers go to and who
/// says to have read them (article 18.2).
namespace quorate::meetings {

// Commands

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

/// Shows that a prerequisite was met: a note, the paper when there is one, and the entry of a register that stands for
/// it.
struct GiveEvidence {
    static constexpr char kName[] = "evidence.give";
    MatterId matter;
    std::string prerequisite;
    std::string note;
    std::optional<PaperId> paper;
    std::optional<InstanceId> entry;
};
BOOST_DESCRIBE_STRUCT(GiveEvidence, (), (matter, prerequisite, note, paper, entry))

/// Whoever a paper of an item is meant for says to have read it.
struct ReadPaper {
    static constexpr char kName[] = "paper.read";
    ItemId item;
    PaperId paper;
};
BOOST_DESCRIBE_STRUCT(ReadPaper, (), (item, paper))

// Events

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
    std::optional<InstanceId> entry;
};
BOOST_DESCRIBE_STRUCT(EvidenceGiven, (), (matter, prerequisite, note, paper, entry))

struct PaperRead {
    static constexpr char kName[] = "paper.read-by";
    ItemId item;
    PaperId paper;
};
BOOST_DESCRIBE_STRUCT(PaperRead, (), (item, paper))

/// Whom the item's papers go to with the notice: the members in the order of the roster, then those invited to the
/// item; nobody who withdraws from it (article 19.2).
[[nodiscard]] std::vector<PersonId> addressees_of(Scene const& scene, Meeting const& meeting, Item const& item);

}  // namespace quorate::meetings

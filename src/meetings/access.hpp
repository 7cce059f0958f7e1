#pragma once

#include <optional>
#include <string_view>

#include "meetings/scene.hpp"

/// Who may read what: the one place that says so (articles 19.2, 19.3, 20 and 23). Pages, papers, exports and answers
/// of the API ask here and nowhere else. What is not allowed here is not shown.
namespace quorate::meetings {

/// One side of a thing. Not every thing has every side; asking for one it lacks is refused to everybody.
enum class Aspect {
    title,       ///< that it exists, its title, kind and place on the agenda; of a decision: its words
    papers,      ///< gist, persons, evidence and papers
    statements,  ///< who said what
    votes,       ///< who voted how
    opinions,    ///< written opinions of the absent
    minutes,  ///< the minutes: drafts and comments before the signature, the signed text after it; of a decision: its
              ///< figures
    reservations,  ///< what dissenting members put on record
    internal,      ///< of a meeting: why leave was asked, comments on its minutes, a correction not signed yet
    upward,        ///< of a decision: what the reader themselves may write to a superior about it (13.3)
};
BOOST_DESCRIBE_ENUM(Aspect, title, papers, statements, votes, opinions, minutes, reservations, internal, upward)

struct Reader {
    PersonId person;
    Date day{};  ///< the day of reading: offices are those of this day
};

/// What a reader is to the body on the day, as far as reading goes: found once, it answers for many things.
struct Relation {
    bool administrator = false;  ///< of the system, of security or of the audit
    bool member = false;
    bool chair = false;
    bool clerk = false;       ///< keeps the record or writes the minutes
    bool inspector = false;   ///< inspects, where the charter lets inspectors read the record
    bool supervisor = false;  ///< checks how decisions are carried out
    UnitId unit;
};
/// The whole record of the body, with its archive and proofs: who holds the power "record.read" and who keeps the
/// record (24). Charters from before the power was named leave it to the chair and to inspectors.
[[nodiscard]] bool reads_whole_record(Scene const& scene, charter::Rules const& rules, Reader const& reader);
[[nodiscard]] Relation relation_of(Scene const& scene, charter::Rules const& rules, Reader const& reader);

/// Empty when the reader may read it, otherwise why not, with the article. An unknown thing is refused as
/// "access.none".
using Denial = std::optional<Obstacle>;

[[nodiscard]] Denial deny_reading(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                  MatterId const& matter, Aspect aspect);
[[nodiscard]] Denial deny_reading(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                  MeetingId const& meeting, Aspect aspect);
[[nodiscard]] Denial deny_reading(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                  ItemId const& item, Aspect aspect);
[[nodiscard]] Denial deny_reading(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                  DecisionId const& decision, Aspect aspect);
/// A directive is read by its owner and unit, by the members, and by those who keep the record or supervise.
[[nodiscard]] Denial deny_reading(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                  DirectiveId const& directive, Aspect aspect);
/// One member's reservation: its author, the chair, whoever keeps the record or writes the minutes, and inspectors;
/// nobody else who withdrew from the item.
[[nodiscard]] Denial deny_reading(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                  ItemId const& item, ReservationId const& reservation);
/// One member's written opinion: its author and those who read it out; the other members once it was read out.
[[nodiscard]] Denial deny_opinion(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                  ItemId const& item, PersonId const& author);
/// One member's vote on a question of the item: secret ones are nobody's to read.
[[nodiscard]] Denial deny_vote(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                               ItemId const& item, std::int32_t question, PersonId const& voter);
/// A vote cast in a ballot that was voided: as any other, and until the matter is settled its voter's and the
/// record's only.
[[nodiscard]] Denial deny_voided_vote(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                                      ItemId const& item, PersonId const& voter);

/// Whether the reader may know of the place ("item:i1"), that is, read its title. The body itself is known to all who
/// belong to it; what there is not is known to nobody.
[[nodiscard]] bool may_know(Scene const& scene, charter::Rules const& rules, Reader const& reader,
                            Relation const& relation, std::string_view place);

/// The same questions, where only yes or no matters.
template <class Thing>
[[nodiscard]] bool may_read(Scene const& scene, charter::Rules const& rules, Reader const& reader, Thing const& thing,
                            Aspect aspect) {
    return !deny_reading(scene, rules, reader, thing, aspect);
}

}  // namespace quorate::meetings

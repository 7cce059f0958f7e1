#pragma once

#include "views/matters.hpp"
#include "views/meeting.hpp"

/// The meeting while it sits: one page for the clerk, the presiding person and each member, one for the hall's wall.
namespace quorate::views {

/// A member in the room, for the item that is open.
struct Seat {
    PersonId member;
    std::string name;
    bool chair = false;
    bool presider = false;
    bool reader = false;
    Word presence;                       ///< present remote left leave absent
    std::optional<RecusalLine> recusal;  ///< from the open item
    Word spoken;                         ///< waiting spoke declined none
    Word vote;                           ///< none waiting cast
    std::optional<Word> choice;          ///< where the reader may see it
    std::optional<std::string> entered_by;
};
BOOST_DESCRIBE_STRUCT(Seat, (),
                      (member, name, chair, presider, reader, presence, recusal, spoken, vote, choice, entered_by))

struct StatementLine {
    PersonId by;
    std::string name;
    std::string text;
    bool declined = false;
    Instant made{};
    std::optional<std::string> entered_by;
};
BOOST_DESCRIBE_STRUCT(StatementLine, (), (by, name, text, declined, made, entered_by))

struct TellerLine {
    PersonId teller;
    std::string name;
    bool counted = false;
    bool differs = false;                           ///< both are in and not alike: each counts and enters again
    std::optional<quorate::meetings::Count> count;  ///< own figures; the other's only once both agree
};
BOOST_DESCRIBE_STRUCT(TellerLine, (), (teller, name, counted, differs, count))

/// Somebody at hand who may count the papers of a secret ballot.
struct TellerChoice {
    PersonId person;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(TellerChoice, (), (person, name))

struct QuestionLine {
    std::int32_t number = 1;
    std::string subject;  ///< the person it concerns; empty where there is one question only
    std::string motion;
    Word stage;  ///< waiting voting decided
    std::optional<Word> method;
    std::vector<Word> choices;
    Word pass_choice;
    std::int64_t votes_in = 0;   ///< of a secret ballot, the papers collected, once both tellers agree
    std::int64_t counts_in = 0;  ///< of a secret ballot: how many tellers have entered what they counted
    std::int64_t votes_due = 0;
    std::vector<std::string> waiting;  ///< names
    std::optional<Word> my_choice;
    std::optional<std::string> my_hand;  ///< who entered it, when it was not the reader
    std::vector<Choice> tally;           ///< after closing; never running for a secret ballot
    std::vector<TellerLine> tellers;
    std::vector<TellerChoice> may_count;  ///< while a secret ballot has no tellers
    std::int64_t issued = 0;
    std::optional<VerdictView> verdict;
    std::optional<DecisionId> decision;
};
BOOST_DESCRIBE_STRUCT(QuestionLine, (),
                      (number, subject, motion, stage, method, choices, pass_choice, votes_in, counts_in, votes_due,
                       waiting, my_choice, my_hand, tally, tellers, may_count, issued, verdict, decision))

struct ReservationLine {
    ReservationId reservation;
    std::string name;
    std::string text;
    std::optional<std::string> subject;  ///< of the one question it speaks of, where the item has several
    Instant stated{};
    bool late = false;
    bool mine = false;
    std::optional<std::string> entered_by;  ///< when it was not they
};
BOOST_DESCRIBE_STRUCT(ReservationLine, (), (reservation, name, text, subject, stated, late, mine, entered_by))

/// The item on the table.
struct OpenItemView {
    AgendaLine line;
    std::string gist;
    std::vector<ConcernedLine> persons;
    std::optional<Fen> sum;
    std::vector<StatementLine> statements;
    std::vector<QuestionLine> questions;
    std::vector<ReservationLine> reservations;
    std::vector<Word> methods;            ///< allowed for this kind
    bool discussed = false;               ///< everybody present has spoken or declined
    std::vector<std::string> unheard;     ///< names of those who have not
    std::optional<std::string> presider;  ///< of this item, when another than the meeting's
};
BOOST_DESCRIBE_STRUCT(OpenItemView, (),
                      (line, gist, persons, sum, statements, questions, reservations, methods, discussed, unheard,
                       presider))

/// One line of what has happened, for the clerk's running record.
struct HappeningLine {
    Instant at{};
    std::string text;
};
BOOST_DESCRIBE_STRUCT(HappeningLine, (), (at, text))

struct Live {
    MeetingCard card;
    std::optional<std::string> presider;
    std::int64_t roster = 0;
    std::int64_t present = 0;
    std::int64_t quorum_needed = 0;
    bool quorate = false;
    std::string sentence;       ///< "到会 6 人，应到 7 人，过半（需 4）"
    bool keeps_record = false;  ///< the reader may enter for others
    bool presides = false;      ///< the reader presides over what is open
    bool member = false;        ///< the reader is on the roster
    std::vector<Seat> seats;
    std::vector<AgendaLine> agenda;
    std::optional<OpenItemView> current;  ///< empty also when the reader may not be there
    bool outside = false;               ///< an item is open from which the reader is kept out (recused or not invited)
    std::vector<OpenItemView> ended;    ///< items already through, in the order in which they ended
    std::vector<HappeningLine> record;  ///< for who keeps the record; newest last
};
BOOST_DESCRIBE_STRUCT(Live, (),
                      (card, presider, roster, present, quorum_needed, quorate, sentence, keeps_record, presides,
                       member, seats, agenda, current, outside, ended, record))

/// The hall screen: no names of voters, no running tally of a secret ballot, no sensitive text.
struct Hall {
    std::string body_name;
    MeetingCard card;
    std::optional<std::string> presider;
    std::int64_t roster = 0;
    std::int64_t present = 0;
    std::int64_t quorum_needed = 0;
    bool quorate = false;
    std::optional<std::int64_t> number;  ///< place of the item, open or decided last
    std::string title;
    std::string motion;  ///< what is put to the vote, while it is
    Word stage;          ///< waiting discussing voting decided noted
    std::optional<Word> method;
    std::string subject;
    std::int64_t votes_in = 0;
    std::int64_t counts_in = 0;
    std::int64_t votes_due = 0;
    std::optional<Outlook> outlook;
    std::optional<VerdictView> verdict;  ///< of the question decided last, until the next item or vote
    std::vector<Choice> tally;
};
BOOST_DESCRIBE_STRUCT(Hall, (),
                      (body_name, card, presider, roster, present, quorum_needed, quorate, number, title, motion, stage,
                       method, subject, votes_in, counts_in, votes_due, outlook, verdict, tally))

/// One item with everything said and voted on it, as the reader may see it.
[[nodiscard]] OpenItemView item_view(Lens const& lens, quorate::meetings::Meeting const& meeting, AgendaLine line);
/// Whom or what the one question concerns that a reservation speaks of; nothing where it speaks of the whole item.
[[nodiscard]] std::optional<std::string> subject_of(meetings::Item const& item, meetings::Reservation const& one);
/// The reservations on an item that the reader may read: all, or those that speak of one question.
[[nodiscard]] std::vector<ReservationLine> reservations_of(Lens const& lens, ItemId const& item,
                                                           std::optional<std::int32_t> question = {});
/// What happened at the meeting so far, in order; the full record tells the same at length.
[[nodiscard]] std::vector<HappeningLine> happenings_of(Lens const& lens, quorate::meetings::Meeting const& meeting);

[[nodiscard]] std::optional<Live> live(Lens const& lens, MeetingId const& id);
[[nodiscard]] std::optional<Hall> hall(Lens const& lens, MeetingId const& id);

}  // namespace quorate::views

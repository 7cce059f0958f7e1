#pragma once

#include "views/parts.hpp"

/// Meetings before and after they sit: the list, and the workbench where one is prepared (articles 18, 19).
namespace quorate::views {

struct Meetings {
    std::vector<MeetingCard> meetings;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(Meetings, (), (meetings))

struct RecusalLine {
    PersonId member;
    std::string name;
    Word cause;
    std::string ground;
    bool unruled = false;  ///< found by a likeness of names: the presiding person still has to rule
};
BOOST_DESCRIBE_STRUCT(RecusalLine, (), (member, name, cause, ground, unruled))

struct ObserverLine {
    PersonId person;
    std::string name;
    bool present = false;
    std::optional<Instant> from;
    std::optional<Instant> to;
};
BOOST_DESCRIBE_STRUCT(ObserverLine, (), (person, name, present, from, to))

struct OpinionLine {
    PersonId member;
    std::string name;
    std::optional<std::string> text;  ///< empty where the reader may not see it
    Instant given{};
    std::optional<Instant> read_out;
};
BOOST_DESCRIBE_STRUCT(OpinionLine, (), (member, name, text, given, read_out))

/// What was missing when the item was listed, and the reason with which it was listed all the same.
struct ExcusedLine {
    std::string title;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ExcusedLine, (), (title, reason))

struct AgendaLine {
    ItemId item;
    MatterId matter;
    std::int64_t number = 0;  ///< place on the agenda, from 1
    std::string title;
    Word kind;
    Word major;
    Word stage;
    Article article;
    std::optional<std::string> unit;
    bool mine = true;                  ///< false: the reader is recused or not invited, and sees no papers of it
    bool late = false;                 ///< added after the notice
    bool again = false;                ///< takes a decision up again; told to those who may know the title
    std::vector<std::string> missing;  ///< prerequisites without evidence or reason, by title
    std::vector<ExcusedLine> excused;  ///< those without evidence for which a reason was given
    std::vector<PaperLine> papers;
    std::vector<ObserverLine> observers;
    std::vector<RecusalLine> recusals;
    std::vector<OpinionLine> opinions;
    Outlook outlook;
    std::optional<std::string> result;  ///< once ended: "通过" "未通过" "已知悉" "推迟：…"
};
BOOST_DESCRIBE_STRUCT(AgendaLine, (),
                      (item, matter, number, title, kind, major, stage, article, unit, mine, late, again, missing,
                       excused, papers, observers, recusals, opinions, outlook, result))

struct ReplyLine {
    PersonId member;
    std::string name;
    bool chair = false;
    std::optional<Instant> acknowledged;
    std::optional<Word> leave;
    std::optional<std::string> leave_reason;
    std::optional<Instant> leave_former;  ///< the time it was asked for, when the meeting was moved since
};
BOOST_DESCRIBE_STRUCT(ReplyLine, (), (member, name, chair, acknowledged, leave, leave_reason, leave_former))

/// A matter that stands ready for an agenda.
struct ReadyMatter {
    MatterId matter;
    std::string title;
    Word kind;
    bool again = false;  ///< takes a decision up again
    std::vector<std::string> missing;
};
BOOST_DESCRIBE_STRUCT(ReadyMatter, (), (matter, title, kind, again, missing))

/// The workbench of one meeting.
struct MeetingPage {
    MeetingCard card;
    std::optional<std::string> presider;  ///< name of who presides, or would
    std::optional<std::string> cancelled_reason;
    std::vector<AgendaLine> agenda;
    std::vector<ReplyLine> replies;  ///< by order of the roster
    std::vector<ReadyMatter> ready;  ///< accepted, on no agenda
    std::vector<Person> guests;      ///< who can be invited to observe
    bool quorum_expected = false;
    std::vector<DeviationLine> deviations;
    std::vector<UrgentId> to_ratify;  ///< urgent acts that no meeting has answered
    bool minutes_signed = false;
    bool keeps_record = false;  ///< the reader may enter for others
};
BOOST_DESCRIBE_STRUCT(MeetingPage, (),
                      (card, presider, cancelled_reason, agenda, replies, ready, guests, quorum_expected, deviations,
                       to_ratify, minutes_signed, keeps_record))

[[nodiscard]] Meetings meetings(Lens const& lens);
[[nodiscard]] std::optional<MeetingPage> meeting(Lens const& lens, MeetingId const& id);

/// The agenda of a meeting as the reader may see it; live.hpp shows it too.
[[nodiscard]] std::vector<AgendaLine> agenda(Lens const& lens, quorate::meetings::Meeting const& meeting);

}  // namespace quorate::views

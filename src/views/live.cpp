#include "views/live.hpp"

#include <algorithm>

#include "meetings/item.hpp"
#include "meetings/poll.hpp"
#include "views/roll.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

Statement const* statement_of(Item const& item, PersonId const& member) {
    auto const found = std::find_if(item.statements.begin(), item.statements.end(),
                                    [&](Statement const& one) { return one.by == member; });
    return found == item.statements.end() ? nullptr : &*found;
}

/// The question that is put to the vote now, or was last.
Question const* question_at_vote(Item const& item) {
    Question const* result = nullptr;
    for (auto const& question : item.questions) {
        if (question.ballot) result = &question;
    }
    return result;
}

/// Where the member is, or was when the meeting closed.
char const* presence_word(Meeting const& meeting, PersonId const& member) {
    auto const presence = meeting.presence.find(member);
    if (presence == meeting.presence.end() || presence->second.stays.empty())
        return on_approved_leave(meeting, member) ? "on-leave" : "absent";
    auto const to_the_end = meeting.closed && presence->second.stays.back().to == meeting.closed;
    if (!presence->second.now() && !to_the_end) return "left";
    return presence->second.remote() ? "remote" : "present";
}

void seat_at_item(Lens const& lens, Item const& item, Seat& seat) {
    auto const recusal = item.recusals.find(seat.member);
    if (recusal != item.recusals.end()) {
        seat.recusal =
            RecusalLine{seat.member, seat.name, show(lens, recusal->second.cause), recusal->second.ground, false};
        return;
    }
    // Article 19.2: who waits outside does not follow who has spoken and who has voted.
    if (!readable(lens, item.id, Aspect::papers)) return;
    auto const* said = statement_of(item, seat.member);
    seat.spoken = show(lens, Term{"spoken", said == nullptr ? "waiting" : said->declined ? "declined" : "spoke"});
    auto const* question = question_at_vote(item);
    if (question == nullptr) return;
    auto const number = static_cast<std::int32_t>(question - item.questions.data()) + 1;
    auto const cast = question->ballot->votes.find(seat.member);
    auto const secret = question->ballot->method == Method::secret;
    if (!secret) seat.vote = show(lens, Term{"vote", cast == question->ballot->votes.end() ? "waiting" : "cast"});
    if (cast == question->ballot->votes.end()) return;
    seat.entered_by = other_hand(lens, seat.member, cast->second.entered_by);
    if (!deny_vote(scene(lens), rules(lens), reader(lens), item.id, number, seat.member))
        seat.choice = show_choice(lens, cast->second.choice);
}

std::vector<Seat> seats_of(Lens const& lens, Meeting const& meeting, Item const* item) {
    auto const& law = rules(lens, meeting);
    auto const presider =
        item == nullptr ? presider_of(scene(lens), meeting, law) : presider_of(scene(lens), meeting, *item, law);
    auto const chair = people::chair_on(lens.state.people, meetings::day_of(scene(lens), meeting));
    std::vector<Seat> seats;
    for (auto const& member : roster_of(scene(lens), meeting)) {
        Seat seat;
        seat.member = member;
        seat.name = name_of(lens, member);
        seat.chair = member == chair;
        seat.presider = member == presider;
        seat.reader = member == lens.reader;
        auto const* presence = presence_word(meeting, member);
        seat.presence = show(lens, Term{"presence", presence});
        seat.spoken = show(lens, Term{"spoken", "none"});
        seat.vote = show(lens, Term{"vote", "none"});
        auto const here = present(scene(lens), meeting, law, member);
        if (item != nullptr && (here || recused(*item, member))) seat_at_item(lens, *item, seat);
        seats.push_back(std::move(seat));
    }
    return seats;
}

std::vector<TellerLine> tellers_of(Lens const& lens, Ballot const& ballot) {
    std::vector<TellerLine> result;
    auto const settled = ballot.counted();
    auto const differs = ballot.counts.size() == ballot.tellers.size() && !settled;
    for (auto const& teller : ballot.tellers) {
        TellerLine line{teller, name_of(lens, teller), false, differs, {}};
        auto const count = ballot.counts.find(teller);
        line.counted = count != ballot.counts.end();
        // Each teller counts without sight of the other's figures.
        if (line.counted && (settled || teller == lens.reader)) line.count = count->second;
        result.push_back(std::move(line));
    }
    return result;
}

std::vector<TellerChoice> tellers_to_choose(Lens const& lens, Meeting const& meeting, Item const& item,
                                            charter::Kind const& kind) {
    auto const here = scene(lens);
    Sitting const sitting{here, meeting, item, *find(lens.state.meetings, item.matter), rules(lens, meeting), kind};
    std::vector<TellerChoice> result;
    for (auto const& one : tellers_at_hand(sitting, today_of(lens))) result.push_back({one, name_of(lens, one)});
    return result;
}

void show_ballot(Lens const& lens, Meeting const& meeting, Item const& item, charter::Kind const& kind,
                 Ballot const& ballot, QuestionLine& line) {
    line.method = show(lens, ballot.method);
    line.issued = ballot.issued;
    line.tellers = tellers_of(lens, ballot);
    auto const able = able_members(scene(lens), meeting, item, rules(lens, meeting));
    line.votes_due = static_cast<std::int64_t>(able.size());
    line.votes_in = static_cast<std::int64_t>(ballot.votes.size());
    // Who may not count may be related to whom the item concerns: that is for those who choose tellers (article 23).
    auto const chooses =
        has_power(lens, "record.keep") || presider_of(scene(lens), meeting, item, rules(lens, meeting)) == lens.reader;
    if (chooses && ballot.method == Method::secret && !ballot.closed && ballot.tellers.empty())
        line.may_count = tellers_to_choose(lens, meeting, item, kind);
    if (ballot.method == Method::secret) {
        line.votes_in = ballot.counted() ? ballot.counts.begin()->second.collected : 0;
        line.counts_in = static_cast<std::int64_t>(ballot.counts.size());
    }
    if (ballot.method != Method::secret && !ballot.closed) {
        for (auto const& member : able) {
            if (!ballot.votes.contains(member)) line.waiting.push_back(name_of(lens, member));
        }
    }
    auto const mine = ballot.votes.find(lens.reader);
    if (mine != ballot.votes.end()) {
        line.my_choice = show_choice(lens, mine->second.choice);
        line.my_hand = other_hand(lens, lens.reader, mine->second.entered_by);
    }
    if (!ballot.verdict) return;
    line.votes_due = ballot.verdict->heads.able;
    line.verdict = show(lens, meeting, *ballot.verdict, kind.pass_choice);
    line.tally = tally(lens, *ballot.verdict, kind);
}

std::vector<QuestionLine> questions_of(Lens const& lens, Meeting const& meeting, Item const& item) {
    auto const* matter = find(lens.state.meetings, item.matter);
    auto const* kind = rules(lens, meeting).kind(matter->kind);
    std::vector<QuestionLine> result;
    for (auto const& question : item.questions) {
        QuestionLine line;
        line.number = static_cast<std::int32_t>(result.size()) + 1;
        line.subject = question.subject;
        line.motion = question.motion;
        for (auto const& choice : kind->choices) line.choices.push_back(show_choice(lens, choice));
        line.pass_choice = show_choice(lens, kind->pass_choice);
        line.decision = question.decision;
        auto const* stage = question.decision ? "decided" : question.ballot ? "voting" : "waiting";
        line.stage = show(lens, Term{"question", stage});
        if (question.ballot) show_ballot(lens, meeting, item, *kind, *question.ballot, line);
        result.push_back(std::move(line));
    }
    return result;
}

std::vector<std::string> unheard_of(Lens const& lens, Meeting const& meeting, Item const& item) {
    std::vector<std::string> result;
    for (auto const& member : able_members(scene(lens), meeting, item, rules(lens, meeting))) {
        if (statement_of(item, member) == nullptr) result.push_back(name_of(lens, member));
    }
    return result;
}

std::vector<Word> methods_of(Lens const& lens, Meeting const& meeting, Matter const& matter) {
    auto const& law = rules(lens, meeting);
    auto const* kind = law.kind(matter.kind);
    auto const& methods = kind == nullptr || kind->methods.empty() ? law.methods.value : kind->methods;
    std::vector<Word> result;
    for (auto const method : methods) result.push_back(show(lens, method));
    return result;
}

/// What stands on the wall: the item on the table, else the one that ended last while its verdict is news.
OpenItemView const* on_the_wall(Live const& live) {
    if (live.current) return &*live.current;
    if (live.outside || live.card.stage.name == "closed") return nullptr;
    auto const decided = [](QuestionLine const& one) { return one.verdict.has_value(); };
    if (live.ended.empty() || std::ranges::none_of(live.ended.back().questions, decided)) return nullptr;
    return &live.ended.back();
}

}  // namespace

std::optional<std::string> subject_of(Item const& item, Reservation const& one) {
    if (!one.question) return {};
    auto const& subject = item.questions.at(static_cast<std::size_t>(*one.question - 1)).subject;
    return subject.empty() ? std::nullopt : std::optional(subject);
}

std::vector<ReservationLine> reservations_of(Lens const& lens, ItemId const& item,
                                             std::optional<std::int32_t> question) {
    std::vector<ReservationLine> result;
    auto const found = lens.state.meetings.reservations.find(item);
    if (found == lens.state.meetings.reservations.end()) return result;
    for (auto const& [id, one] : found->second) {
        if (question && !one.about(*question)) continue;
        if (deny_reading(scene(lens), rules(lens), reader(lens), item, id)) continue;
        result.push_back({id, name_of(lens, one.by), one.text, subject_of(*find(lens.state.meetings, item), one),
                          one.stated, one.late, one.by == lens.reader, other_hand(lens, one.by, one.entered_by)});
    }
    return result;
}

OpenItemView item_view(Lens const& lens, Meeting const& meeting, AgendaLine line) {
    auto const* item = find(lens.state.meetings, line.item);
    auto const* matter = find(lens.state.meetings, line.matter);
    OpenItemView view;
    view.line = std::move(line);
    view.gist = matter->gist;
    for (auto const& one : matter->persons) view.persons.push_back({one.name, one.person});
    view.sum = matter->sum;
    if (readable(lens, item->id, Aspect::statements)) {
        for (auto const& one : item->statements) {
            view.statements.push_back({one.by, name_of(lens, one.by), one.text, one.declined, one.made,
                                       other_hand(lens, one.by, one.entered_by)});
        }
    }
    view.questions = questions_of(lens, meeting, *item);
    view.reservations = reservations_of(lens, item->id);
    view.methods = methods_of(lens, meeting, *matter);
    view.unheard = unheard_of(lens, meeting, *item);
    view.discussed = view.unheard.empty();
    auto const& law = rules(lens, meeting);
    auto const usual = presider_of(scene(lens), meeting, law);
    auto const own = presider_of(scene(lens), meeting, *item, law);
    if (own != usual && !own.empty()) view.presider = name_of(lens, own);
    return view;
}

namespace {

/// Who left for an item that is over now, and is still outside: they miss what comes next unless somebody calls them.
std::string coming_back(Lens const& lens, Meeting const& meeting, Item const* current) {
    if (meeting.closed) return {};
    auto const is_over = [&](ItemId const& id, PersonId const& member) {
        auto const* item = find(lens.state.meetings, id);
        return item != nullptr && item->opened && item->ended && recused(*item, member);
    };
    auto waiting = roster_of(scene(lens), meeting);
    std::erase_if(waiting, [&](PersonId const& one) {
        auto const over = std::ranges::any_of(meeting.agenda, [&](ItemId const& id) { return is_over(id, one); });
        return !over || !comes_back(scene(lens), meeting, one) || (current != nullptr && recused(*current, one));
    });
    return waiting.empty() ? std::string{} : phrase(lens, "room.come-back", {{"name", std::move(waiting)}});
}

}  // namespace

std::optional<Live> live(Lens const& lens, MeetingId const& id) {
    auto const* meeting = find(lens.state.meetings, id);
    if (meeting == nullptr || !may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) return {};
    auto const& law = rules(lens, *meeting);
    auto const* item = meeting->current ? find(lens.state.meetings, *meeting->current) : nullptr;
    Live view;
    view.card = card_of(lens, *meeting);
    auto const presider =
        item == nullptr ? presider_of(scene(lens), *meeting, law) : presider_of(scene(lens), *meeting, *item, law);
    if (!presider.empty()) view.presider = name_of(lens, presider);
    view.seats = seats_of(lens, *meeting, item);
    view.roster = static_cast<std::int64_t>(view.seats.size());
    // The room is empty once the meeting is over: then who attended counts.
    auto const over = meeting->stage == MeetingStage::closed;
    view.present = over ? static_cast<std::int64_t>(roll_of(lens, *meeting).present.size())
                        : heads_of(scene(lens), *meeting, law).present;
    view.quorum_needed = view.card.quorum_needed;
    view.quorate = view.present >= view.quorum_needed;
    view.sentence = phrase(lens,
                           over           ? "room.over"
                           : view.quorate ? "room.quorate"
                                          : "room.not-quorate",
                           {{"present", view.present}, {"roster", view.roster}, {"needed", view.quorum_needed}});
    // Who withdrew from the item attends the meeting and makes no quorum of the item: both numbers are about the room.
    auto const in_room = item == nullptr ? view.present : heads_of(scene(lens), *meeting, *item, law).present;
    if (in_room < view.present) view.sentence += phrase(lens, "room.outside", {{"outside", view.present - in_room}});
    view.sentence += coming_back(lens, *meeting, item);
    view.keeps_record = has_power(lens, "record.keep");
    view.presides = presider == lens.reader;
    auto const roster = roster_of(scene(lens), *meeting);
    view.member = std::find(roster.begin(), roster.end(), lens.reader) != roster.end();
    view.agenda = agenda(lens, *meeting);
    for (auto const& line : view.agenda) {
        auto const* one = find(lens.state.meetings, line.item);
        auto const open = meeting->current == line.item;
        auto const ended = one->opened && one->ended;
        if (!open && !ended) continue;
        if (!readable(lens, line.item, Aspect::papers)) {
            view.outside = view.outside || open;
            continue;
        }
        if (open) view.current = item_view(lens, *meeting, line);
        if (ended) view.ended.push_back(item_view(lens, *meeting, line));
    }
    // An item may be taken up before its turn.
    std::ranges::stable_sort(view.ended, {},
                             [&](OpenItemView const& one) { return find(lens.state.meetings, one.line.item)->ended; });
    if (view.keeps_record) view.record = happenings_of(lens, *meeting);
    return view;
}

std::optional<Hall> hall(Lens const& lens, MeetingId const& id) {
    auto const full = live(lens, id);
    if (!full) return {};
    Hall hall;
    hall.body_name = lens.state.people.name;
    hall.card = full->card;
    hall.presider = full->presider;
    hall.roster = full->roster;
    hall.present = full->present;
    hall.quorum_needed = full->quorum_needed;
    hall.quorate = full->quorate;
    hall.stage = show(lens, Term{"hall", "waiting"});
    if (full->card.stage.name == "closed") hall.stage = show(lens, Term{"hall", "closed"});
    auto const* shown = on_the_wall(*full);
    if (shown == nullptr) return hall;
    auto const& current = *shown;
    hall.number = current.line.number;
    hall.title = current.line.title;
    hall.outlook = current.line.outlook;
    hall.stage = show(lens, Term{"hall", current.line.stage.name == "voting" ? "voting" : "discussing"});
    for (auto const& question : current.questions) {
        if (question.stage.name == "waiting") continue;
        hall.subject = question.subject;
        hall.motion = question.motion;
        hall.method = question.method;
        hall.votes_in = question.votes_in;
        hall.counts_in = question.counts_in;
        hall.votes_due = question.votes_due;
        hall.verdict = question.verdict;
        hall.tally = question.tally;
        if (question.stage.name == "decided")
            hall.stage = show(lens, Term{"hall", "decided"});
        else
            break;
    }
    if (current.line.stage.name == "voting") hall.stage = show(lens, Term{"hall", "voting"});
    return hall;
}

}  // namespace quorate::views

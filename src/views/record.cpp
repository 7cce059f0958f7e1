#include <algorithm>

#include <fmt/core.h>

#include "views/live.hpp"
#include "views/minutes.hpp"
#include "views/show.hpp"

/// The record (会议记录) as the events tell it: who came and went, who said what, how the vote went (article 24).
namespace quorate::views {
namespace {

using namespace quorate::meetings;

/// What a count says of each choice, one after the other.
std::string choices_text(Lens const& lens, Count const& count) {
    std::vector<std::string> parts;
    for (auto const& [choice, papers] : count.choices) parts.push_back(fmt::format("{} {}", choice, papers));
    return joined(lens, parts);
}

/// Gathers lines in any order and gives them back by time; lines of the same second keep the order they came in.
class Chronicle {
  public:
    Chronicle(Lens const& lens, Meeting const& meeting) : lens_(lens), meeting_(meeting) {}

    void add(Instant at, std::string_view name, Facts const& facts) {
        lines_.push_back({at, phrase(lens_, std::string("record.").append(name), facts)});
    }
    /// What somebody did, and by whose hand it was entered when it was not theirs.
    void add_by(Instant at, std::string_view name, Facts const& facts, Hand const& hand) {
        add(at, name, facts);
        if (auto const other = other_hand(lens_, hand.by, hand.entered_by)) entered_by(*other);
    }

    [[nodiscard]] std::vector<HappeningLine> lines() {
        std::stable_sort(lines_.begin(), lines_.end(),
                         [](auto const& left, auto const& right) { return left.at < right.at; });
        return std::move(lines_);
    }

    void tell_room();
    void tell_item(Item const& item, std::int64_t number);
    void tell_exceptions();

  private:
    void entered_by(std::string const& name) {
        lines_.back().text += phrase(lens_, "record.entered-by", {{"name", name}});
    }
    void tell_recusals(Item const& item);
    void tell_opinions(Item const& item);
    void tell_ballot(Question const& question, std::string const& motion, Ballot const& ballot);
    void tell_counts(Ballot const& ballot, bool all);
    void tell_vote(Item const& item, Question const& question);
    void tell_voided(Item const& item, Question const& question);
    void tell_reservations(Item const& item);

    Lens const& lens_;
    Meeting const& meeting_;
    std::vector<HappeningLine> lines_;
};

void Chronicle::tell_room() {
    if (meeting_.opened) {
        add_by(*meeting_.opened, "opened", {{"presider", std::vector<PersonId>{meeting_.presider}}},
               meeting_.opened_by);
    }
    for (auto const& member : ranked(lens_, meeting_, meeting_.presence)) {
        auto const& presence = meeting_.presence.at(member);
        for (auto const& stay : presence.stays) {
            Facts const who{{"name", std::vector<PersonId>{member}}};
            add_by(stay.from, stay.remote ? "entered-remote" : "entered", who, {member, stay.entered_by});
            auto const stayed = meeting_.closed && stay.to == meeting_.closed;
            if (stay.to && !stayed) add_by(*stay.to, "left", who, {member, stay.left_by});
        }
    }
    if (meeting_.closed) add_by(*meeting_.closed, "closed", {}, meeting_.closed_by);
}

void Chronicle::tell_item(Item const& item, std::int64_t number) {
    auto const* matter = find(lens_.state.meetings, item.matter);
    if (!item.opened || matter == nullptr) return;
    add_by(*item.opened, "item-opened", {{"number", number}, {"title", matter->title}}, item.opened_by);
    tell_recusals(item);
    for (auto const& person : ranked(lens_, meeting_, item.observers)) {
        for (auto const& stay : item.observers.at(person).stays) {
            Facts const who{{"name", std::vector<PersonId>{person}}};
            add_by(stay.from, "observer-entered", who, {person, stay.entered_by});
            if (stay.to) add_by(*stay.to, "observer-left", who, {person, stay.left_by});
        }
    }
    tell_opinions(item);
    for (auto const& one : item.statements) {
        Facts const facts{{"name", std::vector<PersonId>{one.by}}, {"text", one.text}};
        add_by(one.made, one.declined ? "nothing-to-add" : "statement", facts, {one.by, one.entered_by});
    }
    for (auto const& question : item.questions) {
        tell_voided(item, question);
        tell_vote(item, question);
    }
    tell_reservations(item);
    if (item.ended && item.stage == ItemStage::deferred)
        add_by(*item.ended, "deferred", {{"reason", item.ended_reason}}, item.ended_by);
    if (item.ended && item.stage == ItemStage::noted)
        add_by(*item.ended, "noted", {{"text", item.ended_reason}}, item.ended_by);
}

/// Those that stand, and those that were ruled and taken back.
void Chronicle::tell_recusals(Item const& item) {
    auto const tell = [&](PersonId const& member, Recusal const& recusal) {
        add_by(std::max(recusal.since, *item.opened), "recused",
               {{"name", std::vector<PersonId>{member}},
                {"cause", std::vector<Term>{term(recusal.cause)}},
                {"ground", recusal.ground}},
               recusal.stated);
    };
    for (auto const& one : item.lifted) {
        tell(one.member, one.recusal);
        add_by(std::max(one.lifted, *item.opened), "recusal-lifted",
               {{"name", std::vector<PersonId>{one.member}}, {"ground", one.ground}}, one.lifted_by);
    }
    for (auto const& member : ranked(lens_, meeting_, item.recusals)) tell(member, item.recusals.at(member));
}

void Chronicle::tell_opinions(Item const& item) {
    auto const whole = reads_whole_record(scene(lens_), rules(lens_, meeting_), reader(lens_));
    for (auto const& member : ranked(lens_, meeting_, item.opinions)) {
        auto const& opinion = item.opinions.at(member);
        if (!opinion.read_out) continue;
        Facts const who{{"name", std::vector<PersonId>{member}}};
        auto const with = [&](std::string const& text) {
            auto facts = who;
            facts.emplace("text", text);
            return facts;
        };
        add_by(*opinion.read_out, "opinion-read", with(opinion.text), opinion.read_by);
        // What its author thought better of was not heard in the room: it is the record's and their own.
        if (!whole && member != lens_.reader) continue;
        for (auto const& one : opinion.earlier) add(*opinion.read_out, "opinion-replaced", with(one.text));
    }
}

void Chronicle::tell_ballot(Question const& question, std::string const& motion, Ballot const& ballot) {
    add_by(ballot.opened, question.subject.empty() ? "ballot-opened" : "ballot-opened-for",
           {{"method", std::vector<Term>{term(ballot.method)}}, {"motion", motion}, {"subject", question.subject}},
           ballot.opened_by);
}

/// What the tellers counted, and what they had counted before where they differed: all of it, or the reader's own.
void Chronicle::tell_counts(Ballot const& ballot, bool all) {
    auto const tell = [&](PersonId const& teller, Count const& count, Instant at, std::string_view name) {
        if (!all && teller != lens_.reader) return;
        add(at, name,
            {{"name", std::vector<PersonId>{teller}},
             {"collected", count.collected},
             {"valid", count.valid},
             {"invalid", count.invalid},
             {"issued", ballot.issued},
             {"choices", choices_text(lens_, count)}});
    };
    for (auto const& one : ballot.recounted) tell(one.teller, one.count, one.entered, "recounted");
    for (auto const& teller : ranked(lens_, meeting_, ballot.counts))
        tell(teller, ballot.counts.at(teller), ballot.counted_at.at(teller), "counted");
}

/// A vote that did not count is part of what happened: how it was put, how far it came, why it was void.
void Chronicle::tell_voided(Item const& item, Question const& question) {
    for (auto const& one : question.voided) {
        auto const& ballot = one.ballot;
        tell_ballot(question, one.motion, ballot);
        for (auto const& voter : ranked(lens_, meeting_, ballot.votes)) {
            auto const& cast = ballot.votes.at(voter);
            if (deny_voided_vote(scene(lens_), rules(lens_), reader(lens_), item.id, voter)) continue;
            add_by(cast.at, "voted",
                   {{"name", std::vector<PersonId>{voter}}, {"choice", term_fact("choice", cast.choice)}},
                   {voter, cast.entered_by});
        }
        // Counts that differ are a reason to hold the vote anew; until that is through nobody takes a bearing from
        // them.
        tell_counts(ballot, !undecided(item));
        add_by(one.voided, ballot.issued > 0 ? "voided-papers" : "voided",
               {{"reason", one.reason},
                {"cast", static_cast<std::int64_t>(ballot.votes.size())},
                {"issued", ballot.issued}},
               {one.by, one.entered_by});
    }
}

void Chronicle::tell_vote(Item const& item, Question const& question) {
    if (!question.ballot) return;
    auto const& ballot = *question.ballot;
    tell_ballot(question, question.motion, ballot);
    auto const number = static_cast<std::int32_t>(&question - item.questions.data()) + 1;
    for (auto const& voter : ranked(lens_, meeting_, ballot.votes)) {
        auto const& cast = ballot.votes.at(voter);
        if (deny_vote(scene(lens_), rules(lens_), reader(lens_), item.id, number, voter)) continue;
        add_by(cast.at, "voted", {{"name", std::vector<PersonId>{voter}}, {"choice", term_fact("choice", cast.choice)}},
               {voter, cast.entered_by});
    }
    tell_counts(ballot, ballot.counted());
    if (ballot.closed && ballot.verdict) {
        auto const* matter = find(lens_.state.meetings, item.matter);
        auto const* kind = matter == nullptr ? nullptr : rules(lens_, meeting_).kind(matter->kind);
        auto const choice = kind == nullptr ? std::string{} : kind->pass_choice;
        add_by(*ballot.closed, "verdict", {{"sentence", show(lens_, meeting_, *ballot.verdict, choice).sentence}},
               ballot.closed_by);
    }
}

/// What was done otherwise than the charter generally asks, from the opening on, with the reason that was given.
void Chronicle::tell_exceptions() {
    for (auto const& one : deviations_of(lens_, meeting_)) {
        if (!meeting_.opened || one.at < *meeting_.opened || (meeting_.closed && one.at > *meeting_.closed)) continue;
        add(one.at, "exception", {{"what", one.label}, {"reason", one.reason}, {"name", one.by}});
        if (one.entered_by) entered_by(*one.entered_by);
    }
}

void Chronicle::tell_reservations(Item const& item) {
    auto const found = lens_.state.meetings.reservations.find(item.id);
    if (found == lens_.state.meetings.reservations.end()) return;
    for (auto const& [id, one] : found->second) {
        if (deny_reading(scene(lens_), rules(lens_), reader(lens_), item.id, id)) continue;
        Facts facts{{"name", std::vector<PersonId>{one.by}}, {"text", one.text}};
        auto const subject = subject_of(item, one);
        if (subject) facts.emplace("subject", *subject);
        add_by(one.stated, subject ? "reserved-on" : "reserved", facts, {one.by, one.entered_by});
    }
}

}  // namespace

std::vector<HappeningLine> happenings_of(Lens const& lens, Meeting const& meeting) {
    Chronicle chronicle(lens, meeting);
    chronicle.tell_room();
    std::int64_t number = 0;
    for (auto const& id : meeting.agenda) {
        ++number;
        auto const* item = find(lens.state.meetings, id);
        if (item == nullptr || !may_read(scene(lens), rules(lens), reader(lens), id, Aspect::statements)) continue;
        chronicle.tell_item(*item, number);
    }
    chronicle.tell_exceptions();
    return chronicle.lines();
}

std::string full_record(Lens const& lens, Meeting const& meeting) {
    auto text = minutes_heading(lens, meeting, "record.title");
    // Article 19.2: who asked leave, why, and what became of it, whether they came in the end or not.
    auto const inside = readable(lens, meeting.id, Aspect::internal);
    for (auto const& member : ranked(lens, meeting, meeting.leave)) {
        auto const& leave = meeting.leave.at(member);
        text += phrase(lens, inside ? "record.leave" : "record.leave-outside",
                       {{"name", std::vector<PersonId>{member}},
                        {"reason", leave.reason},
                        {"state", std::vector<Term>{term(leave.state)}}});
        if (auto const former = former_time(meeting, leave))
            text += phrase(lens, "record.leave-former", {{"at", *former}});
        text += "\n";
    }
    if (!meeting.leave.empty()) text += "\n";
    for (auto const& line : happenings_of(lens, meeting)) {
        text += fmt::format("{} {}\n", local_text(line.at, lens.state.people.zone).substr(11), line.text);
    }
    return text;
}

}  // namespace quorate::views

#include "properties/witness.hpp"

#include <algorithm>

namespace quorate::tests {
namespace {

using namespace meetings;

/// Appointments and discipline ask for two thirds of the members, everything else for half.
bool two_thirds(std::string const& kind) {
    return kind == "personnel" || kind == "discipline";
}

std::string aye(std::string const& kind) {
    return kind == "personnel" ? "同意" : "赞成";
}

}  // namespace

void Witness::take(std::vector<body::Event> const& events, people::Stamp const& stamp) {
    closed_.reset();
    for (auto const& event : events) {
        std::visit([&](auto const& part) { one(part, stamp); }, event);
    }
    must(!closed_, "a vote was closed and nothing was decided by it");
}

void Witness::one(people::Event const& event, people::Stamp const& stamp) {
    std::visit([&](auto const& what) { on(what, stamp); }, event);
}

void Witness::one(meetings::Event const& event, people::Stamp const& stamp) {
    std::visit([&](auto const& what) { on(what, stamp); }, static_cast<meetings::EventVariant const&>(event));
}

void Witness::must(bool holds, std::string const& what) {
    if (!holds) complaints_.push_back(what);
}

// ---- who is who

void Witness::on(people::OfficeTaken const& event, people::Stamp const&) {
    holdings_.push_back({event.person, event.office, event.from, {}});
}

void Witness::on(people::OfficeEnded const& event, people::Stamp const&) {
    auto const ends = [&](Holding const& one) {
        return one.person == event.person && one.office == event.office && one.from <= event.to &&
               (!one.to || event.to < *one.to);
    };
    auto const held = std::find_if(holdings_.rbegin(), holdings_.rend(), ends);
    must(held != holdings_.rend(), "an office ended that was not held");
    if (held != holdings_.rend()) held->to = event.to;
}

std::set<PersonId> Witness::members_on(Date day) const {
    std::set<PersonId> result;
    for (auto const& one : holdings_) {
        auto const seat = one.office == people::Office::chair || one.office == people::Office::member;
        if (seat && one.from <= day && (!one.to || day <= *one.to)) result.insert(one.person);
    }
    return result;
}

// ---- the room

void Witness::on(MatterProposed const& event, people::Stamp const&) {
    matters_[event.matter] = {event.kind, event.reconsiders, event.ratifies};
}

void Witness::on(ItemAdded const& event, people::Stamp const&) {
    items_[event.item].meeting = event.meeting;
    items_[event.item].matter = event.matter;
    sittings_[event.meeting].agenda.push_back(event.item);
}

void Witness::on(ItemRemoved const& event, people::Stamp const&) {
    std::erase(sittings_[items_.at(event.item).meeting].agenda, event.item);
}

void Witness::on(LeaveAnswered const& event, people::Stamp const&) {
    auto& on_leave = sittings_[event.meeting].on_leave;
    if (event.approved) {
        on_leave.insert(event.member);
    } else {
        on_leave.erase(event.member);
    }
}

void Witness::on(MemberEntered const& event, people::Stamp const& stamp) {
    sittings_[event.meeting].stays[event.member] = {stamp.now, {}, event.remote};
}

void Witness::on(MemberLeft const& event, people::Stamp const& stamp) {
    sittings_[event.meeting].stays[event.member].to = stamp.now;
}

void Witness::on(MeetingOpened const& event, people::Stamp const& stamp) {
    auto& sitting = sittings_[event.meeting];
    must(!sitting.open, "a meeting was opened twice");
    sitting.open = true;
    sitting.presider = event.presider;
    sitting.roster = event.roster;
    auto const members = members_on(day_of(stamp.now, Zone{480}));
    must(std::set<PersonId>(event.roster.begin(), event.roster.end()) == members &&
             event.roster.size() == members.size(),
         "the roster of a meeting is not its members of the day");
    std::int64_t there = 0;
    for (auto const& member : members) there += in_room(sitting, member) ? 1 : 0;
    auto const all = static_cast<std::int64_t>(members.size());
    must(there > 0 && (reading_.half_inclusive ? 2 * there >= all : 2 * there > all),
         "a meeting opened without half of its members");
}

void Witness::on(MeetingClosed const& event, people::Stamp const& stamp) {
    auto& sitting = sittings_[event.meeting];
    must(sitting.open && !sitting.current, "a meeting closed that was not open, or with an item on the table");
    sitting.open = false;
    for (auto& [member, stay] : sitting.stays) {
        if (!stay.to) stay.to = stamp.now;
    }
}

bool Witness::in_room(Sitting const& sitting, PersonId const& member) const {
    auto const stay = sitting.stays.find(member);
    return stay != sitting.stays.end() && !stay->second.to && (!stay->second.remote || reading_.remote);
}

std::set<PersonId> Witness::able(Item const& item) const {
    auto const& sitting = sittings_.at(item.meeting);
    std::set<PersonId> result;
    for (auto const& member : sitting.roster) {
        if (in_room(sitting, member) && !item.recused.contains(member)) result.insert(member);
    }
    return result;
}

/// Went out, and missed nothing since but what the member is recused from.
bool Witness::waits_outside(Sitting const& sitting, PersonId const& member) const {
    auto const stay = sitting.stays.find(member);
    if (stay == sitting.stays.end() || !stay->second.to || (stay->second.remote && !reading_.remote)) return false;
    return std::none_of(sitting.agenda.begin(), sitting.agenda.end(), [&](ItemId const& id) {
        auto const& item = items_.at(id);
        return item.opened && (!item.ended || *item.ended > *stay->second.to) && !item.recused.contains(member);
    });
}

bool Witness::quorate(Item const& item) const {
    auto const& sitting = sittings_.at(item.meeting);
    auto there = static_cast<std::int64_t>(able(item).size());
    for (auto const& member : sitting.roster) {
        // Who is found to be recused when the item is taken up may still be on the way out.
        auto const still_there = in_room(sitting, member) || waits_outside(sitting, member);
        if (reading_.recused_present && item.recused.contains(member) && still_there) ++there;
    }
    auto const all = static_cast<std::int64_t>(sitting.roster.size());
    if (there == 0) return false;
    if (two_thirds(matters_.at(item.matter).kind)) {
        return reading_.two_thirds_inclusive ? 3 * there >= 2 * all : 3 * there > 2 * all;
    }
    return reading_.half_inclusive ? 2 * there >= all : 2 * there > all;
}

std::int64_t Witness::due(Item const& item) const {
    auto const& sitting = sittings_.at(item.meeting);
    return std::count_if(sitting.roster.begin(), sitting.roster.end(), [&](PersonId const& member) {
        auto const recused = item.recused.contains(member);
        if (recused && !reading_.recused_due) return false;
        auto const there = in_room(sitting, member) || (recused && waits_outside(sitting, member));
        return there || reading_.leave_due || !sitting.on_leave.contains(member);
    });
}

// ---- one item

void Witness::on(MemberRecused const& event, people::Stamp const&) {
    items_.at(event.item).recused.insert(event.member);
}

void Witness::on(RecusalLifted const& event, people::Stamp const&) {
    items_.at(event.item).recused.erase(event.member);
}

void Witness::on(ItemOpened const& event, people::Stamp const& stamp) {
    auto& item = items_.at(event.item);
    auto& sitting = sittings_.at(item.meeting);
    must(sitting.open && !sitting.current && !item.opened, "an item was taken up out of turn");
    sitting.current = event.item;
    item.opened = stamp.now;
    item.questions = event.subjects.size();
    must(quorate(item), "an item was taken up without its quorum");
}

void Witness::end(Item& item, Instant when) {
    item.ended = when;
    sittings_.at(item.meeting).current.reset();
}

void Witness::on(ItemDeferred const& event, people::Stamp const& stamp) {
    auto& item = items_.at(event.item);
    must(item.ballots.empty(), "an item was put off during its vote");
    if (item.opened) return end(item, stamp.now);
    item.ended = stamp.now;
}

void Witness::on(ItemNoted const& event, people::Stamp const& stamp) {
    auto& item = items_.at(event.item);
    auto const& matter = matters_.at(item.matter);
    must(matter.kind == "study" && !matter.reconsiders && !matter.ratifies, "what must be voted on was only noted");
    end(item, stamp.now);
}

void Witness::on(StatementMade const& event, people::Stamp const&) {
    items_.at(event.item).spoke.insert(event.by);
}

void Witness::on(StatementDeclined const& event, people::Stamp const&) {
    items_.at(event.item).spoke.insert(event.by);
}

// ---- the vote

void Witness::on(BallotOpened const& event, people::Stamp const&) {
    auto& item = items_.at(event.item);
    must(sittings_.at(item.meeting).current == event.item, "a vote on what is not on the table");
    must(item.ballots.empty() && !item.decided.contains(event.question), "two votes at a time, or on what is decided");
    must(event.question >= 1 && static_cast<std::size_t>(event.question) <= item.questions, "a vote on no question");
    for (auto const& member : able(item)) {
        must(item.spoke.contains(member), "a vote before " + member.text + " had spoken");
    }
    if (matters_.at(item.matter).kind == "discipline") {
        must(event.method == Method::secret || event.method == Method::named, "discipline by another method");
    }
    item.ballots[event.question].method = event.method;
}

void Witness::on(VoteCast const& event, people::Stamp const&) {
    auto& item = items_.at(event.item);
    auto const ballot = item.ballots.find(event.question);
    must(ballot != item.ballots.end(), "a vote that is not on");
    if (ballot == item.ballots.end()) return;
    auto& votes = ballot->second.votes;
    auto const voters = able(item);
    must(ballot->second.method != Method::secret, "a vote by name in a secret ballot");
    must(ballot->second.method != Method::named || !votes.contains(event.voter), "a named vote was changed");
    must(voters.contains(event.voter), event.voter.text + " has no vote");
    auto const& presider = sittings_.at(item.meeting).presider;
    if (event.voter == presider) {
        for (auto const& voter : voters) {
            must(voter == presider || votes.contains(voter), "the presiding person voted before " + voter.text);
        }
    } else {
        must(!voters.contains(presider) || !votes.contains(presider), "a vote after the presiding person's");
    }
    votes[event.voter] = event.choice;
}

void Witness::on(PapersIssued const& event, people::Stamp const&) {
    auto& item = items_.at(event.item);
    auto& ballot = item.ballots[event.question];
    must(ballot.issued == 0 && event.issued >= 1, "papers were handed out twice, or none");
    must(event.issued <= static_cast<std::int64_t>(able(item).size()), "more papers than voters");
    ballot.tellers = event.tellers;
    ballot.issued = event.issued;
}

void Witness::on(CountEntered const& event, people::Stamp const&) {
    auto& ballot = items_.at(event.item).ballots[event.question];
    auto const& tellers = ballot.tellers;
    must(std::find(tellers.begin(), tellers.end(), event.teller) != tellers.end(), "counted by somebody else");
    if (ballot.counts.size() == 2) ballot.counts.clear();
    ballot.counts[event.teller] = event.count;
}

void Witness::on(BallotVoided const& event, people::Stamp const&) {
    items_.at(event.item).ballots.erase(event.question);
}

void Witness::on(BallotClosed const& event, people::Stamp const&) {
    closed_ = {event.item, event.question};
}

/// What two tellers counted alike.
std::int64_t Witness::papers_for(Item const& item, Ballot const& ballot) {
    must(ballot.tellers.size() == 2 && ballot.tellers[0] != ballot.tellers[1], "papers without two tellers");
    must(ballot.counts.size() == 2, "papers that two did not count");
    if (ballot.counts.size() != 2) return 0;
    auto const& one = ballot.counts.begin()->second;
    auto const& other = ballot.counts.rbegin()->second;
    must(one == other, "two counts that differ");
    std::int64_t sum = 0;
    for (auto const& [choice, papers] : one.choices) sum += papers;
    must(sum == one.valid && one.valid + one.invalid == one.collected, "a count that does not add up");
    must(one.collected <= ballot.issued, "more papers collected than handed out");
    auto const found = one.choices.find(aye(matters_.at(item.matter).kind));
    return found == one.choices.end() ? 0 : found->second;
}

std::int64_t Witness::ayes_of(Item const& item, Ballot const& ballot) {
    if (ballot.method == Method::secret) return papers_for(item, ballot);
    auto const word = aye(matters_.at(item.matter).kind);
    std::int64_t ayes = 0;
    for (auto const& [voter, choice] : ballot.votes) {
        must(!item.recused.contains(voter), "the vote of " + voter.text + ", who is recused, was counted");
        ayes += choice == word ? 1 : 0;
    }
    return ayes;
}

void Witness::on(DecisionMade const& event, people::Stamp const& stamp) {
    must(closed_ == std::pair{event.item, event.question}, "a decision without its vote");
    closed_.reset();
    must(decisions_.insert(event.decision).second, "a decision made twice");
    auto& item = items_.at(event.item);
    auto& sitting = sittings_.at(item.meeting);
    auto const ballot = item.ballots.find(event.question);
    must(ballot != item.ballots.end(), "a decision on what was not voted on");
    if (ballot == item.ballots.end()) return;
    must(sitting.open && sitting.current == event.item, "a decision outside a meeting");
    must(quorate(item), "a decision without a quorum");
    for (auto const& member : item.recused) {
        must(!in_room(sitting, member), member.text + ", who is recused, was in the room");
    }
    auto const ayes = ayes_of(item, ballot->second);
    must(event.passed == (ayes > 0 && 2 * ayes > due(item)),
         "a decision that its " + std::to_string(ayes) + " ayes of " + std::to_string(due(item)) + " due do not make");
    note(item, ballot->second, event.passed);
    item.ballots.erase(ballot);
    item.decided[event.question] = event.passed;
    auto& matter = matters_.at(item.matter);
    matter.any_passed |= event.passed;
    if (event.passed && matter.ratifies) ratified_.insert(*matter.ratifies);
    if (item.decided.size() < item.questions) return;
    matter.settled = true;
    end(item, stamp.now);
}

void Witness::note(Item const& item, Ballot const& ballot, bool passed) {
    auto const& matter = matters_.at(item.matter);
    ++(passed ? tally_.passed : tally_.failed)[matter.kind];
    tally_.secret += ballot.method == Method::secret ? 1 : 0;
    tally_.with_recusals += item.recused.empty() ? 0 : 1;
    tally_.again += matter.reconsiders ? 1 : 0;
    tally_.ratified += matter.ratifies ? 1 : 0;
    auto const voters = able(item);
    tally_.left_meanwhile += std::any_of(ballot.votes.begin(), ballot.votes.end(),
                                         [&](auto const& vote) { return !voters.contains(vote.first); })
                                 ? 1
                                 : 0;
}

std::vector<std::string> Witness::complaints(meetings::State const& believed) const {
    auto result = complaints_;
    for (auto const& [id, matter] : believed.matters) {
        auto const& seen = matters_.at(id);
        auto const decided = matter.stage == MatterStage::decided;
        if (decided == (seen.settled && seen.any_passed)) continue;
        result.push_back(id.text + (decided ? " is decided without a vote" : " was decided and is not"));
    }
    for (auto const& [id, urgent] : believed.urgents) {
        if (urgent.ratified && !ratified_.contains(id)) result.push_back(id.text + " is ratified without a vote");
    }
    for (auto const& [id, decision] : believed.decisions) {
        if (!decisions_.contains(id)) result.push_back(id.text + " came from nowhere");
    }
    return result;
}

}  // namespace quorate::tests

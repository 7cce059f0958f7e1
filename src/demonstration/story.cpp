#include "demonstration/story.hpp"

#include <fmt/format.h>

namespace quorate::demonstration {

namespace {

constexpr Zone kZone{};

PersonId person(std::string_view id) {
    return PersonId{std::string(id)};
}

meetings::ProposeMatter as_proposed(Proposal const& proposal) {
    meetings::ProposeMatter matter{MatterId{std::string(proposal.id)},
                                   std::string(proposal.kind),
                                   std::string(proposal.title),
                                   std::string(proposal.gist),
                                   {},
                                   {},
                                   {},
                                   {},
                                   {},
                                   {}};
    if (!proposal.basis.empty()) matter.basis = std::string(proposal.basis);
    if (!proposal.unit.empty()) matter.unit = UnitId{std::string(proposal.unit)};
    if (proposal.yuan != 0) matter.sum = Fen{proposal.yuan * 100};
    for (auto const& name : proposal.persons) matter.persons.push_back({name, {}});
    return matter;
}

}  // namespace

Story::Story(server::Founding& founding, journal::Blobs const& blobs, StoryClock& clock)
    : founding_(founding), blobs_(blobs), clock_(clock), today_(day_of(clock.now(), kZone)) {
    clock_.set(Instant{});
}

Date Story::day(int days) const {
    auto date = plus_days(today_, days);
    auto const step = days < 0 ? -1 : 1;
    for (;;) {
        std::chrono::weekday const weekday{std::chrono::sys_days{date}};
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) return date;
        date = plus_days(date, step);
    }
}

Instant Story::moment(int days, int hour, int minute) const {
    return start_of(day(days), kZone) + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

void Story::on(int days, int hour, int minute) {
    auto const next = clock_.now() + std::chrono::minutes{1};
    clock_.set(std::max(next, moment(days, hour, minute)));
    reach();
}

void Story::later(int minutes) {
    clock_.set(clock_.now() + std::chrono::minutes{minutes});
}

void Story::reach() {
    if (days_between(day(-60), day_of(clock_.now(), kZone)) > 0) give({}, {}, as_command(meetings::ReachClock{}), {});
}

void Story::give(std::string_view who, std::string_view entered_by, body::Command command, Reasons reasons) {
    if (!well_) return;
    well_ = founding_.give(server::Act{person(who), person(entered_by), std::move(command), std::move(reasons)});
    clock_.set(clock_.now() + std::chrono::seconds{20});
}

procedures::FormFile Story::file(PaperText const& paper) const {
    auto const digest = blobs_.put(crypto::hash_of(founding_.desk()->suite()), paper.text);
    return {std::string(paper.title), crypto::to_hex(digest), "text/plain",
            static_cast<std::int64_t>(paper.text.size())};
}

void Story::add_paper(std::string_view matter, std::string_view by, int number, PaperText const& paper) {
    auto kept = file(paper);
    this->by(by, meetings::AddPaper{MatterId{std::string(matter)},
                                    PaperId{fmt::format("{}-{}", matter, number)},
                                    std::move(kept.title),
                                    std::move(kept.digest),
                                    std::move(kept.media),
                                    kept.bytes,
                                    {}});
}

void Story::plan(std::string_view meeting, Instant starts) {
    auto const day = day_of(starts, kZone);
    auto const month = day.year() / day.month();
    auto const extraordinary = month_ == month;
    month_ = month;
    by(kChair, meetings::PlanMeeting{MeetingId{std::string(meeting)}, starts, "第一会议室", extraordinary});
}

void Story::propose(Proposal const& proposal) {
    by(proposal.by, as_proposed(proposal));
    int number = 0;
    for (auto const& paper : proposal.papers) add_paper(proposal.id, proposal.by, ++number, paper);
    for (auto const& [prerequisite, note] : proposal.evidence) {
        later(5);
        by(proposal.by, meetings::GiveEvidence{
                            MatterId{std::string(proposal.id)}, std::string(prerequisite), std::string(note), {}, {}});
    }
    later(10);
}

void Story::propose_and_accept(Proposal const& proposal) {
    propose(proposal);
    if (proposal.by != kChair) by(kChair, meetings::AcceptMatter{MatterId{std::string(proposal.id)}});
}

void Story::list(std::string_view meeting, std::string_view item, std::string_view matter, Reasons reasons) {
    by(kClerk,
       meetings::AddToAgenda{MeetingId{std::string(meeting)}, ItemId{std::string(item)}, MatterId{std::string(matter)}},
       std::move(reasons));
}

void Story::arrive(std::string_view meeting, std::vector<std::string_view> const& members) {
    for (auto const member : members) room(member, meetings::EnterRoom{MeetingId{std::string(meeting)}, false});
}

void Story::discuss(std::string_view item, std::vector<Said> const& said) {
    ItemId const id{std::string(item)};
    for (auto const& [who, text] : said) {
        later(text.empty() ? 0 : 3);
        if (text.empty()) {
            room(who, meetings::DeclineStatement{id});
        } else {
            room(who, meetings::MakeStatement{id, std::string(text)});
        }
    }
}

void Story::vote(std::string_view item, charter::Method method, std::string_view motion,
                 std::vector<std::pair<std::string_view, std::string_view>> const& votes) {
    ItemId const id{std::string(item)};
    room(kChair, meetings::OpenBallot{id, 1, method, std::string(motion)});
    for (auto const& [who, choice] : votes) room(who, meetings::CastVote{id, 1, std::string(choice)});
    room(kChair, meetings::CloseBallot{id, 1});
}

void Story::count(Urn const& urn, std::pair<std::string_view, std::string_view> tellers) {
    ItemId const id{std::string(urn.item)};
    meetings::Count count;
    for (auto const& [choice, papers] : urn.papers) {
        count.choices[std::string(choice)] = papers;
        count.valid += papers;
    }
    count.collected = count.valid;
    room(kChair, meetings::OpenBallot{id, urn.question, charter::Method::secret, std::string(urn.motion)});
    room(kChair, meetings::IssuePapers{id, urn.question, {person(tellers.first), person(tellers.second)}, count.valid});
    later(6);
    room(tellers.first, meetings::EnterCount{id, urn.question, count});
    room(tellers.second, meetings::EnterCount{id, urn.question, count});
    room(kChair, meetings::CloseBallot{id, urn.question});
}

void Story::assign(Task const& task) {
    meetings::IssueDirective directive{DirectiveId{std::string(task.id)},
                                       DecisionId{fmt::format("{}.1", task.item)},
                                       std::string(task.task),
                                       person(task.owner),
                                       {},
                                       day(task.due)};
    if (!task.unit.empty()) directive.unit = UnitId{std::string(task.unit)};
    by(kClerk, std::move(directive));
}

}  // namespace quorate::demonstration

#include "views/possible.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include "body/discretion.hpp"
#include "meetings/lookup.hpp"
#include "meetings/minutes.hpp"
#include "procedures/access.hpp"
#include "procedures/form.hpp"
#include "procedures/lookup.hpp"
#include "views/people.hpp"
#include "views/show.hpp"
#include "views/trial.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

PersonId somebody_else(Lens const& lens) {
    for (auto const& member : people::roster_on(lens.state.people, today_of(lens))) {
        if (member != lens.reader) return member;
    }
    return {};
}

/// Who belongs to the body and in which office: what the roster's keeper does.
void try_roster(Lens const& lens, Trial const& trial) {
    auto const day = today_of(lens);
    auto const& state = lens.state.people;
    trial.run(people::RegisterUnit{UnitId{"new"}, kSomeText});
    trial.run(people::RegisterPerson{PersonId{"new"}, kSomeText, {}});
    // Anybody not in office will do: what stands in one person's way, the form is told when it is sent.
    auto const free = std::find_if(state.persons.begin(), state.persons.end(),
                                   [&](auto const& one) { return people::offices_of(state, one.first, day).empty(); });
    auto const& somebody = free == state.persons.end() ? lens.reader : free->first;
    for (auto const office : every<charter::Office>()) {
        trial.run(people::AppointToOffice{somebody, office, day, kSomeText}, word(office));
    }
    for (auto const& held : state.holdings) {
        if (held.from > day || (held.to && *held.to <= day)) continue;
        trial.run(people::EndOffice{held.person, held.office, day, kSomeText},
                  held.person.text + "/" + word(held.office));
    }
    if (auto const* adoption = people::adoption_on(state, day)) {
        trial.run(people::AdoptCharter{adoption->digest, std::max(plus_days(day, 1), adoption->force), {}, {}, {}});
    }
}

/// A matter of every kind as it would be put forward; `name_cause` names in it what it is put forward for.
template <class NameCause>
void try_proposals(Lens const& lens, Trial const& trial, NameCause const& name_cause) {
    auto const reader = lens.state.people.persons.find(lens.reader);
    auto const unit = reader == lens.state.people.persons.end() ? UnitId{} : reader->second.unit;
    for (auto const& name : rules(lens).kind_order) {
        auto const& kind = rules(lens).kinds.at(name);
        ProposeMatter command{MatterId{"new"}, name, kSomeText, kSomeText, {}, {}, {}, {}, {}, {}};
        if (!unit.text.empty()) command.unit = unit;
        if (kind.asks_persons) command.persons.push_back({kSomeText, {}});
        if (kind.asks_sum) command.sum = Fen{1};
        name_cause(command);
        trial.run(command, name);
    }
}

void try_body(Lens const& lens, Trial const& trial) {
    auto const day = today_of(lens);
    try_proposals(lens, trial, [](ProposeMatter&) {});
    trial.run(PlanMeeting{MeetingId{"new"}, lens.now + std::chrono::days{365}, kSomeText, false});
    trial.run(ActUrgently{UrgentId{"new"}, kSomeText, kSomeText, kSomeText});
    trial.run(people::DeclareRelative{kSomeText, kSomeText});
    trial.run(people::EntrustPresidency{somebody_else(lens), day, day, kSomeText});
    for (auto const& [name, parameter] : rules(lens).parameters) {
        auto const number = parameter.type == charter::Parameter::Type::text ? kSomeText : "1";
        trial.run(people::SetParameter{name, number}, name);
    }
    for (auto const& [month, reason] : lens.state.meetings.months) {
        if (reason.empty()) trial.run(ExplainMonth{month, kSomeText}, month);
    }
    for (auto const& [id, one] : lens.state.meetings.authorisations) {
        if (!one.ended && readable(lens, one.decision, Aspect::title))
            trial.run(EndAuthorisation{id, kSomeText}, id.text);
    }
    try_roster(lens, trial);
    try_procedures(lens, trial);
}

void try_matter(Lens const& lens, Matter const& matter, Trial const& trial) {
    AmendMatter amended{matter.id, matter.title, matter.gist, {}, matter.persons, matter.sum};
    if (!matter.basis.empty()) amended.basis = matter.basis;
    trial.run(amended);
    trial.run(AddPaper{matter.id, PaperId{"new"}, kSomeText, std::string(64, '0'), "application/pdf", 1, {}});
    auto const inside = readable(lens, matter.id, Aspect::papers);
    for (auto const& paper : matter.papers) {
        if (inside) trial.run(RemovePaper{matter.id, paper.id, kSomeText}, paper.id.text);
    }
    if (auto const* kind = rules(lens).kind(matter.kind)) {
        for (auto const& one : kind->before) trial.run(GiveEvidence{matter.id, one.name, kSomeText, {}, {}}, one.name);
    }
    trial.run(AcceptMatter{matter.id});
    trial.run(DeclineMatter{matter.id, kSomeText});
    trial.run(WithdrawMatter{matter.id, kSomeText});
    if (matter.reconsiders) trial.run(ConsentToReconsider{matter.id});
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        auto const ahead = meeting.stage == MeetingStage::planned || meeting.stage == MeetingStage::noticed;
        if (ahead && !matter.item && readable(lens, id, Aspect::title))
            trial.run(AddToAgenda{id, ItemId{"new"}, matter.id}, id.text);
    }
}

void try_before(Lens const& lens, Meeting const& meeting, Trial const& trial) {
    trial.run(MoveMeeting{meeting.id, meeting.starts + std::chrono::days{1}, kSomeText, kSomeText});
    trial.run(CancelMeeting{meeting.id, kSomeText});
    if (!meeting.agenda.empty()) trial.run(OrderAgenda{meeting.id, meeting.agenda});
    trial.run(SendNotice{meeting.id});
    trial.run(AcknowledgeNotice{meeting.id});
    trial.run(AskLeave{meeting.id, kSomeText});
    for (auto const& [member, leave] : meeting.leave) {
        if (leave.state == LeaveState::asked && stands(meeting, leave))
            trial.run(AnswerLeave{meeting.id, member, true}, member.text);
    }
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        if (matter.stage == MatterStage::accepted && readable(lens, id, Aspect::title)) {
            trial.run(AddToAgenda{meeting.id, ItemId{"new"}, id}, id.text);
        }
    }
}

void try_meeting(Lens const& lens, Meeting const& meeting, Trial const& trial) {
    auto const ahead = meeting.stage == MeetingStage::planned || meeting.stage == MeetingStage::noticed;
    if (ahead || meeting.stage == MeetingStage::open) try_before(lens, meeting, trial);
    if (ahead || meeting.stage == MeetingStage::open) {
        trial.run(EnterRoom{meeting.id, false});
        // Article 19 asks for attendance; where the body does not read a link as that, there is no such way in.
        if (reading_of(scene(lens), meeting, rules(lens, meeting), "remote") == "yes")
            trial.run(EnterRoom{meeting.id, true}, "remote");
        trial.run(LeaveRoom{meeting.id});
        trial.run(OpenMeeting{meeting.id});
        trial.run(CloseMeeting{meeting.id});
        return;
    }
    trial.run(DraftMinutes{meeting.id, kSomeText});
    trial.run(CirculateMinutes{meeting.id});
    trial.run(CommentOnMinutes{meeting.id, false, kSomeText});
    auto const commented = readable(lens, meeting.id, Aspect::minutes);
    for (auto const& [member, comment] : consultation_of(meeting.minutes).comments) {
        if (commented && !comment.agrees) trial.run(AnswerComment{meeting.id, member, kSomeText}, member.text);
    }
    trial.run(SignMinutes{meeting.id});
    if (meeting.minutes.signed_at) trial.run(CorrectMinutes{meeting.id, kSomeText, kSomeText});
}

void try_question(Lens const& lens, Item const& item, std::int32_t number, charter::Kind const& kind,
                  Trial const& trial) {
    auto const subject = std::to_string(number);
    auto const& question = item.questions[static_cast<std::size_t>(number - 1)];
    if (question.decision) return;
    auto const& law = rules(lens);
    for (auto const method : kind.methods.empty() ? law.methods.value : kind.methods) {
        trial.run(OpenBallot{item.id, number, method, kSomeText}, subject + "/" + word(method));
    }
    if (!question.ballot) return;
    auto const& ballot = *question.ballot;
    for (auto const& choice : kind.choices) trial.run(CastVote{item.id, number, choice}, subject + "/" + choice);
    if (ballot.method == Method::secret && ballot.tellers.empty()) {
        auto const able = able_members(scene(lens), *find(lens.state.meetings, item.meeting), item, law);
        auto const papers = static_cast<std::int64_t>(able.size());
        if (papers > 1) trial.run(IssuePapers{item.id, number, {able[able.size() - 2], able.back()}, papers}, subject);
    }
    if (!ballot.tellers.empty()) {
        Count count{ballot.issued, ballot.issued, 0, {{kind.pass_choice, ballot.issued}}};
        trial.run(EnterCount{item.id, number, count}, subject);
    }
    trial.run(CloseBallot{item.id, number}, subject);
    trial.run(VoidBallot{item.id, number, kSomeText}, subject);
}

/// Those who come to the item and those who leave it, for whoever may know of the whole meeting.
void try_company(Lens const& lens, Meeting const& meeting, Item const& item, Trial const& trial) {
    for (auto const& person : everybody(lens)) {
        auto const invited = item.invited.contains(person.person);
        if (people::on_roster(lens.state.people, person.person, today_of(lens))) continue;
        if (!invited && !person.offices.empty()) trial.run(InviteObserver{item.id, person.person}, person.person.text);
        if (invited) trial.run(UninviteObserver{item.id, person.person}, person.person.text);
    }
    for (auto const& member : roster_of(scene(lens), meeting)) {
        auto const out = recused(item, member);
        trial.run(RuleRecusal{item.id, member, !out, kSomeText}, out ? member.text + "/no" : member.text);
    }
}

void try_item(Lens const& lens, Item const& item, Trial const& trial) {
    auto const* meeting = find(lens.state.meetings, item.meeting);
    auto const* matter = find(lens.state.meetings, item.matter);
    auto const* kind = rules(lens, *meeting).kind(matter->kind);
    trial.run(RemoveFromAgenda{item.id, kSomeText});
    // Who is found by a name tells what the item is about, as its papers do.
    auto const inside = readable(lens, item.id, Aspect::papers);
    for (auto const& paper : matter->papers) {
        if (inside) trial.run(ReadPaper{item.id, paper.id}, paper.id.text);
    }
    if (readable(lens, item.meeting, Aspect::title)) try_company(lens, *meeting, item, trial);
    trial.run(WriteOpinion{item.id, kSomeText});
    for (auto const& [member, opinion] : item.opinions) {
        auto const known = !deny_opinion(scene(lens), rules(lens), reader(lens), item.id, member);
        if (known && !opinion.read_out) trial.run(ReadOpinion{item.id, member}, member.text);
    }
    trial.run(DeclareRecusal{item.id, RecusalCause::self, kSomeText});
    for (auto const& one : found_recusals(scene(lens), *matter, item, roster_of(scene(lens), *meeting))) {
        if (inside && one.by_name)
            trial.run(RuleRecusal{item.id, one.member, false, kSomeText}, one.member.text + "/no");
    }
    trial.run(EnterAsObserver{item.id});
    trial.run(LeaveAsObserver{item.id});
    trial.run(OpenItem{item.id});
    trial.run(MakeStatement{item.id, kSomeText});
    trial.run(DeclineStatement{item.id});
    trial.run(DeferItem{item.id, kSomeText});
    if (kind != nullptr && kind->may_be_noted) trial.run(NoteItem{item.id, kSomeText});
    for (std::size_t at = 0; kind != nullptr && at < item.questions.size(); ++at) {
        try_question(lens, item, static_cast<std::int32_t>(at + 1), *kind, trial);
    }
    trial.run(StateReservation{ReservationId{"new"}, item.id, kSomeText});
}

void try_decision(Lens const& lens, Decision const& decision, Trial const& trial) {
    auto const day = today_of(lens);
    trial.run(IssueDirective{DirectiveId{"new"}, decision.id, kSomeText, somebody_else(lens), {}, plus_days(day, 30)});
    // The usual term of the body, where its charter knows one.
    trial.run(IssueDirective{DirectiveId{"new"}, decision.id, kSomeText, somebody_else(lens), {}, {}}, "term");
    trial.run(WaiveDirective{decision.id, kSomeText});
    trial.run(AssessDecision{decision.id, kSomeText, kSomeText, true});
    trial.run(GrantAuthorisation{AuthorisationId{"new"}, somebody_else(lens), kSomeText, day, plus_days(day, 30),
                                 decision.id});
    trial.run(StateReservation{ReservationId{"new"}, decision.item, kSomeText, decision.question});
    // Article 16: only a matter of the same kind takes it up again.
    auto const* matter = find(lens.state.meetings, decision.matter);
    try_proposals(lens, Trial([&](body::Command const& command, std::string const& kind, auto const&) {
                      if (matter != nullptr && kind == matter->kind) trial.run(command, kind);
                  }),
                  [&](ProposeMatter& command) { command.reconsiders = decision.id; });
}

void try_urgent(Lens const& lens, UrgentId const& urgent, Trial const& trial) {
    try_proposals(lens, trial, [&](ProposeMatter& command) { command.ratifies = urgent; });
}

void try_directive(Lens const& lens, Directive const& directive, Trial const& trial) {
    trial.run(ReportProgress{directive.id, kSomeText, 100});
    trial.run(CheckDirective{directive.id, kSomeText, true});
    trial.run(ReportProblem{directive.id, kSomeText});
    trial.run(InstructOnProblem{directive.id, kSomeText});
    trial.run(ExtendDirective{directive.id, plus_days(std::max(directive.due, today_of(lens)), 1), kSomeText});
    trial.run(CloseDirective{directive.id});
}

/// An instance that the reader may know of.
procedures::Instance const* known_instance(Lens const& lens, InstanceId const& id) {
    if (procedures::deny_knowing(procedures_of(lens), lens.rules, rules(lens), reader(lens), id)) return nullptr;
    return procedures::find(lens.state.procedures, id);
}

/// Whether the place exists for this reader: what may not be known has no possibilities either.
template <class Thing, class Key>
Thing const* known(Lens const& lens, Key const& id) {
    auto const* thing = find(lens.state.meetings, id);
    if (thing == nullptr || !readable(lens, id, Aspect::title)) return nullptr;
    return thing;
}

/// What whoever presides does in the room, answers or signs. Who keeps the record enters it in their name where no
/// device is allowed (article 24); what anybody says or casts for themselves is entered seat by seat instead.
using OfPresider =
    boost::mp11::mp_list<OpenMeeting, CloseMeeting, OpenItem, DeferItem, NoteItem, OpenBallot, IssuePapers, CloseBallot,
                         VoidBallot, RuleRecusal, InviteObserver, UninviteObserver, AnswerLeave, SignMinutes>;

bool is_of_presider(body::Command const& command) {
    auto const is = [](auto const& one) {
        return boost::mp11::mp_contains<OfPresider, std::remove_cvref_t<decltype(one)>>::value;
    };
    return body::may_be_entered_for(command) &&
           std::visit([&](auto const& part) { return std::visit(is, part); }, command);
}

/// Whose the act is that the reader is barred from: whom the refusal names, or the chair where it names the office.
PersonId named_instead(Lens const& lens, Rejection const& rejection) {
    for (auto const& obstacle : rejection.obstacles) {
        if (!obstacle.bars_actor) continue;
        auto const presider = obstacle.facts.find("presider");
        auto const* persons =
            presider == obstacle.facts.end() ? nullptr : std::get_if<std::vector<PersonId>>(&presider->second);
        if (persons != nullptr && !persons->empty()) return persons->front();
    }
    return people::chair_on(lens.state.people, today_of(lens));
}

}  // namespace

bool try_place(Lens const& lens, std::string_view at, Trial const& trial) {
    auto const colon = at.find(':');
    auto const list = at.substr(0, colon);
    auto const id = std::string(colon == std::string_view::npos ? "" : at.substr(colon + 1));
    if (at == "body") {
        try_body(lens, trial);
    } else if (auto const* matter = list == "matter" ? known<Matter>(lens, MatterId{id}) : nullptr) {
        try_matter(lens, *matter, trial);
    } else if (auto const* meeting = list == "meeting" ? known<Meeting>(lens, MeetingId{id}) : nullptr) {
        try_meeting(lens, *meeting, trial);
    } else if (auto const* item = list == "item" ? known<Item>(lens, ItemId{id}) : nullptr) {
        try_item(lens, *item, trial);
    } else if (auto const* decision = list == "decision" ? known<Decision>(lens, DecisionId{id}) : nullptr) {
        try_decision(lens, *decision, trial);
    } else if (auto const* directive = list == "directive" ? known<Directive>(lens, DirectiveId{id}) : nullptr) {
        try_directive(lens, *directive, trial);
    } else if (list == "urgent" && find(lens.state.meetings, UrgentId{id}) != nullptr && knows_urgent_acts(lens)) {
        try_urgent(lens, UrgentId{id}, trial);
    } else if (auto const* instance = list == "instance" ? known_instance(lens, InstanceId{id}) : nullptr) {
        try_instance(lens, *instance, trial);
    } else {
        return false;
    }
    return true;
}

DryRun dry_run(Lens const& lens, body::Command const& command) {
    auto own = body::decide(lens.state, command, context(lens));
    if (own || !is_of_presider(command) || !body::bars_actor(own.error()) || !has_power(lens, "record.keep"))
        return {std::move(own), {}};
    auto const whose = named_instead(lens, own.error());
    if (whose.empty() || whose == lens.reader) return {std::move(own), {}};
    if (auto theirs = dry_run_for(lens, command, whose)) return *std::move(theirs);
    return {std::move(own), {}};
}

std::optional<DryRun> dry_run_for(Lens const& lens, body::Command const& command, PersonId const& whose) {
    auto theirs = body::decide(lens.state, command, {whose, lens.reader, lens.now, {}, lens.rules});
    if (!theirs && body::bars_actor(theirs.error())) return {};
    return DryRun{std::move(theirs), whose};
}

std::optional<Possible> possible(Lens const& lens, std::string_view at) {
    Possible result{std::string(at), {}};
    Hands hands(lens);
    auto const try_one = [&](body::Command const& command, std::string subject,
                             std::optional<PersonId> const& entered_for) {
        auto const run = entered_for ? dry_run_for(lens, command, *entered_for) : dry_run(lens, command);
        if (!run) return;
        auto const& [answer, whose] = *run;
        Possibility one{std::string(body::name_of(command)), result.at, std::move(subject), {}, "yes", {}, whose};
        one.label = lens.words.command(lens.language, one.command);
        if (!answer) {
            // A place-holder cannot always be whole input; what the rules say of it is all that counts here.
            auto const& rejection = answer.error();
            for (auto const& obstacle : rejection.obstacles) one.obstacles.push_back(hands.show(obstacle));
            if (one.obstacles.empty() && !rejection.bad_input.empty()) return;
            one.answer = rejection.needs_only_reasons() ? "needs-reason" : "refused";
        }
        result.possibilities.push_back(std::move(one));
    };
    if (!try_place(lens, at, Trial(try_one))) return {};
    return result;
}

}  // namespace quorate::views

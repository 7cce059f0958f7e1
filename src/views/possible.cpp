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

/// Text that stands where the reader would write: it only has to be there.
constexpr char const* kSomeText = "\u2026";

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

/// A matter or a decision that the reader could name; where there is none, nothing can be begun that needs one.
std::string some_matter(Lens const& lens) {
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        if (readable(lens, id)) return id.text;
    }
    return kSomeText;
}

std::string some_decision(Lens const& lens) {
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (decision.holds() && readable(lens, id)) return id.text;
    }
    return kSomeText;
}

/// An entry of the register that the reader could name; where one is named, that one, as long as it can be; where none
/// can, one that stands there, so that what is refused of it is said.
std::string some_entry(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
                       procedures::Instance const* instance) {
    auto const& state = lens.state.procedures;
    auto const sight = sight_of(lens);
    auto const named = instance == nullptr ? std::string() : procedures::value_of(*instance, field.name);
    std::string found;
    for (auto const place :
         procedures::nameable(state, lens.rules, procedure, field, instance == nullptr ? nullptr : &instance->id)) {
        auto const& entry = state.instances[place];
        if (!sight.knows(entry)) continue;
        if (entry.id.text == named) return named;
        if (found.empty()) found = entry.id.text;
    }
    if (!found.empty()) return found;
    for (auto const place : procedures::kept_in(state, lens.rules, field.register_name)) {
        auto const& entry = state.instances[place];
        if (procedures::stands(entry) && sight.knows(entry)) return entry.id.text;
    }
    return kSomeText;
}

/// The day that it must be where the charter says so, or today.
std::string some_day(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
                     procedures::Instance const* instance) {
    auto const taken =
        instance == nullptr ? std::nullopt : procedures::day_taken(procedure, field, *instance, lens.state.people.zone);
    return to_text(taken ? taken->day : today_of(lens));
}

/// Something that fits the field, so that the form is whole and only the rules speak.
std::string sample(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
                   procedures::Instance const* instance) {
    using charter::FieldType;
    auto const today = to_text(today_of(lens));
    switch (field.type) {
        case FieldType::number:
        case FieldType::sum:
            return "1";
        case FieldType::date:
            return some_day(lens, procedure, field, instance);
        case FieldType::period:
            return today + "/" + today;
        case FieldType::person:
        case FieldType::people:
            return lens.reader.text;
        case FieldType::choice:
            return field.choices.front();
        case FieldType::matter:
            return some_matter(lens);
        case FieldType::decision:
            return some_decision(lens);
        case FieldType::entry:
            return some_entry(lens, procedure, field, instance);
        case FieldType::text:
        case FieldType::place:
        case FieldType::file:
            return kSomeText;
    }
    return kSomeText;
}

procedures::FormFile sample_file() {
    return {kSomeText, std::string(64, '0'), "application/pdf", 1};
}

void fill_in(Lens const& lens, charter::Procedure const& procedure, charter::FormField const& field,
             procedures::Instance const* instance, std::map<std::string, std::string>& values,
             std::map<std::string, procedures::FormFile>& files) {
    if (field.type == charter::FieldType::file) {
        files[field.name] = sample_file();
    } else {
        values[field.name] = sample(lens, procedure, field, instance);
    }
}

/// `instance` is what is filled in; nullptr while it is only begun.
void fill_in(Lens const& lens, charter::Procedure const& procedure, std::string_view step,
             procedures::Instance const* instance, std::map<std::string, std::string>& values,
             std::map<std::string, procedures::FormFile>& files) {
    auto const fields = procedures::fields_at(procedure, step);
    for (auto const* field : fields) {
        if (!field->optional) fill_in(lens, procedure, *field, instance, values, files);
    }
    // What the others said may make one needed that is not always.
    auto known = values;
    if (instance != nullptr) known.insert(instance->form.values.begin(), instance->form.values.end());
    for (auto const* field : fields) {
        auto const asked =
            field->optional && procedures::is_needed(lens.state.people, procedure, *field, known, today_of(lens));
        if (asked) fill_in(lens, procedure, *field, instance, values, files);
    }
}

void try_procedures(Lens const& lens, Trial const& trial) {
    for (auto const& name : rules(lens).procedure_order) {
        procedures::StartProcedure command{InstanceId{"new"}, name, {}, {}};
        fill_in(lens, *rules(lens).procedure(name), procedures::kStart, nullptr, command.values, command.files);
        trial.run(procedures::Command{command}, name);
    }
    auto const year = static_cast<int>(today_of(lens).year());
    if (!rules(lens).procedures.empty())
        trial.run(procedures::Command{procedures::EnterHolidays{year, kSomeText, {}, {}}});
}

/// Somebody in office who has no part in the step yet; the reader where there is nobody.
PersonId another_hand(Lens const& lens, std::vector<PersonId> const& doers) {
    for (auto const& [person, known] : lens.state.people.persons) {
        auto const in_office = !people::offices_of(lens.state.people, person, today_of(lens)).empty();
        if (in_office && person != lens.reader && !procedures::contains(doers, person)) return person;
    }
    return lens.reader;
}

void try_consulting(procedures::Instance const& instance, std::string const& step, PersonId const& other,
                    Trial const& trial) {
    using namespace procedures;
    trial.run(procedures::Command{AskOpinions{instance.id, step, {other}, kSomeText}}, step);
    trial.run(procedures::Command{GiveOpinion{instance.id, step, kSomeText}}, step);
    for (auto const& [person, opinion] : instance.step(step)->opinions) {
        auto const waits = !opinion.given && opinion.released.empty();
        if (waits)
            trial.run(procedures::Command{ReleaseOpinion{instance.id, step, person, kSomeText}},
                      step + "/" + person.text);
        if (opinion.given)
            trial.run(procedures::Command{UseOpinion{instance.id, step, person, kSomeText}}, step + "/" + person.text);
    }
}

void try_link(Lens const& lens, procedures::Instance const& instance, charter::ProcedureStep const& step,
              Trial const& trial) {
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        auto const fits = step.kinds.empty() || std::ranges::find(step.kinds, matter.kind) != step.kinds.end();
        if (fits && undecided(matter) && readable(lens, id, Aspect::title)) {
            trial.run(procedures::Command{procedures::LinkMatter{instance.id, step.name, id}},
                      step.name + "/" + id.text);
        }
    }
}

/// The step done, with all that it asks.
procedures::CompleteStep some_completion(Lens const& lens, procedures::Instance const& instance,
                                         charter::Procedure const& procedure, charter::ProcedureStep const& step) {
    using namespace procedures;
    CompleteStep command;
    command.instance = instance.id;
    command.step = step.name;
    command.text = kSomeText;
    if (asks_choice(step.act)) command.choice = StepChoice::yes;
    if (step.evidence) command.evidence = sample_file();
    fill_in(lens, procedure, step.name, &instance, command.values, command.files);
    if (!step.paper.empty()) {
        auto const kept = instance.form.files.find(step.paper);
        command.paper = kept == instance.form.files.end() ? sample_file().digest : kept->second.digest;
    }
    return command;
}

/// Somebody of the group with whom the person has not talked yet.
std::optional<PersonId> some_partner(procedures::Instance const& instance, charter::ProcedureStep const& step,
                                     std::vector<PersonId> const& doers, PersonId const& person) {
    if (step.act != charter::StepAct::talk) return {};
    auto const left = procedures::yet_to_talk_with(*instance.step(step.name), doers, person);
    return left.empty() ? person : left.front();
}

/// What others do at the step and who keeps the record enters for them, from paper or by word.
void try_for_others(Lens const& lens, procedures::Instance const& instance, charter::ProcedureStep const& step,
                    procedures::CompleteStep command, std::vector<PersonId> const& doers, Trial const& trial) {
    using namespace procedures;
    if (!has_power(lens, "record.keep")) return;
    for (auto const& person : awaited(procedures_of(lens), instance, step, today_of(lens))) {
        if (person == lens.reader) continue;
        auto const subject = step.name + "/" + person.text;
        command.with = some_partner(instance, step, doers, person);
        trial.run_for(person, procedures::Command{command}, subject);
        trial.run_for(person, procedures::Command{ReturnStep{instance.id, step.name, kStart, kSomeText}}, subject);
        if (step.act == charter::StepAct::consult)
            trial.run_for(person, procedures::Command{GiveOpinion{instance.id, step.name, kSomeText}}, subject);
    }
}

void try_step(Lens const& lens, procedures::Instance const& instance, charter::Procedure const& procedure,
              charter::ProcedureStep const& step, Trial const& trial) {
    using namespace procedures;
    auto const doers = doers_of(procedures_of(lens), instance, step, today_of(lens));
    auto const other = another_hand(lens, doers);
    auto command = some_completion(lens, instance, procedure, step);
    command.with = some_partner(instance, step, doers, lens.reader);
    trial.run(procedures::Command{command}, step.name);
    trial.run(procedures::Command{ReturnStep{instance.id, step.name, kStart, kSomeText}}, step.name);
    try_for_others(lens, instance, step, std::move(command), doers, trial);
    if (step.add_signers)
        trial.run(procedures::Command{AddSigner{instance.id, step.name, other, kSomeText}}, step.name);
    if (step.hand_over) trial.run(procedures::Command{HandOver{instance.id, step.name, other, kSomeText}}, step.name);
    for (auto const& person : gone_from(procedures_of(lens), instance, step, today_of(lens)))
        trial.run(procedures::Command{ReplaceDoer{instance.id, step.name, person, other, kSomeText}},
                  step.name + "/" + person.text);
    trial.run(procedures::Command{Urge{instance.id, step.name, kSomeText}}, step.name);
    if (step.act == charter::StepAct::consult) try_consulting(instance, step.name, other, trial);
    if (step.act == charter::StepAct::decide) try_link(lens, instance, step, trial);
}

/// Whoever was merely asked answers where they were asked.
void try_asked(Lens const& lens, procedures::Instance const& instance, Trial const& trial) {
    for (auto const& [name, step] : instance.steps) {
        if (step.stage == procedures::StepStage::open && step.opinions.contains(lens.reader))
            trial.run(procedures::Command{procedures::GiveOpinion{instance.id, name, kSomeText}}, name);
    }
}

void try_instance(Lens const& lens, procedures::Instance const& instance, Trial const& trial) {
    if (instance.stage != procedures::InstanceStage::running) return;
    if (sight_of(lens).only_asked(instance)) return try_asked(lens, instance, trial);
    auto const& procedure = procedures::procedure_of(lens.rules, instance);
    if (instance.stage_of(procedures::kStart) == procedures::StepStage::open) {
        procedures::Resubmit command{instance.id, {}, {}};
        fill_in(lens, procedure, procedures::kStart, &instance, command.values, command.files);
        trial.run(procedures::Command{command});
    }
    trial.run(procedures::Command{procedures::Withdraw{instance.id, kSomeText}});
    auto const& starter = procedures::starter_of(instance);
    if (procedures::left_office(procedures_of(lens), starter, today_of(lens))) {
        auto const able = people::holders_of(lens.state.people, procedure.start, today_of(lens));
        trial.run(procedures::Command{procedures::ReplaceDoer{instance.id, procedures::kStart, starter,
                                                              able.empty() ? lens.reader : able.front(), kSomeText}},
                  std::string(procedures::kStart) + "/" + starter.text);
    }
    for (auto const& step : procedure.steps) {
        if (instance.stage_of(step.name) == procedures::StepStage::open)
            try_step(lens, instance, procedure, step, trial);
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
        for (auto const& one : kind->before) trial.run(GiveEvidence{matter.id, one.name, kSomeText, {}}, one.name);
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

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/word.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Kind;
using charter::Office;
using charter::Rules;

constexpr std::int64_t paper_bytes_max = std::int64_t{1} << 30;

Rules const& rules_today(Scene const& scene, Context const& context) {
    return people::rules_on(scene.people, context, people::today(scene.people, context));
}

Facts stage_fact(Matter const& matter) {
    return {{"stage", std::vector{term(matter.stage)}}};
}

bool undecided(Matter const& matter) {
    switch (matter.stage) {
        case MatterStage::proposed:
        case MatterStage::accepted:
        case MatterStage::on_agenda:
            return true;
        case MatterStage::declined:
        case MatterStage::withdrawn:
        case MatterStage::decided:
        case MatterStage::noted:
        case MatterStage::rejected:
            return false;
    }
    return false;
}

bool before_agenda(Matter const& matter) {
    return matter.stage == MatterStage::proposed || matter.stage == MatterStage::accepted;
}

/// True when the person's only ground for the power is being of a unit: such a one acts for that unit alone.
bool by_unit_only(Scene const& scene, Rules const& rules, PersonId const& person, Date day, std::string_view act) {
    auto const power = rules.powers.find(act);
    if (power == rules.powers.end()) return false;
    auto by_unit = false;
    for (auto const office : people::offices_of(scene.people, person, day)) {
        auto const& carriers = power->second.value;
        if (std::find(carriers.begin(), carriers.end(), office) == carriers.end()) continue;
        if (office != Office::unit) return false;
        by_unit = true;
    }
    return by_unit;
}

UnitId unit_of(Scene const& scene, PersonId const& person) {
    auto const found = scene.people.persons.find(person);
    return found == scene.people.persons.end() ? UnitId{} : found->second.unit;
}

/// Papers and evidence come from who proposed the matter or from those who prepare matters; a unit prepares
/// its own.
void require_preparing(Checks& checks, Scene const& scene, Rules const& rules, Matter const& matter,
                       Context const& context) {
    if (context.actor == matter.proposed_by) return;
    people::require_power(checks, scene.people, rules, context, "matter.prepare");
    auto const day = people::today(scene.people, context);
    auto const own = !matter.unit.empty() && matter.unit == unit_of(scene, context.actor);
    checks.forbid(by_unit_only(scene, rules, context.actor, day, "matter.prepare") && !own, "matter.unit",
                  people::power_citation(rules, "matter.prepare"));
}

bool of_submitting_unit(Scene const& scene, Matter const& matter, Context const& context) {
    return !matter.unit.empty() && matter.unit == unit_of(scene, context.actor) &&
           people::holds(scene.people, context.actor, Office::unit, people::today(scene.people, context));
}

/// Article 18.2: the chair settles what goes on the agenda. What was accepted stays what it was: from then on nobody
/// else changes its words, its persons or its sum, or another matter would be accepted in its place.
void require_amending(Checks& checks, Scene const& scene, Rules const& rules, Matter const& matter,
                      Context const& context) {
    auto const day = people::today(scene.people, context);
    if (people::has_power(scene.people, rules, context.actor, day, "matter.settle")) return;
    if (matter.stage != MatterStage::proposed) {
        people::require_power(checks, scene.people, rules, context, "matter.settle");
        return;
    }
    if (people::has_power(scene.people, rules, context.actor, day, "record.keep")) return;
    checks.forbid(context.actor != matter.proposed_by && !of_submitting_unit(scene, matter, context), "matter.amender",
                  people::power_citation(rules, "matter.propose"), {{"proposer", std::vector{matter.proposed_by}}});
}

void check_persons(Checks& checks, Scene const& scene, std::vector<Concerned> const& persons) {
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < persons.size(); ++at) {
        auto const& one = persons[at];
        auto const where = "/persons/" + std::to_string(at);
        people::needed_text(checks, where + "/name", one.name, people::title_length_max);
        checks.input(!one.person || scene.people.persons.contains(*one.person), where + "/person", "unknown-person");
        checks.input(names.insert(text::trim(one.name)).second, where + "/name", "person-twice");
    }
}

/// The words and figures of a matter, when it is proposed and when it is changed.
template <class Command>
void check_content(Checks& checks, Scene const& scene, Kind const& kind, Command const& command) {
    people::needed_text(checks, "/title", command.title, people::title_length_max);
    people::needed_text(checks, "/gist", command.gist);
    if (command.basis) people::needed_text(checks, "/basis", *command.basis, people::title_length_max);
    check_persons(checks, scene, command.persons);
    checks.input(!command.sum || command.sum->value > 0, "/sum", "bad-sum");
    // Article 17: what a kind is decided by belongs to the matter from the start.
    Facts const facts{{"kind", kind.title}};
    checks.forbid(kind.asks_sum && !command.sum, "matter.sum", kind.by, facts);
    checks.forbid((kind.asks_persons || kind.each_person) && command.persons.empty(), "matter.persons", kind.by, facts);
}

std::vector<Concerned> trimmed(std::vector<Concerned> persons) {
    for (auto& one : persons) one.name = std::string(text::trim(one.name));
    return persons;
}

/// A matter that is under way for the same decision or urgent act; nullptr when there is none.
template <class Fits>
Matter const* under_way(State const& state, Fits const& fits) {
    for (auto const& [id, matter] : state.matters) {
        if (undecided(matter) && fits(matter)) return &matter;
    }
    return nullptr;
}

void check_reconsidered(Checks& checks, Scene const& scene, ProposeMatter const& command, Kind const& kind) {
    if (!command.reconsiders) return;
    auto const* decision = find(scene.meetings, *command.reconsiders);
    if (!checks.input(decision != nullptr, "/reconsiders", "unknown-decision")) return;
    auto const* before = find(scene.meetings, decision->matter);
    auto const& by = kind.reconsider ? kind.reconsider->by : kind.by;
    checks.forbid(before != nullptr && before->kind != kind.name, "reconsideration.kind", by, {{"kind", kind.title}});
    checks.forbid(decision->replaced_by.has_value(), "reconsideration.replaced", by);
    auto const* other =
        under_way(scene.meetings, [&](auto const& matter) { return matter.reconsiders == command.reconsiders; });
    if (other != nullptr) {
        checks.forbid(true, "reconsideration.running", by, {}, {{"reconsideration.consent", place(other->id)}});
    }
}

void check_ratified(Checks& checks, Scene const& scene, ProposeMatter const& command, Rules const& rules) {
    if (!command.ratifies) return;
    auto const* urgent = find(scene.meetings, *command.ratifies);
    if (!checks.input(urgent != nullptr, "/ratifies", "unknown-urgent")) return;
    checks.forbid(urgent->answered.has_value(), "urgent.answered", rules.urgent);
    auto const* other =
        under_way(scene.meetings, [&](auto const& matter) { return matter.ratifies == command.ratifies; });
    if (other != nullptr) checks.forbid(true, "urgent.running", rules.urgent, {}, {{"agenda.add", place(other->id)}});
}

/// Article 18.2: only who settles the agenda accepts or declines.
Matter const* settled_matter(Checks& checks, Scene const& scene, Rules const& rules, MatterId const& id,
                             Context const& context) {
    auto const* matter = find(scene.meetings, id);
    checks.input(matter != nullptr, "/matter", "unknown-matter");
    people::require_power(checks, scene.people, rules, context, "matter.settle");
    return matter;
}

// Markings of secrecy. What bears a statutory mark may not be stored or processed here (finding 9 of the domain notes
// rests on the law on state secrets; article 23 is the charter's own rule).

constexpr std::array secret_marks{"\u7edd\u5bc6", "\u673a\u5bc6", "\u79d8\u5bc6",
                                  "top secret",   "secret",       "confidential"};
constexpr std::array harmless_marks{
    "",     "\u65e0", "\u516c\u5f00", "\u5185\u90e8", "\u5185\u90e8\u8d44\u6599", "\u5de5\u4f5c\u79d8\u5bc6",
    "none", "public", "internal"};

std::string lower(std::string_view text) {
    std::string result(text);
    for (auto& letter : result) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return result;
}

bool harmless(std::string const& mark) {
    return std::find(harmless_marks.begin(), harmless_marks.end(), mark) != harmless_marks.end();
}

/// The mark alone or with its term, in either language; the mark of work secrets (工作秘密) is none of the state's.
bool secret(std::string const& mark) {
    if (harmless(mark)) return false;
    return std::any_of(secret_marks.begin(), secret_marks.end(),
                       [&](std::string_view one) { return mark.find(one) != std::string::npos; });
}

/// A title that carries the mark itself, in brackets or with the star of its term. One that merely speaks of secrets
/// does not.
bool secret_title(std::string const& title) {
    for (std::string_view const mark : secret_marks) {
        for (auto at = title.find(mark); at != std::string::npos; at = title.find(mark, at + 1)) {
            auto const before = std::string_view(title).substr(0, at);
            auto const after = std::string_view(title).substr(at + mark.size());
            auto const starred = after.starts_with("\u2605") || after.starts_with("*");
            auto const bracketed = (before.ends_with("\u3010") && after.starts_with("\u3011")) ||
                                   (before.ends_with("\uff08") && after.starts_with("\uff09")) ||
                                   (before.ends_with("(") && after.starts_with(")")) ||
                                   (before.ends_with("[") && after.starts_with("]"));
            if (starred || bracketed) return true;
        }
    }
    return false;
}

/// Article 24: what was decided upon is on file; the papers of an item are fixed from its vote on.
void require_unfrozen(Checks& checks, Scene const& scene, Rules const& rules, Matter const& matter) {
    auto const* item = matter.item ? find(scene.meetings, *matter.item) : nullptr;
    auto const at_vote = matter.stage == MatterStage::on_agenda && item != nullptr && item->stage == ItemStage::voting;
    checks.forbid(at_vote || !undecided(matter), "papers.frozen", rules.record, stage_fact(matter));
}

/// The meeting whose notice is out and on whose agenda the matter stands; nullptr when there is none.
Meeting const* announced_at(Scene const& scene, Matter const& matter) {
    if (matter.stage != MatterStage::on_agenda || !matter.item) return nullptr;
    auto const* item = find(scene.meetings, *matter.item);
    auto const* meeting = item == nullptr ? nullptr : find(scene.meetings, item->meeting);
    return meeting != nullptr && meeting->noticed ? meeting : nullptr;
}

bool paper_known(State const& state, PaperId const& id) {
    for (auto const& [matter_id, matter] : state.matters) {
        for (auto const& paper : matter.papers) {
            if (paper.id == id) return true;
        }
    }
    return false;
}

bool has_paper(Matter const& matter, PaperId const& id) {
    return std::any_of(matter.papers.begin(), matter.papers.end(), [&](auto const& one) { return one.id == id; });
}

}  // namespace

Answer<Event> decide(Scene const& scene, ProposeMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const day = people::today(scene.people, context);
    auto const& rules = rules_today(scene, context);
    people::new_id(checks, "/matter", command.matter.text, find(scene.meetings, command.matter) != nullptr);
    checks.input(!command.unit || scene.people.units.contains(*command.unit), "/unit", "unknown-unit");
    // Article 13.2: every member may put a matter forward; the units submit theirs.
    people::require_power(checks, scene.people, rules, context, "matter.propose");
    // Article 17: a matter has exactly one kind, and the kinds are those of the catalogue.
    auto const* kind = rules.kind(command.kind);
    if (!checks.input(kind != nullptr, "/kind", "unknown-kind")) return std::unexpected(checks.rejection());
    check_content(checks, scene, *kind, command);
    check_reconsidered(checks, scene, command, *kind);
    check_ratified(checks, scene, command, rules);
    auto const own = command.unit && *command.unit == unit_of(scene, context.actor);
    checks.forbid(by_unit_only(scene, rules, context.actor, day, "matter.propose") && !own, "matter.unit",
                  people::power_citation(rules, "matter.propose"));

    std::vector<Event> events{MatterProposed{command.matter, command.kind, std::string(text::trim(command.title)),
                                             command.gist, command.basis, command.unit, trimmed(command.persons),
                                             command.sum, command.reconsiders, command.ratifies}};
    // Who proposes to take a decision up again agrees to it.
    if (command.reconsiders && people::on_roster(scene.people, context.actor, day)) {
        events.push_back(ReconsiderationConsented{command.matter});
    }
    // Article 18.2: what the chair proposes needs nobody's acceptance.
    if (people::has_power(scene.people, rules, context.actor, day, "matter.settle")) {
        events.push_back(MatterAccepted{command.matter});
    }
    return checks.otherwise(std::move(events));
}

Answer<Event> decide(Scene const& scene, AmendMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    auto const* kind = rules.kind(matter->kind);
    if (kind == nullptr) {
        checks.forbid(true, "kind.gone", rules.catalogue, {{"kind", matter->kind}});
        return std::unexpected(checks.rejection());
    }
    check_content(checks, scene, *kind, command);
    checks.forbid(!before_agenda(*matter), "matter.amendable", people::power_citation(rules, "matter.settle"),
                  stage_fact(*matter));
    require_amending(checks, scene, rules, *matter, context);
    return checks.otherwise<Event>({MatterAmended{command.matter, std::string(text::trim(command.title)), command.gist,
                                                  command.basis, trimmed(command.persons), command.sum}});
}

Answer<Event> decide(Scene const& scene, AddPaper const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const mark = lower(text::trim(command.marking.value_or("")));
    // Article 23: nothing of a paper with a secrecy mark may stay here, so nothing else about it is even looked at.
    if (secret(mark) || secret_title(lower(command.title))) {
        checks.forbid(true, "paper.secret", rules.secrecy);
        return std::unexpected(checks.rejection());
    }
    checks.input(harmless(mark), "/marking", "unknown-marking");
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    people::new_id(checks, "/paper", command.paper.text, paper_known(scene.meetings, command.paper));
    people::needed_text(checks, "/title", command.title, people::title_length_max);
    people::file_digest(checks, "/digest", command.digest);
    checks.input(command.media.find('/') != std::string::npos && command.media.size() <= 200, "/media", "bad-media");
    checks.input(command.bytes > 0 && command.bytes <= paper_bytes_max, "/bytes", "out-of-range",
                 {{"least", std::int64_t{1}}, {"most", paper_bytes_max}});
    require_preparing(checks, scene, rules, *matter, context);
    require_unfrozen(checks, scene, rules, *matter);
    // Article 18.2: papers go out with the notice; each later one wants its reason.
    if (auto const* meeting = announced_at(scene, *matter)) {
        auto const& with_notice = rules_for(scene, *meeting, context).papers_with_notice;
        checks.weigh(with_notice.value, true, "papers.late", with_notice.by,
                     {{"noticed", *meeting->noticed}, {"starts", meeting->starts}});
    }
    return checks.otherwise<Event>({PaperAdded{command.matter, command.paper, std::string(text::trim(command.title)),
                                               command.digest, command.media, command.bytes}});
}

Answer<Event> decide(Scene const& scene, RemovePaper const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    checks.input(has_paper(*matter, command.paper), "/paper", "unknown-paper");
    people::needed_text(checks, "/reason", command.reason);
    require_preparing(checks, scene, rules, *matter, context);
    require_unfrozen(checks, scene, rules, *matter);
    auto const leans = std::any_of(matter->evidence.begin(), matter->evidence.end(),
                                   [&](auto const& one) { return one.paper == command.paper; });
    checks.forbid(leans, "paper.evidence", rules.preparation);
    return checks.otherwise<Event>({PaperRemoved{command.matter, command.paper, command.reason}});
}

Answer<Event> decide(Scene const& scene, GiveEvidence const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    auto const* kind = rules.kind(matter->kind);
    auto const asked = kind != nullptr && std::any_of(kind->before.begin(), kind->before.end(), [&](auto const& one) {
                           return one.name == command.prerequisite;
                       });
    checks.input(asked, "/prerequisite", "unknown-prerequisite");
    people::needed_text(checks, "/note", command.note);
    checks.input(!command.paper || has_paper(*matter, *command.paper), "/paper", "unknown-paper");
    require_preparing(checks, scene, rules, *matter, context);
    require_unfrozen(checks, scene, rules, *matter);
    return checks.otherwise<Event>({EvidenceGiven{command.matter, command.prerequisite, command.note, command.paper}});
}

Answer<Event> decide(Scene const& scene, AcceptMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = settled_matter(checks, scene, rules, command.matter, context);
    if (matter == nullptr) return std::unexpected(checks.rejection());
    checks.forbid(matter->stage != MatterStage::proposed, "matter.settled",
                  people::power_citation(rules, "matter.settle"), stage_fact(*matter));
    return checks.otherwise<Event>({MatterAccepted{command.matter}});
}

Answer<Event> decide(Scene const& scene, DeclineMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = settled_matter(checks, scene, rules, command.matter, context);
    if (matter == nullptr) return std::unexpected(checks.rejection());
    checks.forbid(!before_agenda(*matter), "matter.settled", people::power_citation(rules, "matter.settle"),
                  stage_fact(*matter));
    // Article 13.2: the chair does not stand above the body; a proposal is turned down with a reason or not at all.
    checks.forbid(rules.decline_needs_reason.value && text::blank(command.reason), "decline.reason",
                  rules.decline_needs_reason.by);
    // What was done between meetings must come before the next one, whatever the chair who did it would like.
    checks.forbid(matter->ratifies.has_value(), "urgent.ratify", rules.urgent);
    return checks.otherwise<Event>({MatterDeclined{command.matter, command.reason}});
}

Answer<Event> decide(Scene const& scene, WithdrawMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    people::needed_text(checks, "/reason", command.reason);
    auto const& by = people::power_citation(rules, "matter.propose");
    auto const own_unit = of_submitting_unit(scene, *matter, context);
    checks.forbid(context.actor != matter->proposed_by && !own_unit, "matter.proposer", by,
                  {{"proposer", std::vector{matter->proposed_by}}});
    checks.forbid(!before_agenda(*matter), "matter.settled", by, stage_fact(*matter));
    checks.forbid(matter->ratifies.has_value(), "urgent.ratify", rules.urgent);
    return checks.otherwise<Event>({MatterWithdrawn{command.matter, command.reason}});
}

Answer<Event> decide(Scene const& scene, ConsentToReconsider const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    auto const* kind = rules.kind(matter->kind);
    auto const& by = kind != nullptr && kind->reconsider ? kind->reconsider->by : rules.collective;
    checks.forbid(!matter->reconsiders, "reconsideration.none", by);
    checks.forbid(matter->reconsiders && !before_agenda(*matter), "matter.settled", by, stage_fact(*matter));
    checks.forbid(!people::on_roster(scene.people, context.actor, people::today(scene.people, context)),
                  "reconsideration.member", by);
    checks.forbid(matter->consents.contains(context.actor), "reconsideration.twice", by);
    return checks.otherwise<Event>({ReconsiderationConsented{command.matter}});
}

void apply(State& state, MatterProposed const& event, Stamp const& stamp) {
    Matter matter;
    matter.id = event.matter;
    matter.kind = event.kind;
    matter.title = event.title;
    matter.gist = event.gist;
    matter.basis = event.basis.value_or("");
    matter.unit = event.unit.value_or(UnitId{});
    matter.persons = event.persons;
    matter.sum = event.sum;
    matter.reconsiders = event.reconsiders;
    matter.ratifies = event.ratifies;
    matter.proposed_by = stamp.actor;
    matter.proposed = stamp.now;
    state.matters.insert_or_assign(event.matter, std::move(matter));
}

void apply(State& state, MatterAmended const& event, Stamp const&) {
    auto& matter = state.matters[event.matter];
    matter.title = event.title;
    matter.gist = event.gist;
    matter.basis = event.basis.value_or("");
    matter.persons = event.persons;
    matter.sum = event.sum;
}

void apply(State& state, PaperAdded const& event, Stamp const& stamp) {
    state.matters[event.matter].papers.push_back(
        {event.paper, event.title, event.digest, event.media, event.bytes, stamp.now, stamp.actor, {}});
}

void apply(State& state, PaperRemoved const& event, Stamp const&) {
    std::erase_if(state.matters[event.matter].papers, [&](auto const& one) { return one.id == event.paper; });
}

void apply(State& state, EvidenceGiven const& event, Stamp const& stamp) {
    state.matters[event.matter].evidence.push_back(
        {event.prerequisite, event.note, event.paper, stamp.now, stamp.actor});
}

void apply(State& state, MatterAccepted const& event, Stamp const& stamp) {
    auto& matter = state.matters[event.matter];
    matter.stage = MatterStage::accepted;
    matter.settled_by = stamp.actor;
}

void apply(State& state, MatterDeclined const& event, Stamp const& stamp) {
    auto& matter = state.matters[event.matter];
    matter.stage = MatterStage::declined;
    matter.settled_reason = event.reason;
    matter.settled_by = stamp.actor;
}

void apply(State& state, MatterWithdrawn const& event, Stamp const& stamp) {
    auto& matter = state.matters[event.matter];
    matter.stage = MatterStage::withdrawn;
    matter.settled_reason = event.reason;
    matter.settled_by = stamp.actor;
}

void apply(State& state, ReconsiderationConsented const& event, Stamp const& stamp) {
    state.matters[event.matter].consents.insert(stamp.actor);
}

}  // namespace quorate::meetings

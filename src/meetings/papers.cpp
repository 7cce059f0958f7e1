#include "meetings/papers.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/markings.hpp"
#include "meetings/meetings.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Rules;

/// Papers and evidence come from who proposed the matter or from those who prepare matters; a unit prepares
/// its own.
void require_preparing(Checks& checks, Scene const& scene, Rules const& rules, Matter const& matter,
                       Context const& context) {
    if (context.actor == matter.proposed_by) return;
    people::require_power(checks, scene.people, rules, context, "matter.prepare");
    auto const day = people::today(scene.people, context);
    auto const own = !matter.unit.empty() && matter.unit == unit_of(scene, context.actor);
    checks.bar(by_unit_only(scene, rules, context.actor, day, "matter.prepare") && !own, "matter.unit",
               people::power_citation(rules, "matter.prepare"));
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

/// Recused, or found to be concerned and not yet ruled to be somebody else.
bool withdraws(Scene const& scene, Matter const& matter, Item const& item, PersonId const& person) {
    return recused(item, person) || !found_recusals(scene, matter, item, {person}).empty();
}

bool over(Item const& item) {
    return item.stage != ItemStage::listed && item.stage != ItemStage::open && item.stage != ItemStage::voting;
}

template <class Papers>
auto paper_among(Papers& papers, PaperId const& id) {
    return std::find_if(papers.begin(), papers.end(), [&](auto const& one) { return one.id == id; });
}

}  // namespace

bool marked_secret(std::string_view title) {
    return secret_title(lower(title));
}

std::vector<PersonId> addressees_of(Scene const& scene, Meeting const& meeting, Item const& item) {
    std::vector<PersonId> result;
    auto const* matter = find(scene.meetings, item.matter);
    auto const add = [&](PersonId const& person) {
        if (matter != nullptr && !withdraws(scene, *matter, item, person)) result.push_back(person);
    };
    for (auto const& member : roster_of(scene, meeting)) add(member);
    for (auto const& observer : item.invited) add(observer);
    return result;
}

Answer<Event> decide(Scene const& scene, AddPaper const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const& rules = rules_today(scene, context);
    auto const mark = lower(text::trim(command.marking.value_or("")));
    // Article 23: nothing of a paper with a secrecy mark may stay here, so nothing else about it is even looked at.
    if (secret(mark) || marked_secret(command.title)) {
        checks.forbid(true, "paper.secret", rules.secrecy);
        return std::unexpected(checks.rejection());
    }
    checks.input(harmless(mark), "/marking", "unknown-marking");
    auto const* matter = find(scene.meetings, command.matter);
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return std::unexpected(checks.rejection());
    people::new_id(checks, "/paper", command.paper.text, paper_known(scene.meetings, command.paper));
    people::stored_file(checks, "", {command.title, command.digest, command.media, command.bytes});
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
    people::needed_reason(checks, command.reason);
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
    return checks.otherwise<Event>(
        {EvidenceGiven{command.matter, command.prerequisite, command.note, command.paper, command.entry}});
}

Answer<Event> decide(Scene const& scene, ReadPaper const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const* matter = find(scene.meetings, item->matter);
    auto const& rules = rules_for(scene, *meeting, context);
    auto const& by = rules.papers_with_notice.by;
    // Article 19.2: who withdraws has no papers of the item, so nothing is said about them either.
    if (withdraws(scene, *matter, *item, context.actor)) {
        checks.bar(true, "paper.recused", rules.recusal);
        return std::unexpected(checks.rejection());
    }
    auto const paper = paper_among(matter->papers, command.paper);
    if (!checks.input(paper != matter->papers.end(), "/paper", "unknown-paper"))
        return std::unexpected(checks.rejection());
    // Article 18.2: papers go out with the notice, to members and, by article 19.3, to those asked to the item.
    checks.forbid(!meeting->noticed || meeting->stage == MeetingStage::cancelled, "paper.unsent", by, {},
                  {{"notice.send", place(meeting->id)}});
    auto const meant_for = addressees_of(scene, *meeting, *item);
    auto const addressee = contains(meant_for, context.actor);
    checks.bar(!addressee, "paper.addressee", by);
    checks.forbid(over(*item), "paper.item-over", by, stage_fact(*item));
    auto const reading = paper->readings.find(context.actor);
    if (reading != paper->readings.end()) checks.forbid(true, "paper.already-read", by, {{"at", reading->second.at}});
    return checks.otherwise<Event>({PaperRead{command.item, command.paper}});
}

void apply(State& state, PaperAdded const& event, Stamp const& stamp) {
    at(state, event.matter)
        .papers.push_back(
            {event.paper, event.title, event.digest, event.media, event.bytes, stamp.now, stamp.actor, {}});
    state.files.insert(event.digest);
}

void apply(State& state, PaperRemoved const& event, Stamp const&) {
    std::erase_if(at(state, event.matter).papers, [&](auto const& one) { return one.id == event.paper; });
}

void apply(State& state, EvidenceGiven const& event, Stamp const& stamp) {
    at(state, event.matter)
        .evidence.push_back({event.prerequisite, event.note, event.paper, event.entry, stamp.now, stamp.actor});
}

void apply(State& state, PaperRead const& event, Stamp const& stamp) {
    auto& papers = at(state, at(state, event.item).matter).papers;
    auto const paper = paper_among(papers, event.paper);
    if (paper != papers.end()) paper->readings.emplace(stamp.actor, PaperReading{stamp.now, stamp.entered_by});
}

}  // namespace quorate::meetings

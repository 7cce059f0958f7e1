#include "views/matters.hpp"

#include <algorithm>

#include "procedures/access.hpp"
#include "procedures/lookup.hpp"
#include "views/procedures.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

std::vector<PrerequisiteLine> prerequisites(Lens const& lens, charter::Kind const& kind, Matter const* matter) {
    std::vector<PrerequisiteLine> result;
    auto const papers = matter == nullptr ? std::vector<PaperLine>{} : papers_of(lens, *matter);
    for (auto const& one : kind.before) {
        PrerequisiteLine line;
        line.name = one.name;
        line.title = show(lens, Term{"prerequisite", one.name}).label;
        line.force = one.force == Force::must ? "must" : "generally";
        line.article = show(lens, one.by);
        for (auto const& evidence : matter == nullptr ? std::vector<Evidence>{} : matter->evidence) {
            if (evidence.prerequisite != one.name) continue;
            line.met = true;
            line.notes.push_back(evidence.note);
            line.given = evidence.given;
            line.by = name_of(lens, evidence.by);
            auto const paper = std::find_if(papers.begin(), papers.end(), [&](PaperLine const& paper_line) {
                return evidence.paper == paper_line.paper;
            });
            if (paper != papers.end()) line.paper = *paper;
        }
        if (!line.met && matter != nullptr) line.excused = excuse_of(lens, *matter, one);
        result.push_back(std::move(line));
    }
    return result;
}

/// What of registers was given for each, and what could be, as far as the reader knows of it.
void add_entries(Lens const& lens, charter::Kind const& kind, Matter const& matter,
                 std::vector<PrerequisiteLine>& lines) {
    auto const sight = sight_of(lens);
    auto const& instances = lens.state.procedures.instances;
    auto const shown = [&](procedures::Instance const& entry) {
        return EntryShown{entry.id, entry_title(lens, entry)};
    };
    for (std::size_t at = 0; at < lines.size(); ++at) {
        auto const& prerequisite = kind.before[at];
        for (auto const& evidence : matter.evidence) {
            if (evidence.prerequisite == prerequisite.name && evidence.entry && sight.knows(*evidence.entry))
                lines[at].entries.push_back(shown(instances.at(*evidence.entry)));
        }
        if (prerequisite.entries.empty()) continue;
        for (auto const place : sight.known_in(prerequisite.entries)) {
            auto const& entry = instances[place];
            if (entry.stage == procedures::InstanceStage::completed) lines[at].offered.push_back(shown(entry));
        }
    }
}

KindLine kind_line(Lens const& lens, charter::Kind const& kind) {
    auto const& quorum = rules(lens).quorum_of(kind);
    KindLine line;
    line.name = kind.name;
    line.title = show_kind(lens, kind.name).label;
    line.article = show(lens, kind.by);
    line.major = show(lens, kind.major);
    line.before = prerequisites(lens, kind, nullptr);
    line.asks_sum = kind.asks_sum;
    line.asks_persons = kind.asks_persons;
    line.each_person = kind.each_person;
    line.quorum = to_text(quorum.value.share);
    return line;
}

MatterLine line_of(Lens const& lens, Matter const& matter) {
    auto const* kind = rules(lens).kind(matter.kind);
    MatterLine line;
    line.matter = matter.id;
    line.title = matter.title;
    line.kind = show_kind(lens, matter.kind);
    line.stage = show(lens, matter.stage);
    line.proposed_by = name_of(lens, matter.proposed_by);
    line.unit = unit_name(lens, matter.unit);
    line.proposed = matter.proposed;
    line.again = matter.reconsiders.has_value();
    if (kind != nullptr) {
        auto const before = prerequisites(lens, *kind, &matter);
        line.missing =
            std::count_if(before.begin(), before.end(), [](auto const& one) { return !one.met && !one.excused; });
    }
    auto const* item = matter.item ? find(lens.state.meetings, *matter.item) : nullptr;
    auto const* meeting = item == nullptr ? nullptr : find(lens.state.meetings, item->meeting);
    auto const day = meeting == nullptr ? today_of(lens) : quorate::meetings::day_of(scene(lens), *meeting);
    // A matter is in the class that the charter of its meeting gave it (article 41).
    auto const& law = meeting == nullptr ? rules(lens) : rules(lens, *meeting);
    if (law.kind(matter.kind) != nullptr) line.major = show(lens, major_of(scene(lens), law, matter, day));
    if (meeting != nullptr) {
        if (readable(lens, meeting->id)) line.meeting = meeting->id;
        line.meeting_title = title_of(lens, *meeting);
    }
    return line;
}

/// proposed → accepted → on the agenda → decided; or where it stopped.
std::vector<Step> course_of(Lens const& lens, Matter const& matter) {
    using enum MatterStage;
    std::vector<MatterStage> course{proposed, accepted, on_agenda, matter.stage == noted ? noted : decided};
    if (matter.stage == rejected) course.back() = rejected;
    auto const stopped = matter.stage == declined || matter.stage == withdrawn;
    if (stopped) course = {proposed, matter.stage};
    auto const at = std::find(course.begin(), course.end(), matter.stage);
    std::vector<Step> steps;
    for (auto step = course.begin(); step != course.end(); ++step) {
        auto const last = std::next(step) == course.end();
        auto const* state = step > at ? "next" : step < at || (last && !stopped) ? "done" : stopped ? "stopped" : "now";
        steps.push_back(
            {show(lens, *step), state, step == course.begin() ? std::optional{matter.proposed} : std::nullopt});
    }
    return steps;
}

std::vector<OutcomeLine> outcomes_of(Lens const& lens, MatterId const& matter) {
    std::vector<OutcomeLine> result;
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (decision.matter != matter || !may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) continue;
        auto const* item = find(lens.state.meetings, decision.item);
        auto const at = static_cast<std::size_t>(decision.question - 1);
        auto const known = item != nullptr && at < item->questions.size();
        result.push_back({id, decision.text, known ? item->questions[at].subject : "", decision.passed});
    }
    return result;
}

void show_reconsideration(Lens const& lens, Matter const& matter, MatterPage& page) {
    page.reconsiders = matter.reconsiders;
    // Article 23: which members would take it up again is a difference of opinion; it stays inside.
    auto const inside =
        people::on_roster(lens.state.people, lens.reader, today_of(lens)) || has_power(lens, "record.keep");
    if (inside) page.consents = names_of(lens, ranked(lens, today_of(lens), matter.consents));
    auto const* kind = rules(lens).kind(matter.kind);
    if (!matter.reconsiders || kind == nullptr || !kind->reconsider) return;
    auto const roster = people::roster_on(lens.state.people, today_of(lens));
    page.consents_needed = kind->reconsider->value.share.smallest(static_cast<std::int64_t>(roster.size()));
}

}  // namespace

Matters matters(Lens const& lens) {
    Matters result;
    for (auto const& [id, matter] : lens.state.meetings.matters) {
        if (readable(lens, id, Aspect::title)) result.matters.push_back(line_of(lens, matter));
    }
    std::stable_sort(result.matters.begin(), result.matters.end(),
                     [](auto const& left, auto const& right) { return left.proposed > right.proposed; });
    for (auto const& name : rules(lens).kind_order) result.kinds.push_back(kind_line(lens, rules(lens).kinds.at(name)));
    for (auto const& [id, name] : lens.state.people.units) result.units.push_back({id, name});
    auto const reader = lens.state.people.persons.find(lens.reader);
    if (reader != lens.state.people.persons.end() && !reader->second.unit.empty())
        result.own_unit = reader->second.unit;
    result.people = everybody(lens);
    return result;
}

std::optional<MatterPage> matter(Lens const& lens, MatterId const& id) {
    auto const* found = find(lens.state.meetings, id);
    if (found == nullptr || !readable(lens, id, Aspect::title)) return {};
    MatterPage page;
    page.line = line_of(lens, *found);
    page.steps = course_of(lens, *found);
    auto const* kind = rules(lens).kind(found->kind);
    if (kind != nullptr) page.kind = kind_line(lens, *kind);
    show_reconsideration(lens, *found, page);
    page.ratifies = found->ratifies;
    if (!found->settled_reason.empty()) page.settled_reason = found->settled_reason;
    page.deviations = deviations_at(lens, {place(id)});
    page.decisions = outcomes_of(lens, id);
    if (!readable(lens, id, Aspect::papers)) return page;
    page.gist = found->gist;
    if (!found->basis.empty()) page.basis = found->basis;
    for (auto const& one : found->persons) page.persons.push_back({one.name, one.person});
    page.sum = found->sum;
    page.papers = papers_of(lens, *found);
    if (kind != nullptr) {
        page.before = prerequisites(lens, *kind, found);
        add_entries(lens, *kind, *found, page.before);
    }
    return page;
}

}  // namespace quorate::views

#include <algorithm>

#include "base/word.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"

namespace quorate::meetings {
namespace {

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

Answer<Event> decide(Scene const& scene, ReadPaper const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* item = find(scene.meetings, command.item);
    if (!checks.input(item != nullptr, "/item", "unknown-item")) return std::unexpected(checks.rejection());
    auto const* matter = find(scene.meetings, item->matter);
    auto const* meeting = find(scene.meetings, item->meeting);
    auto const& rules = rules_for(scene, *meeting, context);
    auto const& by = rules.papers_with_notice.by;
    // Article 19.2: who withdraws has no papers of the item, so nothing is said about them either.
    if (withdraws(scene, *matter, *item, context.actor)) {
        checks.forbid(true, "paper.recused", rules.recusal);
        return std::unexpected(checks.rejection());
    }
    auto const paper = paper_among(matter->papers, command.paper);
    if (!checks.input(paper != matter->papers.end(), "/paper", "unknown-paper"))
        return std::unexpected(checks.rejection());
    // Article 18.2: papers go out with the notice, to members and, by article 19.3, to those asked to the item.
    checks.forbid(!meeting->noticed || meeting->stage == MeetingStage::cancelled, "paper.unsent", by, {},
                  {{"notice.send", place(meeting->id)}});
    auto const meant_for = addressees_of(scene, *meeting, *item);
    auto const addressee = std::find(meant_for.begin(), meant_for.end(), context.actor) != meant_for.end();
    checks.forbid(!addressee, "paper.addressee", by);
    checks.forbid(over(*item), "paper.item-over", by, {{"stage", std::vector{term(item->stage)}}});
    auto const reading = paper->readings.find(context.actor);
    if (reading != paper->readings.end()) checks.forbid(true, "paper.already-read", by, {{"at", reading->second.at}});
    return checks.otherwise<Event>({PaperRead{command.item, command.paper}});
}

void apply(State& state, PaperRead const& event, Stamp const& stamp) {
    auto& papers = at(state, at(state, event.item).matter).papers;
    auto const paper = paper_among(papers, event.paper);
    if (paper != papers.end()) paper->readings.emplace(stamp.actor, PaperReading{stamp.now, stamp.entered_by});
}

}  // namespace quorate::meetings

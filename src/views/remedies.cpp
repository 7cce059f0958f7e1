#include <algorithm>
#include <optional>

#include "views/show.hpp"
#include "views/trial.hpp"

/// What would help, and whose it is to do: only what is the reader's leads to a button.
namespace quorate::views {
namespace {

using namespace quorate::meetings;

/// What the dry runs of one command at one place say of the reader's part in it.
struct Part {
    bool open = false;         ///< nothing says that it is not theirs; something else may have to be done first
    bool by_the_book = false;  ///< who keeps the record may enter it for others
    std::vector<std::string> others;
};

void add(std::vector<std::string>& names, std::string name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

/// Those whom an obstacle names in the reader's stead: holders of an office, or certain persons.
void name_others(Lens const& lens, Obstacle const& obstacle, std::vector<std::string>& names) {
    for (auto const& [name, fact] : obstacle.facts) {
        if (auto const* offices = std::get_if<std::vector<Term>>(&fact); offices != nullptr && name == "offices") {
            for (auto const& office : *offices) add(names, lens.words.term(lens.language, office));
        } else if (auto const* persons = std::get_if<std::vector<PersonId>>(&fact)) {
            for (auto const& person : *persons) add(names, name_of(lens, person));
        }
    }
}

Part part_in(Lens const& lens, Remedy const& remedy) {
    Part part;
    auto tried = false;
    auto const look = [&](body::Command const& command, std::string const&, std::optional<PersonId> const& whose) {
        if (whose || body::name_of(command) != remedy.command) return;
        tried = true;
        part.by_the_book = body::may_be_entered_for(command);
        auto const answer = dry_run(lens, command).answer;
        auto const barred = !answer && std::ranges::any_of(answer.error().obstacles, &Obstacle::bars_actor);
        part.open = part.open || !barred;
        if (!barred) return;
        for (auto const& one : answer.error().obstacles) {
            if (one.bars_actor) name_others(lens, one, part.others);
        }
    };
    // What has no meaning at the place yet is told by the place itself, to those who may know of it.
    if (try_place(lens, remedy.at, Trial(look)) && !tried) part.open = true;
    return part;
}

}  // namespace

/// Several items that the same could be done with are told apart by their titles.
void Hands::tell_apart(std::vector<RemedyView>& remedies) const {
    for (auto& one : remedies) {
        auto const alike = std::ranges::count(remedies, one.command, &RemedyView::command) > 1;
        auto const* item = one.at.starts_with("item:") ? find(lens_.state.meetings, ItemId{one.at.substr(5)}) : nullptr;
        auto const* matter = item == nullptr ? nullptr : find(lens_.state.meetings, item->matter);
        if (!alike || matter == nullptr || !readable(lens_, item->matter)) continue;
        one.label = phrase(lens_, "remedy.of", {{"what", one.label}, {"title", matter->title}});
    }
}

RemedyView Hands::found(Remedy const& remedy) const {
    RemedyView view{remedy.command, remedy.at, lens_.words.command(lens_.language, remedy.command), {}};
    auto part = part_in(lens_, remedy);
    auto mine = part.open;
    if (!remedy.by.empty()) {
        // What certain persons have to do is no one else's, even where the same command is open to the reader as well.
        auto const own = contains(remedy.by, lens_.reader) && part.open;
        mine = own || (part.by_the_book && has_power(lens_, "record.keep"));
        part.others = names_of(lens_, remedy.by);
    }
    if (mine) return view;
    Facts const facts{{"what", view.label}, {"who", joined(lens_, part.others)}};
    view.who = phrase(lens_, part.others.empty() ? "remedy.others" : "remedy.by", facts);
    return view;
}

RemedyView Hands::show(Remedy const& remedy) {
    auto const known = known_.find(remedy);
    if (known != known_.end()) return known->second;
    return known_.emplace(remedy, found(remedy)).first->second;
}

ObstacleView Hands::show(Obstacle const& obstacle) {
    ObstacleView view{obstacle.rule,
                      obstacle.force == Force::must ? "must" : "generally",
                      views::show(lens_, obstacle.by),
                      lens_.words.obstacle(lens_.language, obstacle, setting(lens_)),
                      obstacle.facts,
                      {},
                      obstacle.bars_actor};
    for (auto const& one : obstacle.remedies) view.remedies.push_back(show(one));
    tell_apart(view.remedies);
    return view;
}

ObstacleView show(Lens const& lens, Obstacle const& obstacle) {
    return Hands(lens).show(obstacle);
}

}  // namespace quorate::views

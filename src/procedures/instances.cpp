#include <algorithm>

#include "base/must.hpp"
#include "procedures/state.hpp"

namespace quorate::procedures {

std::size_t Instances::edition_of(Instance const& instance) {
    auto const found = std::ranges::find_if(editions_, [&](Edition const& one) {
        return one.procedure == instance.procedure && one.charter == instance.charter;
    });
    auto const place = static_cast<std::size_t>(found - editions_.begin());
    if (place == editions_.size()) editions_.push_back({instance.procedure, instance.charter, {}});
    return place;
}

Instance& Instances::add(Instance instance) {
    auto const [place, added] = places_.try_emplace(instance.id, all_.size());
    if (!added) return all_[place->second];
    instance.edition = edition_of(instance);
    instance.place = place->second;
    editions_[instance.edition].instances.push_back(place->second);
    for (auto const& act : instance.acts) keep_hands(instance.place, act);
    extract_anew(instance);
    return all_.emplace_back(std::move(instance));
}

void Instances::record(Instance& instance, Act act) {
    keep_hands(instance.place, act);
    instance.acts.push_back(std::move(act));
}

/// Whoever is asked for an opinion, gives it and is told what became of it has no hand in the rest by that.
void Instances::keep_hands(std::size_t place, Act const& act) {
    auto const of_opinion = act.kind == ActKind::asked || act.kind == ActKind::used || act.kind == ActKind::released;
    if (act.kind != ActKind::opinion) keep(hands_, act.by, place);
    if (act.person != act.by && !of_opinion) keep(hands_, act.person, place);
    if (act.kind == ActKind::asked) keep(asked_, act.person, place);
}

void Instances::keep(Places& kept, PersonId const& person, std::size_t place) {
    if (person.empty()) return;
    auto& places = kept[person];
    // What happens, happens mostly to what was started lately: little stands behind it.
    auto const at = std::ranges::lower_bound(places, place);
    if (at == places.end() || *at != place) places.insert(at, place);
}

std::vector<std::size_t> const& Instances::of(Places const& kept, PersonId const& person) {
    static std::vector<std::size_t> const none;
    auto const found = kept.find(person);
    return found == kept.end() ? none : found->second;
}

std::vector<std::size_t> const& Instances::had_a_hand(PersonId const& person) const {
    return of(hands_, person);
}

std::vector<std::size_t> const& Instances::was_asked(PersonId const& person) const {
    return of(asked_, person);
}

Instance const* Instances::find(InstanceId const& id) const {
    auto const found = places_.find(id);
    return found == places_.end() ? nullptr : &all_[found->second];
}

Instance* Instances::find(InstanceId const& id) {
    auto const found = places_.find(id);
    return found == places_.end() ? nullptr : &all_[found->second];
}

Instance const& Instances::at(InstanceId const& id) const {
    auto const* found = find(id);
    must(found != nullptr, "an instance that something names was started before");
    return *found;
}

}  // namespace quorate::procedures

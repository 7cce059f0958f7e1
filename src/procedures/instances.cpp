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
    for (auto const& act : instance.acts) {
        keep_hand(instance.place, act.by);
        keep_hand(instance.place, act.person);
    }
    extract_anew(instance);
    return all_.emplace_back(std::move(instance));
}

void Instances::record(Instance& instance, Act act) {
    keep_hand(instance.place, act.by);
    keep_hand(instance.place, act.person);
    instance.acts.push_back(std::move(act));
}

void Instances::keep_hand(std::size_t place, PersonId const& person) {
    if (person.empty()) return;
    auto& places = hands_[person];
    // What happens, happens mostly to what was started lately: little stands behind it.
    auto const at = std::ranges::lower_bound(places, place);
    if (at == places.end() || *at != place) places.insert(at, place);
}

std::vector<std::size_t> const& Instances::had_a_hand(PersonId const& person) const {
    static std::vector<std::size_t> const none;
    auto const found = hands_.find(person);
    return found == hands_.end() ? none : found->second;
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

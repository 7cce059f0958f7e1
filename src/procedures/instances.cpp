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
    editions_[instance.edition].instances.push_back(place->second);
    return all_.emplace_back(std::move(instance));
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

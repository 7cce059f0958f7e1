#include "server/audience.hpp"

namespace quorate::server {

Audience::Audience(body::State const& state, charter::Library const& charters, Date day)
    : scene_{state.people, state.meetings, state.procedures.holidays},
      procedures_{state.people, state.meetings, state.procedures},
      charters_(charters),
      rules_(people::rules_on(state.people, {{}, {}, {}, {}, charters}, day)),
      day_(day) {}

meetings::Relation Audience::relation_of(PersonId const& person) const {
    return meetings::relation_of(scene_, rules_, {person, day_});
}

Telling Audience::told(PersonId const& person, meetings::Relation const& relation, std::string_view place) const {
    if (may_know({person, day_}, relation, place)) return Telling::place;
    // Nothing that an administrator sees changes by what the body deals with. To others the thing may just have been
    // closed, and what they see of it must go.
    return relation.administrator ? Telling::nothing : Telling::change;
}

bool Audience::may_know(meetings::Reader const& reader, meetings::Relation const& relation,
                        std::string_view place) const {
    constexpr std::string_view instance = "instance:";
    if (!place.starts_with(instance)) return meetings::may_know(scene_, rules_, reader, relation, place);
    InstanceId const id{std::string(place.substr(instance.size()))};
    return !procedures::deny_knowing(procedures_, charters_, rules_, reader, relation, id);
}

}  // namespace quorate::server

#include "body/discretion.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "meetings/access.hpp"
#include "meetings/lookup.hpp"
#include "procedures/access.hpp"

namespace quorate::body {
namespace {

using namespace meetings;

/// A power that the actor's offices do not carry.
bool speaks_of_power(Obstacle const& obstacle) {
    return obstacle.rule.starts_with("power.");
}

/// What says no more than the charter does.
bool speaks_of_office(Obstacle const& obstacle) {
    return speaks_of_power(obstacle) || obstacle.rule == "record.entered-for";
}

bool speaks_of_actor(Obstacle const& obstacle) {
    return obstacle.bars_actor;
}

/// The same without a word about the thing itself.
bool speaks_of_actor_alone(Obstacle const& obstacle) {
    return speaks_of_office(obstacle) || (speaks_of_actor(obstacle) && obstacle.facts.empty());
}

/// Whose hand a procedure waits for tells how far it has come, which is nothing to whoever may not read it.
bool hides_course(Obstacle const& why) {
    return why.rule == "access.instance";
}

/// The rules let the actor act: only the form is to be mended, or a reason to be given.
bool lets_act(Rejection const& rejection) {
    auto const binds = [](Obstacle const& one) { return one.force == Force::must; };
    return std::ranges::none_of(rejection.obstacles, binds) &&
           std::ranges::all_of(rejection.bad_input, [](BadInput const& one) { return one.of_form; });
}

/// What a reader who took part keeps of the thing, whatever they are now (articles 13.3 and 25).
constexpr std::optional<Aspect> kept_of(ItemId const&) {
    return Aspect::upward;
}
constexpr std::optional<Aspect> kept_of(MeetingId const&) {
    return Aspect::internal;
}
template <class Id>
constexpr std::optional<Aspect> kept_of(Id const&) {
    return {};
}

/// Why the reader may not know of a thing that the command names; empty when they may know of all that there are.
class Hidden {
  public:
    Hidden(State const& state, Context const& context, charter::Rules const& rules, Reader const& reader)
        : scene_{state.people, state.meetings, state.procedures.holidays},
          procedures_{state.people, state.meetings, state.procedures},
          charters_(context.charters),
          rules_(rules),
          reader_(reader) {}

    void look_at(InstanceId const& id) {
        if (why || !procedures_.procedures.instances.contains(id)) return;
        why = procedures::deny_reading(procedures_, charters_, rules_, reader_, id);
    }

    /// Whoever is asked answers, and reads nothing else for it.
    void look_through(procedures::GiveOpinion const& one) {
        if (procedures_.procedures.instances.contains(one.instance))
            why = procedures::deny_knowing(procedures_, charters_, rules_, reader_, one.instance);
    }

    template <class Id>
    void look_at(Id const& id) {
        if (why || find(scene_.meetings, id) == nullptr) return;
        why = deny_reading(scene_, rules_, reader_, id, Aspect::title);
        auto const kept = kept_of(id);
        if (why && kept && may_read(scene_, rules_, reader_, id, *kept)) why.reset();
    }

    template <class Command>
    void look_through(Command const& one) {
        if constexpr (requires { look_at(one.instance); }) look_at(one.instance);
        if constexpr (requires { look_at(one.item); }) look_at(one.item);
        if constexpr (requires { look_at(one.decision); }) look_at(one.decision);
        if constexpr (requires { look_at(one.directive); }) look_at(one.directive);
        if constexpr (requires { look_at(one.meeting); }) look_at(one.meeting);
        if constexpr (requires { look_at(one.matter); }) look_at(one.matter);
        if constexpr (requires { look_at(*one.reconsiders); }) {
            if (one.reconsiders) look_at(*one.reconsiders);
        }
    }

    Denial why;

  private:
    Scene scene_;
    procedures::Scene procedures_;
    charter::Library const& charters_;
    charter::Rules const& rules_;
    Reader const& reader_;
};

Denial hidden(State const& state, Command const& command, Context const& context) {
    auto const day = people::today(state.people, context);
    Reader const reader{context.entered_by, day};
    Hidden hidden(state, context, people::rules_on(state.people, context, day), reader);
    std::visit([&](auto const& part) { std::visit([&](auto const& one) { hidden.look_through(one); }, part); },
               command);
    return std::move(hidden.why);
}

}  // namespace

bool bars_actor(Rejection const& rejection) {
    return std::ranges::any_of(rejection.obstacles, speaks_of_actor);
}

Rejection told(State const& state, Command const& command, Context const& context, Rejection rejection) {
    if (lets_act(rejection)) return rejection;
    auto why = hidden(state, command, context);
    auto& obstacles = rejection.obstacles;
    // What is wrong with the form is nothing to somebody whose form it is not.
    if (why || std::ranges::any_of(obstacles, speaks_of_power)) rejection.bad_input.clear();
    auto const of_actor = !why ? speaks_of_actor : hides_course(*why) ? speaks_of_office : speaks_of_actor_alone;
    if (std::ranges::any_of(obstacles, of_actor)) {
        std::erase_if(obstacles, [&](Obstacle const& one) { return !of_actor(one); });
    } else if (why) {
        obstacles = {*std::move(why)};
    }
    return rejection;
}

}  // namespace quorate::body

#include "people/context.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "base/must.hpp"
#include "base/word.hpp"

namespace quorate::people {
namespace {

bool running(Holding const& holding, Date day) {
    return holding.from <= day && (!holding.to || day <= *holding.to);
}

bool carries(Cited<std::vector<Office>> const& power, Office office) {
    return std::find(power.value.begin(), power.value.end(), office) != power.value.end();
}

/// What it takes to give a new body its people and its numbers. Nothing that touches a matter or a meeting is among
/// them.
bool serves_founding(std::string_view act) {
    return act == "roster.keep" || act == "charter.adopt" || act == "parameter.set";
}

}  // namespace

Adoption const* adoption_on(State const& state, Date day) {
    Adoption const* result = nullptr;
    for (auto const& adoption : state.adoptions) {
        if (adoption.force <= day) result = &adoption;
    }
    return result;
}

charter::Rules const& rules_on(State const& state, Context const& context, Date day) {
    static charter::Rules const nothing;  // before the founding nobody has a power and nothing is allowed
    if (state.adoptions.empty()) return nothing;
    auto const* adoption = adoption_on(state, day);
    // A day before the first adoption is judged by that first one; planning a meeting on such a day is refused.
    if (adoption == nullptr) adoption = &state.adoptions.front();
    auto const found = context.charters.find(adoption->digest);
    must(found != context.charters.end(), "the library holds every charter the body adopted");
    return found->second;
}

std::string reading_on(State const& state, charter::Rules const& rules, Date day, std::string_view id) {
    if (auto const* adoption = adoption_on(state, day)) {
        auto const own = adoption->readings.find(std::string(id));
        if (own != adoption->readings.end()) return own->second;
    }
    auto const found = rules.readings.find(id);
    return found == rules.readings.end() ? std::string{} : found->second.chosen;
}

std::string parameter_on(State const& state, Date day, std::string_view name) {
    auto const* adoption = adoption_on(state, day);
    if (adoption == nullptr) return {};
    auto const found = adoption->parameters.find(std::string(name));
    if (found == adoption->parameters.end()) return {};
    auto const later = found->second.upper_bound(day);
    return later == found->second.begin() ? std::string{} : std::prev(later)->second;
}

std::optional<std::int32_t> number_on(State const& state, Date day, std::string_view name) {
    auto const value = parameter_on(state, day, name);
    std::int32_t number = 0;
    auto const [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault != std::errc{} || end != value.data() + value.size()) return {};
    return number;
}

bool holds(State const& state, PersonId const& person, Office office, Date day) {
    return std::any_of(state.holdings.begin(), state.holdings.end(), [&](auto const& one) {
        return one.person == person && one.office == office && running(one, day);
    });
}

std::vector<Office> offices_of(State const& state, PersonId const& person, Date day) {
    std::vector<Office> result;
    for (auto const& holding : state.holdings) {
        if (holding.person != person || !running(holding, day)) continue;
        if (std::find(result.begin(), result.end(), holding.office) == result.end()) result.push_back(holding.office);
    }
    return result;
}

std::vector<PersonId> holders_of(State const& state, std::vector<Office> const& offices, Date day) {
    std::vector<PersonId> result;
    std::set<PersonId> seen;
    for (auto const office : offices) {
        for (auto const& holding : state.holdings) {
            if (holding.office != office || !running(holding, day)) continue;
            if (seen.insert(holding.person).second) result.push_back(holding.person);
        }
    }
    return result;
}

std::vector<PersonId> roster_on(State const& state, Date day) {
    return holders_of(state, {Office::chair, Office::member}, day);
}

bool on_roster(State const& state, PersonId const& person, Date day) {
    return holds(state, person, Office::chair, day) || holds(state, person, Office::member, day);
}

PersonId chair_on(State const& state, Date day) {
    for (auto const& holding : state.holdings) {
        if (holding.office == Office::chair && running(holding, day)) return holding.person;
    }
    return {};
}

PersonId entrusted_on(State const& state, Date day) {
    // An entrustment lives no longer than the office of the one who gave it, nor than the membership of the one
    // entrusted.
    auto const chair = chair_on(state, day);
    for (auto one = state.entrustments.rbegin(); one != state.entrustments.rend(); ++one) {
        if (one->from > day || day > one->until) continue;
        return !chair.empty() && one->by == chair && on_roster(state, one->to, day) ? one->to : PersonId{};
    }
    return {};
}

Citation const& power_citation(charter::Rules const& rules, std::string_view act) {
    auto const found = rules.powers.find(act);
    return found == rules.powers.end() ? rules.collective : found->second.by;
}

bool has_power(State const& state, charter::Rules const& rules, PersonId const& person, Date day,
               std::string_view act) {
    auto const found = rules.powers.find(act);
    if (found == rules.powers.end()) return false;
    auto const carried = [&](Holding const& holding) {
        return running(holding, day) && carries(found->second, holding.office);
    };
    if (std::any_of(state.holdings.begin(), state.holdings.end(),
                    [&](auto const& one) { return one.person == person && carried(one); })) {
        return true;
    }
    // Who founds a body sets it up: the founder keeps the roster for as long as nobody in office can.
    return serves_founding(act) && person == state.founder &&
           std::none_of(state.holdings.begin(), state.holdings.end(), carried);
}

void require_power(Checks& checks, State const& state, charter::Rules const& rules, Context const& context,
                   std::string_view act) {
    if (has_power(state, rules, context.actor, today(state, context), act)) return;
    std::vector<Term> offices;
    if (auto const found = rules.powers.find(act); found != rules.powers.end()) {
        for (auto const office : found->second.value) offices.push_back(term(office));
    }
    checks.bar(true, "power." + std::string(act), power_citation(rules, act), {{"offices", std::move(offices)}});
}

}  // namespace quorate::people

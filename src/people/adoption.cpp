#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "people/input.hpp"
#include "people/roster.hpp"

// The body's founding, the charter versions it adopts, and the numbers that its charter leaves to it.

namespace quorate::people {
namespace {

constexpr std::int32_t zone_minutes_max = 14 * 60;

/// A whole number from 1 to 36500 and nothing else.
bool is_count(std::string_view text) {
    std::int32_t value = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc{} && end == text.data() + text.size() && value >= 1 && value <= 36'500;
}

bool fits(charter::Parameter::Type type, std::string_view value) {
    switch (type) {
        case charter::Parameter::Type::days:
        case charter::Parameter::Type::hours:
            return is_count(value);
        case charter::Parameter::Type::money:
            return fen_from(value).has_value();
        case charter::Parameter::Type::text:
            return text::valid_utf8(value) && !text::blank(value) && text::length(value) <= title_length_max;
    }
    return false;
}

void check_parameter(Checks& checks, charter::Rules const& rules, std::string_view at, std::string_view name,
                     std::string_view value) {
    auto const found = rules.parameters.find(name);
    if (!checks.input(found != rules.parameters.end(), at, "unknown-parameter")) return;
    checks.input(fits(found->second.type, text::trim(value)), at, "bad-parameter");
}

void check_reading(Checks& checks, charter::Rules const& rules, std::string_view at, std::string_view id,
                   std::string_view answer) {
    auto const found = rules.readings.find(id);
    if (!checks.input(found != rules.readings.end(), at, "unknown-reading")) return;
    auto const& reading = found->second;
    auto const known = reading.chosen == answer ||
                       std::find(reading.other.begin(), reading.other.end(), answer) != reading.other.end();
    checks.input(known, at, "unknown-answer");
}

/// A number that was set stays set when a version that asks for the same number follows.
std::map<std::string, std::string> carried_over(State const& state, charter::Rules const& rules, Date force) {
    std::map<std::string, std::string> result;
    auto const* before = adoption_on(state, force);
    if (before == nullptr) return result;
    for (auto const& [name, set] : before->parameters) {
        auto const found = rules.parameters.find(name);
        auto const& value = set.rbegin()->second;
        if (found != rules.parameters.end() && fits(found->second.type, value)) result[name] = value;
    }
    return result;
}

Adoption* own_adoption_on(State& state, Date day) {
    Adoption* result = state.adoptions.empty() ? nullptr : &state.adoptions.front();
    for (auto& adoption : state.adoptions) {
        if (adoption.force <= day) result = &adoption;
    }
    return result;
}

}  // namespace

Answer<Event> decide(State const& state, FoundBody const& command, Context const& context) {
    Checks checks(context.reasons);
    new_id(checks, "/body", command.body.text, false);
    needed_text(checks, "/name", command.name, title_length_max);
    checks.form(command.zone_minutes >= -zone_minutes_max && command.zone_minutes <= zone_minutes_max, "/zone_minutes",
                "out-of-range", {{"least", std::int64_t{-zone_minutes_max}}, {"most", std::int64_t{zone_minutes_max}}});
    for (std::size_t at = 0; at < command.superiors.size(); ++at) {
        needed_text(checks, "/superiors/" + std::to_string(at), command.superiors[at], title_length_max);
    }
    real_date(checks, "/force", command.force);
    auto const found = context.charters.find(command.charter);
    if (!checks.input(found != context.charters.end(), "/charter", "unknown-charter")) {
        return std::unexpected(checks.rejection());
    }
    auto const& rules = found->second;
    auto const by = power_citation(rules, "charter.adopt");
    checks.forbid(!state.adoptions.empty(), "body.founded", by, {{"name", state.name}});
    // Article 41: a charter binds from its day of force, not before.
    checks.forbid(command.force.ok() && command.force < rules.identity.force, "charter.force", by,
                  {{"force", rules.identity.force}});
    return checks.otherwise<Event>(
        {BodyFounded{command.body, std::string(text::trim(command.name)), command.zone_minutes, command.superiors},
         CharterAdopted{command.charter, command.force, {}, {}, {}}});
}

Answer<Event> decide(State const& state, AdoptCharter const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!checks.input(!state.adoptions.empty(), "", "body-not-founded")) return std::unexpected(checks.rejection());
    auto const day = today(state, context);
    real_date(checks, "/force", command.force);
    if (command.official_text) file_digest(checks, "/official_text", *command.official_text);
    require_power(checks, state, rules_on(state, context, day), context, "charter.adopt");
    auto const found = context.charters.find(command.charter);
    if (!checks.input(found != context.charters.end(), "/charter", "unknown-charter")) {
        return std::unexpected(checks.rejection());
    }
    auto const& rules = found->second;
    for (auto const& [id, answer] : command.readings) check_reading(checks, rules, "/readings/" + id, id, answer);
    for (auto const& [name, value] : command.parameters) {
        check_parameter(checks, rules, "/parameters/" + name, name, value);
    }
    if (!checks.input_whole()) return std::unexpected(checks.rejection());

    // Article 41: in force from its day on. What was done before that day stays judged by the version of its own day.
    auto const by = power_citation(rules, "charter.adopt");
    checks.forbid(command.force < rules.identity.force, "charter.force", by, {{"force", rules.identity.force}});
    checks.forbid(command.force < day, "charter.retroactive", by, {{"today", day}});

    CharterAdopted event{
        command.charter, command.force, {}, carried_over(state, rules, command.force), command.official_text};
    for (auto const& [id, answer] : command.readings) {
        if (rules.readings.find(id)->second.chosen != answer) event.readings[id] = answer;
    }
    for (auto const& [name, value] : command.parameters) event.parameters[name] = std::string(text::trim(value));
    return checks.otherwise<Event>({event});
}

Answer<Event> decide(State const& state, SetParameter const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!checks.input(!state.adoptions.empty(), "", "body-not-founded")) return std::unexpected(checks.rejection());
    auto const& rules = rules_on(state, context, today(state, context));
    auto const known = rules.parameters.contains(command.name);
    if (checks.input(known, "/name", "unknown-parameter")) {
        check_parameter(checks, rules, "/value", command.name, command.value);
    }
    require_power(checks, state, rules, context, "parameter.set");
    return checks.otherwise<Event>({ParameterSet{command.name, std::string(text::trim(command.value))}});
}

void apply(State& state, BodyFounded const& event, Stamp const& stamp) {
    state.body = event.body;
    state.name = event.name;
    state.zone = Zone{event.zone_minutes};
    state.superiors = event.superiors;
    state.founded = stamp.now;
    state.founder = stamp.actor;
}

void apply(State& state, CharterAdopted const& event, Stamp const&) {
    Adoption adoption{event.charter, event.force, event.readings, {}, event.official_text.value_or("")};
    for (auto const& [name, value] : event.parameters) adoption.parameters[name][event.force] = value;
    auto const later = [](Date force, Adoption const& one) { return force < one.force; };
    auto const place = std::upper_bound(state.adoptions.begin(), state.adoptions.end(), event.force, later);
    state.adoptions.insert(place, std::move(adoption));
}

void apply(State& state, ParameterSet const& event, Stamp const& stamp) {
    auto const day = day_of(stamp.now, state.zone);
    auto* adoption = own_adoption_on(state, day);
    if (adoption != nullptr) adoption->parameters[event.name][std::max(day, adoption->force)] = event.value;
}

}  // namespace quorate::people

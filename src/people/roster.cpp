#include "people/roster.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/word.hpp"
#include "people/input.hpp"

namespace quorate::people {
namespace {

/// True once there is a body to act in; everything but the founding needs one.
bool founded(Checks& checks, State const& state) {
    return checks.input(!state.adoptions.empty(), "", "body-not-founded");
}

/// True when the two periods share a day; an open end never comes.
bool overlap(Date from, std::optional<Date> to, Date other_from, std::optional<Date> other_to) {
    return (!to || other_from <= *to) && (!other_to || from <= *other_to);
}

bool administrator(Office office) {
    switch (office) {
        case Office::system_admin:
        case Office::security_admin:
        case Office::audit_admin:
            return true;
        case Office::chair:
        case Office::member:
        case Office::clerk:
        case Office::office:
        case Office::unit:
        case Office::custodian:
        case Office::leader:
        case Office::observer:
        case Office::inspector:
            return false;
    }
    return false;
}

/// Where the charter keeps the register of the seal: the one that its keeper reads.
std::optional<Citation> seal_register(charter::Rules const& rules) {
    auto const kept = [](auto const& one) {
        return std::ranges::find(one.second.readers, Office::custodian) != one.second.readers.end();
    };
    auto const found = std::ranges::find_if(rules.registers, kept);
    return found == rules.registers.end() ? std::nullopt : std::optional(found->second.by);
}

/// Who administers the system neither decides nor reads; and no one holds two of the three administrator's offices.
bool may_not_share_a_person(Office one, Office other) {
    if (one == other) return false;
    return administrator(one) || administrator(other);
}

Holding* last_held(State& state, PersonId const& person, Office office, Date day) {
    Holding* result = nullptr;
    for (auto& holding : state.holdings) {
        auto const fits = holding.person == person && holding.office == office && holding.from <= day;
        if (fits && (!holding.to || day < *holding.to)) result = &holding;
    }
    return result;
}

}  // namespace

Answer<Event> decide(State const& state, RegisterUnit const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!founded(checks, state)) return std::unexpected(checks.rejection());
    auto const& rules = rules_on(state, context, today(state, context));
    new_id(checks, "/unit", command.unit.text, state.units.contains(command.unit));
    needed_text(checks, "/name", command.name, title_length_max);
    require_power(checks, state, rules, context, "roster.keep");
    return checks.otherwise<Event>({UnitRegistered{command.unit, std::string(text::trim(command.name))}});
}

Answer<Event> decide(State const& state, RegisterPerson const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!founded(checks, state)) return std::unexpected(checks.rejection());
    auto const& rules = rules_on(state, context, today(state, context));
    new_id(checks, "/person", command.person.text, state.persons.contains(command.person));
    needed_text(checks, "/name", command.name, title_length_max);
    checks.input(!command.unit || state.units.contains(*command.unit), "/unit", "unknown-unit");
    require_power(checks, state, rules, context, "roster.keep");
    return checks.otherwise<Event>(
        {PersonRegistered{command.person, std::string(text::trim(command.name)), command.unit}});
}

Answer<Event> decide(State const& state, AppointToOffice const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!founded(checks, state)) return std::unexpected(checks.rejection());
    auto const& rules = rules_on(state, context, today(state, context));
    auto const by = power_citation(rules, "roster.keep");
    checks.input(state.persons.contains(command.person), "/person", "unknown-person");
    real_date(checks, "/from", command.from);
    needed_text(checks, "/basis", command.basis);
    require_power(checks, state, rules, context, "roster.keep");
    if (!checks.input_whole()) return std::unexpected(checks.rejection());

    for (auto const& held : state.holdings) {
        if (!overlap(command.from, {}, held.from, held.to)) continue;
        auto const same_person = held.person == command.person;
        Facts const facts{
            {"person", std::vector{held.person}}, {"office", std::vector{term(held.office)}}, {"from", held.from}};
        std::vector<Remedy> const remedies{{"office.end", "person:" + held.person.text}};
        checks.forbid(same_person && held.office == command.office, "office.overlap", by, facts, remedies);
        // Article 8: one chair leads the body, never two.
        checks.forbid(!same_person && held.office == Office::chair && command.office == Office::chair, "chair.single",
                      power_citation(rules, "meeting.preside"), facts, remedies);
        // Article 40: one person keeps the seal.
        auto const keepers = held.office == Office::custodian && command.office == Office::custodian;
        if (auto const seal = seal_register(rules); seal && keepers)
            checks.forbid(!same_person, "custodian.single", *seal, facts, remedies);
        // Article 23: those who run the system, grant access or read its logs have no part in what is decided.
        checks.forbid(same_person && may_not_share_a_person(held.office, command.office), "office.separate",
                      rules.secrecy, facts, remedies);
    }
    return checks.otherwise<Event>({OfficeTaken{command.person, command.office, command.from, command.basis}});
}

Answer<Event> decide(State const& state, EndOffice const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!founded(checks, state)) return std::unexpected(checks.rejection());
    auto const& rules = rules_on(state, context, today(state, context));
    checks.input(state.persons.contains(command.person), "/person", "unknown-person");
    real_date(checks, "/to", command.to);
    needed_text(checks, "/basis", command.basis);
    require_power(checks, state, rules, context, "roster.keep");
    auto const held = std::any_of(state.holdings.begin(), state.holdings.end(), [&](auto const& one) {
        return one.person == command.person && one.office == command.office && one.from <= command.to &&
               (!one.to || command.to < *one.to);
    });
    checks.forbid(
        !held, "office.held", power_citation(rules, "roster.keep"),
        {{"person", std::vector{command.person}}, {"office", std::vector{term(command.office)}}, {"to", command.to}});
    return checks.otherwise<Event>({OfficeEnded{command.person, command.office, command.to, command.basis}});
}

Answer<Event> decide(State const& state, DeclareRelative const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!founded(checks, state)) return std::unexpected(checks.rejection());
    checks.input(state.persons.contains(context.actor), "", "unknown-actor");
    needed_text(checks, "/name", command.name, title_length_max);
    needed_text(checks, "/relation", command.relation, title_length_max);
    return checks.otherwise<Event>(
        {RelativeDeclared{std::string(text::trim(command.name)), std::string(text::trim(command.relation))}});
}

Answer<Event> decide(State const& state, EntrustPresidency const& command, Context const& context) {
    Checks checks(context.reasons);
    if (!founded(checks, state)) return std::unexpected(checks.rejection());
    auto const day = today(state, context);
    auto const& rules = rules_on(state, context, day);
    checks.input(state.persons.contains(command.to), "/to", "unknown-person");
    auto const starts = real_date(checks, "/from", command.from);
    auto const ends = real_date(checks, "/until", command.until);
    checks.input(!starts || !ends || command.from <= command.until, "/until", "ends-before-start");
    needed_text(checks, "/writing", command.writing);
    require_power(checks, state, rules, context, "presidency.entrust");
    if (!checks.input_whole()) return std::unexpected(checks.rejection());

    // Article 19 gives the presiding to the chair and is silent about the chair's absence: the reading says what holds.
    auto const& by = rules.presiding;
    checks.forbid(reading_on(state, rules, command.from, "presiding") == "nobody", "presidency.nobody", by);
    checks.forbid(command.to == context.actor, "presidency.other", by);
    checks.forbid(!on_roster(state, command.to, command.from) || !on_roster(state, command.to, command.until),
                  "presidency.member", by, {{"person", std::vector{command.to}}});
    checks.forbid(command.from < day, "presidency.beforehand", by, {{"today", day}});
    return checks.otherwise<Event>({PresidencyEntrusted{command.to, command.from, command.until, command.writing}});
}

void apply(State& state, UnitRegistered const& event, Stamp const&) {
    state.units[event.unit] = event.name;
}

void apply(State& state, PersonRegistered const& event, Stamp const&) {
    auto& person = state.persons[event.person];
    person.name = event.name;
    person.unit = event.unit.value_or(UnitId{});
}

void apply(State& state, OfficeTaken const& event, Stamp const&) {
    state.holdings.push_back({event.person, event.office, event.from, {}, event.basis});
}

void apply(State& state, OfficeEnded const& event, Stamp const&) {
    if (auto* holding = last_held(state, event.person, event.office, event.to)) holding->to = event.to;
}

void apply(State& state, RelativeDeclared const& event, Stamp const& stamp) {
    auto& relatives = state.persons[stamp.actor].relatives;
    auto const same = [&](auto const& one) { return one.name == event.name; };
    auto const found = std::find_if(relatives.begin(), relatives.end(), same);
    if (found == relatives.end()) {
        relatives.push_back({event.name, event.relation});
    } else {
        found->relation = event.relation;
    }
}

void apply(State& state, PresidencyEntrusted const& event, Stamp const& stamp) {
    state.entrustments.push_back({stamp.actor, event.to, event.from, event.until, event.writing});
}

}  // namespace quorate::people

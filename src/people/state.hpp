#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "charter/rules.hpp"

namespace quorate::people {

using charter::Office;

/// A relative somebody declared, by name and relation: the ground on which recusals are found (article 19.2).
struct Relative {
    std::string name;
    std::string relation;
};

struct Person {
    std::string name;
    UnitId unit;  ///< empty: of no unit
    std::vector<Relative> relatives;
};

/// One person's hold of one office, from a day to a day (both inclusive), and the paper that says so.
struct Holding {
    PersonId person;
    Office office = Office::member;
    Date from{};
    std::optional<Date> to;
    std::string basis;
};

/// The chair's written entrustment of a member with presiding, for the days named (article 19 is silent; see the
/// reading).
struct Entrustment {
    PersonId by;
    PersonId to;
    Date from{};
    Date until{};
    std::string writing;
};

/// A charter version the body adopted: in force from a day, with its answers to open questions and its own numbers.
struct Adoption {
    std::string digest;
    Date force{};
    std::map<std::string, std::string> readings;  ///< only those that differ from the default
    /// By name: each number, as written, from the day it was set. What was settled before goes by the number of its
    /// day.
    std::map<std::string, std::map<Date, std::string>> parameters;
    std::string official_text;  ///< digest of the attached text; empty when none
};

struct State {
    BodyId body;
    std::string name;
    Instant founded{};
    PersonId founder;  ///< may set the body up for as long as nobody in office can
    Zone zone;
    std::vector<std::string> superiors;
    std::map<UnitId, std::string> units;
    std::map<PersonId, Person> persons;
    std::vector<Holding> holdings;  ///< in the order of appointment
    std::vector<Entrustment> entrustments;
    std::vector<Adoption> adoptions;  ///< by day of force, then by order of adoption
};

}  // namespace quorate::people

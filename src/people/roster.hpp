#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "people/context.hpp"

/// Commands and events about the body itself: its founding, its charter, its people, their offices and relatives.
namespace quorate::people {

struct FoundBody {
    static constexpr char kName[] = "body.found";
    BodyId body;
    std::string name;
    std::int32_t zone_minutes = 480;
    std::vector<std::string> superiors;
    std::string charter;  ///< digest
    Date force{};
};
BOOST_DESCRIBE_STRUCT(FoundBody, (), (body, name, zone_minutes, superiors, charter, force))

struct AdoptCharter {
    static constexpr char kName[] = "charter.adopt";
    std::string charter;
    Date force{};
    std::map<std::string, std::string> readings;
    std::map<std::string, std::string> parameters;
    std::optional<std::string> official_text;
};
BOOST_DESCRIBE_STRUCT(AdoptCharter, (), (charter, force, readings, parameters, official_text))

struct SetParameter {
    static constexpr char kName[] = "parameter.set";
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(SetParameter, (), (name, value))

struct RegisterUnit {
    static constexpr char kName[] = "unit.register";
    UnitId unit;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RegisterUnit, (), (unit, name))

struct RegisterPerson {
    static constexpr char kName[] = "person.register";
    PersonId person;
    std::string name;
    std::optional<UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(RegisterPerson, (), (person, name, unit))

struct AppointToOffice {
    static constexpr char kName[] = "office.appoint";
    PersonId person;
    Office office = Office::member;
    Date from{};
    std::string basis;
};
BOOST_DESCRIBE_STRUCT(AppointToOffice, (), (person, office, from, basis))

struct EndOffice {
    static constexpr char kName[] = "office.end";
    PersonId person;
    Office office = Office::member;
    Date to{};
    std::string basis;
};
BOOST_DESCRIBE_STRUCT(EndOffice, (), (person, office, to, basis))

struct DeclareRelative {
    static constexpr char kName[] = "relative.declare";
    std::string name;
    std::string relation;
};
BOOST_DESCRIBE_STRUCT(DeclareRelative, (), (name, relation))

struct EntrustPresidency {
    static constexpr char kName[] = "presidency.entrust";
    PersonId to;
    Date from{};
    Date until{};
    std::string writing;
};
BOOST_DESCRIBE_STRUCT(EntrustPresidency, (), (to, from, until, writing))

using Command = std::variant<FoundBody, AdoptCharter, SetParameter, RegisterUnit, RegisterPerson, AppointToOffice,
                             EndOffice, DeclareRelative, EntrustPresidency>;

struct BodyFounded {
    static constexpr char kName[] = "body.founded";
    BodyId body;
    std::string name;
    std::int32_t zone_minutes = 480;
    std::vector<std::string> superiors;
};
BOOST_DESCRIBE_STRUCT(BodyFounded, (), (body, name, zone_minutes, superiors))

struct CharterAdopted {
    static constexpr char kName[] = "charter.adopted";
    std::string charter;
    Date force{};
    std::map<std::string, std::string> readings;
    std::map<std::string, std::string> parameters;
    std::optional<std::string> official_text;
};
BOOST_DESCRIBE_STRUCT(CharterAdopted, (), (charter, force, readings, parameters, official_text))

struct ParameterSet {
    static constexpr char kName[] = "parameter.set-to";
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(ParameterSet, (), (name, value))

struct UnitRegistered {
    static constexpr char kName[] = "unit.registered";
    UnitId unit;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(UnitRegistered, (), (unit, name))

struct PersonRegistered {
    static constexpr char kName[] = "person.registered";
    PersonId person;
    std::string name;
    std::optional<UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(PersonRegistered, (), (person, name, unit))

struct OfficeTaken {
    static constexpr char kName[] = "office.taken";
    PersonId person;
    Office office = Office::member;
    Date from{};
    std::string basis;
};
BOOST_DESCRIBE_STRUCT(OfficeTaken, (), (person, office, from, basis))

struct OfficeEnded {
    static constexpr char kName[] = "office.ended";
    PersonId person;
    Office office = Office::member;
    Date to{};
    std::string basis;
};
BOOST_DESCRIBE_STRUCT(OfficeEnded, (), (person, office, to, basis))

struct RelativeDeclared {
    static constexpr char kName[] = "relative.declared";
    std::string name;
    std::string relation;
};
BOOST_DESCRIBE_STRUCT(RelativeDeclared, (), (name, relation))

struct PresidencyEntrusted {
    static constexpr char kName[] = "presidency.entrusted";
    PersonId to;
    Date from{};
    Date until{};
    std::string writing;
};
BOOST_DESCRIBE_STRUCT(PresidencyEntrusted, (), (to, from, until, writing))

using Event = std::variant<BodyFounded, CharterAdopted, ParameterSet, UnitRegistered, PersonRegistered, OfficeTaken,
                           OfficeEnded, RelativeDeclared, PresidencyEntrusted>;

[[nodiscard]] Answer<Event> decide(State const&, FoundBody const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, AdoptCharter const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, SetParameter const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, RegisterUnit const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, RegisterPerson const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, AppointToOffice const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, EndOffice const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, DeclareRelative const&, Context const&);
[[nodiscard]] Answer<Event> decide(State const&, EntrustPresidency const&, Context const&);

void apply(State&, BodyFounded const&, Stamp const&);
void apply(State&, CharterAdopted const&, Stamp const&);
void apply(State&, ParameterSet const&, Stamp const&);
void apply(State&, UnitRegistered const&, Stamp const&);
void apply(State&, PersonRegistered const&, Stamp const&);
void apply(State&, OfficeTaken const&, Stamp const&);
void apply(State&, OfficeEnded const&, Stamp const&);
void apply(State&, RelativeDeclared const&, Stamp const&);
void apply(State&, PresidencyEntrusted const&, Stamp const&);

}  // namespace quorate::people

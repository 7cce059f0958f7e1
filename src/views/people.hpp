#pragma once

#include "views/matters.hpp"

/// Who is who: roster, offices, entrustments, authorisations, urgent acts.
namespace quorate::views {

struct TermLine {
    PersonId person;
    std::string name;
    Word office;
    Date from{};
    std::optional<Date> to;
    std::string basis;
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(TermLine, (), (person, name, office, from, to, basis, current))

struct RelativeLine {
    std::string name;
    std::string relation;
};
BOOST_DESCRIBE_STRUCT(RelativeLine, (), (name, relation))

struct EntrustmentLine {
    std::string by;
    std::string to;
    Date from{};
    Date until{};
    std::string writing;
};
BOOST_DESCRIBE_STRUCT(EntrustmentLine, (), (by, to, from, until, writing))

struct AuthorisationLine {
    AuthorisationId authorisation;
    std::string name;
    std::string scope;
    Date from{};
    Date to{};
    DecisionId decision;
    std::optional<Date> ended;  ///< the day it was taken back
    Word state;                 ///< ahead running ended over
};
BOOST_DESCRIBE_STRUCT(AuthorisationLine, (), (authorisation, name, scope, from, to, decision, ended, state))

struct UrgentLine {
    UrgentId urgent;
    std::string act;
    std::string facts;
    std::string reason;
    std::string by;
    Instant acted{};
    std::optional<DecisionId> answered;
    bool ratified = false;
};
BOOST_DESCRIBE_STRUCT(UrgentLine, (), (urgent, act, facts, reason, by, acted, answered, ratified))

struct People {
    std::string body_name;
    std::vector<std::string> superiors;
    std::vector<Person> roster;  ///< the chair first
    std::vector<Person> others;
    std::vector<UnitLine> units;
    std::vector<Word> offices;  ///< all there are to hold
    std::vector<TermLine> terms;
    std::vector<RelativeLine> relatives;  ///< the reader's own
    std::vector<EntrustmentLine> entrustments;
    std::vector<AuthorisationLine> authorisations;
    std::vector<UrgentLine> urgents;
};
BOOST_DESCRIBE_STRUCT(People, (),
                      (body_name, superiors, roster, others, units, offices, terms, relatives, entrustments,
                       authorisations, urgents))

[[nodiscard]] People people(Lens const& lens);
/// Whether the reader may know of acts between meetings: members, the record and whoever inspects (article 23).
[[nodiscard]] bool knows_urgent_acts(Lens const& lens);

}  // namespace quorate::views

#include "views/people.hpp"

#include "meetings/accountability.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

bool running(people::Holding const& holding, Date day) {
    return holding.from <= day && (!holding.to || day <= *holding.to);
}

void show_authority(Lens const& lens, People& result) {
    for (auto const& one : lens.state.people.entrustments) {
        result.entrustments.push_back({name_of(lens, one.by), name_of(lens, one.to), one.from, one.until, one.writing});
    }
    for (auto const& [id, one] : lens.state.meetings.authorisations) {
        result.authorisations.push_back({id, name_of(lens, one.person), one.scope, one.from, one.to, one.decision,
                                         one.ended,
                                         show(lens, meetings::authority_on(scene(lens), one, today_of(lens)))});
    }
    for (auto const& [id, one] : lens.state.meetings.urgents) {
        result.urgents.push_back(
            {id, one.act, one.facts, one.reason, name_of(lens, one.by), one.acted, one.answered, one.ratified});
    }
}

}  // namespace

People people(Lens const& lens) {
    auto const& state = lens.state.people;
    auto const day = today_of(lens);
    People result;
    result.body_name = state.name;
    result.superiors = state.superiors;
    for (auto& one : everybody(lens)) {
        auto const member = quorate::people::on_roster(state, one.person, day);
        (member ? result.roster : result.others).push_back(std::move(one));
    }
    for (auto const& [id, name] : state.units) result.units.push_back({id, name});
    for (auto const office : every<charter::Office>()) result.offices.push_back(show(lens, office));
    for (auto const& one : state.holdings) {
        result.terms.push_back({one.person, name_of(lens, one.person), show(lens, one.office), one.from, one.to,
                                one.basis, running(one, day)});
    }
    // Relatives are declared for recusal only; nobody but the declarer reads the list.
    auto const own = state.persons.find(lens.reader);
    if (own != state.persons.end()) {
        for (auto const& one : own->second.relatives) result.relatives.push_back({one.name, one.relation});
    }
    if (knows_urgent_acts(lens)) show_authority(lens, result);
    return result;
}

bool knows_urgent_acts(Lens const& lens) {
    return quorate::people::on_roster(lens.state.people, lens.reader, today_of(lens)) ||
           has_power(lens, "record.keep") || has_power(lens, "self-check.read");
}

}  // namespace quorate::views

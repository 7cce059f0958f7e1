#include "views/layout_entries.hpp"

#include <algorithm>

namespace quorate::views {

LayoutEntries::LayoutEntries(Lens const& lens, procedures::Sight const& sight, charter::Layout const& layout)
    : lens_(lens), sight_(sight), layout_(layout) {
    auto const& relation = sight.relation();
    all_ = std::ranges::all_of(layout.procedures, [&](std::string const& procedure) {
        return procedures::reads_of_all_members(procedures_of(lens), rules(lens), reader(lens), relation, procedure);
    });
    for (auto const& edition : lens.state.procedures.instances.editions()) {
        if (std::ranges::find(layout.procedures, edition.procedure) == layout.procedures.end()) continue;
        places_.insert(places_.end(), edition.instances.begin(), edition.instances.end());
    }
    std::ranges::sort(places_);
}

std::vector<PersonId> LayoutEntries::whose(procedures::Instance const& instance) const {
    if (layout_.whose.empty()) return {instance.started_by};
    return procedures::people_from(procedures::value_of(instance, layout_.whose));
}

bool LayoutEntries::in_year(procedures::Instance const& instance, int year) const {
    auto const* field = procedures::procedure_of(lens_.rules, instance).field(layout_.year);
    if (field != nullptr && field->type == charter::FieldType::number)
        return procedures::value_of(instance, field->name) == std::to_string(year);
    auto const year_of = [&](Instant when) { return static_cast<int>(day_of(when, lens_.state.people.zone).year()); };
    return year_of(instance.started) <= year && year <= year_of(instance.ended.value_or(lens_.now));
}

std::set<std::string> LayoutEntries::named(std::string const& field, int year) const {
    std::set<std::string> result;
    for (auto const place : places_) {
        auto const& instance = lens_.state.procedures.instances[place];
        if (procedures::stands(instance) && in_year(instance, year))
            result.insert(procedures::value_of(instance, field));
    }
    return result;
}

std::vector<PersonId> LayoutEntries::people(Date day, std::vector<PersonId> having) const {
    auto result = people::roster_on(lens_.state.people, day);
    if (!all_) std::erase_if(result, [&](PersonId const& one) { return one != lens_.reader; });
    std::ranges::sort(having);
    having.erase(std::ranges::unique(having).begin(), having.end());
    std::erase_if(having, [&](PersonId const& one) { return procedures::contains(result, one); });
    for (auto const& one : by_rank(lens_, day, std::move(having))) result.push_back(one);
    return result;
}

}  // namespace quorate::views

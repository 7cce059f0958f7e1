#include "views/register.hpp"

#include <algorithm>

#include "views/register_search.hpp"

namespace quorate::views {
namespace {

using procedures::Instance;

std::string title_of(Lens const& lens, procedures::Sight const& sight, Instance const& instance) {
    auto const& procedure = procedures::procedure_of(lens.rules, instance);
    auto const& subject = procedures::subject_of(procedure, instance);
    return subject.empty() ? law_of(lens, sight, instance).say(procedure.title) : subject;
}

/// Whether anything can stand under anything there, by any charter.
bool has_tree(Lens const& lens, std::string const& register_name) {
    return std::ranges::any_of(lens.state.procedures.instances.editions(), [&](procedures::Edition const& edition) {
        auto const& procedure = procedures::procedure_of(lens.rules, edition);
        return procedure.register_name == register_name &&
               std::ranges::any_of(procedure.form, [&](charter::FormField const& field) {
                   return field.type == charter::FieldType::entry && field.register_name == register_name;
               });
    });
}

/// Entries that are not given up; none where nothing stands under anything.
std::vector<StandingEntry> standing_in(Lens const& lens, procedures::Sight const& sight,
                                       std::string const& register_name, std::vector<std::size_t> const& known) {
    std::vector<StandingEntry> result;
    if (!has_tree(lens, register_name)) return result;
    for (auto place = known.rbegin(); place != known.rend(); ++place) {
        auto const& instance = lens.state.procedures.instances[*place];
        auto const& procedure = procedures::procedure_of(lens.rules, instance);
        if (!procedures::stands_in(lens.rules, instance, register_name)) continue;
        auto above = procedures::above(procedure, instance);
        if (above && !sight.knows(*above)) above.reset();
        result.push_back({instance.id, title_of(lens, sight, instance), show(lens, instance.stage), std::move(above)});
    }
    auto const under = [](StandingEntry const& one) { return one.above.has_value(); };
    if (std::ranges::none_of(result, under)) result.clear();
    return result;
}

/// The procedures that the newest of the editions are of, each once, as the newest of all has it.
std::vector<Word> procedures_among(Lens const& lens, procedures::Sight const& sight,
                                   std::vector<std::size_t> const& newest) {
    auto const& instances = lens.state.procedures.instances;
    std::map<std::string, std::size_t> by_name;
    for (auto const place : newest) {
        auto& latest = by_name[instances[place].procedure];
        latest = std::max(latest, place);
    }
    std::vector<Word> result;
    for (auto const& [name, place] : by_name) {
        auto const& instance = instances[place];
        auto const law = law_of(lens, sight, instance);
        result.push_back({name, law.say(procedures::procedure_of(lens.rules, instance).title)});
    }
    return result;
}

/// Of what was filled in, the columns of the register, in their order.
std::vector<FieldShown> fields_at(Lens const& lens, procedures::Sight const& sight, Instance const& instance,
                                  std::vector<std::string> const& columns) {
    std::vector<FieldShown> result;
    if (columns.empty()) return result;
    auto const law = law_of(lens, sight, instance);
    auto form = form_of(law, procedures::procedure_of(lens.rules, instance), instance);
    for (auto const& name : columns) {
        auto const field = std::ranges::find(form, name, &FieldShown::name);
        if (field != form.end()) result.push_back(std::move(*field));
    }
    return result;
}

RegisterColumn column_of(Law const& law, std::string const& register_name, std::string const& name,
                         RegisterFound const& found) {
    RegisterColumn column{name, name, {}, {}};
    charter::FormField const* field = nullptr;
    for (auto const& one : law.rules.procedure_order) {
        auto const* procedure = law.rules.procedure(one);
        if (field == nullptr && procedure->register_name == register_name) field = procedure->field(name);
    }
    if (field == nullptr) return column;
    column.label = law.say(field->label);
    column.type = word(field->type);
    auto const values = found.values.find(name);
    if (values == found.values.end()) return column;
    for (auto const& value : values->second) {
        auto const by_month = field->type == charter::FieldType::date;
        auto const by_person = field->type == charter::FieldType::people;
        column.values.push_back({value, by_month    ? value
                                        : by_person ? name_of(law.lens, PersonId{value})
                                                    : in_words(law, *field, value)});
    }
    return column;
}

}  // namespace

RegisterQuery register_query(Query const& query, std::string_view name_under) {
    return {asked(query, name_under), asked(query, "words"),     asked(query, "year"),
            asked(query, "stage"),    asked(query, "procedure"), asked(query, "fields"),
            asked(query, "late"),     asked(query, "sort"),      asked(query, "offset")};
}

std::optional<RegisterPage> register_page(Lens const& lens, std::string const& name) {
    auto const sight = sight_of(lens);
    auto const known = sight.known_in(name);
    auto const law = law_of_register(lens, sight, name, known);
    if (!law) return {};
    auto const& found = law->rules.registers.at(name);
    RegisterPage page{name, law->say(found.title), law->show(found.by), {}, {}, {}};
    page.procedures = procedures_today(lens, sight, name);
    page.standing = standing_in(lens, sight, name, known);
    page.people = everybody(lens);
    return page;
}

std::expected<RegisterEntries, std::vector<BadInput>> register_entries(Lens const& lens, RegisterQuery const& query) {
    auto const sight = sight_of(lens);
    auto const found = find_entries(lens, sight, query, kEntriesOnPage);
    if (!found) return std::unexpected(found.error());
    RegisterEntries page;
    auto const law = law_of_register(lens, sight, query.name, found->known);
    auto const& columns = law->rules.registers.at(query.name).columns;
    for (auto const place : found->entries) {
        auto const& instance = lens.state.procedures.instances[place];
        page.entries.push_back(line_of(lens, sight, instance));
        page.entries.back().fields = fields_at(lens, sight, instance, columns);
    }
    for (auto const& name : columns) page.columns.push_back(column_of(*law, query.name, name, *found));
    page.most = static_cast<std::int64_t>(kEntriesOnPage);
    page.offset = static_cast<std::int64_t>(found->offset);
    page.found = found->found;
    page.known = static_cast<std::int64_t>(found->known.size());
    page.late = found->late;
    for (auto year = found->years.rbegin(); year != found->years.rend(); ++year)
        page.years.push_back(std::to_string(*year));
    page.procedures = procedures_among(lens, sight, found->newest);
    for (auto const stage : found->stages) page.stages.push_back(show(lens, stage));
    return page;
}

}  // namespace quorate::views

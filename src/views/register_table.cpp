#include "views/register_table.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.hpp"
#include "views/entry.hpp"
#include "views/register_search.hpp"

namespace quorate::views {
namespace {

/// An entry, with its form as the reader reads it.
struct RegisterRow {
    InstanceLine line;
    std::vector<FieldShown> form;
};

std::vector<RegisterRow> rows_of(Lens const& lens, procedures::Sight const& sight,
                                 std::vector<std::size_t> const& entries) {
    std::vector<RegisterRow> rows;
    for (auto const place : entries) {
        auto const& instance = lens.state.procedures.instances[place];
        auto const law = law_of(lens, sight, instance);
        rows.push_back(
            {line_of(lens, sight, instance), form_of(law, procedures::procedure_of(lens.rules, instance), instance)});
    }
    return rows;
}

/// Labels of all that was filled in, each once, in the order of the forms.
std::vector<std::string> labels_of(Lens const& lens, procedures::Sight const& sight,
                                   std::vector<std::size_t> const& entries, std::vector<RegisterRow> const& rows) {
    std::set<std::string> filled;
    for (auto const& row : rows) {
        for (auto const& field : row.form) filled.insert(field.label);
    }
    std::vector<std::string> labels;
    std::set<std::size_t> editions;
    for (auto const place : entries) {
        auto const& instance = lens.state.procedures.instances[place];
        if (!editions.insert(instance.edition).second) continue;
        auto const law = law_of(lens, sight, instance);
        for (auto const& field : procedures::procedure_of(lens.rules, instance).form) {
            auto label = law.say(field.label);
            // Taken out, so that no other form adds it again.
            if (filled.erase(label) > 0) labels.push_back(std::move(label));
        }
    }
    return labels;
}

std::vector<TableColumn> columns_of(Lens const& lens, std::vector<std::string> const& labels) {
    std::vector<TableColumn> columns;
    auto const add = [&](std::string_view name, std::int32_t width) {
        columns.push_back({phrase(lens, std::string("register.").append(name)), width});
    };
    add("number", 18);
    add("procedure", 22);
    add("starter", 12);
    add("started", 12);
    for (auto const& label : labels) columns.push_back({label, 28});
    add("stage", 12);
    add("ended", 12);
    add("reference", 18);
    return columns;
}

std::vector<Cell> row_of(Lens const& lens, RegisterRow const& entry, std::vector<std::string> const& labels) {
    auto const day = [&](Instant when) { return quorate::day_of(when, lens.state.people.zone); };
    auto const& line = entry.line;
    std::vector<Cell> row{line.number ? Cell{*line.number} : Cell{}, line.title, line.starter, day(line.started)};
    for (auto const& label : labels) {
        auto const field = std::ranges::find_if(entry.form, [&](FieldShown const& one) { return one.label == label; });
        if (field == entry.form.end()) {
            row.emplace_back();
        } else {
            row.emplace_back(field->file ? field->file->title : field->text);
        }
    }
    row.emplace_back(line.stage.label);
    row.push_back(line.ended ? Cell{day(*line.ended)} : Cell{});
    row.emplace_back(line.instance.text);
    return row;
}

/// "紧急程度：特急" of "urgency=特急", as the newest charter that has such a field there puts it.
std::string asked_in_words(Lens const& lens, procedures::Sight const& sight, std::string const& register_name,
                           std::string_view part) {
    auto const equals = part.find('=');
    auto const name = text::trim(part.substr(0, equals));
    std::string const value(text::trim(part.substr(equals + 1)));
    auto const& editions = lens.state.procedures.instances.editions();
    for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
        auto const& procedure = procedures::procedure_of(lens.rules, *edition);
        auto const* field = procedure.register_name == register_name ? procedure.field(name) : nullptr;
        if (field == nullptr) continue;
        Law const law{lens, sight, procedures::rules_of(lens.rules, *edition), edition->charter};
        auto const people = field->type == charter::FieldType::people;
        return phrase(lens, "register.field",
                      {{"field", law.say(field->label)},
                       {"value", people ? name_of(lens, PersonId{value}) : in_words(law, *field, value)}});
    }
    return value;
}

/// What was left out, in words: "2026, completed, “Beijing”".
std::string scope_of(Lens const& lens, procedures::Sight const& sight, RegisterQuery const& query,
                     std::vector<RegisterRow> const& rows) {
    std::vector<std::string> parts;
    if (!query.year.empty()) parts.push_back(query.year);
    if (auto const stage = from_word<procedures::InstanceStage>(query.stage)) parts.push_back(show(lens, *stage).label);
    if (!query.procedure.empty()) parts.push_back(rows.empty() ? query.procedure : rows.front().line.title);
    for (auto const part : text::split(query.fields, ',')) {
        if (!part.empty()) parts.push_back(asked_in_words(lens, sight, query.name, part));
    }
    if (!query.late.empty()) parts.push_back(phrase(lens, "register.late"));
    for (auto const word : text::words(query.words))
        parts.push_back(phrase(lens, "register.with", {{"word", std::string(word)}}));
    return parts.empty() ? phrase(lens, "register.all") : joined(lens, parts);
}

}  // namespace

std::expected<Table, std::vector<BadInput>> register_table(Lens const& lens, RegisterQuery const& query) {
    auto const sight = sight_of(lens);
    auto const found = find_entries(lens, sight, query, std::numeric_limits<std::size_t>::max());
    if (!found) return std::unexpected(found.error());
    auto const law = law_of_register(lens, sight, query.name, found->known);
    auto const title = law->say(law->rules.registers.at(query.name).title);
    auto const rows = rows_of(lens, sight, found->entries);
    auto const labels = labels_of(lens, sight, found->entries, rows);
    Table table;
    table.name = title;
    table.title = phrase(lens, "register.title", {{"body", lens.state.people.name}, {"register", title}});
    table.columns = columns_of(lens, labels);
    for (auto const& row : rows) table.rows.push_back(row_of(lens, row, labels));
    table.note = phrase(lens, "register.note",
                        {{"scope", scope_of(lens, sight, query, rows)},
                         {"count", static_cast<std::int64_t>(rows.size())},
                         {"name", std::vector<PersonId>{lens.reader}},
                         {"at", lens.now}});
    return table;
}

}  // namespace quorate::views

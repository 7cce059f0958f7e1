#include "views/register_table.hpp"

#include <algorithm>

#include "views/procedures.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

std::vector<BadInput> faults_of(RegisterFilter const& filter, bool known) {
    std::vector<BadInput> faults;
    if (!known) faults.push_back({"/register", "unknown-register", {}});
    auto const& year = filter.year;
    auto const digits =
        year.size() == 4 && std::all_of(year.begin(), year.end(), [](char one) { return one >= '0' && one <= '9'; });
    if (!year.empty() && !digits) faults.push_back({"/year", "unknown-year", {}});
    if (!filter.stage.empty() && !from_word<procedures::InstanceStage>(filter.stage))
        faults.push_back({"/stage", "unknown-stage", {}});
    return faults;
}

/// Labels of all fields that procedures kept in the register have, each once, in their order.
std::vector<std::string> labels_of(std::vector<RegisterRow> const& rows) {
    std::vector<std::string> labels;
    for (auto const& row : rows) {
        for (auto const& field : row.form) {
            if (std::find(labels.begin(), labels.end(), field.label) == labels.end()) labels.push_back(field.label);
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

}  // namespace

std::expected<Table, std::vector<BadInput>> register_table(Lens const& lens, RegisterFilter const& filter) {
    auto found = register_rows(lens, filter.name);
    if (auto faults = faults_of(filter, found.has_value()); !faults.empty()) return std::unexpected(std::move(faults));
    auto& rows = found->rows;
    std::erase_if(rows, [&](RegisterRow const& row) {
        auto const year = to_text(quorate::day_of(row.line.started, lens.state.people.zone)).substr(0, 4);
        auto const other_year = !filter.year.empty() && year != filter.year;
        return other_year || (!filter.stage.empty() && row.line.stage.name != filter.stage);
    });
    auto const labels = labels_of(rows);
    Table table;
    table.name = found->title;
    table.title = phrase(lens, "register.title", {{"body", lens.state.people.name}, {"register", found->title}});
    table.columns = columns_of(lens, labels);
    for (auto const& row : rows) table.rows.push_back(row_of(lens, row, labels));
    table.note = phrase(lens, "register.note",
                        {{"count", static_cast<std::int64_t>(rows.size())},
                         {"name", std::vector<PersonId>{lens.reader}},
                         {"at", lens.now}});
    return table;
}

}  // namespace quorate::views

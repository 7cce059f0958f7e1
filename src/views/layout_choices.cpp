#include "views/layout_entries.hpp"

/// By choice: who has what in hand of each, and which of them nobody has.
namespace quorate::views {
namespace {

/// As the charter in force has them, whatever older entries chose.
std::vector<std::string> choices_offered(LayoutEntries const& entries) {
    auto const* procedure = rules(entries.lens()).procedure(entries.layout().procedures.front());
    auto const* field = procedure == nullptr ? nullptr : procedure->field(entries.layout().choice);
    return field == nullptr ? std::vector<std::string>{} : field->choices;
}

ChoiceRow row_of(LayoutEntries const& entries, std::string const& choice, int year) {
    auto const& lens = entries.lens();
    ChoiceRow row;
    row.choice = in_language(lens, choice);
    std::vector<PersonId> whose;
    auto const chosen = [&](procedures::Instance const& one) {
        return procedures::value_of(one, entries.layout().choice) == choice && entries.in_year(one, year);
    };
    for (auto const* instance : entries.standing(chosen)) {
        row.entries.push_back(line_of(lens, entries.sight(), *instance));
        for (auto const& person : entries.whose(*instance)) {
            if (!procedures::contains(whose, person)) whose.push_back(person);
        }
    }
    for (auto const& person : by_rank(lens, today_of(lens), std::move(whose)))
        row.whose.push_back(name_of(lens, person));
    return row;
}

}  // namespace

ChoicesView choices_of(LayoutEntries const& entries, int year) {
    auto const& lens = entries.lens();
    auto view = headed<ChoicesView>(entries);
    std::int64_t count = 0;
    std::int64_t without = 0;
    for (auto const& choice : choices_offered(entries)) {
        view.rows.push_back(row_of(entries, choice, year));
        count += static_cast<std::int64_t>(view.rows.back().entries.size());
        if (view.rows.back().entries.empty()) ++without;
    }
    view.figures = {{phrase(lens, "layout.entries"), count, false},
                    {phrase(lens, "layout.nobodys"), without, without > 0}};
    return view;
}

}  // namespace quorate::views

#include "views/layouts.hpp"

#include <algorithm>

#include "procedures/calendar.hpp"
#include "views/layout_entries.hpp"
#include "views/year.hpp"

namespace quorate::views {
namespace {

/// Of what is ahead, this many days concern today.
constexpr int kDaysShown = 7;

/// "2026-11", or the present month for "".
std::optional<Days> month_asked(Lens const& lens, std::string const& month) {
    auto const first = date_from((month.empty() ? to_text(today_of(lens)).substr(0, 7) : month) + "-01");
    if (!first) return {};
    return Days{*first, Date{first->year() / first->month() / std::chrono::last}};
}

/// By the holidays of its year; where they are missing, by the week alone.
std::vector<Date> free_days(Lens const& lens, Days const& month) {
    auto const& holidays = lens.state.procedures.holidays;
    auto const year = holidays.find(static_cast<int>(month.from.year()));
    auto const known = year == holidays.end() ? people::Holidays{} : year->second;
    std::vector<Date> result;
    for (auto day = month.from; day <= month.to; day = plus_days(day, 1)) {
        if (!people::working_day(known, day)) result.push_back(day);
    }
    return result;
}

/// What its entries are kept in.
bool belongs(charter::Rules const& rules, charter::Layout const& layout, std::string const& register_name) {
    auto const* procedure = rules.procedure(layout.procedures.front());
    return procedure != nullptr && procedure->register_name == register_name;
}

bool of_a_year(charter::LayoutShape shape) {
    using enum charter::LayoutShape;
    return shape == board || shape == members || shape == choices;
}

std::vector<LayoutFigure> figures_of(LayoutEntries const& entries, int year) {
    switch (entries.layout().shape) {
        case charter::LayoutShape::calendar:
        case charter::LayoutShape::steps:
        case charter::LayoutShape::catalogue:
            break;
        case charter::LayoutShape::board:
            return board_of(entries, year).figures;
        case charter::LayoutShape::members:
            return members_of(entries, year).figures;
        case charter::LayoutShape::choices:
            return choices_of(entries, year).figures;
    }
    return {};
}

/// First responsible for it, or, where nobody is, one of those who may start it.
bool answers_for(Lens const& lens, charter::Procedure const& procedure) {
    if (procedure.first) return holds(lens, *procedure.first);
    return std::ranges::any_of(procedure.start, [&](charter::Office const office) { return holds(lens, office); });
}

}  // namespace

std::expected<LayoutsPage, std::vector<BadInput>> layouts_page(Lens const& lens, LayoutsQuery const& query) {
    auto const month = month_asked(lens, query.month);
    auto const year = year_asked(lens, query.year);
    std::vector<BadInput> faults;
    if (!month) faults.push_back({"/month", "bad-month", {}});
    if (!year) faults.push_back({"/year", "unknown-year", {}});
    if (!rules(lens).registers.contains(query.name)) faults.push_back({"/register", "unknown-register", {}});
    if (!faults.empty()) return std::unexpected(std::move(faults));
    auto const sight = sight_of(lens);
    LayoutsPage page;
    page.month = to_text(month->from).substr(0, 7);
    page.free = free_days(lens, *month);
    page.year = *year;
    page.years = years_of(lens, *year);
    if (sight.relation().administrator) return page;
    for (auto const& layout : rules(lens).layouts) {
        if (!belongs(rules(lens), layout, query.name)) continue;
        LayoutEntries const entries(lens, sight, layout);
        switch (layout.shape) {
            case charter::LayoutShape::calendar:
                page.calendars.push_back(calendar_of(entries, *month));
                break;
            case charter::LayoutShape::board:
                page.boards.push_back(board_of(entries, *year));
                break;
            case charter::LayoutShape::members:
                page.members.push_back(members_of(entries, *year));
                break;
            case charter::LayoutShape::choices:
                page.choices.push_back(choices_of(entries, *year));
                break;
            case charter::LayoutShape::steps:
                page.steps.push_back(steps_of(entries));
                break;
            case charter::LayoutShape::catalogue:
                break;
        }
    }
    // What has nothing for a reader who may not know of everybody's is not there for them.
    std::erase_if(page.calendars, [](CalendarView const& one) { return one.rows.empty() && (one.own || !one.terms); });
    std::erase_if(page.steps, [](StepsView const& one) { return one.own && one.rows.empty(); });
    std::erase_if(page.boards, [](BoardView const& one) { return one.own && one.rows.empty(); });
    std::erase_if(page.members, [](MembersView const& one) { return one.rows.empty(); });
    std::erase_if(page.choices, [](ChoicesView const& one) { return one.own; });
    return page;
}

std::vector<LayoutFigures> layout_figures(Lens const& lens, int year) {
    std::vector<LayoutFigures> result;
    auto const sight = sight_of(lens);
    for (auto const& layout : rules(lens).layouts) {
        auto const* procedure = rules(lens).procedure(layout.procedures.front());
        if (!of_a_year(layout.shape) || procedure == nullptr) continue;
        LayoutEntries const entries(lens, sight, layout);
        if (!entries.all()) continue;
        result.push_back({in_language(lens, layout.title), procedure->register_name, figures_of(entries, year)});
    }
    return result;
}

std::vector<MissingHalf> halves_missing(Lens const& lens) {
    std::vector<MissingHalf> result;
    auto const sight = sight_of(lens);
    for (auto const& layout : rules(lens).layouts) {
        auto const* procedure = rules(lens).procedure(layout.procedures.front());
        if (layout.pair.empty() || procedure == nullptr || !answers_for(lens, *procedure)) continue;
        auto const board = board_of(LayoutEntries(lens, sight, layout), static_cast<int>(today_of(lens).year()));
        for (auto const& row : board.rows) {
            auto const& half = row.instance ? row.instance : row.pair_instance;
            if (row.unpaired && half)
                result.push_back({board.title + " \u00b7 " + (row.instance ? row.title : *row.pair), *half});
        }
    }
    return result;
}

std::vector<MissingChoices> choices_missing(Lens const& lens) {
    std::vector<MissingChoices> result;
    auto const sight = sight_of(lens);
    for (auto const& layout : rules(lens).layouts) {
        auto const* procedure = rules(lens).procedure(layout.procedures.front());
        if (layout.shape != charter::LayoutShape::choices || procedure == nullptr || !answers_for(lens, *procedure))
            continue;
        auto const view = choices_of(LayoutEntries(lens, sight, layout), static_cast<int>(today_of(lens).year()));
        std::vector<std::string> untaken;
        for (auto const& row : view.rows) {
            if (row.entries.empty()) untaken.push_back(row.choice);
        }
        if (!untaken.empty() && untaken.size() < view.rows.size())
            result.push_back({view.title + " \u00b7 " + joined(lens, untaken), procedure->register_name});
    }
    return result;
}

std::vector<AwayView> away_soon(Lens const& lens) {
    std::vector<AwayView> result;
    auto const sight = sight_of(lens);
    if (sight.relation().administrator) return result;
    auto const today = today_of(lens);
    for (auto const& layout : rules(lens).layouts) {
        auto const* procedure = rules(lens).procedure(layout.procedures.front());
        if (layout.shape != charter::LayoutShape::calendar || procedure == nullptr) continue;
        AwayView view{in_language(lens, layout.title), procedure->register_name,
                      away_on(LayoutEntries(lens, sight, layout), {today, plus_days(today, kDaysShown - 1)})};
        if (!view.lines.empty()) result.push_back(std::move(view));
    }
    return result;
}

}  // namespace quorate::views

#include "views/figures.hpp"

#include "procedures/access.hpp"
#include "procedures/figures.hpp"
#include "views/show.hpp"
#include "views/year.hpp"

namespace quorate::views {
namespace {

FigureLine line_of(Lens const& lens, procedures::Figures const& figures, procedures::FigureRow const& row) {
    FigureLine line{row.member, name_of(lens, row.member), row.counts, row.all, {}};
    if (figures.figure.of == charter::FigureOf::step) line.of = row.of;
    return line;
}

/// With everybody's lines, or with the reader's own.
FigureView show(Lens const& lens, procedures::Figures const& figures, bool all) {
    auto const& figure = figures.figure;
    FigureView view;
    view.name = figure.name;
    view.title = in_language(lens, figure.title);
    view.article = views::show(lens, figure.by);
    view.own = !all;
    for (auto const& choice : figures.choices) view.choices.push_back(in_language(lens, choice));
    if (auto const* procedure = rules(lens).procedure(figure.procedure)) {
        view.register_name = procedure->register_name;
        if (auto const* sum = procedure->field(figure.sum)) view.summed = in_language(lens, sum->label);
    }
    for (auto const& row : figures.rows) {
        if (all || row.member == lens.reader) view.lines.push_back(line_of(lens, figures, row));
    }
    return view;
}

}  // namespace

std::optional<FiguresPage> figures_page(Lens const& lens, std::string const& year) {
    auto const wanted = year_asked(lens, year);
    if (!wanted) return {};
    FiguresPage page;
    page.year = *wanted;
    page.years = years_of(lens, *wanted);
    auto const relation = meetings::relation_of(scene(lens), rules(lens), reader(lens));
    if (relation.administrator) return page;
    auto const here = procedures_of(lens);
    for (auto const& figures : procedures::figures_of(here, lens.rules, *wanted, today_of(lens))) {
        auto const& procedure = figures.figure.procedure;
        auto const all = procedures::reads_of_all_members(here, rules(lens), reader(lens), relation, procedure);
        auto view = show(lens, figures, all);
        if (!view.lines.empty()) page.figures.push_back(std::move(view));
    }
    return page;
}

}  // namespace quorate::views

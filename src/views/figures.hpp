#pragma once

#include "views/parts.hpp"

/// What is counted for each member in a year, as the charter asks.
namespace quorate::views {

struct FigureLine {
    PersonId member;
    std::string name;
    std::vector<std::int64_t> counts;  ///< under each choice
    std::int64_t all = 0;
    std::optional<std::int64_t> of;  ///< of how many, where hands in a step are counted
};
BOOST_DESCRIBE_STRUCT(FigureLine, (), (member, name, counts, all, of))

struct FigureView {
    std::string name;
    std::string title;
    Article article;
    std::string register_name;
    std::vector<std::string> choices;   ///< in words; none where they are not told apart
    std::optional<std::string> summed;  ///< the field that is added up; otherwise it is counted how often
    bool own = false;                   ///< of the reader alone, who may not know of the others'
    std::vector<FigureLine> lines;      ///< in the order of the roster
};
BOOST_DESCRIBE_STRUCT(FigureView, (), (name, title, article, register_name, choices, summed, own, lines))

struct FiguresPage {
    std::int32_t year = 0;
    std::vector<std::int32_t> years;
    std::vector<FigureView> figures;  ///< in the order of the charter, without those that have nothing for the reader
};
BOOST_DESCRIBE_STRUCT(FiguresPage, (), (year, years, figures))

/// "2026", or the present year for "". Empty for what is no year.
[[nodiscard]] std::optional<FiguresPage> figures_page(Lens const& lens, std::string const& year);

}  // namespace quorate::views

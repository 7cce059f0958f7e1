#pragma once

#include "base/table.hpp"
#include "views/procedures.hpp"

/// What stands under one entry, in the order that it has there: of an archive unit, the papers filed in it (article
/// 24).
namespace quorate::views {

struct CatalogueItem {
    InstanceId instance;
    std::optional<std::int64_t> order;  ///< its number in the unit; what has none comes last
    std::optional<std::string> number;  ///< of its own register
    std::string title;
    std::string procedure;  ///< its title
    Date day{};
    Word stage;
    bool twice = false;  ///< another has the same number in the unit
};
BOOST_DESCRIBE_STRUCT(CatalogueItem, (), (instance, order, number, title, procedure, day, stage, twice))

struct CataloguePage {
    InstanceId instance;
    std::string title;    ///< as the charter calls the catalogue
    std::string subject;  ///< what the entry is about
    std::optional<std::string> number;
    Word stage;
    Article article;
    std::string register_name;
    std::string register_title;
    std::vector<FieldShown> form;     ///< of the entry
    std::optional<std::string> term;  ///< how long it is kept
    std::vector<CatalogueItem> items;
    bool part = false;                  ///< the reader may not know of all of them; then nothing is said to be missing
    std::vector<std::int64_t> missing;  ///< numbers that are left out before the last one
};
BOOST_DESCRIBE_STRUCT(CataloguePage, (),
                      (instance, title, subject, number, stage, article, register_name, register_title, form, term,
                       items, part, missing))

/// Empty where the reader may not know of the entry, or the charter in force asks for no catalogue of such.
[[nodiscard]] std::optional<CataloguePage> catalogue(Lens const& lens, InstanceId const& id);
/// The same as a table.
[[nodiscard]] std::optional<Table> catalogue_table(Lens const& lens, InstanceId const& id);
/// What the catalogue of such an entry is called; empty where the charter in force asks for none.
[[nodiscard]] std::optional<std::string> catalogue_title(Lens const& lens, procedures::Instance const& instance);

}  // namespace quorate::views

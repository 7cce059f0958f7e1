#pragma once

#include <set>

#include "procedures/form.hpp"
#include "views/entry.hpp"
#include "views/layouts.hpp"

/// What the layouts have in common: which entries they show, and whose these are. Used inside this room only.
namespace quorate::views {

/// The entries of one layout that the reader may know of. It must not outlive what it looks at.
class LayoutEntries {
  public:
    LayoutEntries(Lens const& lens, procedures::Sight const& sight, charter::Layout const& layout);

    [[nodiscard]] Lens const& lens() const { return lens_; }
    [[nodiscard]] procedures::Sight const& sight() const { return sight_; }
    [[nodiscard]] charter::Layout const& layout() const { return layout_; }
    /// The reader may know of everybody's.
    [[nodiscard]] bool all() const { return all_; }
    /// Those that were not given up, as far as they are wanted, oldest first. What is wanted is asked before what the
    /// reader may know, which takes longer to say.
    template <class Wanted>
    [[nodiscard]] std::vector<procedures::Instance const*> standing(Wanted const& wanted) const {
        std::vector<procedures::Instance const*> result;
        for (auto const place : places_) {
            auto const& instance = lens_.state.procedures.instances[place];
            if (procedures::stands(instance) && wanted(instance) && sight_.knows(instance)) result.push_back(&instance);
        }
        return result;
    }
    [[nodiscard]] std::vector<PersonId> whose(procedures::Instance const& instance) const;
    /// By the field that says so, also of an entry that goes together with one; otherwise it is of every year in which
    /// it was under way.
    [[nodiscard]] bool in_year(procedures::Instance const& instance, int year) const;
    /// What those of its entries of the year that were not given up name in the field, whoever may know of them.
    [[nodiscard]] std::set<std::string> named(std::string const& field, int year) const;
    /// Who has a line of their own: the members of the day, or of them the reader, who may not know of the others', and
    /// whoever else has something.
    [[nodiscard]] std::vector<PersonId> people(Date day, std::vector<PersonId> having) const;

  private:
    Lens const& lens_;
    procedures::Sight const& sight_;
    charter::Layout const& layout_;
    bool all_ = false;
    std::vector<std::size_t> places_;  ///< of all its entries
};

/// What every layout but a calendar says of itself before its rows.
template <class View>
[[nodiscard]] View headed(LayoutEntries const& entries) {
    auto const& lens = entries.lens();
    View view;
    view.name = entries.layout().name;
    view.title = in_language(lens, entries.layout().title);
    view.article = show(lens, entries.layout().by);
    view.own = !entries.all();
    if (auto const* procedure = rules(lens).procedure(entries.layout().procedures.front()))
        view.first_responsible = first_responsible(lens, *procedure);
    return view;
}

/// The first to the last day of a month.
using Days = procedures::Period;
[[nodiscard]] CalendarView calendar_of(LayoutEntries const& entries, Days const& month);
[[nodiscard]] BoardView board_of(LayoutEntries const& entries, int year);
[[nodiscard]] MembersView members_of(LayoutEntries const& entries, int year);
[[nodiscard]] ChoicesView choices_of(LayoutEntries const& entries, int year);
[[nodiscard]] StepsView steps_of(LayoutEntries const& entries);
/// Whoever is taken up on one of the days.
[[nodiscard]] std::vector<AwayLine> away_on(LayoutEntries const& entries, Days const& days);

}  // namespace quorate::views

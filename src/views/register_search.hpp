#pragma once

#include <map>
#include <set>

#include "views/entry.hpp"
#include "views/register.hpp"

/// Finds entries of a register. Used inside this room only.
namespace quorate::views {

/// What was found for a reader, of all that they may know of. Entries are told by where they stand among the instances.
struct RegisterFound {
    std::vector<std::size_t> entries;  ///< those asked for, in the order asked for
    std::size_t offset = 0;            ///< how many come before them
    std::int64_t found = 0;            ///< all that fit
    std::vector<std::size_t> known;    ///< whatever was asked for, oldest first
    std::vector<std::size_t> newest;   ///< of those known, the last one of each edition
    std::int64_t late = 0;             ///< of those known, as what follows
    std::set<int> years;
    std::set<procedures::InstanceStage> stages;
    /// What any entry has, by column of the register that can be asked for: choices, persons, months.
    std::map<std::string, std::set<std::string>, std::less<>> values;
};

/// At most so many. Faults as `register_entries` has them.
[[nodiscard]] std::expected<RegisterFound, std::vector<BadInput>> find_entries(Lens const& lens,
                                                                               procedures::Sight const& sight,
                                                                               RegisterQuery const& query,
                                                                               std::size_t most);
/// The charter that has the register: that of the day, or the one its newest known entry began under; empty when none
/// does.
[[nodiscard]] std::optional<Law> law_of_register(Lens const& lens, procedures::Sight const& sight,
                                                 std::string const& name, std::vector<std::size_t> const& known);

}  // namespace quorate::views

#include <map>

#include "views/layout_entries.hpp"

/// By member: what each of them carries, and who carries nothing.
namespace quorate::views {

MembersView members_of(LayoutEntries const& entries, int year) {
    auto const& lens = entries.lens();
    auto view = headed<MembersView>(entries);
    std::map<PersonId, std::vector<InstanceLine>> carried;
    std::int64_t count = 0;
    for (auto const* instance : entries.standing([&](auto const& one) { return entries.in_year(one, year); })) {
        ++count;
        auto const line = line_of(lens, entries.sight(), *instance);
        for (auto const& person : entries.whose(*instance)) carried[person].push_back(line);
    }
    std::vector<PersonId> having;
    for (auto const& [person, theirs] : carried) having.push_back(person);
    // Those who are members on its last day, or today while the year has not come so far.
    Date const first = std::chrono::year{year} / 1 / 1;
    Date const last = std::chrono::year{year} / 12 / 31;
    auto const day = std::max(first, std::min(last, today_of(lens)));
    std::int64_t without = 0;
    for (auto const& person : entries.people(day, std::move(having))) {
        auto& theirs = carried[person];
        auto const member = people::on_roster(lens.state.people, person, day);
        if (member && theirs.empty()) ++without;
        view.rows.push_back({person, name_of(lens, person), member, std::move(theirs)});
    }
    view.figures = {{phrase(lens, "layout.entries"), count, false},
                    {phrase(lens, "layout.without"), without, without > 0}};
    return view;
}

}  // namespace quorate::views

#include "views/views.hpp"

#include <algorithm>
#include <span>

#include "views/catalogue.hpp"
#include "views/charter.hpp"
#include "views/decisions.hpp"
#include "views/directives.hpp"
#include "views/figures.hpp"
#include "views/layouts.hpp"
#include "views/live.hpp"
#include "views/matters.hpp"
#include "views/meeting.hpp"
#include "views/minutes.hpp"
#include "views/people.hpp"
#include "views/possible.hpp"
#include "views/procedures.hpp"
#include "views/register.hpp"
#include "views/today.hpp"
#include "views/visits.hpp"
#include "views/year.hpp"

namespace quorate::views {
namespace {

using Answer = std::expected<std::string, NoView>;

/// A page by its name: how it is made, what it looks like, and what it is asked besides the id of a thing.
struct Page {
    std::string_view name;
    Answer (*render)(Lens const& lens, Query const& query);
    std::string (*schema)(wire::Schemas& schemas);
    std::span<std::string_view const> parts{};
};

template <class View>
Answer text_of(View const& view) {
    return wire::write(view);
}

template <class View>
Answer text_of(std::optional<View> const& view) {
    if (!view) return std::unexpected(Absence::no_such_thing);
    return wire::write(*view);
}

/// A page of the whole body.
template <class View, View (*make)(Lens const&)>
constexpr Page whole(std::string_view name) {
    return {name, [](Lens const& lens, Query const&) { return text_of(make(lens)); }, wire::schema<View>};
}

/// A page of one thing.
template <class View, class Key, std::optional<View> (*make)(Lens const&, Key const&)>
constexpr Page one(std::string_view name) {
    return {name, [](Lens const& lens, Query const& query) { return text_of(make(lens, Key{asked(query, "id")})); },
            wire::schema<View>};
}

/// What was found in a register; the register itself is the thing that may not be there.
template <class View>
Answer text_of(std::expected<View, std::vector<BadInput>> const& view) {
    if (view) return wire::write(*view);
    auto const unknown = std::ranges::find(view.error(), "/register", &BadInput::at) != view.error().end();
    if (unknown) return std::unexpected(Absence::no_such_thing);
    return std::unexpected(view.error());
}

Answer found_entries(Lens const& lens, Query const& query) {
    return text_of(register_entries(lens, register_query(query, "id")));
}

Answer set_out(Lens const& lens, Query const& query) {
    return text_of(layouts_page(lens, {asked(query, "id"), asked(query, "month"), asked(query, "year")}));
}

constexpr Page pages[] = {
    whole<Today, today>("today"),
    whole<Matters, matters>("matters"),
    one<MatterPage, MatterId, matter>("matter"),
    whole<Meetings, meetings>("meetings"),
    one<MeetingPage, MeetingId, meeting>("meeting"),
    one<Live, MeetingId, live>("live"),
    one<Hall, MeetingId, hall>("hall"),
    one<MinutesPage, MeetingId, minutes>("minutes"),
    one<SelfCheck, MeetingId, self_check>("self-check"),
    whole<Decisions, decisions>("decisions"),
    one<DecisionPage, DecisionId, decision>("decision"),
    whole<Directives, directives>("directives"),
    one<DirectivePage, DirectiveId, directive>("directive"),
    whole<Procedures, procedures>("procedures"),
    one<RegisterPage, std::string, register_page>("register"),
    {"register-entries", found_entries, wire::schema<RegisterEntries>, kRegisterParts},
    {"layouts", set_out, wire::schema<LayoutsPage>, kLayoutParts},
    one<InstancePage, InstanceId, instance>("instance"),
    one<CataloguePage, InstanceId, catalogue>("catalogue"),
    one<YearPage, std::string, year_page>("year"),
    one<FiguresPage, std::string, figures_page>("figures"),
    whole<CharterPage, charter_page>("charter"),
    whole<People, people>("people"),
    whole<Visits, visits>("visits"),
};

}  // namespace

std::expected<std::string, NoView> render(Lens const& lens, std::string_view name, Query const& query) {
    for (auto const& page : pages) {
        if (page.name == name) return page.render(lens, query);
    }
    return std::unexpected(Absence::no_such_view);
}

std::expected<std::string, Absence> render_possible(Lens const& lens, std::string_view at) {
    auto const found = possible(lens, at);
    if (!found) return std::unexpected(Absence::no_such_thing);
    return wire::write(*found);
}

std::vector<std::string_view> const& view_names() {
    static std::vector<std::string_view> const names = [] {
        std::vector<std::string_view> made;
        for (auto const& page : pages) made.push_back(page.name);
        made.push_back("possible");
        return made;
    }();
    return names;
}

std::vector<std::string_view> view_query(std::string_view name) {
    std::vector<std::string_view> names{"id"};
    auto const page = std::ranges::find(pages, name, &Page::name);
    if (page != std::end(pages)) names.insert(names.end(), page->parts.begin(), page->parts.end());
    return names;
}

std::string view_schema(std::string_view name, wire::Schemas& schemas) {
    if (name == "possible") return wire::schema<Possible>(schemas);
    for (auto const& page : pages) {
        if (page.name == name) return page.schema(schemas);
    }
    return {};
}

}  // namespace quorate::views

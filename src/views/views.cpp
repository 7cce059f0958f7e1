#include "views/views.hpp"

#include "views/charter.hpp"
#include "views/decisions.hpp"
#include "views/directives.hpp"
#include "views/figures.hpp"
#include "views/live.hpp"
#include "views/matters.hpp"
#include "views/meeting.hpp"
#include "views/minutes.hpp"
#include "views/people.hpp"
#include "views/possible.hpp"
#include "views/procedures.hpp"
#include "views/today.hpp"
#include "views/visits.hpp"
#include "views/year.hpp"

namespace quorate::views {
namespace {

using Answer = std::expected<std::string, Absence>;

/// A page by its name: how it is made and what it looks like.
struct Page {
    std::string_view name;
    Answer (*render)(Lens const& lens, std::string const& id);
    std::string (*schema)(wire::Schemas& schemas);
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
    return {name, [](Lens const& lens, std::string const&) { return text_of(make(lens)); }, wire::schema<View>};
}

/// A page of one thing.
template <class View, class Key, std::optional<View> (*make)(Lens const&, Key const&)>
constexpr Page one(std::string_view name) {
    return {name, [](Lens const& lens, std::string const& id) { return text_of(make(lens, Key{id})); },
            wire::schema<View>};
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
    one<InstancePage, InstanceId, instance>("instance"),
    one<YearPage, std::string, year_page>("year"),
    one<FiguresPage, std::string, figures_page>("figures"),
    whole<CharterPage, charter_page>("charter"),
    whole<People, people>("people"),
    whole<Visits, visits>("visits"),
};

}  // namespace

std::expected<std::string, Absence> render(Lens const& lens, std::string_view name, std::string_view id) {
    for (auto const& page : pages) {
        if (page.name == name) return page.render(lens, std::string(id));
    }
    return std::unexpected(Absence::no_such_view);
}

std::expected<std::string, Absence> render_possible(Lens const& lens, std::string_view at) {
    return text_of(possible(lens, at));
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

std::string view_schema(std::string_view name, wire::Schemas& schemas) {
    if (name == "possible") return wire::schema<Possible>(schemas);
    for (auto const& page : pages) {
        if (page.name == name) return page.schema(schemas);
    }
    return {};
}

}  // namespace quorate::views

#include "views/show.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "meetings/papers.hpp"
#include "views/step_words.hpp"

namespace quorate::views {

charter::Rules const& rules(Lens const& lens) {
    return people::rules_on(lens.state.people, context(lens), today_of(lens));
}

charter::Rules const& rules(Lens const& lens, meetings::Meeting const& meeting) {
    return meetings::rules_for(scene(lens), meeting, context(lens));
}

bool holds(Lens const& lens, charter::Office office) {
    return people::holds(lens.state.people, lens.reader, office, today_of(lens));
}

bool has_power(Lens const& lens, std::string_view act) {
    return people::has_power(lens.state.people, rules(lens), lens.reader, today_of(lens), act);
}

namespace {

/// The charter in force has the first word; what it no longer knows was called something in one before it.
std::string charter_word(Lens const& lens, Term const& term) {
    // Most terms are the program's own: no charter is asked about them.
    if (term.list != "kind" && term.list != "prerequisite" && term.list != "choice") return {};
    auto word = words::charter_word(rules(lens), lens.language, term);
    for (auto one = lens.rules.begin(); word.empty() && one != lens.rules.end(); ++one) {
        word = words::charter_word(one->second, lens.language, term);
    }
    return word;
}

}  // namespace

words::Setting setting(Lens const& lens) {
    return {[&lens](PersonId const& who) { return name_of(lens, who); }, lens.state.people.zone,
            [&lens](Term const& term) { return charter_word(lens, term); }};
}

Word show(Lens const& lens, Term const& term) {
    auto own = charter_word(lens, term);
    return {term.name, own.empty() ? lens.words.label(lens.language, term) : std::move(own)};
}

std::string phrase(Lens const& lens, std::string_view name, Facts const& facts) {
    return lens.words.say(lens.language, std::string("phrase.").append(name), facts, setting(lens));
}

std::string name_of(Lens const& lens, PersonId const& person) {
    auto const found = lens.state.people.persons.find(person);
    return found == lens.state.people.persons.end() ? person.text : found->second.name;
}

std::optional<std::string> other_hand(Lens const& lens, PersonId const& who, PersonId const& hand) {
    if (hand.empty() || hand == who) return {};
    return name_of(lens, hand);
}

std::vector<std::string> names_of(Lens const& lens, std::vector<PersonId> const& people) {
    std::vector<std::string> result;
    for (auto const& one : people) result.push_back(name_of(lens, one));
    return result;
}

namespace {

Article article_in(Lens const& lens, std::string const& digest, Citation const& citation) {
    Article article{citation.anchor, citation.anchor, {}, {}};
    auto const found = lens.charters.find(digest);
    if (found == lens.charters.end()) return article;
    auto const* anchor = found->second.charter.document.find(citation.anchor);
    if (anchor == nullptr) return article;
    article.label = lens.language == words::Language::zh ? anchor->label : anchor->label_en;
    article.gist = words::in_language(found->second.charter.rules, lens.language, anchor->gist);
    auto const official = found->second.official.find(citation.anchor);
    if (official != found->second.official.end()) article.official = official->second;
    return article;
}

std::string charter_on(Lens const& lens, Date day) {
    auto const* adoption = people::adoption_on(lens.state.people, day);
    return adoption == nullptr ? std::string{} : adoption->digest;
}

}  // namespace

Article show(Lens const& lens, Citation const& citation) {
    return article_in(lens, charter_on(lens, today_of(lens)), citation);
}

Article show(Lens const& lens, std::string const& charter, Citation const& citation) {
    return article_in(lens, charter, citation);
}

Article show(Lens const& lens, meetings::Meeting const& meeting, Citation const& citation) {
    auto const& settled = meeting.charter;
    auto const day = meetings::day_of(scene(lens), meeting);
    return article_in(lens, settled.empty() ? charter_on(lens, day) : settled, citation);
}

std::string joined(Lens const& lens, std::vector<std::string> const& parts) {
    return joined(lens.language, parts);
}

Person show_person(Lens const& lens, PersonId const& person) {
    Person result{person, name_of(lens, person), {}, {}};
    for (auto const office : people::offices_of(lens.state.people, person, today_of(lens))) {
        result.offices.push_back(show(lens, office));
    }
    auto const found = lens.state.people.persons.find(person);
    if (found != lens.state.people.persons.end()) result.unit = unit_name(lens, found->second.unit);
    return result;
}

std::vector<PersonId> by_rank(Lens const& lens, Date day, std::vector<PersonId> people) {
    // Most of what pages list has nobody or one in it, and who holds which office is long to find out.
    if (people.size() < 2) return people;
    // The chair and the members are the first two offices: the roster begins the order.
    auto const order = people::holders_of(lens.state.people, every<charter::Office>(), day);
    std::map<PersonId, std::size_t> ranks;
    for (auto const& one : order) ranks.emplace(one, ranks.size());
    auto const rank = [&](PersonId const& one) {
        auto const found = ranks.find(one);
        return found == ranks.end() ? order.size() : found->second;
    };
    std::ranges::stable_sort(people, {}, rank);
    return people;
}

std::vector<Person> everybody(Lens const& lens) {
    std::vector<Person> result;
    for (auto const& one : ranked(lens, today_of(lens), lens.state.people.persons))
        result.push_back(show_person(lens, one));
    return result;
}

std::optional<std::string> unit_name(Lens const& lens, UnitId const& unit) {
    auto const found = lens.state.people.units.find(unit);
    if (found == lens.state.people.units.end()) return {};
    return found->second;
}

Word show_kind(Lens const& lens, std::string const& kind) {
    return show(lens, Term{"kind", kind});
}

Word show_choice(Lens const& lens, std::string const& choice) {
    return show(lens, Term{"choice", choice});
}

std::string in_language(Lens const& lens, std::string const& text) {
    return words::in_language(rules(lens), lens.language, text);
}

namespace {

std::vector<PaperReader> readers_of(Lens const& lens, meetings::Meeting const& meeting, meetings::Item const& item,
                                    meetings::Paper const& paper) {
    std::vector<PaperReader> result;
    for (auto const& person : meetings::addressees_of(scene(lens), meeting, item)) {
        PaperReader line{person, name_of(lens, person), {}, {}};
        auto const reading = paper.readings.find(person);
        if (reading != paper.readings.end()) {
            line.read = reading->second.at;
            line.entered_by = other_hand(lens, person, reading->second.entered_by);
        }
        result.push_back(std::move(line));
    }
    return result;
}

}  // namespace

std::vector<PaperLine> papers_of(Lens const& lens, meetings::Matter const& matter) {
    auto const* item = matter.item ? meetings::find(lens.state.meetings, *matter.item) : nullptr;
    auto const* meeting = item == nullptr ? nullptr : meetings::find(lens.state.meetings, item->meeting);
    auto const gathers = has_power(lens, "record.keep") || has_power(lens, "notice.send");
    std::vector<PaperLine> result;
    for (auto const& paper : matter.papers) {
        PaperLine line{paper.id, paper.title, paper.digest, paper.media, paper.bytes, paper.added, {}, false, false};
        line.by = name_of(lens, paper.by);
        line.late = meeting != nullptr && meeting->noticed && paper.added > *meeting->noticed;
        line.read = paper.readings.contains(lens.reader);
        if (meeting != nullptr && meeting->noticed && gathers) line.readers = readers_of(lens, *meeting, *item, paper);
        result.push_back(std::move(line));
    }
    return result;
}

std::optional<std::string> excuse_of(Lens const& lens, meetings::Matter const& matter,
                                     charter::Prerequisite const& prerequisite) {
    if (!matter.item || prerequisite.force == Force::must) return {};
    for (auto const& one : lens.state.meetings.deviations) {
        auto const of_this = one.place == meetings::place(*matter.item) && one.rule == "prerequisite.missing";
        if (of_this && one.by == prerequisite.by) return one.reason;
    }
    return {};
}

namespace {

DeviationLine line_of(Lens const& lens, meetings::RecordedDeviation const& one) {
    auto const label = lens.words.term(lens.language, {"exception", one.rule});
    return {one.rule,
            label,
            show(lens, one.by),
            one.reason,
            name_of(lens, one.actor),
            other_hand(lens, one.actor, one.entered_by),
            one.at,
            one.place};
}

}  // namespace

bool knows_reason(Lens const& lens, std::string_view place) {
    auto const colon = std::min(place.find(':'), place.size());
    auto const list = place.substr(0, colon);
    std::string const id(place.substr(std::min(colon + 1, place.size())));
    // An inspector reads what was said on an item that is over, put off or not; its papers only once it is decided.
    if (list == "item") return readable(lens, ItemId{id}, meetings::Aspect::statements);
    return list != "matter" || readable(lens, MatterId{id}, meetings::Aspect::papers);
}

std::vector<DeviationLine> deviations_at(Lens const& lens, std::vector<std::string> const& places) {
    std::vector<DeviationLine> result;
    for (auto const& one : lens.state.meetings.deviations) {
        auto const here = std::find(places.begin(), places.end(), one.place) != places.end();
        if (here && knows_reason(lens, one.place)) result.push_back(line_of(lens, one));
    }
    return result;
}

std::vector<DeviationLine> deviations_of(Lens const& lens, meetings::Meeting const& meeting) {
    std::set<std::string> places{meetings::place(meeting.id)};
    std::map<std::string, meetings::Item const*> matters;
    for (auto const& id : meeting.agenda) {
        auto const* item = meetings::find(lens.state.meetings, id);
        if (item == nullptr) continue;
        places.insert(meetings::place(id));
        matters[meetings::place(item->matter)] = item;
    }
    auto const here = [&](meetings::RecordedDeviation const& one) {
        if (places.contains(one.place)) return true;
        auto const matter = matters.find(one.place);
        if (matter == matters.end()) return false;
        auto const& item = *matter->second;
        return one.at >= item.added && (!item.ended || one.at <= *item.ended);
    };
    std::vector<DeviationLine> result;
    for (auto const& one : lens.state.meetings.deviations) {
        if (!here(one) || !knows_reason(lens, one.place)) continue;
        result.push_back(line_of(lens, one));
        result.back().article = show(lens, meeting, one.by);
    }
    return result;
}

}  // namespace quorate::views

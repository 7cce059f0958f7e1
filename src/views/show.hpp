#pragma once

#include "base/word.hpp"
#include "meetings/access.hpp"
#include "meetings/lookup.hpp"
#include "procedures/access.hpp"
#include "views/parts.hpp"

/// How the pieces of pages are made: words, names, articles, figures. Used inside this room only.
namespace quorate::views {

[[nodiscard]] inline meetings::Scene scene(Lens const& lens) {
    return {lens.state.people, lens.state.meetings, lens.state.procedures.holidays};
}
[[nodiscard]] inline procedures::Scene procedures_of(Lens const& lens) {
    return {lens.state.people, lens.state.meetings, lens.state.procedures};
}
[[nodiscard]] inline body::Context context(Lens const& lens) {
    return {lens.reader, lens.reader, lens.now, {}, lens.rules};
}
[[nodiscard]] inline Date today_of(Lens const& lens) {
    return day_of(lens.now, lens.state.people.zone);
}
/// The day that an end is of: what runs to the end of a day ends as the next one begins, and is of that day.
[[nodiscard]] inline Date last_day(Lens const& lens, Instant end) {
    return day_of(end - std::chrono::seconds{1}, lens.state.people.zone);
}
[[nodiscard]] inline meetings::Reader reader(Lens const& lens) {
    return {lens.reader, today_of(lens)};
}
/// The rules in force today.
[[nodiscard]] charter::Rules const& rules(Lens const& lens);
/// What the reader may know of procedures: for whoever looks at more than one.
[[nodiscard]] inline procedures::Sight sight_of(Lens const& lens) {
    return {procedures_of(lens), lens.rules, rules(lens), reader(lens)};
}
[[nodiscard]] charter::Rules const& rules(Lens const& lens, meetings::Meeting const& meeting);
[[nodiscard]] bool holds(Lens const& lens, charter::Office office);
[[nodiscard]] bool has_power(Lens const& lens, std::string_view act);

[[nodiscard]] Word show(Lens const& lens, Term const& term);
template <class Enum>
[[nodiscard]] Word show(Lens const& lens, Enum value) {
    return show(lens, term(value));
}
/// All words of a list of the engine, in its order.
template <class Enum>
[[nodiscard]] std::vector<Enum> every() {
    std::vector<Enum> result;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto const& one) { result.push_back(one.value); });
    return result;
}
/// A phrase of the catalogue, "phrase.<name>".
[[nodiscard]] std::string phrase(Lens const& lens, std::string_view name, Facts const& facts = {});
[[nodiscard]] std::string name_of(Lens const& lens, PersonId const& person);
/// The name of whoever entered what somebody did, when it was not they themselves.
[[nodiscard]] std::optional<std::string> other_hand(Lens const& lens, PersonId const& who, PersonId const& hand);
[[nodiscard]] std::vector<std::string> names_of(Lens const& lens, std::vector<PersonId> const& people);
/// As the charter in force today has it.
[[nodiscard]] Article show(Lens const& lens, Citation const& citation);
/// As the charter of that digest has it.
[[nodiscard]] Article show(Lens const& lens, std::string const& charter, Citation const& citation);
/// As the charter has it that the meeting is judged by (article 41).
[[nodiscard]] Article show(Lens const& lens, meetings::Meeting const& meeting, Citation const& citation);
/// Whether the reader may; what is not allowed there is not shown.
template <class Thing>
[[nodiscard]] bool readable(Lens const& lens, Thing const& id, meetings::Aspect aspect = meetings::Aspect::title) {
    return may_read(scene(lens), rules(lens), reader(lens), id, aspect);
}
/// One after the other, with the comma of the reader's language.
[[nodiscard]] std::string joined(Lens const& lens, std::vector<std::string> const& parts);
[[nodiscard]] Person show_person(Lens const& lens, PersonId const& person);
/// These people in the order of rank on the day: members as the roster has them, then others by office and appointment,
/// then whoever holds none.
[[nodiscard]] std::vector<PersonId> by_rank(Lens const& lens, Date day, std::vector<PersonId> people);
/// The same for those by whom a map or a set is kept, which is by their ids.
template <class Kept>
[[nodiscard]] std::vector<PersonId> ranked(Lens const& lens, Date day, Kept const& kept) {
    std::vector<PersonId> people;
    for (auto const& one : kept) {
        if constexpr (requires { one.first; })
            people.push_back(one.first);
        else
            people.push_back(one);
    }
    return by_rank(lens, day, std::move(people));
}
/// On the day of the meeting.
template <class Kept>
[[nodiscard]] std::vector<PersonId> ranked(Lens const& lens, meetings::Meeting const& meeting, Kept const& kept) {
    return ranked(lens, meetings::day_of(scene(lens), meeting), kept);
}
/// Everybody registered, by rank.
[[nodiscard]] std::vector<Person> everybody(Lens const& lens);
[[nodiscard]] std::optional<std::string> unit_name(Lens const& lens, UnitId const& unit);
[[nodiscard]] Word show_kind(Lens const& lens, std::string const& kind);
[[nodiscard]] Word show_choice(Lens const& lens, std::string const& choice);
/// A text of the charter in force in the reader's language, where it has a translation.
[[nodiscard]] std::string in_language(Lens const& lens, std::string const& text);
[[nodiscard]] words::Setting setting(Lens const& lens);

/// The time that leave was asked for, where the meeting was moved from it.
[[nodiscard]] std::optional<Instant> former_time(meetings::Meeting const& meeting, meetings::Leave const& leave);
[[nodiscard]] std::string title_of(Lens const& lens, meetings::Meeting const& meeting);
[[nodiscard]] MeetingCard card_of(Lens const& lens, meetings::Meeting const& meeting);
[[nodiscard]] std::vector<Step> steps_of(Lens const& lens, meetings::Meeting const& meeting);
/// As the room stands, or as it is expected before the opening.
[[nodiscard]] Outlook outlook_of(Lens const& lens, meetings::Meeting const& meeting, meetings::Item const& item);
/// `pass_choice` is the word of the charter that carries this kind.
[[nodiscard]] VerdictView show(Lens const& lens, meetings::Meeting const& meeting, meetings::Verdict const& verdict,
                               std::string const& pass_choice);
/// What each choice got, in the charter's order; none where nobody chose it.
[[nodiscard]] std::vector<Choice> tally(Lens const& lens, meetings::Verdict const& verdict, charter::Kind const& kind);
[[nodiscard]] std::vector<PaperLine> papers_of(Lens const& lens, meetings::Matter const& matter);
/// The reason with which a matter was listed though this was missing (article 16); empty where none was given.
[[nodiscard]] std::optional<std::string> excuse_of(Lens const& lens, meetings::Matter const& matter,
                                                   charter::Prerequisite const& prerequisite);
/// Whether the reader may know the reasons given at the place: at an item they are part of what was said on it, at a
/// matter part of its papers (articles 19.2 and 23).
[[nodiscard]] bool knows_reason(Lens const& lens, std::string_view place);
/// Exceptions recorded at one of these places, as far as the reader may know of them.
[[nodiscard]] std::vector<DeviationLine> deviations_at(Lens const& lens, std::vector<std::string> const& places);
/// Exceptions recorded at a meeting and its items, and at their matters while they stood on its agenda: papers that
/// came late (article 18.2). What was put to an item or a matter the reader may not look into stays out.
[[nodiscard]] std::vector<DeviationLine> deviations_of(Lens const& lens, meetings::Meeting const& meeting);

}  // namespace quorate::views

#include "views/year.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "procedures/lookup.hpp"
#include "procedures/rhythm.hpp"
#include "views/directives.hpp"
#include "views/people.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using procedures::Instance;
using procedures::InstanceStage;
using procedures::Period;
using procedures::Round;
using procedures::Sight;
using procedures::Turn;
using procedures::TurnStage;

/// How long before the end of its time a turn is called to mind.
constexpr int kDaysAhead = 30;

int year_of(Lens const& lens, Instant when) {
    return static_cast<int>(day_of(when, lens.state.people.zone).year());
}

std::optional<int> year_from(std::string_view text) {
    int year = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (fault != std::errc{} || end != text.data() + text.size() || year < 1900 || year > 9998) return {};
    return year;
}

/// Of the body as a whole: when it met, and when it did not.
bool inside(meetings::Relation const& relation) {
    return !relation.administrator && (relation.member || relation.chair || relation.clerk || relation.inspector);
}

/// What comes round in a year, with the turns that the reader may know of, told by the instances they may know of.
std::vector<Round> rounds_in(Lens const& lens, Sight const& sight, int year) {
    auto const here = procedures_of(lens);
    auto const& relation = sight.relation();
    if (relation.administrator) return {};
    auto result = procedures::rounds_of(here, lens.rules, year, today_of(lens),
                                        [&](Instance const& one) { return sight.knows(one); });
    for (auto& round : result) {
        auto const all =
            procedures::reads_of_all_members(here, rules(lens), reader(lens), relation, round.rhythm.procedure);
        std::erase_if(round.turns, [&](Turn const& turn) { return !all && turn.member != lens.reader; });
    }
    std::erase_if(result, [](Round const& one) { return one.turns.empty(); });
    return result;
}

std::string period_in_words(Lens const& lens, charter::Every every, Period const& period) {
    auto const month = static_cast<unsigned>(period.from.month());
    Facts facts{{"year", std::int64_t{static_cast<int>(period.from.year())}}, {"part", std::int64_t{month}}};
    if (every == charter::Every::half_year) return phrase(lens, month == 1 ? "year.half-1" : "year.half-2", facts);
    if (every == charter::Every::quarter) facts["part"] = std::int64_t{(month - 1) / 3 + 1};
    return phrase(lens, "year.period-" + word(every), facts);
}

std::string often_in_words(Lens const& lens, charter::Rhythm const& rhythm) {
    auto often =
        phrase(lens, rhythm.times == 1 ? "year.often-once" : "year.often",
               {{"every", phrase(lens, "year.every-" + word(rhythm.every))}, {"times", std::int64_t{rhythm.times}}});
    if (rhythm.each_member) often = phrase(lens, "year.each-member", {{"often", std::move(often)}});
    if (!rhythm.within) return often;
    Facts facts{{"often", std::move(often)}};
    auto const& within = *rhythm.within;
    if (within.parameter.empty()) {
        facts["count"] = std::int64_t{within.count};
        return phrase(lens, "year.within-" + word(within.unit), facts);
    }
    auto const set = rules(lens).parameters.find(within.parameter);
    facts["parameter"] = set == rules(lens).parameters.end() ? within.parameter : in_language(lens, set->second.title);
    return phrase(lens, "year.within-set", facts);
}

TurnView show(Lens const& lens, charter::Rhythm const& rhythm, Turn const& turn) {
    TurnView view;
    view.period = period_in_words(lens, rhythm.every, turn.period);
    view.from = turn.period.from;
    view.to = turn.period.to;
    view.until = turn.until;
    if (!turn.member.empty()) {
        view.member = turn.member;
        view.name = name_of(lens, turn.member);
    }
    view.stage = views::show(lens, turn.stage);
    view.done = turn.done;
    for (auto const& id : turn.entries) {
        auto const& instance = lens.state.procedures.instances.at(id);
        view.entries.push_back({id, entry_title(lens, instance), views::show(lens, instance.stage)});
    }
    return view;
}

RoundView show(Lens const& lens, Round const& round) {
    auto const& rhythm = round.rhythm;
    RoundView view;
    view.name = rhythm.name;
    view.title = in_language(lens, rhythm.title);
    view.article = views::show(lens, rhythm.by);
    view.force = views::show(lens, rhythm.force);
    view.often = often_in_words(lens, rhythm);
    if (auto const* procedure = rules(lens).procedure(rhythm.procedure)) {
        view.register_name = procedure->register_name;
        view.first_responsible = first_responsible(lens, *procedure);
    }
    view.times = rhythm.times;
    view.each_member = rhythm.each_member;
    for (auto const& turn : round.turns) {
        view.turns.push_back(show(lens, rhythm, turn));
        if (turn.stage == TurnStage::done) ++view.done;
        if (turn.stage == TurnStage::late) ++view.late;
    }
    return view;
}

void add_meetings(Lens const& lens, YearPage& page) {
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (static_cast<int>(meetings::day_of(scene(lens), meeting).year()) != page.year || !readable(lens, id))
            continue;
        page.meetings.push_back({id, title_of(lens, meeting), meeting.starts, views::show(lens, meeting.stage),
                                 static_cast<std::int64_t>(meeting.agenda.size())});
        if (meeting.opened) ++page.figures.held;
    }
    std::ranges::stable_sort(page.meetings, {}, &YearMeeting::starts);
}

void add_months(Lens const& lens, Sight const& sight, YearPage& page) {
    if (!inside(sight.relation())) return;
    auto const prefix = std::to_string(page.year) + "-";
    for (auto const& [month, reason] : lens.state.meetings.months) {
        if (month.starts_with(prefix)) page.without_meeting.push_back({month, reason});
    }
}

void add_decisions(Lens const& lens, YearPage& page) {
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (year_of(lens, decision.made) != page.year || !readable(lens, id)) continue;
        ++(decision.passed ? page.figures.passed : page.figures.failed);
    }
    for (auto const& [id, directive] : lens.state.meetings.directives) {
        if (year_of(lens, directive.issued) != page.year || !readable(lens, id)) continue;
        ++page.figures.directives;
        if (directive.stage == meetings::DirectiveStage::closed && !ended_with_decision(lens, directive))
            ++page.figures.carried_out;
    }
}

void add_authorisations(Lens const& lens, YearPage& page) {
    if (!knows_urgent_acts(lens)) return;
    // Taken back on its first day or before, it was never in force.
    auto const of_year = [&](auto const& entry) {
        auto const& one = entry.second;
        auto const last = one.ended ? plus_days(*one.ended, -1) : one.to;
        return one.from <= last && static_cast<int>(one.from.year()) <= page.year &&
               page.year <= static_cast<int>(last.year());
    };
    page.figures.authorisations = std::ranges::count_if(lens.state.meetings.authorisations, of_year);
}

/// What the instances of one edition add to the year of their register.
void count_entries(Lens const& lens, Sight const& sight, YearPage const& page, procedures::Edition const& edition,
                   YearRegister& line) {
    for (auto const place : edition.instances) {
        auto const& instance = lens.state.procedures.instances[place];
        auto const begun = year_of(lens, instance.started) == page.year;
        auto const ended = instance.ended && year_of(lens, *instance.ended) == page.year;
        // What is under way is so today, whenever it began; of a year that is over nothing is under way.
        auto const running = page.current && instance.stage == InstanceStage::running;
        if ((!begun && !ended && !running) || !sight.knows(instance)) continue;
        if (begun) ++line.begun;
        if (ended) ++line.ended;
        if (!running) continue;
        ++line.running;
        if (is_late(lens, instance)) ++line.late;
    }
}

void add_registers(Lens const& lens, Sight const& sight, YearPage& page) {
    std::map<std::string, YearRegister> registers;
    for (auto const& edition : lens.state.procedures.instances.editions()) {
        auto const& register_name = procedures::procedure_of(lens.rules, edition).register_name;
        count_entries(lens, sight, page, edition, registers[register_name]);
    }
    for (auto const& name : rules(lens).register_order) {
        auto const found = registers.find(name);
        if (found == registers.end()) continue;
        auto const& line = found->second;
        if (line.begun + line.ended + line.running == 0) continue;
        found->second.name = name;
        found->second.title = register_title(lens, name);
        page.registers.push_back(std::move(found->second));
    }
}

bool starts(Lens const& lens, charter::Rhythm const& rhythm) {
    auto const* procedure = rules(lens).procedure(rhythm.procedure);
    return procedure != nullptr &&
           std::ranges::any_of(procedure->start, [&](auto const office) { return holds(lens, office); });
}

/// What is missed is called to mind until its period's successor was done, or began to be.
bool caught_up(Round const& round, Turn const& missed) {
    return std::ranges::any_of(round.turns, [&](Turn const& turn) {
        auto const later = turn.period.from > missed.period.from && turn.member == missed.member;
        return later &&
               (turn.stage == TurnStage::late || turn.stage == TurnStage::done || turn.stage == TurnStage::running);
    });
}

}  // namespace

std::optional<std::int32_t> year_asked(Lens const& lens, std::string const& year) {
    return year.empty() ? static_cast<int>(today_of(lens).year()) : year_from(year);
}

std::vector<std::int32_t> years_of(Lens const& lens, std::int32_t year) {
    auto const next = static_cast<int>(today_of(lens).year()) + 1;
    auto first = year_of(lens, lens.state.people.founded);
    for (auto const& [id, meeting] : lens.state.meetings.meetings) {
        if (readable(lens, id))
            first = std::min(first, static_cast<int>(meetings::day_of(scene(lens), meeting).year()));
    }
    std::set<std::int32_t> years{year};
    for (auto one = first; one <= next; ++one) years.insert(one);
    return {years.begin(), years.end()};
}

std::optional<YearPage> year_page(Lens const& lens, std::string const& year) {
    auto const today = today_of(lens);
    auto const wanted = year_asked(lens, year);
    if (!wanted) return {};
    auto const sight = sight_of(lens);
    YearPage page;
    page.year = *wanted;
    page.current = *wanted == static_cast<int>(today.year());
    page.whole = inside(sight.relation());
    page.years = years_of(lens, *wanted);
    add_meetings(lens, page);
    add_months(lens, sight, page);
    add_decisions(lens, page);
    add_authorisations(lens, page);
    for (auto const& round : rounds_in(lens, sight, *wanted)) page.rounds.push_back(show(lens, round));
    add_registers(lens, sight, page);
    page.layouts = layout_figures(lens, *wanted);
    for (auto& line : instances_under_way(lens)) {
        if (line.due && static_cast<int>(last_day(lens, *line.due).year()) == page.year)
            page.due.push_back(std::move(line));
    }
    return page;
}

std::vector<RoundTask> rounds_waiting(Lens const& lens) {
    std::vector<RoundTask> tasks;
    auto const sight = sight_of(lens);
    auto const today = today_of(lens);
    auto const year = static_cast<int>(today.year());
    // What was missed at the end of a year is called to mind in the next.
    std::map<std::string, Round> rounds;
    for (auto const one : {year - 1, year}) {
        for (auto& round : rounds_in(lens, sight, one)) {
            auto& turns = rounds.try_emplace(round.rhythm.name, Round{round.rhythm, {}}).first->second.turns;
            turns.insert(turns.end(), round.turns.begin(), round.turns.end());
        }
    }
    for (auto const& [name, round] : rounds) {
        for (auto const& turn : round.turns) {
            auto const own = round.rhythm.each_member ? turn.member == lens.reader : starts(lens, round.rhythm);
            auto const near = turn.stage == TurnStage::due && days_between(today, turn.until) <= kDaysAhead;
            auto const missed = turn.stage == TurnStage::late && !caught_up(round, turn);
            if (!own || (!near && !missed)) continue;
            auto title = in_language(lens, round.rhythm.title) + " \u00b7 " +
                         period_in_words(lens, round.rhythm.every, turn.period);
            auto const of_year = static_cast<int>(turn.period.from.year());
            tasks.push_back({missed, std::move(title), "year:" + std::to_string(of_year), turn.until});
        }
    }
    return tasks;
}

}  // namespace quorate::views

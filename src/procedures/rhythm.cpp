#include "procedures/rhythm.hpp"

#include <algorithm>

#include "procedures/calendar.hpp"
#include "procedures/lookup.hpp"

namespace quorate::procedures {
namespace {

using charter::Every;
using charter::Rhythm;

unsigned months_of(Every every) {
    switch (every) {
        case Every::year:
            return 12;
        case Every::half_year:
            return 6;
        case Every::quarter:
            return 3;
        case Every::month:
            return 1;
    }
    return 12;
}

Rhythm const* rhythm_called(charter::Rules const* rules, std::string const& name) {
    if (rules == nullptr) return nullptr;
    auto const found = std::ranges::find(rules->rhythms, name, &Rhythm::name);
    return found == rules->rhythms.end() ? nullptr : &*found;
}

TurnStage stage_of(Rhythm const& rhythm, Turn const& turn, Date today) {
    if (turn.done >= rhythm.times) return TurnStage::done;
    if (turn.until < today) return TurnStage::late;
    if (turn.done + turn.running >= rhythm.times) return TurnStage::running;
    return turn.period.from > today ? TurnStage::ahead : TurnStage::due;
}

/// Whether all of the period was there to do it in.
bool whole(Scene const& scene, charter::Library const& charters, Rhythm const& rhythm, Turn const& turn) {
    auto const first = turn.period.from;
    return day_of(scene.people.founded, scene.people.zone) <= first &&
           rhythm_called(rules_at(scene, charters, first), rhythm.name) != nullptr &&
           (turn.member.empty() || people::on_roster(scene.people, turn.member, first));
}

/// The last day of the time that the rhythm gives in the period.
Date until(Scene const& scene, Rhythm const& rhythm, Period const& period, Date day) {
    if (!rhythm.within) return period.to;
    auto term = *rhythm.within;
    if (!term.parameter.empty()) {
        // The number of the period's beginning, or one that was set only later.
        auto set = people::number_on(scene.people, period.from, term.parameter);
        if (!set) set = people::number_on(scene.people, day, term.parameter);
        if (!set) return period.to;
        term.count = *set;
    }
    // Its first day counts.
    auto const before = start_of(plus_days(period.from, -1), scene.people.zone);
    auto const end = end_of_term(scene.procedures, scene.people.zone, before, term.count, term.unit);
    if (!end.due) return period.to;
    return std::min(period.to, plus_days(day_of(*end.due, scene.people.zone), -1));
}

Round& round_called(std::vector<Round>& rounds, Rhythm const& rhythm) {
    auto const found = std::ranges::find_if(rounds, [&](Round const& one) { return one.rhythm.name == rhythm.name; });
    if (found != rounds.end()) {
        found->rhythm = rhythm;
        return *found;
    }
    return rounds.emplace_back(Round{rhythm, {}});
}

/// The turns of the year before anything was counted.
std::vector<Round> expected(Scene const& scene, charter::Library const& charters, int year, Date today) {
    std::vector<Round> rounds;
    auto const founded = day_of(scene.people.founded, scene.people.zone);
    for (auto const every : {Every::year, Every::half_year, Every::quarter, Every::month}) {
        for (auto const& period : periods_of(every, year)) {
            auto const day = std::max(period.from, std::min(period.to, today));
            auto const* rules = rules_at(scene, charters, day);
            if (rules == nullptr || period.to < founded) continue;
            for (auto const& rhythm : rules->rhythms) {
                if (rhythm.every != every) continue;
                auto& turns = round_called(rounds, rhythm).turns;
                auto const add = [&](PersonId const& member) {
                    Turn turn{period, period.to, member, 0, 0, {}, {}};
                    if (whole(scene, charters, rhythm, turn)) turn.until = until(scene, rhythm, period, day);
                    turns.push_back(std::move(turn));
                };
                if (!rhythm.each_member) add({});
                if (!rhythm.each_member) continue;
                for (auto const& member : people::roster_on(scene.people, day)) add(member);
            }
        }
    }
    return rounds;
}

/// The day that says to which period it belongs. A charter that had no such field says nothing, and the start counts.
Date counted_on(Scene const& scene, Rhythm const& rhythm, Instance const& instance) {
    auto const said = rhythm.day.empty() ? std::nullopt : date_from(value_of(instance, rhythm.day));
    return said.value_or(day_of(instance.started, scene.people.zone));
}

/// Whether the instance belongs to the turn: by the year or the day it is for.
bool belongs(Scene const& scene, Rhythm const& rhythm, Turn const& turn, Instance const& instance) {
    if (rhythm.each_member) {
        auto const whose = rhythm.member.empty() ? instance.started_by : PersonId{value_of(instance, rhythm.member)};
        if (whose != turn.member) return false;
    }
    if (!rhythm.year.empty())
        return value_of(instance, rhythm.year) == std::to_string(static_cast<int>(turn.period.from.year()));
    auto const day = counted_on(scene, rhythm, instance);
    return turn.period.from <= day && day <= turn.period.to;
}

void count(Scene const& scene, charter::Library const& charters, Round& round, Instance const& instance) {
    if (instance.procedure != round.rhythm.procedure) return;
    auto const& procedure = procedure_of(charters, instance);
    // A choice that an older charter did not ask was not made.
    auto const counts = std::ranges::all_of(round.rhythm.when, [&](charter::Condition const& one) {
        return fulfils(scene.people, procedure, instance.form.values, one, {});
    });
    if (!counts) return;
    auto const over = instance.stage == InstanceStage::completed;
    if (!over && instance.stage != InstanceStage::running) return;
    for (auto& turn : round.turns) {
        if (!belongs(scene, round.rhythm, turn, instance)) continue;
        ++(over ? turn.done : turn.running);
        turn.entries.push_back(instance.id);
        return;
    }
}

}  // namespace

std::vector<Period> periods_of(Every every, int year) {
    auto const step = months_of(every);
    std::vector<Period> periods;
    for (unsigned month = 1; month <= 12; month += step) {
        auto const last = std::chrono::month{month + step - 1} / std::chrono::last;
        periods.push_back({std::chrono::year{year} / std::chrono::month{month} / 1, std::chrono::year{year} / last});
    }
    return periods;
}

std::vector<Round> rounds_of(Scene const& scene, charter::Library const& charters, int year, Date today,
                             Counts const& counts) {
    auto rounds = expected(scene, charters, year, today);
    for (auto const& instance : scene.procedures.instances) {
        auto const concerns = [&](Round const& one) { return one.rhythm.procedure == instance.procedure; };
        if (std::ranges::none_of(rounds, concerns) || !counts(instance)) continue;
        for (auto& round : rounds) count(scene, charters, round, instance);
    }
    for (auto& round : rounds) {
        for (auto& turn : round.turns) turn.stage = stage_of(round.rhythm, turn, today);
        std::erase_if(round.turns, [&](Turn const& turn) {
            return turn.stage == TurnStage::late && turn.entries.empty() && !whole(scene, charters, round.rhythm, turn);
        });
    }
    std::erase_if(rounds, [](Round const& one) { return one.turns.empty(); });
    return rounds;
}

}  // namespace quorate::procedures

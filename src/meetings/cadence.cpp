#include "meetings/cadence.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

using charter::Rules;

Date first_day(Month month) {
    return Date{std::chrono::year{month / 12}, std::chrono::month{static_cast<unsigned>(month % 12 + 1)},
                std::chrono::day{1}};
}

/// "2026-03".
std::string text_of(Month month) {
    return to_text(first_day(month)).substr(0, 7);
}

/// What time brings about, in the order of time; what falls on the same moment stays in the order it was found in.
using Lapses = std::multimap<Instant, Event>;

/// Months in which the body met.
std::set<Month> months_met(Scene const& scene) {
    std::set<Month> result;
    for (auto const& [id, meeting] : scene.meetings.meetings) {
        if (meeting.opened) result.insert(month_of(quorate::day_of(*meeting.opened, scene.people.zone)));
    }
    return result;
}

/// The months at whose end the charter's rhythm asks whether the body met: the last one of every term without a
/// meeting.
class Rhythm {
  public:
    Rhythm(Scene const& scene, charter::Library const& charters)
        : scene_(scene), charters_(charters), met_(months_met(scene)) {}

    /// The first whole month the body existed in.
    [[nodiscard]] Month first() const {
        auto const day = quorate::day_of(scene_.people.founded, scene_.people.zone);
        return day == first_day(month_of(day)) ? month_of(day) : month_of(day) + 1;
    }
    /// From this month on nothing changes any more: later months all have the same answer.
    [[nodiscard]] Month settled() const {
        auto latest = first();
        if (!met_.empty()) latest = std::max(latest, *met_.rbegin());
        for (auto const& adoption : scene_.people.adoptions) latest = std::max(latest, month_of(adoption.force));
        return latest + longest_term + 1;
    }
    /// Article 18: true when the term that ends with this month went by without a meeting, and no month of it was
    /// flagged before, nor is `flagged`.
    [[nodiscard]] bool lacking(Month month, Month flagged = -1) const {
        auto const* rules = rules_at_end(month);
        if (rules == nullptr) return false;
        auto const term = std::min(rules->cadence_months.value, longest_term);
        if (term < 1 || month - term + 1 < first()) return false;
        for (Month one = month - term + 1; one <= month; ++one) {
            if (one == flagged || met_.contains(one) || scene_.meetings.months.contains(text_of(one))) return false;
        }
        return true;
    }
    [[nodiscard]] Instant end(Month month) const { return start_of(first_day(month + 1), scene_.people.zone); }

  private:
    static constexpr std::int32_t longest_term = 60;

    [[nodiscard]] Rules const* rules_at_end(Month month) const {
        auto const* adoption = people::adoption_on(scene_.people, plus_days(first_day(month + 1), -1));
        if (adoption == nullptr) return nullptr;
        auto const found = charters_.find(adoption->digest);
        return found == charters_.end() ? nullptr : &found->second;
    }

    Scene const& scene_;
    charter::Library const& charters_;
    std::set<Month> met_;
};

/// Terms for comments on minutes, or on a correction of signed ones, that run (article 25).
void add_comments(Scene const& scene, Lapses& lapses) {
    for (auto const& [id, meeting] : scene.meetings.meetings) {
        auto const& minutes = meeting.minutes;
        auto const& sent = consultation_of(minutes);
        auto const pending = !minutes.signed_at || minutes.correction;
        if (pending && sent.comments_until && !sent.comments_closed) {
            lapses.emplace(*sent.comments_until, CommentsClosed{id});
        }
    }
}

/// Directives still running, each overdue when its day is over (article 26).
void add_directives(Scene const& scene, Lapses& lapses) {
    for (auto const& [id, directive] : scene.meetings.directives) {
        if (directive.stage != DirectiveStage::running || directive.overdue) continue;
        lapses.emplace(start_of(plus_days(directive.due, 1), scene.people.zone), DirectiveOverdue{id});
    }
}

/// Everything that has lapsed by `now`.
Lapses lapsed(Scene const& scene, charter::Library const& charters, Instant now) {
    Lapses lapses;
    add_comments(scene, lapses);
    add_directives(scene, lapses);
    lapses.erase(lapses.upper_bound(now), lapses.end());
    if (!scene.people.adoptions.empty()) {
        Rhythm const rhythm(scene, charters);
        Month flagged = -1;  // found here already: a longer term must not be counted twice
        for (auto month = rhythm.first(); rhythm.end(month) <= now; ++month) {
            if (!rhythm.lacking(month, flagged)) continue;
            lapses.emplace(rhythm.end(month), MonthPassed{text_of(month)});
            flagged = month;
        }
    }
    return lapses;
}

}  // namespace

std::optional<Instant> next_deadline(Scene const& scene, charter::Library const& charters) {
    Lapses lapses;
    add_comments(scene, lapses);
    add_directives(scene, lapses);
    if (!scene.people.adoptions.empty()) {
        Rhythm const rhythm(scene, charters);
        for (auto month = rhythm.first(); month <= rhythm.settled(); ++month) {
            if (!rhythm.lacking(month)) continue;
            lapses.emplace(rhythm.end(month), MonthPassed{text_of(month)});
            break;
        }
    }
    if (lapses.empty()) return {};
    return lapses.begin()->first;
}

Answer<Event> decide(Scene const& scene, ReachClock const&, Context const& context) {
    Checks checks(context.reasons);
    // Nobody can make time pass: the clock has no actor.
    checks.input(context.actor.empty(), "", "not-a-persons-command");
    std::vector<Event> events;
    for (auto& [when, event] : lapsed(scene, context.charters, context.now)) events.push_back(std::move(event));
    return checks.otherwise(std::move(events));
}

Answer<Event> decide(Scene const& scene, ExplainMonth const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const day = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, day);
    people::needed_reason(checks, command.reason, rules.cadence_months.by);
    auto const found = scene.meetings.months.find(command.month);
    checks.input(found != scene.meetings.months.end(), "/month", "unknown-month");
    if (!people::has_power(scene.people, rules, context.actor, day, "record.keep")) {
        people::require_power(checks, scene.people, rules, context, "meeting.convene");
    }
    auto const explained = found != scene.meetings.months.end() && !found->second.empty();
    checks.forbid(explained, "month.explained", rules.cadence_months.by, {{"month", command.month}});
    return checks.otherwise<Event>({MonthExplained{command.month, command.reason}});
}

void apply(State& state, MonthPassed const& event, Stamp const& stamp) {
    state.months.try_emplace(event.month);
    state.reached = std::max(state.reached, stamp.now);
}

void apply(State& state, MonthExplained const& event, Stamp const&) {
    state.months[event.month] = event.reason;
}

void apply(State& state, DeviationRecorded const& event, Stamp const& stamp) {
    state.deviations.push_back(
        {event.place, event.rule, {event.anchor}, event.reason, stamp.actor, stamp.now, stamp.entered_by});
}

}  // namespace quorate::meetings

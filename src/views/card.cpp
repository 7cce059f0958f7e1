#include <algorithm>

#include "base/text.hpp"
#include "meetings/minutes.hpp"
#include "meetings/notice.hpp"
#include "views/directives.hpp"
#include "views/show.hpp"

/// A meeting in one line, the course it runs, and what its numbers promise.
namespace quorate::views {
namespace {

using namespace quorate::meetings;

/// The stages a meeting passes, each with the moment it was reached.
struct Stage {
    char const* name;
    bool reached;
    std::optional<Instant> at;
};

std::int64_t expected_members(Meeting const& meeting, std::vector<PersonId> const& roster) {
    return std::count_if(roster.begin(), roster.end(),
                         [&](PersonId const& member) { return !on_approved_leave(meeting, member); });
}

/// Everything that follows a meeting is done: minutes signed, every passed decision followed up.
bool all_followed_up(State const& state, Meeting const& meeting) {
    return std::all_of(state.decisions.begin(), state.decisions.end(), [&](auto const& entry) {
        return entry.second.meeting != meeting.id || followed_up(entry.second);
    });
}

/// "more than half of the 7 members due": the share that the charter asks for, as it is read for this meeting.
std::string share_text(Lens const& lens, Meeting const& meeting, Verdict const& verdict) {
    auto const& law = rules(lens, meeting);
    auto const thresholds = thresholds_of(law, charter::Kind{});
    auto const bar = bar_of(readings_of(scene(lens), meeting, law), thresholds, verdict.heads, verdict.figures);
    auto const whole = std::string("verdict.whole.").append(word(thresholds.pass.base));
    auto const half = bar.share.numerator * 2 == bar.share.denominator;
    auto const number = [&](std::int64_t value) {
        auto const in_words = lens.language == words::Language::zh && value < 100;
        return in_words ? text::chinese_number(static_cast<int>(value)) : std::to_string(value);
    };
    auto const part =
        phrase(lens, half ? "verdict.part.half" : "verdict.part",
               {{"numerator", number(bar.share.numerator)}, {"denominator", number(bar.share.denominator)}});
    return phrase(lens, bar.share.bound == Bound::more_than ? "verdict.more-than" : "verdict.at-least",
                  {{"part", part}, {"whole", phrase(lens, whole, {{"count", bar.whole}})}});
}

}  // namespace

std::string title_of(Lens const& lens, Meeting const& meeting) {
    return phrase(lens, meeting.extraordinary ? "meeting.extraordinary" : "meeting.title",
                  {{"number", std::int64_t{meeting.number}},
                   {"year", std::int64_t{static_cast<int>(meetings::day_of(scene(lens), meeting).year())}}});
}

std::optional<Instant> former_time(Meeting const& meeting, Leave const& leave) {
    return stands(meeting, leave) ? std::nullopt : std::optional(leave.meant);
}

std::vector<Step> steps_of(Lens const& lens, Meeting const& meeting) {
    auto const& minutes = meeting.minutes;
    auto const signed_off = minutes.signed_at.has_value();
    std::vector<Stage> const stages{
        {"planned", true, {}},
        {"noticed", meeting.noticed.has_value(), meeting.noticed},
        {"open", meeting.opened.has_value(), meeting.opened},
        {"closed", meeting.closed.has_value(), meeting.closed},
        {"circulated", minutes.circulated.has_value(), minutes.circulated},
        {"signed", signed_off, minutes.signed_at},
        {"followed-up", signed_off && all_followed_up(lens.state.meetings, meeting), {}},
    };
    auto const cancelled = meeting.stage == MeetingStage::cancelled;
    std::vector<Step> steps;
    auto reached = std::count_if(stages.begin(), stages.end(), [](Stage const& one) { return one.reached; });
    for (auto const& one : stages) {
        auto const word = show(lens, Term{"meeting-step", one.name});
        auto const index = static_cast<std::ptrdiff_t>(steps.size());
        auto const* state = one.reached ? "done" : cancelled ? "stopped" : index == reached ? "now" : "next";
        steps.push_back({word, state, one.at});
    }
    // A meeting that sits is at its opening, not past it.
    if (meeting.stage == MeetingStage::open) {
        steps[2].state = "now";
        steps[3].state = "next";
    }
    // The round of comments is on until everybody answered or its time is over (article 25).
    auto const asking = minutes.circulated && !signed_off &&
                        !yet_to_comment(scene(lens), meeting, rules(lens, meeting)).empty() && !minutes.comments_closed;
    if (asking) {
        steps[4].state = "now";
        steps[5].state = "next";
    }
    return steps;
}

MeetingCard card_of(Lens const& lens, Meeting const& meeting) {
    auto const& law = rules(lens, meeting);
    auto const roster = roster_of(scene(lens), meeting);
    MeetingCard card;
    card.meeting = meeting.id;
    card.number = meeting.number;
    card.title = title_of(lens, meeting);
    card.starts = meeting.starts;
    card.place = meeting.place;
    card.extraordinary = meeting.extraordinary;
    card.stage = show(lens, meeting.stage);
    card.items = static_cast<std::int64_t>(meeting.agenda.size());
    card.steps = steps_of(lens, meeting);
    card.notice_by = notice_deadline(scene(lens), meeting, law);
    card.noticed = meeting.noticed.has_value();
    card.acknowledged = meeting.receipts.contains(lens.reader);
    if (auto const* leave = leave_of(meeting, lens.reader)) {
        card.leave = show(lens, leave->state);
        card.leave_former = former_time(meeting, *leave);
    }
    card.roster = static_cast<std::int64_t>(roster.size());
    card.expected = expected_members(meeting, roster);
    // No item is meant: the kind has no quorum of its own, so that the general one answers.
    auto const thresholds = thresholds_of(law, charter::Kind{});
    Heads heads;
    heads.roster = card.roster;
    heads.present = card.expected;
    heads.able = card.expected;
    card.quorum_needed = figures_under(readings_of(scene(lens), meeting, law), thresholds, heads, 0).quorum_needed;
    return card;
}

Outlook outlook_of(Lens const& lens, Meeting const& meeting, Item const& item) {
    auto const& law = rules(lens, meeting);
    auto const* matter = find(lens.state.meetings, item.matter);
    auto const* kind = matter == nullptr ? nullptr : law.kind(matter->kind);
    Outlook outlook;
    if (kind == nullptr) return outlook;
    outlook.heads =
        item.opened ? heads_of(scene(lens), meeting, item, law) : expected_heads(scene(lens), meeting, item, law);
    auto const thresholds = thresholds_of(law, *kind);
    auto const ahead = forecast(readings_of(scene(lens), meeting, law), thresholds, outlook.heads);
    outlook.figures = ahead.figures;
    outlook.can_open = ahead.figures.quorate;
    outlook.can_pass = ahead.can_pass;
    outlook.can_pass_under_some_reading = ahead.can_pass_under_some_reading;
    outlook.quorum_by = show(lens, meeting, Citation{thresholds.quorum_by});
    outlook.pass_by = show(lens, meeting, Citation{thresholds.pass_by});
    Facts const facts{{"able", outlook.heads.able},
                      {"choice", term_fact("choice", kind->pass_choice)},
                      {"needed", outlook.figures.needed},
                      {"present", outlook.figures.quorum_present},
                      {"quorum", outlook.figures.quorum_needed}};
    auto const* name = !outlook.can_open  ? "outlook.no-quorum"
                       : outlook.can_pass ? "outlook.can-pass"
                                          : "outlook.cannot-pass";
    outlook.sentence = phrase(lens, name, facts);
    return outlook;
}

std::vector<Choice> tally(Lens const& lens, Verdict const& verdict, charter::Kind const& kind) {
    std::vector<Choice> result;
    for (auto const& choice : kind.choices) {
        auto const found = verdict.counts.find(choice);
        auto const count = found == verdict.counts.end() ? 0 : found->second;
        result.push_back({choice, show_choice(lens, choice).label, count, choice == kind.pass_choice});
    }
    return result;
}

VerdictView show(Lens const& lens, Meeting const& meeting, Verdict const& verdict, std::string const& pass_choice) {
    VerdictView view{verdict,
                     {},
                     {},
                     show(lens, meeting, Citation{verdict.quorum_by}),
                     show(lens, meeting, Citation{verdict.pass_by})};
    Facts facts{{"ayes", verdict.ayes},
                {"choice", term_fact("choice", pass_choice)},
                {"due", verdict.figures.due},
                {"needed", verdict.figures.needed},
                {"roster", verdict.heads.roster},
                {"present", verdict.figures.quorum_present},
                {"quorum", verdict.figures.quorum_needed},
                {"recused", verdict.heads.recused},
                {"on_leave", verdict.heads.on_leave},
                {"able", verdict.heads.able},
                {"share", share_text(lens, meeting, verdict)},
                {"quorum_article", view.quorum_by.label},
                {"pass_article", view.pass_by.label}};
    view.sentence = phrase(lens, verdict.passed ? "verdict.passed" : "verdict.failed", facts);
    view.explanation.push_back(
        phrase(lens, verdict.figures.quorate ? "verdict.quorate" : "verdict.not-quorate", facts));
    view.explanation.push_back(phrase(lens, "verdict.base", facts));
    if (verdict.heads.recused > 0) view.explanation.push_back(phrase(lens, "verdict.recused", facts));
    if (verdict.holds_under_all) {
        std::vector<Term> asked;
        for (auto const& id : thresholds_of(rules(lens, meeting), charter::Kind{}).open)
            asked.push_back({"reading", id});
        auto const none = asked.empty();
        facts["readings"] = std::move(asked);
        view.explanation.push_back(phrase(lens, none ? "verdict.one-reading" : "verdict.holds", facts));
    }
    for (auto const& other : verdict.others) {
        std::vector<Term> ids;
        for (auto const& id : other.readings) ids.push_back({"reading", id});
        facts["readings"] = ids;
        facts["other_needed"] = other.figures.needed;
        facts["other_due"] = other.figures.due;
        view.explanation.push_back(
            phrase(lens, other.figures.passed ? "verdict.would-pass" : "verdict.would-fail", facts));
    }
    return view;
}

}  // namespace quorate::views

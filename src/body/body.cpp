#include "body/body.hpp"

#include <iterator>
#include <type_traits>
#include <utility>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include "meetings/lookup.hpp"

namespace quorate::body {
namespace {

using namespace meetings;

/// What a person does or says in the room, signs on paper or hands in: the clerk may enter it where no device is
/// allowed. Left out is what somebody does at a desk of their own: preparing, drafting, checking, keeping the roster.
using EnteredFor =
    boost::mp11::mp_list<people::DeclareRelative, people::EntrustPresidency, ProposeMatter, AcceptMatter, DeclineMatter,
                         WithdrawMatter, ConsentToReconsider, AcknowledgeNotice, InviteObserver, UninviteObserver,
                         AskLeave, AnswerLeave, WriteOpinion, DeclareRecusal, RuleRecusal, EnterRoom, LeaveRoom,
                         OpenMeeting, CloseMeeting, EnterAsObserver, LeaveAsObserver, OpenItem, MakeStatement,
                         DeclineStatement, DeferItem, NoteItem, OpenBallot, CastVote, IssuePapers, EnterCount,
                         CloseBallot, VoidBallot, CommentOnMinutes, SignMinutes, ReportProgress, InstructOnProblem,
                         StateReservation, ActUrgently>;

using Decided = std::expected<std::vector<Event>, Rejection>;

template <class Inner>
Decided together(Answer<Inner> answer, std::string const& place) {
    if (!answer) return std::unexpected(std::move(answer.error()));
    std::vector<Event> events;
    for (auto& event : answer->events) events.emplace_back(Inner{std::move(event)});
    for (auto& deviation : answer->deviations) {
        events.emplace_back(meetings::Event{DeviationRecorded{
            place, std::move(deviation.rule), std::move(deviation.by.anchor), std::move(deviation.reason)}});
    }
    return events;
}

Decided decide_itself(State const& state, Command const& command, Context const& context) {
    auto const place = place_of(command);
    if (auto const* const about_people = std::get_if<people::Command>(&command)) {
        return together(
            std::visit([&](auto const& one) { return people::decide(state.people, one, context); }, *about_people),
            place);
    }
    Scene const scene{state.people, state.meetings};
    return together(std::visit([&](auto const& one) { return meetings::decide(scene, one, context); },
                               std::get<meetings::Command>(command)),
                    place);
}

/// Article 24: the record is kept by the clerk, who enters for others only what they themselves do.
void check_entry(Checks& checks, State const& state, Command const& command, Context const& context) {
    if (context.entered_by == context.actor) return;
    auto const day = people::today(state.people, context);
    auto const& rules = people::rules_on(state.people, context, day);
    auto const may =
        may_be_entered_for(command) && people::has_power(state.people, rules, context.entered_by, day, "record.keep");
    checks.forbid(!may, "record.entered-for", rules.record,
                  {{"command", std::vector<Term>{{"command", std::string(name_of(command))}}}});
}

template <class One>
std::string place_in(One const& one) {
    if constexpr (requires { one.item; })
        return place(one.item);
    else if constexpr (requires { one.decision; })
        return place(one.decision);
    else if constexpr (requires { one.directive; })
        return place(one.directive);
    else if constexpr (requires { one.meeting; })
        return place(one.meeting);
    else if constexpr (requires { one.matter; })
        return place(one.matter);
    else
        return "body";
}

template <class Whole, class Ask>
auto ask_each(Whole const& whole, Ask const& ask) {
    return std::visit([&](auto const& part) { return std::visit(ask, part); }, whole);
}

}  // namespace

Decided decide(State const& state, Command const& command, Context const& context) {
    Checks checks(context.reasons);
    check_entry(checks, state, command, context);
    auto decided = decide_itself(state, command, context);
    if (checks.clear()) return decided;
    auto rejection = checks.rejection();
    if (!decided) {
        auto& rest = decided.error();
        rejection.bad_input = std::move(rest.bad_input);
        rejection.obstacles.insert(rejection.obstacles.end(), std::make_move_iterator(rest.obstacles.begin()),
                                   std::make_move_iterator(rest.obstacles.end()));
    }
    return std::unexpected(std::move(rejection));
}

void apply(State& state, Event const& event, Stamp const& stamp) {
    if (auto const* const about_people = std::get_if<people::Event>(&event)) {
        std::visit([&](auto const& one) { people::apply(state.people, one, stamp); }, *about_people);
    } else {
        std::visit([&](auto const& one) { meetings::apply(state.meetings, one, stamp); },
                   std::get<meetings::Event>(event));
    }
}

std::string_view name_of(Command const& command) {
    return ask_each(command, [](auto const& one) { return std::string_view(one.kName); });
}

std::string_view name_of(Event const& event) {
    return ask_each(event, [](auto const& one) { return std::string_view(one.kName); });
}

std::string place_of(Command const& command) {
    return ask_each(command, [](auto const& one) { return place_in(one); });
}

bool may_be_entered_for(Command const& command) {
    return ask_each(command, [](auto const& one) {
        return boost::mp11::mp_contains<EnteredFor, std::remove_cvref_t<decltype(one)>>::value;
    });
}

}  // namespace quorate::body

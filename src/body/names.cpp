#include <type_traits>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include "body/body.hpp"
#include "meetings/lookup.hpp"
#include "procedures/lookup.hpp"

namespace quorate::body {
namespace {

using namespace meetings;

/// What a person does or says in the room, signs on paper or hands in: the clerk may enter it where no device is
/// allowed. Left out is what somebody does at a desk of their own: preparing, drafting, checking, keeping the roster.
using EnteredFor =
    boost::mp11::mp_list<people::DeclareRelative, people::EntrustPresidency, ProposeMatter, AcceptMatter, DeclineMatter,
                         WithdrawMatter, ConsentToReconsider, AcknowledgeNotice, ReadPaper, InviteObserver,
                         UninviteObserver, AskLeave, AnswerLeave, WriteOpinion, DeclareRecusal, RuleRecusal, EnterRoom,
                         LeaveRoom, OpenMeeting, CloseMeeting, EnterAsObserver, LeaveAsObserver, OpenItem,
                         MakeStatement, DeclineStatement, DeferItem, NoteItem, OpenBallot, CastVote, IssuePapers,
                         EnterCount, CloseBallot, VoidBallot, CommentOnMinutes, SignMinutes, ReportProgress,
                         InstructOnProblem, ExtendDirective, StateReservation, ActUrgently, procedures::StartProcedure,
                         procedures::CompleteStep, procedures::ReturnStep, procedures::GiveOpinion>;

template <class One>
std::string place_in(One const& one) {
    if constexpr (requires { one.instance; })
        return procedures::place(one.instance);
    else if constexpr (requires { one.item; })
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

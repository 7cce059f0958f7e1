#include <utility>

#include "procedures/procedures.hpp"

/// The one place where commands and events are made, copied, moved and destroyed.
namespace quorate::procedures {

template <class One>
    requires boost::mp11::mp_contains<CommandVariant, One>::value
Command::Command(One one) : CommandVariant(std::in_place_type<One>, std::move(one)) {}
Command::Command(Command const& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(Command const& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

template <class One>
    requires boost::mp11::mp_contains<EventVariant, One>::value
Event::Event(One one) : EventVariant(std::in_place_type<One>, std::move(one)) {}
Event::Event(Event const& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(Event const& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

template Command::Command(StartProcedure);
template Command::Command(Resubmit);
template Command::Command(Withdraw);
template Command::Command(CompleteStep);
template Command::Command(ReturnStep);
template Command::Command(AddSigner);
template Command::Command(HandOver);
template Command::Command(Urge);
template Command::Command(LinkMatter);
template Command::Command(AskOpinions);
template Command::Command(GiveOpinion);
template Command::Command(UseOpinion);
template Command::Command(EnterHolidays);
template Command::Command(ReplaceDoer);
template Command::Command(ReleaseOpinion);

template Event::Event(ProcedureStarted);
template Event::Event(ProcedureResubmitted);
template Event::Event(ProcedureWithdrawn);
template Event::Event(StepOpened);
template Event::Event(StepPassedOver);
template Event::Event(StepActed);
template Event::Event(StepFinished);
template Event::Event(StepReturned);
template Event::Event(SignerAdded);
template Event::Event(StepHandedOver);
template Event::Event(StepUrged);
template Event::Event(MatterLinked);
template Event::Event(MatterUnlinked);
template Event::Event(StepDecided);
template Event::Event(StepLapsed);
template Event::Event(OpinionsAsked);
template Event::Event(OpinionGiven);
template Event::Event(OpinionUsed);
template Event::Event(InstanceNumbered);
template Event::Event(InstanceEnded);
template Event::Event(HolidaysEntered);
template Event::Event(StepDueSet);
template Event::Event(DoerReplaced);
template Event::Event(OpinionReleased);

}  // namespace quorate::procedures

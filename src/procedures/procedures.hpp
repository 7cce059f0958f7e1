#pragma once

#include <optional>
#include <variant>
#include <vector>

#include <boost/mp11/algorithm.hpp>

#include "meetings/scene.hpp"
#include "procedures/commands.hpp"
#include "procedures/events.hpp"

/// The whole of procedures in one place: every command, every event, and the two functions each of them has. A command
/// without its `decide`, or an event without its `apply`, does not link.
namespace quorate::procedures {

using people::Context;
using people::Stamp;

/// What a decision about a procedure looks at. Only the last one changes.
struct Scene {
    people::State const& people;
    meetings::State const& meetings;
    State const& procedures;
};

using CommandVariant =
    std::variant<StartProcedure, Resubmit, Withdraw, CompleteStep, ReturnStep, AddSigner, HandOver, Urge, LinkMatter,
                 AskOpinions, GiveOpinion, UseOpinion, EnterHolidays, ReplaceDoer, ReleaseOpinion>;

/// One command; a class for the reason given in meetings.
class Command : public CommandVariant {
  public:
    using Variant = CommandVariant;

    template <class One>
        requires boost::mp11::mp_contains<Variant, One>::value
    Command(One one);  // NOLINT(google-explicit-constructor): a command or event is one of its list
    Command(Command const& other);
    Command(Command&& other) noexcept;
    Command& operator=(Command const& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

using EventVariant =
    std::variant<ProcedureStarted, ProcedureResubmitted, ProcedureWithdrawn, StepOpened, StepPassedOver, StepActed,
                 StepFinished, StepReturned, SignerAdded, StepHandedOver, StepUrged, MatterLinked, MatterUnlinked,
                 StepDecided, StepLapsed, OpinionsAsked, OpinionGiven, OpinionUsed, InstanceNumbered, InstanceEnded,
                 HolidaysEntered, StepDueSet, DoerReplaced, OpinionReleased>;

/// One event.
class Event : public EventVariant {
  public:
    using Variant = EventVariant;

    template <class One>
        requires boost::mp11::mp_contains<Variant, One>::value
    Event(One one);  // NOLINT(google-explicit-constructor): a command or event is one of its list
    Event(Event const& other);
    Event(Event&& other) noexcept;
    Event& operator=(Event const& other);
    Event& operator=(Event&& other) noexcept;
    ~Event();
};

[[nodiscard]] Answer<Event> decide(Scene const&, StartProcedure const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, Resubmit const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, Withdraw const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, CompleteStep const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReturnStep const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AddSigner const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, HandOver const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReplaceDoer const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, Urge const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, LinkMatter const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, AskOpinions const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, GiveOpinion const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, UseOpinion const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, ReleaseOpinion const&, Context const&);
[[nodiscard]] Answer<Event> decide(Scene const&, EnterHolidays const&, Context const&);

void apply(State&, ProcedureStarted const&, Stamp const&);
void apply(State&, ProcedureResubmitted const&, Stamp const&);
void apply(State&, ProcedureWithdrawn const&, Stamp const&);
void apply(State&, StepOpened const&, Stamp const&);
void apply(State&, StepPassedOver const&, Stamp const&);
void apply(State&, StepActed const&, Stamp const&);
void apply(State&, StepFinished const&, Stamp const&);
void apply(State&, StepReturned const&, Stamp const&);
void apply(State&, SignerAdded const&, Stamp const&);
void apply(State&, StepHandedOver const&, Stamp const&);
void apply(State&, DoerReplaced const&, Stamp const&);
void apply(State&, StepUrged const&, Stamp const&);
void apply(State&, MatterLinked const&, Stamp const&);
void apply(State&, MatterUnlinked const&, Stamp const&);
void apply(State&, StepDecided const&, Stamp const&);
void apply(State&, StepLapsed const&, Stamp const&);
void apply(State&, OpinionsAsked const&, Stamp const&);
void apply(State&, OpinionGiven const&, Stamp const&);
void apply(State&, OpinionUsed const&, Stamp const&);
void apply(State&, OpinionReleased const&, Stamp const&);
void apply(State&, InstanceNumbered const&, Stamp const&);
void apply(State&, InstanceEnded const&, Stamp const&);
void apply(State&, HolidaysEntered const&, Stamp const&);
void apply(State&, StepDueSet const&, Stamp const&);

}  // namespace quorate::procedures

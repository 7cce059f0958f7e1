#pragma once

#include "procedures/procedures.hpp"

/// How a procedure goes on: what opens, is passed over, is numbered and ends when something was done.
namespace quorate::procedures {

/// The course of one instance while a command is decided. Each call adds the events that follow to those so far.
class Course {
  public:
    Course(Scene const& scene, charter::Rules const& rules, charter::Procedure const& procedure, Instance instance,
           Context const& context);

    /// What was filled in at the start or a step, for the conditions and the persons named there. The start fills in
    /// the whole form anew.
    void fill(std::string const& step, Filled const& filled);
    /// The step is done; it may give the instance its number.
    void finish(std::string const& step);
    /// Back to the step: it, and everything that waits for it, is taken back.
    void take_back(std::string const& to);
    /// Opens all that may begin now, passes over what does not apply, and ends what has nothing left to do.
    void go_on();
    void end(InstanceStage stage);

    void happens(Event event) { events_.push_back(std::move(event)); }
    [[nodiscard]] std::vector<Event> take() { return std::move(events_); }
    /// What `take_back` took back, the step itself first.
    [[nodiscard]] std::vector<std::string> reset_by(std::string const& to) const;

  private:
    [[nodiscard]] bool ready(charter::ProcedureStep const& step) const;
    [[nodiscard]] bool applies(charter::ProcedureStep const& step) const;
    void open(charter::ProcedureStep const& step);
    void number();

    Scene const& scene_;
    charter::Rules const& rules_;
    charter::Procedure const& procedure_;
    Instance instance_;
    Context const& context_;
    std::vector<Event> events_;
};

/// When the step would be due, opened at this moment.
[[nodiscard]] StepOpened opening(Scene const& scene, Instance const& instance, charter::ProcedureStep const& step,
                                 charter::Rules const& rules, Context const& context, Instant from);

/// From when on a step can be done that the charter does not let be done at once, or why nobody can tell.
struct Beginning {
    std::optional<Instant> from;  ///< empty, with nothing beside it, where it can be done at once
    std::optional<std::int32_t> year_missing;
    std::string parameter_unset;
};
/// Counted anew from when the step opened, by the holidays that are known now.
[[nodiscard]] Beginning beginning_of(Scene const& scene, charter::Rules const& rules,
                                     charter::ProcedureStep const& step, Step const& state, Date today);

/// The steps that are open and that a step, which is not yet, waits for, by however many others; "start" alone where
/// the form was sent back. Nothing for what was opened, passed over or ended.
[[nodiscard]] std::vector<std::string> held_up_by(charter::Procedure const& procedure, Instance const& instance,
                                                  std::string_view step);

/// What became of a step by the hands that are in, this one among them.
enum class Outcome { open, done, failed };
[[nodiscard]] Outcome outcome_of(charter::ProcedureStep const& step, std::vector<PersonId> const& group,
                                 std::map<PersonId, Hand> const& hands);
/// The same of a group that talks, pair by pair.
[[nodiscard]] Outcome outcome_of(std::vector<PersonId> const& group, Step const& talking);

}  // namespace quorate::procedures

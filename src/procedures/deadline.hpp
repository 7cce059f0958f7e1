#pragma once

#include "procedures/procedures.hpp"

/// What time, and what a meeting decides, bring about in procedures: nobody's command, decided and recorded like
/// everything else.
namespace quorate::procedures {

/// When the earliest term is over that has not been acted upon.
[[nodiscard]] std::optional<Instant> next_deadline(State const& state);
/// What has lapsed by now, and what follows by the charters of the instances.
[[nodiscard]] std::vector<Event> lapses(Scene const& scene, Context const& context);
/// The terms in working days that end otherwise with these holidays: known at last, or entered wrongly before.
[[nodiscard]] std::vector<Event> terms_known(Scene const& scene, State const& with_holidays, Context const& context);

/// A matter was decided: the steps that waited for it go on, or come to nothing.
[[nodiscard]] std::vector<Event> on_decision(Scene const& scene, MatterId const& matter, DecisionId const& decision,
                                             bool passed, Context const& context);
/// A matter will not be decided any more.
[[nodiscard]] std::vector<Event> on_dropped(Scene const& scene, MatterId const& matter);

/// Leave from meetings that an instance gave when it was completed.
struct GrantedLeave {
    PersonId person;
    Date from{};
    Date to{};
    std::string title;  ///< of the procedure: why, as far as everybody may know
};
[[nodiscard]] std::optional<GrantedLeave> leave_of(charter::Library const& charters, Instance const& instance);

}  // namespace quorate::procedures

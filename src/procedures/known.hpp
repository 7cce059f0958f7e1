#pragma once

#include "procedures/lookup.hpp"

/// The instance and step that a command names, looked up once for every decision, with what must hold of both.
namespace quorate::procedures {

struct Known {
    Instance const& instance;
    charter::Rules const& rules;
    charter::Procedure const& procedure;
};

/// Empty after the fault "unknown-instance". An instance that is over takes no command.
[[nodiscard]] std::optional<Known> known_instance(Checks& checks, Scene const& scene, Context const& context,
                                                  InstanceId const& id);

/// A step that is open.
struct KnownStep : Known {
    charter::ProcedureStep const& step;
    Step const& state;
};

/// Empty after the fault "unknown-step", or where nothing more can be said of a step that is not open.
[[nodiscard]] std::optional<KnownStep> open_step(Checks& checks, Scene const& scene, Context const& context,
                                                 InstanceId const& id, std::string const& step);
/// Forbids it to those whose step it is not.
void require_doer(Checks& checks, Scene const& scene, Context const& context, KnownStep const& known);
/// Somebody who can be given a part: known, in office, and no administrator. False where nobody is known by that id.
bool require_in_office(Checks& checks, Scene const& scene, Context const& context, Known const& known,
                       Citation const& by, std::string_view at, PersonId const& person);
/// The same for the step, of somebody whose step it is not already.
void require_other(Checks& checks, Scene const& scene, Context const& context, KnownStep const& known,
                   std::string_view at, PersonId const& person);
/// True when the actor keeps the record, or is one of those whose step it is, or whose procedure.
[[nodiscard]] bool has_hand_in(Scene const& scene, Context const& context, KnownStep const& known);

}  // namespace quorate::procedures

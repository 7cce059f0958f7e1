#pragma once

#include "views/entry.hpp"

/// What steps of procedures wait for. Used inside this room only.
namespace quorate::views {

/// In words: the day, the meeting or the people an open step waits for, or that too few can do it; of one that is not
/// open yet the steps before it that hold it up, or whoever has to submit the form again. Empty where it waits for
/// nothing any more.
[[nodiscard]] std::optional<std::string> waits_for(Law const& law, charter::Procedure const& procedure,
                                                   procedures::Instance const& instance,
                                                   charter::ProcedureStep const& step);
/// That whoever answers for it has to submit its form again.
[[nodiscard]] std::string waits_for_form(Law const& law, procedures::Instance const& instance);
/// That too few hold its offices, or are named for it, for the open step ever to be done; empty where enough do.
[[nodiscard]] std::optional<std::string> too_few(Law const& law, charter::Procedure const& procedure,
                                                 procedures::Instance const& instance,
                                                 charter::ProcedureStep const& step);

}  // namespace quorate::views

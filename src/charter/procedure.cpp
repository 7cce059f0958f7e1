#include "charter/procedure.hpp"

#include <algorithm>

namespace quorate::charter {
namespace {

template <class Thing>
Thing const* named(std::vector<Thing> const& things, std::string_view name) {
    auto const found = std::find_if(things.begin(), things.end(), [&](Thing const& one) { return one.name == name; });
    return found == things.end() ? nullptr : &*found;
}

}  // namespace

bool of_group(StepAct act) {
    return act == StepAct::countersign || act == StepAct::circulate || act == StepAct::consent || act == StepAct::talk;
}

ProcedureStep const* Procedure::step(std::string_view step_name) const {
    return named(steps, step_name);
}

FormField const* Procedure::field(std::string_view field_name) const {
    return named(form, field_name);
}

ProcedureStep const* Procedure::filled_at(std::string_view field_name) const {
    auto const found = std::find_if(steps.begin(), steps.end(), [&](ProcedureStep const& one) {
        return std::find(one.fills.begin(), one.fills.end(), field_name) != one.fills.end();
    });
    return found == steps.end() ? nullptr : &*found;
}

}  // namespace quorate::charter

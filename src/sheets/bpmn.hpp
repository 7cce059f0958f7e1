#pragma once

#include <string>

#include "base/diagram.hpp"

namespace quorate::sheets {

/// The course as a process of BPMN 2.0 with its drawing, in UTF-8. Its conditions are words for people: it is a
/// document, and not to be executed.
[[nodiscard]] std::string bpmn(Diagram const& diagram);

}  // namespace quorate::sheets

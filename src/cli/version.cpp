#include <fmt/format.h>

#include "cli/invocation.hpp"

namespace quorate::cli {

Exit version(Invocation const& invocation) {
    invocation.print(fmt::format("quorate {}", QUORATE_VERSION));
    return Exit::ok;
}

}  // namespace quorate::cli

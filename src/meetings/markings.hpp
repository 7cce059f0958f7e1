#pragma once

#include <string_view>

namespace quorate::meetings {

/// True for a title that carries a mark of state secrecy itself, such as "(机密★1年)": nothing of such a file may stay
/// here (article 23).
[[nodiscard]] bool marked_secret(std::string_view title);

}  // namespace quorate::meetings

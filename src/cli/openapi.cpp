#include "cli/invocation.hpp"
#include "server/api.hpp"

namespace quorate::cli {

Exit openapi(Invocation const& invocation) {
    auto const asked = invocation.value("language", "en");
    auto const language = asked == "zh" ? words::Language::zh : words::Language::en;
    invocation.print(server::openapi(server::routes_of(nullptr), language));
    return Exit::ok;
}

}  // namespace quorate::cli

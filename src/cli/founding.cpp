#include "cli/founding.hpp"

#include <future>

#include <fmt/format.h>

#include "crypto/random.hpp"

namespace quorate::cli {

bool Founding::begin(BodyId const& body, std::string const& suite) {
    desk_ = installation_.bodies.find(body);
    if (desk_) return true;
    auto const known = crypto::suite_from(suite);
    if (!known) return false;
    desk_ = installation_.bodies.begin(body, *known);
    return desk_ != nullptr;
}

bool Founding::give(body::Command const& command) {
    std::promise<server::Reply> promise;
    auto future = promise.get_future();
    server::Order order{CommandId{crypto::random_id("cmd")}, actor_, actor_, command, {}};
    desk_->submit(std::move(order), invocation_.language,
                  [&promise](server::Reply reply) { promise.set_value(std::move(reply)); });
    auto const reply = future.get();
    if (std::holds_alternative<server::Done>(reply)) return true;
    invocation_.complain(invocation_.say(
        "not-done", {{"what", words::shipped().command(invocation_.language, body::name_of(command))}}));
    if (auto const* const refused = std::get_if<server::Refused>(&reply)) {
        for (auto const& one : refused->errors) invocation_.complain(fmt::format("  {} {}", one.at, one.detail));
        for (auto const& one : refused->obstacles)
            invocation_.complain(fmt::format("  {} ({})", one.message, one.article.label));
    }
    return false;
}

}  // namespace quorate::cli

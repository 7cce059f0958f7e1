#include "server/founding.hpp"

#include <future>

#include <fmt/format.h>

#include "crypto/random.hpp"

namespace quorate::server {

bool Founding::begin(BodyId const& body, std::string const& suite) {
    desk_ = installation_.bodies.find(body);
    if (desk_) return true;
    auto const known = crypto::suite_from(suite);
    if (!known) return false;
    desk_ = installation_.bodies.begin(body, *known);
    return desk_ != nullptr;
}

bool Founding::give(body::Command const& command) {
    return give(Act{actor_, actor_, command, {}});
}

bool Founding::give(Act act) {
    std::promise<Reply> promise;
    auto future = promise.get_future();
    std::string const name(body::name_of(act.command));
    Order order{CommandId{crypto::random_id("cmd")}, std::move(act.actor), std::move(act.entered_by),
                std::move(act.command), std::move(act.reasons)};
    desk_->submit(std::move(order), language_, [&promise](Reply reply) { promise.set_value(std::move(reply)); });
    auto const reply = future.get();
    if (std::holds_alternative<Done>(reply)) return true;
    auto const& words = words::shipped();
    complaints_.push_back(words.say(language_, "phrase.not-done", {{"what", words.command(language_, name)}}, {}));
    if (auto const* const refused = std::get_if<Refused>(&reply)) {
        for (auto const& one : refused->errors) complaints_.push_back(fmt::format("  {} {}", one.at, one.detail));
        for (auto const& one : refused->obstacles)
            complaints_.push_back(fmt::format("  {} ({})", one.message, one.article.label));
    }
    return false;
}

}  // namespace quorate::server

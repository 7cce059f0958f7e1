#include "server/founding.hpp"

#include <future>
#include <utility>

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
    std::vector<Act> one;
    one.push_back(std::move(act));
    return give(std::move(one));
}

bool Founding::give(std::vector<Act> acts) {
    std::vector<std::pair<std::string_view, std::future<Reply>>> waiting;
    for (auto& act : acts) {
        std::promise<Reply> promise;
        waiting.emplace_back(body::name_of(act.command), promise.get_future());
        Order order{CommandId{crypto::random_id("cmd")}, std::move(act.actor), std::move(act.entered_by),
                    std::move(act.command), std::move(act.reasons)};
        desk_->submit(std::move(order), language_,
                      [promise = std::move(promise)](Reply reply) mutable { promise.set_value(std::move(reply)); });
    }
    auto good = true;
    for (auto& [command, reply] : waiting) good = hear(command, reply.get()) && good;
    return good;
}

/// True when it was carried out; else what was said to it is kept.
bool Founding::hear(std::string_view command, Reply const& reply) {
    if (std::holds_alternative<Done>(reply)) return true;
    auto const& words = words::shipped();
    complaints_.push_back(words.say(language_, "phrase.not-done", {{"what", words.command(language_, command)}}, {}));
    if (auto const* const refused = std::get_if<Refused>(&reply)) {
        for (auto const& one : refused->errors) complaints_.push_back(fmt::format("  {} {}", one.at, one.detail));
        for (auto const& one : refused->obstacles)
            complaints_.push_back(fmt::format("  {} ({})", one.message, one.article.label));
    }
    return false;
}

}  // namespace quorate::server

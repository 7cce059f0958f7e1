#include "cli/founding.hpp"

#include <future>

#include <fmt/format.h>

#include "crypto/random.hpp"
#include "server/shelf.hpp"

namespace quorate::cli {

std::optional<SoundCharter> sound_charter(Invocation const& invocation, std::string const& path) {
    auto bytes = read_file(invocation, path);
    auto checked = server::check_charter(bytes, path, words::shipped());
    if (checked && checked->failed_examples.empty()) return SoundCharter{std::move(bytes), std::move(checked->charter)};
    invocation.complain(invocation.say("charter-with-errors", {{"file", path}}));
    if (checked)
        for (auto const& line : checked->failed_examples) invocation.complain("  " + line);
    return std::nullopt;
}

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
    std::promise<server::Reply> promise;
    auto future = promise.get_future();
    std::string const name(body::name_of(act.command));
    server::Order order{CommandId{crypto::random_id("cmd")}, std::move(act.actor), std::move(act.entered_by),
                        std::move(act.command), std::move(act.reasons)};
    desk_->submit(std::move(order), invocation_.language,
                  [&promise](server::Reply reply) { promise.set_value(std::move(reply)); });
    auto const reply = future.get();
    if (std::holds_alternative<server::Done>(reply)) return true;
    invocation_.complain(invocation_.say("not-done", {{"what", words::shipped().command(invocation_.language, name)}}));
    if (auto const* const refused = std::get_if<server::Refused>(&reply)) {
        for (auto const& one : refused->errors) invocation_.complain(fmt::format("  {} {}", one.at, one.detail));
        for (auto const& one : refused->obstacles)
            invocation_.complain(fmt::format("  {} ({})", one.message, one.article.label));
    }
    return false;
}

}  // namespace quorate::cli

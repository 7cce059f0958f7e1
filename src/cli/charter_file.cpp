#include "cli/charter_file.hpp"

#include "server/shelf.hpp"

namespace quorate::cli {

std::optional<server::SoundCharter> sound_charter(Invocation const& invocation, std::string const& path) {
    auto bytes = read_file(invocation, path);
    auto checked = server::check_charter(bytes, path, words::shipped());
    if (checked && checked->failed_examples.empty())
        return server::SoundCharter{std::move(bytes), std::move(checked->charter)};
    invocation.complain(invocation.say("charter-with-errors", {{"file", path}}));
    if (checked)
        for (auto const& line : checked->failed_examples) invocation.complain("  " + line);
    return std::nullopt;
}

}  // namespace quorate::cli

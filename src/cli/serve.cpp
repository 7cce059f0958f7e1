#include <charconv>
#include <csignal>
#include <thread>

#include <fmt/format.h>
#include <malloc.h>

#include "cli/charter_file.hpp"
#include "cli/script_report.hpp"
#include "demonstration/tale.hpp"
#include "server/api.hpp"

namespace quorate::cli {

namespace {

/// The signals that end a server, held back from every thread that is started later and waited for in one place.
class EndSignals {
  public:
    EndSignals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    void wait() const {
        int which = 0;
        sigwait(&set_, &which);
    }

  private:
    sigset_t set_{};
};

/// A digest of a password takes 19 MiB for a moment; they go back to the system at once, and so does what a large
/// answer took. Few arenas, because few threads ever allocate at the same time.
void give_memory_back() {
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_ARENA_MAX, 2);
}

std::optional<std::uint16_t> port_from(std::string const& text) {
    std::uint16_t port = 0;
    auto const end = text.data() + text.size();
    auto const [stopped, fault] = std::from_chars(text.data(), end, port);
    return fault == std::errc{} && stopped == end ? std::optional(port) : std::nullopt;
}

server::ListenerOptions listener_options(Invocation const& invocation, std::uint16_t port) {
    server::ListenerOptions options;
    options.address = invocation.value("host", "127.0.0.1");
    options.port = port;
    options.trusted_proxies = invocation.values("proxy");
    // Behind a proxy all clients come from its address.
    if (!options.trusted_proxies.empty()) options.connections_per_address_most = options.connections_most;
    return options;
}

void print_address(Invocation const& invocation, std::string const& host, std::uint16_t port) {
    auto const shown = host.contains(':') ? "[" + host + "]" : host;
    invocation.print(invocation.say("serving", {{"address", fmt::format("http://{}:{}", shown, port)}}));
    std::fflush(stdout);
}

/// The charter of the command line and those that the scenario chooses; empty, after a complaint, when one is not
/// sound.
std::optional<std::vector<demonstration::CharterText>> charters_for(Invocation const& invocation,
                                                                    play::Script const& script) {
    auto paths = play::charters_named(script);
    auto const first = invocation.value("demonstration");
    std::erase(paths, first);
    paths.insert(paths.begin(), first);
    std::vector<demonstration::CharterText> charters;
    for (auto const& path : paths) {
        auto sound = sound_charter(invocation, path);
        if (!sound) return std::nullopt;
        charters.push_back({path, *std::move(sound)});
    }
    return charters;
}

/// The one scenario of the file, played; empty, after a complaint with file and line, when it is no scenario or a line
/// came out otherwise than it says.
std::optional<demonstration::Tale> tale_of(Invocation const& invocation) {
    auto const path = invocation.value("scenario");
    auto const script = play::read_script(read_file(invocation, path));
    for (auto const& fault : script.faults) print_fault(invocation, path, fault);
    if (!script.faults.empty()) return std::nullopt;
    auto const charters = charters_for(invocation, script);
    if (!charters) return std::nullopt;
    auto told = demonstration::tell(script.scenarios.front(), *charters);
    if (told.report.good()) return std::move(told.tale);
    print_difference(invocation, path, told.report.lines.back());
    return std::nullopt;
}

bool make_demonstration(Invocation const& invocation, server::Workers& workers) {
    auto const data = invocation.value("data", "var");
    auto const charter = [&] { return sound_charter(invocation, invocation.value("demonstration")); };
    auto const tale = [&] { return tale_of(invocation); };
    auto const outcome = invocation.has("scenario")
                             ? demonstration::demonstrate_tale(data, workers, invocation.language, tale)
                             : demonstration::demonstrate(data, workers, invocation.language, charter);
    for (auto const& line : outcome.complaints) invocation.complain(line);
    return outcome.there;
}

void print_accounts(Invocation const& invocation, server::Installation& installation) {
    invocation.print(invocation.say("demonstration", {{"password", std::string(demonstration::kPassword)}}));
    auto const all = invocation.has("scenario") ? demonstration::accounts_in(installation) : demonstration::accounts();
    for (auto const& [name, person, office] : all) {
        auto const role = office
                              ? fmt::format("{} {}", person, words::shipped().term(invocation.language, term(*office)))
                              : invocation.say("administrator");
        invocation.print(fmt::format("  {:10} {}", name, role));
    }
}

}  // namespace

Exit serve(Invocation const& invocation) {
    auto const port = port_from(invocation.value("port", "8080"));
    if (!port) throw WrongUsage(invocation.say("bad-port"));
    if (invocation.has("scenario") && !invocation.has("demonstration"))
        throw WrongUsage(invocation.say("missing-option", {{"what", std::string("demonstration")}}));
    give_memory_back();
    EndSignals const signals;
    std::signal(SIGPIPE, SIG_IGN);
    server::Workers workers(std::max(4U, std::thread::hardware_concurrency()));
    if (invocation.has("demonstration") && !make_demonstration(invocation, workers)) return Exit::no;
    server::Installation installation(invocation.value("data", "var"), invocation.value("web"), workers,
                                      server::system_now);
    installation.secure = invocation.has("secure");
    server::Api api(installation);
    server::Listener listener(listener_options(invocation, *port), api, workers);
    if (invocation.has("demonstration")) print_accounts(invocation, installation);
    print_address(invocation, invocation.value("host", "127.0.0.1"), listener.port());
    signals.wait();
    invocation.print(invocation.say("stopping"));
    installation.bodies.close();
    listener.stop();
    return Exit::ok;
}

}  // namespace quorate::cli

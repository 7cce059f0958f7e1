#include <charconv>
#include <csignal>
#include <thread>

#include <fmt/format.h>
#include <malloc.h>

#include "cli/charter_file.hpp"
#include "demonstration/demonstration.hpp"
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

bool make_demonstration(Invocation const& invocation, server::Workers& workers) {
    auto const charter = [&] { return sound_charter(invocation, invocation.value("demonstration")); };
    auto const outcome =
        demonstration::demonstrate(invocation.value("data", "var"), workers, invocation.language, charter);
    for (auto const& line : outcome.complaints) invocation.complain(line);
    return outcome.there;
}

void print_accounts(Invocation const& invocation) {
    invocation.print(invocation.say("demonstration", {{"password", std::string(demonstration::kPassword)}}));
    for (auto const& [name, person, office] : demonstration::accounts()) {
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
    if (invocation.has("demonstration")) print_accounts(invocation);
    print_address(invocation, invocation.value("host", "127.0.0.1"), listener.port());
    signals.wait();
    invocation.print(invocation.say("stopping"));
    installation.bodies.close();
    listener.stop();
    return Exit::ok;
}

}  // namespace quorate::cli

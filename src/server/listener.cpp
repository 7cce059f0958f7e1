#include "server/listener.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/redirect_error.hpp>

#include "server/connection.hpp"
#include "server/head.hpp"

namespace quorate::server {

namespace {

std::string plain(asio::ip::address address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

/// A client that was answered often asks again at once, and to be woken takes longer than it does: a thread that has
/// just had something to do looks around for a moment before it sleeps.
constexpr std::chrono::microseconds kAwake{50};

void go_around(asio::io_context& loop) {
    auto const open = asio::make_work_guard(loop);
    auto sleeps = std::chrono::steady_clock::now();
    while (!loop.stopped()) {
        auto const did = std::chrono::steady_clock::now() < sleeps ? loop.poll() : loop.run_one();
        if (did > 0) sleeps = std::chrono::steady_clock::now() + kAwake;
    }
}

}  // namespace

struct Listener::Inside {
    Inside(ListenerOptions const& the_options, Site& the_site, Workers& the_workers)
        : around{std::make_shared<Loops>(the_options.threads),
                 the_options,
                 the_site,
                 the_workers,
                 false,
                 [this] { return crowded(); }},
          acceptor(around.alive->all.front()) {}

    Surroundings around;
    tcp::acceptor acceptor;
    std::uint16_t port = 0;
    std::size_t admitted = 0;
    std::vector<std::jthread> threads;

    std::mutex mutex;
    std::condition_variable gone;
    std::set<std::shared_ptr<Connection>> connections;
    std::map<std::string, std::size_t> by_address;

    void listen();
    awaitable<void> accept();
    void turn_away(tcp::socket socket);
    /// Nothing when there are too many already.
    std::shared_ptr<Connection> admit(tcp::socket&& socket, std::string const& address);
    void forget(std::shared_ptr<Connection> const& connection);
    [[nodiscard]] bool crowded();
    void stop();
};

void Listener::Inside::listen() {
    tcp::endpoint const endpoint(asio::ip::make_address(around.options.address), around.options.port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
    port = acceptor.local_endpoint().port();
    asio::co_spawn(acceptor.get_executor(), accept(), asio::detached);
    for (auto& loop : around.alive->all) {
        threads.emplace_back([&loop] { go_around(loop); });
    }
}

awaitable<void> Listener::Inside::accept() {
    while (acceptor.is_open()) {
        error_code error;
        auto& loops = around.alive->all;
        asio::any_io_executor const next = loops[admitted++ % loops.size()].get_executor();
        tcp::socket socket = co_await acceptor.async_accept(next, asio::redirect_error(use_awaitable, error));
        if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
        if (error) {
            // Most likely no descriptor is left; others will end and give theirs back.
            asio::steady_timer pause(acceptor.get_executor(), std::chrono::milliseconds{100});
            co_await pause.async_wait(asio::redirect_error(use_awaitable, error));
            continue;
        }
        auto const remote = socket.remote_endpoint(error);
        if (error) continue;
        socket.set_option(tcp::no_delay(true), error);
        socket.non_blocking(true, error);
        auto const executor = socket.get_executor();
        auto const connection = admit(std::move(socket), plain(remote.address()));
        if (connection) {
            asio::co_spawn(executor, connection->run(), [this, connection](std::exception_ptr) { forget(connection); });
        } else {
            turn_away(std::move(socket));
        }
    }
}

void Listener::Inside::turn_away(tcp::socket socket) {
    Request const nothing;
    auto response = around.site.answer_to(Trouble::overloaded, nothing);
    around.site.dress(nothing, response);
    auto text = head_text(response, {.keep = false, .length = length_of(response)});
    if (auto const* const body = std::get_if<std::string>(&response.body)) text += *body;
    // A new line has room for so little; whoever does not read it is not waited for.
    error_code error;
    socket.non_blocking(true, error);
    socket.write_some(asio::buffer(text), error);
    socket.shutdown(tcp::socket::shutdown_send, error);
}

std::shared_ptr<Connection> Listener::Inside::admit(tcp::socket&& socket, std::string const& address) {
    std::lock_guard const lock(mutex);
    auto& here = by_address[address];
    if (connections.size() >= around.options.connections_most || here >= around.options.connections_per_address_most) {
        if (here == 0) by_address.erase(address);
        return nullptr;
    }
    ++here;
    auto connection = std::make_shared<Connection>(around, std::move(socket), address);
    connections.insert(connection);
    return connection;
}

void Listener::Inside::forget(std::shared_ptr<Connection> const& connection) {
    std::lock_guard const lock(mutex);
    connections.erase(connection);
    auto const here = by_address.find(connection->peer());
    if (--here->second == 0) by_address.erase(here);
    if (connections.empty()) gone.notify_all();
}

bool Listener::Inside::crowded() {
    std::lock_guard const lock(mutex);
    return connections.size() > around.options.connections_most / 4 * 3;
}

void Listener::Inside::stop() {
    if (around.stopping.exchange(true)) return;
    asio::post(acceptor.get_executor(), [this] {
        error_code error;
        acceptor.close(error);
    });
    {
        std::unique_lock lock(mutex);
        for (auto const& connection : connections)
            asio::post(connection->executor(), [connection] { connection->wind_down(); });
        gone.wait_for(lock, around.options.stop_time, [this] { return connections.empty(); });
    }
    for (auto& loop : around.alive->all) loop.stop();
    threads.clear();
    // Handlers may be at their last steps after the answer was given; they use what is taken down next.
    around.workers.drain();
}

Listener::Listener(ListenerOptions const& options, Site& site, Workers& workers)
    : inside_(std::make_unique<Inside>(options, site, workers)) {
    inside_->listen();
}

Listener::~Listener() {
    stop();
}

std::uint16_t Listener::port() const {
    return inside_->port;
}

void Listener::stop() {
    inside_->stop();
}

}  // namespace quorate::server

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "server/http.hpp"
#include "server/router.hpp"
#include "server/workers.hpp"

namespace quorate::server {

/// What can be wrong with a request before any handler sees it.
enum class Trouble {
    malformed,       ///< 400: not HTTP, or not as we read it
    head_too_large,  ///< 431
    body_too_large,  ///< 413
    too_slow,        ///< 408
    coding_unknown,  ///< 501: a transfer coding other than chunked
    expectation,     ///< 417
    overloaded,      ///< 503: too many connections
    fault,           ///< 500
};

/// What the listener serves: the application, seen from the wire.
class Site {
  public:
    virtual ~Site() = default;
    /// The route of the request, or the answer when there is none. Only the head is there yet.
    [[nodiscard]] virtual std::variant<Match, Response> route(Request const& head) = 0;
    /// The answer to a request that cannot be served. The head may be empty where it could not be read.
    [[nodiscard]] virtual Response answer_to(Trouble trouble, Request const& head) = 0;
    /// Adds what every answer carries.
    virtual void dress(Request const& head, Response& response) = 0;
};

/// Every wait and every size has a limit; these are the defaults.
struct ListenerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one
    std::size_t threads = 2;
    std::size_t connections_most = 4096;
    std::size_t connections_per_address_most = 1024;
    std::uint32_t head_bytes_most = 16 * 1024;
    std::uint64_t upload_bytes_most = 200ULL * 1024 * 1024;
    std::chrono::milliseconds idle_time{75'000};   ///< between two requests of one connection
    std::chrono::milliseconds head_time{10'000};   ///< from the first byte of a request to the end of its head
    std::chrono::milliseconds body_time{30'000};   ///< for a body kept in memory
    std::chrono::milliseconds piece_time{30'000};  ///< for each 64 KiB of a large body, and for each piece of an answer
    std::chrono::milliseconds heartbeat{15'000};   ///< between two signs of life of a quiet feed
    std::chrono::milliseconds feed_time{900'000};  ///< a feed then ends; its reader comes again and is asked who it is
    std::chrono::milliseconds stop_time{10'000};   ///< for what is under way when the server stops
    std::vector<std::string> trusted_proxies;      ///< whose X-Forwarded-For and X-Forwarded-Proto are believed
};

/// HTTP/1.1 over TCP: connections, limits, timeouts, keep-alive, pipelining, feeds, graceful end. The only place that
/// knows which library reads and writes the wire. Handlers run on the workers.
class Listener {
  public:
    /// Listens from here on. Throws std::system_error when it cannot.
    Listener(ListenerOptions const& options, Site& site, Workers& workers);
    /// Like stop(), when that was not called.
    ~Listener();
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    /// No new connections; feeds end; requests under way are answered, within the time set. Returns when all is quiet.
    void stop();

    struct Inside;

  private:
    std::unique_ptr<Inside> inside_;
};

}  // namespace quorate::server

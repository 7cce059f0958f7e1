#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "server/awaiting.hpp"
#include "server/feed.hpp"
#include "server/listener.hpp"

/// One connection of the listener. Only connection.cpp and listener.cpp see this: the library that reads HTTP ends
/// here.
namespace quorate::server {

namespace beast = boost::beast;
using beast::error_code;
using tcp = asio::ip::tcp;

/// What a connection needs of the listener it belongs to.
struct Surroundings {
    Alive alive;
    ListenerOptions options;
    Site& site;
    Workers& workers;
    std::atomic<bool> stopping = false;
    std::function<bool()> crowded;  ///< so many connections that none should idle for long
};

/// One client's line, from its first byte to its last. Everything in it runs on one thread.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Surroundings& around, tcp::socket&& socket, std::string peer)
        : around_(around),
          socket_(std::move(socket)),
          peer_(std::move(peer)),
          alarm_(socket_.get_executor()),
          timer_(socket_.get_executor()) {}

    [[nodiscard]] std::string const& peer() const { return peer_; }
    [[nodiscard]] asio::any_io_executor executor() { return socket_.get_executor(); }

    /// The whole life.
    awaitable<void> run();
    /// The server stops: a line that only waits is closed, a feed ended; what is under way goes on to its end.
    void wind_down();

  private:
    using Parser = beast::http::request_parser<beast::http::buffer_body>;
    enum class Next { request, close };

    /// The time for what the line waits for next; after that it fails, and `expired_` says so.
    void allow(std::chrono::milliseconds time);
    void allow_forever() { ends_ = kNever; }
    /// Rings at the end of that time or before it; then it is looked at again.
    void set_alarm();

    awaitable<Next> serve_one();
    awaitable<bool> wait_for_request();
    awaitable<Next> serve(Parser& parser, Request request, Route const& route);
    /// Nothing when the body is there; else what is wrong.
    awaitable<std::optional<Trouble>> read_body(Parser& parser, Request& request, std::uint64_t most);
    awaitable<std::optional<Trouble>> keep(std::string_view piece, Request& request);
    /// Reads what came with the bytes before it: the library would leave the thread and come back for it.
    [[nodiscard]] error_code take_what_is_here(Parser& parser);
    [[nodiscard]] std::optional<Trouble> trouble_in(Parser const& parser) const;
    [[nodiscard]] Request request_from(Parser const& parser) const;
    awaitable<error_code> go_on(Parser const& parser);

    /// Writes the answer; true when the line can serve another request.
    awaitable<bool> write(Request const& request, Response response, bool keep);
    awaitable<bool> write_text(std::string head, std::string_view body);
    awaitable<bool> write_file(std::string head, FilePart part);
    awaitable<bool> write_feed(std::string head, std::shared_ptr<Feed> feed);
    awaitable<void> watch(std::shared_ptr<Connection> self);
    awaitable<void> refuse(Trouble trouble, Request const& request);
    awaitable<void> linger();

    Surroundings& around_;
    tcp::socket socket_;
    std::string peer_;
    beast::flat_buffer buffer_;
    static constexpr auto kNever = std::chrono::steady_clock::time_point::max();
    std::chrono::steady_clock::time_point ends_ = kNever;  ///< of what the line waits for
    asio::steady_timer alarm_;
    bool alarm_set_ = false;
    asio::steady_timer timer_;  ///< of the next sign of life of a feed
    bool expired_ = false;
    std::shared_ptr<Feed> feed_;
    bool waiting_ = false;
    bool reader_gone_ = false;
};

}  // namespace quorate::server

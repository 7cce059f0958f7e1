#include "server/connection.hpp"

#include <algorithm>
#include <array>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <boost/beast/http/read.hpp>
#include <fmt/format.h>

#include "server/fields.hpp"
#include "server/head.hpp"
#include "server/target.hpp"

namespace quorate::server {

namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;
constexpr std::size_t kFilePieceBytes = 256 * 1024;
constexpr std::chrono::milliseconds kLingerTime{2'000};
constexpr std::size_t kLingerBytesMost = 1024 * 1024;

Method method_of(beast::http::verb verb) {
    switch (static_cast<int>(verb)) {
        case static_cast<int>(beast::http::verb::get):
            return Method::get;
        case static_cast<int>(beast::http::verb::head):
            return Method::head;
        case static_cast<int>(beast::http::verb::post):
            return Method::post;
        case static_cast<int>(beast::http::verb::put):
            return Method::put;
        case static_cast<int>(beast::http::verb::patch):
            return Method::patch;
        case static_cast<int>(beast::http::verb::delete_):
            return Method::del;
        case static_cast<int>(beast::http::verb::options):
            return Method::options;
        default:
            return Method::other;
    }
}

/// What to answer when a head could not be read; nothing when nobody is there to be answered.
std::optional<Trouble> trouble_of(error_code error) {
    namespace http = beast::http;
    if (error == http::error::end_of_stream) return std::nullopt;
    if (error == http::error::header_limit) return Trouble::head_too_large;
    if (error.category() == http::make_error_code(http::error::bad_target).category()) return Trouble::malformed;
    return std::nullopt;
}

}  // namespace

awaitable<void> Connection::run() {
    try {
        while (co_await serve_one() == Next::request && !around_.stopping) continue;
    } catch (std::exception const& fault) {
        // The head of the answer may be out already, so all that is left is to end the line.
        fmt::print(stderr, "fault: connection of {}: {}\n", peer_, fault.what());
    }
    co_await linger();
    error_code error;
    socket_.close(error);
}

void Connection::wind_down() {
    if (feed_) feed_->end();
    if (waiting_) {
        error_code error;
        socket_.cancel(error);
    }
}

void Connection::allow(std::chrono::milliseconds time) {
    expired_ = false;
    ends_ = std::chrono::steady_clock::now() + time;
    set_alarm();
}

void Connection::set_alarm() {
    // Every request moves the end several times, nearly always to later. An alarm that rings too early costs one look
    // in many seconds; setting it anew each time would wake threads for each.
    if (alarm_set_ && alarm_.expiry() <= ends_) return;
    alarm_set_ = true;
    alarm_.expires_at(ends_);
    alarm_.async_wait([weak = weak_from_this()](error_code error) {
        auto const self = weak.lock();
        if (error || !self || self->alarm_.expiry() > std::chrono::steady_clock::now()) return;
        self->alarm_set_ = false;
        if (self->ends_ == kNever) return;
        if (self->ends_ > std::chrono::steady_clock::now()) return self->set_alarm();
        self->expired_ = true;
        self->socket_.cancel(error);
    });
}

awaitable<bool> Connection::wait_for_request() {
    if (buffer_.size() > 0) co_return true;
    if (around_.stopping) co_return false;
    auto const limits = around_.options;
    allow(around_.crowded() ? limits.idle_time / 15 : limits.idle_time);
    error_code error;
    waiting_ = true;
    auto const room = buffer_.prepare(4096);
    auto const got = co_await socket_.async_read_some(room, asio::redirect_error(use_awaitable, error));
    waiting_ = false;
    buffer_.commit(got);
    co_return !error;
}

awaitable<Connection::Next> Connection::serve_one() {
    if (!co_await wait_for_request()) co_return Next::close;
    Parser parser;
    parser.header_limit(around_.options.head_bytes_most);
    parser.body_limit(boost::none);
    allow(around_.options.head_time);
    parser.eager(false);
    auto error = take_what_is_here(parser);
    if (!error && !parser.is_header_done())
        co_await beast::http::async_read_header(socket_, buffer_, parser, asio::redirect_error(use_awaitable, error));
    if (error) {
        // An error of the line itself leaves nobody to answer; a late or broken head is answered as far as it goes.
        auto const trouble = expired_ ? Trouble::too_slow : trouble_of(error);
        Request const nothing;
        if (trouble) co_await refuse(*trouble, nothing);
        co_return Next::close;
    }
    auto request = request_from(parser);
    auto target = target_from(request.target);
    auto trouble = target ? trouble_in(parser) : Trouble::malformed;
    if (trouble) {
        co_await refuse(*trouble, request);
        co_return Next::close;
    }
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    auto routed = around_.site.route(request);
    if (auto* const response = std::get_if<Response>(&routed)) {
        bool const keep = parser.is_done() && parser.keep_alive();
        co_return co_await write(request, std::move(*response), keep) ? Next::request : Next::close;
    }
    auto& match = std::get<Match>(routed);
    request.parameters = std::move(match.parameters);
    co_return co_await serve(parser, std::move(request), *match.route);
}

error_code Connection::take_what_is_here(Parser& parser) {
    error_code error;
    if (buffer_.size() > 0) buffer_.consume(parser.put(buffer_.data(), error));
    return error == beast::http::error::need_more ? error_code{} : error;
}

std::optional<Trouble> Connection::trouble_in(Parser const& parser) const {
    auto const& head = parser.get();
    if (head.version() != 10 && head.version() != 11) return Trouble::malformed;
    if (head.version() == 11 && head.count(beast::http::field::host) != 1) return Trouble::malformed;
    auto const coding = head[beast::http::field::transfer_encoding];
    if (!coding.empty() && !same_name({coding.data(), coding.size()}, "chunked")) return Trouble::coding_unknown;
    if (head.count(beast::http::field::transfer_encoding) > 1) return Trouble::coding_unknown;
    auto const expected = head[beast::http::field::expect];
    if (!expected.empty() && !same_name({expected.data(), expected.size()}, "100-continue"))
        return Trouble::expectation;
    return std::nullopt;
}

Request Connection::request_from(Parser const& parser) const {
    auto const& head = parser.get();
    Request request;
    request.method = method_of(head.method());
    request.target = std::string(head.target());
    for (auto const& field : head) request.headers.add(std::string(field.name_string()), std::string(field.value()));
    auto const& proxies = around_.options.trusted_proxies;
    request.address = client_address(peer_, request.headers.get("X-Forwarded-For"), proxies);
    request.over_tls = std::ranges::find(proxies, peer_) != proxies.end() &&
                       same_name(request.headers.get("X-Forwarded-Proto"), "https");
    return request;
}

awaitable<Connection::Next> Connection::serve(Parser& parser, Request request, Route const& route) {
    auto const most = route.gate ? around_.options.upload_bytes_most : route.body_most;
    if (parser.content_length().value_or(0) > most) {
        co_await refuse(Trouble::body_too_large, request);
        co_return Next::close;
    }
    if (route.gate) {
        std::variant<Response, std::unique_ptr<Sink>> passed;
        Work pass = [&] { passed = route.gate(request); };
        co_await on_worker(around_.alive, around_.workers, std::move(pass));
        if (auto* const response = std::get_if<Response>(&passed)) {
            (void)co_await write(request, std::move(*response), false);
            co_return Next::close;
        }
        request.sink = std::move(std::get<std::unique_ptr<Sink>>(passed));
    }
    if (co_await go_on(parser)) co_return Next::close;
    auto const trouble = co_await read_body(parser, request, most);
    if (trouble) {
        co_await refuse(*trouble, request);
        co_return Next::close;
    }
    Request about;  // What the answer still needs to know when the request itself has gone to its handler.
    about.method = request.method;
    about.headers = request.headers;
    about.path = request.path;
    about.over_tls = request.over_tls;
    allow_forever();
    auto response = co_await ask(around_.alive, around_.workers, route, std::move(request));
    if (response.status == 500 && response.headers.all().empty())
        response = around_.site.answer_to(Trouble::fault, about);
    bool const keep = parser.keep_alive() && !around_.stopping;
    co_return co_await write(about, std::move(response), keep) ? Next::request : Next::close;
}

awaitable<error_code> Connection::go_on(Parser const& parser) {
    error_code error;
    if (parser.is_done() || !parser.get().count(beast::http::field::expect)) co_return error;
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    allow(around_.options.piece_time);
    co_await asio::async_write(socket_, asio::buffer(kContinue), asio::redirect_error(use_awaitable, error));
    co_return error;
}

awaitable<std::optional<Trouble>> Connection::read_body(Parser& parser, Request& request, std::uint64_t most) {
    if (parser.is_done()) co_return std::nullopt;
    // Most bodies are small, and memory that is only made clean to be thrown away costs more than they do.
    auto const announced = parser.content_length();
    auto const expected = announced ? std::min<std::uint64_t>(*announced, kPieceBytes) : kPieceBytes;
    std::string piece(static_cast<std::size_t>(expected), '\0');
    std::uint64_t total = 0;
    parser.eager(true);
    allow(around_.options.body_time);
    while (!parser.is_done()) {
        if (request.sink) allow(around_.options.piece_time);
        auto& body = parser.get().body();
        body.data = piece.data();
        body.size = piece.size();
        auto error = take_what_is_here(parser);
        if (!error && !parser.is_done())
            co_await beast::http::async_read(socket_, buffer_, parser, asio::redirect_error(use_awaitable, error));
        if (expired_) co_return Trouble::too_slow;
        if (error && error != beast::http::error::need_buffer) co_return Trouble::malformed;
        auto const got = piece.size() - body.size;
        total += got;
        if (total > most) co_return Trouble::body_too_large;
        auto const trouble = co_await keep(std::string_view(piece).substr(0, got), request);
        if (trouble) co_return trouble;
    }
    co_return std::nullopt;
}

awaitable<std::optional<Trouble>> Connection::keep(std::string_view piece, Request& request) {
    if (!request.sink) {
        request.body += piece;
        co_return std::nullopt;
    }
    bool kept = false;
    Work take = [&] {
        request.sink->take(piece);
        kept = true;
    };
    try {
        co_await on_worker(around_.alive, around_.workers, std::move(take));
    } catch (std::exception const& fault) {
        fmt::print(stderr, "fault: keeping a file: {}\n", fault.what());
    }
    co_return kept ? std::nullopt : std::optional(Trouble::fault);
}

awaitable<void> Connection::refuse(Trouble trouble, Request const& request) {
    auto response = around_.site.answer_to(trouble, request);
    (void)co_await write(request, std::move(response), false);
}

awaitable<bool> Connection::write(Request const& request, Response response, bool keep) {
    around_.site.dress(request, response);
    auto* const feed = std::get_if<std::shared_ptr<Feed>>(&response.body);
    bool const headless = request.method == Method::head || response.status == 304 || response.status == 204;
    if (feed != nullptr && !headless) {
        auto head = head_text(response, {.keep = false, .length = std::nullopt});
        co_return co_await write_feed(std::move(head), std::move(*feed));
    }
    auto head = head_text(response, {.keep = keep, .length = length_of(response)});
    if (headless) co_return co_await write_text(std::move(head), {}) && keep;
    if (auto* const file = std::get_if<FilePart>(&response.body))
        co_return co_await write_file(std::move(head), std::move(*file)) && keep;
    auto const* const shared = std::get_if<std::shared_ptr<std::string const>>(&response.body);
    std::string_view const text = shared != nullptr ? **shared : std::get<std::string>(response.body);
    co_return co_await write_text(std::move(head), text) && keep;
}

awaitable<bool> Connection::write_text(std::string head, std::string_view body) {
    error_code error;
    // A slow line gets the time for what it has to carry, at 16 KiB a second.
    auto const size = std::chrono::seconds{body.size() / (16 * 1024)};
    allow(around_.options.piece_time + size);
    std::array<asio::const_buffer, 2> const both{asio::buffer(head), asio::buffer(body)};
    // Nearly every answer finds room at once; the library would leave the thread and come back for that, too.
    beast::buffers_suffix rest{both};
    rest.consume(socket_.write_some(both, error));
    if (error == asio::error::would_block) error = {};
    if (!error && asio::buffer_size(rest) > 0)
        co_await asio::async_write(socket_, rest, asio::redirect_error(use_awaitable, error));
    co_return !error;
}

awaitable<bool> Connection::write_file(std::string head, FilePart part) {
    std::string piece = std::move(head);
    while (!piece.empty()) {
        error_code error;
        allow(around_.options.piece_time);
        co_await asio::async_write(socket_, asio::buffer(piece), asio::redirect_error(use_awaitable, error));
        if (error) co_return false;
        auto const bytes = static_cast<std::size_t>(std::min<std::uint64_t>(part.bytes, kFilePieceBytes));
        piece.clear();
        if (bytes == 0) break;
        Work read = [&] { piece = part.file->read(part.offset, bytes); };
        co_await on_worker(around_.alive, around_.workers, std::move(read));
        part.offset += bytes;
        part.bytes -= bytes;
    }
    co_return true;
}

awaitable<void> Connection::watch(std::shared_ptr<Connection> self) {
    std::array<char, 256> ignored{};
    error_code error;
    while (!error) co_await socket_.async_read_some(asio::buffer(ignored), asio::redirect_error(use_awaitable, error));
    reader_gone_ = true;
    timer_.cancel();
    self.reset();
}

awaitable<bool> Connection::write_feed(std::string head, std::shared_ptr<Feed> feed) {
    auto const self = shared_from_this();
    feed_ = feed;
    if (around_.stopping) feed_->end();
    asio::co_spawn(socket_.get_executor(), watch(self), asio::detached);
    feed->when_ready([alive = around_.alive, weak = weak_from_this(), executor = executor()] {
        asio::post(executor, [weak] {
            if (auto const waiting = weak.lock()) waiting->timer_.cancel();
        });
    });
    auto const ends = std::chrono::steady_clock::now() + around_.options.feed_time;
    std::optional<std::string> piece = std::move(head);
    error_code error;
    while (piece && !reader_gone_ && !error) {
        if (!piece->empty()) {
            allow(around_.options.piece_time);
            co_await asio::async_write(socket_, asio::buffer(*piece), asio::redirect_error(use_awaitable, error));
        } else {
            error_code woken;
            timer_.expires_after(around_.options.heartbeat);
            co_await timer_.async_wait(asio::redirect_error(use_awaitable, woken));
            if (std::chrono::steady_clock::now() >= ends) break;
            if (!woken) {
                piece = ":\n\n";
                continue;
            }
        }
        piece = feed->take();
    }
    feed->when_ready({});
    feed->end();
    feed_.reset();
    co_return false;
}

awaitable<void> Connection::linger() {
    // Closing with unread bytes would reset the line and could take our last answer with it.
    error_code error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    if (error) co_return;
    std::array<char, 4096> ignored{};
    std::size_t total = 0;
    allow(around_.stopping ? kLingerTime / 10 : kLingerTime);
    while (!error && total < kLingerBytesMost && !reader_gone_)
        total += co_await socket_.async_read_some(asio::buffer(ignored), asio::redirect_error(use_awaitable, error));
}

}  // namespace quorate::server

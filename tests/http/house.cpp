#include "house.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fmt/format.h>

namespace quorate::server {

namespace {

class CountingSink : public Sink {
  public:
    explicit CountingSink(House& house) : house_(house) { ++house_.sinks; }
    ~CountingSink() override { --house_.sinks; }
    void take(std::string_view piece) override {
        if (piece.contains("full disk")) throw std::runtime_error("no room");
        house_.kept += piece.size();
    }

  private:
    House& house_;
};

Telling tell_where(PersonId const&, std::string const&) {
    return Telling::place;
}

Response text(std::string body) {
    return {.headers = {{"Content-Type", "text/plain"}}, .body = std::move(body)};
}

}  // namespace

House::House(ListenerOptions options) {
    router.add({.method = Method::get, .pattern = "/ping", .handle = at_once([](Request&) { return text("pong"); })});
    router.add({.method = Method::get, .pattern = "/large", .handle = at_once([](Request&) {
                                                                return text(std::string(4'000'000, 'x'));
                                                            })});
    router.add({.method = Method::post, .pattern = "/echo", .body_most = 1000, .handle = at_once([](Request& request) {
                                                                                   return text(request.body);
                                                                               })});
    router.add({.method = Method::get, .pattern = "/slow", .handle = at_once([](Request&) {
                                                               std::this_thread::sleep_for(
                                                                   std::chrono::milliseconds{300});
                                                               return text("at last");
                                                           })});
    router.add({.method = Method::get, .pattern = "/throw", .handle = at_once([](Request&) -> Response {
                                                                throw std::runtime_error("a handler may fail");
                                                            })});
    router.add({.method = Method::get, .pattern = "/later", .handle = [](std::unique_ptr<Exchange> exchange) {
                    std::thread([exchange = std::move(exchange)] { exchange->answer(text("later")); }).detach();
                }});
    router.add({.method = Method::get, .pattern = "/feed", .handle = at_once([this](Request&) {
                                                               return Response{
                                                                   .headers = {{"Content-Type", "text/event-stream"}},
                                                                   .body = channel.subscribe({}, {}, tell_where)};
                                                           })});
    router.add({.method = Method::post,
                .pattern = "/files",
                .handle = at_once([](Request& request) {
                    request.sink.reset();
                    return text("kept");
                }),
                .gate = [this](Request const& head) -> std::variant<Response, std::unique_ptr<Sink>> {
                    if (head.asked("refuse") != nullptr) return Response{.status = 403, .body = std::string("no")};
                    return std::make_unique<CountingSink>(*this);
                }});
    add_brief_ones();
    router.add({.method = Method::get,
                .pattern = "/file",
                .handle = at_once([](Request&) {
                    auto path = (std::filesystem::temp_directory_path() / "quorate-http-XXXXXX").string();
                    auto const made = mkstemp(path.data());
                    std::ofstream(path) << std::string(1'000'000, 'a') << std::string(1'000'000, 'b');
                    auto file = std::make_shared<OpenFile const>(path);
                    std::filesystem::remove(path);
                    if (made < 0) return Response{.status = 500};
                    return Response{.body = FilePart{std::move(file), 999'990, 20}};
                })});
    listener = std::make_unique<Listener>(std::move(options), *this, workers);
}

void House::add_brief_ones() {
    auto const brief = [this](Method method, std::string pattern, std::size_t most, Handler handle) {
        router.add({.method = method,
                    .pattern = std::move(pattern),
                    .body_most = most,
                    .handle = std::move(handle),
                    .brief = true});
    };
    brief(Method::post, "/brief/echo", 1000, at_once([](Request& request) { return text(request.body); }));
    brief(Method::get, "/brief/later", 0, [](std::unique_ptr<Exchange> exchange) {
        std::thread([exchange = std::move(exchange)] { exchange->answer(text("later")); }).detach();
    });
    brief(Method::get, "/brief/throw", 0,
          at_once([](Request&) -> Response { throw std::runtime_error("a handler may fail"); }));
    brief(Method::get, "/brief/hold", 0, at_once([this](Request&) {
              held = true;
              held.wait(true);
              return text("let go");
          }));
}

void House::happen(std::int64_t sequence) {
    channel.publish(sequence, "item:i1", tell_where);
}

std::variant<Match, Response> House::route(Request const& head) {
    auto found = router.find(head.method, head.path);
    if (auto* const match = std::get_if<Match>(&found)) return std::move(*match);
    if (auto const* const others = std::get_if<OtherMethods>(&found))
        return Response{.status = 405, .headers = {{"Allow", others->allow}}, .body = std::string("wrong method")};
    return Response{.status = 404, .body = std::string("not here")};
}

Response House::answer_to(Trouble trouble, Request const&) {
    switch (trouble) {
        case Trouble::malformed:
            return {.status = 400, .body = std::string("malformed")};
        case Trouble::head_too_large:
            return {.status = 431, .body = std::string("head too large")};
        case Trouble::body_too_large:
            return {.status = 413, .body = std::string("body too large")};
        case Trouble::too_slow:
            return {.status = 408, .body = std::string("too slow")};
        case Trouble::coding_unknown:
            return {.status = 501, .body = std::string("coding unknown")};
        case Trouble::expectation:
            return {.status = 417, .body = std::string("expectation")};
        case Trouble::overloaded:
            return {.status = 503, .body = std::string("overloaded")};
        case Trouble::fault:
            return {.status = 500, .body = std::string("fault")};
    }
    return {.status = 500};
}

void House::dress(Request const&, Response& response) {
    response.headers.set("X-Content-Type-Options", "nosniff");
}

}  // namespace quorate::server

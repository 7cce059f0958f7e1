#include "server/api.hpp"

#include <map>
#include <memory>

namespace quorate::server {

namespace {

/// Scripts, styles, pictures and connections only from here; nobody frames us; no form goes elsewhere.
constexpr char kContentPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; frame-src 'self' blob:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

bool of_the_api(Request const& request) {
    return !request.path.empty() && request.path.front() == "api";
}

Response no_such_page(Request const& request) {
    return problem(language_of(request), 404, "not-found");
}

}  // namespace

void Routes::add(Operation operation, Handler handle, std::size_t body_most, Gate gate) {
    router_.add({operation.method, operation.path, body_most, std::move(handle), std::move(gate)});
    operations_.push_back(std::move(operation));
}

Routes routes_of(Installation* installation) {
    Routes routes;
    add_session_routes(routes, installation);
    add_account_routes(routes, installation);
    add_body_routes(routes, installation);
    add_file_routes(routes, installation);
    add_export_routes(routes, installation);
    add_charter_routes(routes, installation);
    add_journal_routes(routes, installation);
    add_letter_routes(routes, installation);
    // The description describes itself, so what it says is made once all routes are there.
    auto const text = std::make_shared<std::map<words::Language, std::string>>();
    routes.add({.id = "describe", .group = "session", .path = "/api/v1/openapi.json", .open = true},
               at_once([text](Request& request) {
                   auto response = json_answer(200, text->at(language_of(request)));
                   response.headers.set("Cache-Control", "no-cache");
                   return response;
               }));
    for (auto const language : {words::Language::zh, words::Language::en})
        text->emplace(language, openapi(routes, language));
    return routes;
}

Api::Api(Installation& installation)
    : installation_(installation),
      routes_(routes_of(&installation)),
      pages_{Method::get, "/", 0, at_once([this](Request& request) {
                 auto page = installation_.assets.get(request);
                 return page ? *std::move(page) : no_such_page(request);
             })} {}

std::variant<Match, Response> Api::route(Request const& head) {
    auto const language = language_of(head);
    if (!of_the_api(head)) {
        if (head.method == Method::get || head.method == Method::head) return Match{&pages_, {}};
        auto response = problem(language, 405, "method-not-allowed");
        response.headers.set("Allow", "GET, HEAD");
        return response;
    }
    auto found = routes_.router().find(head.method, head.path);
    if (auto* const match = std::get_if<Match>(&found)) return std::move(*match);
    auto const* const others = std::get_if<OtherMethods>(&found);
    if (others == nullptr) return problem(language, 404, "not-found");
    bool const asks = head.method == Method::options;
    auto response = asks ? Response{.status = 204} : problem(language, 405, "method-not-allowed");
    response.headers.set("Allow", others->allow);
    return response;
}

Response Api::answer_to(Trouble trouble, Request const& head) {
    auto const language = language_of(head);
    switch (trouble) {
        case Trouble::malformed:
            return problem(language, 400, "malformed");
        case Trouble::head_too_large:
            return problem(language, 431, "head-too-large");
        case Trouble::body_too_large:
            return problem(language, 413, "too-large");
        case Trouble::too_slow:
            return problem(language, 408, "too-slow");
        case Trouble::coding_unknown:
            return problem(language, 501, "coding-unknown");
        case Trouble::expectation:
            return problem(language, 417, "expectation");
        case Trouble::overloaded: {
            auto response = problem(language, 503, "overloaded");
            response.headers.set("Retry-After", "5");
            return response;
        }
        case Trouble::fault:
            return problem(language, 500, "fault");
    }
    return problem(language, 500, "fault");
}

void Api::dress(Request const& head, Response& response) {
    auto& headers = response.headers;
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (!headers.has("X-Frame-Options")) headers.set("X-Frame-Options", "DENY");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", kContentPolicy);
    if (of_the_api(head) && !headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
    if (installation_.secure || head.over_tls)
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}  // namespace quorate::server

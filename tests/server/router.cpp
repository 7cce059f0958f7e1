#include "server/router.hpp"

#include <doctest/doctest.h>

#include "server/target.hpp"

using namespace quorate::server;

namespace {

Router make() {
    Router router;
    auto const nothing = at_once([](Request&) { return Response{}; });
    for (auto const& [method, pattern] : std::vector<std::pair<Method, std::string>>{
             {Method::get, "/api/v1/bodies/{body}/views/{name}"},
             {Method::get, "/api/v1/bodies/{body}/views/today"},
             {Method::post, "/api/v1/bodies/{body}/files"},
             {Method::get, "/api/v1/session"},
             {Method::post, "/api/v1/session"},
             {Method::del, "/api/v1/session"},
         })
        router.add({.method = method, .pattern = pattern, .handle = nothing});
    return router;
}

auto find(Router const& router, Method method, char const* target) {
    return router.find(method, target_from(target)->path);
}

}  // namespace

TEST_CASE("a route is found with what stands in its places") {
    auto const router = make();
    auto const found = find(router, Method::get, "/api/v1/bodies/b1/views/%E4%BB%8A%E6%97%A5");
    REQUIRE(std::holds_alternative<Match>(found));
    auto const& match = std::get<Match>(found);
    CHECK(match.route->pattern == "/api/v1/bodies/{body}/views/{name}");
    CHECK(match.parameters.at("body") == "b1");
    CHECK(match.parameters.at("name") == "今日");
}

TEST_CASE("a fixed segment wins over a name, and HEAD goes where GET goes") {
    auto const router = make();
    auto const found = find(router, Method::head, "/api/v1/bodies/b1/views/today");
    REQUIRE(std::holds_alternative<Match>(found));
    CHECK(std::get<Match>(found).route->pattern == "/api/v1/bodies/{body}/views/today");
}

TEST_CASE("a wrong method is told which are right; a wrong path is not there") {
    auto const router = make();
    auto const session = find(router, Method::put, "/api/v1/session");
    REQUIRE(std::holds_alternative<OtherMethods>(session));
    CHECK(std::get<OtherMethods>(session).allow == "GET, HEAD, POST, DELETE");
    auto const files = find(router, Method::head, "/api/v1/bodies/b1/files");
    REQUIRE(std::holds_alternative<OtherMethods>(files));
    CHECK(std::get<OtherMethods>(files).allow == "POST");
    for (auto const* path : {"/", "/api", "/api/v1/session/", "/api/v1/bodies//files", "/api/v1/bodies/b1/views",
                             "/API/v1/session", "/api/v1/bodies/b1/files/x"})
        CHECK_MESSAGE(std::holds_alternative<NoSuchPath>(find(router, Method::get, path)), path);
}

TEST_CASE("an exchange that nobody answers answers for itself, and only once") {
    std::vector<unsigned> answers;
    auto const note = [&](Response const& response) { answers.push_back(response.status); };
    {
        Exchange const exchange({}, note);
    }
    {
        Exchange exchange({}, note);
        exchange.answer({.status = 204});
        exchange.answer({.status = 200});
    }
    CHECK(answers == std::vector<unsigned>{500, 204});
}

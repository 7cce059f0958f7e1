#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "server/exchange.hpp"
#include "server/http.hpp"

namespace quorate::server {

/// Looks at a request before its large body is read: refuses it, or says where the body goes.
using Gate = std::function<std::variant<Response, std::unique_ptr<Sink>>(Request const&)>;

/// One address with one method.
struct Route {
    Method method = Method::get;
    std::string pattern;        ///< "/api/v1/bodies/{body}/commands/{name}"
    std::size_t body_most = 0;  ///< bytes of body kept in memory; above that 413
    Handler handle;
    Gate gate{};  ///< only for large bodies, which then go to its sink
    /// Handled by the thread that read the request, because to wake another would take longer than the handler does.
    bool brief = false;
};

struct Match {
    Route const* route = nullptr;
    std::map<std::string, std::string, std::less<>> parameters;
};
struct NoSuchPath {};
/// The path exists, the method does not.
struct OtherMethods {
    std::string allow;  ///< "GET, HEAD, POST"
};

/// Finds the route of a request. A fixed segment wins over a {name}; HEAD is served by GET.
class Router {
  public:
    void add(Route route);
    [[nodiscard]] std::variant<Match, NoSuchPath, OtherMethods> find(Method method,
                                                                     std::vector<std::string> const& path) const;

  private:
    struct Entry {
        Route route;
        std::vector<std::string> segments;
    };
    std::vector<std::unique_ptr<Entry const>> entries_;
};

}  // namespace quorate::server

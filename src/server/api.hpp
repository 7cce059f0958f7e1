#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/wire.hpp"
#include "server/installation.hpp"
#include "server/listener.hpp"
#include "server/router.hpp"

namespace quorate::server {

/// One value in the query of an address.
struct QueryField {
    std::string name;
    bool needed = false;
};

/// Writes the JSON schema of what is taken or given.
using SchemaOf = std::function<std::string(wire::Schemas&)>;

template <class T>
[[nodiscard]] SchemaOf schema_of() {
    return [](wire::Schemas& schemas) { return wire::schema<T>(schemas); };
}

/// What one route does, for the description of the interface. "operation.<id>" in messages/server.toml says it in
/// words.
struct Operation {
    std::string id;
    std::string group;  ///< "session", "body", "journal", "files", "exports", "accounts", "letters"
    Method method = Method::get;
    std::string path;
    std::vector<QueryField> query{};
    SchemaOf takes{};
    std::string takes_media{};  ///< "application/json" where empty and `takes` is set
    SchemaOf gives{};
    std::string gives_media = "application/json";
    std::vector<unsigned> problems{};  ///< statuses besides 401, 403 and 503
    bool open = false;                 ///< for those who are not signed in, too
};

/// Every route with its description: what is served and what is described cannot drift apart.
class Routes {
  public:
    void add(Operation operation, Handler handle, std::size_t body_most = 0, Gate gate = {});
    /// Served, and described by several operations of its own.
    void add_hidden(Route route) { router_.add(std::move(route)); }
    /// Described, but served by a more general route.
    void describe(Operation operation) { operations_.push_back(std::move(operation)); }

    [[nodiscard]] Router const& router() const { return router_; }
    [[nodiscard]] std::vector<Operation> const& operations() const { return operations_; }

  private:
    Router router_;
    std::vector<Operation> operations_;
};

/// The routes of a part of the interface. Without an installation they can be described, and not served.
void add_session_routes(Routes& routes, Installation* installation);
void add_account_routes(Routes& routes, Installation* installation);
void add_body_routes(Routes& routes, Installation* installation);
void add_file_routes(Routes& routes, Installation* installation);
void add_export_routes(Routes& routes, Installation* installation);
void add_charter_routes(Routes& routes, Installation* installation);
void add_journal_routes(Routes& routes, Installation* installation);
void add_letter_routes(Routes& routes, Installation* installation);

/// All of them.
[[nodiscard]] Routes routes_of(Installation* installation);

/// The whole interface as OpenAPI 3.1, in JSON.
[[nodiscard]] std::string openapi(Routes const& routes, words::Language language);

/// The site: the interface under /api/v1 and the client's pages everywhere else.
class Api : public Site {
  public:
    explicit Api(Installation& installation);

    [[nodiscard]] std::variant<Match, Response> route(Request const& head) override;
    [[nodiscard]] Response answer_to(Trouble trouble, Request const& head) override;
    void dress(Request const& head, Response& response) override;

    [[nodiscard]] Routes const& routes() const { return routes_; }

  private:
    Installation& installation_;
    Routes routes_;
    Route pages_;
};

}  // namespace quorate::server

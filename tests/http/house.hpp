#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "server/feed.hpp"
#include "server/listener.hpp"

namespace quorate::server {

/// A small site with one address of each sort, served for real on a free port.
class House : public Site {
  public:
    explicit House(ListenerOptions options = {});

    std::variant<Match, Response> route(Request const& head) override;
    Response answer_to(Trouble trouble, Request const& head) override;
    void dress(Request const& head, Response& response) override;

    Workers workers{4};
    Router router;
    Channel channel{0};
    std::atomic<bool> held = false;  ///< somebody waits in "/brief/hold" until this is false
    std::atomic<int> sinks = 0;      ///< open ones
    std::atomic<std::uint64_t> kept = 0;
    std::unique_ptr<Listener> listener;

    /// Something happens at item i1, of which everybody may know.
    void happen(std::int64_t sequence);
    [[nodiscard]] std::uint16_t port() const { return listener->port(); }

  private:
    void add_brief_ones();
};

}  // namespace quorate::server

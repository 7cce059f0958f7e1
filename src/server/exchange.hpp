#pragma once

#include <functional>
#include <memory>

#include "server/http.hpp"

namespace quorate::server {

/// One request and the one answer to it. A handler owns it and may answer at once, or later from any thread; an
/// exchange that is dropped without an answer answers 500 by itself, so that no client waits for ever.
class Exchange {
  public:
    using Answered = std::move_only_function<void(Response)>;

    Exchange(Request the_request, Answered answered)
        : request(std::move(the_request)), answered_(std::move(answered)) {}
    Exchange(Exchange const&) = delete;
    Exchange& operator=(Exchange const&) = delete;
    ~Exchange();

    void answer(Response response);

    Request request;

  private:
    Answered answered_;
};

using Handler = std::function<void(std::unique_ptr<Exchange>)>;

/// The handler that answers at once with what the function makes of the request.
[[nodiscard]] Handler at_once(std::function<Response(Request&)> make);

}  // namespace quorate::server

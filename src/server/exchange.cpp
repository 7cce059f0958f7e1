#include "server/exchange.hpp"

#include <utility>

namespace quorate::server {

Exchange::~Exchange() {
    if (answered_) answer(Response{.status = 500, .headers = {}, .body = {}});
}

void Exchange::answer(Response response) {
    if (auto answered = std::exchange(answered_, nullptr)) answered(std::move(response));
}

Handler at_once(std::function<Response(Request&)> make) {
    return [make = std::move(make)](std::unique_ptr<Exchange> exchange) {
        auto response = make(exchange->request);
        exchange->answer(std::move(response));
    };
}

}  // namespace quorate::server

#pragma once

#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/exchange.hpp"
#include "server/router.hpp"
#include "server/workers.hpp"

/// How a coroutine of the listener waits for what others do. Whoever will wake it holds the context it runs in, because
/// an executor must not outlive that, and other threads let go of theirs when they please.
namespace quorate::server {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

/// What the listener's threads go around in, each in its own: a connection belongs to one of them for its whole life,
/// so nothing of it needs a lock, and no thread wakes another to look for what comes next.
struct Loops {
    explicit Loops(std::size_t threads) {
        for (std::size_t at = 0; at < threads; ++at) all.emplace_back(1);
    }
    std::deque<asio::io_context> all;
};
using Alive = std::shared_ptr<Loops>;

/// Runs the work on a worker; the coroutine goes on, with its exception if it threw one, when the work is done.
inline awaitable<void> on_worker(Alive const& alive, Workers& workers, Work work) {
    auto const executor = co_await asio::this_coro::executor;
    auto initiate = [alive, executor, &workers, work = std::move(work)](auto handler) mutable {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        workers.post([alive, executor, waiting, work = std::move(work)]() mutable {
            std::exception_ptr fault;
            try {
                work();
            } catch (...) {
                fault = std::current_exception();
            }
            asio::post(executor, [waiting, fault] { std::move (*waiting)(fault); });
        });
    };
    co_await asio::async_initiate<decltype(use_awaitable), void(std::exception_ptr)>(std::move(initiate),
                                                                                     use_awaitable);
}

/// The answer of a handler, which may be there before anybody waits for it.
class Awaited {
  public:
    using Taker = std::move_only_function<void(Response)>;

    void give(Response response) {
        Taker taker;
        {
            std::lock_guard const lock(mutex_);
            if (!taker_) {
                response_ = std::move(response);
                return;
            }
            taker = std::move(taker_);
        }
        taker(std::move(response));
    }
    /// Nothing when it is not there yet.
    [[nodiscard]] std::optional<Response> take() {
        std::lock_guard const lock(mutex_);
        return std::exchange(response_, std::nullopt);
    }
    /// Called once, here if the answer came in between.
    void when_given(Taker taker) {
        std::unique_lock lock(mutex_);
        if (!response_) {
            taker_ = std::move(taker);
            return;
        }
        auto response = *std::exchange(response_, std::nullopt);
        lock.unlock();
        taker(std::move(response));
    }

  private:
    std::mutex mutex_;
    std::optional<Response> response_;
    Taker taker_;
};

/// Hands the request to its handler, on a worker or, where that is brief, on this thread, and waits for the answer,
/// whenever and wherever it is given.
inline awaitable<Response> ask(Alive const& alive, Workers& workers, Route const& route, Request request) {
    auto const executor = co_await asio::this_coro::executor;
    auto const awaited = std::make_shared<Awaited>();
    auto answered = [awaited](Response response) { awaited->give(std::move(response)); };
    Work handle = [&route, exchange = std::make_unique<Exchange>(std::move(request), std::move(answered))]() mutable {
        route.handle(std::move(exchange));
    };
    if (route.brief) {
        workers.lend(std::move(handle));
        if (auto response = awaited->take()) co_return *std::move(response);
    } else {
        workers.post(std::move(handle));
    }
    auto initiate = [alive, executor, awaited](auto handler) mutable {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        awaited->when_given([alive, executor, waiting](Response response) {
            asio::post(executor, [waiting, response = std::move(response)]() mutable {
                std::move (*waiting)(std::move(response));
            });
        });
    };
    co_return co_await asio::async_initiate<decltype(use_awaitable), void(Response)>(std::move(initiate),
                                                                                     use_awaitable);
}

}  // namespace quorate::server

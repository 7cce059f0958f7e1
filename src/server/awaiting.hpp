#pragma once

#include <exception>
#include <memory>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/exchange.hpp"
#include "server/workers.hpp"

/// How a coroutine of the listener waits for what others do. Whoever will wake it holds the context it runs in, because
/// an executor must not outlive that, and other threads let go of theirs when they please.
namespace quorate::server {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using Alive = std::shared_ptr<asio::io_context>;

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

/// Hands the request to its handler on a worker and waits for the answer, whenever and wherever it is given.
inline awaitable<Response> ask(Alive const& alive, Workers& workers, Handler const& handle, Request request) {
    auto const executor = co_await asio::this_coro::executor;
    auto initiate = [alive, executor, &workers, &handle, request = std::move(request)](auto handler) mutable {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        auto answered = [alive, executor, waiting](Response response) {
            asio::post(executor, [waiting, response = std::move(response)]() mutable {
                std::move (*waiting)(std::move(response));
            });
        };
        workers.post(
            [&handle, exchange = std::make_unique<Exchange>(std::move(request), std::move(answered))]() mutable {
                handle(std::move(exchange));
            });
    };
    co_return co_await asio::async_initiate<decltype(use_awaitable), void(Response)>(std::move(initiate),
                                                                                     use_awaitable);
}

}  // namespace quorate::server

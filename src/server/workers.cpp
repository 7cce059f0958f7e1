#include "server/workers.hpp"

#include <cstdio>
#include <exception>
#include <utility>

#include <fmt/format.h>

namespace quorate::server {

void run_reported(Work& work) noexcept {
    try {
        work();
    } catch (std::exception const& fault) {
        fmt::print(stderr, "fault: {}\n", fault.what());
    }
}

Workers::Workers(std::size_t threads) {
    for (std::size_t at = 0; at < threads; ++at) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
    {
        std::lock_guard const lock(mutex_);
        ending_ = true;
    }
    waiting_.notify_all();
    threads_.clear();
}

void Workers::post(Work work) {
    {
        std::lock_guard const lock(mutex_);
        queue_.push_back(std::move(work));
    }
    waiting_.notify_one();
}

void Workers::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        waiting_.wait(lock, [this] { return ending_ || !queue_.empty(); });
        if (queue_.empty()) return;
        auto work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        run_reported(work);
        work = nullptr;
        lock.lock();
    }
}

void Line::post(Work work) {
    {
        std::lock_guard const lock(mutex_);
        queue_.push_back(std::move(work));
        if (std::exchange(running_, true)) return;
    }
    workers_.post([this] { run(); });
}

void Line::run() {
    // One piece a turn, then back to the end of the workers' queue: no line keeps a thread from the others.
    Work work;
    {
        std::lock_guard const lock(mutex_);
        work = std::move(queue_.front());
        queue_.pop_front();
    }
    run_reported(work);
    bool more = false;
    {
        std::lock_guard const lock(mutex_);
        more = running_ = !queue_.empty();
    }
    // The work may hold the last pointer to the owner of this line, so it goes only after the line is left alone.
    if (more) workers_.post([this] { run(); });
}

}  // namespace quorate::server

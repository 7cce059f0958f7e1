#include "server/workers.hpp"

#include <cstdio>
#include <exception>
#include <limits>
#include <utility>

namespace quorate::server {

void report_fault(std::exception const& fault) noexcept {
    std::fprintf(stderr, "fault: %s\n", fault.what());
}

void run_reported(Work& work) noexcept {
    try {
        work();
    } catch (std::exception const& fault) {
        report_fault(fault);
    }
}

namespace {

/// A command is decided, written and answered; what others bring meanwhile is not for a thread that has its own to do.
constexpr std::size_t kFollowedByLent = 3;

/// What a worker's thread goes on with after the piece it is at.
struct Following {
    Workers const* workers = nullptr;
    Work next;
    std::size_t most = 0;  ///< how often it may still take something
};
thread_local Following following;

/// The work, and all that it wants done after it on the same thread.
void go_through(Work& work) {
    while (work) {
        run_reported(work);
        work = nullptr;  // what goes with it may bring more
        work = std::exchange(following.next, nullptr);
    }
}

}  // namespace

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

bool Workers::follow(Work& work) {
    if (following.workers != this || following.next || following.most == 0) return false;
    --following.most;
    following.next = std::move(work);
    return true;
}

void Workers::lend(Work work) {
    {
        std::lock_guard const lock(mutex_);
        ++working_;
    }
    following.workers = this;
    following.most = kFollowedByLent;
    go_through(work);
    following.workers = nullptr;
    std::lock_guard const lock(mutex_);
    if (--working_ == 0 && queue_.empty()) idle_.notify_all();
}

void Workers::drain() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return queue_.empty() && working_ == 0; });
}

void Workers::run() {
    following.workers = this;
    following.most = std::numeric_limits<std::size_t>::max();
    std::unique_lock lock(mutex_);
    for (;;) {
        waiting_.wait(lock, [this] { return ending_ || !queue_.empty(); });
        if (queue_.empty()) return;
        auto work = std::move(queue_.front());
        queue_.pop_front();
        ++working_;
        lock.unlock();
        go_through(work);
        lock.lock();
        if (--working_ == 0 && queue_.empty()) idle_.notify_all();
    }
}

void Line::post(Work work, By by) {
    {
        std::lock_guard const lock(mutex_);
        queue_.push_back(std::move(work));
        if (std::exchange(running_, true)) return;
    }
    Work turn = [this] { run(); };
    if (by == By::a_worker || !workers_.follow(turn)) workers_.post(std::move(turn));
}

void Line::run() {
    // A few pieces a turn, then back to the end of the workers' queue: no line keeps a thread from the others, and none
    // wakes a thread for each of its pieces.
    constexpr std::size_t most = 16;
    std::vector<Work> turn;
    {
        std::lock_guard const lock(mutex_);
        for (; !queue_.empty() && turn.size() < most; queue_.pop_front()) turn.push_back(std::move(queue_.front()));
    }
    for (auto& work : turn) run_reported(work);
    bool more = false;
    {
        std::lock_guard const lock(mutex_);
        more = running_ = !queue_.empty();
    }
    // The work may hold the last pointer to the owner of this line, so it goes only after the line is left alone.
    if (more) workers_.post([this] { run(); });
}

}  // namespace quorate::server

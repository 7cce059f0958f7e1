#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace quorate::server {

using Work = std::move_only_function<void()>;

/// Threads for everything that may take a while: handlers, files, digests of passwords. Work that throws is reported on
/// the standard error and otherwise forgotten.
class Workers {
  public:
    explicit Workers(std::size_t threads);
    /// Finishes what was posted, then ends.
    ~Workers();
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    void post(Work work);
    /// Does the work on this very thread, which for so long is one of the workers, and the little that follows it.
    void lend(Work work);
    /// Takes the work for right after the piece that this thread is at, so that no other must be woken for it. False,
    /// and nothing taken, when this thread is none of the workers or already has something to go on with.
    [[nodiscard]] bool follow(Work& work);
    /// Waits until nothing is left to do.
    void drain();

  private:
    void run();

    std::mutex mutex_;
    std::condition_variable waiting_;
    std::condition_variable idle_;
    std::deque<Work> queue_;
    std::size_t working_ = 0;
    bool ending_ = false;
    std::vector<std::jthread> threads_;
};

/// A line in which work is done one piece after another, on whichever worker is free: no two pieces at the same time.
/// A worker that brings the line something to do goes on with it itself, so it must not wait for it.
class Line {
  public:
    explicit Line(Workers& workers) : workers_(workers) {}
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;

    /// Who begins with the work when the line has nothing else to do.
    enum class By { whoever_brings_it, a_worker };
    /// The line must outlive the work; owners put a shared pointer to themselves into it.
    void post(Work work, By by = By::whoever_brings_it);

  private:
    void run();

    Workers& workers_;
    std::mutex mutex_;
    std::deque<Work> queue_;
    bool running_ = false;
};

/// One line on the standard error, for whoever runs the server.
void report_fault(std::exception const& fault) noexcept;
/// Runs the work; an exception is reported and ends there.
void run_reported(Work& work) noexcept;

}  // namespace quorate::server

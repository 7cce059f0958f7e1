#pragma once

#include <mutex>
#include <shared_mutex>

namespace quorate::server {

/// Many readers or one writer, first come, first served: a writer that waits is not overtaken by readers for ever.
class FairLock {
  public:
    void lock_shared() {
        std::lock_guard const turn(door_);
        inside_.lock_shared();
    }
    void unlock_shared() { inside_.unlock_shared(); }
    void lock() {
        std::lock_guard const turn(door_);
        inside_.lock();
    }
    void unlock() { inside_.unlock(); }

  private:
    std::mutex door_;
    std::shared_mutex inside_;
};

}  // namespace quorate::server

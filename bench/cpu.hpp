#pragma once

#include <ctime>

namespace quorate::bench {

inline double seconds_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Seconds that this process has worked, whatever else the machine was doing meanwhile.
inline double cpu_seconds() {
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

/// The same of the thread that asks.
inline double thread_seconds() {
    return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

}  // namespace quorate::bench

#pragma once

#include <ctime>

namespace quorate::bench {

/// Seconds that this process has worked, whatever else the machine was doing meanwhile.
inline double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace quorate::bench

/* A disk that takes its time, for programs that are started with this library before all others (LD_PRELOAD): what is
   synchronised is durable after QUORATE_DISK_US microseconds more. Virtual machines acknowledge within a tenth of a
   millisecond what an office's own disk needs one or several for; with this, both sides of a measurement have such a
   disk. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void wait_as_told(void) {
    char const* const told = getenv("QUORATE_DISK_US");
    long const microseconds = told ? atol(told) : 0;
    struct timespec const time = {microseconds / 1000000, microseconds % 1000000 * 1000};
    nanosleep(&time, NULL);
}

int fdatasync(int file) {
    int (*const real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_as_told();
    return real(file);
}

int fsync(int file) {
    int (*const real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_as_told();
    return real(file);
}

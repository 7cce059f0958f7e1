#include "journal/lock.hpp"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "journal/fault.hpp"

namespace quorate::journal {

WriterLock::WriterLock(std::filesystem::path const& file) : file_(file, O_RDWR | O_CREAT) {
    if (::flock(file_.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) throw system_fault("lock", file.string(), errno);
        auto const holder = read_file(file);
        throw Fault{"the journal in " + file.parent_path().string() + " is open in another process (number " + holder +
                    "); only one may write it"};
    }
    // The number is for people only; a lock without it holds as well, so a full disk does not matter here.
    auto const number = std::to_string(::getpid());
    if (::ftruncate(file_.number(), 0) == 0) {
        [[maybe_unused]] auto const written = ::pwrite(file_.number(), number.data(), number.size(), 0);
    }
}

}  // namespace quorate::journal

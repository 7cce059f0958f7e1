#pragma once

#include <stdexcept>
#include <string>

namespace quorate::journal {

/// The disk, the database or another process stands in the way. Nothing that was asked for has been acknowledged;
/// whoever asked may ask again later.
class Fault : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What was kept is not there any more, or is not what was kept. Asking again does not help: somebody has to mend it.
class Damaged : public Fault {
  public:
    using Fault::Fault;
};

/// The fault for a failed system call: what was tried, on which file, and the system's reason.
[[nodiscard]] Fault system_fault(std::string const& attempt, std::string const& path, int error);

}  // namespace quorate::journal

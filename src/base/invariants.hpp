#pragma once

#include <stdexcept>

namespace quorate {

/// What `must` throws while somebody holds an InvariantsThrow.
class BrokenInvariant : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

/// While it lives, an invariant that breaks on this thread throws BrokenInvariant instead of ending the process: for
/// those who follow what somebody else wrote, where events that nobody can have decided are a finding and no defect.
/// The state they were applied to is not to be used any more.
class InvariantsThrow {
  public:
    InvariantsThrow();
    ~InvariantsThrow();
    InvariantsThrow(InvariantsThrow const&) = delete;
    InvariantsThrow& operator=(InvariantsThrow const&) = delete;

  private:
    bool before_;
};

}  // namespace quorate

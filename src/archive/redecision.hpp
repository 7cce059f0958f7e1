#pragma once

#include <cstdint>
#include <vector>

#include "archive/judge.hpp"
#include "journal/audit.hpp"

namespace quorate::archive {

/// Decides every command of a stream again, as it passes, and holds the recorded entries against what the rules give.
/// Whatever differs is found; the recorded entries are what later commands are judged by.
class Redecision {
  public:
    Redecision(Judge& judge, journal::Audit& audit) : judge_(&judge), audit_(&audit) {}

    /// Before the command's entries.
    void command(journal::KeptCommand const& command);
    void entry(journal::Entry const& entry);
    /// After the last entry of a command.
    void close();
    /// Nothing after this can be judged: what led there is not known.
    void stop() { stopped_ = true; }

    [[nodiscard]] std::uint64_t decided() const { return decided_; }

  private:
    void compare(journal::Entry const& entry);

    Judge* judge_;
    journal::Audit* audit_;
    CommandId command_;
    bool open_ = false;     ///< a command was decided, and its entries are held against it
    bool stopped_ = false;  ///< an entry could not be applied
    std::vector<journal::NewEvent> decided_events_;
    std::size_t compared_ = 0;
    std::uint64_t decided_ = 0;
};

}  // namespace quorate::archive

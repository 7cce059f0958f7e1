#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "base/instant.hpp"

namespace quorate::server {

/// Who opened what lately (article 23: reads of what is secret can be told afterwards). A page that follows a meeting
/// reads itself anew after every event; reads of one place less than a quarter of an hour apart are one reading.
/// Safe to use from any thread.
class Readings {
  public:
    /// True when this begins a reading, which belongs in the access log.
    [[nodiscard]] bool begins(std::string const& account, std::string const& about, Instant now);

  private:
    std::mutex mutex_;
    std::map<std::pair<std::string, std::string>, Instant> last_;
};

}  // namespace quorate::server

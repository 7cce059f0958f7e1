#pragma once

#include <filesystem>

#include "crypto/key.hpp"

namespace quorate::journal {

/// The installation's keys, one per suite: `guomi.pem` and `international.pem`, readable for their owner alone. A key
/// that is not there is made. Throws Fault for a file that others may read, or that is no key of its suite.
class Keys {
  public:
    explicit Keys(std::filesystem::path const& directory);

    [[nodiscard]] crypto::PrivateKey const& of(crypto::Suite suite) const {
        return suite == crypto::Suite::guomi ? guomi_ : international_;
    }

  private:
    crypto::PrivateKey guomi_;
    crypto::PrivateKey international_;
};

}  // namespace quorate::journal

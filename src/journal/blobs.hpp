#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/digest.hpp"
#include "journal/files.hpp"

namespace quorate::journal {

/// Files by the digest of their bytes, beside the database: `blobs/sm3/66/66c7f0...`. The same bytes are kept once
/// and never changed. Any number of threads. All of it throws Fault.
class Blobs {
  public:
    /// Makes the directory when there is none.
    explicit Blobs(std::filesystem::path directory);

    /// Bytes that arrive in pieces. What is not finished is thrown away.
    class Incoming {
      public:
        ~Incoming();
        Incoming(Incoming&& other) noexcept;
        Incoming& operator=(Incoming&&) = delete;
        void add(std::string_view bytes);
        /// The bytes and their name are durable when it returns: only now may a command refer to them.
        [[nodiscard]] crypto::Digest finish();

      private:
        friend class Blobs;
        Incoming(Blobs const& blobs, crypto::Hash hash);

        Blobs const* blobs_;
        crypto::Hash hash_;
        crypto::Hasher hasher_;
        std::filesystem::path path_;  ///< empty once finished or moved from
        Descriptor file_;
    };

    [[nodiscard]] Incoming begin(crypto::Hash hash) const { return {*this, hash}; }
    crypto::Digest put(crypto::Hash hash, std::string_view bytes) const;

    [[nodiscard]] bool contains(crypto::Hash hash, crypto::Digest const& digest) const;
    /// In bytes; empty when it is not there.
    [[nodiscard]] std::optional<std::uint64_t> size(crypto::Hash hash, crypto::Digest const& digest) const;
    /// All of it; empty when it is not there. Throws Damaged for a file that is no longer what its name says.
    [[nodiscard]] std::optional<std::string> get(crypto::Hash hash, crypto::Digest const& digest) const;
    /// Every file under this digest, in no order.
    [[nodiscard]] std::vector<crypto::Digest> all(crypto::Hash hash) const;
    /// For good. Only for a file that no journal names.
    void remove(crypto::Hash hash, crypto::Digest const& digest) const;
    /// Where the file is, for those who send it piece by piece.
    [[nodiscard]] std::filesystem::path path_of(crypto::Hash hash, crypto::Digest const& digest) const;

  private:
    std::filesystem::path directory_;
};

}  // namespace quorate::journal

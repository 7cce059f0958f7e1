#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/suite.hpp"

/// OpenSSL's key, without its headers.
struct evp_pkey_st;

namespace quorate::crypto {

/// A key that checks signatures: SM2 with SM3 and the standard's default user id, or Ed25519.
class PublicKey {
  public:
    /// SubjectPublicKeyInfo, PEM or DER; empty when it is no key of either suite, or is not in its one canonical form.
    [[nodiscard]] static std::optional<PublicKey> from_pem(std::string_view pem);
    [[nodiscard]] static std::optional<PublicKey> from_der(std::string_view der);

    [[nodiscard]] std::string pem() const;
    [[nodiscard]] std::string const& der() const { return der_; }
    [[nodiscard]] Suite suite() const { return suite_; }
    /// The digest of the DER form under the suite's hash, in hexadecimal: how people compare keys.
    [[nodiscard]] std::string const& id() const { return id_; }
    [[nodiscard]] bool verifies(std::string_view message, std::string_view signature) const;

  private:
    friend class PrivateKey;
    [[nodiscard]] static std::optional<PublicKey> from(std::shared_ptr<evp_pkey_st> key);

    std::shared_ptr<evp_pkey_st> key_;
    Suite suite_ = Suite::guomi;
    std::string der_;
    std::string id_;
};

/// A key that signs.
class PrivateKey {
  public:
    [[nodiscard]] static PrivateKey generate(Suite suite);
    /// PKCS#8 in PEM, not encrypted: the file's mode protects it.
    [[nodiscard]] static std::optional<PrivateKey> from_pem(std::string_view pem);

    [[nodiscard]] std::string pem() const;
    [[nodiscard]] PublicKey const& public_key() const { return public_key_; }
    [[nodiscard]] Suite suite() const { return public_key_.suite(); }
    /// DER of (r, s) for SM2, 64 bytes for Ed25519.
    [[nodiscard]] std::string sign(std::string_view message) const;

  private:
    PrivateKey(std::shared_ptr<evp_pkey_st> key, PublicKey public_key);

    std::shared_ptr<evp_pkey_st> key_;
    PublicKey public_key_;
};

}  // namespace quorate::crypto

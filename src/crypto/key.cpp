#include "crypto/key.hpp"

#include <array>
#include <utility>

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/must.hpp"

namespace quorate::crypto {
namespace {

using Key = std::shared_ptr<EVP_PKEY>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Key owned(EVP_PKEY* key) {
    return {key, &EVP_PKEY_free};
}

Bio reading(std::string_view bytes) {
    must(bytes.size() < 1 << 20, "a key is short");
    return {BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &BIO_free};
}

Bio writing() {
    return {BIO_new(BIO_s_mem()), &BIO_free};
}

std::string written(Bio const& bio) {
    char* data = nullptr;
    auto const length = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(length)};
}

unsigned char const* raw(std::string_view bytes) {
    return reinterpret_cast<unsigned char const*>(bytes.data());
}

std::optional<Suite> suite_of(EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, "SM2") == 1) return Suite::guomi;
    if (EVP_PKEY_is_a(key, "ED25519") == 1) return Suite::international;
    return {};
}

/// Which digest the signature takes; Ed25519 has its own inside.
char const* digest_name(Suite suite) {
    return suite == Suite::guomi ? "SM3" : nullptr;
}

/// GB/T 35276 section 10: the user id is "1234567812345678" where no other was agreed. OpenSSL would take an empty one,
/// and takes this one only from a context that is made already: handed in with the making, 3.0.19 refuses it.
bool name_user(EVP_PKEY_CTX* context, Suite suite) {
    static std::array<char, 17> user_id{"1234567812345678"};
    if (suite != Suite::guomi) return true;
    std::array<OSSL_PARAM, 2> const parameters{
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_DIST_ID, user_id.data(), user_id.size() - 1),
        OSSL_PARAM_construct_end()};
    return EVP_PKEY_CTX_set_params(context, parameters.data()) == 1;
}

/// A passphrase is never asked for: a key that wants one is no key of ours.
int no_passphrase(char*, int, int, void*) {
    return -1;
}

constexpr std::size_t key_size_max = 16 * 1024;

}  // namespace

std::optional<PublicKey> PublicKey::from(std::shared_ptr<evp_pkey_st> key) {
    if (!key) {
        ERR_clear_error();
        return {};
    }
    auto const suite = suite_of(key.get());
    if (!suite) return {};
    PublicKey result;
    unsigned char* der = nullptr;
    auto const length = i2d_PUBKEY(key.get(), &der);
    must(length > 0, "a key can be written");
    result.der_.assign(reinterpret_cast<char const*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    result.key_ = std::move(key);
    result.suite_ = *suite;
    result.id_ = to_hex(digest(hash_of(*suite), result.der_));
    return result;
}

std::optional<PublicKey> PublicKey::from_pem(std::string_view pem) {
    if (pem.size() > key_size_max) return {};
    auto result = from(owned(PEM_read_bio_PUBKEY(reading(pem).get(), nullptr, &no_passphrase, nullptr)));
    if (!result || result->pem() != pem) return {};
    return result;
}

std::optional<PublicKey> PublicKey::from_der(std::string_view der) {
    if (der.size() > key_size_max) return {};
    auto const* at = raw(der);
    auto result = from(owned(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()))));
    if (!result || result->der() != der) return {};
    return result;
}

std::string PublicKey::pem() const {
    auto const bio = writing();
    must(PEM_write_bio_PUBKEY(bio.get(), key_.get()) == 1, "a key can be written");
    return written(bio);
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const {
    DigestContext const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    EVP_PKEY_CTX* signing = nullptr;
    must(EVP_DigestVerifyInit_ex(context.get(), &signing, digest_name(suite_), nullptr, nullptr, key_.get(), nullptr) ==
                 1 &&
             name_user(signing, suite_),
         "OpenSSL checks signatures of both suites");
    auto const good =
        EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
    if (!good) ERR_clear_error();
    return good;
}

PrivateKey::PrivateKey(std::shared_ptr<evp_pkey_st> key, PublicKey public_key)
    : key_(std::move(key)), public_key_(std::move(public_key)) {}

PrivateKey PrivateKey::generate(Suite suite) {
    auto key = owned(EVP_PKEY_Q_keygen(nullptr, nullptr, suite == Suite::guomi ? "SM2" : "ED25519"));
    auto public_key = PublicKey::from(key);
    must(public_key.has_value(), "OpenSSL makes keys of both suites");
    return {std::move(key), *std::move(public_key)};
}

std::optional<PrivateKey> PrivateKey::from_pem(std::string_view pem) {
    if (pem.size() > key_size_max) return {};
    auto key = owned(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, &no_passphrase, nullptr));
    auto public_key = PublicKey::from(key);
    if (!public_key) return {};
    return PrivateKey{std::move(key), *std::move(public_key)};
}

std::string PrivateKey::pem() const {
    auto const bio = writing();
    must(PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
         "a key can be written");
    return written(bio);
}

std::string PrivateKey::sign(std::string_view message) const {
    DigestContext const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    EVP_PKEY_CTX* signing = nullptr;
    must(EVP_DigestSignInit_ex(context.get(), &signing, digest_name(suite()), nullptr, nullptr, key_.get(), nullptr) ==
                 1 &&
             name_user(signing, suite()),
         "OpenSSL signs with both suites");
    std::array<unsigned char, 256> signature{};
    std::size_t length = signature.size();
    must(EVP_DigestSign(context.get(), signature.data(), &length, raw(message), message.size()) == 1,
         "OpenSSL signs with both suites");
    return {reinterpret_cast<char const*>(signature.data()), length};
}

}  // namespace quorate::crypto

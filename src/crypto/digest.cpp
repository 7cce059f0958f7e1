#include "crypto/digest.hpp"

#include <algorithm>

#include <openssl/evp.h>

#include "base/must.hpp"
#include "crypto/encoding.hpp"

namespace quorate::crypto {

/// A fetched algorithm with its context: fetching anew for every digest costs more than the digest of a short entry.
struct Hasher::Context {
    explicit Context(Hash hash)
        : algorithm(EVP_MD_fetch(nullptr, hash == Hash::sm3 ? "SM3" : "SHA256", nullptr)), state(EVP_MD_CTX_new()) {
        must(algorithm != nullptr && state != nullptr, "OpenSSL has SM3 and SHA-256");
        start();
    }
    ~Context() {
        EVP_MD_CTX_free(state);
        EVP_MD_free(algorithm);
    }
    Context(Context const&) = delete;
    Context& operator=(Context const&) = delete;

    void start() const { must(EVP_DigestInit_ex2(state, algorithm, nullptr) == 1, "a digest can start"); }

    EVP_MD* algorithm;
    EVP_MD_CTX* state;
};

Hasher::Hasher(Hash hash) : context_(std::make_unique<Context>(hash)) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view bytes) {
    must(EVP_DigestUpdate(context_->state, bytes.data(), bytes.size()) == 1, "a digest takes bytes");
}

Digest Hasher::finish() {
    Digest result;
    unsigned length = 0;
    must(EVP_DigestFinal_ex(context_->state, result.bytes.data(), &length) == 1 && length == result.bytes.size(),
         "a digest has 32 bytes");
    context_->start();
    return result;
}

Digest digest(Hash hash, std::initializer_list<std::string_view> parts) {
    thread_local Hasher sha256{Hash::sha256};
    thread_local Hasher sm3{Hash::sm3};
    auto& hasher = hash == Hash::sm3 ? sm3 : sha256;
    for (auto const part : parts) hasher.add(part);
    return hasher.finish();
}

std::string to_hex(Digest const& digest) {
    return to_hex(digest.view());
}

std::optional<Digest> digest_from_hex(std::string_view text) {
    Digest result;
    if (!from_hex(text, result.bytes)) return {};
    return result;
}

std::optional<Digest> digest_from_bytes(std::string_view bytes) {
    Digest result;
    if (bytes.size() != result.bytes.size()) return {};
    std::copy(bytes.begin(), bytes.end(), result.bytes.begin());
    return result;
}

}  // namespace quorate::crypto

#include "crypto/digest.hpp"

#include <algorithm>

#include <gcrypt.h>
#include <openssl/evp.h>

#include "base/must.hpp"
#include "crypto/encoding.hpp"

namespace quorate::crypto {

/// One library's context for one algorithm, made once: fetching an algorithm anew for every digest costs more than the
/// digest of a short entry.
struct Hasher::Context {
    Context() = default;
    Context(Context const&) = delete;
    Context& operator=(Context const&) = delete;
    virtual ~Context() = default;

    virtual void add(std::string_view bytes) = 0;
    virtual Digest finish() = 0;
};

/// OpenSSL has SHA-256 by the processor's own instructions.
struct Hasher::Sha256 final : Context {
    Sha256() : algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr)), state(EVP_MD_CTX_new()) {
        must(algorithm != nullptr && state != nullptr, "OpenSSL has SHA-256");
        start();
    }
    ~Sha256() override {
        EVP_MD_CTX_free(state);
        EVP_MD_free(algorithm);
    }

    void start() const { must(EVP_DigestInit_ex2(state, algorithm, nullptr) == 1, "a digest can start"); }
    void add(std::string_view bytes) override {
        must(EVP_DigestUpdate(state, bytes.data(), bytes.size()) == 1, "a digest takes bytes");
    }
    Digest finish() override {
        Digest result;
        unsigned length = 0;
        must(EVP_DigestFinal_ex(state, result.bytes.data(), &length) == 1 && length == result.bytes.size(),
             "a digest has 32 bytes");
        start();
        return result;
    }

    EVP_MD* algorithm;
    EVP_MD_CTX* state;
};

/// libgcrypt has SM3 in assembler, which OpenSSL 3.0 has not.
struct Hasher::Sm3 final : Context {
    Sm3() {
        static bool const ready = make_ready();
        must(ready && gcry_md_open(&state, GCRY_MD_SM3, 0) == 0, "libgcrypt has SM3");
    }
    ~Sm3() override { gcry_md_close(state); }

    void add(std::string_view bytes) override { gcry_md_write(state, bytes.data(), bytes.size()); }
    Digest finish() override {
        Digest result;
        auto const* const bytes = gcry_md_read(state, GCRY_MD_SM3);
        must(bytes != nullptr, "a digest has 32 bytes");
        std::copy_n(bytes, result.bytes.size(), result.bytes.begin());
        gcry_md_reset(state);
        return result;
    }

    /// The library wants to be told, once, that nobody needs its memory for secrets: what is digested here is public.
    static bool make_ready() {
        return gcry_check_version(GCRYPT_VERSION) != nullptr && gcry_control(GCRYCTL_DISABLE_SECMEM, 0) == 0 &&
               gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0) == 0;
    }

    gcry_md_hd_t state = nullptr;
};

Hasher::Hasher(Hash hash) {
    if (hash == Hash::sm3) {
        context_ = std::make_unique<Sm3>();
    } else {
        context_ = std::make_unique<Sha256>();
    }
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view bytes) {
    context_->add(bytes);
}

Digest Hasher::finish() {
    return context_->finish();
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

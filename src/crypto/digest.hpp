#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::crypto {

/// The two digests a body may use. Both give 32 bytes.
enum class Hash { sha256, sm3 };

struct Digest {
    std::array<std::uint8_t, 32> bytes{};

    auto operator<=>(Digest const&) const = default;
    /// The same bytes, for those who hash or store them.
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }
};

/// Digest of the parts, one after the other. Contexts are made once per thread and used again.
[[nodiscard]] Digest digest(Hash hash, std::initializer_list<std::string_view> parts);
[[nodiscard]] inline Digest digest(Hash hash, std::string_view bytes) {
    return digest(hash, {bytes});
}

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(Digest const& digest);
/// Reads exactly what to_hex writes.
[[nodiscard]] std::optional<Digest> digest_from_hex(std::string_view text);
/// From the 32 bytes of view().
[[nodiscard]] std::optional<Digest> digest_from_bytes(std::string_view bytes);

/// Digest of bytes that arrive in pieces. Ready for the next digest after each finish().
class Hasher {
  public:
    explicit Hasher(Hash hash);
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;

    void add(std::string_view bytes);
    [[nodiscard]] Digest finish();

  private:
    struct Context;
    struct Sha256;
    struct Sm3;
    std::unique_ptr<Context> context_;
};

}  // namespace quorate::crypto

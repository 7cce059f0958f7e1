#include "crypto/random.hpp"

#include <openssl/rand.h>

#include "base/must.hpp"

namespace quorate::crypto {

std::string random_bytes(std::size_t count) {
    must(count <= 1 << 20, "random bytes are asked for by the handful");
    std::string bytes(count, '\0');
    must(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) == 1,
         "the system gives random bytes");
    return bytes;
}

std::string random_id(std::string_view prefix) {
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string id{prefix};
    id += '_';
    for (char const letter : random_bytes(16)) id += alphabet[static_cast<unsigned char>(letter) % alphabet.size()];
    return id;
}

}  // namespace quorate::crypto

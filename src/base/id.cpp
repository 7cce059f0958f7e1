#include "base/id.hpp"

#include "base/text.hpp"

namespace quorate {

bool valid_id(std::string_view text) {
    if (text.empty() || text.size() > 80 || !text::valid_utf8(text)) return false;
    for (char const letter : text) {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte <= 0x20 || byte == 0x7f || letter == '/' || letter == '"' || letter == '\\') return false;
    }
    return true;
}

}  // namespace quorate

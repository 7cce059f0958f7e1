// Any bytes read as the body's own copy of a text: .docx, .doc, PDF, or text in one of the usual encodings; and as what
// stands in a .docx, for whose sake they are packed (text, numbering and styles, with a NUL between). No crash; what
// was read is UTF-8.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "adoption/plain_text.hpp"
#include "base/must.hpp"
#include "base/text.hpp"
#include "support/zip_package.hpp"

using namespace quorate;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

void read(std::string_view bytes) {
    auto const text = adoption::plain_text(bytes);
    must(!text || text::valid_utf8(*text), "what was read is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    read(bytes);
    auto parts = text::split(bytes, '\0');
    parts.resize(3);
    read(tests::zip_package({{"word/document.xml", std::string(parts[0])},
                             {"word/numbering.xml", std::string(parts[1])},
                             {"word/styles.xml", std::string(parts[2])}}));
    return 0;
}

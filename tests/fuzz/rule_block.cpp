// Any bytes read as a block: no crash; what was read without a fault is written in the notation and reads back the
// same.
#include "charter/rule_block.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/must.hpp"
#include "base/text.hpp"

using namespace quorate;
using namespace quorate::charter;

namespace {

std::string quoted(std::string_view words) {
    return "\"" + text::replace_all(text::replace_all(words, "\\", "\\\\"), "\"", "\\\"") + "\"";
}

std::string written(Value const& value) {
    if (auto const* words = std::get_if<std::string>(&value)) return quoted(*words);
    auto const* list = std::get_if<std::vector<std::string>>(&value);
    if (list == nullptr) return to_text(value);
    std::string result;
    for (auto const& one : *list) result += (result.empty() ? "" : ", ") + quoted(one);
    return "[" + result + "]";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    if (!text::valid_utf8(bytes)) return 0;
    Diagnostics diagnostics;
    auto const entries = read_block(bytes, 1, diagnostics);
    if (!diagnostics.empty()) return 0;
    std::string again;
    for (auto const& one : entries) again += one.key + " = " + written(one.value) + "\n";
    auto const same = read_block(again, 1, diagnostics);
    must(diagnostics.empty() && same.size() == entries.size(), "what was read is written so that it can be read");
    for (std::size_t at = 0; at < same.size(); ++at) {
        must(same[at].key == entries[at].key && same[at].value == entries[at].value, "and reads back the same");
    }
    return 0;
}

// Any bytes read as a line of the journal: no crash, and a line that is read is exactly the line that would be written.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/must.hpp"
#include "journal/entry.hpp"
#include "journal/head.hpp"
#include "journal/line.hpp"

using namespace quorate;
using namespace quorate::journal;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const line{reinterpret_cast<char const*>(data), size};
    if (auto const entry = entry_from(line)) must(to_line(*entry) == line, "an entry has one line");
    if (auto const command = command_from(line)) must(to_line(*command) == line, "a command has one line");
    if (auto const head = head_from(line)) must(to_line(*head) == line, "a head has one line");
    if (is_payload(line)) must(line.find('\n') == std::string_view::npos, "a payload stays on its line");
    return 0;
}

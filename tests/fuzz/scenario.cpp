// Any text read as the lines of a scenario and played by the first charter: no crash, and a line that is not good says
// why.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/must.hpp"
#include "base/text.hpp"
#include "charter/charter.hpp"
#include "journal/files.hpp"
#include "play/play.hpp"
#include "words/words.hpp"

using namespace quorate;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

std::vector<play::CharterFile> const& charters() {
    static std::string const path = "charters/liaoning-2019.md";
    static std::vector<play::CharterFile> const files{{path, path, charter::compile(journal::read_file(path)).value()}};
    return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const lines(reinterpret_cast<char const*>(data), size);
    if (!text::valid_utf8(lines)) return 0;
    (void)play::read_script(lines);
    std::vector<play::ScriptFault> faults;
    auto const scenario = play::read_block("fuzz", lines, 1, faults);
    for (auto const& fault : faults) must(fault.line >= 1 && !fault.what.empty(), "a fault says where and what");
    if (!faults.empty()) return 0;
    auto const report = play::play(scenario, charters(), words::shipped());
    if (!report.good()) {
        auto const& last = report.lines.back();
        must(!last.detail.empty() || !last.fault.empty(), "a line that is not good says why");
    }
    return 0;
}

// Any bytes read as a package or a proof: no crash, only findings; and a line that is read has one way to be written.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "archive/lines.hpp"
#include "archive/package.hpp"
#include "archive/proof.hpp"
#include "archive/verify.hpp"
#include "base/must.hpp"

using namespace quorate;
using namespace quorate::archive;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const bytes{reinterpret_cast<char const*>(data), size};
    std::istringstream package{bytes};
    auto const report = verify(package, nullptr);
    must(report.found >= report.findings.size(), "what is found is counted");

    std::istringstream again{bytes};
    Lines lines{again};
    std::string whole;
    while (auto const text = lines.next()) {
        whole.append(*text).append(1, '\n');
        auto const line = line_from(*text);
        if (!line) continue;
        must(std::visit([](auto const& one) { return to_line(one); }, *line) == *text, "a line has one form");
    }
    must(bytes.starts_with(whole) && (whole == bytes) == lines.ended_well(), "lines are the bytes");
    must(!report.sound() || whole == bytes, "a sound package was read to its end");

    (void)verify_entry(bytes);
    (void)verify_consistency(bytes);
    return 0;
}

// Any bytes compiled as a charter: no crash; errors say where they are; and a charter that compiles is one that equals
// itself and whose every rule stands in a place that the document has.
#include "charter/charter.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/must.hpp"

using namespace quorate;
using namespace quorate::charter;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const lines = static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
    auto const charter = compile(bytes);
    auto const& said = charter ? charter->warnings : charter.error();
    for (auto const& one : said) {
        must(one.line >= 0 && one.line <= lines, "a diagnostic names a line of the file");
        must(!one.name.empty(), "a diagnostic has a name");
    }
    if (!charter) {
        auto const is_error = [](Diagnostic const& one) { return one.severity == Severity::error; };
        must(std::any_of(said.begin(), said.end(), is_error), "a charter is refused for an error");
        return 0;
    }
    must(diff(*charter, *charter).empty(), "a charter equals itself");
    must(coverage(*charter).size() == charter->document.anchors.size(), "every place is covered");
    must(charter->document.find(charter->rules.quorum.by.anchor) != nullptr, "a rule stands in a place");
    for (auto const& [name, kind] : charter->rules.kinds) {
        must(charter->document.find(kind.by.anchor) != nullptr, "a kind stands in a place");
        must(kind.choices.size() >= 2, "a vote has choices");
        must(charter->rules.quorum_of(kind).value.share.denominator > 0, "a share has a whole");
    }
    return 0;
}

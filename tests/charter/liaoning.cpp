#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "charter/charter.hpp"

using namespace quorate;
using namespace quorate::charter;

namespace {

Charter first_charter() {
    std::ifstream file("charters/liaoning-2019.md", std::ios::binary);
    std::string const bytes(std::istreambuf_iterator<char>(file), {});
    auto const compiled = compile(bytes);
    if (!compiled) {
        for (auto const& one : compiled.error()) {
            if (one.severity == Severity::error) MESSAGE(one.line << " " << one.name);
        }
    }
    REQUIRE(compiled);
    return *compiled;
}

}  // namespace

TEST_CASE("the first charter compiles") {
    auto const charter = first_charter();
    CHECK(charter.rules.identity.id == "liaoning-2019");
    CHECK(charter.document.chapters.size() == 8);
}

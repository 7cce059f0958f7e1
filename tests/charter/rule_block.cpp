#include "charter/rule_block.hpp"

#include <doctest/doctest.h>

#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

namespace {

/// The diagnostics of one block that begins on line 10.
std::string faults(std::string_view text) {
    Diagnostics diagnostics;
    static_cast<void>(read_block(text, 10, diagnostics));
    return shown(diagnostics);
}

std::vector<Entry> entries(std::string_view text) {
    Diagnostics diagnostics;
    auto result = read_block(text, 10, diagnostics);
    CHECK(shown(diagnostics).empty());
    return result;
}

}  // namespace

TEST_CASE("values are texts, whole numbers, flags and lists of texts") {
    auto const read = entries(
        "# 备注\n"
        "\n"
        "title = \"甲 # 不是备注\"   # 备注\n"
        "a.b-c = 120\r\n"
        "\tyes = true\n"
        "no=false\n"
        "list = [\"a\", \"b\" , \"\\\"c\\\\\"]\n"
        "none = []\n"
        "zero = 0");
    REQUIRE(read.size() == 7);
    CHECK(read[0] == Entry{"title", "甲 # 不是备注", 12});
    CHECK(read[1] == Entry{"a.b-c", std::int64_t{120}, 13});
    CHECK(read[2] == Entry{"yes", true, 14});
    CHECK(read[3] == Entry{"no", false, 15});
    CHECK(read[4] == Entry{"list", std::vector<std::string>{"a", "b", "\"c\\"}, 16});
    CHECK(read[5] == Entry{"none", std::vector<std::string>{}, 17});
    CHECK(read[6] == Entry{"zero", std::int64_t{0}, 18});
    CHECK(to_text(read[4].value) == "a, b, \"c\\");
    CHECK(to_text(read[1].value) == "120");
    CHECK(to_text(read[2].value) == "true");
}

TEST_CASE("a full-width sign is named, with what to type instead") {
    CHECK(faults("a = \u201Cx\u201D") == "10 error sign.full-width found=\u201C type=\"\n");
    CHECK(faults("a = \"x\u201D") == "10 error sign.full-width found=\u201D type=\"\n");
    CHECK(faults("a \uFF1D \"x\"") == "10 error sign.full-width found=\uFF1D type==\n");
    CHECK(faults("a = [\"x\"\uFF0C \"y\"]") == "10 error sign.full-width found=\uFF0C type=,\n");
    CHECK(faults("a = [\"x\"\u3001 \"y\"]") == "10 error sign.full-width found=\u3001 type=,\n");
    CHECK(faults("a = \"x\"\u3002") == "10 error sign.full-width found=\u3002 type=.\n");
    CHECK(faults("\u3002") == "10 error sign.full-width found=\u3002 type=.\n");
    CHECK(faults("a = \u3010\"x\"\u3011") == "10 error sign.full-width found=\u3010 type=[\n");
    CHECK(faults("a = \"x\" \uFF03 \u5907\u6CE8") == "10 error sign.full-width found=\uFF03 type=#\n");
    CHECK(faults("\u3000a = 1") == "10 error sign.full-width found=\u3000 type= \n");
    CHECK(faults("\uFF41 = 1") == "10 error sign.full-width found=\uFF41 type=a\n");
    CHECK(faults("a = \uFF12") == "10 error sign.full-width found=\uFF12 type=2\n");
    CHECK(full_width_at("\uFF3A").type == "Z");
    CHECK(full_width_at("\uFF5A").type == "z");
    CHECK(full_width_at("\uFF10").type == "0");
    CHECK(full_width_at("\uFF20").type.empty());
    CHECK(full_width_at("\u7532").type.empty());
    CHECK(full_width_at("").type.empty());
    // Inside a text every sign is welcome.
    CHECK(faults("a = \"\u201C\uFF0C\u3002\uFF1D\"").empty());
}

TEST_CASE("a line that cannot be read keeps its key, so that nobody hears it is missing as well") {
    Diagnostics diagnostics;
    auto const read = read_block("a = yes\n= 1\nb = 2 3\nc\n", 1, diagnostics);
    REQUIRE(read.size() == 3);
    CHECK(read[0].key == "a");
    CHECK(std::holds_alternative<std::monostate>(read[0].value));
    CHECK(std::holds_alternative<std::monostate>(read[1].value));
    CHECK(std::holds_alternative<std::monostate>(read[2].value));
    CHECK(shown(diagnostics) ==
          "1 error value.bad found=yes\n2 error key.bad found== 1\n3 error value.followed found=3\n"
          "4 error key.without-value found= key=c\n");
}

TEST_CASE("numbers have limits") {
    CHECK(faults("a = 999999999999999").empty());
    CHECK(faults("a = 1000000000000000") == "10 error value.bad-number found=1000000000000000\n");
    CHECK(faults("a = 01") == "10 error value.bad-number found=01\n");
    CHECK(faults("a = -1") == "10 error value.bad found=-1\n");
    CHECK(faults("a = 1.5") == "10 error value.followed found=.5\n");
}

TEST_CASE("lists end and hold texts") {
    CHECK(faults("a = [\"x\"") == "10 error list.unclosed found=\n");
    CHECK(faults("a = [\"x\",]") == "10 error list.not-text found=]\n");
    CHECK(faults("a = [1]") == "10 error list.not-text found=1]\n");
    CHECK(faults("a = [\"x]") == "10 error value.unclosed found=\"x]\n");
    CHECK(faults("a = \"\\") == "10 error value.bad-escape found=\n");
}

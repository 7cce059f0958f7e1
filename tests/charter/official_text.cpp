#include "charter/official_text.hpp"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "charter/files.hpp"

using namespace quorate;
using namespace quorate::charter;
using namespace quorate::tests;

namespace {

std::string shown(OfficialText const& text) {
    std::string lines;
    for (auto const& one : text.chapters) lines += one.anchor + " [" + one.title + "]\n";
    for (auto const& one : text.pieces) lines += one.anchor + " " + one.text + "\n";
    return lines;
}

}  // namespace

TEST_CASE("a regulation with every oddity of office files is recognised") {
    auto const text = recognise(read_file("tests/charter/files/oddities.txt"));
    CHECK(text.preamble.size() == 3);
    CHECK(text.articles() == 7);
    check_golden("oddities.txt", shown(text));
}

TEST_CASE("blanks of every width are one") {
    CHECK(shown(recognise("第 一 章　　总\u00A0　则\n\u3000\u3000第一条\u00A0\u00A0甲。\n")) ==
          "ch1 [总则]\nart1 甲。\n");
}

TEST_CASE("a chapter title may be missing, beside, or on the next line") {
    CHECK(shown(recognise("第一章\n总则\n第一条 甲。\n第二章 \u3000\n第二条 乙。\n第三章：附则\n第三条 丙。\n")) ==
          "ch1 [总则]\nch2 []\nch3 [附则]\nart1 甲。\nart2 乙。\nart3 丙。\n");
}

TEST_CASE("a table of contents is not the text") {
    CHECK(shown(recognise(
              "目录\n第一章 总则……1\n第二章 附则……9\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n")) ==
          "ch1 [总则]\nch2 [附则]\nart1 甲。\nart2 乙。\n");
}

TEST_CASE("items come in wide, narrow, mixed and ringed brackets") {
    CHECK(shown(recognise("第一条 如下：\n（一）甲；\n(二)乙；\n( 三 ）丙；\n㈣丁；\n（五）戊。\n后面一款。\n")) ==
          "art1 如下：\nart1.i1 甲；\nart1.i2 乙；\nart1.i3 丙；\nart1.i4 丁；\nart1.i5 戊。\nart1.p2 后面一款。\n");
}

TEST_CASE("a wrapped line goes on, and a reference is no new article") {
    CHECK(shown(recognise("第一条 按照\n第三条的规定，\n由大家决定。\n第二款。\n- 2 -\n第二条\n第一款在下一行。\n")) ==
          "art1 按照第三条的规定，由大家决定。\nart1.p2 第二款。\nart2 第一款在下一行。\n");
}

TEST_CASE("the next number in the middle of a sentence is a reference too") {
    CHECK(shown(recognise("第一章 总则\n第一条 按照\n第二条和\n第二章规定办。\n第二条明白了。\n")) ==
          "ch1 [总则]\nart1 按照第二条和第二章规定办。\nart2 明白了。\n");
}

TEST_CASE("numbers may be Arabic, and a number may be left out") {
    CHECK(shown(recognise("第1条 甲。\n第２条 乙。\n第四条 丁。\n（一）子。\n（三）寅。\n（一）又一。\n")) ==
          "art1 甲。\nart2 乙。\nart4 丁。\nart4.i1 子。\nart4.i3 寅。\nart4.p2 （一）又一。\n");
}

TEST_CASE("what has no articles is all preamble") {
    auto const text = recognise("通知\n请来开会。\n");
    CHECK(text.pieces.empty());
    CHECK(text.preamble == std::vector<std::string>{"通知", "请来开会。"});
    CHECK(recognise("").preamble.empty());
}

TEST_CASE("a text is laid onto the anchors, with what is left over on both sides") {
    auto const laid =
        match(recognise("第一条 甲。\n多出一款。\n第四条 丁。\n（一）子。\n"), compiled(small()).document);
    std::vector<std::string> matched;
    for (auto const& one : laid.matched) matched.push_back(one.anchor + " " + one.text);
    CHECK(matched == std::vector<std::string>{"art1 甲。", "art4 丁。", "art4.i1 子。"});
    CHECK(laid.unmatched == std::vector<std::string>{"art2", "art2.p2", "art3", "art5"});
    REQUIRE(laid.unanchored.size() == 1);
    CHECK(laid.unanchored[0] == Piece{"art1.p2", "多出一款。", 2});
}

TEST_CASE("the published text of the first charter falls into place, where a copy is at hand") {
    auto const folder = std::filesystem::path("../shared/seed");
    if (!std::filesystem::exists(folder)) return;
    for (auto const& file : std::filesystem::directory_iterator(folder)) {
        auto const text = recognise(read_file(file.path().string()));
        CHECK(text.chapters.size() == 8);
        CHECK(text.articles() == 41);
        auto const laid = match(text, compiled(read_file("charters/liaoning-2019.md")).document);
        CHECK(laid.unmatched.empty());
        CHECK(laid.unanchored.empty());
        for (auto const& [anchor, items] : {std::pair{"art4.i", 5}, {"art6.i", 8}, {"art17.i", 15}, {"art27.i", 8}}) {
            CHECK(std::count_if(laid.matched.begin(), laid.matched.end(),
                                [&](Piece const& one) { return one.anchor.starts_with(anchor); }) == items);
        }
    }
}

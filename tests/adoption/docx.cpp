#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "adoption/official_copy.hpp"
#include "support/zip_package.hpp"

using namespace quorate;
using namespace quorate::adoption;
using quorate::tests::zip_package;

namespace {

std::string document(std::string const& body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"urn:w\"><w:body>" + body +
           "</w:body></w:document>";
}

std::string paragraph(std::string const& text, std::string const& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

constexpr char const* numbers = R"(<w:numbering xmlns:w="urn:w">
<w:abstractNum w:abstractNumId="4">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/>
  <w:suff w:val="nothing"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>
</w:numbering>)";

constexpr char const* styles = R"(<w:styles xmlns:w="urn:w">
<w:style w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Narrow"><w:basedOn w:val="Article"/></w:style>
</w:styles>)";

constexpr char const* item = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr>";

}  // namespace

TEST_CASE("a .docx gives its paragraphs, one a line") {
    auto const bytes = zip_package(
        {{"word/document.xml", document(paragraph("第一章  总则") + paragraph("") + paragraph("第一条  为了练习。"))}});
    CHECK(plain_text(bytes) == "第一章  总则\n\n第一条  为了练习。\n");
}

TEST_CASE("runs, tabs, breaks and tables are read; deleted, hidden and doubled text is not") {
    auto const body =
        "<w:p><w:r><w:t>留</w:t><w:tab/><w:t>下</w:t><w:br/><w:t>来</w:t></w:r><w:del><w:r><w:t>删</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc>" +
        paragraph("格") + "</w:tc></w:tr></w:tbl>";
    CHECK(plain_text(zip_package({{"word/document.xml", document(body)}})) == "留\t下\n来增\n格\n");
}

TEST_CASE("numbers that Word counts by itself stand in the text") {
    auto const article = std::string("<w:pStyle w:val=\"Narrow\"/>");
    auto const body = paragraph("甲", article) + paragraph("子", item) + paragraph("丑", item) +
                      paragraph("乙", article) + paragraph("寅", item) +
                      paragraph("不编号", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>");
    auto const bytes = zip_package(
        {{"word/document.xml", document(body)}, {"word/numbering.xml", numbers}, {"word/styles.xml", styles}});
    CHECK(plain_text(bytes) == "第一条 甲\n（一）子\n（二）丑\n第二条 乙\n（一）寅\n不编号\n");
}

TEST_CASE("plain text comes in the encodings of the office") {
    CHECK(plain_text("\xEF\xBB\xBF第一条") == "第一条");
    CHECK(plain_text(std::string("\xFF\xFE\x2C\x7B", 4)) == "第");
    CHECK(plain_text(std::string("\xFE\xFF\x7B\x2C", 4)) == "第");
    CHECK(plain_text("\xB5\xDA\xD2\xBB\xCC\xF5") == "第一条");
}

TEST_CASE("what cannot be read is told apart") {
    auto const why = [](std::string_view bytes) { return plain_text(bytes).error().what; };
    CHECK(why("\xD0\xCF\x11\xE0\xA1\xB1") == "official-text-old-word");
    CHECK(why("%PDF-1.7") == "official-text-pdf");
    CHECK(why("PK\x03\x04 and nothing more") == "official-text-damaged");
    CHECK(why(zip_package({{"other.xml", "<a/>"}})) == "official-text-not-word");
    CHECK(why(zip_package({{"word/document.xml", "no xml"}})) == "official-text-not-word");
    CHECK(why(zip_package({{"word/document.xml", document(paragraph(" "))}})) == "official-text-empty");
    CHECK(why(" \n\t") == "official-text-empty");
    CHECK(why(std::string("a\0b", 3)) == "official-text-unreadable");
    CHECK(why("\xFF\xFF\xFF") == "official-text-unreadable");
}

TEST_CASE("an official copy is laid onto the anchors and locked place by place") {
    charter::Charter charter;
    charter.rules.identity.suite = "guomi";
    for (auto const* anchor : {"art1", "art1.i1", "art2"}) {
        charter.document.anchors.emplace_back().anchor = anchor;
    }
    auto const file = "第一章 总则\n第一条 分两项:\n(一)一项;\n(二)另一项。\n";
    auto const copy = read_official_copy(file, charter);
    REQUIRE(copy);
    CHECK(copy->chapters == 1);
    CHECK(copy->articles == 1);
    REQUIRE(copy->places.size() == 2);
    CHECK(copy->places[1].anchor == "art1.i1");
    CHECK(copy->places[1].text == "一项;");
    CHECK(copy->places[1].digest == crypto::to_hex(crypto::digest(crypto::Hash::sm3, "一项;")));
    CHECK(copy->digest == crypto::to_hex(crypto::digest(crypto::Hash::sm3, file)));
    CHECK(copy->unmatched == std::vector<std::string>{"art2"});
    REQUIRE(copy->unanchored.size() == 1);
    CHECK(copy->unanchored[0].anchor == "art1.i2");
    CHECK(read_official_copy("没有条文", charter).error() == Unreadable{"official-text-without-articles"});
}

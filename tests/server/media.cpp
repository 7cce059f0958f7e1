#include "server/media.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace quorate::server;

TEST_CASE("a file is what its bytes say, not what its name claims") {
    CHECK(sniffed_media("%PDF-1.7 ...", "a.exe") == "application/pdf");
    CHECK(sniffed_media("\x89PNG\r\n\x1a\n....", "") == "image/png");
    CHECK(sniffed_media("PK\x03\x04....", "会议纪要.DOCX") ==
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    CHECK(sniffed_media("PK\x03\x04....", "公文.ofd") == "application/ofd");
    CHECK(sniffed_media("PK\x03\x04....", "a.jar") == "application/zip");
    CHECK(sniffed_media("MZ\x90....", "a.pdf") == "application/octet-stream");
    CHECK(sniffed_media("会议纪要\n第一条", "a.bin") == "text/plain");
    CHECK(sniffed_media("\xe4\xbc\x9a\xe8\xae", "a") == "text/plain");  // Cut within a letter.
    CHECK(sniffed_media("", "a.txt") == "application/octet-stream");
    CHECK(sniffed_media("<svg onload=alert(1)>", "a.svg") == "text/plain");
}

TEST_CASE("programs and damaged files are told from papers") {
    std::string const zeros(4, '\0');
    for (auto const& program :
         {"MZ\x90" + zeros, std::string("\177ELF\2"), std::string("\xcf\xfa\xed\xfe\7"), "\xca\xfe\xba\xbe" + zeros})
        CHECK(is_program(program));
    for (auto const* paper : {"%PDF-1.7", "MZ 两字开头的说明", ""}) CHECK_FALSE(is_program(paper));
    for (auto const* name : {"报告.pdf", "报告.PDF", "照片.jpeg", "名册.xlsx", "请示.doc"})
        CHECK(belies_its_name("\1\2\3\4", name));
    CHECK(belies_its_name(zeros, "空.pdf"));
    // Office programs write newer and older formats, and text, under the endings of others.
    for (auto const* bytes : {"PK\3\4..", "{\\rtf1", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
        CHECK_FALSE(belies_its_name(bytes, "请示.doc"));
    CHECK_FALSE(belies_its_name("\xbb\xe1\xd2\xe9", "国标编码.txt"));
    CHECK_FALSE(belies_its_name(zeros + "ftypmp42", "录像.mp4"));
}

TEST_CASE("what a browser may show in place is what can hold no script") {
    CHECK_FALSE(shown_inline("image/svg+xml"));
    CHECK_FALSE(shown_inline("text/html"));
    CHECK(shown_inline("application/pdf"));
    CHECK(ending_of("application/ofd") == ".ofd");
    CHECK(ending_of("nothing/known").empty());
}

#include "server/media.hpp"

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
    CHECK_FALSE(shown_inline("image/svg+xml"));
    CHECK_FALSE(shown_inline("text/html"));
    CHECK(shown_inline("application/pdf"));
    CHECK(ending_of("application/ofd") == ".ofd");
    CHECK(ending_of("nothing/known").empty());
}

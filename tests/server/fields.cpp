#include "server/fields.hpp"

#include <doctest/doctest.h>

#include "server/head.hpp"
#include "server/target.hpp"

using namespace quorate;
using namespace quorate::server;

namespace {

using Parts = std::variant<Whole, Span, Unsatisfiable>;

std::vector<std::string> const kLanguages{"zh", "en"};

}  // namespace

TEST_CASE("a target is read strictly or not at all") {
    auto const target = target_from("/api/v1/%E5%85%9A%E7%BB%84?at=item%3Ai1&q=a+b&empty&at=again");
    REQUIRE(target);
    CHECK(target->path == std::vector<std::string>{"api", "v1", "党组"});
    CHECK(target->query.at("at") == "item:i1");
    CHECK(target->query.at("q") == "a b");
    CHECK(target->query.at("empty").empty());

    CHECK(target_from("/")->path == std::vector<std::string>{""});
    CHECK(target_from("/a+b")->path == std::vector<std::string>{"a+b"});
    for (auto const* bad : {"", "a", "http://host/a", "*", "/%", "/%4", "/%zz", "/%00", "/a%0d%0ab", "/..", "/a/../b",
                            "/%2e%2e/etc", "/.", "/%ff", "/%c0%af", "/a?x=%", "/a?%zz=1"})
        CHECK_MESSAGE(!target_from(bad), bad);
    CHECK_FALSE(target_from(std::string(100, '/')));
    CHECK_FALSE(target_from("/?" + std::string(100, '&')));
    CHECK(percent_encoded("a b/é~") == "a%20b%2F%C3%A9~");
}

TEST_CASE("cookies are found by their whole name") {
    CHECK(cookie("a=1; session=xyz; b=2", "session") == "xyz");
    CHECK(cookie("session=a=b", "session") == "a=b");
    CHECK(cookie("xsession=1; sessionx=2", "session").empty());
    CHECK(cookie("session", "session").empty());
    CHECK(cookie("", "session").empty());
}

TEST_CASE("tags match weakly, in lists, or all") {
    CHECK(matches("\"a\"", "\"a\""));
    CHECK(matches("W/\"a\"", "\"a\""));
    CHECK(matches("\"x\", W/\"a\" ,\"y\"", "\"a\""));
    CHECK(matches(" * ", "\"a\""));
    CHECK_FALSE(matches("", "\"a\""));
    CHECK_FALSE(matches("a", "\"a\""));
}

TEST_CASE("a coding is sent only to those who can read it") {
    CHECK(accepts_coding("gzip", "gzip"));
    CHECK(accepts_coding("br;q=1.0, GZIP;q=0.8, *;q=0.1", "gzip"));
    CHECK(accepts_coding("*", "gzip"));
    CHECK_FALSE(accepts_coding("gzip;q=0", "gzip"));
    CHECK_FALSE(accepts_coding("gzip;q=0, *", "gzip"));
    CHECK_FALSE(accepts_coding("br", "gzip"));
    CHECK_FALSE(accepts_coding("", "gzip"));
    CHECK_FALSE(accepts_coding("gzip;q=nonsense", "gzip"));
}

TEST_CASE("the language is the reader's best that we have") {
    CHECK(best_language("", kLanguages) == "zh");
    CHECK(best_language("en-GB,en;q=0.9,zh;q=0.8", kLanguages) == "en");
    CHECK(best_language("fr, zh-Hant;q=0.5, en;q=0.7", kLanguages) == "en");
    CHECK(best_language("fr, *", kLanguages) == "zh");
    CHECK(best_language("EN", kLanguages) == "en");
    CHECK(best_language("en;q=0", kLanguages) == "zh");
    CHECK(best_language(";;;,,,q=", kLanguages) == "zh");
}

TEST_CASE("one range is served, nonsense is the whole, and nothing lies beyond the end") {
    CHECK(range_of("bytes=0-9", 100) == Parts{Span{0, 10}});
    CHECK(range_of("bytes=90-", 100) == Parts{Span{90, 10}});
    CHECK(range_of("bytes=90-1000", 100) == Parts{Span{90, 10}});
    CHECK(range_of("bytes=-5", 100) == Parts{Span{95, 5}});
    CHECK(range_of("bytes=-500", 100) == Parts{Span{0, 100}});
    CHECK(range_of("bytes=100-", 100) == Parts{Unsatisfiable{}});
    CHECK(range_of("bytes=-0", 100) == Parts{Unsatisfiable{}});
    CHECK(range_of("bytes=-5", 0) == Parts{Unsatisfiable{}});
    CHECK(range_of("bytes=0-", 0) == Parts{Unsatisfiable{}});
    for (auto const* whole : {"", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b",
                              "bytes=0-x", "bytes=99999999999999999999-", "bytes=+1-2"})
        CHECK_MESSAGE(range_of(whole, 100) == Parts{Whole{}}, whole);
}

TEST_CASE("only trusted proxies are believed") {
    std::vector<std::string> const proxies{"127.0.0.1", "10.0.0.1"};
    CHECK(client_address("192.0.2.9", "198.51.100.1", proxies) == "192.0.2.9");
    CHECK(client_address("127.0.0.1", "", proxies) == "127.0.0.1");
    CHECK(client_address("127.0.0.1", "198.51.100.1", proxies) == "198.51.100.1");
    CHECK(client_address("127.0.0.1", "203.0.113.5, 198.51.100.1, 10.0.0.1", proxies) == "198.51.100.1");
    CHECK(client_address("127.0.0.1", "10.0.0.1", proxies) == "10.0.0.1");
    CHECK(throttling_address("192.0.2.9") == "192.0.2.9");
    CHECK(throttling_address("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
    CHECK(throttling_address("2001:db8::1") == "2001:db8::/64");
    CHECK(throttling_address("::1") == "::/64");
}

TEST_CASE("the name of a file cannot begin another field") {
    CHECK(disposition("attachment", "会议\"纪要.pdf") ==
          "attachment; filename=\"_____________.pdf\"; filename*=UTF-8''%E4%BC%9A%E8%AE%AE%22%E7%BA%AA%E8%A6%81.pdf");
    CHECK(disposition("inline", "a\r\nSet-Cookie: x").find('\n') == std::string::npos);

    Response response{.status = 200, .headers = {{"X", "a\r\nSet-Cookie: evil"}}, .body = std::string("body")};
    auto const head = head_text(response, {.keep = true, .length = length_of(response)});
    CHECK(head.starts_with("HTTP/1.1 200 OK\r\nX: aSet-Cookie: evil\r\nDate: "));
    CHECK(head.ends_with(" GMT\r\nContent-Length: 4\r\n\r\n"));
    response.status = 304;
    CHECK(head_text(response, {.keep = false, .length = 4}).ends_with(" GMT\r\nConnection: close\r\n\r\n"));
}

TEST_CASE("dates are written as HTTP wants them") {
    CHECK(http_date(*instant_from("2026-03-12T01:02:03Z")) == "Thu, 12 Mar 2026 01:02:03 GMT");
    CHECK(http_date(*instant_from("1994-11-06T08:49:37Z")) == "Sun, 06 Nov 1994 08:49:37 GMT");
}

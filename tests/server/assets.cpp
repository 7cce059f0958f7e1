#include "server/assets.hpp"

#include <fstream>

#include <doctest/doctest.h>

#include "support/folder.hpp"

using namespace quorate::server;

namespace {

struct Client {
    Client() {
        std::filesystem::create_directories(folder.path() / "assets");
        write("index.html", "<!doctype html><title>index</title>");
        write("assets/main-1a2b.js", std::string(5000, 'x'));
        write("assets/noise.bin", "\x01\x02");
        write("mark.svg", "<svg/>");
        write(".hidden", "no");
    }
    void write(std::string const& name, std::string const& text) const {
        std::ofstream(folder.path() / name, std::ios::binary) << text;
    }
    static Request request(std::vector<std::string> path, std::string coding = "") {
        Request one;
        one.path = std::move(path);
        if (!coding.empty()) one.headers.set("Accept-Encoding", coding);
        return one;
    }
    static std::string text(Response const& response) {
        return *std::get<std::shared_ptr<std::string const>>(response.body);
    }
    quorate::tests::Folder folder;
};

}  // namespace

TEST_CASE("pages and files of the client are found, and nothing else is") {
    Client const client;
    Assets const assets(client.folder.path());
    for (auto const& page : std::vector<std::vector<std::string>>{{""}, {"meetings"}, {"decisions", "itm_1.0"}}) {
        auto const found = assets.get(Client::request(page));
        REQUIRE(found);
        CHECK(Client::text(*found).contains("index"));
        CHECK(found->headers.get("Content-Type") == "text/html; charset=utf-8");
        CHECK(found->headers.get("Cache-Control") == "no-cache");
    }
    CHECK(assets.get(Client::request({"mark.svg"}))->headers.get("Content-Type") == "image/svg+xml");
    CHECK_FALSE(assets.get(Client::request({"none.js"})));
    CHECK_FALSE(assets.get(Client::request({"assets", "none.js"})));
    CHECK_FALSE(assets.get(Client::request({".hidden"})));
    CHECK_FALSE(Assets("").get(Client::request({""})));
    CHECK_FALSE(Assets("no/such/folder").get(Client::request({""})));
}

TEST_CASE("who can unpack gets less, each form under a tag of its own, and what is known is not sent again") {
    Client const client;
    Assets const assets(client.folder.path());
    std::vector<std::string> const script{"assets", "main-1a2b.js"};
    auto const plain = assets.get(Client::request(script));
    auto const packed = assets.get(Client::request(script, "gzip, br"));
    REQUIRE(plain);
    REQUIRE(packed);
    CHECK(Client::text(*plain).size() == 5000);
    CHECK(plain->headers.get("Cache-Control").contains("immutable"));
    CHECK(Client::text(*packed).size() < 200);
    CHECK(Client::text(*packed).starts_with("\x1f\x8b"));
    CHECK(packed->headers.get("Content-Encoding") == "gzip");
    CHECK(packed->headers.get("Vary") == "Accept-Encoding");
    CHECK(plain->headers.get("ETag") != packed->headers.get("ETag"));
    CHECK_FALSE(assets.get(Client::request({"assets", "noise.bin"}, "gzip"))->headers.has("Content-Encoding"));

    auto again = Client::request(script);
    again.headers.set("If-None-Match", std::string(plain->headers.get("ETag")));
    CHECK(assets.get(again)->status == 304);
    again.headers.set("If-None-Match", std::string(packed->headers.get("ETag")));
    CHECK(assets.get(again)->status == 200);
}

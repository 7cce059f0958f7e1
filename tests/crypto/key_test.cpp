#include "crypto/key.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "crypto/random.hpp"

using namespace quorate::crypto;

namespace {

constexpr Suite suites[] = {Suite::guomi, Suite::international};

/// A folder that goes when the test ends.
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / random_id("quorate-key");
    Folder() { std::filesystem::create_directory(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::string put(char const* name, std::string_view bytes) const {
        auto const file = path / name;
        std::ofstream{file, std::ios::binary} << bytes;
        return file.string();
    }
};

}  // namespace

TEST_CASE("a signature holds for its message and its key alone") {
    for (auto const suite : suites) {
        auto const key = PrivateKey::generate(suite);
        auto const other = PrivateKey::generate(suite);
        auto const signature = key.sign("the body decided");
        CHECK(key.public_key().verifies("the body decided", signature));
        CHECK(!key.public_key().verifies("the body decided.", signature));
        CHECK(!key.public_key().verifies("the body decided", signature + '\0'));
        CHECK(!key.public_key().verifies("the body decided", ""));
        CHECK(!other.public_key().verifies("the body decided", signature));
    }
}

TEST_CASE("no flipped bit of a signature passes") {
    for (auto const suite : suites) {
        auto const key = PrivateKey::generate(suite);
        auto const signature = key.sign("message");
        for (std::size_t at = 0; at < signature.size(); ++at) {
            auto flipped = signature;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
            CHECK(!key.public_key().verifies("message", flipped));
        }
    }
}

TEST_CASE("keys go to files and back") {
    for (auto const suite : suites) {
        auto const key = PrivateKey::generate(suite);
        auto const again = PrivateKey::from_pem(key.pem());
        REQUIRE(again);
        CHECK(again->suite() == suite);
        CHECK(again->public_key().id() == key.public_key().id());
        auto const from_pem = PublicKey::from_pem(key.public_key().pem());
        auto const from_der = PublicKey::from_der(key.public_key().der());
        REQUIRE(from_pem);
        REQUIRE(from_der);
        CHECK(from_der->suite() == suite);
        CHECK(from_der->verifies("m", again->sign("m")));
        CHECK(from_pem->id() == key.public_key().id());
    }
}

TEST_CASE("what is no key is refused") {
    auto const key = PrivateKey::generate(Suite::guomi).public_key();
    CHECK(!PublicKey::from_der(""));
    CHECK(!PublicKey::from_der(key.der() + "x"));
    CHECK(!PublicKey::from_pem("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"));
    CHECK(!PublicKey::from_pem(" " + key.pem()));
    CHECK(!PrivateKey::from_pem(key.pem()));
}

TEST_CASE("signatures agree with the openssl program in both directions") {
    Folder const folder;
    auto const message = folder.put("message", "a decision");
    for (auto const suite : suites) {
        auto const key = PrivateKey::generate(suite);
        auto const secret = folder.put("key.pem", key.pem());
        auto const open = folder.put("public.pem", key.public_key().pem());
        auto const signature = folder.put("signature", key.sign("a decision"));
        auto const options = suite == Suite::guomi ? " -digest sm3 -pkeyopt distid:1234567812345678" : "";
        auto const check = "openssl pkeyutl -verify -rawin -pubin -inkey " + open + " -in " + message + " -sigfile " +
                           signature + options + " >/dev/null";
        CHECK(std::system(check.c_str()) == 0);
        auto const theirs = (folder.path / "theirs").string();
        auto const sign =
            "openssl pkeyutl -sign -rawin -inkey " + secret + " -in " + message + " -out " + theirs + options;
        CHECK(std::system(sign.c_str()) == 0);
        std::ifstream file{theirs, std::ios::binary};
        std::string const bytes{std::istreambuf_iterator<char>{file}, {}};
        CHECK(key.public_key().verifies("a decision", bytes));
    }
}

TEST_CASE("suites are named by their words") {
    for (auto const suite : suites) CHECK(suite_from(to_text(suite)) == suite);
    CHECK(!suite_from("GUOMI"));
}

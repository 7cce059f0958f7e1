#include "crypto/digest.hpp"

#include <cstdio>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "crypto/encoding.hpp"
#include "crypto/random.hpp"

using namespace quorate::crypto;

namespace {

/// What the openssl program says the digest of the bytes is.
std::string by_openssl(char const* algorithm, std::string const& bytes) {
    std::string const path = "/tmp/quorate-digest-" + random_id("t");
    std::ofstream{path, std::ios::binary} << bytes;
    auto* pipe = popen(("openssl dgst -r -" + std::string(algorithm) + " " + path).c_str(), "r");
    std::string text(64, '\0');
    auto const count = fread(text.data(), 1, text.size(), pipe);
    pclose(pipe);
    std::remove(path.c_str());
    return text.substr(0, count);
}

}  // namespace

TEST_CASE("digests are those of the standards") {
    CHECK(to_hex(digest(Hash::sha256, "abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(digest(Hash::sm3, "abc")) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    CHECK(digest(Hash::sm3, {"a", "", "bc"}) == digest(Hash::sm3, "abc"));
}

TEST_CASE("digests agree with the openssl program at every length around a block") {
    for (std::size_t const length : {0U, 1U, 55U, 56U, 63U, 64U, 65U, 119U, 128U, 1000U}) {
        auto const bytes = random_bytes(length);
        CHECK(to_hex(digest(Hash::sm3, bytes)) == by_openssl("sm3", bytes));
        CHECK(to_hex(digest(Hash::sha256, bytes)) == by_openssl("sha256", bytes));
    }
}

TEST_CASE("a digest of pieces is the digest of the whole, again and again") {
    for (auto const hash : {Hash::sha256, Hash::sm3}) {
        Hasher hasher{hash};
        for (int round = 0; round < 3; ++round) {
            hasher.add("first ");
            hasher.add("second");
            CHECK(hasher.finish() == digest(hash, "first second"));
        }
    }
}

TEST_CASE("a digest is read back from its text, and from nothing else") {
    auto const one = digest(Hash::sm3, "one");
    auto const text = to_hex(one);
    CHECK(digest_from_hex(text) == one);
    CHECK(digest_from_bytes(one.view()) == one);
    CHECK(!digest_from_hex(text.substr(2)));
    CHECK(!digest_from_hex("A" + text.substr(1)));
    CHECK(!digest_from_hex("g" + text.substr(1)));
}

TEST_CASE("bytes go to text and back") {
    for (std::size_t length = 0; length < 40; ++length) {
        auto const bytes = random_bytes(length);
        CHECK(from_hex(to_hex(bytes)) == bytes);
        CHECK(from_base64(to_base64(bytes)) == bytes);
    }
    CHECK(to_base64("foobar") == "Zm9vYmFy");
    CHECK(to_base64("fooba") == "Zm9vYmE=");
    CHECK(to_base64("foob") == "Zm9vYg==");
}

TEST_CASE("one value has one text") {
    CHECK(!from_hex("AB"));
    CHECK(!from_hex("abc"));
    CHECK(!from_base64("Zm9vYh=="));  // the same bytes as Zm9vYg==, with a bit that belongs to nobody
    CHECK(!from_base64("Zm9vYmF="));
    CHECK(!from_base64("Zm9vYg"));
    CHECK(!from_base64("Zg==Zm9v"));
    CHECK(!from_base64("Zm 9"));
    CHECK(!from_base64("===="));
}

TEST_CASE("random ids keep their form and differ") {
    auto const one = random_id("mtg");
    CHECK(one.size() == 20);
    CHECK(one.starts_with("mtg_"));
    CHECK(one != random_id("mtg"));
}

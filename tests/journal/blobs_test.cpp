#include "journal/blobs.hpp"

#include <fstream>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "journal/fault.hpp"
#include "journal/keys.hpp"
#include "sample.hpp"

using namespace quorate;
using namespace quorate::journal;
using crypto::Hash;

TEST_CASE("files are kept by what they say") {
    sample::Folder const folder;
    Blobs const blobs{folder.path() / "blobs"};
    for (auto const hash : {Hash::sm3, Hash::sha256}) {
        auto const digest = blobs.put(hash, "a paper");
        CHECK(digest == crypto::digest(hash, "a paper"));
        CHECK(blobs.put(hash, "a paper") == digest);
        CHECK(blobs.get(hash, digest) == "a paper");
        CHECK(blobs.size(hash, digest) == 7);
        CHECK(!blobs.contains(hash, crypto::digest(hash, "another")));
        CHECK(!blobs.get(hash, crypto::digest(hash, "another")));
        struct stat status{};
        REQUIRE(::stat(blobs.path_of(hash, digest).c_str(), &status) == 0);
        CHECK((status.st_mode & 0077U) == 0);
    }
}

TEST_CASE("a file may arrive in pieces, and is nothing before it is finished") {
    sample::Folder const folder;
    Blobs const blobs{folder.path()};
    auto const whole = crypto::digest(Hash::sm3, "onetwo");
    {
        auto incoming = blobs.begin(Hash::sm3);
        incoming.add("onetwo");
    }
    CHECK(!blobs.contains(Hash::sm3, whole));
    auto incoming = blobs.begin(Hash::sm3);
    incoming.add("one");
    auto moved = std::move(incoming);
    moved.add("two");
    CHECK(moved.finish() == whole);
    CHECK(blobs.get(Hash::sm3, whole) == "onetwo");
    CHECK(std::filesystem::is_empty(folder.path() / "incoming"));
}

TEST_CASE("leftovers of a process that died are cleared away") {
    sample::Folder const folder;
    {
        Blobs const blobs{folder.path()};
    }
    std::ofstream{folder.path() / "incoming" / "blob_x"} << "half";
    Blobs const blobs{folder.path()};
    CHECK(std::filesystem::is_empty(folder.path() / "incoming"));
}

TEST_CASE("a damaged file is no answer, and putting it again mends it") {
    sample::Folder const folder;
    Blobs const blobs{folder.path()};
    auto const digest = blobs.put(Hash::sm3, "a paper");
    std::ofstream{blobs.path_of(Hash::sm3, digest)} << "a papes";
    CHECK_THROWS_AS((void)blobs.get(Hash::sm3, digest), Fault);
    (void)blobs.put(Hash::sm3, "a paper");
    CHECK(blobs.get(Hash::sm3, digest) == "a paper");
}

TEST_CASE("the installation's keys stay, and stay private") {
    sample::Folder const folder;
    auto const directory = folder.path() / "keys";
    std::string id;
    {
        Keys const keys{directory};
        id = keys.of(crypto::Suite::guomi).public_key().id();
    }
    Keys const again{directory};
    CHECK(again.of(crypto::Suite::guomi).public_key().id() == id);
    CHECK(again.of(crypto::Suite::international).suite() == crypto::Suite::international);
    struct stat status{};
    REQUIRE(::stat((directory / "guomi.pem").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
    ::chmod((directory / "guomi.pem").c_str(), 0640);
    CHECK_THROWS_AS(Keys{directory}, Fault);
    ::chmod((directory / "guomi.pem").c_str(), 0600);
    std::filesystem::copy_file(directory / "international.pem", directory / "guomi.pem",
                               std::filesystem::copy_options::overwrite_existing);
    CHECK_THROWS_AS(Keys{directory}, Fault);
}

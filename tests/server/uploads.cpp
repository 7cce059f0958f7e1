#include "server/uploads.hpp"

#include <doctest/doctest.h>

#include "journal/fault.hpp"
#include "support/folder.hpp"

using namespace quorate;
using namespace quorate::server;

namespace {

using std::chrono::hours;

/// Room for ten bytes an owner, and a journal that names what the test says.
struct House {
    tests::Folder folder;
    Instant now = *instant_from("2026-03-12T01:00:00Z");
    journal::Blobs blobs{folder.path() / "blobs"};
    std::set<Uploads::File> named;
    Uploads uploads{blobs, [this] { return now; }, [this](Uploads::File const& file) { return named.contains(file); },
                    10};
    Uploads::Owner zhao{BodyId{"b1"}, PersonId{"zhao"}};
    Uploads::Owner qian{BodyId{"b1"}, PersonId{"qian"}};

    Uploads::File bring(Uploads::Owner const& owner, std::string_view bytes) {
        auto const digest = uploads.put(owner, crypto::Hash::sm3, bytes);
        REQUIRE(digest);
        return {crypto::Hash::sm3, *digest};
    }
    bool has_room(Uploads::Owner const& owner, std::uint64_t bytes) {
        return Uploads::Incoming(uploads, owner, crypto::Hash::sm3, bytes).fits();
    }
    [[nodiscard]] bool there(Uploads::File const& file) const { return blobs.contains(file.hash, file.digest); }
};

}  // namespace

TEST_CASE("a file that no journal names is removed after a day; one that is named never is") {
    House house;
    auto const named = house.bring(house.zhao, "named");
    auto const waits = house.bring(house.zhao, "waits");
    house.named.insert(named);
    house.now += hours{24} - std::chrono::seconds{1};
    house.uploads.sweep();
    CHECK(house.there(waits));
    house.now += std::chrono::seconds{1};
    house.uploads.sweep();
    CHECK_FALSE(house.there(waits));
    CHECK(house.there(named));
    house.now += hours{1000};
    house.uploads.sweep();
    CHECK(house.there(named));
}

TEST_CASE("what nobody remembers bringing waits a day from when it was found") {
    House house;
    Uploads::File const left{crypto::Hash::sha256, house.blobs.put(crypto::Hash::sha256, "left by an earlier process")};
    house.uploads.sweep();
    house.now += hours{23};
    house.uploads.sweep();
    CHECK(house.there(left));
    house.now += hours{1};
    house.uploads.sweep();
    CHECK_FALSE(house.there(left));
}

TEST_CASE("each owner has room for so many bytes that wait, until they are used or gone") {
    House house;
    auto const first = house.bring(house.zhao, "sixsix");
    CHECK_FALSE(house.uploads.put(house.zhao, crypto::Hash::sm3, "five5"));
    CHECK_FALSE(house.has_room(house.zhao, 5));
    CHECK(house.has_room(house.zhao, 4));
    CHECK(house.has_room(house.qian, 10));
    house.now += hours{20};
    CHECK(house.uploads.until_room(house.zhao) == hours{4});
    {
        Uploads::Pin pin(house.uploads, {first});
        house.named.insert(first);
        pin.named();
    }
    CHECK(house.has_room(house.zhao, 10));
    (void)house.bring(house.zhao, "five5");
    // The same file again, when it is named already, is nothing new.
    (void)house.bring(house.zhao, "five6");
    house.now += hours{24};
    house.uploads.sweep();
    CHECK(house.has_room(house.zhao, 10));
}

TEST_CASE("bytes that are still arriving take room, and give it back when they stop") {
    House house;
    {
        Uploads::Incoming one(house.uploads, house.zhao, crypto::Hash::sm3);
        one.add("seven77");
        Uploads::Incoming other(house.uploads, house.zhao, crypto::Hash::sm3);
        other.add("four");
        CHECK_FALSE(other.finish());
        CHECK(house.has_room(house.zhao, 3));
        CHECK_FALSE(house.has_room(house.zhao, 4));
        CHECK(one.finish());
    }
    CHECK(house.has_room(house.zhao, 3));
    CHECK_FALSE(house.has_room(house.zhao, 4));
}

TEST_CASE("a file that a command is about is not removed under it") {
    House house;
    auto const file = house.bring(house.zhao, "paper");
    house.now += hours{30};
    {
        Uploads::Pin pin(house.uploads, {file});
        Uploads::Pin other(house.uploads, {file});
        house.uploads.sweep();
        CHECK(house.there(file));
        pin.discard(house.zhao);
        CHECK(house.there(file));
    }
    Uploads::Pin last(house.uploads, {file});
    last.discard(house.zhao);
    CHECK_FALSE(house.there(file));
    // What was named meanwhile, elsewhere, stays.
    auto const shared = house.bring(house.zhao, "shared");
    house.named.insert(shared);
    Uploads::Pin late(house.uploads, {shared});
    late.discard(house.zhao);
    CHECK(house.there(shared));
}

TEST_CASE("room that was taken for a file which could not be begun is given back") {
    House house;
    std::filesystem::remove_all(house.folder.path() / "blobs" / "incoming");
    for (int round = 0; round < 3; ++round)
        CHECK_THROWS_AS(Uploads::Incoming(house.uploads, house.zhao, crypto::Hash::sm3, 8), journal::Fault);
    std::filesystem::create_directories(house.folder.path() / "blobs" / "incoming");
    CHECK(house.has_room(house.zhao, 10));
}

TEST_CASE("the same bytes from two people wait for both, each for a day of their own") {
    House house;
    auto const file = house.bring(house.zhao, "seven77");
    house.now += hours{20};
    CHECK(house.bring(house.qian, "seven77") == file);
    CHECK_FALSE(house.has_room(house.zhao, 4));
    CHECK_FALSE(house.has_room(house.qian, 4));
    CHECK(house.uploads.until_room(house.zhao) == hours{4});
    CHECK(house.uploads.until_room(house.qian) == hours{24});
    house.now += hours{4};
    house.uploads.sweep();
    CHECK(house.there(file));
    CHECK(house.has_room(house.zhao, 10));
    CHECK_FALSE(house.has_room(house.qian, 4));
    house.now += hours{20};
    house.uploads.sweep();
    CHECK_FALSE(house.there(file));
}

TEST_CASE("what one may not keep stays while somebody else brought the same") {
    House house;
    auto const file = house.bring(house.zhao, "seven77");
    CHECK(house.bring(house.qian, "seven77") == file);
    Uploads::Pin(house.uploads, {file}).discard(house.qian);
    CHECK(house.there(file));
    CHECK(house.has_room(house.qian, 10));
    CHECK_FALSE(house.has_room(house.zhao, 4));
    Uploads::Pin(house.uploads, {file}).discard(house.zhao);
    CHECK_FALSE(house.there(file));
    CHECK(house.has_room(house.zhao, 10));
}

TEST_CASE("of whom nobody knows any more, what may not stay does not") {
    House house;
    Uploads::File const left{crypto::Hash::sm3, house.blobs.put(crypto::Hash::sm3, "left by an earlier process")};
    house.uploads.sweep();
    Uploads::Pin(house.uploads, {left}).discard(house.zhao);
    CHECK_FALSE(house.there(left));
}

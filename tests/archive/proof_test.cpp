#include "archive/proof.hpp"

#include <doctest/doctest.h>

#include "counting.hpp"

using namespace quorate;
using namespace quorate::archive;
using namespace quorate::archive::counting;

TEST_CASE("one entry can be shown to an outsider, and nothing else with it") {
    for (auto const suite : {crypto::Suite::guomi, crypto::Suite::international}) {
        House house{suite};
        for (int at = 0; at < 20; ++at) house.add(at % 4);
        auto const head = house.sign();
        for (std::uint64_t sequence = 1; sequence <= head.size; ++sequence) {
            auto const proof = prove_entry(*house.store, sequence, head);
            auto const shown = verify_entry(proof);
            REQUIRE(shown);
            CHECK(shown->entry.sequence == sequence);
            CHECK(shown->head == head);
            CHECK(shown->key.id() == house.key.public_key().id());
            CHECK(proof.find('\n') == std::string::npos);
        }
        CHECK_THROWS_AS((void)prove_entry(*house.store, 0, head), journal::Fault);
        CHECK_THROWS_AS((void)prove_entry(*house.store, head.size + 1, head), journal::Fault);
    }
}

TEST_CASE("no proof with a flipped byte holds") {
    House house{crypto::Suite::guomi};
    for (int at = 0; at < 5; ++at) house.add(at % 4);
    auto const before = house.sign();
    for (int at = 0; at < 5; ++at) house.add(at % 4);
    auto const after = house.sign();
    auto const one = prove_entry(*house.store, 3, after);
    auto const both = prove_consistency(*house.store, before, after);
    REQUIRE(verify_entry(one));
    REQUIRE(verify_consistency(both));
    CHECK(!verify_entry(both));
    CHECK(!verify_consistency(one));
    for (std::size_t at = 0; at < one.size(); ++at) {
        auto flipped = one;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        REQUIRE(!verify_entry(flipped));
        REQUIRE(!verify_entry(one.substr(0, at)));
    }
    for (std::size_t at = 0; at < both.size(); ++at) {
        auto flipped = both;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        REQUIRE(!verify_consistency(flipped));
    }
}

TEST_CASE("two heads of one story are consistent, and of two stories are not") {
    House house{crypto::Suite::international};
    house.add(1);
    auto const before = house.sign();
    for (int at = 0; at < 9; ++at) house.add(1);
    auto const after = house.sign();
    auto const shown = verify_consistency(prove_consistency(*house.store, before, after));
    REQUIRE(shown);
    CHECK(shown->before == before);
    CHECK(shown->after == after);
    CHECK_THROWS_AS((void)prove_consistency(*house.store, after, before), journal::Fault);
    // The installation signed another beginning once: its own journal cannot prove it.
    crypto::Frontier other{crypto::Hash::sha256};
    other.append(crypto::leaf_digest(crypto::Hash::sha256, "another beginning"));
    auto const false_head = journal::sign_head(body, other, before.instant, house.key);
    CHECK_THROWS_AS((void)prove_consistency(*house.store, false_head, after), journal::Fault);
}

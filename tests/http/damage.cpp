#include <fstream>
#include <future>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "crypto/random.hpp"
#include "journal/files.hpp"
#include "town.hpp"

using namespace quorate;
using namespace quorate::server;

// One body's charter is lost: the others are served, and nothing of the damaged one goes.

namespace {

BodyId const kOther{"b2"};

/// Another body, by a charter of its own, in which the chair is somebody too. The charter's digest.
crypto::Digest found_another(Town& town) {
    auto& installation = town.installation();
    auto const desk = installation.bodies.begin(kOther, crypto::Suite::guomi);
    auto const text = journal::read_file("charters/liaoning-2019.md") + "\n";
    auto const digest = installation.bodies.blobs().put(crypto::Hash::sm3, text);
    std::promise<Reply> promise;
    PersonId const founder{"founder"};
    people::FoundBody const command{kOther, "另一党组", 480, {}, crypto::to_hex(digest), *date_from("2026-03-01")};
    Order order{CommandId{crypto::random_id("cmd")}, founder, founder, people::Command{command}, {}};
    desk->submit(std::move(order), words::Language::en, [&](Reply reply) { promise.set_value(std::move(reply)); });
    REQUIRE(std::holds_alternative<Done>(promise.get_future().get()));
    REQUIRE(installation.accounts.name_person("chair", kOther, PersonId{"chair"}).empty());
    return digest;
}

}  // namespace

TEST_CASE("a body whose charter was damaged where it lies is not served, and the others are") {
    Town town;
    auto const charter = found_another(town);
    std::ofstream(town.installation().bodies.blobs().path_of(crypto::Hash::sm3, charter), std::ios::binary) << "x";
    town.restart();
    CHECK(town.installation().bodies.damaged(kOther));
    CHECK(town.get("chair", "/api/v1/bodies/b1/views/today").status == 200);
    CHECK(town.get("chair", "/api/v1/bodies/b2/views/today").status == 503);
}

TEST_CASE("a body whose charter is lost is not served, the others are, and its files stay until it is mended") {
    Town town;
    auto const charter = found_another(town);
    auto const blobs = [&]() -> journal::Blobs const& { return town.installation().bodies.blobs(); };
    auto const text = *blobs().get(crypto::Hash::sm3, charter);
    // Named by nobody who is served after the restart.
    auto const paper = blobs().put(crypto::Hash::sm3, "a paper of the other body");
    blobs().remove(crypto::Hash::sm3, charter);
    town.restart();

    auto& bodies = town.installation().bodies;
    CHECK(bodies.find(BodyId{"b1"}));
    CHECK_FALSE(bodies.find(kOther));
    CHECK(bodies.damaged(kOther));
    CHECK_FALSE(bodies.begin(kOther, crypto::Suite::guomi));
    CHECK(town.get("chair", "/api/v1/bodies/b1/views/today").status == 200);
    auto const answer = town.get("chair", "/api/v1/bodies/b2/views/today");
    CHECK(answer.status == 503);
    CHECK(answer.has("body-damaged"));
    CHECK(town.get("m1", "/api/v1/bodies/b2/views/today").status == 403);
    // Whoever belongs to it is told so where they sign in, and who does not hears nothing of it.
    auto const session = town.get("chair", "/api/v1/session");
    CHECK(session.status == 200);
    CHECK(session.has(R"("body":"b1")"));
    CHECK(session.has(R"("unserved":[{"body":"b2","reason":"An entry or a charter of it is missing or was changed)"));
    CHECK(session.has("Please tell the system administrator"));
    CHECK(town.get("m1", "/api/v1/session").has(R"("unserved":[])"));

    auto const brought = town.post("chair", "/api/v1/bodies/b1/files?name=a.txt", "nobody's");
    REQUIRE(brought.status == 201);
    auto const waits = *crypto::digest_from_hex(brought.body.substr(brought.body.find("digest") + 9, 64));
    for (int day = 0; day < 2; ++day) {
        town.now += 25 * 3600;
        for (int round = 0; round < 400 && blobs().contains(crypto::Hash::sm3, waits); ++round)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    CHECK_FALSE(blobs().contains(crypto::Hash::sm3, waits));
    CHECK(blobs().contains(crypto::Hash::sm3, paper));

    (void)blobs().put(crypto::Hash::sm3, text);
    town.restart();
    CHECK_FALSE(town.installation().bodies.damaged(kOther));
    CHECK(town.installation().bodies.find(kOther));
}

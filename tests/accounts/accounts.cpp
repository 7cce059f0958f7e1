#include "accounts/accounts.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <doctest/doctest.h>

#include "accounts/sign_in.hpp"
#include "journal/fault.hpp"
#include "support.hpp"
#include "support/folder.hpp"

using namespace quorate;
using namespace quorate::accounts;
using std::chrono::seconds;

namespace {

struct House {
    Accounts accounts{":memory:", SessionLimits{seconds{600}, seconds{3600}, 3}, kCheap};
    Door door{accounts};

    SignInOutcome sign_in(std::string name, std::string password, Instant now = kNoon) {
        return door.sign_in({std::move(name), std::move(password), "192.0.2.1"}, now);
    }
};

std::vector<std::string> names_of(std::vector<BadInput> const& wrong) {
    std::vector<std::string> names;
    for (auto const& one : wrong) names.push_back(one.at + " " + one.what);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an account is made once, and its faults are told all at once") {
    House house;
    CHECK(house.accounts.create(account(" Zhao "), kNoon).empty());
    CHECK(names_of(house.accounts.create(account("ZHAO"), kNoon)) == Names{"/name account-name-taken"});
    CHECK(names_of(house.accounts.create(account("a b", "short"), kNoon)) ==
          Names{"/name account-name-invalid", "/password password-short"});
    CHECK(names_of(house.accounts.name_person("zhao", BodyId{"b1"}, PersonId{"bad id"})) ==
          Names{"/person id-invalid"});
    CHECK(names_of(house.accounts.name_person("sun", BodyId{"b1"}, PersonId{"p1"})) ==
          Names{"/account unknown-account"});
    CHECK(house.accounts.name_person("zhao", BodyId{"b1"}, PersonId{"p1"}).empty());
    CHECK(house.accounts.name_person("zhao", BodyId{"b1"}, PersonId{"p2"}).empty());
    CHECK(house.accounts.name_person("zhao", BodyId{"b2"}, PersonId{"p9"}).empty());
    auto const found = house.accounts.find("Zhao");
    REQUIRE(found);
    CHECK(found->persons == std::map<BodyId, PersonId>{{BodyId{"b1"}, PersonId{"p2"}}, {BodyId{"b2"}, PersonId{"p9"}}});
    CHECK(found->created == kNoon);
    CHECK(house.accounts.list().size() == 1);
}

TEST_CASE("signing in opens a session that ends when idle, when old, or when told") {
    House house;
    REQUIRE(house.accounts.create(account("zhao"), kNoon).empty());
    auto const outcome = house.sign_in("Zhao", "four lime trees");
    auto const* const in = std::get_if<SignedIn>(&outcome);
    REQUIRE(in != nullptr);
    auto const& token = in->session.token;
    CHECK(in->session.ends == kNoon + seconds{3600});

    CHECK(house.accounts.whose(token, kNoon + seconds{599}));
    CHECK_FALSE(house.accounts.whose(token, kNoon + seconds{599 + 600}));
    CHECK_FALSE(house.accounts.whose("guess", kNoon));
    CHECK_FALSE(house.accounts.whose("", kNoon));

    for (int minute = 5; minute < 60; minute += 5) CHECK(house.accounts.whose(token, kNoon + seconds{minute * 60}));
    CHECK_FALSE(house.accounts.whose(token, kNoon + seconds{3600}));

    house.accounts.end_session(token);
    CHECK_FALSE(house.accounts.whose(token, kNoon));
}

TEST_CASE("an account keeps its newest sessions only") {
    House house;
    REQUIRE(house.accounts.create(account("zhao"), kNoon).empty());
    std::vector<std::string> tokens;
    for (int at = 0; at < 5; ++at) tokens.push_back(house.accounts.open_session("zhao", kNoon + seconds{at}).token);
    CHECK_FALSE(house.accounts.whose(tokens[0], kNoon));
    CHECK_FALSE(house.accounts.whose(tokens[1], kNoon));
    for (std::size_t at = 2; at < 5; ++at) CHECK(house.accounts.whose(tokens[at], kNoon));
}

TEST_CASE("wrong names and wrong passwords look alike, and are slowed down") {
    House house;
    REQUIRE(house.accounts.create(account("zhao"), kNoon).empty());
    CHECK(std::holds_alternative<NotKnown>(house.sign_in("zhao", "four lime tree")));
    CHECK(std::holds_alternative<NotKnown>(house.sign_in("nobody", "four lime trees")));
    CHECK(std::holds_alternative<NotKnown>(house.sign_in("no body", std::string(5000, 'x'))));
    for (int attempt = 0; attempt < 3; ++attempt)
        CHECK(std::holds_alternative<NotKnown>(house.sign_in("zhao", "wrong")));
    auto const outcome = house.sign_in("zhao", "four lime trees");
    REQUIRE(std::holds_alternative<TooMany>(outcome));
    auto const wait = std::get<TooMany>(outcome).wait;
    CHECK(wait == seconds{2});
    CHECK(std::holds_alternative<SignedIn>(house.sign_in("zhao", "four lime trees", kNoon + wait)));
    CHECK(std::holds_alternative<SignedIn>(house.sign_in("zhao", "four lime trees", kNoon + wait)));

    auto const log = house.accounts.accesses(3);
    REQUIRE(log.size() == 3);
    CHECK(log[0].what == "signed-in");
    CHECK(log[2].what == "sign-in-refused");
    CHECK(log[2].address == "192.0.2.1");
}

TEST_CASE("the access log forgets nothing, and is read page by page") {
    House house;
    constexpr std::int64_t lines = 101'000;
    for (std::int64_t line = 1; line <= lines; ++line)
        house.accounts.log({kNoon + seconds{line}, "zhao", "read", "192.0.2.1", "matter:m1"});
    std::int64_t read = 0;
    std::optional<std::int64_t> before;
    for (auto page = house.accounts.accesses(10'000); !page.empty(); page = house.accounts.accesses(10'000, before)) {
        for (auto const& one : page) CHECK(one.at == kNoon + seconds{lines - read++});
        before = page.back().number;
    }
    CHECK(read == lines);
}

TEST_CASE("a new password ends all other sessions, and closing an account ends them all") {
    House house;
    REQUIRE(house.accounts.create(account("zhao"), kNoon).empty());
    auto const here = house.accounts.open_session("zhao", kNoon).token;
    auto const there = house.accounts.open_session("zhao", kNoon).token;
    CHECK(names_of(house.accounts.set_password("zhao", "short", false, here)) == Names{"/password password-short"});
    CHECK(names_of(house.accounts.set_password("sun", "nine old plums", false, "")) ==
          Names{"/account unknown-account"});
    CHECK(house.accounts.set_password("zhao", "nine old plums", true, here).empty());
    CHECK(house.accounts.whose(here, kNoon)->must_change);
    CHECK_FALSE(house.accounts.whose(there, kNoon));
    CHECK_FALSE(house.accounts.password_fits("zhao", "four lime trees"));
    CHECK(house.accounts.password_fits("zhao", "nine old plums"));

    CHECK(house.accounts.set_closed("zhao", true).empty());
    CHECK_FALSE(house.accounts.whose(here, kNoon));
    CHECK(std::holds_alternative<NotKnown>(house.sign_in("zhao", "nine old plums")));
    CHECK(house.accounts.set_closed("zhao", false).empty());
    CHECK(std::holds_alternative<SignedIn>(house.sign_in("zhao", "nine old plums")));
    CHECK(names_of(house.accounts.set_closed("sun", true)) == Names{"/account unknown-account"});
}

TEST_CASE("whose session it is follows every change, by this process at once, by another within a moment") {
    tests::Folder const folder;
    Accounts server{folder.path() / "accounts.sqlite", {}, kCheap};
    Accounts tool{folder.path() / "accounts.sqlite", {}, kCheap};
    REQUIRE(server.create(account("zhao"), kNoon).empty());
    REQUIRE(server.create(account("qian"), kNoon).empty());
    auto const zhao = server.open_session("zhao", kNoon).token;
    auto const qian = server.open_session("qian", kNoon).token;
    BodyId const body{"b1"};
    for (auto const& who : {"p1", "p2"}) {
        CHECK(server.whose(zhao, kNoon)->name == "zhao");
        auto& changer = who == std::string("p1") ? server : tool;
        REQUIRE(changer.name_person("zhao", body, PersonId{who}).empty());
        if (&changer == &tool) std::this_thread::sleep_for(Accounts::others_seen_within);
        CHECK(server.whose(zhao, kNoon)->persons == std::map<BodyId, PersonId>{{body, PersonId{who}}});
    }
    REQUIRE(tool.set_closed("zhao", true).empty());
    std::this_thread::sleep_for(Accounts::others_seen_within);
    CHECK_FALSE(server.whose(zhao, kNoon));
    CHECK(server.whose(qian, kNoon)->name == "qian");
    server.end_session(qian);
    CHECK_FALSE(server.whose(qian, kNoon));
}

TEST_CASE("the file is its owner's alone, survives, and holds neither token nor password") {
    tests::Folder const folder;
    auto const file = folder.path() / "accounts.sqlite";
    std::string token;
    {
        Accounts accounts(file, {}, kCheap);
        REQUIRE(accounts.create(account("zhao"), kNoon).empty());
        token = accounts.open_session("zhao", kNoon).token;
    }
    {
        using std::filesystem::perms;
        CHECK(std::filesystem::status(file).permissions() == (perms::owner_read | perms::owner_write));
        std::ifstream stream(file, std::ios::binary);
        std::stringstream bytes;
        bytes << stream.rdbuf();
        CHECK_FALSE(bytes.str().contains(token));
        CHECK_FALSE(bytes.str().contains("four lime trees"));
        PasswordCost const dearer{.memory_kib = 16, .passes = 1, .lanes = 1};
        Accounts accounts(file, {}, dearer);
        CHECK(accounts.whose(token, kNoon));
        CHECK(accounts.password_fits("zhao", "four lime trees"));  // Made anew at today's cost.
        CHECK(accounts.password_fits("zhao", "four lime trees"));
    }
    CHECK_THROWS_AS(Accounts("/nowhere/at/all.sqlite", {}, kCheap), journal::Fault);
}

TEST_CASE("many threads at once find the same house") {
    House house;
    REQUIRE(house.accounts.create(account("zhao"), kNoon).empty());
    std::vector<std::thread> threads;
    std::atomic<int> seen = 0;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&house, &seen] {
            for (int round = 0; round < 20; ++round) {
                auto const token = house.accounts.open_session("zhao", kNoon + seconds{round}).token;
                (void)house.accounts.whose(token, kNoon);
                if (house.accounts.password_fits("zhao", "four lime trees")) ++seen;
                (void)house.sign_in("qian", "wrong");
                house.accounts.end_session(token);
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(seen == 80);
}

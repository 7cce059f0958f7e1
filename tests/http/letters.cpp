#include <doctest/doctest.h>
#include <fmt/format.h>

#include "sitting.hpp"

using namespace quorate;
using namespace quorate::server;

namespace {

constexpr char kLetter[] = R"({"superior":"省委","text":"更新为时过早"})";

std::string letters(std::string_view rest = "") {
    return fmt::format("{}/decisions/i1.1/letters{}", Town::kPath, rest);
}
std::string letter(std::string_view rest) {
    return fmt::format("{}/letters/{}", Town::kPath, rest);
}

server::Answer act(Town& town, std::string const& who, std::string_view method, std::string const& path,
                   std::string_view body = "") {
    return town.send(method, path,
                     fmt::format("{}X-Quorate: 1\r\nContent-Type: application/json\r\n", town.cookie(who)), body);
}

}  // namespace

TEST_CASE("13.3: a member writes to a superior about a decision, and nobody else learns of it") {
    Town town;
    decide_on_funds(town);
    CHECK(act(town, "m1", "PUT", letters("/l1"), kLetter).status == 200);
    CHECK(town.get("m1", letters()).has("更新为时过早"));
    for (auto const* who : {"chair", "m2"}) {
        auto const others = town.get(who, letters());
        CHECK(others.status == 200);
        CHECK_FALSE(others.has("l1"));
        CHECK(act(town, who, "PUT", letters("/l1"), kLetter).status == 409);
        CHECK(act(town, who, "DELETE", letter("l1")).status == 409);
        CHECK(act(town, who, "POST", letter("l1/handed-in")).status == 409);
    }
    for (auto const* who : {"clerk", "inspector", "staff", "auditor"}) CHECK(town.get(who, letters()).status == 409);
    CHECK(town.get("clerk", letters()).has("access.upward"));
    CHECK(town.get("admin", letters()).status == 403);
    CHECK(town.get("m1", fmt::format("{}/decisions/none/letters", Town::kPath)).status == 404);
    auto const log = town.installation().accounts.accesses(1000);
    CHECK(std::none_of(log.begin(), log.end(), [](auto const& one) { return one.about.contains("i1.1"); }));
}

TEST_CASE("13.3: a letter is written anew or taken back until it was handed in, and kept over a restart") {
    Town town;
    decide_on_funds(town);
    CHECK(act(town, "m1", "PUT", letters("/l1"), kLetter).status == 200);
    CHECK(act(town, "m1", "PUT", letters("/l1"), R"({"superior":"省委","text":"另有意见"})").status == 200);
    CHECK(act(town, "m1", "PUT", letters("/l2"), kLetter).status == 200);
    CHECK(act(town, "m1", "DELETE", letter("l2")).status == 204);
    CHECK(act(town, "m1", "POST", letter("l1/handed-in")).status == 204);
    CHECK(act(town, "m1", "PUT", letters("/l1"), kLetter).has("letter-closed"));
    CHECK(act(town, "m1", "DELETE", letter("l1")).status == 409);
    CHECK(act(town, "m1", "POST", letter("l1/handed-in")).status == 409);
    town.restart();
    auto const kept = town.get("m1", letters());
    CHECK(kept.has("另有意见"));
    CHECK(kept.has("handed_in"));
    CHECK_FALSE(kept.has("l2"));
}

TEST_CASE("a letter without a superior or a text is told so, field by field") {
    Town town;
    decide_on_funds(town);
    auto const answer = act(town, "m1", "PUT", letters("/l1"), R"({"superior":" ","text":""})");
    CHECK(answer.status == 422);
    CHECK(answer.has("/superior"));
    CHECK(answer.has("/text"));
    CHECK(act(town, "m1", "PUT", letters("/l1"), R"({"superior":"省委"})").status == 422);
}

#include "journal/line.hpp"

#include <doctest/doctest.h>

#include "journal/entry.hpp"
#include "journal/head.hpp"
#include "sample.hpp"

using namespace quorate;
using namespace quorate::journal;

namespace {

Entry entry() {
    return entry_of({.name = "ballot.cast", .version = 1, .payload = R"({"choice":"aye"})"}, sample::command("c1"),
                    crypto::digest(crypto::Hash::sm3, "x"), 7);
}

/// Every line that differs in one byte is either refused or read as something else: no two lines say the same.
template <class Read, class Record>
void check_every_flip(std::string const& line, Read read, Record const& original) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            auto flipped = line;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            auto const record = read(flipped);
            if (record) REQUIRE(*record != original);
            if (record) REQUIRE(to_line(*record) == flipped);
        }
    }
}

}  // namespace

TEST_CASE("an entry is one line with its members in order") {
    CHECK(to_line(entry()) ==
          R"({"sequence":7,"name":"ballot.cast","version":1,"actor":"p1","entered_by":"p9",)"
          R"("instant":"2026-03-12T01:00:00Z","command":"c1","command_digest":)"
          R"("b9e036c07be7c1df36f69e63504da93b25f477601dc566253c0af43663583f84","payload":{"choice":"aye"}})");
}

TEST_CASE("a command is one line with its members in order") {
    CHECK(to_line(sample::command("c1")) ==
          "{\"id\":\"c1\",\"name\":\"vote.cast\",\"version\":1,\"actor\":\"p1\",\"entered_by\":\"p9\","
          "\"instant\":\"2026-03-12T01:00:00Z\",\"reasons\":{\"presider.last\":"
          "\"\u4E3B\u6301\u4EBA\\n\\\"\u5148\\\" said\"},"
          "\"files\":[],\"payload\":{\"item\":\"i1\",\"choice\":\"aye\"}}");
}

TEST_CASE("lines are read back") {
    auto command = sample::command("c1");
    CHECK(command_from(to_line(command)) == command);
    command.reasons.clear();
    command.files = {crypto::digest(crypto::Hash::sm3, "1"), crypto::digest(crypto::Hash::sm3, "2")};
    CHECK(command_from(to_line(command)) == command);
    CHECK(entry_from(to_line(entry())) == entry());
}

TEST_CASE("a line has one meaning and a meaning has one line") {
    auto command = sample::command("c1");
    command.reasons = {{"a", "1"}, {"b", "2"}};
    check_every_flip(to_line(command), command_from, command);
    check_every_flip(to_line(entry()), entry_from, entry());
    auto const key = crypto::PrivateKey::generate(crypto::Suite::guomi);
    auto const head = sign_head(sample::body, crypto::Frontier{crypto::Hash::sm3}, sample::command("c").instant, key);
    check_every_flip(to_line(head), head_from, head);
}

TEST_CASE("forms that stand for the same are refused") {
    auto const line = to_line(entry());
    auto const with = [&](std::string const& old, std::string const& fresh) {
        auto changed = line;
        auto const at = changed.find(old);
        REQUIRE(at != std::string::npos);
        return changed.replace(at, old.size(), fresh);
    };
    CHECK(entry_from(with(R"("sequence":7)", R"("sequence":07)")) == std::nullopt);
    CHECK(entry_from(with(R"("sequence":7)", R"("sequence":-7)")) == std::nullopt);
    CHECK(entry_from(with(R"("sequence":7)", R"("sequence": 7)")) == std::nullopt);
    CHECK(entry_from(with(R"("sequence":7)", R"("sequence":9223372036854775808)")) == std::nullopt);
    CHECK(entry_from(with(R"("p1")", R"("p\u0031")")) == std::nullopt);
    CHECK(entry_from(with("2026-03-12T01", "2026-03-12t01")) == std::nullopt);
    CHECK(entry_from(with(R"("command_digest":"b)", R"("command_digest":"B)")) == std::nullopt);
    CHECK(entry_from(line + " ") == std::nullopt);
    CHECK(entry_from("") == std::nullopt);
    auto command = to_line(sample::command("c1"));
    auto const reasons = command.find("{\"presider.last\"");
    CHECK(command_from(command.replace(reasons, 0, "{\"z\":\"1\",").erase(reasons + 9, 1)) == std::nullopt);
}

TEST_CASE("what cannot be a line is found before it is one") {
    auto const good = sample::group(0, "c1");
    CHECK(can_be_kept(good));
    auto group = good;
    group.events.clear();
    CHECK(!can_be_kept(group));
    group = good;
    group.command.id.text = "a \"b";
    CHECK(!can_be_kept(group));
    group = good;
    group.events[0].name.clear();
    CHECK(!can_be_kept(group));
    group = good;
    group.command.reasons["r"] = "\xff";
    CHECK(!can_be_kept(group));
    group = good;
    group.command.instant = Instant{std::chrono::seconds{900'000'000'000}};
    CHECK(!can_be_kept(group));
    for (auto const* payload :
         {"", "1", "[]", "{", "{}}", "{},{}", "{\"a\":1},\"b\":{}", "{\n}", "{\"a\":\"\xff\"}", " {}"}) {
        group = good;
        group.events[1].payload = payload;
        CHECK(!can_be_kept(group));
    }
    CHECK(is_payload("{}"));
    CHECK(is_payload(R"({"a":[1,{"b":"\u4e00"}]})"));
    CHECK(!is_payload("{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}"));
}

TEST_CASE("a head's signature covers all of it") {
    auto const key = crypto::PrivateKey::generate(crypto::Suite::international);
    crypto::Frontier tree{crypto::Hash::sha256};
    tree.append(crypto::leaf_digest(crypto::Hash::sha256, "one"));
    auto const head = sign_head(sample::body, tree, sample::command("c").instant, key);
    CHECK(signature_holds(head, key.public_key()));
    CHECK(!signature_holds(head, crypto::PrivateKey::generate(crypto::Suite::international).public_key()));
    auto changed = head;
    changed.size = 2;
    CHECK(!signature_holds(changed, key.public_key()));
    changed = head;
    changed.body.text = "b2";
    CHECK(!signature_holds(changed, key.public_key()));
    changed = head;
    changed.instant += std::chrono::seconds{1};
    CHECK(!signature_holds(changed, key.public_key()));
    changed = head;
    changed.root.bytes[0] ^= 1;
    CHECK(!signature_holds(changed, key.public_key()));
}

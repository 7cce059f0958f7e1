#include <memory>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "journal/files.hpp"
#include "sitting.hpp"

using namespace quorate;
using namespace quorate::server;

// What leaves the server, and to whom (article 23).

namespace {

std::string path(std::string_view rest) {
    return std::string(Town::kPath) + std::string(rest);
}

std::string digest_of(server::Answer const& kept) {
    REQUIRE_MESSAGE(kept.status == 201, kept.body);
    return kept.body.substr(kept.body.find("digest") + 9, 64);
}

/// A seat that listens.
struct Ear {
    Ear(Town& town, std::string const& who) : client(town.port()) {
        client.send("GET " + path("/events") + " HTTP/1.1\r\nHost: h\r\n" + town.cookie(who) + "\r\n");
        client.read_until("\r\n\r\n");
        client.read_until("\n\n");
    }
    std::string hear() { return client.read_until("}\n\n", 2000); }

    RawClient client;
};

/// An item of one meeting that is open, and nothing decided yet.
void open_item(Sitting& sitting) {
    sitting.give("chair", "matter.propose",
                 R"({"matter":"x1","kind":"plan","title":"要点","gist":"内容","persons":[]})");
    sitting.give("chair", "meeting.plan",
                 R"({"meeting":"g1","starts":"2026-03-12T02:00:00Z","place":"一会议室","extraordinary":true})");
    sitting.give("chair", "agenda.add", R"({"meeting":"g1","item":"i1","matter":"x1"})");
    sitting.give("clerk", "notice.send", R"({"meeting":"g1"})");
    sitting.town.now += 3600;
    for (auto const* who : {"chair", "m1", "m2"})
        sitting.give(who, "member.enter", R"({"meeting":"g1","remote":false})");
    sitting.give("chair", "meeting.open", R"({"meeting":"g1"})");
    sitting.give("chair", "item.open", R"({"item":"i1"})");
}

std::string paper(std::string_view matter, std::string_view digest, std::size_t bytes, std::string_view more = "") {
    return fmt::format(R"({{"data":{{"matter":"{}","paper":"p1","title":"方案","digest":"{}",)"
                       R"("media":"text/plain","bytes":{}{}}}}})",
                       matter, digest, bytes, more);
}

bool stored(Town& town, std::string_view digest) {
    return town.installation().bodies.blobs().contains(crypto::Hash::sm3, *crypto::digest_from_hex(digest));
}

/// Until it holds; the server looks at its clock once a second.
bool soon(auto const& holds) {
    for (int round = 0; round < 80; ++round) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return false;
}

}  // namespace

TEST_CASE("23: the feed says where something happened to those who may know of it, and to nobody what it was") {
    Town town;
    Sitting sitting(town);
    open_item(sitting);
    Ear member(town, "m2");
    Ear staff(town, "staff");
    Ear auditor(town, "auditor");
    sitting.give("m1", "reservation.state", R"({"reservation":"r1","item":"i1","text":"时机未到"})");
    sitting.give("chair", "presidency.entrust",
                 R"({"to":"m1","from":"2026-03-13","until":"2026-03-31","writing":"委托书"})");
    auto const heard = member.hear();
    CHECK(heard.contains(R"("place":"item:i1")"));
    CHECK_FALSE(heard.contains("reservation"));
    auto const outside = staff.hear();
    CHECK(outside.contains(R"(data: {"sequence":)"));
    CHECK_FALSE(outside.contains("item:i1"));
    // The administrators read nothing of what the body deals with; of its offices they hear as everybody does.
    auto const first = auditor.hear();
    CHECK(first.contains(R"("place":"body")"));
    CHECK_FALSE(first.contains("item:i1"));
}

TEST_CASE("23: whoever may not know of a thing is told no more by trying than by looking") {
    Town town;
    Sitting sitting(town);
    open_item(sitting);
    CHECK(town.get("staff", path("/possible?at=item:i1")).status == 404);
    CHECK(town.get("auditor", path("/possible?at=item:i1")).status == 404);
    auto const vote = R"({"data":{"item":"i1","question":1,"choice":"赞成"}})";
    auto const refused = town.command("staff", "vote.cast", vote, "s1");
    CHECK(refused.status == 409);
    CHECK(refused.has(R"("rule":"access.undecided")"));
    CHECK_FALSE(refused.has("ballot"));
    auto const close = R"({"data":{"item":"i1","question":1}})";
    auto const member = town.command("m1", "ballot.close", close, "s2");
    CHECK_FALSE(member.has("discussion"));
    auto const of_others = town.get("m1", path("/possible?at=item:i1"));
    CHECK_FALSE(of_others.has(R"("rule":"discussion.incomplete")"));
    CHECK(town.get("chair", path("/possible?at=item:i1")).has(R"("rule":"discussion.incomplete")"));
}

TEST_CASE("what was brought and never used is gone after a day, and what a paper names is not") {
    Town town;
    Sitting sitting(town);
    sitting.give("chair", "matter.propose",
                 R"({"matter":"x1","kind":"plan","title":"要点","gist":"内容","persons":[]})");
    auto const used = digest_of(town.post("chair", path("/files?name=a.txt"), "used"));
    auto const unused = digest_of(town.post("chair", path("/files?name=b.txt"), "unused"));
    REQUIRE(town.command("chair", "paper.add", paper("x1", used, 4), "u1").status == 200);
    town.now += 23 * 3600;
    std::this_thread::sleep_for(std::chrono::milliseconds{1200});
    CHECK(stored(town, unused));
    town.now += 2 * 3600;
    CHECK(soon([&] { return !stored(town, unused); }));
    CHECK(stored(town, used));
    // The charter is named, too: the body can be read again.
    town.restart();
    auto const in = town.send("POST", "/api/v1/session", "X-Quorate: 1\r\n",
                              fmt::format(R"({{"name":"chair","password":"{}"}})", Town::kPassword));
    CHECK(in.has("示范厅党组"));
}

TEST_CASE("23: nothing of a paper with a mark of secrecy stays, however it was brought") {
    Town town;
    Sitting sitting(town);
    sitting.give("chair", "matter.propose",
                 R"({"matter":"x1","kind":"plan","title":"要点","gist":"内容","persons":[]})");
    auto const digest = digest_of(town.post("chair", path("/files?name=a.txt"), "marked"));
    auto const marked = town.command("chair", "paper.add", paper("x1", digest, 6, R"(,"marking":"机密")"), "s1");
    CHECK(marked.has("paper.secret"));
    CHECK_FALSE(stored(town, digest));
    // A form that only wants correcting is sent again with the same file.
    auto const again = digest_of(town.post("chair", path("/files?name=a.txt"), "plain"));
    CHECK(town.command("chair", "paper.add", paper("x1", again, 5, R"(,"marking":"?")"), "s2").status == 422);
    CHECK(stored(town, again));
    CHECK(town.command("chair", "paper.add", paper("x1", again, 5), "s3").status == 200);
    // So is one that somebody else may bring, or later; and a mark on one's own copy takes nothing from another.
    auto const other = digest_of(town.post("staff", path("/files?name=a.txt"), "other"));
    auto const barred = town.command("staff", "paper.add", paper("x1", other, 5), "s4");
    CHECK(barred.status == 409);
    CHECK(stored(town, other));
    CHECK(digest_of(town.post("chair", path("/files?name=a.txt"), "other")) == other);
    CHECK(town.command("staff", "paper.add", paper("x1", other, 5, R"(,"marking":"机密")"), "s5").status == 409);
    CHECK(stored(town, other));
    // Who may not know of the matter is told that alone, and the file goes all the same.
    CHECK(town.command("chair", "paper.add", paper("x1", other, 5, R"(,"marking":"机密")"), "s6").has("paper.secret"));
    CHECK_FALSE(stored(town, other));
    auto const hidden = digest_of(town.post("staff", path("/files?name=a.txt"), "hidden"));
    auto const told = town.command("staff", "paper.add", paper("x1", hidden, 6, R"(,"marking":"机密")"), "s7");
    CHECK_FALSE(told.has("paper.secret"));
    CHECK_FALSE(stored(town, hidden));
}

TEST_CASE("one seat holds no more than its share of files that nothing names yet") {
    Town town;
    auto const head = fmt::format("POST {} HTTP/1.1\r\nHost: h\r\n{}Content-Length: {}\r\n\r\n",
                                  path("/files?name=a.bin"), town.cookie("m1"), 190 * 1024 * 1024);
    // Room is taken for what is announced, before it comes: there is room for two, whichever of them are first.
    std::vector<std::unique_ptr<RawClient>> holders;
    CHECK(soon([&] {
        auto& next = *holders.emplace_back(std::make_unique<RawClient>(town.port()));
        next.send(head);
        auto const answer = next.read_answer(300);
        return answer.contains(" 429 ") && answer.contains("uploads-full") && answer.contains("Retry-After: ");
    }));
    CHECK(holders.size() >= 3);
    CHECK(town.post("m2", path("/files?name=c.txt"), "somebody else").status == 201);
    for (auto& one : holders) one->reset();
    CHECK(soon([&] { return town.post("m1", path("/files?name=c.txt"), "room again").status == 201; }));
}

TEST_CASE("who may not adopt a charter has none compiled, and learns nothing of the files that are there") {
    Town town;
    auto const text = journal::read_file("charters/liaoning-2019.md") + "\n";
    auto const digest = digest_of(town.post("m1", path("/files?name=c.md"), text));
    auto const adopt = [&](std::string_view named) {
        return fmt::format(R"({{"data":{{"charter":"{}","force":"2026-04-01","readings":{{}},"parameters":{{}}}}}})",
                           named);
    };
    for (auto const& named : {digest, std::string(64, '1')}) {
        auto const refused = town.command("m1", "charter.adopt", adopt(named), "k" + named);
        CHECK(refused.status == 409);
        CHECK(refused.has("power.charter.adopt"));
    }
    CHECK(town.command("m1", "body.found",
                       fmt::format(R"({{"data":{{"body":"b1","name":"x","zone_minutes":480,"superiors":[],)"
                                   R"("charter":"{}","force":"2026-04-01"}}}})",
                                   digest),
                       "k3")
              .status == 422);
    CHECK(town.command("chair", "charter.adopt", adopt(digest), "k4").status == 200);
    auto const brought = digest_of(town.post("m1", path("/files?name=d.txt"), "mine"));
    auto const unknown = town.command("staff", "paper.add", paper("none", brought, 4), "k5");
    auto const known = town.command("staff", "paper.add", paper("none", std::string(64, '2'), 4), "k6");
    CHECK(unknown.body == known.body);
}

TEST_CASE("20: what one teller counted is nobody else's to see until the other counted alike") {
    Town town;
    Sitting sitting(town);
    open_item(sitting);
    for (auto const* who : {"m1", "m2", "chair"}) sitting.give(who, "statement.decline", R"({"item":"i1"})");
    sitting.give("chair", "ballot.open", R"({"item":"i1","question":1,"method":"secret","motion":"同意"})");
    sitting.give("chair", "ballot.issue", R"({"item":"i1","question":1,"tellers":["m1","m2"],"issued":3})");
    auto const count = [&](char const* who, int ayes) {
        sitting.give(who, "count.enter",
                     fmt::format(R"({{"item":"i1","question":1,"count":{{"collected":3,"valid":3,"invalid":0,)"
                                 R"("choices":{{"赞成":{},"反对":{}}}}}}})",
                                 ayes, 3 - ayes));
    };
    auto const hidden = [&] {
        for (auto const* who : {"chair", "clerk"}) {
            auto const live = town.get(who, path("/views/live?id=g1"));
            CHECK_FALSE(live.has(R"("collected":3)"));
            CHECK_FALSE(live.has("3 collected"));
            CHECK(live.has(R"("votes_in":0)"));
            CHECK(town.get(who, path("/views/hall?id=g1")).has(R"("votes_in":0)"));
        }
    };
    count("m1", 2);
    hidden();
    CHECK(town.get("chair", path("/views/live?id=g1")).has(R"("counts_in":1)"));
    CHECK(town.get("m1", path("/views/live?id=g1")).has(R"("collected":3)"));
    count("m2", 1);
    hidden();
    CHECK_FALSE(town.get("chair", path("/possible?at=item:i1")).has(R"("one":)"));
    count("m1", 2);
    count("m2", 2);
    auto const live = town.get("chair", path("/views/live?id=g1"));
    CHECK(live.has(R"("votes_in":3)"));
    CHECK(live.has(R"("collected":3)"));
}

TEST_CASE("the access log says who changed whose account, and is read page by page") {
    Town town;
    REQUIRE(town.send("PATCH", "/api/v1/accounts/m2", town.cookie("admin"), R"({"closed":true})").status == 200);
    auto const log = town.get("auditor", "/api/v1/access-log");
    CHECK(log.has(R"("account":"admin","what":"account-closed")"));
    CHECK(log.has(R"("about":"account:m2")"));
    CHECK(log.has(R"("earlier":false)"));
    CHECK(town.get("auditor", "/api/v1/access-log?before=1").has(R"("lines":[])"));
    CHECK(town.get("auditor", "/api/v1/access-log?before=x").status == 422);
    for (int line = 0; line < 1000; ++line)
        town.installation().accounts.log({town.installation().bodies.now(), "m1", "read", "::1", "matter:x"});
    auto const newest = town.get("auditor", "/api/v1/access-log");
    CHECK(newest.has(R"("earlier":true)"));
    CHECK_FALSE(newest.has("account-closed"));
    auto const last = newest.body.substr(newest.body.rfind(R"("number":)") + 9);
    auto const before = last.substr(0, last.find(','));
    CHECK(town.get("auditor", "/api/v1/access-log?before=" + before).has("account-closed"));
}

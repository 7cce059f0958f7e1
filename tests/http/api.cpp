#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "archive/body_judge.hpp"
#include "archive/proof.hpp"
#include "archive/verify.hpp"
#include "base/json.hpp"
#include "town.hpp"

using namespace quorate;
using namespace quorate::server;

namespace {

constexpr char kMatter[] =
    R"({"data":{"matter":"mtr_1","kind":"plan","title":"年度工作计划","gist":"全年安排","persons":[]}})";

std::string path(std::string_view rest) {
    return std::string(Town::kPath) + std::string(rest);
}

std::string quoted_after(std::string const& body, std::string_view name) {
    auto const start = body.find(fmt::format("\"{}\":\"", name));
    if (start == std::string::npos) return {};
    auto const from = start + name.size() + 4;
    return body.substr(from, body.find('"', from) - from);
}

}  // namespace

TEST_CASE("people sign in, are told who they are, and sign out") {
    Town town;
    auto const wrong = town.send("POST", "/api/v1/session", "X-Quorate: 1\r\n", R"({"name":"m1","password":"no"})");
    CHECK(wrong.status == 401);
    CHECK(wrong.has("urn:quorate:problem:wrong-credentials"));
    CHECK(wrong.field("Content-Type") == "application/problem+json");
    CHECK(town.send("GET", "/api/v1/session").status == 204);
    CHECK(town.send("POST", "/api/v1/session", "X-Quorate: 1\r\n", R"({"name":"m1"})").status == 422);
    CHECK(town.send("POST", "/api/v1/session", "X-Quorate: 1\r\n", "{").status == 422);

    auto const in = town.send("POST", "/api/v1/session", "X-Quorate: 1\r\n",
                              fmt::format(R"({{"name":"m1","password":"{}"}})", Town::kPassword));
    CHECK(in.status == 200);
    CHECK(in.has(R"("account":"m1")"));
    CHECK(in.has(R"("body_name":"示范厅党组")"));
    auto const cookie = in.field("Set-Cookie");
    CHECK(cookie.contains("HttpOnly"));
    CHECK(cookie.contains("SameSite=Strict"));
    CHECK(town.get("m1", "/api/v1/session").has(R"("person":"m1")"));
    CHECK(town.send("DELETE", "/api/v1/session", town.cookie("m1")).status == 204);
    CHECK(town.get("m1", "/api/v1/session").status == 204);
}

TEST_CASE("who keeps guessing waits") {
    Town town;
    server::Answer last;
    for (int attempt = 0; attempt < 5; ++attempt)
        last = town.send("POST", "/api/v1/session", "X-Quorate: 1\r\n", R"({"name":"m2","password":"guess"})");
    CHECK(last.status == 429);
    CHECK(last.field("Retry-After") == "2");
    town.now += 2;
    CHECK(town.get("m2", "/api/v1/session").status == 200);
}

TEST_CASE("pages of other sites cannot act for anybody") {
    Town town;
    auto const cookie = town.cookie("m1").substr(0, town.cookie("m1").find("X-Quorate"));
    auto const command = path("/commands/matter.propose");
    auto const status = [&](std::string_view fields) {
        return town.send("POST", command, fmt::format("{}{}Idempotency-Key: k1\r\n", cookie, fields), "{}").status;
    };
    CHECK(status("") == 403);
    CHECK(status("Origin: http://evil.example\r\n") == 403);
    CHECK(status("Origin: null\r\n") == 403);
    CHECK(status("Sec-Fetch-Site: cross-site\r\n") == 403);
    CHECK(status("Sec-Fetch-Site: same-site\r\nOrigin: http://h\r\n") == 403);
    CHECK(status("Origin: http://h\r\n") == 422);
    CHECK(status("Sec-Fetch-Site: same-origin\r\nOrigin: http://h\r\n") == 422);
    CHECK(status("X-Quorate: 1\r\n") == 422);
}

TEST_CASE("a command is carried out once, refused with its article, or found at fault by pointer") {
    Town town;
    auto const done = town.command("m1", "matter.propose", kMatter, "k1");
    REQUIRE_MESSAGE(done.status == 200, done.body);
    CHECK(done.has(R"("events":["matter.proposed"])"));
    CHECK(town.command("m1", "matter.propose", kMatter, "k1").body == done.body);
    CHECK(town.command("m2", "matter.propose", kMatter, "k1").status == 422);

    auto const refused = town.command("m1", "matter.accept", R"({"data":{"matter":"mtr_1"}})", "k2");
    CHECK(refused.status == 409);
    CHECK(refused.has(R"("answer":"refused")"));
    CHECK(refused.has(R"("rule":"power.matter.settle")"));
    CHECK(refused.has(R"("anchor":"art18)"));

    auto const bad = town.command("m1", "matter.accept", R"({"data":{"matter":7,"more":1}})", "k3");
    CHECK(bad.status == 422);
    CHECK(bad.has(R"("at":"/matter")"));
    CHECK(bad.has(R"("at":"/more")"));
    CHECK(town.command("m1", "no.such", R"({"data":{}})", "k4").status == 404);
    CHECK(town.command("chair", "matter.accept", R"({"data":{"matter":"none"}})", "k5").status == 422);
    CHECK(town.command("m1", "matter.accept", R"({"data":{},"data":{}})", "k6").status == 422);
    CHECK(town.command("m1", "matter.accept", R"({"data":{},"for":"a b"})", "k6").status == 422);
    CHECK(town.command("m1", "clock.reached", R"({"data":{}})", "k7").status == 422);
    CHECK(town.post("m1", path("/commands/matter.accept"), "{}").has("key-missing"));
    CHECK(town.send("POST", path("/commands/matter.accept"), "X-Quorate: 1\r\n", "{}").status == 401);
    CHECK(town.command("admin", "matter.accept", "{}", "k8").status == 403);
    CHECK(town.post("m1", "/api/v1/bodies/b2/commands/matter.accept", "{}", "Idempotency-Key: k9\r\n").status == 404);

    CHECK(town.get("inspector", path("/attempts")).has("power.matter.settle"));
    CHECK(town.get("m1", path("/attempts")).status == 403);
}

TEST_CASE("the clerk enters for members, and members for nobody") {
    Town town;
    constexpr char kRelative[] = R"({"data":{"name":"张三","relation":"配偶"},"for":"m1"})";
    auto const entered = town.command("clerk", "relative.declare", kRelative, "k1");
    auto const refused = town.command("m2", "relative.declare", kRelative, "k2");
    CHECK(refused.status == 409);
    CHECK(refused.has("record.entered-for"));
    CHECK((entered.status == 200 || entered.has("record.entered-for")));
}

TEST_CASE("views and possibilities are read by those who belong to the body") {
    Town town;
    REQUIRE(town.command("m1", "matter.propose", kMatter, "k1").status == 200);
    auto const matters = town.get("chair", path("/views/matters"));
    CHECK(matters.status == 200);
    CHECK(matters.has("年度工作计划"));
    CHECK(matters.field("Cache-Control") == "no-store");
    CHECK(town.get("chair", path("/views/matter?id=mtr_1")).has("全年安排"));
    CHECK(town.get("chair", path("/views/matter?id=none")).status == 404);
    CHECK(town.get("chair", path("/views/none")).status == 404);
    CHECK(town.send("GET", path("/views/matters")).status == 401);
    auto const possible = town.get("chair", path("/possible?at=matter:mtr_1"));
    CHECK(possible.status == 200);
    CHECK(possible.has(R"("command":"matter.accept")"));
    CHECK(town.get("chair", path("/possible")).status == 422);
    CHECK(town.get("chair", path("/possible?at=matter:none")).status == 404);
}

TEST_CASE("who opened the page of a matter can be told afterwards, once a sitting; lists and refusals leave no line") {
    Town town;
    REQUIRE(town.command("m1", "matter.propose", kMatter, "k1").status == 200);
    auto const reads = [&] {
        std::vector<accounts::Access> all;
        for (auto& one : town.installation().accounts.accesses(100))
            if (one.what == "read") all.push_back(std::move(one));
        return all;
    };
    (void)town.get("chair", path("/views/matters"));
    (void)town.get("chair", path("/views/matter?id=none"));
    CHECK(reads().empty());
    (void)town.get("chair", path("/views/matter?id=mtr_1"));
    (void)town.get("chair", path("/views/matter?id=mtr_1"));
    auto const read = reads();
    REQUIRE(read.size() == 1);
    CHECK(read[0].account == "chair");
    CHECK(read[0].about == "matter:mtr_1");
    CHECK(read[0].address == "127.0.0.1");
    auto const told = town.get("auditor", "/api/v1/access-log");
    CHECK(told.has(R"("label":"Read","address":"127.0.0.1","about":"matter:mtr_1")"));
    CHECK(town.get("auditor", "/api/v1/session").has(R"("auditor":true)"));
    CHECK(town.get("chair", "/api/v1/session").has(R"("auditor":false)"));
    CHECK(town.get("chair", "/api/v1/access-log").status == 403);
}

TEST_CASE("what happens is heard, and what was missed is told again") {
    Town town;
    RawClient listener(town.port());
    listener.send("GET " + path("/events") + " HTTP/1.1\r\nHost: h\r\n" + town.cookie("m2") + "\r\n");
    CHECK(listener.read_until("\r\n\r\n").contains("text/event-stream"));
    listener.read_until("\n\n");
    REQUIRE(town.command("m1", "matter.propose", kMatter, "k1").status == 200);
    auto const heard = listener.read_until("}\n\n");
    CHECK(heard.contains(R"("place":"matter:mtr_1")"));
    CHECK_FALSE(heard.contains("matter.proposed"));

    RawClient late(town.port());
    late.send("GET " + path("/events") + " HTTP/1.1\r\nHost: h\r\nLast-Event-ID: 1\r\n" + town.cookie("m2") + "\r\n");
    CHECK(late.read_until("matter:mtr_1").contains("id: "));
    RawClient lost(town.port());
    lost.send("GET " + path("/events?after=99999") + " HTTP/1.1\r\nHost: h\r\n" + town.cookie("m2") + "\r\n");
    CHECK(lost.read_until("}\n\n", 3000).contains(R"(data: {"sequence":)"));
}

TEST_CASE("files are kept by their digest and shown to those who may read them") {
    Town town;
    REQUIRE(town.command("m1", "matter.propose", kMatter, "k1").status == 200);
    std::string const file = "%PDF-1.7 " + std::string(300'000, 'x');
    CHECK(town.post("m1", path("/files"), file).status == 422);
    CHECK(town.post("m1", path("/files?name=a.pdf"), "").status == 422);
    CHECK(town.send("POST", path("/files?name=a.pdf"), "X-Quorate: 1\r\n", file).status == 401);
    auto const kept = town.post("m1", path("/files?name=a.pdf"), file);
    REQUIRE(kept.status == 201);
    CHECK(kept.has(R"("media":"application/pdf")"));
    auto const digest = quoted_after(kept.body, "digest");
    auto const paper = [&](std::string_view named, std::size_t bytes) {
        return fmt::format(R"({{"data":{{"matter":"mtr_1","paper":"ppr_1","title":"方案","digest":"{}",)"
                           R"("media":"application/pdf","bytes":{}}}}})",
                           named, bytes);
    };
    CHECK(town.command("m1", "paper.add", paper(std::string(64, '0'), file.size()), "k2").has("/digest"));
    CHECK(town.command("m1", "paper.add", paper(digest, 1), "k3").has("/bytes"));
    CHECK(town.get("m1", path("/files/" + digest)).status == 404);
    auto const added = town.command("m1", "paper.add", paper(digest, file.size()), "k4");
    REQUIRE_MESSAGE(added.status == 200, added.body);

    auto const shown = town.get("chair", path("/files/" + digest));
    CHECK(shown.status == 200);
    CHECK(shown.body == file);
    CHECK(shown.field("Content-Type") == "application/pdf");
    CHECK(shown.field("X-Content-Type-Options") == "nosniff");
    CHECK(town.get("chair", path("/files/" + digest + "?download"))
              .field("Content-Disposition")
              .starts_with("attachment"));
    auto const tag = fmt::format("If-None-Match: {}\r\n", shown.field("ETag"));
    CHECK(town.get("chair", path("/files/" + digest), tag).status == 304);
    auto const part = town.get("chair", path("/files/" + digest), "Range: bytes=0-3\r\n");
    CHECK(part.status == 206);
    CHECK(part.body == "%PDF");
    CHECK(part.field("Content-Range") == fmt::format("bytes 0-3/{}", file.size()));
    CHECK(town.get("chair", path("/files/" + digest), "Range: bytes=999999-\r\n").status == 416);
}

TEST_CASE("the journal proves itself to those who may read it") {
    Town town;
    REQUIRE(town.command("m1", "matter.propose", kMatter, "k1").status == 200);
    CHECK(town.get("m1", path("/journal/head")).has("BEGIN PUBLIC KEY"));
    auto const proof = town.get("clerk", path("/journal/entries/1/proof"));
    CHECK(proof.status == 200);
    auto const proved = archive::verify_entry(proof.body);
    REQUIRE(proved);
    CHECK(proved->entry.name == "body.founded");
    auto const earlier = proved->head.size;
    constexpr char kAnother[] =
        R"({"data":{"matter":"mtr_2","kind":"plan","title":"值班","gist":"安排","persons":[]}})";
    REQUIRE(town.command("m1", "matter.propose", kAnother, "k2").status == 200);
    auto const continued = town.get("clerk", path(fmt::format("/journal/heads/{}/consistency", earlier)));
    CHECK(continued.status == 200);
    auto const holds = archive::verify_consistency(continued.body);
    REQUIRE(holds);
    CHECK(holds->before == proved->head);
    CHECK(holds->after.size > earlier);
    // A head that nobody was shown, or of more than there is, has nothing to be compared with.
    for (auto const* size : {"0", "9999", "x", "1x"})
        CHECK(town.get("clerk", path(fmt::format("/journal/heads/{}/consistency", size))).status == 404);
    CHECK(town.get("m1", path(fmt::format("/journal/heads/{}/consistency", earlier))).status == 403);
    CHECK(town.get("clerk", path("/journal/entries/0/proof")).status == 404);
    CHECK(town.get("clerk", path("/journal/entries/9999/proof")).status == 404);
    CHECK(town.get("m1", path("/journal/entries/1/proof")).status == 403);
    CHECK(town.get("m1", path("/journal/archive")).status == 403);
    // Article 23: who watches over the system checks the record and reads nothing of it.
    CHECK(town.get("auditor", path("/journal/archive")).status == 403);
    CHECK(town.get("auditor", path("/journal/entries/1/proof")).status == 403);
    CHECK(town.get("auditor", path("/journal/head")).has(R"("archive":false)"));
    CHECK(town.get("chair", path("/journal/head")).has(R"("archive":true)"));
    CHECK(town.get("chair", path("/journal/archive")).status == 200);
    CHECK(town.get("auditor", "/api/v1/access-log").has(R"("what":"archive-taken")"));

    auto const package = town.get("inspector", path("/journal/archive"));
    CHECK(package.status == 200);
    std::istringstream stream(package.body);
    archive::BodyJudge judge;
    auto const report = archive::verify(stream, &judge);
    CHECK(report.sound());
    CHECK(report.decided_again > 10);
    auto const verified = town.post("inspector", path("/journal/verify"), "");
    CHECK(verified.status == 200);
    CHECK(verified.has(R"("sound":true)"));
}

TEST_CASE("everything is there again after a restart") {
    Town town;
    auto const done = town.command("m1", "matter.propose", kMatter, "k1");
    auto const before = town.get("chair", path("/views/matters"));
    town.restart();
    CHECK(town.get("chair", path("/views/matters")).body == before.body);
    CHECK(town.command("m1", "matter.propose", kMatter, "k1").body == done.body);
}

TEST_CASE("charters are checked before they can be adopted, and only by those who adopt") {
    Town town;
    std::ifstream stream("charters/liaoning-2019.md", std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    auto const text = bytes.str();
    CHECK(town.post("m1", path("/charters"), text).status == 403);
    auto const same = town.post("chair", path("/charters"), text);
    CHECK(same.status == 200);
    CHECK(same.has(R"("changes":[])"));
    auto const digest = quoted_after(same.body, "digest");
    CHECK(digest.size() == 64);
    CHECK(town.get("m1", path("/charters/" + digest)).body == text);
    auto const broken = town.post("chair", path("/charters"), text.substr(0, 5000) + "\n```rule\n");
    CHECK(broken.status == 200);
    CHECK_FALSE(broken.has(R"("digest")"));
    CHECK(broken.has(R"("severity":"error")"));
    auto const unknown = town.command(
        "chair", "charter.adopt",
        fmt::format(R"({{"data":{{"charter":"{}","force":"2026-04-01","readings":{{}},"parameters":{{}}}}}})",
                    std::string(64, '1')),
        "k1");
    CHECK(unknown.status == 422);
}

TEST_CASE("administrators keep accounts, and nobody else does") {
    Town town;
    CHECK(town.get("chair", "/api/v1/accounts").status == 403);
    auto const accounts = town.get("admin", "/api/v1/accounts");
    CHECK(accounts.has(R"("name":"m1")"));
    CHECK(accounts.has(R"("bodies":[{"body":"b1",)"));
    CHECK(accounts.has(R"({"person":"staff",)"));
    constexpr char kNew[] = R"({"name":"newcomer","password":"nine old plums","administrator":false,)"
                            R"("persons":[{"body":"b1","person":"m1"}]})";
    CHECK(town.post("admin", "/api/v1/accounts", kNew).status == 201);
    CHECK(town.post("admin", "/api/v1/accounts", kNew).status == 422);
    CHECK(town.post("admin", "/api/v1/accounts",
                    R"({"name":"x","password":"nine old plums","administrator":false,)"
                    R"("persons":[{"body":"b1","person":"nobody"}]})")
              .has("/persons/0/person"));

    auto const in =
        town.send("POST", "/api/v1/session", "X-Quorate: 1\r\n", R"({"name":"newcomer","password":"nine old plums"})");
    CHECK(in.has(R"("must_change":true)"));
    auto const set = in.field("Set-Cookie");
    auto const cookie = fmt::format("Cookie: {}\r\nX-Quorate: 1\r\n", set.substr(0, set.find(';')));
    CHECK(town.send("GET", path("/views/matters"), cookie).status == 403);
    CHECK(town.send("PUT", "/api/v1/session/password", cookie, R"({"current":"wrong","password":"seven tall pines"})")
              .has("/current"));
    CHECK(town.send("PUT", "/api/v1/session/password", cookie,
                    R"({"current":"nine old plums","password":"seven tall pines"})")
              .status == 204);
    CHECK(town.send("GET", path("/views/matters"), cookie).status == 200);
    CHECK(town.send("PATCH", "/api/v1/accounts/newcomer", town.cookie("admin"), R"({"closed":true})").status == 200);
    CHECK(town.send("GET", path("/views/matters"), cookie).status == 401);
    CHECK(town.send("PATCH", "/api/v1/accounts/nobody", town.cookie("admin"), "{}").status == 404);
    CHECK(town.get("admin", "/api/v1/access-log").status == 403);
}

TEST_CASE("the interface describes itself, and says what it does not have") {
    Town town;
    auto const described = town.send("GET", "/api/v1/openapi.json");
    CHECK(described.status == 200);
    CHECK(json::parse(described.body));
    CHECK(described.has("/api/v1/bodies/{body}/commands/vote.cast"));
    CHECK(town.send("GET", "/api/v1/nothing").status == 404);
    auto const wrong = town.send("PUT", "/api/v1/session", "X-Quorate: 1\r\n");
    CHECK(wrong.status == 405);
    CHECK(wrong.field("Allow") == "GET, HEAD, POST, DELETE");
    CHECK(town.send("GET", "/anything").status == 404);
    auto const policy = described.field("Content-Security-Policy");
    CHECK(policy.contains("default-src 'none'"));
    CHECK_FALSE(policy.contains("unsafe"));
}

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "journal/files.hpp"
#include "sheets/opened.hpp"
#include "town.hpp"

using namespace quorate;
using namespace quorate::server;

namespace {

/// Two approve, it is handed out, and comes back: written in the charter's file, and nowhere else.
std::string const kLoan = "\n" + journal::read_file("tests/charter/files/equipment.txt");

/// What the clerk files without anybody's help.
std::string const kFiled = R"(
### 第四十二条 便笺 {#art42}

便笺归入案卷。

```register slips
title   = "便笺登记簿"
readers = ["clerk"]
```

```procedure slip
title    = "便笺"
start    = ["clerk"]
register = "slips"
```

```form slip
text  = "text 内容"
unit  = "entry of archive 归入案卷"
order = "number 卷内件号"
```

```step slip.read
title = "阅"
act   = "act"
by    = ["clerk"]
```
)";

std::string view(std::string_view name, std::string_view id) {
    return fmt::format("{}/views/{}?id={}", Town::kPath, name, id);
}

std::string start(std::string_view days) {
    return fmt::format(R"({{"data":{{"instance":"prc1","procedure":"equipment",)"
                       R"("values":{{"item":"投影仪","days":"{}"}},"files":{{}}}}}})",
                       days);
}

std::string complete(std::string_view step, std::string_view rest) {
    return fmt::format(R"({{"data":{{"instance":"prc1","step":"{}",{}}}}})", step, rest);
}

std::string yes(std::string_view step) {
    return complete(step, R"("choice":"yes","text":"","values":{},"files":{})");
}

}  // namespace

TEST_CASE("a procedure added to a charter's file is there with its form, its steps and its register") {
    Town town(kLoan);
    CHECK(town.get("staff", fmt::format("{}/views/procedures", Town::kPath)).has("Loan of equipment"));
    auto const wrong = town.command("staff", "procedure.start", start("2026-03-20/2026-03-12"), "k0");
    CHECK(wrong.status == 422);
    CHECK(wrong.has("/values/days"));
    REQUIRE(town.command("staff", "procedure.start", start("2026-03-12/2026-03-20"), "k1").status == 200);
    auto const early = town.command("chair", "step.complete", yes("chair"), "k2");
    CHECK(early.status == 409);
    CHECK(early.has("step.not-open"));
    CHECK(early.has("Article 42"));
    REQUIRE(town.command("clerk", "step.complete", yes("clerk"), "k3").status == 200);
    REQUIRE(town.command("chair", "step.complete", yes("chair"), "k4").status == 200);
    CHECK(town.get("staff", view("instance", "prc1")).has("借〔2026〕1号"));
    auto const back = complete("return", R"("text":"","values":{"returned":"2026-03-19"},"files":{})");
    REQUIRE(town.command("staff", "step.complete", back, "k5").status == 200);
    CHECK(town.get("chair", view("register-entries", "equipment")).has("\"completed\""));
    CHECK(town.get("m2", view("instance", "prc1")).status == 404);
}

TEST_CASE("a register is searched as the address says, and what is wrong with it is told by its part") {
    Town town(kLoan);
    REQUIRE(town.command("staff", "procedure.start", start("2026-03-12/2026-03-20"), "k1").status == 200);
    auto const searched = [&](std::string const& who, std::string_view rest) {
        return town.get(who, view("register-entries", "equipment") + std::string(rest));
    };
    // 投影
    CHECK(searched("chair", "&words=%E6%8A%95%E5%BD%B1&year=2026&stage=running&sort=oldest").has("\"found\":1"));
    CHECK(searched("chair", "&words=%E6%8A%95%E5%BD%B1+nothing").has("\"found\":0,\"known\":1"));
    CHECK(searched("chair", "&late=yes").has("\"found\":0"));
    CHECK(searched("m2", "").has("\"found\":0,\"known\":0"));
    auto const wrong = searched("chair", "&year=x&stage=y&procedure=z&late=1&sort=a&offset=b");
    CHECK(wrong.status == 422);
    for (auto const* at : {"/year", "/stage", "/procedure", "/late", "/sort", "/offset"}) CHECK(wrong.has(at));
    CHECK(town.get("chair", view("register-entries", "nothing")).status == 404);
    CHECK(town.send("GET", view("register-entries", "equipment")).status == 401);
    CHECK(town.get("admin", view("register-entries", "equipment")).status == 403);
    // The page and all that is looked for in it are one reading (article 23).
    town.get("chair", view("register", "equipment"));
    auto const log = town.installation().accounts.accesses(100);
    CHECK(std::ranges::count_if(log, [](auto const& one) {
              return one.what == "read" && one.account == "chair" && one.about == "register:equipment";
          }) == 1);
}

TEST_CASE("a register is taken out as a workbook and as values, as far as one may know of it") {
    Town town(kLoan);
    REQUIRE(town.command("staff", "procedure.start", start("2026-03-12/2026-03-20"), "k1").status == 200);
    auto const taken = [&](std::string const& who, std::string_view rest) {
        return town.get(who, fmt::format("{}/exports/register.{}", Town::kPath, rest));
    };
    auto const book = tests::opened_workbook(taken("chair", "xlsx?register=equipment").body);
    CHECK(book.at("A3") == "Number");
    CHECK(book.at("E3") == "Equipment");
    CHECK(book.at("E4") == "投影仪");
    CHECK(taken("chair", "csv?register=equipment&year=2026&stage=running").has("投影仪"));
    CHECK_FALSE(taken("chair", "csv?register=equipment&stage=completed").has("投影仪"));
    CHECK(taken("chair", "csv?register=equipment&words=%E6%8A%95%E5%BD%B1&procedure=equipment").has("投影仪"));
    CHECK_FALSE(taken("chair", "csv?register=equipment&words=nothing").has("投影仪"));
    CHECK_FALSE(taken("m2", "csv?register=equipment").has("投影仪"));
    auto const wrong = taken("chair", "csv?register=none&year=x&stage=y&late=z");
    CHECK(wrong.status == 422);
    for (auto const* at : {"/register", "/year", "/stage", "/late"}) CHECK(wrong.has(at));
    auto const log = town.installation().accounts.accesses(100);
    CHECK(std::ranges::any_of(log, [](auto const& one) { return one.what == "register-exported"; }));
}

TEST_CASE("24: the catalogue of a unit is a page, a workbook and values, and who took it out can be told") {
    Town town(kFiled);
    auto const unit = R"({"data":{"instance":"u1","procedure":"archive-unit","values":{"title":"便笺卷","year":"2026",)"
                      R"("retention":"30年","shelf":"档案室"},"files":{}}})";
    REQUIRE(town.command("clerk", "procedure.start", unit, "k1").status == 200);
    auto const slip =
        R"({"data":{"instance":"s1","procedure":"slip","values":{"text":"值班安排","unit":"u1","order":"1"},)"
        R"("files":{}}})";
    REQUIRE(town.command("clerk", "procedure.start", slip, "k2").status == 200);
    CHECK(town.get("clerk", view("catalogue", "u1")).has("值班安排"));
    CHECK(town.get("clerk", view("catalogue", "s1")).status == 404);
    CHECK(town.get("staff", view("catalogue", "u1")).status == 404);
    auto const taken = [&](std::string const& who, std::string_view rest) {
        return town.get(who, fmt::format("{}/exports/catalogue.{}", Town::kPath, rest));
    };
    auto const book = tests::opened_workbook(taken("clerk", "xlsx?instance=u1&language=zh").body);
    CHECK(book.at("A3") == "件号");
    CHECK(book.at("A4") == "1");
    CHECK(book.at("C4") == "值班安排");
    CHECK(book.at("F4") == "30年");
    CHECK(book.at("G4") == "s1");
    auto const values = taken("clerk", "csv?instance=u1");
    CHECK(values.has("1,,值班安排,便笺,2026-03-12,30"));
    CHECK(values.field("Content-Disposition").starts_with("attachment"));
    // Of the unit everybody who reads its register may know; of what was filed in it, whoever may read that.
    CHECK_FALSE(taken("m1", "csv?instance=u1").has("值班安排"));
    for (auto const* query : {"csv?instance=nothing", "csv?instance=s1", "csv"}) {
        auto const wrong = taken("clerk", query);
        CHECK_MESSAGE(wrong.status == 422, query);
        CHECK(wrong.has("/instance"));
    }
    CHECK(taken("staff", "csv?instance=u1").status == 422);
    auto const log = town.installation().accounts.accesses(100);
    CHECK(std::ranges::count_if(log, [](auto const& one) { return one.what == "catalogue-exported"; }) == 3);
}

TEST_CASE("a file of a form must be here, is read by who may read the form, and by nobody else") {
    Town town;
    auto const sent = town.post("staff", fmt::format("{}/files?name=proof.txt", Town::kPath), "用印文件");
    REQUIRE(sent.status == 201);
    auto const from = sent.body.find("\"digest\":\"") + 10;
    auto const digest = sent.body.substr(from, 64);
    auto const seal = [](std::string_view file, int bytes) {
        return fmt::format(
            R"({{"data":{{"instance":"prc2","procedure":"seal","values":{{"purpose":"证明","copies":"1"}},)"
            R"("files":{{"paper":{{"title":"证明","digest":"{}","media":"text/plain","bytes":{}}}}}}}}})",
            file, bytes);
    };
    auto const missing = town.command("staff", "procedure.start", seal(std::string(64, '0'), 12), "k1");
    CHECK(missing.status == 422);
    CHECK(missing.has("/files/paper/digest"));
    auto const size = town.command("staff", "procedure.start", seal(digest, 13), "k2");
    CHECK(size.has("/files/paper/bytes"));
    REQUIRE(town.command("staff", "procedure.start", seal(digest, 12), "k3").status == 200);
    auto const file = fmt::format("{}/files/{}", Town::kPath, digest);
    CHECK(town.get("chair", file).status == 200);
    CHECK(town.get("staff", file).status == 200);
    CHECK(town.get("m1", file).status == 404);
    CHECK(town.get("auditor", file).status == 404);
}

TEST_CASE("what is no paper is not taken, and it is said why") {
    Town town;
    auto const send = [&](std::string_view name, std::string const& bytes) {
        return town.post("staff", fmt::format("{}/files?name={}", Town::kPath, name), bytes);
    };
    auto const program = send("a.pdf", "MZ" + std::string(60, '\0'));
    CHECK(program.status == 422);
    CHECK(program.has("is a program"));
    auto const damaged = send("a.pdf", std::string(60, '\1'));
    CHECK(damaged.status == 422);
    CHECK(damaged.has("not what its ending says"));
    CHECK(send("a.pdf", "%PDF-1.7").status == 201);
}

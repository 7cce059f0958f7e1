#include "archive/verify.hpp"

#include <random>
#include <set>

#include <doctest/doctest.h>

#include "archive/lines.hpp"
#include "archive/package.hpp"
#include "counting.hpp"

using namespace quorate;
using namespace quorate::archive;
using namespace quorate::archive::counting;

namespace {

using Names = std::set<std::string>;

std::string small_package(crypto::Suite suite) {
    House house{suite};
    house.add(5);
    house.sign();
    house.add_with_file(6, "a paper");
    return house.package();
}

/// The package again after its lines were changed, with an end that fits: what somebody could do who has no key.
std::string forged(std::string const& package, crypto::Hash hash,
                   std::function<void(std::vector<std::string>&)> change) {
    std::istringstream input{package};
    Lines reading{input};
    std::vector<std::string> lines;
    while (auto const line = reading.next()) lines.emplace_back(*line);
    lines.pop_back();
    change(lines);
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    return text + to_line(EndLine{crypto::digest(hash, text)}) + "\n";
}

std::size_t find_line(std::vector<std::string> const& lines, std::string_view part) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].find(part) != std::string::npos) return at;
    }
    return lines.size();
}

void replace(std::vector<std::string>& lines, std::string_view from, std::string_view to) {
    auto& line = lines.at(find_line(lines, from));
    line.replace(line.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a package of a house that keeps its rules is sound") {
    for (auto const suite : {crypto::Suite::guomi, crypto::Suite::international}) {
        auto const report = verified(small_package(suite));
        CHECK(names(report) == Names{});
        CHECK(report.sound());
        CHECK(report.body == body);
        CHECK(report.suite == suite);
        CHECK(report.entries == 4);
        CHECK(report.commands == 3);
        CHECK(report.decided_again == 3);
        CHECK(report.heads == 2);
        CHECK(report.charters == 1);
        CHECK(report.files == 1);
        CHECK(report.keys.size() == 1);
        REQUIRE(report.last_head);
        CHECK(report.last_head->size == 4);
    }
}

TEST_CASE("a body that has done nothing has a package too") {
    Folder const folder;
    auto const store = journal::sample::open(folder);
    store->create(body, crypto::Suite::guomi);
    auto const key = crypto::PrivateKey::generate(crypto::Suite::guomi);
    store->keep_head(journal::sign_head(body, store->stream(body)->tree, *instant_from("2026-01-01T00:00:00Z"), key),
                     key.public_key());
    std::ostringstream output;
    counting::Judge const judge;
    write_package(output, *store, journal::Blobs{folder.path() / "blobs"}, body, judge, Files::include);
    CHECK(verified(output.str()).sound());
}

TEST_CASE("every flipped byte of a small package is found") {
    auto const package = small_package(crypto::Suite::guomi);
    std::mt19937 chance{1};
    for (std::size_t at = 0; at < package.size(); ++at) {
        auto flipped = package;
        flipped[at] = static_cast<char>(flipped[at] ^ (1U + chance() % 255));
        CAPTURE(at);
        REQUIRE(!verified(flipped).sound());
    }
}

TEST_CASE("a package that was cut or has more at its end is found") {
    auto const package = small_package(crypto::Suite::international);
    for (std::size_t size = 0; size < package.size(); size += 7) REQUIRE(!verified(package.substr(0, size)).sound());
    CHECK(names(verified(package.substr(0, package.size() - 1))) == Names{"package.cut"});
    CHECK(names(verified(package + "\n")) == Names{"package.after-end"});
    CHECK(names(verified(package + "x")) == Names{"package.cut"});
    CHECK(names(verified("")) == Names{"package.unknown"});
}

TEST_CASE("ten thousand flipped bytes of a larger package are found") {
    House house{crypto::Suite::international, "limit 1000000\n"};
    for (int at = 0; at < 60; ++at) {
        if (at % 20 == 19) house.sign();
        at % 30 == 7 ? house.add_with_file(1, "paper " + std::to_string(at)) : house.add(at % 7);
    }
    auto const package = house.package();
    REQUIRE(verified(package).sound());
    std::mt19937 chance{20260312};
    for (int round = 0; round < 10'000; ++round) {
        auto flipped = package;
        auto& byte = flipped[chance() % flipped.size()];
        byte = static_cast<char>(byte ^ (1U << (chance() % 8)));
        REQUIRE(!verified(flipped).sound());
    }
}

TEST_CASE("flipped bytes of a file of several pieces are found") {
    House house{crypto::Suite::guomi};
    house.add_with_file(1, std::string(100'000, 'p'));
    auto const package = house.package();
    REQUIRE(verified(package).sound());
    std::mt19937 chance{7};
    for (int round = 0; round < 100; ++round) {
        auto flipped = package;
        auto& byte = flipped[chance() % flipped.size()];
        byte = static_cast<char>(byte ^ (1U << (chance() % 8)));
        REQUIRE(!verified(flipped).sound());
    }
}

TEST_CASE("what was changed by somebody without the key is named") {
    auto const package = small_package(crypto::Suite::guomi);
    auto const found = [&](std::function<void(std::vector<std::string>&)> const& change) {
        return names(verified(forged(package, crypto::Hash::sm3, change)));
    };
    using Lines = std::vector<std::string>;
    CHECK(found([](Lines&) {}) == Names{});
    CHECK(found([](Lines& lines) { replace(lines, R"("total":11)", R"("total":12)"); }) ==
          Names{"entry.differs", "head.root", "head.last"});
    CHECK(found([](Lines& lines) { replace(lines, R"("entries":4)", R"("entries":5)"); }) == Names{"package.entries"});
    CHECK(found([](Lines& lines) { replace(lines, R"("body":"b1")", R"("body":"b2")"); }) ==
          Names{"head.body", "head.last"});
    CHECK(found([](Lines& lines) { replace(lines, R"(limit 100)", R"(limit 200)"); }) == Names{"charter.digest"});
    CHECK(found([](Lines& lines) { lines.erase(lines.begin() + 1); }).contains("head.key"));
    CHECK(found([](Lines& lines) { std::swap(lines[1], lines[2]); }) == Names{"package.order"});
    CHECK(found([](Lines& lines) { lines.insert(lines.begin() + 1, lines[1]); }) == Names{"key.twice"});
    CHECK(found([](Lines& lines) { lines.insert(lines.begin() + 2, lines[2]); }) == Names{"charter.twice"});
    CHECK(found([](Lines& lines) { lines.erase(lines.begin() + 2); }).contains("charter.missing"));
    CHECK(found([](Lines& lines) {
              CharterLine const other{crypto::digest(crypto::Hash::sm3, "limit 7"), "limit 7"};
              lines.insert(lines.begin() + 3, to_line(other));
          }) == Names{"charter.unnamed"});
    CHECK(found([](Lines& lines) {
              auto const other = crypto::PrivateKey::generate(crypto::Suite::guomi);
              lines.insert(lines.begin() + 2, to_line(KeyLine{other.public_key().der()}));
          }) == Names{"key.unused"});
    CHECK(found([](Lines& lines) { lines.pop_back(); }) == Names{"file.pieces"});
    CHECK(found([](Lines& lines) { lines.resize(lines.size() - 2); }) == Names{"file.missing"});
    CHECK(found([](Lines& lines) { lines.back() = to_line(PieceLine{"A paper"}); }) == Names{"file.digest"});
    CHECK(found([](Lines& lines) {
              lines.push_back(to_line(FileLine{crypto::digest(crypto::Hash::sm3, ""), true, 0}));
          }) == Names{"file.unnamed"});
    CHECK(found([](Lines& lines) { lines.erase(lines.begin() + static_cast<long>(lines.size()) - 3); }) ==
          Names{"head.last"});
    CHECK(found([](Lines& lines) { lines.emplace_back("{}"); }) == Names{"package.form"});
}

TEST_CASE("a house that did not keep its rules is told which rule, although everything is signed") {
    House house{crypto::Suite::guomi, "limit 9\n"};
    house.add(5);
    house.send("count.add", R"({"by":7})", std::vector<journal::NewEvent>{{"count.added", 1, R"({"by":7})"}});
    auto const report = verified(house.package());
    REQUIRE(report.findings.size() == 1);
    auto const& finding = report.findings.front();
    CHECK(finding.name == "command.refused");
    CHECK(finding.sequence == 3);
    CHECK(finding.command == CommandId{"c2"});
    REQUIRE(finding.obstacles.size() == 1);
    CHECK(finding.obstacles.front().rule == "count.limit");
    CHECK(finding.obstacles.front().by.anchor == "art1");
}

TEST_CASE("a story whose time runs backwards is found, although everything is signed") {
    House house{crypto::Suite::guomi};
    house.add(5);
    house.now -= std::chrono::seconds{1};
    house.add(1);
    house.now += std::chrono::seconds{1};
    house.add(1);
    auto const report = verified(house.package());
    REQUIRE(report.findings.size() == 1);
    auto const& finding = report.findings.front();
    CHECK(finding.name == "command.earlier");
    CHECK(finding.sequence == 3);
    CHECK(finding.command == CommandId{"c2"});
    CHECK(std::get<Instant>(finding.facts.at("before")) == house.now);
}

TEST_CASE("events that the rules would not have given are found one by one") {
    using Events = std::vector<journal::NewEvent>;
    auto const found = [](Events events) {
        House house{crypto::Suite::international};
        house.send("count.add", R"({"by":12})", std::move(events));
        return names(verified(house.package()));
    };
    journal::NewEvent const added{"count.added", 1, R"({"by":12})"};
    journal::NewEvent const passed{"ten.passed", 1, R"({"total":12})"};
    CHECK(found({added, passed}) == Names{});
    CHECK(found({added}) == Names{"entry.missing"});
    CHECK(found({added, passed, passed}) == Names{"entry.undecided"});
    CHECK(found({{"count.added", 1, R"({"by":13})"}, passed}) == Names{"entry.differs"});
    CHECK(found({{"count.added", 2, R"({"by":12})"}, passed}) == Names{"entry.differs"});
    CHECK(found({{"count.added", 1, R"({ "by":12})"}, passed}) == Names{"entry.differs"});
    CHECK(found({{"count.broken", 1, "{}"}}) == Names{"entry.differs", "entry.impossible"});
}

TEST_CASE("a command that the rules do not know is found") {
    House house{crypto::Suite::guomi};
    house.send("count.reset", "{}", std::vector<journal::NewEvent>{{"count.added", 1, R"({"by":0})"}});
    CHECK(names(verified(house.package())) == Names{"command.unfit"});
}

TEST_CASE("what the reader knows from elsewhere must agree") {
    House house{crypto::Suite::guomi};
    house.add(1);
    auto const printed = house.sign();
    house.add(2);
    auto const package = house.package();
    auto const key = house.key.public_key().id();
    CHECK(verified(package, {.keys = {key}, .heads = {printed}}).sound());
    CHECK(names(verified(package, {.keys = {"another"}, .heads = {}})) == Names{"key.unexpected"});
    // The same house tells another story now: all of it signed, but not what was printed.
    House other{crypto::Suite::guomi};
    other.add(7);
    other.add(2);
    auto const second_story = other.package();
    CHECK(verified(second_story).sound());
    CHECK(names(verified(second_story, {.keys = {}, .heads = {printed}})) == Names{"head.known"});
    House shorter{crypto::Suite::guomi};
    CHECK(names(verified(shorter.package(), {.keys = {}, .heads = {printed}})) == Names{"head.beyond"});
}

TEST_CASE("files can be left out, and the package says so") {
    House house{crypto::Suite::guomi};
    house.add_with_file(1, "a paper");
    house.add_with_file(1, "");
    auto const report = verified(house.package(Files::leave_out));
    CHECK(report.sound());
    CHECK(report.files == 2);
    CHECK(report.files_left_out == 2);
    CHECK(verified(house.package()).files_left_out == 0);
}

TEST_CASE("what is missing or damaged is not exported") {
    House house{crypto::Suite::guomi};
    house.add_with_file(1, "a paper");
    std::ostringstream output;
    counting::Judge const judge;
    CHECK_THROWS_AS(write_package(output, *house.store, house.blobs, body, judge, Files::include), journal::Fault);
    house.sign();
    CHECK_THROWS_AS(write_package(output, *house.store, house.blobs, {"b2"}, judge, Files::include), journal::Fault);
    std::filesystem::remove(house.blobs.path_of(crypto::Hash::sm3, crypto::digest(crypto::Hash::sm3, "a paper")));
    CHECK_THROWS_AS(write_package(output, *house.store, house.blobs, body, judge, Files::include), journal::Fault);
}

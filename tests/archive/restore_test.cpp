#include "archive/restore.hpp"

#include <doctest/doctest.h>

#include "archive/lines.hpp"
#include "archive/package.hpp"
#include "counting.hpp"
#include "journal/audit.hpp"

using namespace quorate;
using namespace quorate::archive;
using namespace quorate::archive::counting;

TEST_CASE("a body that was restored is the body, byte for byte") {
    for (auto const suite : {crypto::Suite::guomi, crypto::Suite::international}) {
        House house{suite, "limit 100000\n"};
        for (int at = 0; at < 700; ++at) {
            if (at % 100 == 0) house.sign();
            if (at == 50) house.add_with_file(1, std::string(200'000, 'x'));
            if (at == 60) house.add_with_file(1, "");
            house.add(at % 5);
        }
        auto const package = house.package();
        Folder const folder;
        auto const store = journal::sample::open(folder);
        journal::Blobs const blobs{folder.path() / "blobs"};
        std::istringstream input{package};
        CHECK(restore(input, *store, blobs).sound());
        CHECK(store->stream(body)->tree.root() == house.store->stream(body)->tree.root());
        CHECK(journal::check(*store, body).empty());
        std::ostringstream output;
        counting::Judge const judge;
        write_package(output, *store, blobs, body, judge, Files::include);
        CHECK(output.str() == package);
        input.clear();
        input.seekg(0);
        CHECK_THROWS_AS((void)restore(input, *store, blobs), journal::Fault);
    }
}

TEST_CASE("nothing is restored from a package that is not sound") {
    House house{crypto::Suite::guomi};
    house.add(1);
    auto package = house.package();
    package[package.find(R"("by":1)") + 5] = '2';
    Folder const folder;
    auto const store = journal::sample::open(folder);
    std::istringstream input{package};
    CHECK(!restore(input, *store, journal::Blobs{folder.path() / "blobs"}).sound());
    CHECK(store->streams().empty());
}

TEST_CASE("every kind of line is read back, and has one way to be written") {
    auto const digest = crypto::digest(crypto::Hash::sm3, "x");
    auto const check = [](auto const& line) {
        auto const text = to_line(line);
        auto const read = line_from(text);
        REQUIRE(read);
        CHECK(*read == Line{line});
        for (auto const& other : {text + " ", " " + text, text.substr(0, text.size() - 1), text + "}"}) {
            auto const again = line_from(other);
            if (again) CHECK(std::visit([](auto const& one) { return to_line(one); }, *again) == other);
        }
    };
    check(Manifest{body, crypto::Suite::international, 7});
    check(KeyLine{"some bytes"});
    check(CharterLine{digest, "# \u7AE0\u7A0B\n\"quoted\"\t\\\x01"});
    check(CommandLine{R"({"a":1})"});
    check(EntryLine{R"({"a":1})"});
    check(HeadLine{R"({"a":1})"});
    check(FileLine{digest, true, 12});
    check(FileLine{digest, true, 0});
    check(FileLine{digest});
    check(PieceLine{"abc"});
    check(EndLine{digest});
    CHECK(!line_from(R"({"file":")" + crypto::to_hex(digest) + R"(","left_out":false})"));
    CHECK(!line_from(R"({"quorate_archive":2,"body":"b1","suite":"guomi","entries":0})"));
    CHECK(!line_from(R"({"charter":")" + crypto::to_hex(digest) + R"(","text":"\u0041"})"));
    CHECK(!line_from(""));
}

TEST_CASE("lines are given as they come, however they are cut") {
    std::string text;
    for (int at = 0; at < 3000; ++at) text += std::string(static_cast<std::size_t>(at % 997), 'l') + "\n";
    std::istringstream input{text};
    Lines lines{input};
    std::string again;
    while (auto const line = lines.next()) again += std::string{*line} + "\n";
    CHECK(again == text);
    CHECK(lines.ended_well());
    std::istringstream endless{std::string(Lines::length_max + 1'000'000, 'x')};
    Lines one{endless};
    CHECK(!one.next());
    CHECK(!one.ended_well());
}

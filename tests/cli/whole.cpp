#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "cli/invocation.hpp"
#include "crypto/random.hpp"

using namespace quorate;
using namespace quorate::cli;

namespace {

/// The commands of this machine on one folder, from founding to a restored copy.
struct Shelf {
    Shelf() { std::filesystem::create_directories(path); }
    ~Shelf() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::string at(std::string_view name) const { return (path / name).string(); }

    std::filesystem::path path = std::filesystem::temp_directory_path() / crypto::random_id("quorate");
};

constexpr char kCharter[] = "charters/liaoning-2019.md";

}  // namespace

TEST_CASE("a body is founded, archived, verified, restored and archived again, the same to the byte") {
    Shelf const shelf;
    CHECK(run({"adopt", kCharter}) == Exit::ok);
    CHECK(run({"adopt", kCharter, "--data", shelf.at("data"), "--body", "b1"}) == Exit::usage);
    REQUIRE(run({"adopt", kCharter, "--data", shelf.at("data"), "--body", "b1", "--name", "示范党组"}) == Exit::ok);
    REQUIRE(run({"archive", "--data", shelf.at("data"), "--body", "b1", "--output", shelf.at("one")}) == Exit::ok);
    CHECK(run({"archive", "--data", shelf.at("data"), "--body", "b2", "--output", shelf.at("two")}) == Exit::usage);
    CHECK(run({"verify", shelf.at("one")}) == Exit::ok);
    CHECK(run({"verify", shelf.at("one"), "--quick"}) == Exit::ok);
    CHECK(run({"verify", shelf.at("one"), "--key", std::string(64, '0')}) == Exit::no);
    CHECK(run({"restore", shelf.at("one"), "--data", shelf.at("copy")}) == Exit::ok);
    // What says that it is a proof is read as one, and must hold.
    std::ofstream(shelf.at("proof"), std::ios::binary) << R"({"quorate_entry_proof":1,"key":"x"})" << '\n';
    CHECK(run({"verify", shelf.at("proof")}) == Exit::no);
    CHECK(run({"verify", "tests/fuzz/corpus/archive/entry.json"}) == Exit::ok);
    CHECK(run({"verify", "tests/fuzz/corpus/archive/consistency.json"}) == Exit::ok);
    CHECK(run({"verify", "tests/fuzz/corpus/archive/consistency.json", "--key", std::string(64, '0')}) == Exit::no);

    std::ifstream stream(shelf.at("one"), std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    auto text = bytes.str();
    text[text.size() / 2] ^= 1;
    std::ofstream(shelf.at("flipped"), std::ios::binary) << text;
    CHECK(run({"verify", shelf.at("flipped")}) == Exit::no);
    CHECK(run({"restore", shelf.at("flipped"), "--data", shelf.at("other")}) == Exit::no);
}

TEST_CASE("the diagrams of a charter's procedures are printed without a body") {
    CHECK(run({"diagram", kCharter}) == Exit::ok);
    CHECK(run({"diagram", kCharter, "leave-member", "--language", "zh"}) == Exit::ok);
    CHECK(run({"diagram", kCharter, "nothing"}) == Exit::usage);
    CHECK(run({"diagram", "docs/api.md"}) == Exit::no);
}

#include <boost/describe.hpp>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/text.hpp"
#include "base/wire.hpp"

namespace {

using namespace quorate;

enum class Mood { glad, so_so };
BOOST_DESCRIBE_ENUM(Mood, glad, so_so)

struct Leaf {
    std::string text;
    std::int32_t small = 0;
    std::optional<std::int64_t> large;
    Mood mood = Mood::glad;
    bool operator==(Leaf const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (text, small, large, mood))

struct Tree {
    std::vector<Leaf> leaves;
    std::map<std::string, Leaf> named;
    std::set<PersonId> persons;
    std::optional<Date> day;
    Instant at{};
    bool operator==(Tree const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (leaves, named, persons, day, at))

std::string joined(std::vector<std::string> const& parts) {
    std::string text;
    for (auto const& part : parts) text += part;
    return text;
}

/// Letters of every length in UTF-8.
rc::Gen<std::string> plain_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "Z", "/", "~", " ", "\u00e9", "\u8bae", "\u3000", "\U0001F512", "{", "}", "\u2028")),
                        joined);
}

/// Any text the wire accepts: also lines and quotes, which are written with escapes.
rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                            rc::gen::element<std::string>("a", "\u8bae", "\"", "\\", "\n", "\t", "{", "\u3000")),
                        joined);
}

rc::Gen<Leaf> any_leaf(rc::Gen<std::string> const& text) {
    return rc::gen::build<Leaf>(
        rc::gen::set(&Leaf::text, text), rc::gen::set(&Leaf::small),
        rc::gen::set(
            &Leaf::large,
            rc::gen::apply([](bool there, std::int64_t value) { return there ? std::optional(value) : std::nullopt; },
                           rc::gen::arbitrary<bool>(), rc::gen::arbitrary<std::int64_t>())),
        rc::gen::set(&Leaf::mood, rc::gen::element(Mood::glad, Mood::so_so)));
}

Date day_after(std::int32_t days) {
    return plus_days(Date{std::chrono::year{1900}, std::chrono::month{1}, std::chrono::day{1}}, days);
}

Tree any_tree() {
    auto const text = *rc::gen::arbitrary<bool>() ? any_text() : plain_text();
    Tree tree;
    tree.leaves = *rc::gen::container<std::vector<Leaf>>(any_leaf(text));
    tree.named = *rc::gen::container<std::map<std::string, Leaf>>(text, any_leaf(text));
    for (auto const number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30))) {
        tree.persons.insert({"p" + std::to_string(number)});
    }
    if (*rc::gen::arbitrary<bool>()) tree.day = day_after(*rc::gen::inRange(0, 2'900'000));
    tree.at = Instant{std::chrono::seconds{*rc::gen::inRange<std::int64_t>(-2'000'000'000, 250'000'000'000)}};
    return tree;
}

/// The text with one place of it changed to something else, twice or left out.
std::string one_change(std::string text) {
    auto const at = *rc::gen::inRange<std::size_t>(0, text.size());
    auto const other = *rc::gen::element<std::string>("", "\"", "\\", "0", "-", "1", ".", ",", ":", "{", "}", "[", "]",
                                                      " ", "a", "\n", "\x7f", "\xff", "\u8bae");
    auto const instead = *rc::gen::inRange<std::size_t>(0, 3);
    return text.replace(at, instead, other);
}

TEST_CASE("whatever is written is read back as it was, and written the same again") {
    CHECK(rc::check("read(write(x)) == x", [] {
        auto const tree = any_tree();
        auto const text = wire::write(tree);
        std::vector<BadInput> faults;
        auto const back = wire::read<Tree>(text, faults);
        RC_ASSERT(faults.empty());
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == tree);
        RC_ASSERT(wire::write(*back) == text);
    }));
}

TEST_CASE("reading by expecting and reading by the tree agree, and only what was written can be expected") {
    CHECK(rc::check("read_written(x) implies read_into(x), and write gives x again", [] {
        auto const tree = any_tree();
        auto const written = wire::write(tree);
        auto const text = *rc::gen::arbitrary<bool>() ? written : one_change(written);
        Tree expected;
        auto const fits = wire::read_written(wire::type_of<Tree>(), text, &expected);
        std::vector<BadInput> faults;
        Tree read;
        auto const reads = wire::read_into(wire::type_of<Tree>(), text, &read, faults);
        RC_CLASSIFY(fits, "fits");
        RC_CLASSIFY(reads && !fits, "is read by the tree only");
        if (fits) {
            RC_ASSERT(reads);
            RC_ASSERT(read == expected);
            RC_ASSERT(wire::write(expected) == text);
        } else if (text == written) {
            // What has escapes is left to the tree, and nothing else is.
            RC_ASSERT(text.find('\\') != std::string::npos);
        }
    }));
}

TEST_CASE("any bytes are either read or refused with a reason; a tree survives being written") {
    CHECK(rc::check("parse is total", [] {
        auto const parts = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "1", "-2", "1.5e3", "null",
                                          "true", "\xff", "\"\\u0041\"", " "));
        std::string text;
        for (auto const& part : parts) text += part;
        auto const node = json::parse(text);
        if (!node) {
            RC_ASSERT(!node.error().empty());
        } else {
            auto const once = json::to_text(*node);
            auto const again = json::parse(once);
            RC_ASSERT(again.has_value());
            RC_ASSERT(json::to_text(*again) == once);
        }
    }));
}

}  // namespace

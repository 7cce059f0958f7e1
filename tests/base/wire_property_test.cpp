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

/// Any text the wire accepts: letters of every length in UTF-8, quotes, escapes, lines.
rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(
                            rc::gen::element<std::string>("a", "Z", "\"", "\\", "/", "~", "\n", "\t", " ", "\u00e9",
                                                          "\u8bae", "\u3000", "\U0001F512", "{", "}", "\u2028")),
                        [](std::vector<std::string> const& parts) {
                            std::string text;
                            for (auto const& part : parts) text += part;
                            return text;
                        });
}

rc::Gen<Leaf> any_leaf() {
    return rc::gen::build<Leaf>(
        rc::gen::set(&Leaf::text, any_text()), rc::gen::set(&Leaf::small),
        rc::gen::set(
            &Leaf::large,
            rc::gen::apply([](bool there, std::int64_t value) { return there ? std::optional(value) : std::nullopt; },
                           rc::gen::arbitrary<bool>(), rc::gen::arbitrary<std::int64_t>())),
        rc::gen::set(&Leaf::mood, rc::gen::element(Mood::glad, Mood::so_so)));
}

Date day_after(std::int32_t days) {
    return plus_days(Date{std::chrono::year{1900}, std::chrono::month{1}, std::chrono::day{1}}, days);
}

TEST_CASE("whatever is written is read back as it was, and written the same again") {
    CHECK(rc::check("read(write(x)) == x", [] {
        Tree tree;
        tree.leaves = *rc::gen::container<std::vector<Leaf>>(any_leaf());
        tree.named = *rc::gen::container<std::map<std::string, Leaf>>(any_text(), any_leaf());
        for (auto const number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30))) {
            tree.persons.insert({"p" + std::to_string(number)});
        }
        if (*rc::gen::arbitrary<bool>()) tree.day = day_after(*rc::gen::inRange(0, 2'900'000));
        tree.at = Instant{std::chrono::seconds{*rc::gen::inRange<std::int64_t>(-2'000'000'000, 250'000'000'000)}};
        auto const text = wire::write(tree);
        std::vector<BadInput> faults;
        auto const back = wire::read<Tree>(text, faults);
        RC_ASSERT(faults.empty());
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == tree);
        RC_ASSERT(wire::write(*back) == text);
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

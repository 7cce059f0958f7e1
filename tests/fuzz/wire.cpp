// Any bytes read as JSON and as a record with every shape of member: no crash, no fault without a pointer's form, and
// what was read is written so that it reads back the same.
#include "base/wire.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <boost/describe.hpp>

#include "base/must.hpp"

namespace {

using namespace quorate;

struct Part {
    ItemId item;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(Part, (), (item, text))

struct Whole {
    Force force = Force::must;
    std::int32_t number = 0;
    bool yes = false;
    Instant at{};
    Date day{std::chrono::year{2026}, std::chrono::month{1}, std::chrono::day{1}};
    Fen sum;
    Share share{1, 2, Bound::at_least};
    std::vector<Part> parts;
    std::map<PersonId, std::set<PersonId>> persons;
    Facts facts;
    wire::Raw raw;
};
BOOST_DESCRIBE_STRUCT(Whole, (), (force, number, yes, at, day, sum, share, parts, persons, facts, raw))

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    if (auto const node = json::parse(text)) {
        auto const once = json::to_text(*node);
        auto const again = json::parse(once);
        must(again.has_value() && json::to_text(*again) == once, "a tree survives being written");
    }
    std::vector<BadInput> faults;
    Whole expected;
    if (wire::read_written(wire::type_of<Whole>(), text, &expected)) {
        Whole read;
        must(wire::read_into(wire::type_of<Whole>(), text, &read, faults), "what fits can be read");
        must(wire::write(read) == text && wire::write(expected) == text, "what fits was written so");
    }
    auto const whole = wire::read<Whole>(text, faults);
    must(whole.has_value() == faults.empty(), "a value or faults, never both and never neither");
    for (auto const& fault : faults) must(fault.at.empty() || fault.at.front() == '/', "a fault has a JSON pointer");
    if (!whole) return 0;
    auto const written = wire::write(*whole);
    auto const back = wire::read<Whole>(written, faults);
    must(back.has_value() && wire::write(*back) == written, "a record survives being written");
    return 0;
}

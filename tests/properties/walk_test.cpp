#include "properties/walk.hpp"

#include <charconv>
#include <cstdlib>
#include <numeric>

#include <doctest/doctest.h>

// Goal: no sequence of commands makes anything decided but by a valid vote (article 13). Method: walks of random
// commands through bodies of two to nine members under random readings; a witness who sees only the events says whether
// each decision was lawful, and whether the body believes anything decided that was not. A part of them
// runs always; QUORATE_WALK_STEPS=1000000 walks further, QUORATE_WALK_SEED begins elsewhere.

namespace quorate::tests {
namespace {

constexpr std::uint64_t kStepsOfOneWalk = 250;

std::uint64_t number_from(char const* variable, std::uint64_t usual) {
    auto const* const text = std::getenv(variable);
    if (text == nullptr) return usual;
    std::string_view const digits{text};
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : usual;
}

void add(std::map<std::string, int>& sum, std::map<std::string, int> const& more) {
    for (auto const& [kind, count] : more) sum[kind] += count;
}

void add(Witness::Tally& sum, Witness::Tally const& more) {
    add(sum.passed, more.passed);
    add(sum.failed, more.failed);
    sum.secret += more.secret;
    sum.with_recusals += more.with_recusals;
    sum.left_meanwhile += more.left_meanwhile;
    sum.again += more.again;
    sum.ratified += more.ratified;
}

std::string text_of(std::map<std::string, int> const& counts) {
    std::string text;
    for (auto const& [kind, count] : counts) text += " " + kind + " " + std::to_string(count);
    return text;
}

}  // namespace

TEST_CASE("no walk of commands makes anything decided but by a valid vote, by the word of a witness") {
    auto const steps = number_from("QUORATE_WALK_STEPS", 50'000);
    auto const first = number_from("QUORATE_WALK_SEED", 1);
    Witness::Tally tally;
    for (std::uint64_t done = 0; done < steps; done += kStepsOfOneWalk) {
        auto const seed = first + done / kStepsOfOneWalk;
        CAPTURE(seed);
        Walk walk(seed);
        for (std::uint64_t step = 0; step < kStepsOfOneWalk; ++step) {
            walk.step();
            auto const complaints = walk.complaints();
            if (complaints.empty()) continue;
            FAIL_CHECK("step " << step << ": " << complaints.front() << "\n" << walk.trail());
            break;
        }
        add(tally, walk.tally());
    }
    auto const sum = [](std::map<std::string, int> const& counts) {
        return std::accumulate(counts.begin(), counts.end(), 0,
                               [](int so_far, auto const& one) { return so_far + one.second; });
    };
    MESSAGE(steps << " steps from seed " << first << "; passed:" << text_of(tally.passed)
                  << "; not passed:" << text_of(tally.failed) << "; by paper " << tally.secret << ", with recusals "
                  << tally.with_recusals << ", a voter gone " << tally.left_meanwhile << ", taken up again "
                  << tally.again << ", of urgent acts " << tally.ratified);
    // The walks do get there; otherwise they would prove nothing.
    auto const least = static_cast<int>(steps / 1000);
    CHECK(sum(tally.passed) > 5 * least);
    CHECK(sum(tally.failed) > 5 * least);
    CHECK(tally.secret > least);
    CHECK(tally.with_recusals > least);
}

}  // namespace quorate::tests

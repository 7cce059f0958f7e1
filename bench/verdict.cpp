// How many verdicts with their explanation come out a second: counts, figures, and the smallest sets of readings that
// would turn the outcome. The meetings are random; they are written to FILE, so that another engine can be asked the
// same (bench/verdict.mjs does).
//
//   bench_verdict FILE [meetings] [times each]
#include "meetings/verdict.hpp"

#include <cstdio>
#include <fstream>

#include <fmt/core.h>

#include "arguments.hpp"
#include "base/wire.hpp"
#include "charter/charter.hpp"
#include "cpu.hpp"
#include "journal/files.hpp"
#include "rules_engine/any_meeting.hpp"

using namespace quorate;

namespace {

/// What a verdict is computed from.
struct Question {
    meetings::ReadingCase reading;
    meetings::Thresholds thresholds;
    meetings::Heads heads;
    std::map<std::string, std::int64_t> counts;
    std::string pass_choice;
};

Question question_of(tests::Case const& one, charter::Rules const& rules) {
    auto const& kind = *rules.kind(one.kind);
    return {one.reading, meetings::thresholds_of(rules, kind), tests::heads_of(one.members),
            tests::counts_of(one.members, kind), kind.pass_choice};
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) return 2;
    auto const meetings = bench::number_at(2, count, words, 2'000);
    auto const times = bench::number_at(3, count, words, 200);
    auto const text = journal::read_file("charters/liaoning-2019.md");
    auto const charter = charter::compile(text);
    if (!charter) return 1;
    tests::Dice dice(1);
    std::vector<Question> questions;
    std::ofstream file(words[1]);
    for (std::uint64_t number = 0; number < meetings; ++number) {
        auto const one = tests::any_case(dice, charter->rules);
        questions.push_back(question_of(one, charter->rules));
        file << wire::write(one) << "\n";
    }
    std::size_t passed = 0;
    auto const start = bench::cpu_seconds();
    for (std::uint64_t time = 0; time < times; ++time) {
        for (auto const& one : questions) {
            auto const verdict = compute_verdict(one.reading, one.thresholds, one.heads, one.counts, one.pass_choice);
            passed += verdict.passed || !verdict.holds_under_all ? 1 : 0;
        }
    }
    auto const seconds = bench::cpu_seconds() - start;
    if (passed == 0) return 1;
    fmt::print("{:.0f}\n", static_cast<double>(meetings * times) / seconds);
}

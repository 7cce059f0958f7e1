// Random meetings with the verdict of the first charter's rules, one JSON object a line: for a second opinion by
// somebody else's engine. Each member has one place; the counts are made of the votes of those who can vote.
//
//   verdict_cases [meetings] [seed]
#include <charconv>
#include <cstdio>
#include <string>

#include "base/wire.hpp"
#include "charter/charter.hpp"
#include "journal/files.hpp"
#include "rules_engine/any_meeting.hpp"

using namespace quorate;

namespace {

std::uint64_t number_at(int place, int count, char** words, std::uint64_t usual) {
    if (place >= count) return usual;
    std::string_view const word{words[place]};
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc{} && end == word.data() + word.size() ? number : usual;
}

}  // namespace

int main(int count, char** words) {
    auto const text = journal::read_file("charters/liaoning-2019.md");
    auto const charter = charter::compile(text);
    if (!charter) return 1;
    tests::Dice dice(number_at(2, count, words, 1));
    for (auto left = number_at(1, count, words, 1000); left > 0; --left) {
        auto const line = wire::write(tests::any_case(dice, charter->rules)) + "\n";
        std::fwrite(line.data(), 1, line.size(), stdout);
    }
}

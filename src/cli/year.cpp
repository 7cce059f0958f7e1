#include "demonstration/year.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "cli/invocation.hpp"
#include "server/installation.hpp"

namespace quorate::cli {

namespace {

/// A whole number and nothing else; what the option says otherwise.
template <class Number>
Number number_of(Invocation const& invocation, std::string_view option, Number otherwise) {
    if (!invocation.has(option)) return otherwise;
    auto const text = invocation.value(option);
    Number value = 0;
    auto const end = text.data() + text.size();
    auto const [stopped, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc{} || stopped != end)
        throw WrongUsage(invocation.say("bad-number", {{"what", fmt::format("--{} {}", option, text)}}));
    return value;
}

}  // namespace

Exit year(Invocation const& invocation) {
    demonstration::YearPlan plan;
    plan.seed = number_of(invocation, "seed", plan.seed);
    plan.meetings = number_of(invocation, "meetings", plan.meetings);
    // What is not said stands in the usual proportion to what is; what makes no sense is refused below.
    constexpr int kMost = 100'000;
    plan.matters = number_of(invocation, "matters", std::clamp(plan.meetings, 0, kMost) * 10);
    plan.papers = number_of(invocation, "papers", std::clamp(plan.matters, 0, kMost) * 5);
    plan.last = day_of(server::system_now(), Zone{});
    if (invocation.has("year")) {
        auto const of = number_of(invocation, "year", 0);
        if (of < 2020 || of > 2100) throw WrongUsage(invocation.say("year.out-of-range"));
        plan.last = std::chrono::year{of} / std::chrono::December / 31;
    }
    if (!demonstration::can_be_told(plan)) throw WrongUsage(invocation.say("year.out-of-range"));
    fmt::print("{}", demonstration::year_of_life(plan));
    return Exit::ok;
}

}  // namespace quorate::cli

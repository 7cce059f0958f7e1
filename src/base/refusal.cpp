#include "base/refusal.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace quorate {

bool Rejection::needs_only_reasons() const {
    auto const lenient = [](Obstacle const& one) { return one.force == Force::generally; };
    return bad_input.empty() && !obstacles.empty() && std::all_of(obstacles.begin(), obstacles.end(), lenient);
}

bool Checks::input(bool holds, std::string_view at, std::string_view what, Facts facts) {
    if (!holds) rejection_.bad_input.push_back({std::string(at), std::string(what), std::move(facts)});
    return holds;
}

bool Checks::form(bool holds, std::string_view at, std::string_view what, Facts facts) {
    if (!input(holds, at, what, std::move(facts))) rejection_.bad_input.back().of_form = true;
    return holds;
}

void Checks::forbid(bool when, std::string_view rule, Citation const& by, Facts facts, std::vector<Remedy> remedies) {
    if (!when) return;
    rejection_.obstacles.push_back({std::string(rule), by, Force::must, std::move(facts), std::move(remedies)});
}

void Checks::bar(bool when, std::string_view rule, Citation const& by, Facts facts, std::vector<Remedy> remedies) {
    forbid(when, rule, by, std::move(facts), std::move(remedies));
    if (when) rejection_.obstacles.back().bars_actor = true;
}

void Checks::generally(bool when, std::string_view rule, Citation const& by, Facts facts,
                       std::vector<Remedy> remedies) {
    if (!when) return;
    auto const reason = reasons_->find(std::string(rule));
    // A blank is no reason: the record would hold an exception that nobody can judge.
    if (reason != reasons_->end() && !text::blank(reason->second)) {
        input(
            text::length(reason->second) <= reason_length_max, "/reasons/" + std::string(rule), "reason-too-long",
            {{"article", term_fact("article", by.anchor)}, {"longest", static_cast<std::int64_t>(reason_length_max)}});
        deviations_.push_back({std::string(rule), by, reason->second});
        return;
    }
    rejection_.obstacles.push_back({std::string(rule), by, Force::generally, std::move(facts), std::move(remedies)});
}

void Checks::weigh(Force force, bool when, std::string_view rule, Citation const& by, Facts facts,
                   std::vector<Remedy> remedies) {
    if (force == Force::must) {
        forbid(when, rule, by, std::move(facts), std::move(remedies));
    } else {
        generally(when, rule, by, std::move(facts), std::move(remedies));
    }
}

}  // namespace quorate

#include "charter/draft.hpp"

#include <algorithm>

namespace quorate::charter {
namespace {

void settle_choices(Draft& draft, Kind& kind, int line) {
    if (kind.choices.empty()) {
        kind.choices = draft.choices;
        if (kind.pass_choice.empty()) kind.pass_choice = draft.pass_choice;
        // A missing rule is reported as a rule, not once more for each kind.
        if (kind.choices.empty() || kind.pass_choice.empty()) return;
    }
    auto const found = std::find(kind.choices.begin(), kind.choices.end(), kind.pass_choice);
    if (found == kind.choices.end()) {
        draft.error(line, "kind.pass-choice", {{"found", kind.pass_choice}, {"allowed", joined(kind.choices)}});
    }
    if (kind.choices.size() < 2) draft.error(line, "kind.one-choice");
}

int line_of(Draft const& draft, std::string_view thing) {
    auto const found = draft.defined.find(thing);
    return found == draft.defined.end() ? 0 : found->second;
}

}  // namespace

void Draft::error(int line, std::string_view what, Facts facts) {
    add_error(diagnostics, line, what, std::move(facts));
}

void Draft::warn(int line, std::string_view what, Facts facts) {
    diagnostics.push_back({line, Severity::warning, std::string(what), std::move(facts)});
}

bool Draft::define(std::string const& thing, int line) {
    auto const [found, made] = defined.emplace(thing, line);
    if (!made) error(line, "defined.twice", {{"found", thing}, {"first", std::int64_t{found->second}}});
    return made;
}

void settle_kinds(Draft& draft) {
    auto& kinds = draft.charter.rules.kinds;
    std::map<std::string, std::string> titles;
    for (auto const& name : draft.charter.rules.kind_order) {
        auto const line = line_of(draft, "kind " + name);
        auto& kind = kinds[name];
        settle_choices(draft, kind, line);
        auto const [first, made] = titles.emplace(kind.title, name);
        if (!made && !kind.title.empty()) draft.error(line, "kind.title-twice", {{"found", kind.title}});
    }
    std::vector<std::string> known;
    for (auto const& [name, made] : draft.prerequisites) known.push_back(name);
    for (auto const& [name, wanted, line] : draft.kind_prerequisites) {
        for (auto const& prerequisite : wanted) {
            auto const found = draft.prerequisites.find(prerequisite);
            if (found != draft.prerequisites.end()) {
                kinds[name].before.push_back(found->second);
                continue;
            }
            draft.error(line, "prerequisite.unknown", {{"found", prerequisite}, {"allowed", joined(known)}});
        }
    }
    for (auto const& [name, line] : draft.evidence_registers) {
        auto const& rules = draft.charter.rules;
        if (!rules.registers.contains(name))
            draft.error(line, "register.unknown", {{"found", name}, {"allowed", joined(rules.register_order)}});
    }
    for (auto const& [name, quorum, threshold, line] : draft.kind_thresholds) {
        auto const found = kinds.find(name);
        if (found == kinds.end()) {
            draft.error(line, "kind.unknown", {{"found", name}, {"allowed", joined(draft.charter.rules.kind_order)}});
        } else if (quorum) {
            found->second.quorum = threshold;
        } else {
            found->second.reconsider = threshold;
        }
    }
}

}  // namespace quorate::charter

#include <algorithm>

#include "words/words.hpp"

namespace quorate::words {
namespace {

std::string title_of_prerequisite(charter::Rules const& rules, std::string const& name) {
    for (auto const& [id, kind] : rules.kinds) {
        auto const found = std::ranges::find(kind.before, name, &charter::Prerequisite::name);
        if (found != kind.before.end()) return found->title;
    }
    return {};
}

bool has_choice(charter::Rules const& rules, std::string const& name) {
    return std::ranges::any_of(rules.kinds, [&](auto const& one) {
        return std::ranges::find(one.second.choices, name) != one.second.choices.end();
    });
}

/// As the charter writes it.
std::string own_word(charter::Rules const& rules, Term const& term) {
    if (term.list == "kind") {
        auto const* kind = rules.kind(term.name);
        return kind == nullptr ? std::string() : kind->title;
    }
    // A text of the charter stands for itself.
    if (term.list == "title") return term.name;
    if (term.list == "prerequisite") return title_of_prerequisite(rules, term.name);
    return term.list == "choice" && has_choice(rules, term.name) ? term.name : std::string();
}

}  // namespace

std::string in_language(charter::Rules const& rules, Language language, std::string const& text) {
    auto const own = rules.identity.language == "en" ? Language::en : Language::zh;
    auto const found = language == own ? rules.translations.end() : rules.translations.find(text);
    return found == rules.translations.end() ? text : found->second;
}

std::string charter_word(charter::Rules const& rules, Language language, Term const& term) {
    auto const own = own_word(rules, term);
    return own.empty() ? own : in_language(rules, language, own);
}

}  // namespace quorate::words

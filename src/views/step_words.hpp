#pragma once

#include <optional>
#include <string>
#include <vector>

#include "charter/rules.hpp"
#include "words/words.hpp"

/// What a charter says of the steps of its procedures, in words of one language. No body is needed for it.
namespace quorate::views {

struct StepWords {
    charter::Rules const& rules;
    words::Catalogue const& words;
    words::Language language = words::Language::zh;

    /// A text of the charter.
    [[nodiscard]] std::string say(std::string const& text) const;
    /// A phrase of the catalogue, "phrase.<name>".
    [[nodiscard]] std::string phrase(std::string_view name, Facts const& facts = {}) const;

    /// "书记", "办公室", "发起人".
    [[nodiscard]] std::string doers(charter::Procedure const& procedure, charter::ProcedureStep const& step) const;
    [[nodiscard]] std::optional<std::string> condition(charter::Procedure const& procedure,
                                                       charter::ProcedureStep const& step) const;
    /// "where “Urgency” is high", one after the other.
    [[nodiscard]] std::string conditions(charter::Procedure const& procedure,
                                         std::vector<charter::Condition> const& all) const;
    /// Empty also where the body sets it.
    [[nodiscard]] std::optional<std::string> term(charter::Procedure const& procedure,
                                                  charter::ProcedureStep const& step) const;
    /// How much time must have gone by first; the same.
    [[nodiscard]] std::optional<std::string> not_before(charter::ProcedureStep const& step) const;
};

/// One after the other, with the comma of the language.
[[nodiscard]] std::string joined(words::Language language, std::vector<std::string> const& parts);

}  // namespace quorate::views

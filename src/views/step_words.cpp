#include "views/step_words.hpp"

#include "base/word.hpp"

namespace quorate::views {
namespace {

/// "within 5 working days", "after 5 whole working days".
std::optional<std::string> told(StepWords const& words, std::string_view as,
                                std::optional<charter::StepTerm> const& term) {
    if (!term || !term->parameter.empty()) return {};
    return words.phrase(std::string(as) + word(term->unit), {{"count", std::int64_t{term->count}}});
}

}  // namespace

std::string joined(words::Language language, std::vector<std::string> const& parts) {
    std::string result;
    for (auto const& part : parts) {
        if (!result.empty()) result += language == words::Language::zh ? "\u3001" : ", ";
        result += part;
    }
    return result;
}

std::string StepWords::say(std::string const& text) const {
    return words::in_language(rules, language, text);
}

std::string StepWords::phrase(std::string_view name, Facts const& facts) const {
    words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
    return words.say(language, std::string("phrase.").append(name), facts, setting);
}

std::string StepWords::doers(charter::Procedure const& procedure, charter::ProcedureStep const& step) const {
    std::vector<std::string> parts;
    for (auto const office : step.doers.offices) parts.push_back(words.label(language, quorate::term(office)));
    if (step.doers.starter) parts.push_back(phrase("procedure.starter"));
    for (auto const& name : step.doers.fields) {
        if (auto const* field = procedure.field(name)) parts.push_back(say(field->label));
    }
    return joined(language, parts);
}

std::optional<std::string> StepWords::condition(charter::Procedure const& procedure,
                                                charter::ProcedureStep const& step) const {
    std::vector<std::string> parts;
    for (auto const& condition : step.when) {
        std::vector<std::string> values;
        for (auto const& value : condition.values) values.push_back(say(value));
        auto const label = say(procedure.field(condition.field)->label);
        parts.push_back(phrase("procedure.condition", {{"field", label}, {"values", joined(language, values)}}));
    }
    if (parts.empty()) return {};
    return joined(language, parts);
}

std::optional<std::string> StepWords::term(charter::ProcedureStep const& step) const {
    return told(*this, "procedure.term-", step.within);
}

std::optional<std::string> StepWords::not_before(charter::ProcedureStep const& step) const {
    return told(*this, "procedure.not-before-", step.not_before);
}

}  // namespace quorate::views

#include "views/step_words.hpp"

#include "base/money.hpp"
#include "base/word.hpp"

namespace quorate::views {
namespace {

/// "within 5 working days", "after 5 whole working days".
std::optional<std::string> told(StepWords const& words, std::string_view as,
                                std::optional<charter::StepTerm> const& term) {
    if (!term || !term->parameter.empty()) return {};
    return words.phrase(std::string(as) + word(term->unit), {{"count", std::int64_t{term->count}}});
}

/// A number, a sum, or what the body calls the number it sets.
std::string limit_in_words(StepWords const& words, charter::FormField const& field, charter::Limit const& limit) {
    if (!limit.parameter.empty()) return words.say(words.rules.parameters.at(limit.parameter).title);
    return field.type == charter::FieldType::sum ? to_text(Fen{limit.number}) : limit.written;
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
    if (step.when.empty()) return {};
    return conditions(procedure, step.when);
}

std::string StepWords::conditions(charter::Procedure const& procedure,
                                  std::vector<charter::Condition> const& all) const {
    std::vector<std::string> parts;
    for (auto const& condition : all) {
        auto const& field = *procedure.field(condition.field);
        auto const label = say(field.label);
        if (condition.limit) {
            auto const least = condition.limit->least;
            parts.push_back(phrase(least ? "procedure.condition-least" : "procedure.condition-less",
                                   {{"field", label}, {"limit", limit_in_words(*this, field, *condition.limit)}}));
            continue;
        }
        std::vector<std::string> values;
        for (auto const& value : condition.values) values.push_back(say(value));
        parts.push_back(phrase("procedure.condition", {{"field", label}, {"values", joined(language, values)}}));
    }
    return joined(language, parts);
}

std::optional<std::string> StepWords::term(charter::Procedure const& procedure,
                                           charter::ProcedureStep const& step) const {
    if (step.within && !step.within->field.empty())
        return phrase("procedure.term-day", {{"field", say(procedure.field(step.within->field)->label)}});
    return told(*this, "procedure.term-", step.within);
}

std::optional<std::string> StepWords::not_before(charter::ProcedureStep const& step) const {
    return told(*this, "procedure.not-before-", step.not_before);
}

}  // namespace quorate::views

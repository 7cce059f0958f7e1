#pragma once

#include "procedures/lookup.hpp"
#include "views/procedures.hpp"
#include "views/show.hpp"
#include "views/step_words.hpp"

/// How the pieces of procedures are shown: forms in words, an entry in one line. Used inside this room only.
namespace quorate::views {

/// What procedures are shown by: the charter they are in, which has their words in either language, and what the reader
/// may know of others of them.
struct Law {
    Lens const& lens;
    procedures::Sight const& sight;
    charter::Rules const& rules;
    std::string digest;

    [[nodiscard]] std::string say(std::string const& text) const {
        return words::in_language(rules, lens.language, text);
    }
    [[nodiscard]] std::optional<std::string> say_or_none(std::string const& text) const {
        if (text.empty()) return {};
        return say(text);
    }
    [[nodiscard]] Article show(Citation const& citation) const { return views::show(lens, digest, citation); }
    [[nodiscard]] StepWords steps() const { return {rules, lens.words, lens.language}; }
};
[[nodiscard]] Law law_today(Lens const& lens, procedures::Sight const& sight);
[[nodiscard]] Law law_of(Lens const& lens, procedures::Sight const& sight, procedures::Instance const& instance);

[[nodiscard]] FileLine show(procedures::FormFile const& file);
/// What is filled in at the step, with what can be chosen there. `instance` is what is filled in; nullptr while it is
/// only begun.
[[nodiscard]] std::vector<FieldAsked> asked_at(Law const& law, charter::Procedure const& procedure,
                                               std::string_view step, procedures::Instance const* instance = nullptr);
/// A value of a form as the reader reads it; nothing of what they may not know.
[[nodiscard]] std::string in_words(Law const& law, charter::FormField const& field, std::string const& value);
/// All that was filled in, in the order of the form.
[[nodiscard]] std::vector<FieldShown> form_of(Law const& law, charter::Procedure const& procedure,
                                              procedures::Instance const& instance);

/// What sent it back to where it stands, by the step that is open there; "start" among them.
[[nodiscard]] std::map<std::string, procedures::Act const*> sent_back(charter::Procedure const& procedure,
                                                                      procedures::Instance const& instance);
[[nodiscard]] InstanceLine line_of(Lens const& lens, procedures::Sight const& sight,
                                   procedures::Instance const& instance);
/// The same for whoever was merely asked for an opinion: the question instead of the subject, and nothing else of it.
[[nodiscard]] InstanceLine asked_line_of(Lens const& lens, procedures::Sight const& sight,
                                         procedures::Instance const& instance);
/// The procedures of the charter in force, or those of them that are kept in the register.
[[nodiscard]] std::vector<ProcedureLine> procedures_today(Lens const& lens, procedures::Sight const& sight,
                                                          std::string_view in_register = {});

}  // namespace quorate::views

#pragma once

#include "procedures/procedures.hpp"

/// Forms as the charter writes them: what is asked, and whether what came is that.
namespace quorate::procedures {

/// What came with a command, to be held against the form.
struct Sent {
    std::map<std::string, std::string> const& values;
    std::map<std::string, FormFile> const& files;
    InstanceId const* of = nullptr;  ///< whose form it is; nothing while it is only begun
};

/// The fields filled in at the start ("start"), or at the step that the charter says fills them in.
[[nodiscard]] std::vector<charter::FormField const*> fields_at(charter::Procedure const& procedure,
                                                               std::string_view step);
/// True where the field must be filled in, with these values in the form: always, or where an optional one is needed.
[[nodiscard]] bool is_needed(people::State const& people, charter::Procedure const& procedure,
                             charter::FormField const& field, std::map<std::string, std::string> const& values,
                             Date day);
/// What the field may name, as far as the charter says: what is kept in its register and was not given up; where it
/// asks for that, under way and named by no other. Where they stand among the instances, oldest first. `of` is whose
/// form it is; nullptr while it is only begun.
[[nodiscard]] std::vector<std::size_t> nameable(State const& state, charter::Library const& charters,
                                                charter::Procedure const& procedure, charter::FormField const& field,
                                                InstanceId const* of);
/// The day that a date of the form must be: that of the first of the steps the charter names for it that was taken.
/// Empty where it names none, or all of them were passed over. What a meeting decides is done as soon as it has
/// decided.
struct DayTaken {
    charter::ProcedureStep const& step;
    Date day{};
};
[[nodiscard]] std::optional<DayTaken> day_taken(charter::Procedure const& procedure, charter::FormField const& field,
                                                Instance const& instance, Zone zone);
/// Faults of what came, and words that the charter does not let into a field. What is not asked at this step is a fault
/// as well.
void check_form(Checks& checks, Scene const& scene, Context const& context, charter::Procedure const& procedure,
                std::string_view step, Sent const& sent);
/// Those whom the form names for a step can do it: none of them reads nothing of it, and where the charter keeps a step
/// from whoever started the procedure, it is not left to nobody.
void check_named(Checks& checks, Scene const& scene, Context const& context, charter::Procedure const& procedure,
                 Instance const& instance, std::map<std::string, std::string> const& sent);
/// The same without blanks at the ends, and without fields that were left empty.
[[nodiscard]] Filled tidy(Sent const& sent);
/// A file that may be kept: whole, and without a mark of secrecy (article 23).
void check_file(Checks& checks, charter::Rules const& rules, std::string const& at, FormFile const& file);

/// A period as a form holds it: "2026-03-10/2026-03-12", both days within.
struct Period {
    Date from{};
    Date to{};
};
[[nodiscard]] std::optional<Period> period_from(std::string_view text);

}  // namespace quorate::procedures

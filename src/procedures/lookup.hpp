#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "meetings/lookup.hpp"
#include "procedures/procedures.hpp"

/// Questions about procedures that several rules ask. No rule is decided here.
namespace quorate::procedures {

/// "instance:p1".
[[nodiscard]] std::string place(InstanceId const& id);
/// nullptr when there is no such thing.
[[nodiscard]] Instance const* find(State const& state, InstanceId const& id);
/// For `apply`: it must be there, since the event that made it was applied before.
[[nodiscard]] Instance& at(State& state, InstanceId const& id);

/// The rules in force on the day; nullptr where there are none.
[[nodiscard]] charter::Rules const* rules_at(Scene const& scene, charter::Library const& charters, Date day);
/// The rules of the charter the instance began under, and its procedure there.
[[nodiscard]] charter::Rules const& rules_of(charter::Library const& charters, Instance const& instance);
[[nodiscard]] charter::Procedure const& procedure_of(charter::Library const& charters, Instance const& instance);
[[nodiscard]] charter::Rules const& rules_of(charter::Library const& charters, Edition const& edition);
[[nodiscard]] charter::Procedure const& procedure_of(charter::Library const& charters, Edition const& edition);
/// Where the instances stand that are kept in the register, oldest first.
[[nodiscard]] std::vector<std::size_t> kept_in(State const& state, charter::Library const& charters,
                                               std::string_view register_name);

using meetings::contains;
/// True for those whom the charter that the procedure is of lets read its register.
[[nodiscard]] bool reads_register(Scene const& scene, charter::Rules const& rules, charter::Procedure const& procedure,
                                  PersonId const& person, Date day);
/// Not given up: under way, or completed.
[[nodiscard]] bool stands(Instance const& instance);
/// Kept in the register and not given up, so that something can stand under it.
[[nodiscard]] bool stands_in(charter::Library const& charters, Instance const& instance,
                             std::string_view register_name);
/// The entries, of whatever register, that it stands under.
[[nodiscard]] std::vector<InstanceId> all_above(charter::Procedure const& procedure, Instance const& instance);
/// The one of them that is kept in the same register: where it stands in the register's tree.
[[nodiscard]] std::optional<InstanceId> above(charter::Procedure const& procedure, Instance const& instance);
/// Entries that stand under this one and were not given up: where they stand among the instances, oldest first.
[[nodiscard]] std::vector<std::size_t> all_under(State const& state, charter::Library const& charters,
                                                 Instance const& entry);
/// Persons as a form holds them: their ids, with blanks between several.
[[nodiscard]] std::vector<PersonId> people_from(std::string_view value);
/// True for steps that take the hands of a group.
using charter::of_group;
/// Two who talk, whichever of them enters it.
[[nodiscard]] std::pair<PersonId, PersonId> pair_of(PersonId const& one, PersonId const& other);
/// Those of the group whom the person has not talked with yet.
[[nodiscard]] std::vector<PersonId> yet_to_talk_with(Step const& step, std::vector<PersonId> const& group,
                                                     PersonId const& person);
/// True for steps at which the one who does them says yes or no.
[[nodiscard]] bool asks_choice(charter::StepAct act);
/// After this has been done nothing is returned or withdrawn any more: a paper has gone out.
[[nodiscard]] bool irrevocable(charter::StepAct act);

/// Who answers for it: whoever started it, or who stands in since that one left office.
[[nodiscard]] PersonId const& starter_of(Instance const& instance);
/// What the form holds fulfils the condition, by the numbers that the body had set for the day.
[[nodiscard]] bool fulfils(people::State const& people, charter::Procedure const& procedure,
                           std::map<std::string, std::string> const& values, charter::Condition const& condition,
                           Date day);
/// Entries that no more instances of the procedure may name in the field, since others name them; `but` is not asked.
[[nodiscard]] std::set<InstanceId> taken_entries(State const& state, charter::Procedure const& procedure,
                                                 charter::FormField const& field, InstanceId const* but);
/// Whom the charter names for the step: holders of its offices today, whoever answers for it, persons named in the
/// form.
[[nodiscard]] std::vector<PersonId> named_for(Scene const& scene, Instance const& instance,
                                              charter::ProcedureStep const& step, Date day);
/// Whose hands the step takes as it stands: the group settled when it opened, the person it was handed to, or whoever
/// the charter names. A group is settled once it opens with as many as it needs; until enough hold the office, it is
/// whoever does today, with those who were placed and those whose hand is in.
[[nodiscard]] std::vector<PersonId> doers_of(Scene const& scene, Instance const& instance,
                                             charter::ProcedureStep const& step, Date day);
/// A settled group, once another takes the person's place, who may be one of it already.
[[nodiscard]] std::vector<PersonId> regrouped(std::vector<PersonId> group, PersonId const& person,
                                              PersonId const& other);
/// The doers of a step without those of a group whose hand is in, and with those whose opinion is asked and missing.
/// Nobody where it waits for the meeting: what was put to it moves on by its decision alone (article 13).
[[nodiscard]] std::vector<PersonId> awaited(Scene const& scene, Instance const& instance,
                                            charter::ProcedureStep const& step, Date day);
/// The person holds no office on the day.
[[nodiscard]] bool left_office(Scene const& scene, PersonId const& person, Date day);
/// Those whose hand a step waits for and who hold no office any more: of a group each of them; of another step only
/// where nobody in office is left who could do it.
[[nodiscard]] std::vector<PersonId> gone_from(Scene const& scene, Instance const& instance,
                                              charter::ProcedureStep const& step, Date day);
/// How many hands the group needs as it stands; 1 where it takes only one.
[[nodiscard]] std::size_t needed_hands(charter::ProcedureStep const& step, std::size_t group);
/// How many are missing for the step ever to be done, since too few hold its offices or are named for it.
[[nodiscard]] std::size_t missing_hands(Scene const& scene, Instance const& instance,
                                        charter::ProcedureStep const& step, Date day);
/// Steps that come before this one, by however many others.
[[nodiscard]] std::vector<std::string> before(charter::Procedure const& procedure, std::string_view step);
/// Steps that wait for this one, by however many others, in order. All of them wait for "start".
[[nodiscard]] std::vector<std::string> after(charter::Procedure const& procedure, std::string_view step);
/// Steps it can be returned to from here: what comes before and was done, the nearest last; "start" among them.
[[nodiscard]] std::vector<std::string> returnable(charter::Procedure const& procedure, Instance const& instance,
                                                  std::string_view step);
/// What the form holds in a field; empty where nothing does.
[[nodiscard]] std::string value_of(Instance const& instance, std::string const& field);
/// Puts into the form what was filled in at the step ("start": the form itself).
void fill_in(Instance& instance, std::string const& step, std::map<std::string, std::string> const& values,
             std::map<std::string, FormFile> const& files);
/// Takes out of the form whatever was filled in at the step.
void empty_out(Instance& instance, std::string const& step);
/// "〔2026〕3号", as the register has it; empty without a number.
[[nodiscard]] std::string number_text(charter::Rules const& rules, Instance const& instance);
[[nodiscard]] std::string number_text(charter::Register const& kept_in, std::int32_t year, std::int32_t number);
/// What the instance is called in a line: the first text of its form, else nothing.
[[nodiscard]] std::string const& subject_of(charter::Procedure const& procedure, Instance const& instance);

/// A file of the form or behind an act, by digest; empty when the instance has none such.
[[nodiscard]] std::optional<FormFile> file_of(Instance const& instance, std::string_view digest);

}  // namespace quorate::procedures

#include <algorithm>
#include <charconv>
#include <set>

#include "base/money.hpp"
#include "charter/draft.hpp"

/// Whether every procedure can run: each of its steps can be reached, and every course of it comes to an end.
namespace quorate::charter {
namespace {

constexpr std::string_view kStart = "start";

/// In hours; of working days nobody knows the most, since holidays lie between them.
struct Span {
    std::int64_t least = 0;
    std::optional<std::int64_t> most;
};

Span span_of(StepTerm const& term) {
    constexpr std::int64_t day = 24;
    auto const count = std::int64_t{term.count};
    if (term.unit == TermUnit::hours) return {count, count};
    if (term.unit == TermUnit::working_days) return {day * count, {}};
    return {day * count, day * (count + 1)};
}

/// Whether the one term always ends after the other, or never does; empty where that hangs on the year, the hour or a
/// number of the body.
std::optional<bool> ends_later(StepTerm const& one, StepTerm const& other) {
    if (!one.parameter.empty() || !other.parameter.empty() || !one.field.empty() || !other.field.empty()) return {};
    if (one.unit == other.unit) return one.count > other.count;
    // So many working days are over no sooner than so many days are: both are counted from the day after.
    if (one.unit == TermUnit::days && other.unit == TermUnit::working_days && one.count <= other.count) return false;
    if (one.unit == TermUnit::working_days && other.unit == TermUnit::days && one.count > other.count) return true;
    auto const span = span_of(one);
    auto const other_span = span_of(other);
    if (other_span.most && span.least > *other_span.most) return true;
    if (span.most && *span.most <= other_span.least) return false;
    return {};
}

/// A whole number as a form holds it.
std::optional<std::int64_t> number_from(std::string_view words) {
    std::int64_t number = 0;
    auto const [end, fault] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (fault != std::errc{} || end != words.data() + words.size() || words.size() > 15 || number < 0) return {};
    return number;
}

/// In fen.
std::optional<std::int64_t> sum_from(std::string_view words) {
    auto const sum = fen_from(words);
    if (!sum) return {};
    return sum->value;
}

/// No number is at least the one and less than the other. Of two numbers that the body sets nobody knows.
bool nothing_between(Limit const& least, Limit const& less) {
    if (!least.least || less.least || least.parameter != less.parameter) return false;
    return !least.parameter.empty() || less.number <= least.number;
}

/// One procedure with the lines of its parts.
class Settling {
  public:
    Settling(Draft& draft, Procedure& procedure) : draft_(draft), procedure_(procedure) {
        line_ = draft.defined.at("procedure " + procedure.name);
    }

    void settle() {
        take_form();
        take_steps();
        check_itself();
        if (!order()) return;
        for (auto& step : procedure_.steps) {
            for (auto& condition : step.when) settle(line_of(step), condition);
        }
        for (auto& field : procedure_.form) check_field(field);
        for (auto const& step : procedure_.steps) check(step);
    }

  private:
    void take_form() {
        auto const found = std::find_if(draft_.forms.begin(), draft_.forms.end(),
                                        [&](DraftForm const& one) { return one.procedure == procedure_.name; });
        if (found == draft_.forms.end()) return draft_.error(line_, "procedure.without-form", named());
        procedure_.form = found->fields;
        field_lines_ = found->lines;
    }

    void take_steps() {
        std::string last;
        for (auto const& one : draft_.steps) {
            if (one.procedure != procedure_.name) continue;
            auto step = one.step;
            if (!one.says_after && !last.empty()) step.after = {last};
            std::erase(step.after, kStart);
            last = step.name;
            lines_[step.name] = one.line;
            procedure_.steps.push_back(std::move(step));
        }
        if (procedure_.steps.empty()) draft_.error(line_, "procedure.without-steps", named());
    }

    void check_itself() {
        auto const& registers = draft_.charter.rules.registers;
        auto const kept_in = registers.find(procedure_.register_name);
        if (!procedure_.register_name.empty()) check_register(line_, procedure_.register_name);
        auto const& at = procedure_.number_at;
        if (!at.empty() && at != kStart && procedure_.step(at) == nullptr) unknown_step(line_, at);
        if (!at.empty() && kept_in != registers.end() && kept_in->second.number.empty())
            draft_.error(line_, "procedure.number", {{"found", procedure_.register_name}});
        if (procedure_.leave.empty()) return;
        auto const* period = procedure_.field(procedure_.leave);
        auto const whole = period != nullptr && period->type == FieldType::period && !period->optional &&
                           procedure_.filled_at(procedure_.leave) == nullptr;
        if (!whole) draft_.error(line_, "procedure.leave", {{"found", procedure_.leave}});
    }

    void check_register(int line, std::string const& name) {
        auto const& rules = draft_.charter.rules;
        if (rules.registers.contains(name)) return;
        draft_.error(line, "register.unknown", {{"found", name}, {"allowed", joined(rules.register_order)}});
    }

    void check_field(FormField& field) {
        if (field.type == FieldType::entry) {
            if (!field.register_name.empty()) check_register(field_lines_.at(field.name), field.register_name);
            if (field.register_name.empty()) field.register_name = procedure_.register_name;
        }
        if (!field.day_of.empty()) check_day_of(field);
        for (auto& condition : field.needed) check_needed(field, condition);
    }

    /// What makes it needed is known when it is filled in.
    void check_needed(FormField const& field, Condition& condition) {
        auto const line = field_lines_.at(field.name + ".needed");
        if (!settle(line, condition)) return;
        auto const* at = procedure_.filled_at(field.name);
        auto const* known_at = procedure_.filled_at(condition.field);
        auto const known = known_at == nullptr || known_at == at || (at != nullptr && comes_before(*known_at, *at));
        if (!known) draft_.error(line, "step.field-later", {{"found", condition.field}, {"at", known_at->name}});
    }

    /// Against the field that it asks about: one of its choices, or a number of its type. False after an error.
    bool settle(int line, Condition& condition) {
        auto const* field = known_field(line, condition.field);
        if (field == nullptr) return false;
        if (condition.limit) return settle(line, *field, *condition.limit);
        auto const& choices = field->choices;
        auto all = true;
        for (auto const& value : condition.values) {
            if (std::find(choices.begin(), choices.end(), value) != choices.end()) continue;
            draft_.error(line, "step.condition-value",
                         {{"found", value}, {"field", condition.field}, {"allowed", joined(choices)}});
            all = false;
        }
        return all;
    }

    bool settle(int line, FormField const& field, Limit& limit) {
        auto const sum = field.type == FieldType::sum;
        if (!sum && field.type != FieldType::number) {
            draft_.error(line, "step.limit-field", {{"found", field.name}});
            return false;
        }
        if (!limit.parameter.empty()) {
            auto const fits = sum ? is_parameter(limit.parameter, {Parameter::Type::money})
                                  : is_parameter(limit.parameter, {Parameter::Type::days, Parameter::Type::hours});
            if (!fits)
                draft_.error(line, sum ? "step.limit-money" : "step.term-parameter", {{"found", limit.parameter}});
            return fits;
        }
        auto const number = sum ? sum_from(limit.written) : number_from(limit.written);
        if (!number) draft_.error(line, sum ? "step.limit-sum" : "step.limit-number", {{"found", limit.written}});
        limit.number = number.value_or(0);
        return number.has_value();
    }

    /// A day can be that of a step only where it is filled in after it.
    void check_day_of(FormField const& field) {
        auto const line = field_lines_.at(field.name + ".day-of");
        auto const* at = procedure_.filled_at(field.name);
        if (at == nullptr) return draft_.error(line, "form.day-of-start", {{"found", field.name}});
        for (auto const& name : field.day_of) {
            auto const* step = procedure_.step(name);
            if (step == nullptr) {
                unknown_step(line, name);
            } else if (!comes_before(*step, *at)) {
                draft_.error(line, "form.day-of-later", {{"found", name}, {"at", at->name}});
            }
        }
    }

    /// Puts every step after those it waits for; false, with an error, where some wait for each other.
    bool order() {
        auto known = true;
        for (auto const& step : procedure_.steps) {
            for (auto const& name : step.after) {
                if (procedure_.step(name) != nullptr) continue;
                unknown_step(line_of(step), name);
                known = false;
            }
        }
        if (!known) return false;
        std::vector<ProcedureStep> ordered;
        std::set<std::string> done;
        auto rest = std::move(procedure_.steps);
        while (!rest.empty()) {
            auto const next = std::find_if(rest.begin(), rest.end(), [&](ProcedureStep const& one) {
                return std::all_of(one.after.begin(), one.after.end(),
                                   [&](std::string const& name) { return done.contains(name); });
            });
            if (next == rest.end()) {
                draft_.error(line_of(rest.front()), "step.circle", {{"found", rest.front().name}});
                procedure_.steps = std::move(rest);
                return false;
            }
            done.insert(next->name);
            auto& before = before_[next->name];
            for (auto const& name : next->after) {
                before.insert(name);
                before.insert(before_[name].begin(), before_[name].end());
            }
            ordered.push_back(std::move(*next));
            rest.erase(next);
        }
        procedure_.steps = std::move(ordered);
        return true;
    }

    void check(ProcedureStep const& step) {
        check_fills(step);
        for (auto const& condition : step.when) require_before(step, condition.field);
        check_reachable(step);
        for (auto const& field : step.doers.fields) check_doer(step, field);
        check_others(step);
        check_paper(step);
        auto const& kinds = draft_.charter.rules.kinds;
        for (auto const& kind : step.kinds) {
            if (kinds.contains(kind)) continue;
            draft_.error(line_of(step), "kind.unknown",
                         {{"found", kind}, {"allowed", joined(draft_.charter.rules.kind_order)}});
        }
        if (step.add_signers && !of_group(step.act)) draft_.error(line_of(step), "step.signers-without-group");
        if (step.name == kStart) draft_.error(line_of(step), "step.called-start");
        check_term(step);
    }

    void check_fills(ProcedureStep const& step) {
        for (auto const& name : step.fills) {
            if (known_field(step, name) == nullptr) continue;
            if (step.act == StepAct::decide) draft_.error(line_of(step), "step.fills-by-meeting", {{"found", name}});
            auto const* first = procedure_.filled_at(name);
            if (first != &step)
                draft_.error(line_of(step), "step.fills-twice", {{"found", name}, {"first", first->name}});
        }
    }

    /// Conditions on different fields do not touch each other, so a step can be reached unless two on one field leave
    /// nothing over.
    void check_reachable(ProcedureStep const& step) {
        std::map<std::string, std::vector<std::string>> left;
        for (auto const& condition : step.when) {
            if (condition.limit) continue;
            auto const [found, first] = left.emplace(condition.field, condition.values);
            if (first) continue;
            std::erase_if(found->second, [&](std::string const& value) {
                return std::find(condition.values.begin(), condition.values.end(), value) == condition.values.end();
            });
        }
        for (auto const& [field, values] : left) {
            if (values.empty()) draft_.error(line_of(step), "step.never", {{"found", step.name}, {"field", field}});
        }
        for (auto const& one : step.when) {
            for (auto const& other : step.when) {
                if (one.field == other.field && one.limit && other.limit && nothing_between(*one.limit, *other.limit))
                    draft_.error(line_of(step), "step.never", {{"found", step.name}, {"field", one.field}});
            }
        }
    }

    /// A person whom the form need not name, or names only on another way, would leave the step to nobody.
    void check_doer(ProcedureStep const& step, std::string const& name) {
        auto const* field = known_field(step, name);
        if (field == nullptr) return;
        auto const names = field->type == FieldType::person || field->type == FieldType::people;
        if (!names) draft_.error(line_of(step), "step.doer-field", {{"found", name}});
        auto const others = step.doers.starter || !step.doers.offices.empty();
        if (!others) require_certain(step, *field);
        require_before(step, name);
    }

    /// There is one chair; what the chair or whoever started it does alone is nobody's on what they started themselves.
    void check_others(ProcedureStep const& step) {
        if (!step.by_other || !step.doers.fields.empty()) return;
        auto const& offices = step.doers.offices;
        auto const chair = [](Office one) { return one == Office::chair; };
        auto const own = std::ranges::any_of(procedure_.start, chair) && std::ranges::all_of(offices, chair);
        if (offices.empty() || own) draft_.error(line_of(step), "step.nobody", {{"found", step.name}});
    }

    void check_paper(ProcedureStep const& step) {
        if (step.paper.empty()) {
            if (step.act == StepAct::seal) draft_.error(line_of(step), "step.seal-without-paper");
            return;
        }
        auto const* field = known_field(step, step.paper);
        if (field == nullptr) return;
        if (field->type != FieldType::file) draft_.error(line_of(step), "step.paper-field", {{"found", step.paper}});
        require_certain(step, *field);
        auto const* at = procedure_.filled_at(step.paper);
        if (at != &step) require_before(step, step.paper);
    }

    void check_term(ProcedureStep const& step) {
        // Articles 13, 39 and 40: nobody's silence decides, signs or seals.
        auto const by_hand = step.act == StepAct::decide || step.act == StepAct::sign || step.act == StepAct::seal;
        if (by_hand && step.lapse == Lapse::passes) draft_.error(line_of(step), "step.silence");
        for (auto const& term : {step.not_before, step.within}) {
            if (term && !term->parameter.empty()) check_number(step, term->parameter);
        }
        if (step.within && !step.within->field.empty()) check_day(step, step.within->field);
        if (step.not_before && !step.not_before->field.empty()) draft_.error(line_of(step), "step.not-before-day");
        if (!step.not_before) return;
        if (step.act == StepAct::decide) draft_.error(line_of(step), "step.not-before-meeting");
        if (!step.within) return;
        // What only makes it late may come too soon in some years; what ends it must come late enough in all.
        auto const later = ends_later(*step.within, *step.not_before);
        if (!later.value_or(step.lapse == Lapse::late)) draft_.error(line_of(step), "step.within-too-short");
    }

    void check_number(ProcedureStep const& step, std::string const& name) {
        auto const counts = is_parameter(name, {Parameter::Type::days, Parameter::Type::hours});
        if (!counts) draft_.error(line_of(step), "step.term-parameter", {{"found", name}});
    }

    /// The day of a term is known when the step opens; the form may leave it empty, and then there is none.
    void check_day(ProcedureStep const& step, std::string const& name) {
        auto const* field = known_field(step, name);
        if (field == nullptr) return;
        if (field->type != FieldType::date) draft_.error(line_of(step), "step.term-day", {{"found", name}});
        require_before(step, name);
    }

    [[nodiscard]] bool is_parameter(std::string const& name, std::set<Parameter::Type> const& types) const {
        auto const& parameters = draft_.charter.rules.parameters;
        auto const found = parameters.find(name);
        return found != parameters.end() && types.contains(found->second.type);
    }

    FormField const* known_field(ProcedureStep const& step, std::string const& name) {
        return known_field(line_of(step), name);
    }

    FormField const* known_field(int line, std::string const& name) {
        auto const* field = procedure_.field(name);
        if (field != nullptr) return field;
        std::vector<std::string> names;
        for (auto const& one : procedure_.form) names.push_back(one.name);
        draft_.error(line, "step.unknown-field", {{"found", name}, {"allowed", joined(names)}});
        return nullptr;
    }

    /// The field is filled in wherever the step is reached.
    void require_certain(ProcedureStep const& step, FormField const& field) {
        auto const* at = procedure_.filled_at(field.name);
        // Nobody fills in anything where a term that is over passes the step.
        auto const silent = at != nullptr && at != &step && at->lapse == Lapse::passes;
        auto certain = !field.optional && !silent;
        if (at != nullptr && at != &step) {
            certain = certain && std::all_of(at->when.begin(), at->when.end(), [&](Condition const& needed) {
                          return std::find(step.when.begin(), step.when.end(), needed) != step.when.end();
                      });
        }
        if (!certain) draft_.error(line_of(step), "step.field-uncertain", {{"found", field.name}});
    }

    void require_before(ProcedureStep const& step, std::string const& field) {
        auto const* at = procedure_.filled_at(field);
        if (at == nullptr || comes_before(*at, step)) return;
        draft_.error(line_of(step), "step.field-later", {{"found", field}, {"at", at->name}});
    }

    [[nodiscard]] bool comes_before(ProcedureStep const& one, ProcedureStep const& other) const {
        return before_.at(other.name).contains(one.name);
    }

    void unknown_step(int line, std::string const& name) {
        std::vector<std::string> names{std::string(kStart)};
        for (auto const& one : procedure_.steps) names.push_back(one.name);
        draft_.error(line, "step.unknown", {{"found", name}, {"allowed", joined(names)}});
    }

    [[nodiscard]] int line_of(ProcedureStep const& step) const { return lines_.at(step.name); }
    [[nodiscard]] Facts named() const { return {{"found", procedure_.name}}; }

    Draft& draft_;
    Procedure& procedure_;
    int line_ = 0;
    std::map<std::string, int> lines_;
    std::map<std::string, int> field_lines_;
    std::map<std::string, std::set<std::string>> before_;  ///< all that a step waits for, by however many others
};

void check_owners(Draft& draft) {
    auto const& known = draft.charter.rules.procedure_order;
    auto const check = [&](std::string const& procedure, int line) {
        if (std::find(known.begin(), known.end(), procedure) != known.end()) return;
        draft.error(line, "procedure.unknown", {{"found", procedure}, {"allowed", joined(known)}});
    };
    for (auto const& form : draft.forms) check(form.procedure, form.line);
    for (auto const& step : draft.steps) check(step.procedure, step.line);
}

/// A parameter that neither a rule nor a step, a field or a rhythm asks for.
void check_numbers(Draft& draft) {
    for (auto const& number : draft.numbers) {
        auto const asks = [&](std::optional<StepTerm> const& term) { return term && term->parameter == number.name; };
        auto const sets = [&](Condition const& one) { return one.limit && one.limit->parameter == number.name; };
        auto const asked =
            std::ranges::any_of(draft.steps,
                                [&](DraftStep const& one) {
                                    return asks(one.step.within) || asks(one.step.not_before) ||
                                           std::ranges::any_of(one.step.when, sets);
                                }) ||
            std::ranges::any_of(draft.forms,
                                [&](DraftForm const& one) {
                                    return std::ranges::any_of(one.fields, [&](FormField const& field) {
                                        return std::ranges::any_of(field.needed, sets);
                                    });
                                }) ||
            std::ranges::any_of(draft.rhythms, [&](DraftRhythm const& one) { return asks(one.rhythm.within); });
        if (!asked)
            draft.error(number.line, "parameter.unknown", {{"found", number.name}, {"allowed", number.allowed}});
    }
}

}  // namespace

namespace {

/// A column of a register is a field of one of the forms kept in it.
void check_columns(Draft& draft, Register const& kept_in) {
    std::vector<std::string> fields;
    for (auto const& name : draft.charter.rules.procedure_order) {
        auto const& procedure = draft.charter.rules.procedures.at(name);
        if (procedure.register_name != kept_in.name) continue;
        for (auto const& field : procedure.form) {
            if (std::ranges::find(fields, field.name) == fields.end()) fields.push_back(field.name);
        }
    }
    for (auto const& column : kept_in.columns) {
        if (std::ranges::find(fields, column) != fields.end()) continue;
        draft.error(draft.defined.find("register " + kept_in.name)->second, "register.column",
                    {{"found", column}, {"allowed", joined(fields)}});
    }
}

}  // namespace

void settle_procedures(Draft& draft) {
    check_owners(draft);
    check_numbers(draft);
    for (auto const& name : draft.charter.rules.procedure_order) {
        Settling(draft, draft.charter.rules.procedures.at(name)).settle();
    }
    for (auto const& [name, kept_in] : draft.charter.rules.registers) check_columns(draft, kept_in);
}

}  // namespace quorate::charter

#include <algorithm>

#include "base/text.hpp"
#include "charter/draft.hpp"

/// The blocks of procedures, read one by one. What can be said only when all of them were read is said in
/// procedure_check.cpp.
namespace quorate::charter {
namespace {

std::vector<Office> offices_or_none(Fields& fields, std::string_view key) {
    auto const field = fields.find(key);
    return field ? field->some_of<Office>() : std::vector<Office>();
}

bool taken(std::string_view& rest, std::string_view part) {
    if (!rest.starts_with(part)) return false;
    rest.remove_prefix(part.size());
    return true;
}

/// "of rules" in front of the label of an entry: the register that is not the procedure's own.
std::string taken_register(std::string_view& rest) {
    if (!taken(rest, "of ")) return {};
    auto const end = std::min(rest.find(' '), rest.size());
    std::string name(rest.substr(0, end));
    rest = text::trim(rest.substr(end));
    return name;
}

/// "choice 范围: 省内, 省外": type, label, and what there is to choose from.
FormField form_field(Field const& entry) {
    FormField field;
    field.name = entry.key();
    auto const words = entry.text();
    if (words.empty()) return field;
    std::string_view rest = words;
    field.optional = taken(rest, "optional ");
    auto const blank = rest.find(' ');
    auto const type = from_word<FieldType>(rest.substr(0, blank));
    if (!type) {
        entry.not_allowed(rest.substr(0, blank), words_of<FieldType>());
        return field;
    }
    field.type = *type;
    rest = blank == std::string_view::npos ? std::string_view() : text::trim(rest.substr(blank));
    if (field.type == FieldType::entry) field.register_name = taken_register(rest);
    auto const colon = rest.find(": ");
    field.label = std::string(text::trim(rest.substr(0, colon)));
    if (field.label.empty()) entry.fault("form.without-label");
    if (colon != std::string_view::npos) {
        for (auto const choice : text::split(rest.substr(colon + 2), ','))
            field.choices.emplace_back(text::trim(choice));
    }
    auto const few = field.type == FieldType::choice && field.choices.size() < 2;
    auto const stray = field.type != FieldType::choice && !field.choices.empty();
    if (few || stray) entry.fault("form.choices");
    return field;
}

constexpr std::string_view kWithout = ".without";
constexpr std::string_view kDayOf = ".day-of";
constexpr std::string_view kNeeded = ".needed";
constexpr std::string_view kRunning = ".running";
constexpr std::string_view kCompleted = ".completed";
constexpr std::string_view kOnce = ".once";

/// "item" of "item.without"; nothing where the key says something else.
std::optional<std::string_view> owner_of(std::string_view key, std::string_view what) {
    if (!key.ends_with(what)) return {};
    return key.substr(0, key.size() - what.size());
}

/// The field of that type, where it stands further up.
FormField* above(DraftForm& form, std::string_view name, FieldType type) {
    auto const found = std::ranges::find(form.fields, name, &FormField::name);
    return found == form.fields.end() || found->type != type ? nullptr : &*found;
}

/// "unit.running": how far an entry must be. Nothing where the key says something else.
std::optional<std::pair<std::string_view, EntryStage>> stage_asked(std::string_view key) {
    if (auto const named = owner_of(key, kRunning)) return std::pair{*named, EntryStage::running};
    if (auto const named = owner_of(key, kCompleted)) return std::pair{*named, EntryStage::completed};
    return {};
}

/// What else a form says of a field above: words, a day, when it is needed, which entries it may name. False where the
/// line is a field of its own.
bool more_on_field(DraftForm& form, Field const& said) {
    auto const fault = [&](std::string_view what) {
        said.fault(what);
        return true;
    };
    if (auto const of = owner_of(said.key(), kWithout)) {
        auto* text = above(form, *of, FieldType::text);
        if (text == nullptr) return fault("form.without-text");
        text->without = said.texts();
    } else if (auto const dated = owner_of(said.key(), kDayOf)) {
        auto* date = above(form, *dated, FieldType::date);
        if (date == nullptr) return fault("form.day-of-date");
        date->day_of = said.texts();
    } else if (auto const asked = owner_of(said.key(), kNeeded)) {
        auto const field = std::ranges::find(form.fields, *asked, &FormField::name);
        if (field == form.fields.end() || !field->optional) return fault("form.needed-optional");
        field->needed = read_conditions(said);
    } else if (auto const staged = stage_asked(said.key())) {
        auto* entry = above(form, staged->first, FieldType::entry);
        if (entry == nullptr) return fault("form.of-entry");
        if (entry->stage) return fault("form.two-stages");
        if (said.flag()) entry->stage = staged->second;
    } else if (auto const taken_once = owner_of(said.key(), kOnce)) {
        auto* entry = above(form, *taken_once, FieldType::entry);
        if (entry == nullptr) return fault("form.of-entry");
        entry->once = said.one_of<Once>();
    } else {
        return false;
    }
    return true;
}

/// What a form says stands inside its lines; each label is translated by itself.
void note_labels(Draft& draft, FormField const& field, int line) {
    if (!field.label.empty()) draft.own_words.emplace(field.label, line);
    for (auto const& choice : field.choices) draft.own_words.emplace(choice, line);
}

/// "chair", "starter", "form.handler".
void read_doers(Fields& fields, Doers& doers) {
    auto const by = fields.need("by");
    if (!by) return;
    for (auto const& word : by->texts()) {
        if (word == "starter") {
            doers.starter = true;
        } else if (word.starts_with("form.")) {
            doers.fields.push_back(word.substr(5));
        } else if (auto const office = from_word<Office>(word)) {
            doers.offices.push_back(*office);
        } else {
            auto allowed = words_of<Office>();
            allowed.insert(allowed.end(), {"starter", "form.FIELD"});
            by->not_allowed(word, allowed);
        }
    }
}

/// "where is 省内 | 省外", "sum >= 500000", "sum < parameter funds.large-sum".
std::optional<Condition> condition_from(std::string_view words) {
    Condition condition;
    if (auto const is = words.find(" is "); is != std::string_view::npos) {
        condition.field = std::string(words.substr(0, is));
        for (auto const value : text::split(words.substr(is + 4), '|'))
            condition.values.emplace_back(text::trim(value));
        return condition;
    }
    for (auto const sign : {std::string_view(" >= "), std::string_view(" < ")}) {
        auto const at = words.find(sign);
        if (at == std::string_view::npos) continue;
        auto rest = text::trim(words.substr(at + sign.size()));
        auto& limit = condition.limit.emplace();
        condition.field = std::string(words.substr(0, at));
        limit.least = sign == " >= ";
        auto& said = taken(rest, "parameter ") ? limit.parameter : limit.written;
        said = std::string(rest);
        return condition;
    }
    return {};
}

/// A whole number from 1 to 400.
std::optional<std::int32_t> count_from(std::string_view words) {
    std::int32_t count = 0;
    for (auto const letter : words) {
        if (letter < '0' || letter > '9' || count > 400) return {};
        count = count * 10 + (letter - '0');
    }
    if (words.empty() || words.front() == '0' || count > 400) return {};
    return count;
}

void read_need(Fields& fields, ProcedureStep& step) {
    auto const need = fields.find("need");
    if (!need) return;
    auto const words = need->text();
    if (words.empty() || words == "all") return;
    auto const count = words == "any" ? std::optional(1) : count_from(words);
    if (!count) return need->fault("step.bad-need");
    step.need = *count;
    if (!of_group(step.act)) need->fault("step.need-without-group");
}

/// What the end of a term brings says nothing of a step that has none.
void read_lapse(Fields& fields, ProcedureStep& step) {
    auto const lapse = fields.find("lapse");
    auto const escalate = fields.find("escalate");
    if (lapse) step.lapse = lapse->one_of<Lapse>();
    if (escalate) step.escalate = escalate->some_of<Office>();
    if (fields.find("within")) return;
    if (lapse) lapse->fault("step.without-term");
    if (escalate) escalate->fault("step.without-term");
}

}  // namespace

std::vector<Condition> read_conditions(Field const& field) {
    std::vector<Condition> conditions;
    for (auto const& words : field.texts()) {
        if (auto condition = condition_from(words)) {
            conditions.push_back(std::move(*condition));
        } else {
            field.fault("step.bad-condition", {{"found", words}});
        }
    }
    return conditions;
}

std::optional<StepTerm> read_term(Fields& fields, std::string_view key) {
    auto const field = fields.find(key);
    if (!field) return {};
    auto const words = field->text();
    if (words.empty()) return {};
    std::string_view rest = words;
    StepTerm term;
    if (taken(rest, "parameter ")) {
        term.parameter = std::string(rest);
        return term;
    }
    if (taken(rest, "form.")) {
        term.field = std::string(rest);
        return term;
    }
    auto const blank = rest.find(' ');
    auto const count = count_from(rest.substr(0, blank));
    auto const unit = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
    if (!count || (unit != "hours" && unit != "days" && unit != "working days")) {
        field->fault("step.bad-term");
        return {};
    }
    term.count = *count;
    term.unit = unit == "hours" ? TermUnit::hours : unit == "days" ? TermUnit::days : TermUnit::working_days;
    return term;
}

void read_register(Draft& draft, Cover& cover, Block const& block) {
    cover.anchor->rules.push_back("register " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    Register made{block.name,
                  fields.text("title"),
                  block.by,
                  fields.text_or("number", ""),
                  offices_or_none(fields, "readers"),
                  fields.texts_or_none("columns")};
    if (!made.number.empty() && made.number.find("{n}") == std::string::npos)
        draft.error(block.line, "register.number", {{"found", made.number}});
    fields.finish();
    draft.charter.rules.register_order.push_back(made.name);
    draft.charter.rules.registers[block.name] = std::move(made);
}

void read_procedure(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    cover.anchor->rules.push_back("procedure " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    Procedure procedure;
    procedure.name = block.name;
    procedure.by = block.by;
    procedure.title = fields.text("title");
    if (auto const start = fields.need("start")) procedure.start = start->some_of<Office>();
    procedure.register_name = fields.text("register");
    procedure.number_at = fields.text_or("number-at", "");
    if (auto const first = fields.find("first")) procedure.first = first->one_of<Office>();
    procedure.leave = fields.text_or("leave", "");
    fields.finish();
    draft.charter.rules.procedure_order.push_back(procedure.name);
    draft.charter.rules.procedures[block.name] = std::move(procedure);
}

void read_form(Draft& draft, Cover&, Block const& block) {
    DraftForm form{block.name, {}, {}, block.line};
    for (auto const& entry : block.entries) {
        Field const field(entry, draft.diagnostics);
        form.lines[entry.key] = entry.line;
        if (more_on_field(form, field)) continue;
        form.fields.push_back(form_field(field));
        note_labels(draft, form.fields.back(), entry.line);
    }
    draft.forms.push_back(std::move(form));
}

void read_step(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    auto const dot = block.name.find('.');
    if (dot == std::string::npos || dot + 1 == block.name.size() ||
        block.name.find('.', dot + 1) != std::string::npos) {
        draft.error(block.line, "step.bad-name", {{"found", block.name}});
        return;
    }
    DraftStep made;
    made.procedure = block.name.substr(0, dot);
    // A step under another place than its procedure is what that place asks of it.
    auto& rules = cover.anchor->rules;
    if (std::find(rules.begin(), rules.end(), "procedure " + made.procedure) == rules.end())
        rules.push_back("step " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    made.line = block.line;
    auto& step = made.step;
    step.name = block.name.substr(dot + 1);
    step.by = block.by;
    step.title = fields.text("title");
    if (auto const act = fields.need("act")) step.act = act->one_of<StepAct>();
    read_doers(fields, step.doers);
    step.who = fields.text_or("who", "");
    step.via = fields.text_or("via", "");
    if (auto const after = fields.find("after")) {
        made.says_after = true;
        step.after = after->texts();
    }
    if (auto const when = fields.find("when")) step.when = read_conditions(*when);
    read_need(fields, step);
    step.fills = fields.texts_or_none("fills");
    step.paper = fields.text_or("paper", "");
    step.kinds = fields.texts_or_none("kinds");
    step.not_before = read_term(fields, "not-before");
    step.within = read_term(fields, "within");
    read_lapse(fields, step);
    step.evidence = fields.flag_or("evidence", false);
    step.by_other = fields.flag_or("by-other", false);
    step.hand_over = fields.flag_or("hand-over", false);
    step.add_signers = fields.flag_or("add-signers", false);
    fields.finish();
    draft.steps.push_back(std::move(made));
}

}  // namespace quorate::charter

#include <algorithm>

#include "charter/draft.hpp"

/// The ```rhythm blocks: what comes round every year, quarter or month.
namespace quorate::charter {
namespace {

enum class Whose { body, member };
BOOST_DESCRIBE_ENUM(Whose, body, member)

/// Days of the shortest period.
std::int32_t shortest(Every every) {
    switch (every) {
        case Every::year:
            return 365;
        case Every::half_year:
            return 181;
        case Every::quarter:
            return 90;
        case Every::month:
            return 28;
    }
    return 28;
}

/// The field must be there from the start: what is counted must be countable before it is over.
void check_field(Draft& draft, DraftRhythm const& made, Procedure const& procedure, std::string const& name,
                 FieldType type) {
    if (name.empty()) return;
    auto const* field = procedure.field(name);
    auto const fits =
        field != nullptr && field->type == type && !field->optional && procedure.filled_at(name) == nullptr;
    if (fits) return;
    draft.error(made.line, "rhythm.field", {{"found", name}, {"procedure", procedure.name}, {"type", word(type)}});
}

/// Only choices that are made at the start tell one instance from another before it is over.
void check_when(Draft& draft, DraftRhythm const& made, Procedure const& procedure) {
    for (auto const& condition : made.rhythm.when) {
        auto const* field = procedure.field(condition.field);
        check_field(draft, made, procedure, condition.field, FieldType::choice);
        if (field == nullptr || field->type != FieldType::choice) continue;
        for (auto const& value : condition.values) {
            if (std::ranges::find(field->choices, value) != field->choices.end()) continue;
            draft.error(made.line, "step.condition-value",
                        {{"found", value}, {"field", condition.field}, {"allowed", joined(field->choices)}});
        }
    }
}

/// Days, working days, or days that the body sets: fewer than the shortest of its periods has.
void check_within(Draft& draft, DraftRhythm const& made) {
    auto const& within = made.rhythm.within;
    if (!within) return;
    auto const& parameters = draft.charter.rules.parameters;
    if (within->unit == TermUnit::hours || !within->field.empty()) {
        draft.error(made.line, "rhythm.within");
    } else if (!within->parameter.empty()) {
        auto const found = parameters.find(within->parameter);
        if (found == parameters.end() || found->second.type != Parameter::Type::days)
            draft.error(made.line, "rhythm.within-parameter", {{"found", within->parameter}});
    } else if (within->count >= shortest(made.rhythm.every)) {
        draft.error(made.line, "rhythm.within-too-long", {{"found", std::int64_t{within->count}}});
    }
}

}  // namespace

bool started_by_members(Procedure const& procedure) {
    return std::ranges::any_of(procedure.start,
                               [](Office const one) { return one == Office::chair || one == Office::member; });
}

void read_rhythm(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    cover.anchor->rules.push_back("rhythm " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    DraftRhythm made;
    made.line = block.line;
    auto& rhythm = made.rhythm;
    rhythm.name = block.name;
    rhythm.by = block.by;
    rhythm.title = fields.text("title");
    rhythm.procedure = fields.text("procedure");
    if (auto const every = fields.need("every")) rhythm.every = every->one_of<Every>();
    if (auto const times = fields.find("times")) {
        rhythm.times = times->count_of("time", "times");
        if (rhythm.times == 0 && times->text().starts_with("0")) times->fault("rhythm.never");
    }
    if (auto const each = fields.find("each")) rhythm.each_member = each->one_of<Whose>() == Whose::member;
    rhythm.member = fields.text_or("member", "");
    rhythm.year = fields.text_or("year", "");
    rhythm.day = fields.text_or("day", "");
    if (!rhythm.year.empty() && !rhythm.day.empty()) {
        draft.error(made.line, "rhythm.year-or-day");
        rhythm.year.clear();
        rhythm.day.clear();
    }
    if (auto const when = fields.find("when")) rhythm.when = read_conditions(*when);
    rhythm.within = read_term(fields, "within");
    if (auto const force = fields.find("force")) rhythm.force = force->one_of<Force>();
    fields.finish();
    draft.rhythms.push_back(std::move(made));
}

void settle_rhythms(Draft& draft) {
    auto& rules = draft.charter.rules;
    for (auto& made : draft.rhythms) {
        auto& rhythm = made.rhythm;
        auto const* procedure = rules.procedure(rhythm.procedure);
        if (procedure != nullptr) {
            check_field(draft, made, *procedure, rhythm.member, FieldType::person);
            check_field(draft, made, *procedure, rhythm.year, FieldType::number);
            check_field(draft, made, *procedure, rhythm.day, FieldType::date);
            check_when(draft, made, *procedure);
        } else if (!rhythm.procedure.empty()) {
            draft.error(made.line, "procedure.unknown",
                        {{"found", rhythm.procedure}, {"allowed", joined(rules.procedure_order)}});
        }
        if (procedure != nullptr && rhythm.each_member && rhythm.member.empty() && !started_by_members(*procedure))
            draft.error(made.line, "rhythm.no-member", {{"procedure", rhythm.procedure}});
        if (!rhythm.year.empty() && rhythm.every != Every::year) draft.error(made.line, "rhythm.year-of-part");
        check_within(draft, made);
        if (!rhythm.member.empty() && !rhythm.each_member) draft.error(made.line, "rhythm.member-of-body");
        rules.rhythms.push_back(std::move(rhythm));
    }
}

}  // namespace quorate::charter

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "charter/draft.hpp"

namespace quorate::charter {
namespace {

/// The acts that a ```power block can give; each is asked for by name where it is done.
constexpr std::array<std::string_view, 24> acts{
    "matter.propose",   "matter.settle",   "matter.prepare",  "meeting.convene",     "meeting.preside",
    "notice.send",      "leave.approve",   "recusal.rule",    "observer.invite",     "presidency.entrust",
    "urgent.act",       "record.keep",     "minutes.write",   "minutes.sign",        "directive.assign",
    "directive.report", "directive.check", "decision.assess", "authorisation.grant", "roster.keep",
    "charter.adopt",    "parameter.set",   "self-check.read", "record.read",
};

std::vector<std::string> list_of(auto const& words) {
    return {words.begin(), words.end()};
}

void read_rules(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    for (auto const& entry : block.entries) {
        cover.anchor->rules.push_back(entry.key);
        read_rule(draft, Field(entry, draft.diagnostics), block.by);
    }
}

void read_powers(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    for (auto const& entry : block.entries) {
        auto const field = Field(entry, draft.diagnostics);
        if (!draft.define("power " + entry.key, entry.line)) continue;
        if (std::find(acts.begin(), acts.end(), entry.key) == acts.end()) {
            unknown_key(field, list_of(acts));
            continue;
        }
        cover.anchor->rules.push_back("power " + entry.key);
        draft.charter.rules.powers[entry.key] = {field.some_of<Office>(), block.by};
    }
}

void read_prerequisite(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    cover.anchor->rules.push_back("prerequisite " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    auto& made = draft.prerequisites[block.name];
    made = {block.name, fields.text("title"), Force::must, {}, block.by};
    auto const force = fields.need("force");
    if (force && !force->either("must", "generally")) made.force = Force::generally;
    if (auto const entries = fields.find("entries")) {
        made.entries = entries->text();
        draft.evidence_registers.push_back({made.entries, entries->line()});
    }
    fields.finish();
}

/// "public-notice 5 working days": what must follow, and how long it lasts.
void check_followup(Draft& draft, int line, std::string_view what) {
    constexpr std::array<std::string_view, 1> known{"public-notice"};
    auto const words = text::split(what, ' ');
    auto const digits = [](std::string_view word) {
        auto const digit = [](char letter) { return letter >= '0' && letter <= '9'; };
        return !word.empty() && word.size() <= 3 && std::all_of(word.begin(), word.end(), digit);
    };
    auto const whole =
        (words.size() == 3 && words[2] == "days") || (words.size() == 4 && words[2] == "working" && words[3] == "days");
    if (!whole || !digits(words[1]) || std::find(known.begin(), known.end(), words[0]) == known.end()) {
        draft.error(line, "followup.bad", {{"found", std::string(what)}, {"allowed", joined(list_of(known))}});
    }
}

/// "sum", "persons": what a matter of the kind must name.
void read_asks(Fields& fields, Kind& kind) {
    auto const asks = fields.find("asks");
    if (!asks) return;
    for (auto const& word : asks->texts()) {
        kind.asks_sum = kind.asks_sum || word == "sum";
        kind.asks_persons = kind.asks_persons || word == "persons";
        if (word != "sum" && word != "persons") asks->not_allowed(word, {"sum", "persons"});
    }
}

void read_kind(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    cover.anchor->rules.push_back("kind " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    Kind kind;
    kind.name = block.name;
    kind.by = block.by;
    kind.title = fields.text("title");
    if (auto const major = fields.need("class")) kind.major = major->one_of<MajorClass>();
    if (auto const before = fields.find("before")) {
        draft.kind_prerequisites.push_back({kind.name, before->texts(), before->line()});
    }
    kind.choices = fields.texts_or_none("choices");
    kind.pass_choice = fields.text_or("pass-choice", "");
    if (auto const each = fields.find("each")) {
        each->only("person");
        kind.each_person = true;
    }
    if (auto const methods = fields.find("methods")) kind.methods = methods->some_of<Method>();
    kind.may_be_noted = fields.flag_or("may-be-noted", false);
    kind.first_item = fields.flag_or("first-item", false);
    read_asks(fields, kind);
    // Article 13: what is the body's to decide is decided at its meeting, whatever goes round for agreement.
    if (auto const circulated = fields.find("circulated-approval"); circulated && circulated->flag())
        circulated->fault("value.not-carried-out");
    if (auto const after = fields.find("after")) {
        kind.after = after->texts();
        for (auto const& what : kind.after) check_followup(draft, after->line(), what);
    }
    fields.finish();
    if (kind.each_person && !kind.asks_persons) draft.error(block.line, "kind.each-without-persons");
    draft.charter.rules.kind_order.push_back(kind.name);
    draft.charter.rules.kinds[kind.name] = std::move(kind);
}

void read_reading(Draft& draft, Cover& cover, Block const& block) {
    cover.anchor->rules.push_back("reading " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    Reading reading{block.name, fields.text("question"), fields.text("default"), {}, fields.text("because"), block.by};
    if (auto const other = fields.need("other")) {
        reading.other = other->texts();
        auto const again = std::find(reading.other.begin(), reading.other.end(), reading.chosen);
        if (again != reading.other.end()) other->fault("reading.default-again");
    }
    fields.finish();
    draft.charter.rules.readings[block.name] = std::move(reading);
}

/// A number that the engine asks for, and what it may be counted in.
struct AskedNumber {
    std::string_view name;
    std::vector<std::string> types;
};

std::vector<AskedNumber> const& asked_numbers() {
    static std::vector<AskedNumber> const all{{"directive.term", {"days"}},
                                              {"funds.large-sum", {"money"}},
                                              {"minutes.comment-period", {"days", "hours"}},
                                              {"problem.report-within", {"days", "hours"}}};
    return all;
}

std::vector<std::string> types_of_number(Draft& draft, Block const& block) {
    std::vector<std::string> names;
    for (auto const& one : asked_numbers()) {
        if (one.name == block.name) return one.types;
        names.emplace_back(one.name);
    }
    // Unless a step, a field or a rhythm asks for it, nothing ever would: a number that looks as if it bound is worse
    // than none.
    draft.numbers.push_back({block.name, joined(names), block.line});
    return {"days", "hours", "money"};
}

void read_parameter(Draft& draft, Cover& cover, Block const& block) {
    cover.anchor->rules.push_back("parameter " + block.name);
    auto const allowed = types_of_number(draft, block);
    Fields fields(block.entries, block.line, draft.diagnostics);
    Parameter parameter{block.name, fields.text("title"), {}, fields.text("advice"), block.by};
    if (auto const type = fields.need("type")) {
        auto const words = type->text();
        static std::vector<std::string> const types{"days", "hours", "money", "text"};
        auto const found = std::find(types.begin(), types.end(), words);
        if (std::find(allowed.begin(), allowed.end(), words) != allowed.end()) {
            parameter.type = static_cast<Parameter::Type>(found - types.begin());
        } else if (!words.empty()) {
            type->not_allowed(words, allowed);
        }
    }
    fields.finish();
    draft.warn(block.line, "parameter.unset", {{"name", block.name}, {"title", parameter.title}});
    draft.charter.rules.parameters[block.name] = std::move(parameter);
}

void read_basis(Draft& draft, Cover&, Block const& block) {
    Fields fields(block.entries, block.line, draft.diagnostics);
    Basis basis{block.name, fields.text("title"), fields.text_or("edition", ""), {}, {}, block.by, block.line};
    if (auto const superseded = fields.find("superseded")) basis.superseded = superseded->date();
    basis.superseded_by = fields.text_or("superseded-by", "");
    fields.finish();
    draft.charter.document.bases.push_back(std::move(basis));
}

void read_conflict(Draft& draft, Cover&, Block const& block) {
    Fields fields(block.entries, block.line, draft.diagnostics);
    Conflict conflict{block.name, {}, fields.text("chosen"), fields.text("because"), block.by, block.line};
    if (auto const with = fields.need("with")) conflict.with = with->texts();
    fields.finish();
    draft.charter.document.conflicts.push_back(std::move(conflict));
}

/// "must", or a list where the clauses of the place bind differently.
std::vector<Binding> bindings_of(Fields& fields) {
    auto const force = fields.need("force");
    return force ? force->one_or_some_of<Binding>() : std::vector<Binding>();
}

Mode read_mode(Fields& fields, std::vector<std::string> const& allowed) {
    auto const field = fields.need("mode");
    if (!field) return Mode::enforced;
    auto const words = field->text();
    if (words.empty()) return Mode::enforced;
    if (std::find(allowed.begin(), allowed.end(), words) == allowed.end()) field->not_allowed(words, allowed);
    return from_word<Mode>(words).value_or(Mode::enforced);
}

std::vector<std::string> const& working_modes() {
    static std::vector<std::string> const modes{"enforced", "guided", "recorded"};
    return modes;
}

void read_none(Draft& draft, Cover& cover, Block const& block) {
    Fields fields(block.entries, block.line, draft.diagnostics);
    cover.settled_by.push_back("none");
    cover.anchor->mode = Mode::shown;
    cover.anchor->binding = {Binding::principle};
    cover.anchor->because = fields.text("because");
    fields.finish();
}

void read_later(Draft& draft, Cover& cover, Block const& block) {
    Fields fields(block.entries, block.line, draft.diagnostics);
    cover.settled_by.push_back("later");
    cover.anchor->mode = Mode::not_yet;
    cover.anchor->planned = read_mode(fields, working_modes());
    cover.anchor->binding = bindings_of(fields);
    fields.finish();
}

/// How a place is covered where that is not "enforced, must", or by which commands where no rule of the place is
/// needed.
void read_cover(Draft& draft, Cover& cover, Block const& block) {
    Fields fields(block.entries, block.line, draft.diagnostics);
    cover.settled_by.push_back("cover");
    cover.anchor->mode = read_mode(fields, working_modes());
    cover.anchor->binding = bindings_of(fields);
    for (auto const& command : fields.texts_or_none("by")) {
        cover.rests_on_rules = true;
        cover.anchor->rules.push_back("command " + command);
    }
    fields.finish();
}

enum class Naming { none, word, dotted };

struct BlockWord {
    std::string_view word;
    Naming naming;
    void (*read)(Draft& draft, Cover& cover, Block const& block);
};

constexpr std::array block_table{
    BlockWord{"rule", Naming::none, read_rules},
    BlockWord{"power", Naming::none, read_powers},
    BlockWord{"prerequisite", Naming::word, read_prerequisite},
    BlockWord{"kind", Naming::word, read_kind},
    BlockWord{"reading", Naming::word, read_reading},
    BlockWord{"register", Naming::word, read_register},
    BlockWord{"procedure", Naming::word, read_procedure},
    BlockWord{"form", Naming::word, read_form},
    BlockWord{"step", Naming::dotted, read_step},
    BlockWord{"rhythm", Naming::word, read_rhythm},
    BlockWord{"figure", Naming::word, read_figure},
    BlockWord{"layout", Naming::word, read_layout},
    BlockWord{"parameter", Naming::dotted, read_parameter},
    BlockWord{"basis", Naming::word, read_basis},
    BlockWord{"conflict", Naming::word, read_conflict},
    BlockWord{"cover", Naming::none, read_cover},
    BlockWord{"later", Naming::none, read_later},
    BlockWord{"none", Naming::none, read_none},
};

auto find_block(std::string_view word) {
    return std::find_if(block_table.begin(), block_table.end(), [&](BlockWord const& one) { return one.word == word; });
}

bool good_name(std::string_view name, Naming naming) {
    auto const fits = [&](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
               (letter == '.' && naming == Naming::dotted);
    };
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && std::all_of(name.begin(), name.end(), fits);
}

bool check_name(Draft& draft, Block const& block, Naming naming) {
    if (naming == Naming::none) {
        if (!block.name.empty()) {
            draft.error(block.line, "block.with-name", {{"block", block.word}, {"found", block.name}});
        }
        return true;
    }
    if (!good_name(block.name, naming)) {
        draft.error(block.line, "block.bad-name", {{"block", block.word}, {"found", block.name}});
        return false;
    }
    return draft.define(block.word + " " + block.name, block.line);
}

}  // namespace

bool known_block(std::string_view word) {
    return find_block(word) != block_table.end();
}

std::vector<std::string> block_words() {
    std::vector<std::string> words;
    for (auto const& one : block_table) words.emplace_back(one.word);
    words.emplace_back("example");
    words.emplace_back("translation");
    return words;
}

void read_block(Draft& draft, Cover& cover, Block const& block) {
    auto const found = find_block(block.word);
    if (!check_name(draft, block, found->naming)) {
        // The anchor is covered by what its author meant to write; one error is enough for one fault.
        cover.rests_on_rules = true;
        return;
    }
    if (block.entries.empty()) draft.error(block.line, "block.empty", {{"block", block.word}});
    found->read(draft, cover, block);
    note_words(draft, block.entries);
    auto const full = block.name.empty() ? block.word : block.word + " " + block.name;
    for (auto const& entry : block.entries) {
        draft.charter.document.statements.push_back(
            {block.by.anchor, full, entry.key, to_text(entry.value), entry.line});
    }
}

}  // namespace quorate::charter

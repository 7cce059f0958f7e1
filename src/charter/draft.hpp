#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "charter/charter.hpp"
#include "charter/fields.hpp"

/// A charter while it is compiled: what was read so far, and what can be settled only when the whole file was read.
namespace quorate::charter {

/// Before the name of a field of the form, where a block says whose an entry is.
inline constexpr std::string_view kOfField = "form.";

/// A fenced block whose lines were read, under its anchor.
struct Block {
    std::string word;
    std::string name;
    std::vector<Entry> entries;
    int line = 0;
    Citation by;
};

/// "quorum-personnel" and "reconsider-personnel": the kind may stand further down the file.
struct KindThreshold {
    std::string kind;
    bool quorum = true;  ///< false: consent to a reconsideration
    Cited<Threshold> threshold;
    int line = 0;
};

struct KindPrerequisites {
    std::string kind;
    std::vector<std::string> names;
    int line = 0;
};

/// A form and a step as they were read: the procedure they belong to may stand further down the file.
struct DraftForm {
    std::string procedure;
    std::vector<FormField> fields;
    std::map<std::string, int> lines;  ///< of its keys
    int line = 0;
};

struct DraftStep {
    std::string procedure;
    ProcedureStep step;
    bool says_after = false;  ///< otherwise it follows the step before it
    int line = 0;
};

/// What comes round, with the line of its block: its procedure may stand further down the file.
struct DraftRhythm {
    Rhythm rhythm;
    int line = 0;
};

/// The same of what is counted.
struct DraftFigure {
    Figure figure;
    int line = 0;
};

/// The same of what a register shows beside its table.
struct DraftLayout {
    Layout layout;
    int line = 0;
};

/// A number that no rule asks for; a step may.
struct DraftNumber {
    std::string name;
    std::string allowed;
    int line = 0;
};

struct Draft {
    Charter charter;
    Diagnostics diagnostics;
    std::map<std::string, int, std::less<>> defined;  ///< "rule quorum", "kind personnel" -> line
    std::map<std::string, Prerequisite, std::less<>> prerequisites;
    std::vector<KindThreshold> kind_thresholds;
    std::vector<KindPrerequisites> kind_prerequisites;
    std::vector<std::pair<std::string, int>> evidence_registers;  ///< whose entries show a prerequisite, and the line
    std::vector<std::string> choices;                             ///< for kinds that name none of their own
    std::string pass_choice;
    std::vector<DraftForm> forms;
    std::vector<DraftStep> steps;
    std::vector<DraftNumber> numbers;
    std::vector<DraftRhythm> rhythms;
    std::vector<DraftFigure> figures;
    std::vector<DraftLayout> layouts;
    std::vector<Block> translations;                    ///< read last: they may stand anywhere
    std::map<std::string, int, std::less<>> own_words;  ///< texts of headings and blocks -> line of the first

    void error(int line, std::string_view what, Facts facts = {});
    void warn(int line, std::string_view what, Facts facts = {});
    /// False, with an error, when the same thing was defined before.
    bool define(std::string const& thing, int line);
};

/// What is still to be known about an anchor's own blocks once they were read.
struct Cover {
    Anchor* anchor = nullptr;
    bool rests_on_rules = false;          ///< something is carried out
    std::vector<std::string> settled_by;  ///< "none", "later", "cover"
};

/// Reads one block of the vocabulary into the draft.
void read_block(Draft& draft, Cover& cover, Block const& block);
/// Keeps the texts of a block, so that they can be translated.
void note_words(Draft& draft, std::vector<Entry> const& entries);
/// True for the words that may stand behind the fence; "example" and "translation" are read elsewhere.
[[nodiscard]] bool known_block(std::string_view word);
[[nodiscard]] std::vector<std::string> block_words();

/// Reads one line of a ```rule block.
void read_rule(Draft& draft, Field const& field, Citation const& by);
/// Reports the rules that no block gave.
void need_all_rules(Draft& draft);

void read_register(Draft& draft, Cover& cover, Block const& block);
void read_procedure(Draft& draft, Cover& cover, Block const& block);
void read_form(Draft& draft, Cover& cover, Block const& block);
void read_step(Draft& draft, Cover& cover, Block const& block);
void read_rhythm(Draft& draft, Cover& cover, Block const& block);
/// "where is 省内 | 省外", "sum >= 500000", one or several.
[[nodiscard]] std::vector<Condition> read_conditions(Field const& field);
/// "3 days", "24 hours", "5 working days", "parameter reply.term", "form.due".
[[nodiscard]] std::optional<StepTerm> read_term(Fields& fields, std::string_view key);
void read_figure(Draft& draft, Cover& cover, Block const& block);
void read_layout(Draft& draft, Cover& cover, Block const& block);
/// Reports what comes round and cannot be counted: its procedure or the fields it names are not there.
void settle_rhythms(Draft& draft);
/// The same of figures.
void settle_figures(Draft& draft);
/// Reports what could not be set out: the procedures, fields or steps a layout names are not there.
void settle_layouts(Draft& draft);
/// Members are among those who may start it.
[[nodiscard]] bool started_by_members(Procedure const& procedure);
/// Joins procedures with their forms and steps, and reports what would keep one from running to its end.
void settle_procedures(Draft& draft);

/// Joins kinds with their prerequisites, quorums and choices.
void settle_kinds(Draft& draft);

/// Reads the ```translation blocks, once everything they can translate is known.
void settle_translations(Draft& draft);

}  // namespace quorate::charter

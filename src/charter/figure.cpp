#include <algorithm>

#include "charter/draft.hpp"

/// The ```figure blocks: what is counted for each member in a year.
namespace quorate::charter {
namespace {

constexpr std::string_view kOfStep = "step ";

/// "starter", "form.present", "step sign".
void read_whose(Fields& fields, Figure& figure) {
    auto const of = fields.need("of");
    if (!of) return;
    auto const words = of->text();
    if (words.starts_with(kOfField)) {
        figure.of = FigureOf::field;
        figure.whose = words.substr(kOfField.size());
    } else if (words.starts_with(kOfStep)) {
        figure.of = FigureOf::step;
        figure.whose = words.substr(kOfStep.size());
    } else if (!words.empty() && words != "starter") {
        of->not_allowed(words, {"starter", "form.FIELD", "step STEP"});
    }
}

/// What a figure needs of the procedure it counts.
class FigureCheck {
  public:
    FigureCheck(Draft& draft, DraftFigure const& made, Procedure const& procedure)
        : draft_(draft), made_(made), procedure_(procedure) {}

    void check() {
        auto const& figure = made_.figure;
        if (figure.of == FigureOf::field) need(figure.whose, {FieldType::person, FieldType::people});
        if (figure.of == FigureOf::step) need_group(figure.whose);
        if (figure.of == FigureOf::starter && !started_by_members(procedure_))
            draft_.error(made_.line, "figure.no-member", {{"procedure", procedure_.name}});
        need_or_none(figure.choice, FieldType::choice);
        need_or_none(figure.sum, FieldType::number);
        need_or_none(figure.day, FieldType::date);
    }

  private:
    void need(std::string const& name, std::vector<FieldType> const& types) {
        auto const* field = procedure_.field(name);
        if (field != nullptr && std::ranges::find(types, field->type) != types.end()) return;
        std::vector<std::string> allowed;
        for (auto const type : types) allowed.push_back(word(type));
        draft_.error(made_.line, "figure.field",
                     {{"found", name}, {"procedure", procedure_.name}, {"type", joined(allowed)}});
    }

    void need_or_none(std::string const& name, FieldType type) {
        if (!name.empty()) need(name, {type});
    }

    /// Of a talk every pair is entered by one of the two: whose hand it was says nothing.
    void need_group(std::string const& name) {
        auto const* step = procedure_.step(name);
        if (step != nullptr && of_group(step->act) && step->act != StepAct::talk) return;
        draft_.error(made_.line, "figure.step", {{"found", name}, {"procedure", procedure_.name}});
    }

    Draft& draft_;
    DraftFigure const& made_;
    Procedure const& procedure_;
};

}  // namespace

void read_figure(Draft& draft, Cover& cover, Block const& block) {
    cover.rests_on_rules = true;
    cover.anchor->rules.push_back("figure " + block.name);
    Fields fields(block.entries, block.line, draft.diagnostics);
    DraftFigure made;
    made.line = block.line;
    auto& figure = made.figure;
    figure.name = block.name;
    figure.by = block.by;
    figure.title = fields.text("title");
    figure.procedure = fields.text("procedure");
    read_whose(fields, figure);
    figure.choice = fields.text_or("by", "");
    figure.sum = fields.text_or("sum", "");
    figure.day = fields.text_or("day", "");
    fields.finish();
    draft.figures.push_back(std::move(made));
}

void settle_figures(Draft& draft) {
    auto& rules = draft.charter.rules;
    for (auto& made : draft.figures) {
        auto const& name = made.figure.procedure;
        if (auto const* procedure = rules.procedure(name)) {
            FigureCheck(draft, made, *procedure).check();
        } else if (!name.empty()) {
            draft.error(made.line, "procedure.unknown", {{"found", name}, {"allowed", joined(rules.procedure_order)}});
        }
        rules.figures.push_back(std::move(made.figure));
    }
}

}  // namespace quorate::charter

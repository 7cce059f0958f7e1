#include "views/diagram.hpp"

#include "procedures/lookup.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using charter::Lapse;
using charter::ProcedureStep;
using charter::StepAct;

/// What a step ends the procedure by: a no, a decision that was not passed, the end of its term.
std::optional<DiagramQuestion> question_of(StepWords const& in_words, ProcedureStep const& step) {
    auto const by_term = step.lapse == Lapse::ends;
    auto const by_choice = procedures::asks_choice(step.act);
    if (step.act != StepAct::decide && !by_choice && !by_term) return {};
    std::string_view asked = by_choice ? "diagram.agreed" : "diagram.in-time";
    if (step.act == StepAct::decide) asked = "diagram.passed";
    auto const no = by_term ? "diagram.no-or-late" : "diagram.no";
    return DiagramQuestion{in_words.phrase(asked), in_words.phrase("diagram.yes"), in_words.phrase(no)};
}

std::string note_of(StepWords const& in_words, charter::Procedure const& procedure, ProcedureStep const& step) {
    std::vector<std::string> parts{in_words.doers(procedure, step)};
    for (auto const& text : {step.who, step.via}) {
        if (!text.empty()) parts.push_back(in_words.say(text));
    }
    for (auto const& term : {in_words.not_before(step), in_words.term(procedure, step)}) {
        if (term) parts.push_back(*term);
    }
    return joined(in_words.language, parts);
}

}  // namespace

Diagram diagram_of(StepWords const& in_words, charter::Procedure const& procedure) {
    Diagram diagram;
    diagram.name = procedure.name;
    diagram.title = in_words.say(procedure.title);
    diagram.start = in_words.phrase("procedure.start");
    auto const stage = [&](procedures::InstanceStage one) {
        return in_words.words.label(in_words.language, term(one));
    };
    diagram.end = stage(procedures::InstanceStage::completed);
    diagram.broken_off = stage(procedures::InstanceStage::refused);
    diagram.applies = in_words.phrase("diagram.applies");
    diagram.otherwise = in_words.phrase("diagram.otherwise");
    for (auto const& step : procedure.steps) {
        DiagramStep drawn;
        drawn.name = step.name;
        drawn.title = in_words.say(step.title);
        drawn.note = note_of(in_words, procedure, step);
        drawn.after = step.after;
        drawn.condition = in_words.condition(procedure, step).value_or("");
        drawn.question = question_of(in_words, step);
        drawn.outside = step.act == StepAct::external;
        diagram.steps.push_back(std::move(drawn));
    }
    return diagram;
}

std::optional<Diagram> procedure_diagram(Lens const& lens, std::string const& name) {
    auto const& in_force = rules(lens);
    auto const* procedure = in_force.procedure(name);
    if (procedure == nullptr) return {};
    return diagram_of({in_force, lens.words, lens.language}, *procedure);
}

}  // namespace quorate::views

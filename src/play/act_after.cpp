#include "play/act.hpp"

/// What follows a meeting: minutes, directives, reservations, accountability, urgent acts, time.
namespace quorate::play {
namespace {

using namespace quorate::meetings;

void comment(Act const& act) {
    auto const text = act.line.quoted_or_none(0);
    act.give(CommentOnMinutes{act.stage.meeting(), !text.has_value(), text});
}

void direct(Act const& act) {
    IssueDirective command{
        DirectiveId{act.stage.fresh("d")}, act.stage.last_decision(), act.line.quoted(0), act.person(), {}, {}};
    // The task, the person, and the day and the unit where they are agreed.
    auto const more = act.line.words_before_markers();
    if (more > 1) command.due = act.line.date(1);
    for (auto const* marker : {"处室", "unit"}) {
        for (auto const& unit : act.line.after(marker)) command.unit = UnitId{unit};
    }
    act.give(command);
}

void report_progress(Act const& act) {
    auto const percent = figure_from("n" + act.line.word(0));
    if (!percent) throw BadLine{"no-figure", act.line.word(0)};
    act.give(ReportProgress{act.stage.last_directive(), act.line.quoted(0), static_cast<std::int32_t>(percent->value)});
}

void check(Act const& act) {
    auto const content = act.line.has_word("满意") || act.line.has_word("satisfied");
    act.give(CheckDirective{act.stage.last_directive(), act.line.quoted(0), content});
}

/// Which question of the item is meant, where the line says so in figures.
std::optional<std::int32_t> question_in(Act const& act) {
    if (act.line.words_before_markers() == 0) return {};
    auto const figure = figure_from("n" + act.line.word(0));
    if (!figure || figure->label != "n") throw BadLine{"no-figure", act.line.word(0)};
    return static_cast<std::int32_t>(figure->value);
}

void reserve(Act const& act) {
    auto const title = act.line.quoted_or_none(1);
    auto const item = title ? act.item(1) : act.stage.last_item();
    act.give(StateReservation{ReservationId{act.stage.fresh("r")}, item, act.line.quoted(0), question_in(act)});
}

void authorise(Act const& act) {
    act.give(GrantAuthorisation{AuthorisationId{act.stage.fresh("a")}, act.person(), act.line.quoted(0),
                                act.line.date(1), act.line.date(2), act.stage.last_decision()});
}

void act_urgently(Act const& act) {
    act.stage.need_body();
    act.give(ActUrgently{UrgentId{act.stage.fresh("u")}, act.line.quoted(0), act.line.quoted(1), act.line.quoted(2)});
}

void mean(Act const& act) {
    if (act.line.has_word("会议") || act.line.has_word("meeting")) {
        if (!act.stage.mean_meeting_on(act.line.date(1))) throw BadLine{"unknown-thing", act.line.word(1)};
        return;
    }
    act.stage.mean(act.matter(), question_in(act));
}

/// Time is a command of nobody.
void reach(Act const& act) {
    act.stage.need_body();
    act.stage.set_now(act.line.moment(0));
    act.outcomes.push_back(act.stage.attempt(ReachClock{}, {}, {}, {}));
}

}  // namespace

Actions const& afterwards() {
    static Actions const actions{
        {Verb::draft, [](Act const& act) { act.give(DraftMinutes{act.stage.meeting(), act.line.quoted(0)}); }},
        {Verb::circulate, [](Act const& act) { act.give(CirculateMinutes{act.stage.meeting()}); }},
        {Verb::comment, comment},
        {Verb::answer_comment,
         [](Act const& act) { act.give(AnswerComment{act.stage.meeting(), act.person(), act.line.quoted(0)}); }},
        {Verb::sign, [](Act const& act) { act.give(SignMinutes{act.stage.meeting()}); }},
        {Verb::correct,
         [](Act const& act) { act.give(CorrectMinutes{act.stage.meeting(), act.line.quoted(0), act.line.quoted(1)}); }},
        {Verb::about, mean},
        {Verb::direct, direct},
        {Verb::waive, [](Act const& act) { act.give(WaiveDirective{act.stage.last_decision(), act.line.quoted(0)}); }},
        {Verb::progress, report_progress},
        {Verb::check, check},
        {Verb::problem,
         [](Act const& act) { act.give(ReportProblem{act.stage.last_directive(), act.line.quoted(0)}); }},
        {Verb::instruct,
         [](Act const& act) { act.give(InstructOnProblem{act.stage.last_directive(), act.line.quoted(0)}); }},
        {Verb::extend,
         [](Act const& act) {
             act.give(ExtendDirective{act.stage.last_directive(), act.line.date(0), act.line.quoted(0)});
         }},
        {Verb::finish, [](Act const& act) { act.give(CloseDirective{act.stage.last_directive()}); }},
        {Verb::reserve, reserve},
        {Verb::assess,
         [](Act const& act) {
             act.give(AssessDecision{act.stage.last_decision(), act.line.quoted(0), act.line.quoted(1), true});
         }},
        {Verb::authorise, authorise},
        {Verb::end_authorisation,
         [](Act const& act) { act.give(EndAuthorisation{act.stage.last_authorisation(), act.line.quoted(0)}); }},
        {Verb::urgent, act_urgently},
        {Verb::clock, reach},
        {Verb::explain, [](Act const& act) { act.give(ExplainMonth{act.line.word(0), act.line.quoted(0)}); }},
    };
    return actions;
}

}  // namespace quorate::play

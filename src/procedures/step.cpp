#include <algorithm>

#include "base/text.hpp"
#include "base/word.hpp"
#include "meetings/access.hpp"
#include "meetings/lookup.hpp"
#include "people/input.hpp"
#include "procedures/access.hpp"
#include "procedures/course.hpp"
#include "procedures/form.hpp"
#include "procedures/known.hpp"

/// What is done at one step: by those whose step it is, and to it.
namespace quorate::procedures {
namespace {

using charter::ProcedureStep;
using charter::StepAct;

/// A choice where the step asks one, with words for every no.
void check_choice(Checks& checks, ProcedureStep const& step, CompleteStep const& command) {
    if (!asks_choice(step.act)) {
        checks.input(!command.choice, "/choice", "no-choice-here");
        return;
    }
    checks.input(command.choice.has_value(), "/choice", "missing-choice");
    auto const reasoned = command.choice == StepChoice::no || step.act == StepAct::external;
    if (reasoned) people::needed_text(checks, "/text", command.text);
}

/// What stands behind the answer of somebody outside: its words always, a file where the charter asks one.
void check_evidence(Checks& checks, KnownStep const& known, CompleteStep const& command) {
    if (command.evidence) check_file(checks, known.rules, "/evidence", *command.evidence);
    checks.input(command.evidence || !known.step.evidence, "/evidence", "missing-file");
}

/// Article 40: a hand or a seal is put to one paper, that of the form, and to no other.
void check_paper(Checks& checks, KnownStep const& known, CompleteStep const& command) {
    if (known.step.paper.empty()) {
        checks.input(!command.paper, "/paper", "no-paper-here");
        return;
    }
    if (!checks.input(command.paper.has_value(), "/paper", "missing-paper")) return;
    auto const sent = command.files.find(known.step.paper);
    auto const& files = known.instance.form.files;
    auto const kept = files.find(known.step.paper);
    auto const is_it = [&](auto const& found, auto const& all) {
        return found != all.end() && found->second.digest == *command.paper;
    };
    auto const same = sent != command.files.end() ? is_it(sent, command.files) : is_it(kept, files);
    checks.forbid(!same, "step.other-paper", known.step.by);
}

/// Opinions that were asked for are given, and each of them is used or answered, before the step is done. Somebody is
/// heard: whose answer nobody waits for any more was not.
void check_opinions(Checks& checks, KnownStep const& known) {
    if (known.step.act != StepAct::consult) return;
    auto asked = false;
    std::vector<PersonId> silent;
    std::vector<PersonId> unused;
    for (auto const& [person, opinion] : known.state.opinions) {
        if (!opinion.released.empty()) continue;
        asked = true;
        if (!opinion.given) {
            silent.push_back(person);
        } else if (opinion.used.empty()) {
            unused.push_back(person);
        }
    }
    checks.forbid(!asked, "consult.nobody-asked", known.step.by);
    checks.forbid(!silent.empty(), "consult.unanswered", known.step.by, {{"missing", silent}});
    checks.forbid(!unused.empty(), "consult.unused", known.step.by, {{"missing", unused}});
}

/// Whom one talked with: one of the group, and not twice.
void check_talk(Checks& checks, Scene const& scene, KnownStep const& known, CompleteStep const& command,
                Context const& context) {
    if (known.step.act != StepAct::talk) {
        checks.input(!command.with, "/with", "no-talk-here");
        return;
    }
    if (!checks.input(command.with.has_value(), "/with", "missing-field")) return;
    auto const group = doers_of(scene, known.instance, known.step, people::today(scene.people, context));
    if (!checks.input(contains(group, *command.with) && *command.with != context.actor, "/with", "not-in-group"))
        return;
    checks.forbid(known.state.talks.contains(pair_of(context.actor, *command.with)), "step.talked", known.step.by,
                  {{"with", std::vector{*command.with}}});
}

/// One talk more, and whether everyone has talked with everyone.
Outcome with_talk(std::vector<PersonId> const& group, Step state, CompleteStep const& command, Context const& context) {
    state.talks.emplace(pair_of(context.actor, command.with.value_or(PersonId{})), context.now);
    return outcome_of(group, state);
}

/// One hand more in a group, and what has become of the step by it.
Outcome with_hand(Scene const& scene, KnownStep const& known, CompleteStep const& command, Context const& context) {
    auto const choice = command.choice.value_or(StepChoice::yes);
    if (!of_group(known.step.act)) return choice == StepChoice::yes ? Outcome::done : Outcome::failed;
    auto const group = doers_of(scene, known.instance, known.step, people::today(scene.people, context));
    if (known.step.act == StepAct::talk) return with_talk(group, known.state, command, context);
    auto hands = known.state.hands;
    hands[context.actor] = {choice, context.now};
    return outcome_of(known.step, group, hands);
}

/// No hand is taken before as much time has gone by as the charter asks.
void check_beginning(Checks& checks, Scene const& scene, KnownStep const& known, Context const& context) {
    auto const& by = known.step.by;
    auto const begins = beginning_of(scene, known.rules, known.step, known.state, people::today(scene.people, context));
    if (begins.from) checks.forbid(context.now < *begins.from, "step.too-early", by, {{"from", *begins.from}});
    if (begins.year_missing) {
        checks.forbid(true, "step.holidays-missing", by, {{"year", std::int64_t{*begins.year_missing}}},
                      {{"holidays.enter", "body"}});
    }
    if (begins.parameter_unset.empty()) return;
    auto const& title = known.rules.parameters.at(begins.parameter_unset).title;
    checks.forbid(true, "step.term-unset", by, {{"parameter", term_fact("title", title)}}, {{"parameter.set", "body"}});
}

void check_hand(Checks& checks, Scene const& scene, KnownStep const& known, CompleteStep const& command,
                Context const& context) {
    // Article 13: what the body decides is decided at its meeting, and nobody says yes in its place.
    checks.forbid(known.step.act == StepAct::decide, "step.by-meeting", known.step.by, {},
                  {{"step.link", place(known.instance.id)}});
    require_doer(checks, scene, context, known);
    checks.forbid(known.state.hands.contains(context.actor), "step.hand-in", known.step.by);
    check_beginning(checks, scene, known, context);
    if (!command.text.empty()) people::needed_text(checks, "/text", command.text);
    check_choice(checks, known.step, command);
    check_evidence(checks, known, command);
    check_paper(checks, known, command);
    check_opinions(checks, known);
    check_talk(checks, scene, known, command, context);
    // Who says no does not go on to fill in what follows from a yes.
    if (command.choice == StepChoice::no) {
        checks.input(command.values.empty() && command.files.empty(), "/values", "no-form-with-no");
    } else {
        check_form(checks, scene, context, known.procedure, known.step.name,
                   {command.values, command.files, &command.instance});
        check_named(checks, scene, context, known.procedure, known.instance, command.values);
    }
}

/// A matter that a meeting can still decide, of a kind that the step may be put to it as.
void check_matter(Checks& checks, Scene const& scene, KnownStep const& known, MatterId const& id,
                  Context const& context) {
    auto const day = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, day);
    auto const readable = meetings::may_read({scene.people, scene.meetings, scene.procedures.holidays}, rules,
                                             {context.actor, day}, id, meetings::Aspect::title);
    auto const* matter = readable ? meetings::find(scene.meetings, id) : nullptr;
    if (!checks.input(matter != nullptr, "/matter", "unknown-matter")) return;
    checks.forbid(!meetings::undecided(*matter), "link.settled", known.step.by,
                  {{"stage", std::vector{term(matter->stage)}}});
    auto const& kinds = known.step.kinds;
    auto const fits = kinds.empty() || std::find(kinds.begin(), kinds.end(), matter->kind) != kinds.end();
    checks.forbid(!fits, "link.kind", known.step.by, {{"kind", term_fact("kind", matter->kind)}});
}

}  // namespace

Answer<Event> decide(Scene const& scene, CompleteStep const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const known = open_step(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    check_hand(checks, scene, *known, command, context);
    if (!checks.clear()) return std::unexpected(checks.rejection());

    auto const filled = tidy({command.values, command.files});
    Course course(scene, known->rules, known->procedure, known->instance, context);
    course.happens(StepActed{command.instance, command.step, command.choice, std::string(text::trim(command.text)),
                             filled.values, filled.files, command.evidence, command.paper, command.with});
    course.fill(command.step, filled);
    auto const outcome = with_hand(scene, *known, command, context);
    if (outcome == Outcome::failed) course.end(InstanceStage::refused);
    if (outcome == Outcome::done) {
        course.finish(command.step);
        course.go_on();
    }
    return checks.otherwise(course.take());
}

Answer<Event> decide(Scene const& scene, AddSigner const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    auto const known = open_step(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    // While nobody holds the office whose hands it takes, one more would be the only one.
    auto const nobody = doers_of(scene, known->instance, known->step, people::today(scene.people, context)).empty();
    checks.forbid(!known->step.add_signers || nobody, "signer.not-asked-for", known->step.by);
    checks.bar(!has_hand_in(scene, context, *known), "signer.adder", known->step.by);
    require_other(checks, scene, context, *known, "/person", command.person);
    return checks.otherwise<Event>({SignerAdded{command.instance, command.step, command.person, command.reason}});
}

Answer<Event> decide(Scene const& scene, HandOver const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    auto const known = open_step(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    checks.forbid(!known->step.hand_over, "handover.own-hand", known->step.by);
    require_doer(checks, scene, context, *known);
    checks.forbid(known->state.hands.contains(context.actor), "step.hand-in", known->step.by);
    require_other(checks, scene, context, *known, "/to", command.to);
    auto const from = of_group(known->step.act) ? std::optional(context.actor) : std::nullopt;
    return checks.otherwise<Event>({StepHandedOver{command.instance, command.step, from, command.to, command.reason}});
}

Answer<Event> decide(Scene const& scene, Urge const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text);
    auto const known = open_step(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    auto const day = people::today(scene.people, context);
    auto const& rules = people::rules_on(scene.people, context, day);
    auto const may = context.actor == starter_of(known->instance) ||
                     reads_register(scene, known->rules, known->procedure, context.actor, day) ||
                     people::has_power(scene.people, rules, context.actor, day, "record.keep");
    checks.bar(!may, "urge.follower", known->step.by);
    return checks.otherwise<Event>({StepUrged{command.instance, command.step, command.text}});
}

Answer<Event> decide(Scene const& scene, LinkMatter const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const known = open_step(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    checks.forbid(known->step.act != StepAct::decide, "link.no-meeting", known->step.by);
    checks.bar(!has_hand_in(scene, context, *known), "link.hand", known->step.by);
    // Nor does one matter answer for two steps of the same instance.
    auto const waits = std::any_of(known->instance.steps.begin(), known->instance.steps.end(),
                                   [&](auto const& one) { return one.second.matter == command.matter; });
    checks.forbid(waits || known->state.matter.has_value(), "link.already", known->step.by);
    check_matter(checks, scene, *known, command.matter, context);
    return checks.otherwise<Event>({MatterLinked{command.instance, command.step, command.matter}});
}

}  // namespace quorate::procedures

#include "people/input.hpp"
#include "procedures/access.hpp"
#include "procedures/known.hpp"

/// Opinions: asked of somebody, given, and each of them used or answered (article 12). Asked again, somebody gives a
/// new one; the earlier stays among the acts. Whose answer does not come can be released, and was not heard.
namespace quorate::procedures {
namespace {

std::optional<KnownStep> consulting(Checks& checks, Scene const& scene, Context const& context, InstanceId const& id,
                                    std::string const& step) {
    auto known = open_step(checks, scene, context, id, step);
    if (known) checks.forbid(known->step.act != charter::StepAct::consult, "consult.not-here", known->step.by);
    return known;
}

Opinion const* opinion_of(KnownStep const& known, PersonId const& person) {
    auto const found = known.state.opinions.find(person);
    return found == known.state.opinions.end() ? nullptr : &found->second;
}

}  // namespace

Answer<Event> decide(Scene const& scene, AskOpinions const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text);
    checks.input(!command.persons.empty(), "/persons", "missing-persons");
    std::set<PersonId> seen;
    for (auto const& person : command.persons) {
        checks.input(scene.people.persons.contains(person), "/persons", "unknown-person");
        checks.input(seen.insert(person).second, "/persons", "person-twice", {{"person", std::vector{person}}});
    }
    auto const known = consulting(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    require_doer(checks, scene, context, *known);
    auto const barred =
        administrators_among(scene, known->rules, people::today(scene.people, context), command.persons);
    checks.forbid(!barred.empty(), "part.administrator", known->step.by, {{"person", barred}});
    std::vector<PersonId> open;
    for (auto const& person : command.persons) {
        auto const* opinion = opinion_of(*known, person);
        if (opinion != nullptr && !opinion->given && opinion->released.empty()) open.push_back(person);
    }
    checks.forbid(!open.empty(), "consult.asked-already", known->step.by, {{"missing", open}});
    return checks.otherwise<Event>({OpinionsAsked{command.instance, command.step, command.persons, command.text}});
}

Answer<Event> decide(Scene const& scene, GiveOpinion const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text);
    auto const known = consulting(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    auto const* opinion = opinion_of(*known, context.actor);
    checks.bar(opinion == nullptr, "consult.asked-only", known->step.by);
    checks.forbid(opinion != nullptr && opinion->given, "consult.given", known->step.by);
    checks.forbid(opinion != nullptr && !opinion->released.empty(), "consult.released", known->step.by);
    return checks.otherwise<Event>({OpinionGiven{command.instance, command.step, command.text}});
}

Answer<Event> decide(Scene const& scene, UseOpinion const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text);
    auto const known = consulting(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    require_doer(checks, scene, context, *known);
    auto const* opinion = opinion_of(*known, command.person);
    checks.forbid(opinion == nullptr || !opinion->given, "consult.not-given", known->step.by);
    return checks.otherwise<Event>({OpinionUsed{command.instance, command.step, command.person, command.text}});
}

Answer<Event> decide(Scene const& scene, ReleaseOpinion const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const known = consulting(checks, scene, context, command.instance, command.step);
    if (!known) return std::unexpected(checks.rejection());
    people::needed_reason(checks, command.reason, known->step.by);
    require_doer(checks, scene, context, *known);
    auto const* opinion = opinion_of(*known, command.person);
    auto const waits = opinion != nullptr && !opinion->given && opinion->released.empty();
    checks.forbid(!waits, "consult.not-awaited", known->step.by, {{"person", std::vector{command.person}}});
    return checks.otherwise<Event>({OpinionReleased{command.instance, command.step, command.person, command.reason}});
}

}  // namespace quorate::procedures

#include "meetings/order.hpp"

#include <algorithm>

#include "base/must.hpp"

namespace quorate::meetings {
namespace {

/// Members of the meeting's roster who make no quorum for the item as the room stands.
std::vector<PersonId> missing_for(Sitting const& sitting) {
    auto result = roster_of(sitting.scene, sitting.meeting);
    std::erase_if(result, [&](PersonId const& member) {
        return attends(sitting.scene, sitting.meeting, sitting.item, sitting.rules, member);
    });
    return result;
}

/// As a fact: a name, or nobody.
std::vector<PersonId> persons(PersonId const& one) {
    return one.empty() ? std::vector<PersonId>{} : std::vector<PersonId>{one};
}

std::vector<Term> readings_that_would_do(Sitting const& sitting, Forecast const& seen) {
    auto const readings = readings_of(sitting.scene, sitting.meeting, sitting.rules);
    auto const verdict = compute_verdict(readings, thresholds_of(sitting.rules, sitting.kind), seen.heads,
                                         {{sitting.kind.pass_choice, seen.heads.able}}, sitting.kind.pass_choice);
    std::vector<Term> result;
    if (verdict.others.empty()) return result;
    for (auto const& id : verdict.others.front().readings) result.push_back({"reading", id});
    return result;
}

}  // namespace

std::optional<Sitting> sitting_of(Checks& checks, Scene const& scene, ItemId const& id, Context const& context) {
    auto const* item = find(scene.meetings, id);
    if (!checks.input(item != nullptr, "/item", "unknown-item")) return {};
    auto const* meeting = find(scene.meetings, item->meeting);
    auto const* matter = find(scene.meetings, item->matter);
    must(meeting != nullptr && matter != nullptr, "an item stands for a matter on a meeting's agenda");
    auto const& rules = rules_for(scene, *meeting, context);
    auto const* kind = rules.kind(matter->kind);
    // Article 17: the charter of the meeting's day may no longer know a kind that an older version had.
    checks.forbid(kind == nullptr, "item.kind", rules.catalogue, {{"kind", term_fact("kind", matter->kind)}},
                  {{"item.defer", place(id)}, {"agenda.remove", place(id)}});
    if (kind == nullptr) return {};
    return Sitting{scene, *meeting, *item, *matter, rules, *kind};
}

Question const* question_of(Checks& checks, Sitting const& sitting, std::int32_t question) {
    require_on_table(checks, sitting);
    if (sitting.meeting.current != sitting.item.id) return nullptr;
    auto const& questions = sitting.item.questions;
    auto const known = question >= 1 && static_cast<std::size_t>(question) <= questions.size();
    if (!checks.input(known, "/question", "unknown-question")) return nullptr;
    return &questions[static_cast<std::size_t>(question - 1)];
}

PersonId presider_of(Sitting const& sitting) {
    return presider_of(sitting.scene, sitting.meeting, sitting.item, sitting.rules);
}

PersonId ruler_for(Sitting const& sitting, PersonId const& member) {
    auto const presider = presider_of(sitting);
    if (presider != member) return presider;
    auto const entrusted = people::entrusted_on(sitting.scene.people, day_of(sitting.scene, sitting.meeting));
    return entrusted == member || recused(sitting.item, entrusted) ? PersonId{} : entrusted;
}

Heads heads_of(Sitting const& sitting) {
    return heads_of(sitting.scene, sitting.meeting, sitting.item, sitting.rules);
}

std::vector<PersonId> able_members(Sitting const& sitting) {
    return able_members(sitting.scene, sitting.meeting, sitting.item, sitting.rules);
}

namespace {

/// Said something, or that there was nothing to add.
bool was_heard(Item const& item, PersonId const& member) {
    return std::ranges::any_of(item.statements, [&](Statement const& one) { return one.by == member; });
}

}  // namespace

std::vector<PersonId> yet_to_speak(Sitting const& sitting) {
    auto result = able_members(sitting);
    std::erase_if(result, [&](PersonId const& member) { return was_heard(sitting.item, member); });
    return result;
}

bool yet_to_speak(Sitting const& sitting, PersonId const& member) {
    return !was_heard(sitting.item, member) && contains(able_members(sitting), member);
}

void require_presider(Checks& checks, Scene const& scene, PersonId const& presider, charter::Rules const& rules,
                      Context const& context, std::vector<Remedy> remedies) {
    auto const chair = people::chair_on(scene.people, people::today(scene.people, context));
    auto const may_come = std::ranges::any_of(
        remedies, [&](Remedy const& one) { return one.command == "member.enter" && contains(one.by, context.actor); });
    auto const nobody = presider.empty();
    Facts const facts{{"chair", persons(chair)}};
    // Who may preside and only has to come in is told what else is missing.
    checks.forbid(nobody && may_come, "presider.absent", rules.presiding, facts, remedies);
    checks.bar(nobody && !may_come, "presider.absent", rules.presiding, facts, std::move(remedies));
    checks.bar(!presider.empty() && context.actor != presider, "presider.only", rules.presiding,
               {{"presider", persons(presider)}});
}

void require_presider(Checks& checks, Sitting const& sitting, Context const& context) {
    auto others = may_preside(sitting.scene, sitting.meeting, sitting.rules);
    std::erase_if(others, [&](PersonId const& one) { return recused(sitting.item, one); });
    require_presider(
        checks, sitting.scene, presider_of(sitting), sitting.rules, context,
        {{"member.enter", place(sitting.meeting.id), std::move(others)}, {"item.defer", place(sitting.item.id)}});
}

void require_presider_or_last_resort(Checks& checks, Scene const& scene, Meeting const& meeting, Item const& item,
                                     charter::Rules const& rules, Context const& context) {
    auto presider = presider_of(scene, meeting, item, rules);
    if (presider.empty()) presider = meeting.presider;
    require_presider(checks, scene, presider, rules, context, {});
}

void require_on_table(Checks& checks, Sitting const& sitting) {
    checks.forbid(sitting.meeting.current != sitting.item.id, "item.not-open", sitting.rules.one_at_a_time.by, {},
                  {{"item.open", place(sitting.item.id)}});
}

void require_no_ballot(Checks& checks, Item const& item, charter::Rules const& rules) {
    checks.forbid(item.stage == ItemStage::voting, "ballot.running", rules.one_at_a_time.by, {},
                  {{"ballot.close", place(item.id)}, {"ballot.void", place(item.id)}});
}

void require_ruled(Checks& checks, Sitting const& sitting) {
    std::vector<PersonId> unruled;
    std::vector<PersonId> rulers;  // where it is another than who presides
    std::string names;
    auto const roster = roster_of(sitting.scene, sitting.meeting);
    for (auto const& found : found_recusals(sitting.scene, sitting.matter, sitting.item, roster)) {
        unruled.push_back(found.member);
        names += (names.empty() ? "" : ", ") + found.ground;
        auto const ruler = ruler_for(sitting, found.member);
        if (ruler != presider_of(sitting) && !contains(rulers, ruler)) rulers.push_back(ruler);
    }
    // Article 19.2: whoever an item concerns, or whose relative it concerns, withdraws from it. Relatives may be
    // declared at any time, so this is asked at every step and not only when the item is taken up.
    auto const any = !unruled.empty();
    auto const at = place(sitting.item.id);
    checks.forbid(any, "recusal.unruled", sitting.rules.recusal, {{"members", unruled}, {"names", names}},
                  {{"recusal.rule", at, std::move(rulers)}, {"recusal.declare", at, unruled}});
}

void require_prerequisites(Checks& checks, State const& state, Matter const& matter, charter::Kind const& kind,
                           ItemId const& reasoned) {
    // Article 16: what comes before the decision. Missing ones of one place of the charter are told together, so that
    // one reason answers for one article.
    std::map<std::pair<Citation, Force>, std::vector<Term>> missing;
    for (auto const& one : kind.before) {
        if (!is_shown(matter, one)) missing[{one.by, one.force}].push_back({"prerequisite", one.name});
    }
    auto const excused = [&](Citation const& by) {
        return std::any_of(state.deviations.begin(), state.deviations.end(), [&](RecordedDeviation const& one) {
            return one.place == place(reasoned) && one.rule == "prerequisite.missing" && one.by == by;
        });
    };
    for (auto const& [where, names] : missing) {
        if (where.second != Force::must && excused(where.first)) continue;
        checks.weigh(where.second, true, "prerequisite.missing", where.first, {{"missing", names}},
                     {{"evidence.give", place(matter.id)}});
    }
}

void require_recused_outside(Checks& checks, Sitting const& sitting) {
    // Article 19.2: who is recused withdraws, and withdrawing is leaving the room, by link or in person.
    std::vector<PersonId> inside;
    for (auto const& member : roster_of(sitting.scene, sitting.meeting)) {
        auto const presence = sitting.meeting.presence.find(member);
        auto const there = presence != sitting.meeting.presence.end() && presence->second.now();
        if (there && recused(sitting.item, member)) inside.push_back(member);
    }
    auto const any = !inside.empty();
    checks.forbid(any, "recusal.room", sitting.rules.recusal, {{"members", inside}},
                  {{"member.leave", place(sitting.meeting.id), inside}});
}

void require_quorum(Checks& checks, Sitting const& sitting) {
    auto const heads = heads_of(sitting);
    auto const readings = readings_of(sitting.scene, sitting.meeting, sitting.rules);
    auto const figures = figures_under(readings, thresholds_of(sitting.rules, sitting.kind), heads, 0);
    auto const missing = missing_for(sitting);
    std::vector<Remedy> const remedies{{"member.enter", place(sitting.meeting.id), missing},
                                       {"item.defer", place(sitting.item.id)}};
    if (!figures.quorate) {
        // Article 19.2: at least half of the members, two thirds where the kind asks for them.
        auto facts = quorum_facts(figures, missing);
        facts.emplace("recused", heads.recused);
        facts.emplace("kind", term_fact("kind", sitting.kind.name));
        checks.forbid(true, "quorum.item", sitting.rules.quorum_of(sitting.kind).by, std::move(facts), remedies);
        return;
    }
    auto const whole = meeting_quorum(sitting.scene, sitting.meeting, sitting.rules, without_recusals(heads));
    checks.forbid(!whole.quorate, "quorum.open", sitting.rules.quorum.by, quorum_facts(whole, missing), remedies);
}

void require_passable(Checks& checks, Sitting const& sitting) {
    auto const readings = readings_of(sitting.scene, sitting.meeting, sitting.rules);
    auto const seen = forecast(readings, thresholds_of(sitting.rules, sitting.kind), heads_of(sitting));
    // Without a quorum nothing can pass either, and that is said by the rule of the quorum already.
    if (seen.can_pass || !seen.figures.quorate) return;
    auto const missing = missing_for(sitting);
    Facts facts{{"able", seen.heads.able},
                {"needed", seen.figures.needed},
                {"due", seen.figures.due},
                {"absent", missing},
                {"recused", seen.heads.recused}};
    if (seen.can_pass_under_some_reading) facts.emplace("readings", readings_that_would_do(sitting, seen));
    checks.generally(true, "item.cannot-pass", sitting.rules.pass.by, std::move(facts),
                     {{"member.enter", place(sitting.meeting.id), missing}, {"item.defer", place(sitting.item.id)}});
}

void require_opinions_read(Checks& checks, Sitting const& sitting) {
    // Article 19.2: what an absent member wrote is heard before the matter is settled. Who came speaks for themselves,
    // and who is recused has no word in it.
    std::vector<PersonId> unread;
    for (auto const& [member, opinion] : sitting.item.opinions) {
        auto const here = present(sitting.scene, sitting.meeting, sitting.rules, member);
        if (!opinion.read_out && !here && !recused(sitting.item, member)) unread.push_back(member);
    }
    auto const roster = roster_of(sitting.scene, sitting.meeting);
    std::ranges::stable_sort(unread, {},
                             [&](PersonId const& one) { return std::ranges::find(roster, one) - roster.begin(); });
    auto const any = !unread.empty();
    checks.generally(any, "opinion.unread", sitting.rules.written_opinion, {{"members", std::move(unread)}},
                     {{"opinion.read", place(sitting.item.id)}});
}

Figures meeting_quorum(Scene const& scene, Meeting const& meeting, charter::Rules const& rules, Heads const& heads) {
    Thresholds thresholds;
    thresholds.quorum = rules.quorum.value;
    thresholds.pass = rules.pass.value;
    return figures_under(readings_of(scene, meeting, rules), thresholds, heads, 0);
}

Facts quorum_facts(Figures const& figures, std::vector<PersonId> absent) {
    return {{"present", figures.quorum_present},
            {"needed", figures.quorum_needed},
            {"missing", std::max<std::int64_t>(0, figures.quorum_needed - figures.quorum_present)},
            {"absent", std::move(absent)}};
}

void release_item(State& state, ItemId const& id, std::string const& reason, Instant when) {
    auto& item = at(state, id);
    item.stage = ItemStage::removed;
    item.ended_reason = reason;
    item.ended = when;
    auto const matter = state.matters.find(item.matter);
    if (matter != state.matters.end() && matter->second.item == id) matter->second.stage = MatterStage::accepted;
}

void end_item(State& state, ItemId const& id, ItemStage stage, Instant when) {
    auto& item = at(state, id);
    item.stage = stage;
    item.ended = when;
    for (auto& [person, presence] : item.observers) {
        if (presence.now()) presence.stays.back().to = when;
    }
    auto& meeting = at(state, item.meeting);
    if (meeting.current == id) meeting.current.reset();
}

}  // namespace quorate::meetings

#include "meetings/item.hpp"

#include <algorithm>

#include "base/must.hpp"
#include "meetings/known.hpp"
#include "meetings/meetings.hpp"
#include "meetings/order.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

constexpr std::size_t kStatementLength = 20'000;

/// What the item puts to the vote: each person still undecided, or the matter as a whole.
std::vector<std::string> subjects_of(Sitting const& sitting) {
    // Article 20 and the kind: each person is voted on separately, never a list.
    if (!sitting.kind.each_person) return {std::string{}};
    std::vector<std::string> result;
    for (auto const& concerned : sitting.matter.persons) result.push_back(concerned.name);
    for (auto const& [id, decision] : sitting.scene.meetings.decisions) {
        if (decision.matter != sitting.matter.id) continue;
        auto const* item = find(sitting.scene.meetings, decision.item);
        must(item != nullptr, "a decision was made on an item");
        auto const& subject = item->questions.at(static_cast<std::size_t>(decision.question - 1)).subject;
        if (auto const done = std::find(result.begin(), result.end(), subject); done != result.end())
            result.erase(done);
    }
    return result;
}

/// The recusals that are certain from what the matter names, as events.
std::vector<MemberRecused> certain_recusals(Sitting const& sitting) {
    std::vector<MemberRecused> result;
    auto const roster = roster_of(sitting.scene, sitting.meeting);
    for (auto const& found : found_recusals(sitting.scene, sitting.matter, sitting.item, roster)) {
        if (!found.by_name) result.push_back({sitting.item.id, found.member, found.cause, found.ground, {}});
    }
    return result;
}

void require_can_be_taken_up(Checks& checks, Sitting const& sitting) {
    auto const& meeting = sitting.meeting;
    auto const& rules = sitting.rules;
    checks.forbid(meeting.stage != MeetingStage::open, "room.not-open", rules.presiding, stage_fact(meeting),
                  {{"meeting.open", place(meeting.id)}});
    // Article 20: several items are taken one by one.
    auto const other = meeting.current && meeting.current != sitting.item.id;
    checks.forbid(other, "item.one-at-a-time", rules.one_at_a_time.by, {},
                  other ? std::vector<Remedy>{{"item.defer", place(*meeting.current)}} : std::vector<Remedy>{});
    checks.forbid(sitting.item.stage != ItemStage::listed, "item.taken", rules.one_at_a_time.by,
                  stage_fact(sitting.item));
}

bool in_room_as_observer(Item const& item, PersonId const& person) {
    auto const presence = item.observers.find(person);
    return presence != item.observers.end() && presence->second.now();
}

/// What only informs may end without a vote; an urgent act to ratify or a decision to take up again wants an answer.
bool may_be_noted(Sitting const& sitting) {
    return sitting.kind.may_be_noted && !sitting.matter.ratifies && !sitting.matter.reconsiders;
}

/// Article 20: discussion comes before the vote, not during it. Only whoever came in since says that there is nothing
/// to add, and then votes; who has something to add asks for the vote to be void.
void require_discussion_open(Checks& checks, Sitting const& sitting, Context const& context, bool declining) {
    if (sitting.item.stage != ItemStage::voting) return;
    auto const waiting = yet_to_speak(sitting);
    auto const newcomer = declining && contains(waiting, context.actor);
    checks.forbid(!newcomer, "discussion.closed", sitting.rules.discussion.by, {},
                  {{"ballot.close", place(sitting.item.id)}, {"ballot.void", place(sitting.item.id)}});
}

/// Who may speak now: members in the room, and observers in it for this item; never who is recused.
void require_floor(Checks& checks, Sitting const& sitting, Context const& context, bool observers_too) {
    require_on_table(checks, sitting);
    require_discussion_open(checks, sitting, context, !observers_too);
    require_ruled(checks, sitting);
    require_recused_outside(checks, sitting);
    auto const is_recused = recused(sitting.item, context.actor);
    checks.bar(is_recused, "floor.recused", sitting.rules.recusal);
    if (is_recused) return;
    auto const here = present_members(sitting.scene, sitting.meeting, sitting.rules);
    auto const member = contains(here, context.actor);
    auto const observer = observers_too && in_room_as_observer(sitting.item, context.actor);
    Remedy const enter = contains(roster_of(sitting.scene, sitting.meeting), context.actor)
                             ? Remedy{"member.enter", place(sitting.meeting.id), {context.actor}}
                             : Remedy{"observer.enter", place(sitting.item.id), {context.actor}};
    checks.forbid(!member && !observer, "floor.absent", sitting.rules.quorum.by, {}, {enter});
}

/// Article 20: the presiding person states a position, or has nothing to add, when everybody else has had their turn.
void require_presider_last(Checks& checks, Sitting const& sitting, Context const& context) {
    if (!sitting.rules.presider_last.value || context.actor != presider_of(sitting)) return;
    auto waiting = yet_to_speak(sitting);
    std::erase(waiting, context.actor);
    auto const any = !waiting.empty();
    auto const at = place(sitting.item.id);
    checks.forbid(any, "presider.last", sitting.rules.presider_last.by, {{"waiting", waiting}},
                  {{"statement.make", at, waiting}, {"statement.decline", at, waiting}});
}

}  // namespace

Answer<Event> decide(Scene const& scene, OpenItem const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    require_can_be_taken_up(checks, *sitting);
    if (!checks.clear()) return checks.otherwise<Event>({});

    // The heads are counted as they will be: whoever is found here is recused by the same act.
    auto const found = certain_recusals(*sitting);
    auto item = sitting->item;
    for (auto const& one : found) item.recusals[one.member] = {one.cause, one.ground, context.now, false};
    Sitting const opened{scene, sitting->meeting, item, sitting->matter, sitting->rules, sitting->kind};

    // A mere likeness of names must be ruled on first.
    require_ruled(checks, opened);
    // Article 41: a charter that came into force since the agenda was made may ask for more before the decision.
    require_prerequisites(checks, scene.meetings, opened.matter, opened.kind, item.id);
    require_presider(checks, opened, context);
    require_quorum(checks, opened);
    // What may end as heard and noted needs no vote, so it can be heard by fewer than could carry a motion.
    if (!may_be_noted(opened)) require_passable(checks, opened);
    auto subjects = subjects_of(opened);
    checks.forbid(subjects.empty(), "item.persons", opened.kind.by, {}, {{"item.defer", place(item.id)}});

    auto const figures = figures_under(readings_of(scene, opened.meeting, opened.rules),
                                       thresholds_of(opened.rules, opened.kind), heads_of(opened), 0);
    std::vector<Event> events(found.begin(), found.end());
    events.emplace_back(ItemOpened{command.item, std::move(subjects), figures.quorum_present, figures.quorum_needed});
    return checks.otherwise<Event>(std::move(events));
}

Answer<Event> decide(Scene const& scene, MakeStatement const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text, kStatementLength);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    require_floor(checks, *sitting, context, true);
    require_presider_last(checks, *sitting, context);
    return checks.otherwise<Event>({StatementMade{command.item, context.actor, command.text}});
}

Answer<Event> decide(Scene const& scene, DeclineStatement const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    require_floor(checks, *sitting, context, false);
    require_presider_last(checks, *sitting, context);
    auto const& statements = sitting->item.statements;
    auto const last = std::find_if(statements.rbegin(), statements.rend(),
                                   [&](Statement const& one) { return one.by == context.actor; });
    checks.forbid(last != statements.rend() && last->declined, "statement.declined", sitting->rules.discussion.by);
    return checks.otherwise<Event>({StatementDeclined{command.item, context.actor}});
}

Answer<Event> decide(Scene const& scene, DeferItem const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_reason(checks, command.reason);
    auto const [item, meeting] = known_item(checks, scene, command.item);
    if (item == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);

    // Putting off decides nothing: it needs no quorum, and it is the way out when the quorum is gone.
    auto const pending =
        meeting->stage == MeetingStage::open && (item->stage == ItemStage::listed || meeting->current == item->id);
    checks.forbid(!pending, "item.not-pending", rules.one_at_a_time.by, stage_fact(*item),
                  {{"meeting.open", place(meeting->id)}});
    require_no_ballot(checks, *item, rules);
    require_presider_or_last_resort(checks, scene, *meeting, *item, rules, context);
    return checks.otherwise<Event>({ItemDeferred{command.item, command.reason}});
}

Answer<Event> decide(Scene const& scene, NoteItem const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text, kStatementLength);
    auto const sitting = sitting_of(checks, scene, command.item, context);
    if (!sitting) return checks.otherwise<Event>({});
    require_on_table(checks, *sitting);
    require_no_ballot(checks, sitting->item, sitting->rules);
    require_presider(checks, *sitting, context);
    // Article 13: what the body must decide cannot end with a nod.
    checks.forbid(!may_be_noted(*sitting), "note.kind", sitting->rules.collective,
                  {{"kind", term_fact("kind", sitting->kind.name)}},
                  {{"ballot.open", place(command.item)}, {"item.defer", place(command.item)}});
    require_ruled(checks, *sitting);
    require_recused_outside(checks, *sitting);
    // Article 19.2: what is taken note of binds the body, so the body must be there.
    require_quorum(checks, *sitting);
    require_opinions_read(checks, *sitting);
    return checks.otherwise<Event>({ItemNoted{command.item, command.text}});
}

void apply(State& state, ItemOpened const& event, Stamp const& stamp) {
    auto& item = at(state, event.item);
    auto& meeting = at(state, item.meeting);
    must(meeting.stage == MeetingStage::open && !meeting.current, "one item at a time, in an open meeting");
    must(event.quorum_present >= event.quorum_needed, "an item opens with a quorum");
    item.stage = ItemStage::open;
    item.opened = stamp.now;
    item.opened_by = {stamp.actor, stamp.entered_by};
    item.questions.clear();
    for (auto const& subject : event.subjects) item.questions.push_back({subject, {}, {}, {}, {}});
    meeting.current = event.item;
}

void apply(State& state, StatementMade const& event, Stamp const& stamp) {
    at(state, event.item).statements.push_back({event.by, event.text, false, stamp.now, stamp.entered_by});
}

void apply(State& state, StatementDeclined const& event, Stamp const& stamp) {
    at(state, event.item).statements.push_back({event.by, {}, true, stamp.now, stamp.entered_by});
}

void apply(State& state, ItemDeferred const& event, Stamp const& stamp) {
    end_item(state, event.item, ItemStage::deferred, stamp.now);
    auto& item = at(state, event.item);
    item.ended_reason = event.reason;
    item.ended_by = {stamp.actor, stamp.entered_by};
    // The chair accepted the matter already; it waits for the agenda of another meeting.
    at(state, item.matter).stage = MatterStage::accepted;
}

void apply(State& state, ItemNoted const& event, Stamp const& stamp) {
    end_item(state, event.item, ItemStage::noted, stamp.now);
    auto& item = at(state, event.item);
    item.ended_reason = event.text;
    item.ended_by = {stamp.actor, stamp.entered_by};
    at(state, item.matter).stage = MatterStage::noted;
}

}  // namespace quorate::meetings

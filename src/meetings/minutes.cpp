#include "meetings/minutes.hpp"

#include <algorithm>
#include <utility>

#include "meetings/known.hpp"
#include "meetings/lookup.hpp"
#include "meetings/meetings.hpp"
#include "people/input.hpp"

namespace quorate::meetings {
namespace {

constexpr std::string_view comment_period = "minutes.comment-period";

/// The meeting whose minutes are meant; nullptr after a fault, or an obstacle when it is not over yet.
Meeting const* meeting_over(Checks& checks, Scene const& scene, MeetingId const& id, Context const& context) {
    auto const* const meeting = known_meeting(checks, scene, id);
    if (meeting == nullptr) return nullptr;
    auto const& rules = rules_for(scene, *meeting, context);
    auto const over = meeting->stage == MeetingStage::closed;
    // Article 24: minutes tell what a meeting did; there is nothing to tell before it is over.
    checks.forbid(!over, "minutes.meeting-not-over", rules.record, stage_fact(*meeting),
                  {{"meeting.close", place(id)}});
    return over ? meeting : nullptr;
}

/// Article 25: after the signature nothing changes but by a correction.
void forbid_after_signature(Checks& checks, Meeting const& meeting, charter::Rules const& rules) {
    auto const& minutes = meeting.minutes;
    if (!minutes.signed_at) return;
    checks.forbid(true, "minutes.signed", rules.minutes,
                  {{"signed", *minutes.signed_at}, {"by", std::vector<PersonId>{minutes.signed_by}}},
                  {{"minutes.correct", place(meeting.id)}});
}

/// … and while one is on its way, the members say what they think of it, as they did of the minutes.
void forbid_after_last_signature(Checks& checks, Meeting const& meeting, charter::Rules const& rules) {
    if (!meeting.minutes.correction) forbid_after_signature(checks, meeting, rules);
}

void require_circulated(Checks& checks, Meeting const& meeting, charter::Rules const& rules) {
    auto const& minutes = meeting.minutes;
    checks.forbid(!minutes.circulated, "minutes.not-circulated", rules.minutes, {},
                  {{minutes.drafts.empty() ? "minutes.draft" : "minutes.circulate", place(meeting.id)}});
}

void require_answers(Checks& checks, Meeting const& meeting, charter::Rules const& rules) {
    auto const unanswered = unanswered_comments(consultation_of(meeting.minutes));
    if (unanswered.empty()) return;
    auto waiting = meeting.roster;  // in its order; nobody else comments
    std::erase_if(waiting, [&](PersonId const& member) { return !contains(unanswered, member); });
    checks.forbid(true, "minutes.comments-unanswered", rules.minutes, {{"members", std::move(waiting)}},
                  {{"minutes.answer", place(meeting.id)}});
}

bool period_over(Consultation const& consultation, Instant now) {
    return consultation.comments_closed || (consultation.comments_until && now >= *consultation.comments_until);
}

/// Article 25: the members are asked. Who attended was heard, or had the time for it; who was away and has nothing to
/// say holds nobody up.
void require_heard(Checks& checks, Scene const& scene, Meeting const& meeting, charter::Rules const& rules,
                   Context const& context) {
    auto const& consultation = consultation_of(meeting.minutes);
    auto waiting = yet_to_comment(scene, meeting, rules);
    auto const pending = !waiting.empty() && !period_over(consultation, context.now);
    checks.forbid(pending, "minutes.comments-pending", rules.minutes,
                  {{"members", waiting}, {"until", consultation.comments_until.value_or(Instant{})}},
                  {{"minutes.comment", place(meeting.id), waiting}});
    require_answers(checks, meeting, rules);
}

/// What the body set for the meeting's day, or set later because it had set nothing.
std::optional<std::int32_t> set_period(Scene const& scene, Meeting const& meeting, Context const& context) {
    auto const then = people::number_on(scene.people, day_of(scene, meeting), comment_period);
    return then ? then : people::number_on(scene.people, people::today(scene.people, context), comment_period);
}

/// Days run to the end of the last one; hours from now. Empty when the body has set no number.
std::optional<Instant> end_of_period(Scene const& scene, Meeting const& meeting, charter::Rules const& rules,
                                     Context const& context) {
    auto const number = set_period(scene, meeting, context);
    if (!number) return {};
    auto const found = rules.parameters.find(comment_period);
    if (found != rules.parameters.end() && found->second.type == charter::Parameter::Type::hours) {
        return context.now + std::chrono::hours{*number};
    }
    auto const last = plus_days(people::today(scene.people, context), *number);
    return start_of(plus_days(last, 1), scene.people.zone);
}

/// The text leaves the comment period open, so the body sets it; Quorate does not make one up.
void require_period(Checks& checks, bool is_set, charter::Rules const& rules) {
    if (is_set) return;
    auto const found = rules.parameters.find(comment_period);
    Facts facts{{"parameter", std::vector<Term>{{"parameter", std::string(comment_period)}}}};
    if (auto const power = rules.powers.find("parameter.set"); power != rules.powers.end()) {
        std::vector<Term> offices;
        for (auto const office : power->second.value) offices.push_back(term(office));
        facts.emplace("offices", std::move(offices));
    }
    checks.forbid(true, "minutes.period-unset", found == rules.parameters.end() ? rules.minutes : found->second.by,
                  std::move(facts), {{"parameter.set", "body"}});
}

/// Articles 8 and 25: the chair signs. Authority to sign is never assumed: the member who presided by the chair's
/// writing signs while that writing is in force, nobody else.
void require_signatory(Checks& checks, Scene const& scene, Meeting const& meeting, charter::Rules const& rules,
                       Context const& context) {
    auto const entrusted = people::entrusted_on(scene.people, people::today(scene.people, context));
    if (context.actor == entrusted && context.actor == meeting.presider) return;
    people::require_power(checks, scene.people, rules, context, "minutes.sign");
}

Consultation& consultation_at(State& state, MeetingId const& id) {
    auto& minutes = at(state, id).minutes;
    if (minutes.correction) return *minutes.correction;
    return minutes;
}

}  // namespace

bool sat(Meeting const& meeting, Stay const& stay) {
    return !meeting.opened || !stay.to || *stay.to >= *meeting.opened;
}

std::vector<PersonId> attendees_of(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    auto const by_link = reading_of(scene, meeting, rules, "remote") == "yes";
    std::vector<PersonId> result;
    auto const in_it = [&](Stay const& stay) { return sat(meeting, stay) && (!stay.remote || by_link); };
    for (auto const& member : roster_of(scene, meeting)) {
        auto const found = meeting.presence.find(member);
        if (found != meeting.presence.end() && std::ranges::any_of(found->second.stays, in_it))
            result.push_back(member);
    }
    return result;
}

Consultation const& consultation_of(Minutes const& minutes) {
    if (minutes.correction) return *minutes.correction;
    return minutes;
}

std::vector<PersonId> yet_to_comment(Scene const& scene, Meeting const& meeting, charter::Rules const& rules) {
    auto members = attendees_of(scene, meeting, rules);
    auto const& comments = consultation_of(meeting.minutes).comments;
    std::erase_if(members, [&](PersonId const& member) { return comments.contains(member); });
    return members;
}

std::vector<PersonId> unanswered_comments(Consultation const& consultation) {
    std::vector<PersonId> result;
    for (auto const& [member, comment] : consultation.comments) {
        if (!comment.agrees && comment.answer.empty()) result.push_back(member);
    }
    return result;
}

Answer<Event> decide(Scene const& scene, DraftMinutes const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text);
    auto const* const meeting = meeting_over(checks, scene, command.meeting, context);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    people::require_power(checks, scene.people, rules, context, "minutes.write");
    forbid_after_signature(checks, *meeting, rules);
    if (meeting->minutes.circulated && !meeting->minutes.signed_at) require_answers(checks, *meeting, rules);
    return checks.otherwise<Event>({MinutesDrafted{command.meeting, command.text}});
}

Answer<Event> decide(Scene const& scene, CirculateMinutes const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* const meeting = meeting_over(checks, scene, command.meeting, context);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const& minutes = meeting->minutes;
    people::require_power(checks, scene.people, rules, context, "minutes.write");
    forbid_after_signature(checks, *meeting, rules);
    checks.forbid(minutes.drafts.empty(), "minutes.no-draft", rules.record, {},
                  {{"minutes.draft", place(meeting->id)}});
    checks.forbid(
        minutes.circulated && !minutes.signed_at, "minutes.circulated", rules.minutes,
        {{"circulated", minutes.circulated.value_or(Instant{})}, {"until", minutes.comments_until.value_or(Instant{})}},
        {{"minutes.draft", place(meeting->id)}});
    auto const until = end_of_period(scene, *meeting, rules, context);
    require_period(checks, until.has_value(), rules);
    return checks.otherwise<Event>(
        {MinutesCirculated{command.meeting, roster_of(scene, *meeting), until.value_or(Instant{})}});
}

Answer<Event> decide(Scene const& scene, CommentOnMinutes const& command, Context const& context) {
    Checks checks(context.reasons);
    // Who does not agree says what is wrong, or nobody can put it right.
    if (command.text || !command.agrees) people::needed_text(checks, "/text", command.text.value_or(""));
    auto const* const meeting = meeting_over(checks, scene, command.meeting, context);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const& consultation = consultation_of(meeting->minutes);
    auto const roster = roster_of(scene, *meeting);
    checks.bar(!contains(roster, context.actor), "minutes.members-only", rules.minutes, {{"members", roster}});
    forbid_after_last_signature(checks, *meeting, rules);
    require_circulated(checks, *meeting, rules);
    auto const over = meeting->minutes.signed_at && !meeting->minutes.correction;
    checks.forbid(!over && period_over(consultation, context.now), "minutes.period-over", rules.minutes,
                  {{"until", consultation.comments_until.value_or(Instant{})}});
    return checks.otherwise<Event>({MinutesCommented{command.meeting, context.actor, command.agrees, command.text}});
}

Answer<Event> decide(Scene const& scene, AnswerComment const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/answer", command.answer);
    auto const* const meeting = meeting_over(checks, scene, command.meeting, context);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    checks.input(consultation_of(meeting->minutes).comments.contains(command.member), "/member", "no-comment");
    people::require_power(checks, scene.people, rules, context, "minutes.write");
    forbid_after_last_signature(checks, *meeting, rules);
    return checks.otherwise<Event>({CommentAnswered{command.meeting, command.member, command.answer}});
}

Answer<Event> decide(Scene const& scene, SignMinutes const& command, Context const& context) {
    Checks checks(context.reasons);
    auto const* const meeting = meeting_over(checks, scene, command.meeting, context);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const& minutes = meeting->minutes;
    require_signatory(checks, scene, *meeting, rules, context);
    if (minutes.correction) {
        require_heard(checks, scene, *meeting, rules, context);
        auto const& correction = *minutes.correction;
        return checks.otherwise<Event>({MinutesCorrected{command.meeting, correction.text, correction.reason}});
    }
    forbid_after_signature(checks, *meeting, rules);
    if (minutes.signed_at) return std::unexpected(checks.rejection());
    require_circulated(checks, *meeting, rules);
    if (minutes.circulated) require_heard(checks, scene, *meeting, rules, context);
    return checks.otherwise<Event>({MinutesSigned{command.meeting}});
}

Answer<Event> decide(Scene const& scene, CorrectMinutes const& command, Context const& context) {
    Checks checks(context.reasons);
    people::needed_text(checks, "/text", command.text);
    people::needed_reason(checks, command.reason);
    auto const* const meeting = meeting_over(checks, scene, command.meeting, context);
    if (meeting == nullptr) return std::unexpected(checks.rejection());
    auto const& rules = rules_for(scene, *meeting, context);
    auto const& minutes = meeting->minutes;
    // Articles 24 and 25: who writes or signs the minutes puts right what is wrong with them; nobody does it alone.
    auto const day = people::today(scene.people, context);
    if (!people::has_power(scene.people, rules, context.actor, day, "minutes.write")) {
        require_signatory(checks, scene, *meeting, rules, context);
    }
    checks.forbid(!minutes.signed_at, "minutes.not-signed", rules.minutes, {},
                  {{"minutes.draft", place(meeting->id)}, {"minutes.sign", place(meeting->id)}});
    if (minutes.correction) require_answers(checks, *meeting, rules);
    auto const until = end_of_period(scene, *meeting, rules, context);
    require_period(checks, until.has_value(), rules);
    return checks.otherwise<Event>({CorrectionProposed{command.meeting, command.text, command.reason,
                                                       roster_of(scene, *meeting), until.value_or(Instant{})}});
}

void apply(State& state, MinutesDrafted const& event, Stamp const&) {
    auto& minutes = at(state, event.meeting).minutes;
    minutes.drafts.push_back(event.text);
    if (!minutes.circulated) return;
    minutes.earlier.push_back(std::exchange(minutes.comments, {}));
    minutes.circulated.reset();
    minutes.comments_until.reset();
    minutes.comments_closed = false;
}

void apply(State& state, MinutesCirculated const& event, Stamp const& stamp) {
    auto& minutes = at(state, event.meeting).minutes;
    minutes.circulated = stamp.now;
    minutes.comments_until = event.comments_until;
}

void apply(State& state, MinutesCommented const& event, Stamp const& stamp) {
    auto& comments = consultation_at(state, event.meeting).comments;
    comments[event.member] = {event.agrees, event.text.value_or(""), stamp.now, {}, stamp.entered_by};
}

void apply(State& state, CommentAnswered const& event, Stamp const&) {
    consultation_at(state, event.meeting).comments[event.member].answer = event.answer;
}

void apply(State& state, CommentsClosed const& event, Stamp const&) {
    consultation_at(state, event.meeting).comments_closed = true;
}

void apply(State& state, MinutesSigned const& event, Stamp const& stamp) {
    auto& minutes = at(state, event.meeting).minutes;
    minutes.signed_at = stamp.now;
    minutes.signed_by = stamp.actor;
}

void apply(State& state, CorrectionProposed const& event, Stamp const& stamp) {
    auto& minutes = at(state, event.meeting).minutes;
    auto former = std::exchange(minutes.correction, ProposedCorrection{});
    auto& correction = *minutes.correction;
    if (former) {
        correction.earlier = std::move(former->earlier);
        correction.earlier.push_back(std::move(static_cast<FormerProposal&>(*former)));
    }
    correction.text = event.text;
    correction.reason = event.reason;
    correction.by = stamp.actor;
    correction.circulated = stamp.now;
    correction.comments_until = event.comments_until;
}

void apply(State& state, MinutesCorrected const& event, Stamp const& stamp) {
    auto& minutes = at(state, event.meeting).minutes;
    auto const before = std::exchange(minutes.correction, {}).value_or(ProposedCorrection{});
    minutes.corrections.push_back(
        {event.text, event.reason, stamp.now, stamp.actor, before.by, before.comments, before.earlier});
}

}  // namespace quorate::meetings

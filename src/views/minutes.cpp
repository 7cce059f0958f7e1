#include "views/minutes.hpp"

#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "base/text.hpp"
#include "views/live.hpp"
#include "views/roll.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

std::string number_word(Lens const& lens, std::int64_t number) {
    return lens.language == words::Language::zh ? text::chinese_number(static_cast<int>(number))
                                                : std::to_string(number);
}

/// The choices in the order that the charter gives them.
std::string tally_of(Lens const& lens, charter::Kind const* kind, Verdict const& verdict) {
    std::string result;
    auto const add = [&](std::string const& choice, std::int64_t count) {
        if (!result.empty()) result += lens.language == words::Language::zh ? "\u3001" : ", ";
        result += fmt::format("{} {}", show_choice(lens, choice).label, count);
    };
    auto left = verdict.counts;
    for (auto const& choice : kind == nullptr ? std::vector<std::string>{} : kind->choices) {
        auto const found = left.find(choice);
        if (found == left.end()) continue;
        add(choice, found->second);
        left.erase(found);
    }
    for (auto const& [choice, count] : left) add(choice, count);
    return result;
}

/// The words that were put to the vote, after the person they concern; the sentence around them brings its own end.
std::string words_of(Lens const& lens, Question const& question, std::string_view text) {
    for (std::string_view const stop : {"\u3002", "."}) {
        if (text.ends_with(stop)) text.remove_suffix(stop.size());
    }
    if (question.subject.empty()) return std::string(text);
    return phrase(lens, "minutes.question", {{"subject", question.subject}, {"motion", std::string(text)}});
}

/// Who counted a secret ballot, and how many papers went out, came back and were void; empty for any other.
std::string papers_of(Lens const& lens, Ballot const& ballot) {
    if (ballot.method != Method::secret || ballot.counts.empty()) return {};
    auto const& count = ballot.counts.begin()->second;
    return phrase(lens, "minutes.papers",
                  {{"name", ballot.tellers},
                   {"issued", ballot.issued},
                   {"collected", count.collected},
                   {"invalid", count.invalid}});
}

/// That a vote was held and did not count. Why stays in the record: the reason may tell how somebody voted (article
/// 23).
std::string voided_of(Lens const& lens, Question const& question) {
    std::string text;
    for (auto const& one : question.voided)
        text += phrase(lens, "minutes.voided", {{"method", std::vector<Term>{term(one.ballot.method)}}}) + "\n";
    return text;
}

/// Those who attended the meeting and were not in the room for this vote, other than by recusal.
std::string outside_of(Lens const& lens, Meeting const& meeting, Decision const& decision) {
    std::vector<PersonId> outside;
    for (auto const& member : ranked(lens, meeting, decision.parts)) {
        auto const absent = decision.parts.at(member).part == Part::absent;
        if (absent && meeting.presence.contains(member)) outside.push_back(member);
    }
    return outside.empty() ? std::string{} : phrase(lens, "minutes.outside", {{"name", std::move(outside)}});
}

/// "name (09:40)" for each.
std::string passages(Lens const& lens, std::vector<Passage> const& passages) {
    std::vector<std::string> parts;
    for (auto const& one : passages) {
        auto const time = local_text(one.at, lens.state.people.zone).substr(11);
        parts.push_back(phrase(lens, "minutes.passage", {{"name", name_of(lens, one.member)}, {"time", time}}));
    }
    return joined(lens, parts);
}

/// Article 20: everybody was heard, in this order. What they said stays in the record: the minutes go to those who
/// withdrew from the item as well, and once signed to those who check how it is carried out (articles 19.2 and 23).
std::string discussion_of(Lens const& lens, Item const& item) {
    std::vector<PersonId> spoke;
    std::vector<PersonId> declined;
    for (auto const& one : item.statements) {
        if (one.declined) continue;
        std::erase(spoke, one.by);  // whoever spoke again stands where they spoke last, as the presiding person must
        spoke.push_back(one.by);
    }
    for (auto const& one : item.statements) {
        if (one.declined && !contains(spoke, one.by) && !contains(declined, one.by)) declined.push_back(one.by);
    }
    std::string text;
    auto const line = [&](std::string_view name, std::vector<PersonId>& who) {
        if (!who.empty()) text += phrase(lens, name, {{"name", std::move(who)}}) + "\n";
    };
    line("minutes.spoke", spoke);
    line("minutes.nothing-to-add", declined);
    return text;
}

std::string outcome_of(Lens const& lens, Meeting const& meeting, Item const& item) {
    auto const* matter = find(lens.state.meetings, item.matter);
    auto const* kind = matter == nullptr ? nullptr : rules(lens, meeting).kind(matter->kind);
    std::string text;
    if (item.stage == ItemStage::noted) text += phrase(lens, "minutes.noted", {{"text", item.ended_reason}}) + "\n";
    text += discussion_of(lens, item);
    for (auto const& member : ranked(lens, meeting, item.opinions)) {
        if (item.opinions.at(member).read_out)
            text += phrase(lens, "minutes.opinion-read", {{"name", std::vector<PersonId>{member}}}) + "\n";
    }
    // What was put off is nobody's decision: the presiding person put it off, or the meeting closed before it came up.
    if (item.stage == ItemStage::deferred)
        text += phrase(lens, item.opened ? "minutes.deferred" : "minutes.left", {{"reason", item.ended_reason}}) + "\n";
    for (auto const& question : item.questions) {
        auto const* decision = question.decision ? find(lens.state.meetings, *question.decision) : nullptr;
        if (decision == nullptr) continue;
        text += voided_of(lens, question);
        text += phrase(lens, decision->passed ? "minutes.decided" : "minutes.rejected",
                       {{"text", words_of(lens, question, decision->text)},
                        {"method", std::vector<Term>{term(question.ballot->method)}},
                        {"tally", tally_of(lens, kind, decision->verdict)},
                        {"due", decision->verdict.figures.due},
                        {"needed", decision->verdict.figures.needed}});
        text += papers_of(lens, *question.ballot) + outside_of(lens, meeting, *decision) + "\n";
    }
    // Articles 13.3 and 22: that somebody reserved an opinion lessens what they answer for; its words stay in the
    // record.
    auto const reservations = lens.state.meetings.reservations.find(item.id);
    if (reservations == lens.state.meetings.reservations.end()) return text;
    // On what, in the order of the votes; without a name, on all that was decided.
    std::map<PersonId, std::map<std::int32_t, std::string>> dissent;
    for (auto const& [id, one] : reservations->second) {
        if (!deny_reading(scene(lens), rules(lens), reader(lens), item.id, id))
            dissent[one.by].try_emplace(one.question.value_or(0), subject_of(item, one).value_or(""));
    }
    for (auto const& member : ranked(lens, meeting, dissent)) {
        for (auto const& [question, subject] : dissent.at(member)) {
            text += phrase(lens, subject.empty() ? "minutes.reserved" : "minutes.reserved-on",
                           {{"name", std::vector<PersonId>{member}}, {"subject", subject}}) +
                    "\n";
        }
    }
    return text;
}

std::vector<CommentLine> comments_of(Lens const& lens, Meeting const& meeting,
                                     std::map<PersonId, Comment> const& comments) {
    std::vector<CommentLine> result;
    for (auto const& member : roster_of(scene(lens), meeting)) {
        CommentLine line{member, name_of(lens, member), false, false, {}, {}, {}, {}};
        auto const found = comments.find(member);
        if (found != comments.end()) {
            line.given = true;
            line.agrees = found->second.agrees;
            line.at = found->second.given;
            line.entered_by = other_hand(lens, member, found->second.entered_by);
            if (!found->second.text.empty()) line.text = found->second.text;
            if (!found->second.answer.empty()) line.answer = found->second.answer;
        }
        result.push_back(std::move(line));
    }
    return result;
}

std::vector<CommentLine> given(std::vector<CommentLine> comments) {
    std::erase_if(comments, [](CommentLine const& one) { return !one.given; });
    return comments;
}

std::vector<FormerCorrection> earlier_of(Lens const& lens, Meeting const& meeting,
                                         std::vector<FormerProposal> const& earlier) {
    std::vector<FormerCorrection> lines;
    for (auto const& one : earlier) {
        lines.push_back({one.text, one.reason, name_of(lens, one.by), one.circulated.value_or(Instant{}),
                         given(comments_of(lens, meeting, one.comments))});
    }
    return lines;
}

CorrectionLine line_of(Lens const& lens, Meeting const& meeting, Correction const& one, bool inside) {
    CorrectionLine line{one.text, one.reason, one.made, name_of(lens, one.by), {}, {}, {}};
    if (!one.proposed_by.empty() && one.proposed_by != one.by) line.proposed_by = name_of(lens, one.proposed_by);
    if (!inside) return line;
    line.comments = given(comments_of(lens, meeting, one.comments));
    line.earlier = earlier_of(lens, meeting, one.earlier);
    return line;
}

/// What would come of circulating the draft now, as the engine decides it; nothing where it would not be done.
std::optional<Circulation> circulation_of(Lens const& lens, MeetingId const& id) {
    auto const answer = body::decide(lens.state, Command{CirculateMinutes{id}}, context(lens));
    if (!answer) return {};
    for (auto const& event : *answer) {
        auto const* const meant = std::get_if<Event>(&event);
        auto const* const sent = meant == nullptr ? nullptr : std::get_if<MinutesCirculated>(meant);
        if (sent != nullptr) return Circulation{names_of(lens, sent->to), sent->comments_until};
    }
    return {};
}

}  // namespace

std::string minutes_heading(Lens const& lens, Meeting const& meeting, std::string_view title) {
    auto const roll = roll_of(lens, meeting);
    auto const zone = lens.state.people.zone;
    std::string text =
        phrase(lens, title, {{"body", lens.state.people.name}, {"meeting", title_of(lens, meeting)}}) + "\n\n";
    auto const line = [&](std::string_view name, std::string const& value) {
        if (!value.empty()) text += phrase(lens, std::string("minutes.").append(name), {{"value", value}}) + "\n";
    };
    auto const from = local_text(meeting.opened.value_or(meeting.starts), zone);
    line("time", meeting.closed ? from + " \u2014 " + local_text(*meeting.closed, zone).substr(11) : from);
    line("place", meeting.place);
    line("presider", name_of(lens, presider_of(scene(lens), meeting, rules(lens, meeting))));
    line("present", joined(lens, names_of(lens, roll.present)));
    line("late", passages(lens, roll.late));
    line("early", passages(lens, roll.early));
    line("on-leave", joined(lens, names_of(lens, roll.on_leave)));
    line("absent", joined(lens, names_of(lens, roll.absent)));
    line("figures", phrase(lens, "minutes.heads",
                           {{"present", static_cast<std::int64_t>(roll.present.size())},
                            {"roster", static_cast<std::int64_t>(roster_of(scene(lens), meeting).size())}}));
    return text + "\n";
}

std::string draft_minutes(Lens const& reader_lens, Meeting const& meeting) {
    // One text for everybody, whoever's screen it was drafted on: in the language of the charter.
    auto lens = reader_lens;
    auto const english = rules(lens, meeting).identity.language == "en";
    lens.language = english ? words::Language::en : words::Language::zh;
    auto text = minutes_heading(lens, meeting, "minutes.title");
    std::int64_t number = 0;
    for (auto const& id : meeting.agenda) {
        auto const* item = find(lens.state.meetings, id);
        auto const* matter = item == nullptr ? nullptr : find(lens.state.meetings, item->matter);
        auto const dealt_with = item != nullptr && (item->opened || item->stage == ItemStage::deferred);
        if (matter == nullptr || !dealt_with) continue;
        text +=
            phrase(lens, "minutes.item", {{"number", number_word(lens, ++number)}, {"title", matter->title}}) + "\n";
        if (!item->observers.empty()) {
            auto const observers = ranked(lens, meeting, item->observers);
            text += phrase(lens, "minutes.observers", {{"value", joined(lens, names_of(lens, observers))}}) + "\n";
        }
        if (!item->recusals.empty()) {
            auto const recused = ranked(lens, meeting, item->recusals);
            text += phrase(lens, "minutes.recused", {{"value", joined(lens, names_of(lens, recused))}}) + "\n";
        }
        text += outcome_of(lens, meeting, *item) + "\n";
    }
    return text;
}

std::optional<MinutesPage> minutes(Lens const& lens, MeetingId const& id) {
    auto const* meeting = find(lens.state.meetings, id);
    if (meeting == nullptr || !may_read(scene(lens), rules(lens), reader(lens), id, Aspect::minutes)) return {};
    MinutesPage page;
    page.card = card_of(lens, *meeting);
    page.keeps_record = has_power(lens, "record.keep");
    page.writes = has_power(lens, "minutes.write");
    page.circulation = circulation_of(lens, id);
    auto const& minutes = meeting->minutes;
    auto const inside = readable(lens, id, Aspect::internal);
    page.drafts = minutes.drafts;
    if (!inside && !page.drafts.empty()) page.drafts = {minutes.drafts.back()};
    // Article 24: the clerk drafts; what no draft has said yet is the events', and nobody else's to pass around.
    if (page.writes) page.proposed = draft_minutes(lens, *meeting);
    page.record = full_record(lens, *meeting);
    page.circulated = minutes.circulated;
    page.comments_until = minutes.comments_until;
    page.comments_closed = minutes.comments_closed;
    if (inside) page.comments = comments_of(lens, *meeting, minutes.comments);
    if (inside) {
        for (auto const& draft : minutes.earlier) {
            auto lines = given(comments_of(lens, *meeting, draft));
            page.former_comments.insert(page.former_comments.end(), lines.begin(), lines.end());
        }
    }
    page.signed_at = minutes.signed_at;
    if (minutes.signed_at) page.signed_by = name_of(lens, minutes.signed_by);
    for (auto const& one : minutes.corrections) page.corrections.push_back(line_of(lens, *meeting, one, inside));
    if (auto const& one = minutes.correction; one && inside) {
        page.correction = CorrectionProposal{one->text,
                                             one->reason,
                                             name_of(lens, one->by),
                                             one->circulated.value_or(Instant{}),
                                             one->comments_until,
                                             one->comments_closed,
                                             comments_of(lens, *meeting, one->comments),
                                             earlier_of(lens, *meeting, one->earlier)};
    }
    page.self_check = self_check_of(lens, *meeting);
    return page;
}

}  // namespace quorate::views

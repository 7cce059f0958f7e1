#include "views/decisions.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "base/text.hpp"
#include "meetings/accountability.hpp"
#include "views/directives.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

Question const* question_of(Lens const& lens, Decision const& decision) {
    auto const* item = find(lens.state.meetings, decision.item);
    auto const at = static_cast<std::size_t>(decision.question - 1);
    return item == nullptr || at >= item->questions.size() ? nullptr : &item->questions[at];
}

bool reads_record(Lens const& lens, Decision const& decision) {
    return may_read(scene(lens), rules(lens), reader(lens), decision.id, Aspect::statements);
}

/// Article 23: how the vote went stays with those who read the record, or the minutes once they are signed.
bool knows_figures(Lens const& lens, Decision const& decision) {
    return reads_record(lens, decision) ||
           may_read(scene(lens), rules(lens), reader(lens), decision.id, Aspect::minutes);
}

/// Members whose reservation against the decision the reader may read.
std::set<PersonId> reservers_of(Lens const& lens, Decision const& decision) {
    std::set<PersonId> result;
    auto const found = lens.state.meetings.reservations.find(decision.item);
    if (found == lens.state.meetings.reservations.end()) return result;
    for (auto const& [id, one] : found->second) {
        if (one.about(decision.question) && !deny_reading(scene(lens), rules(lens), reader(lens), decision.item, id))
            result.insert(one.by);
    }
    return result;
}

DecisionLine line_of(Lens const& lens, Decision const& decision) {
    auto const* matter = find(lens.state.meetings, decision.matter);
    auto const* meeting = find(lens.state.meetings, decision.meeting);
    DecisionLine line;
    line.decision = decision.id;
    line.meeting = decision.meeting;
    line.meeting_title = title_of(lens, *meeting);
    auto const place_on_agenda = std::find(meeting->agenda.begin(), meeting->agenda.end(), decision.item);
    line.item_number = place_on_agenda - meeting->agenda.begin() + 1;
    line.title = matter->title;
    line.text = decision.text;
    line.passed = decision.passed;
    line.kind = show_kind(lens, matter->kind);
    auto const day = quorate::meetings::day_of(scene(lens), *meeting);
    line.major = show(lens, major_of(scene(lens), rules(lens, *meeting), *matter, day));
    if (auto const* question = question_of(lens, decision)) {
        line.subject = question->subject;
        if (question->ballot) line.method = show(lens, question->ballot->method);
    }
    if (auto const* kind = rules(lens, *meeting).kind(matter->kind))
        line.pass_choice = show_choice(lens, kind->pass_choice);
    line.made = decision.made;
    if (knows_figures(lens, decision)) {
        line.ayes = decision.verdict.ayes;
        line.needed = decision.verdict.figures.needed;
        line.due = decision.verdict.figures.due;
    }
    line.holds_under_all = decision.verdict.holds_under_all;
    if (may_read(scene(lens), rules(lens), reader(lens), decision.id, Aspect::papers)) line.sum = matter->sum;
    line.directives = static_cast<std::int64_t>(decision.directives.size());
    line.follow_up_open = !followed_up(decision);
    for (auto const& member : reservers_of(lens, decision)) line.reserved_by.push_back(name_of(lens, member));
    if (reads_record(lens, decision)) {
        for (auto const& one : decision.assessments) line.findings.push_back(one.finding);
    }
    return line;
}

/// Who entered the member's vote, when it was not they.
std::optional<std::string> hand_of_vote(Lens const& lens, Decision const& decision, PersonId const& member) {
    auto const* const question = question_of(lens, decision);
    if (question == nullptr || !question->ballot) return {};
    auto const cast = question->ballot->votes.find(member);
    if (cast == question->ballot->votes.end()) return {};
    return other_hand(lens, member, cast->second.entered_by);
}

/// "public-notice 5 working days" in words; the checker of charters lets nothing else pass.
std::string follow_up_of(Lens const& lens, std::string const& written) {
    auto const words = text::split(written, ' ');
    auto const working = words.size() == 4;
    std::int64_t days = 0;
    for (auto const digit : words.at(1)) days = days * 10 + (digit - '0');
    return phrase(lens, fmt::format("followup.{}{}", words.front(), working ? ".working" : ""), {{"days", days}});
}

/// Absent is who was not at the meeting; who was there, and not in the room for this vote, is told apart.
Word show_part(Lens const& lens, Decision const& decision, PersonId const& member, Part part) {
    auto const* meeting = find(lens.state.meetings, decision.meeting);
    auto const attended = meeting->presence.contains(member);
    if (part == Part::absent && attended) return {"outside", phrase(lens, "part.outside")};
    return show(lens, part);
}

std::vector<PartLine> parts_of(Lens const& lens, Decision const& decision, charter::Kind const& kind, bool record) {
    std::map<PersonId, MemberStanding> standing;
    if (!decision.assessments.empty()) {
        for (auto const& one : standings(lens.state.meetings, kind, decision)) standing[one.member] = one;
    }
    auto const reserved_by = reservers_of(lens, decision);
    std::vector<PartLine> result;
    for (auto const& member : ranked(lens, quorate::day_of(decision.made, lens.state.people.zone), decision.parts)) {
        auto const& part = decision.parts.at(member);
        if (!record && member != lens.reader) continue;
        PartLine line{member, name_of(lens, member), show_part(lens, decision, member, part.part), {}, {}, false, {},
                      {}};
        auto const open = !deny_vote(scene(lens), rules(lens), reader(lens), decision.item, decision.question, member);
        if (open && !part.choice.empty()) {
            line.choice = show_choice(lens, part.choice);
            line.entered_by = hand_of_vote(lens, decision, member);
        }
        line.reserved = reserved_by.contains(member);
        auto const found = standing.find(member);
        if (found != standing.end() && (open || member == lens.reader || holds(lens, charter::Office::inspector))) {
            line.standing = show(lens, found->second.standing);
            line.because = show(lens, found->second.because).label;
        }
        result.push_back(std::move(line));
    }
    return result;
}

std::vector<DirectiveRef> directives_of(Lens const& lens, Decision const& decision) {
    std::vector<DirectiveRef> result;
    for (auto const& id : decision.directives) {
        auto const* directive = find(lens.state.meetings, id);
        result.push_back({id, directive->task, stage_of(lens, *directive), light_of(lens, *directive), directive->due,
                          static_cast<std::int64_t>(directive->moves.size())});
    }
    return result;
}

}  // namespace

Decisions decisions(Lens const& lens) {
    Decisions result;
    std::set<std::string> years;
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        if (!readable(lens, id)) continue;
        result.decisions.push_back(line_of(lens, decision));
        years.insert(to_text(quorate::day_of(decision.made, lens.state.people.zone)).substr(0, 4));
    }
    std::stable_sort(result.decisions.begin(), result.decisions.end(),
                     [](auto const& left, auto const& right) { return left.made > right.made; });
    result.years.assign(years.rbegin(), years.rend());
    using enum charter::MajorClass;
    for (auto const one : {decisions, appointments, projects, funds, none}) result.majors.push_back(show(lens, one));
    return result;
}

std::optional<DecisionPage> decision(Lens const& lens, DecisionId const& id) {
    auto const* found = find(lens.state.meetings, id);
    if (found == nullptr || !readable(lens, id)) return {};
    auto const* meeting = find(lens.state.meetings, found->meeting);
    auto const* matter = find(lens.state.meetings, found->matter);
    auto const* kind = rules(lens, *meeting).kind(matter->kind);
    DecisionPage page;
    page.line = line_of(lens, *found);
    auto const figures = knows_figures(lens, *found);
    auto const record = reads_record(lens, *found);
    if (kind != nullptr) {
        if (figures) {
            page.verdict = show(lens, *meeting, found->verdict, kind->pass_choice);
            page.tally = tally(lens, found->verdict, *kind);
        }
        page.parts = parts_of(lens, *found, *kind, record);
        for (auto const& one : kind->after) page.after.push_back(follow_up_of(lens, one));
    }
    page.may_prove = reads_whole_record(scene(lens), rules(lens), reader(lens));
    page.reservations = reservations_of(lens, found->item, found->question);
    page.may_report_upward = may_read(scene(lens), rules(lens), reader(lens), id, Aspect::upward);
    page.directives = directives_of(lens, *found);
    if (!found->no_directive_reason.empty()) page.no_directive_reason = found->no_directive_reason;
    for (auto const& one : record ? found->assessments : std::vector<Assessment>{}) {
        page.assessments.push_back({one.finding, one.basis, one.grave, one.made, name_of(lens, one.by)});
    }
    if (record) page.deviations = deviations_at(lens, {place(found->item), place(found->matter)});
    page.replaced_by = found->replaced_by;
    page.matter = found->matter;
    page.item = found->item;
    auto const* item = find(lens.state.meetings, found->item);
    if (item != nullptr && item->questions.size() > 1) page.question = found->question;
    page.people = everybody(lens);
    for (auto const& [unit, name] : lens.state.people.units) page.units.push_back({unit, name});
    return page;
}

}  // namespace quorate::views

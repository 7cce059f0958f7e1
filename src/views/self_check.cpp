#include <algorithm>

#include "meetings/convening.hpp"
#include "views/directives.hpp"
#include "views/minutes.hpp"
#include "views/show.hpp"

/// The inspection a meeting makes of itself: what inspectors look for, line by line, each with its article.
namespace quorate::views {
namespace {

using namespace quorate::meetings;

class Inspection {
  public:
    Inspection(Lens const& lens, Meeting const& meeting)
        : lens_(lens),
          meeting_(meeting),
          law_(rules(lens, meeting)),
          check_{meeting.id, title_of(lens, meeting), {}, 0, 0, 0, 0} {}

    void before();
    void room();
    void item(Item const& item);
    void afterwards();
    [[nodiscard]] SelfCheck take() { return std::move(check_); }

  private:
    enum class Found { good, note, bad, open };

    void line(std::string_view name, Found found, Citation const& by, Facts const& facts, std::string at = {});
    void vote(Item const& item, Question const& question, Facts const& facts);
    void follow_up();

    Lens const& lens_;
    Meeting const& meeting_;
    charter::Rules const& law_;
    SelfCheck check_;
};

void Inspection::line(std::string_view name, Found found, Citation const& by, Facts const& facts, std::string at) {
    static constexpr char const* states[] = {"good", "note", "bad", "open"};
    std::int64_t* const counters[] = {&check_.good, &check_.notes, &check_.bad, &check_.open};
    auto const index = static_cast<std::size_t>(found);
    ++*counters[index];
    auto const key = std::string("check.").append(name);
    CheckLine one{std::string(name), phrase(lens_, key),
                  states[index],     phrase(lens_, key + "." + states[index], facts),
                  show(lens_, by),   {}};
    if (!at.empty()) one.at = std::move(at);
    check_.lines.push_back(std::move(one));
}

/// Notice, agenda and papers in time (18.2), and what was done by exception.
void Inspection::before() {
    auto const latest = notice_deadline(scene(lens_), meeting_, law_);
    Facts const facts{{"noticed", meeting_.noticed.value_or(meeting_.starts)}, {"latest", latest}};
    auto const in_time = meeting_.noticed && *meeting_.noticed <= latest;
    line("notice", in_time ? Found::good : Found::note, law_.notice_days.by, facts);
    auto const receipts = static_cast<std::int64_t>(meeting_.receipts.size());
    auto const roster = static_cast<std::int64_t>(roster_of(scene(lens_), meeting_).size());
    line("receipts", receipts == roster ? Found::good : Found::note, law_.notice_days.by,
         {{"receipts", receipts}, {"roster", roster}});
    if (!meeting_.agenda.empty()) {
        auto const* first = find(lens_.state.meetings, meeting_.agenda.front());
        auto const* matter = first == nullptr ? nullptr : find(lens_.state.meetings, first->matter);
        auto const study = matter != nullptr && matter->kind == "study";
        line("first-item", study ? Found::good : Found::note, law_.catalogue,
             {{"title", matter == nullptr ? std::string{} : matter->title}});
    }
}

/// Quorum at the opening, and who was away with or without leave (19.2).
void Inspection::room() {
    auto const roster = roster_of(scene(lens_), meeting_);
    std::vector<PersonId> present;
    std::vector<PersonId> on_leave;
    std::vector<PersonId> absent;
    for (auto const& member : roster) {
        auto& list = meeting_.presence.contains(member)    ? present
                     : on_approved_leave(meeting_, member) ? on_leave
                                                           : absent;
        list.push_back(member);
    }
    auto const needed = card_of(lens_, meeting_).quorum_needed;
    line("quorum", meeting_.opened ? Found::good : Found::open, law_.quorum.by,
         {{"present", static_cast<std::int64_t>(present.size())},
          {"roster", static_cast<std::int64_t>(roster.size())},
          {"needed", needed}});
    line("absence", absent.empty() ? Found::good : Found::bad, law_.leave,
         {{"on_leave", on_leave}, {"absent", absent}});
    auto const chair = people::chair_on(lens_.state.people, meetings::day_of(scene(lens_), meeting_));
    line("presider", meeting_.presider == chair ? Found::good : Found::note, law_.presiding,
         {{"presider", std::vector<PersonId>{meeting_.presider}}});
}

void Inspection::item(Item const& item) {
    auto const* matter = find(lens_.state.meetings, item.matter);
    if (!item.opened || matter == nullptr) return;
    Facts facts{{"title", matter->title}};
    auto const at = place(item.id);
    std::vector<PersonId> recused;
    std::vector<PersonId> stayed;
    for (auto const& [member, recusal] : item.recusals) {
        recused.push_back(member);
        auto const presence = meeting_.presence.find(member);
        if (presence == meeting_.presence.end()) continue;
        // Out of the room: no stay reaches into the time between the item's opening and its end.
        for (auto const& stay : presence->second.stays) {
            auto const from = std::max(recusal.since, *item.opened);
            if (stay.from <= from && (!stay.to || *stay.to > from)) stayed.push_back(member);
        }
    }
    if (!recused.empty()) {
        facts["recused"] = recused;
        facts["stayed"] = stayed;
        line("recusal", stayed.empty() ? Found::good : Found::bad, law_.recusal, facts, at);
    }
    if (!item.observers.empty()) {
        std::vector<PersonId> observers;
        for (auto const& [person, presence] : item.observers) observers.push_back(person);
        facts["observers"] = observers;
        line("observers", Found::good, law_.observers, facts, at);
    }
    if (item.stage == ItemStage::decided) {
        facts["statements"] = static_cast<std::int64_t>(item.statements.size());
        line("statements", Found::good, law_.discussion.by, facts, at);
    }
    for (auto const& question : item.questions) vote(item, question, facts);
}

/// Chair last, method, figures, readings (20).
void Inspection::vote(Item const& item, Question const& question, Facts const& given) {
    auto const* decision = question.decision ? find(lens_.state.meetings, *question.decision) : nullptr;
    if (decision == nullptr || !question.ballot) return;
    auto facts = given;
    auto const at = place(decision->id);
    auto const view = show(lens_, item, decision->verdict);
    facts["sentence"] = view.sentence;
    facts["method"] = std::vector<Term>{term(question.ballot->method)};
    facts["text"] = decision->text;
    line("vote", Found::good, law_.pass.by, facts, at);
    line("readings", decision->verdict.holds_under_all ? Found::good : Found::note, law_.pass.by, facts, at);
    auto const presider = presider_of(scene(lens_), meeting_, item, law_);
    auto const cast = question.ballot->votes.find(presider);
    if (cast == question.ballot->votes.end()) return;
    auto const last = std::all_of(question.ballot->votes.begin(), question.ballot->votes.end(),
                                  [&](auto const& one) { return one.second.at <= cast->second.at; });
    line("presider-last", last ? Found::good : Found::bad, law_.presider_last.by, facts, at);
}

void Inspection::follow_up() {
    for (auto const& [id, decision] : lens_.state.meetings.decisions) {
        if (decision.meeting != meeting_.id || !decision.passed) continue;
        Facts const facts{{"text", decision.text},
                          {"directives", static_cast<std::int64_t>(decision.directives.size())},
                          {"reason", decision.no_directive_reason}};
        auto const found = !followed_up(decision)        ? Found::open
                           : decision.directives.empty() ? Found::note
                                                         : Found::good;
        line("directives", found, law_.directives, facts, place(id));
    }
}

/// Minutes, comments, signature (24, 25), exceptions with their reasons, directives (21, 26).
void Inspection::afterwards() {
    auto const& minutes = meeting_.minutes;
    auto const attended = static_cast<std::int64_t>(meeting_.presence.size());
    auto const given = static_cast<std::int64_t>(minutes.comments.size());
    auto const found = !minutes.circulated       ? Found::open
                       : given == attended       ? Found::good
                       : minutes.comments_closed ? Found::note
                                                 : Found::open;
    line("comments", found, law_.minutes, {{"given", given}, {"attended", attended}});
    line("signature", minutes.signed_at ? Found::good : Found::open, law_.minutes,
         {{"at", minutes.signed_at.value_or(meeting_.starts)}, {"by", std::vector<PersonId>{minutes.signed_by}}});
    std::vector<std::string> places{place(meeting_.id)};
    for (auto const& id : meeting_.agenda) places.push_back(place(id));
    for (auto const& one : deviations_at(lens_, places)) {
        line("exception", Found::note, Citation{one.article.anchor}, {{"what", one.label}, {"reason", one.reason}},
             one.place);
    }
    follow_up();
}

}  // namespace

SelfCheck self_check_of(Lens const& lens, Meeting const& meeting) {
    Inspection inspection(lens, meeting);
    inspection.before();
    inspection.room();
    for (auto const& id : meeting.agenda) {
        if (auto const* item = find(lens.state.meetings, id)) inspection.item(*item);
    }
    inspection.afterwards();
    return inspection.take();
}

std::optional<SelfCheck> self_check(Lens const& lens, MeetingId const& id) {
    auto const* meeting = find(lens.state.meetings, id);
    auto const allowed =
        has_power(lens, "self-check.read") || has_power(lens, "record.keep") || holds(lens, charter::Office::chair);
    if (meeting == nullptr || !allowed) return {};
    return self_check_of(lens, *meeting);
}

}  // namespace quorate::views

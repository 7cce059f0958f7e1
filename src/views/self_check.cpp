#include <algorithm>

#include "meetings/minutes.hpp"
#include "meetings/notice.hpp"
#include "meetings/order.hpp"
#include "procedures/lookup.hpp"
#include "views/directives.hpp"
#include "views/minutes.hpp"
#include "views/roll.hpp"
#include "views/show.hpp"

/// The inspection a meeting makes of itself: what inspectors look for, line by line, each with its article. It counts
/// and compares what the record holds; that the engine would have refused something is no ground to call it good.
namespace quorate::views {
namespace {

using namespace quorate::meetings;

class Inspection {
  public:
    Inspection(Lens const& lens, Meeting const& meeting)
        : lens_(lens),
          meeting_(meeting),
          law_(rules(lens, meeting)),
          deviations_(deviations_of(lens, meeting)),
          check_{meeting.id, title_of(lens, meeting), {}, 0, 0, 0, 0, 0} {}

    void before();
    void room();
    void item(Item const& item);
    void afterwards();
    [[nodiscard]] SelfCheck take() { return std::move(check_); }

  private:
    enum class Found { good, note, exception, bad, open };

    /// `finding` names the sentence, "check.<name>.<finding>"; without it the state does.
    void line(std::string_view name, Found found, Citation const& by, Facts const& facts, std::string at = {},
              std::string_view finding = {});
    [[nodiscard]] bool reasoned(std::string_view rule) const;
    void first_item();
    void papers(Item const& item, Matter const& matter);
    void recusals(Item const& item, Facts facts);
    [[nodiscard]] std::string gone_for(Item const& item, PersonId const& member, Presence const& presence) const;
    void observers(Item const& item, Facts facts);
    void statements(Item const& item, Facts facts);
    void spoke_last(Item const& item, Facts facts);
    void voided(Question const& question, Facts facts, std::string const& at);
    void vote(Item const& item, Question const& question, Facts const& facts);
    void count(Item const& item, Ballot const& ballot, Decision const& decision, Facts facts);
    void presider_last(Item const& item, Ballot const& ballot, Facts const& facts, std::string const& at);
    void corrections();
    void follow_up();
    void moved_terms(Directive const& directive);
    void archive();

    /// Members in the room at that moment who took part in the item.
    [[nodiscard]] std::vector<PersonId> able_at(Item const& item, Instant when) const;

    Lens const& lens_;
    Meeting const& meeting_;
    charter::Rules const& law_;
    std::vector<DeviationLine> deviations_;
    SelfCheck check_;
};

void Inspection::line(std::string_view name, Found found, Citation const& by, Facts const& facts, std::string at,
                      std::string_view finding) {
    static constexpr char const* states[] = {"good", "note", "exception", "bad", "open"};
    std::int64_t* const counters[] = {&check_.good, &check_.notes, &check_.exceptions, &check_.bad, &check_.open};
    auto const index = static_cast<std::size_t>(found);
    ++*counters[index];
    auto const key = std::string("check.").append(name);
    auto const sentence = key + "." + (finding.empty() ? states[index] : std::string(finding));
    CheckLine one{std::string(name),
                  phrase(lens_, key),
                  states[index],
                  phrase(lens_, sentence, facts),
                  show(lens_, meeting_, by),
                  {}};
    if (!at.empty()) one.at = std::move(at);
    check_.lines.push_back(std::move(one));
}

/// A reason was asked for and given.
bool Inspection::reasoned(std::string_view rule) const {
    return std::ranges::any_of(deviations_, [&](DeviationLine const& one) { return one.rule == rule; });
}

/// Notice, agenda and papers in time (18.2).
void Inspection::before() {
    auto const latest = notice_deadline(scene(lens_), meeting_, law_);
    Facts const facts{{"noticed", meeting_.noticed.value_or(meeting_.starts)}, {"latest", latest}};
    auto const& by = law_.notice_days.by;
    if (!meeting_.noticed) {
        auto const ahead = before_opening(meeting_);
        line("notice", ahead ? Found::open : Found::note, by, facts, {},
             ahead                        ? "open"
             : reasoned("notice.missing") ? "unsent-reasoned"
                                          : "unsent");
    } else if (*meeting_.noticed <= latest) {
        line("notice", Found::good, by, facts);
    } else {
        line("notice", Found::note, by, facts, {}, reasoned("notice.late") ? "late-reasoned" : "note");
    }
    auto const receipts = static_cast<std::int64_t>(meeting_.receipts.size());
    auto const roster = static_cast<std::int64_t>(roster_of(scene(lens_), meeting_).size());
    line("receipts", receipts == roster ? Found::good : Found::note, by, {{"receipts", receipts}, {"roster", roster}});
    first_item();
}

/// Where the charter says which kind a meeting begins with: the item taken up first, or listed first before that.
void Inspection::first_item() {
    auto const named = std::ranges::find_if(law_.kinds, [](auto const& entry) { return entry.second.first_item; });
    if (named == law_.kinds.end() || meeting_.agenda.empty()) return;
    Item const* first = nullptr;
    for (auto const& id : meeting_.agenda) {
        auto const* item = find(lens_.state.meetings, id);
        if (item == nullptr) continue;
        auto const sooner = first == nullptr || (item->opened && (!first->opened || *item->opened < *first->opened));
        if (sooner) first = item;
    }
    auto const* matter = first == nullptr ? nullptr : find(lens_.state.meetings, first->matter);
    if (matter == nullptr) return;
    auto const* kind = law_.kind(matter->kind);
    auto const right = kind != nullptr && kind->first_item;
    line("first-item", right ? Found::good : Found::note, named->second.by,
         {{"title", matter->title}, {"kind", term_fact("kind", named->first)}});
}

/// Quorum at the opening, and who was away with or without leave (19.2).
void Inspection::room() {
    if (!meeting_.opened) {
        line("quorum", Found::open, law_.quorum.by, {});
        return;
    }
    auto const roster = roster_of(scene(lens_), meeting_);
    Heads heads;
    heads.roster = static_cast<std::int64_t>(roster.size());
    for (auto const& member : roster) {
        auto const presence = meeting_.presence.find(member);
        auto const here =
            presence != meeting_.presence.end() && std::ranges::any_of(presence->second.stays, [&](Stay const& stay) {
                return stay.from <= *meeting_.opened && (!stay.to || *stay.to > *meeting_.opened);
            });
        heads.present += here ? 1 : 0;
        heads.on_leave += !here && on_approved_leave(meeting_, member) ? 1 : 0;
    }
    heads.able = heads.present;
    auto const figures = meeting_quorum(scene(lens_), meeting_, law_, heads);
    line("quorum", figures.quorate ? Found::good : Found::bad, law_.quorum.by,
         {{"present", figures.quorum_present}, {"roster", heads.roster}, {"needed", figures.quorum_needed}});
    auto const roll = roll_of(lens_, meeting_);
    line("absence", roll.absent.empty() ? Found::good : Found::bad, law_.leave,
         {{"on_leave", roll.on_leave}, {"absent", roll.absent}}, {},
         roll.absent.empty() && roll.on_leave.empty() ? "nobody" : "");
    auto const chair = people::chair_on(lens_.state.people, meetings::day_of(scene(lens_), meeting_));
    line("presider", meeting_.presider == chair ? Found::good : Found::note, law_.presiding,
         {{"presider", std::vector<PersonId>{meeting_.presider}}});
}

std::vector<PersonId> Inspection::able_at(Item const& item, Instant when) const {
    std::vector<PersonId> result;
    for (auto const& member : roll_of(lens_, meeting_).present) {
        if (recused(item, member)) continue;
        auto const presence = meeting_.presence.find(member);
        if (presence != meeting_.presence.end() && in_room_at(presence->second, when)) result.push_back(member);
    }
    return result;
}

void Inspection::item(Item const& item) {
    auto const* matter = find(lens_.state.meetings, item.matter);
    if (matter == nullptr) return;
    papers(item, *matter);
    if (!item.opened) return;
    Facts const facts{{"title", matter->title}};
    recusals(item, facts);
    observers(item, facts);
    if (item.stage == ItemStage::decided) {
        statements(item, facts);
        spoke_last(item, facts);
    }
    for (auto const& question : item.questions) {
        voided(question, facts, place(item.id));
        vote(item, question, facts);
    }
}

/// Article 18.2: papers go out with the notice, and that they were read is recorded; what came when the item was over
/// belongs to another meeting. Who may not have the papers learns nothing of them here either.
void Inspection::papers(Item const& item, Matter const& matter) {
    if (!readable(lens_, item.id, Aspect::papers)) return;
    std::int64_t sent = 0;
    std::int64_t late = 0;
    std::vector<PersonId> unread;
    auto const read = [&](Paper const& paper, PersonId const& member) {
        auto const found = paper.readings.find(member);
        return found != paper.readings.end() && (!item.ended || found->second.at <= *item.ended);
    };
    for (auto const& paper : matter.papers) {
        if (item.ended && paper.added > *item.ended) continue;
        ++sent;
        late += meeting_.noticed && paper.added > *meeting_.noticed ? 1 : 0;
        for (auto const& member : roster_of(scene(lens_), meeting_)) {
            if (!recused(item, member) && !read(paper, member) && !contains(unread, member)) unread.push_back(member);
        }
    }
    if (sent == 0) return;
    auto const all_read = unread.empty();
    auto const ahead = !item.ended && before_opening(meeting_);
    auto const found = all_read && late == 0 ? Found::good : ahead ? Found::open : Found::note;
    line("papers", found, law_.papers_with_notice.by,
         {{"title", matter.title}, {"sent", sent}, {"late", late}, {"unread", std::move(unread)}}, place(item.id),
         all_read ? late == 0 ? "good" : "late" : "note");
}

/// The moments at which something was said, asked or settled on the item.
std::vector<Instant> acts_on(Item const& item) {
    std::vector<Instant> acts;
    for (auto const& one : item.statements) acts.push_back(one.made);
    for (auto const& [member, opinion] : item.opinions) {
        if (opinion.read_out) acts.push_back(*opinion.read_out);
    }
    auto const add = [&](Ballot const& ballot) {
        acts.push_back(ballot.opened);
        for (auto const& [voter, cast] : ballot.votes) acts.push_back(cast.at);
        if (ballot.closed) acts.push_back(*ballot.closed);
    };
    for (auto const& question : item.questions) {
        for (auto const& one : question.voided) add(one.ballot);
        if (question.ballot) add(*question.ballot);
    }
    if (item.ended && item.stage == ItemStage::noted) acts.push_back(*item.ended);
    return acts;
}

/// The name, and when the person last went out before the item was over; who was not there at all has no such time.
std::string Inspection::gone_for(Item const& item, PersonId const& member, Presence const& presence) const {
    std::optional<Instant> out;
    for (auto const& stay : presence.stays) {
        if (stay.to && (!item.ended || *stay.to <= *item.ended)) out = stay.to;
    }
    auto const name = name_of(lens_, member);
    if (presence.stays.empty()) return phrase(lens_, "check.recusal.away", {{"name", name}});
    if (!out) return name;
    auto const time = local_text(*out, lens_.state.people.zone).substr(11);
    return phrase(lens_, "minutes.passage", {{"name", name}, {"time", time}});
}

/// Article 19.2: who is recused is out of the room for whatever happens on the item, and only for that.
void Inspection::recusals(Item const& item, Facts facts) {
    if (item.recusals.empty()) return;
    auto const acts = acts_on(item);
    std::vector<std::string> withdrew;
    std::vector<PersonId> stayed;
    std::vector<PersonId> inside;
    for (auto const& member : ranked(lens_, meeting_, item.recusals)) {
        auto const& recusal = item.recusals.at(member);
        auto const presence = meeting_.presence.find(member);
        if (presence == meeting_.presence.end()) {
            withdrew.push_back(gone_for(item, member, {}));
            continue;
        }
        auto const since = recusal.since;
        auto const there =
            std::ranges::any_of(acts, [&](Instant act) { return act > since && in_room_at(presence->second, act); });
        // Where nothing was said and no vote held there was nothing to be kept from; that they were there is told.
        auto const put_off = !there && item.stage == ItemStage::deferred && item.ended;
        auto const at_its_end = put_off && in_room_at(presence->second, *item.ended);
        if (at_its_end) inside.push_back(member);
        if (there) stayed.push_back(member);
        if (!at_its_end) withdrew.push_back(gone_for(item, member, presence->second));
    }
    auto const found = !stayed.empty() ? Found::bad : !inside.empty() ? Found::note : Found::good;
    facts["recused"] = joined(lens_, withdrew);
    facts["stayed"] = std::move(stayed);
    facts["inside"] = std::move(inside);
    line("recusal", found, law_.recusal, facts, place(item.id));
}

/// Article 19.3: others attend the items they were asked to, while these are on the table.
void Inspection::observers(Item const& item, Facts facts) {
    std::vector<PersonId> came;
    std::vector<PersonId> beyond;
    std::vector<PersonId> missing;
    for (auto const& person : ranked(lens_, meeting_, item.observers)) {
        auto const& presence = item.observers.at(person);
        came.push_back(person);
        auto const outside = std::ranges::any_of(presence.stays, [&](Stay const& stay) {
            return stay.from < *item.opened || (item.ended && (!stay.to || *stay.to > *item.ended));
        });
        if (outside || !item.invited.contains(person)) beyond.push_back(person);
    }
    for (auto const& person : ranked(lens_, meeting_, item.invited)) {
        if (!item.observers.contains(person)) missing.push_back(person);
    }
    if (came.empty() && missing.empty()) return;
    auto const found = !beyond.empty() ? Found::bad : !missing.empty() && item.ended ? Found::note : Found::good;
    auto const none = came.empty();
    facts["observers"] = std::move(came);
    facts["beyond"] = std::move(beyond);
    facts["missing"] = std::move(missing);
    line("observers", found, law_.observers, facts, place(item.id), none && found == Found::note ? "nobody" : "");
}

/// Article 20: everybody who was there when the vote ended had spoken by then, or said that there was nothing to add.
void Inspection::statements(Item const& item, Facts facts) {
    std::vector<PersonId> silent;
    for (auto const& question : item.questions) {
        if (!question.ballot || !question.ballot->closed) continue;
        auto const closed = *question.ballot->closed;
        auto there = able_at(item, closed);
        for (auto const& [voter, cast] : question.ballot->votes) there.push_back(voter);
        for (auto const& member : there) {
            auto const heard = std::ranges::any_of(
                item.statements, [&](Statement const& one) { return one.by == member && one.made <= closed; });
            if (!heard && !contains(silent, member)) silent.push_back(member);
        }
    }
    auto const found = silent.empty() ? Found::good : law_.discussion.value ? Found::bad : Found::note;
    facts["statements"] = static_cast<std::int64_t>(std::ranges::count(item.statements, false, &Statement::declined));
    facts["silent"] = std::move(silent);
    line("statements", found, law_.discussion.by, facts, place(item.id));
}

/// Article 20: whoever presides states a position when everybody else has had their turn, however the vote is taken.
void Inspection::spoke_last(Item const& item, Facts facts) {
    if (!law_.presider_last.value) return;
    auto const presider = presider_of(scene(lens_), meeting_, item, law_);
    auto const roster = roster_of(scene(lens_), meeting_);
    std::vector<PersonId> heard;
    std::vector<PersonId> waited;  // who had their first turn only after the presiding person
    std::vector<PersonId> added;   // who came back to it after the presiding person's last word
    auto spoke = false;
    for (auto const& one : item.statements) {
        if (one.by == presider) {
            spoke = true;
            added.clear();
        } else if (contains(roster, one.by)) {
            auto const first = !contains(heard, one.by);
            if (first) heard.push_back(one.by);
            if (spoke && first) waited.push_back(one.by);
            if (spoke && !contains(added, one.by)) added.push_back(one.by);
        }
    }
    if (!spoke) return;
    auto const found = !waited.empty() ? Found::bad : added.empty() ? Found::good : Found::note;
    facts["waited"] = std::move(waited);
    facts["added"] = std::move(added);
    line("spoke-last", found, law_.presider_last.by, facts, place(item.id));
}

void Inspection::voided(Question const& question, Facts facts, std::string const& at) {
    for (auto const& one : question.voided) {
        facts["method"] = std::vector<Term>{term(one.ballot.method)};
        facts["cast"] = static_cast<std::int64_t>(one.ballot.votes.size());
        facts["issued"] = one.ballot.issued;
        facts["reason"] = one.reason;
        facts["at"] = one.voided;
        line("voided", Found::note, law_.one_at_a_time.by, facts, at, one.ballot.issued > 0 ? "papers" : "note");
    }
}

/// Method, figures, readings, and the presiding person last (20).
void Inspection::vote(Item const& item, Question const& question, Facts const& given) {
    auto const* decision = question.decision ? find(lens_.state.meetings, *question.decision) : nullptr;
    if (decision == nullptr || !question.ballot) return;
    auto facts = given;
    auto const at = place(decision->id);
    facts["text"] = decision->text;
    auto const& figures = decision->verdict.figures;
    line("item-quorum", figures.quorum_present >= figures.quorum_needed ? Found::good : Found::bad,
         Citation{decision->verdict.quorum_by},
         {{"title", std::get<std::string>(given.at("title"))},
          {"present", figures.quorum_present},
          {"needed", figures.quorum_needed}},
         at);
    count(item, *question.ballot, *decision, facts);
    line("readings", decision->verdict.holds_under_all ? Found::good : Found::note, law_.pass.by, facts, at);
    presider_last(item, *question.ballot, facts, at);
}

/// What the ballot itself adds up to, by choice.
std::map<std::string, std::int64_t> counted(charter::Kind const& kind, Ballot const& ballot) {
    std::map<std::string, std::int64_t> result;
    for (auto const& choice : kind.choices) result[choice] = 0;
    if (ballot.method == Method::secret) {
        for (auto const& [choice, papers] :
             ballot.counts.empty() ? std::map<std::string, std::int64_t>{} : ballot.counts.begin()->second.choices) {
            result[choice] = papers;
        }
    }
    for (auto const& [voter, cast] : ballot.votes) ++result[cast.choice];
    return result;
}

/// A secret ballot is whole when both tellers counted alike, and no more papers came back than went out.
bool papers_add_up(Ballot const& ballot) {
    if (ballot.method != Method::secret) return true;
    return ballot.counted() && ballot.counts.begin()->second.collected <= ballot.issued;
}

/// The votes are counted once more, and the outcome computed anew from the count and the heads on record.
void Inspection::count(Item const& item, Ballot const& ballot, Decision const& decision, Facts facts) {
    auto const* matter = find(lens_.state.meetings, item.matter);
    auto const* kind = matter == nullptr ? nullptr : law_.kind(matter->kind);
    auto const& verdict = decision.verdict;
    facts["method"] = std::vector<Term>{term(ballot.method)};
    facts["sentence"] = show(lens_, meeting_, verdict, kind == nullptr ? std::string{} : kind->pass_choice).sentence;
    auto const at = place(decision.id);
    if (kind == nullptr) return line("vote", Found::bad, law_.pass.by, facts, at);

    auto const votes = counted(*kind, ballot);
    auto const again = compute_verdict(readings_of(scene(lens_), meeting_, law_), thresholds_of(law_, *kind),
                                       verdict.heads, votes, kind->pass_choice);
    auto const& methods = kind->methods.empty() ? law_.methods.value : kind->methods;
    auto const roster = roster_of(scene(lens_), meeting_);
    auto const entitled = std::ranges::all_of(
        ballot.votes, [&](auto const& one) { return contains(roster, one.first) && !recused(item, one.first); });
    auto const right = votes == verdict.counts && again.passed == verdict.passed && decision.passed == verdict.passed &&
                       again.figures.quorate && entitled && papers_add_up(ballot) &&
                       std::ranges::find(methods, ballot.method) != methods.end();
    if (!right) return line("vote", Found::bad, law_.pass.by, facts, at);

    if (ballot.method == Method::secret) {
        auto const& papers = ballot.counts.begin()->second;
        facts["issued"] = ballot.issued;
        facts["collected"] = papers.collected;
        facts["invalid"] = papers.invalid;
        auto const all_back = papers.collected == ballot.issued;
        return line("vote", all_back ? Found::good : Found::note, law_.pass.by, facts, at, "papers");
    }
    auto waiting = ballot.closed ? able_at(item, *ballot.closed) : std::vector<PersonId>{};
    std::erase_if(waiting, [&](PersonId const& one) { return ballot.votes.contains(one); });
    auto const found = waiting.empty() ? Found::good : Found::note;
    facts["waiting"] = std::move(waiting);
    line("vote", found, law_.pass.by, facts, at);
}

void Inspection::presider_last(Item const& item, Ballot const& ballot, Facts const& facts, std::string const& at) {
    auto const presider = presider_of(scene(lens_), meeting_, item, law_);
    auto const cast = ballot.votes.find(presider);
    if (cast == ballot.votes.end() || !law_.presider_last.value) return;
    auto const last =
        std::ranges::all_of(ballot.votes, [&](auto const& one) { return one.second.at <= cast->second.at; });
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
        for (auto const& directive : decision.directives) moved_terms(*find(lens_.state.meetings, directive));
    }
}

/// Article 26: who gave more time for it, and why.
void Inspection::moved_terms(Directive const& directive) {
    if (!readable(lens_, directive.id)) return;
    for (auto const& one : directive.moves) {
        line("term-moved", Found::note, law_.supervision, facts_of(lens_, directive, one), place(directive.id));
    }
}

/// What files a paper, and nothing else: it says of which day the paper is, and under which unit it is put.
bool files_papers(charter::Procedure const& procedure) {
    auto const has = [&](charter::FieldType type) {
        return std::ranges::any_of(procedure.form, [&](charter::FormField const& one) { return one.type == type; });
    };
    return has(charter::FieldType::date) && has(charter::FieldType::entry) && !procedure.steps.empty() &&
           std::ranges::all_of(procedure.steps, [](auto const& step) { return step.act == charter::StepAct::file; });
}

/// Whether what is filed is of the meeting: by its name, or by its day where the form names no meeting.
bool is_of(charter::Procedure const& procedure, std::map<std::string, std::string> const& values,
           meetings::Meeting const& meeting, std::string_view day) {
    auto const names_it = [](charter::FormField const& field) { return field.type == charter::FieldType::meeting; };
    auto const by_name = std::ranges::any_of(procedure.form, names_it);
    return std::ranges::any_of(procedure.form, [&](charter::FormField const& field) {
        auto const value = values.find(field.name);
        if (value == values.end()) return false;
        if (by_name) return names_it(field) && value->second == meeting.id.text;
        return field.type == charter::FieldType::date && value->second == day;
    });
}

/// Article 24: what the charter's register of filed papers has of this meeting. Which papers a meeting must leave
/// behind the text does not say; the line tells what is there and what is still on its way.
void Inspection::archive() {
    if (meeting_.stage != MeetingStage::closed) return;
    auto const files = [](auto const& entry) { return files_papers(entry.second); };
    if (std::ranges::none_of(law_.procedures, files)) {
        return line("archive", Found::note, law_.record, {}, {}, "unrecorded");
    }
    auto const day = to_text(meetings::day_of(scene(lens_), meeting_));
    std::int64_t filed = 0;
    std::int64_t waiting = 0;
    auto const& instances = lens_.state.procedures.instances;
    for (auto const& edition : instances.editions()) {
        auto const& procedure = procedures::procedure_of(lens_.rules, edition);
        if (!files_papers(procedure)) continue;
        for (auto const at : edition.instances) {
            if (!is_of(procedure, instances[at].form.values, meeting_, day)) continue;
            filed += instances[at].stage == procedures::InstanceStage::completed ? 1 : 0;
            waiting += instances[at].stage == procedures::InstanceStage::running ? 1 : 0;
        }
    }
    auto const found = filed > 0 && waiting == 0 ? Found::good : Found::open;
    line("archive", found, law_.record, {{"filed", filed}, {"waiting", waiting}}, {},
         filed + waiting == 0 ? "none" : "");
}

/// What stands beside the signed text, or is on its way there (25).
void Inspection::corrections() {
    for (auto const& one : meeting_.minutes.corrections) {
        line("correction", Found::note, law_.minutes,
             {{"text", one.text}, {"reason", one.reason}, {"by", std::vector<PersonId>{one.by}}, {"at", one.made}});
    }
    auto const& proposed = meeting_.minutes.correction;
    if (proposed && readable(lens_, meeting_.id, Aspect::internal)) {
        line("correction", Found::open, law_.minutes,
             {{"text", proposed->text}, {"reason", proposed->reason}, {"by", std::vector<PersonId>{proposed->by}}});
    }
}

/// Minutes, comments, signature (24, 25), exceptions with their reasons, directives (21, 26).
void Inspection::afterwards() {
    auto const& minutes = meeting_.minutes;
    auto const present = roll_of(lens_, meeting_).present;
    auto const heard = [&](PersonId const& member) { return minutes.comments.contains(member); };
    auto const found = !minutes.circulated                   ? Found::open
                       : std::ranges::all_of(present, heard) ? Found::good
                       : minutes.comments_closed             ? Found::note
                                                             : Found::open;
    line("comments", found, law_.minutes,
         {{"given", static_cast<std::int64_t>(minutes.comments.size())},
          {"attended", static_cast<std::int64_t>(present.size())},
          {"members", static_cast<std::int64_t>(roster_of(scene(lens_), meeting_).size())}});
    line("signature", minutes.signed_at ? Found::good : Found::open, law_.minutes,
         {{"at", minutes.signed_at.value_or(meeting_.starts)}, {"by", std::vector<PersonId>{minutes.signed_by}}});
    corrections();
    for (auto const& one : deviations_) {
        line("exception", Found::exception, Citation{one.article.anchor}, {{"what", one.label}, {"reason", one.reason}},
             one.place);
    }
    follow_up();
    archive();
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

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "demonstration/year_parts.hpp"

/// What matters a year has, how they are spread over its meetings, and what is written about each of them.
namespace quorate::demonstration {

namespace {

constexpr int kWan = 10'000;  ///< sums are written in units of ten thousand

/// So many of each kind as its weight says, together exactly as many as were asked for.
std::vector<KindOfMatter const*> kinds_for(int count, Chance& chance) {
    auto whole = 0;
    for (auto const& kind : kinds_of_matter()) whole += kind.weight;
    std::vector<KindOfMatter const*> result;
    std::vector<std::pair<int, KindOfMatter const*>> left;
    for (auto const& kind : kinds_of_matter()) {
        auto const share = count * kind.weight;
        for (auto at = 0; at < share / whole; ++at) result.push_back(&kind);
        left.emplace_back(-(share % whole), &kind);
    }
    std::ranges::stable_sort(left, {}, &std::pair<int, KindOfMatter const*>::first);
    for (auto at = std::size_t{0}; result.size() < static_cast<std::size_t>(count); ++at)
        result.push_back(left[at % left.size()].second);
    chance.shuffle(result);
    // What is studied comes first wherever there is something to study.
    std::ranges::stable_partition(result, [](auto const* kind) { return kind->name == "study"; });
    return result;
}

/// Takes the first kind of the pool that is, or is not, study.
KindOfMatter const* taken(std::vector<KindOfMatter const*>& pool, bool study) {
    auto const fits = [&](auto const* kind) { return (kind->name == "study") == study; };
    auto found = std::ranges::find_if(pool, fits);
    if (found == pool.end()) found = pool.begin();
    auto const* kind = *found;
    pool.erase(found);
    return kind;
}

YearMatter& added(Year& year, KindOfMatter const* kind, Fate fate, std::optional<std::size_t> session) {
    YearMatter matter;
    matter.number = year.matters.size();
    matter.kind = kind;
    matter.fate = fate;
    matter.session = session;
    year.matters.push_back(std::move(matter));
    if (session) year.sessions[*session].agenda.push_back(year.matters.back().number);
    return year.matters.back();
}

/// Deals the matters out to the meetings in their order; those that are heard nowhere come in between.
void deal(Year& year, Chance& chance) {
    auto const count = year.plan.matters;
    auto pool = kinds_for(count, chance);
    auto const meetings = static_cast<int>(year.sessions.size());
    std::vector<Fate> elsewhere;
    for (auto const& [fate, hundredths] : {std::pair{Fate::declined, 3}, {Fate::withdrawn, 2}, {Fate::waiting, 4}})
        for (auto at = 0; at < count * hundredths / 100; ++at) elsewhere.push_back(fate);
    auto const heard = count - static_cast<int>(elsewhere.size());
    for (auto number = 0; number < meetings; ++number) {
        auto const quota = heard * (number + 1) / meetings - heard * number / meetings;
        for (auto at = 0; at < quota; ++at)
            added(year, taken(pool, at == 0), Fate::heard, static_cast<std::size_t>(number));
    }
    for (auto const fate : elsewhere) added(year, taken(pool, false), fate, {});
}

/// Some matters are put off to the next meeting; never one at the last that was held.
void put_off(Year& year, Chance& chance) {
    for (auto& matter : year.matters) {
        if (!matter.session || *matter.session + 2 >= year.sessions.size()) continue;
        auto const fits = matter.kind->name != "study" && matter.purpose == Purpose::itself;
        if (fits && chance.percent(4)) matter.fate = Fate::deferred;
    }
}

/// The matter at that place of a meeting's agenda is there for something else.
void devote(Year& year, int session, std::size_t place, std::string_view kind, Purpose purpose) {
    if (session < 1 || session + 1 >= static_cast<int>(year.sessions.size())) return;
    auto const& agenda = year.sessions[static_cast<std::size_t>(session)].agenda;
    if (place >= agenda.size()) return;
    auto& matter = year.matters[agenda[place]];
    matter.kind = &kind_called(kind);
    matter.purpose = purpose;
}

/// The first meeting of the body that comes late enough to settle what the life meeting, a week after that one, found.
int meeting_after_life_meeting(Year const& year, int settled) {
    constexpr int enough = 18;  // days
    auto const day = year.sessions[static_cast<std::size_t>(settled)].day;
    auto next = settled + 1;
    while (static_cast<std::size_t>(next) < year.sessions.size() &&
           days_between(day, year.sessions[static_cast<std::size_t>(next)].day) < enough)
        ++next;
    return next;
}

void devote_all(Year& year) {
    auto const meetings = static_cast<int>(year.sessions.size());
    devote(year, meetings / 4, 1, "funds", Purpose::ratifies);
    devote(year, meetings * 3 / 4, 1, "funds", Purpose::ratifies);
    devote(year, meetings / 5, 2, "self-building", Purpose::life_meeting);
    devote(year, meeting_after_life_meeting(year, meetings / 5), 2, "self-building", Purpose::life_measures);
    devote(year, meetings * 3 / 5, 2, "plan", Purpose::reconsiders);
    devote(year, meetings * 4 / 5, 2, "personnel", Purpose::reconsiders);
}

/// The earlier matter of the same kind that is taken up again; where there is none, the matter is one of its own.
void find_reconsidered(Year& year, YearMatter& matter) {
    for (auto const& other : year.matters) {
        auto const fits = other.kind == matter.kind && other.session && other.purpose == Purpose::itself &&
                          other.fate == Fate::heard && *other.session + 1 < *matter.session;
        if (fits) matter.reconsiders = other.number;
    }
    if (!matter.reconsiders) matter.purpose = Purpose::itself;
}

/// Sums of projects and purchases, some of them below what the body calls large.
int sum_for(KindOfMatter const& kind, Chance& chance) {
    auto const wan = kind.name == "project" ? chance.between(35, 1450) : chance.between(12, 380);
    return wan * kWan;
}

/// Draws on a kind's list of topics in an order of its own, and again from the beginning.
class Topics {
  public:
    Topics(Year const& year, Chance chance) : year_(year), chance_(chance) {}

    std::string next(std::string const& kind) {
        auto& order = orders_[kind];
        if (order.empty()) {
            order = year_.phrases.of(kind + ".topics");
            chance_.shuffle(order);
        }
        if (order.empty()) return {};
        auto topic = order.back();
        order.pop_back();
        return topic;
    }
    std::string unlike_others(std::string const& title) { return titles_.own(title); }

  private:
    Year const& year_;
    Chance chance_;
    std::map<std::string, std::vector<std::string>> orders_;
    Titles titles_;
};

void choose_proposer(YearMatter& matter, Chance& chance) {
    auto const& units = cast::units();
    auto const& unit = matter.kind->from.empty() ? chance.of(units) : cast::unit(matter.kind->from);
    matter.unit = unit.name;
    matter.proposer = unit.head;
    auto const& kind = matter.kind->name;
    auto const by_chair = kind == "study" || kind == "report-to-superior" || kind == "leadership-duties" ||
                          kind == "self-building" || matter.purpose != Purpose::itself;
    if (kind == "plan" && matter.purpose == Purpose::itself && chance.percent(50)) return;
    if (matter.kind->from.empty()) matter.proposer = unit.leader;
    // What is turned down or taken back was put forward by somebody else than the chair.
    if (by_chair && matter.session) matter.proposer = cast::kChair;
}

/// Persons to appoint, to admit or to discipline, with what is moved about each.
void choose_persons(Year& year, YearMatter& matter, Topics& topics, Chance& chance) {
    auto const& kind = matter.kind->name;
    auto const count = kind == "discipline-members" ? 1 : chance.between(1, kind == "admission" ? 3 : 2);
    std::string posts = matter.slots["t"];
    for (auto at = 0; at < count; ++at) {
        auto const who = year.stranger(chance);
        matter.persons.push_back(who);
        auto post = matter.slots["t"];
        if (kind == "personnel" && at > 0) {
            post = topics.next(kind);
            posts += "、" + post;
        }
        if (kind == "personnel") matter.posts.push_back(post);
        if (kind == "personnel") matter.posts.push_back(post);
        if (kind == "personnel") matter.motions.push_back(fmt::format("同意{}同志任{}，按规定公示", who, post));
        if (kind == "admission") matter.motions.push_back(fmt::format("同意{}同志的入党事项", who));
        if (kind == "discipline-members") matter.motions.push_back(fmt::format("同意给予{}同志党内警告处分", who));
    }
    matter.slots["who"] = matter.persons.front();
    if (kind == "personnel") matter.title = posts + "人选";
}

/// A relative of a member leads the firm that is to do the work: that member withdraws, where there to do so.
void concern_relatives(Year& year) {
    auto left = year.relatives;
    for (auto& matter : year.matters) {
        auto const fits = !left.empty() && matter.session && *matter.session > 0 && matter.fate == Fate::heard &&
                          matter.purpose == Purpose::itself && matter.kind->name == "project";
        if (!fits || matter.number % 3 != 1) continue;
        auto const& session = year.sessions[*matter.session];
        auto const& member = left.back().first;
        if (std::ranges::find(session.away, member, &Absence::who) != session.away.end() || session.presider == member)
            continue;
        matter.persons.push_back(left.back().second);
        matter.gist += "拟委托单位的负责人为" + left.back().second + "。";
        matter.withdraws = member;
        matter.relative = true;
        matter.ruled = left.size() % 2 == 0;
        left.pop_back();
    }
}

/// What goes otherwise than usual: a member withdraws on other grounds, something comes after the notice.
void vary(Year& year, Chance& chance) {
    for (auto const& session : year.sessions) {
        if (session.agenda.size() < 4) continue;
        auto& third = year.matters[session.agenda[2]];
        auto& last = year.matters[session.agenda.back()];
        auto const by_other = session.number % 6 == 2 && third.fate == Fate::heard && !third.kind->each &&
                              third.withdraws.empty() && third.purpose == Purpose::itself;
        auto others = cast::members();
        std::erase_if(others, [&](auto const& one) {
            return one == session.presider || std::ranges::find(session.away, one, &Absence::who) != session.away.end();
        });
        if (by_other) third.withdraws = chance.of(others);
        if (session.number % 6 == 3 && last.left_out.empty() && last.fate == Fate::heard) last.late = true;
        if (session.number % 6 == 5 && third.papers.size() > 1) third.late_paper = true;
    }
}

void write_matter(Year& year, YearMatter& matter, Topics& topics, Chance& chance) {
    auto const& kind = matter.kind->name;
    auto& slots = matter.slots;
    choose_proposer(matter, chance);
    auto const day = matter.session ? year.sessions[*matter.session].day : year.end;
    slots["y"] = std::to_string(static_cast<int>(day.year()));
    slots["unit"] = matter.unit;
    slots["t"] = topics.next(kind);
    slots["c"] = text::chinese_number(chance.between(1, 3));
    slots["q"] = fmt::format("第{}季度", text::chinese_number(chance.between(1, 4)));
    if (kind == "subordinate-request") slots["from"] = chance.of(year.phrases.of(kind + ".froms"));
    if (matter.kind->sum) matter.yuan = sum_for(*matter.kind, chance);
    slots["sum"] = std::to_string(matter.yuan / kWan);
    if (matter.kind->each) {
        choose_persons(year, matter, topics, chance);
    } else if (matter.kind->persons) {
        matter.persons.push_back(year.stranger(chance));
        slots["who"] = matter.persons.front();
    }
    if (matter.title.empty()) matter.title = year.phrases.one(kind + ".titles", slots, chance);
    if (matter.purpose == Purpose::life_meeting) matter.title = slots["y"] + "年度民主生活会班子党性分析材料";
    if (matter.purpose == Purpose::life_measures) matter.title = slots["y"] + "年度民主生活会整改措施";
    if (matter.purpose == Purpose::ratifies) matter.title = "追认紧急处置并安排抢险经费";
    matter.title = topics.unlike_others(matter.title);
    slots["title"] = matter.title;
    matter.gist = year.phrases.one(kind + ".gists", slots, chance);
    if (matter.motions.empty()) matter.motions.push_back(year.phrases.one(kind + ".motions", slots, chance));
}

/// What is taken up again keeps its words and, of the persons it was about, the last.
void write_again(Year const& year, YearMatter& matter, Topics& topics) {
    auto const& before = year.matters[*matter.reconsiders];
    matter.title = topics.unlike_others("复议" + before.title);
    matter.gist = "情况发生变化，提请对“" + before.title + "”的决定进行复议。";
    matter.slots = before.slots;
    matter.slots["title"] = matter.title;
    matter.persons.clear();
    if (!before.persons.empty()) matter.persons.push_back(before.persons.back());
    matter.motions = {"变更原决定：" + before.motions.back()};
}

/// As many papers for each as make the number that was asked for, a few more here and a few less there.
std::vector<int> paper_counts(Year const& year, Chance& chance) {
    auto const matters = year.plan.matters;
    std::vector<int> counts;
    for (auto at = 0; at < matters; ++at)
        counts.push_back(year.plan.papers * (at + 1) / matters - year.plan.papers * at / matters);
    for (auto at = 0; at < matters * 2; ++at) {
        auto& from = counts[static_cast<std::size_t>(chance.below(matters))];
        auto& to = counts[static_cast<std::size_t>(chance.below(matters))];
        if (from <= 1 || to >= 12 || &from == &to) continue;
        --from;
        ++to;
    }
    return counts;
}

void write_papers(Year const& year, YearMatter& matter, int count, Chance& chance) {
    auto all = year.phrases.of(matter.kind->name + ".papers");
    auto more = year.phrases.of("papers.common");
    chance.shuffle(more);
    all.insert(all.end(), more.begin(), more.end());
    for (auto const& phrase : all) {
        if (static_cast<int>(matter.papers.size()) == count) return;
        auto const parts = parts_of(phrase);
        auto const title = filled(parts.front(), matter.slots, chance);
        auto const body = filled(parts.back(), matter.slots, chance);
        auto const lines = text::replace_all(body, " / ", "\\n");
        matter.papers.push_back({title, fmt::format("{}\\n\\n{}\\n\\n{}", title, matter.title, lines)});
    }
}

}  // namespace

void think_of_matters(Year& year) {
    auto chance = year.chance.apart("matters");
    deal(year, chance);
    devote_all(year);
    put_off(year, chance);
    Topics topics(year, chance.apart("topics"));
    for (auto& matter : year.matters) {
        if (matter.purpose == Purpose::reconsiders) find_reconsidered(year, matter);
        write_matter(year, matter, topics, chance);
        if (matter.reconsiders) write_again(year, matter, topics);
    }
    concern_relatives(year);
    auto const counts = paper_counts(year, chance);
    for (auto& matter : year.matters) write_papers(year, matter, counts[matter.number], chance);
    vary(year, chance);
}

}  // namespace quorate::demonstration

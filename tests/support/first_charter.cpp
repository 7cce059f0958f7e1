#include "support/first_charter.hpp"

namespace quorate::tests {
namespace {

using charter::Base;
using charter::Kind;
using charter::Method;
using charter::Office;
using charter::Rules;
using charter::Threshold;

constexpr Threshold two_thirds{{2, 3, Bound::at_least}, Base::roster};
constexpr Threshold more_than_half{{1, 2, Bound::more_than}, Base::roster};

void give_powers(Rules& rules) {
    auto const give = [&](char const* act, char const* anchor, std::vector<Office> offices) {
        rules.powers[act] = {std::move(offices), {anchor}};
    };
    give("matter.propose", "art18.p2", {Office::chair, Office::member, Office::unit});
    give("matter.settle", "art18.p2", {Office::chair});
    give("matter.prepare", "art16", {Office::clerk, Office::unit});
    give("meeting.convene", "art19", {Office::chair});
    give("meeting.preside", "art19", {Office::chair});
    give("notice.send", "art18.p2", {Office::clerk, Office::chair});
    give("leave.approve", "art14.p3", {Office::chair});
    give("recusal.rule", "art19.p2", {Office::chair});
    give("observer.invite", "art19.p3", {Office::chair});
    give("presidency.entrust", "art19", {Office::chair});
    give("urgent.act", "art18", {Office::chair});
    give("record.keep", "art24", {Office::clerk});
    give("minutes.write", "art24", {Office::clerk});
    give("minutes.sign", "art25", {Office::chair});
    give("directive.assign", "art21", {Office::chair, Office::clerk});
    give("directive.report", "art21", {Office::chair, Office::member, Office::unit});
    give("directive.check", "art26", {Office::office});
    give("decision.assess", "art22", {Office::chair, Office::inspector});
    give("authorisation.grant", "art8.p2", {Office::chair});
    give("roster.keep", "art8", {Office::clerk});
    give("charter.adopt", "art41", {Office::chair});
    give("parameter.set", "art41", {Office::chair});
    give("self-check.read", "art26", {Office::chair, Office::member, Office::clerk, Office::office, Office::inspector});
}

Kind kind_of(char const* name, char const* title, char const* anchor) {
    Kind kind;
    kind.name = name;
    kind.title = title;
    kind.by = {anchor};
    kind.choices = {"赞成", "反对", "弃权"};
    kind.pass_choice = "赞成";
    kind.reconsider = {more_than_half, {"art13"}};
    return kind;
}

void add_kinds(Rules& rules) {
    auto study = kind_of("study", "学习传达", "art17.i1");
    study.may_be_noted = true;
    study.first_item = true;

    auto plan = kind_of("plan", "工作计划", "art17.i5");
    plan.major = charter::MajorClass::decisions;
    plan.before = {{"research", "调查研究", Force::generally, {}, {"art16"}},
                   {"consultation", "征求意见", Force::generally, {}, {"art16"}}};

    auto personnel = kind_of("personnel", "干部任免", "art17.i7");
    personnel.major = charter::MajorClass::appointments;
    personnel.before = {{"nomination", "提名", Force::must, {}, {"art16.p2"}},
                        {"inspection", "考察", Force::must, {}, {"art16.p2"}}};
    personnel.quorum = {two_thirds, {"art19.p2"}};
    personnel.choices = {"同意", "不同意", "缓议"};
    personnel.pass_choice = "同意";
    personnel.each_person = true;
    personnel.asks_persons = true;

    auto funds = kind_of("funds", "大额资金", "art17.i8");
    funds.major = charter::MajorClass::funds;
    funds.asks_sum = true;

    auto discipline = kind_of("discipline", "党员处分", "art17.i10");
    discipline.quorum = {two_thirds, {"art16.p3"}};
    discipline.asks_persons = true;
    discipline.methods = {Method::secret, Method::named};

    for (auto const& kind : {study, plan, personnel, funds, discipline}) {
        rules.kinds[kind.name] = kind;
        rules.kind_order.push_back(kind.name);
    }
}

void add_readings(Rules& rules) {
    auto const ask = [&](char const* id, char const* anchor, char const* chosen, std::vector<std::string> other) {
        rules.readings[id] = {id, id, chosen, std::move(other), "", {anchor}};
    };
    ask("half-inclusive", "art19.p2", "yes", {"no"});
    ask("two-thirds-inclusive", "art19.p2", "yes", {"no"});
    ask("recused-due", "art20.p2", "yes", {"no"});
    ask("recused-present", "art19.p2", "no", {"yes"});
    ask("leave-due", "art20.p2", "yes", {"no"});
    ask("two-days", "art18.p2", "calendar", {"48 hours", "2 working days"});
    ask("chair-last-secret", "art20.p2", "no", {"yes"});
    ask("presiding", "art19", "entrusted", {"nobody"});
    ask("remote", "art19.p2", "no", {"yes"});
}

}  // namespace

Rules first_charter() {
    using std::chrono::October;
    using std::chrono::year;
    Rules rules;
    rules.identity = {"first", "党组工作细则", "zh-CN", "guomi", year{2019} / October / 31, year{2019} / October / 31};
    give_powers(rules);
    rules.collective = {"art13"};
    rules.obey = {"art13.p3"};
    rules.authorised = {"art8.p2"};
    rules.major = {"art15"};
    rules.preparation = {"art16"};
    rules.catalogue = {"art17"};
    add_kinds(rules);
    rules.cadence_months = {1, {"art18"}};
    rules.decline_needs_reason = {true, {"art18.p2"}};
    rules.notice_days = {2, {"art18.p2"}};
    rules.papers_with_notice = {Force::generally, {"art18.p2"}};
    rules.presiding = {"art19"};
    rules.quorum = {{{1, 2, Bound::at_least}, Base::roster}, {"art19.p2"}};
    rules.leave = {"art19.p2"};
    rules.written_opinion = {"art19.p2"};
    rules.recusal = {"art19.p2"};
    rules.observers = {"art19.p3"};
    rules.discussion = {true, {"art20"}};
    rules.methods = {{Method::oral, Method::hands, Method::secret, Method::named}, {"art20.p2"}};
    rules.pass = {{{1, 2, Bound::more_than}, Base::due}, {"art20.p2"}};
    rules.written_counts = {false, {"art20.p2"}};
    rules.presider_last = {true, {"art20.p2"}};
    rules.one_at_a_time = {true, {"art20.p2"}};
    rules.reservation = {"art13.p3"};
    rules.directives = {"art21"};
    rules.accountability = {"art22"};
    rules.secrecy = {"art23"};
    rules.record = {"art24"};
    rules.minutes = {"art25"};
    rules.supervision = {"art26"};
    rules.urgent = {"art18"};
    add_readings(rules);
    rules.parameters["minutes.comment-period"] = {
        "minutes.comment-period", "纪要征求意见期限", charter::Parameter::Type::days, "", {"art25"}};
    return rules;
}

}  // namespace quorate::tests

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "base/word.hpp"
#include "meetings/lookup.hpp"
#include "play/expect.hpp"
#include "procedures/lookup.hpp"

/// Lines that state what must hold. They change nothing, except that a result closes the vote it is asked of.
namespace quorate::play {
namespace {

using namespace quorate::meetings;

template <class Thing>
Thing named(std::optional<Thing> const& thing, std::string const& name) {
    if (!thing) throw BadLine{"unknown-thing", name};
    return *thing;
}

std::string figure_differs(std::vector<Token> const& arguments, std::map<std::string, std::int64_t> const& figures) {
    for (auto const& one : arguments) {
        auto const figure = figure_from(one.text);
        if (one.quoted || !figure) continue;
        auto const own = figures.find(figure->label);
        auto const found = own == figures.end() ? figures.find(fact_name(figure->label)) : own;
        if (found == figures.end()) throw BadLine{"unknown-figure", figure->label};
        if (found->second != figure->value) return fmt::format("{} is {}", figure->label, found->second);
    }
    return {};
}

/// Words of an argument list that are neither figures nor among those known.
void only_known(std::vector<Token> const& arguments, std::set<std::string_view> const& known) {
    for (auto const& one : arguments) {
        if (one.quoted || figure_from(one.text) || known.contains(one.text)) continue;
        throw BadLine{"unknown-expectation", one.text};
    }
}

void close_open_vote(Stage& stage) {
    auto const* item = find(stage.state().meetings, stage.last_item());
    if (item == nullptr || item->stage != ItemStage::voting) return;
    stage.prepare(CloseBallot{item->id, stage.question}, stage.presider());
}

std::string check_result(Stage& stage, Line const& line) {
    close_open_vote(stage);
    auto const* item = find(stage.state().meetings, stage.last_item());
    auto const at = static_cast<std::size_t>(stage.question - 1);
    if (item == nullptr || at >= item->questions.size() || !item->questions[at].ballot ||
        !item->questions[at].ballot->verdict) {
        return "no verdict";
    }
    auto const& verdict = *item->questions[at].ballot->verdict;
    std::set<std::string_view> known{"通过",  "passed",         "未通过", "failed", "各种理解下均成立",
                                     "holds", "换一种理解不同", "differs"};
    std::set<std::string> turning;
    for (auto const& other : verdict.others) turning.insert(other.readings.begin(), other.readings.end());
    for (auto const& [id, reading] : stage.rules().readings) known.insert(id);
    only_known(line.arguments(), known);
    auto const says = [&](auto const* zh, auto const* en) { return line.has_word(zh) || line.has_word(en); };
    if (says("通过", "passed") != verdict.passed) return verdict.passed ? "it passed" : "it did not pass";
    if (says("各种理解下均成立", "holds") && !verdict.holds_under_all) return "other readings turn it";
    if (says("换一种理解不同", "differs") && verdict.holds_under_all) return "it holds under all readings";
    for (auto const& [id, reading] : stage.rules().readings) {
        if (line.has_word(id) && !turning.contains(id)) return fmt::format("reading {} does not turn it", id);
    }
    std::map<std::string, std::int64_t> figures = verdict.counts;
    figures.insert({{"ayes", verdict.ayes},
                    {"due", verdict.figures.due},
                    {"needed", verdict.figures.needed},
                    {"present", verdict.heads.present},
                    {"roster", verdict.heads.roster},
                    {"recused", verdict.heads.recused},
                    {"able", verdict.heads.able}});
    return figure_differs(line.arguments(), figures);
}

std::string stage_of(Stage const& stage, Line const& line) {
    auto const& meetings = stage.state().meetings;
    if (auto const title = line.quoted_or_none(0)) {
        return word(meetings.matters.at(named(stage.matter(*title), *title)).stage);
    }
    auto const what = line.word(0);
    if (what == "会议" || what == "meeting") {
        auto const* meeting = find(meetings, stage.meeting());
        if (meeting == nullptr) return "none";
        if (meeting->minutes.signed_at) return "signed";
        return word(meeting->stage);
    }
    if (what == "督办" || what == "directive") {
        auto const* directive = find(meetings, stage.last_directive());
        if (directive == nullptr) return "none";
        return directive->overdue && directive->stage == DirectiveStage::running ? "overdue" : word(directive->stage);
    }
    throw BadLine{"unknown-thing", what};
}

std::string check_state(Stage const& stage, Line const& line) {
    auto const is = stage_of(stage, line);
    auto const wanted = line.arguments().back().text;
    return is == wanted ? std::string{} : fmt::format("it is {}", is);
}

std::string check_deviations(Stage const& stage, Line const& line) {
    std::set<std::string> kept;
    for (auto const& one : stage.state().meetings.deviations) {
        if (one.reason != Stage::kSetUpReason) kept.insert(one.rule);
    }
    if (line.has_word("无") || line.has_word("none")) return kept.empty() ? "" : "exceptions: " + *kept.begin();
    for (auto const& rule : line.arguments()) {
        if (!kept.contains(rule.text)) return fmt::format("no exception from {}", rule.text);
    }
    return {};
}

std::string check_standing(Stage const& stage, Line const& line) {
    auto const* decision = find(stage.state().meetings, stage.last_decision());
    if (decision == nullptr) return "no decision";
    auto const& matter = stage.state().meetings.matters.at(decision->matter);
    auto const member = named(stage.person(line.word(0)), line.word(0));
    for (auto const& one : standings(stage.state().meetings, stage.rules().kinds.at(matter.kind), *decision)) {
        if (one.member != member) continue;
        auto const is = word(one.standing);
        return is == line.word(1) ? std::string{} : fmt::format("{} because {}", is, word(one.because));
    }
    return "no part in it";
}

std::string check_outlook(Stage& stage, Line const& line) {
    auto const* item = find(stage.state().meetings, named(stage.item(line.quoted(0)), line.quoted(0)));
    auto const* meeting = item == nullptr ? nullptr : find(stage.state().meetings, item->meeting);
    if (meeting == nullptr) return "not on an agenda";
    auto const& matter = stage.state().meetings.matters.at(item->matter);
    auto const heads = item->opened ? heads_of(stage.scene(), *meeting, *item, stage.rules())
                                    : expected_heads(stage.scene(), *meeting, *item, stage.rules());
    auto const ahead = forecast(readings_of(stage.scene(), *meeting, stage.rules()),
                                thresholds_of(stage.rules(), stage.rules().kinds.at(matter.kind)), heads);
    only_known(line.arguments(), {"能通过", "can-pass", "不能通过", "cannot-pass"});
    if ((line.has_word("能通过") || line.has_word("can-pass")) && !ahead.can_pass) return "it cannot pass";
    if ((line.has_word("不能通过") || line.has_word("cannot-pass")) && ahead.can_pass) return "it can pass";
    return figure_differs(line.arguments(), {{"able", heads.able},
                                             {"present", heads.present},
                                             {"recused", heads.recused},
                                             {"roster", heads.roster},
                                             {"due", ahead.figures.due},
                                             {"needed", ahead.figures.needed}});
}

/// The procedure that a line asks about: the last one, or the one it names.
procedures::Instance const& instance_of(Stage const& stage, Line const& line) {
    auto const& state = stage.state().procedures;
    if (state.instances.empty()) throw BadLine{"unknown-thing", "instance"};
    for (auto const& one : line.arguments()) {
        if (one.quoted) continue;
        if (auto const* named = procedures::find(state, InstanceId{one.text})) return *named;
    }
    return state.instances.back();
}

std::string check_course(Stage const& stage, Line const& line) {
    auto const& instance = instance_of(stage, line);
    auto is = word(instance.stage);
    if (auto const title = line.quoted_or_none(0)) {
        auto const& procedure = procedures::procedure_of(stage.library(), instance);
        auto const step = std::find_if(procedure.steps.begin(), procedure.steps.end(),
                                       [&](auto const& one) { return one.title == *title || one.name == *title; });
        if (step == procedure.steps.end() && *title != procedures::kStart) throw BadLine{"unknown-thing", *title};
        is = word(instance.stage_of(step == procedure.steps.end() ? procedures::kStart : step->name));
    }
    return is == line.arguments().back().text ? std::string{} : fmt::format("it is {}", is);
}

std::string check_awaits(Stage const& stage, Line const& line) {
    auto const& instance = instance_of(stage, line);
    procedures::Scene const scene{stage.state().people, stage.state().meetings, stage.state().procedures};
    std::set<PersonId> awaited;
    for (auto const& step : procedures::procedure_of(stage.library(), instance).steps) {
        if (instance.stage_of(step.name) != procedures::StepStage::open) continue;
        for (auto const& one : procedures::awaited(scene, instance, step, day_of(stage.now(), Zone{480})))
            awaited.insert(one);
    }
    if (instance.stage_of(procedures::kStart) == procedures::StepStage::open)
        awaited.insert(procedures::starter_of(instance));
    std::set<PersonId> wanted;
    for (auto const& one : line.arguments()) {
        if (auto const who = stage.person(one.text)) wanted.insert(*who);
    }
    if (awaited == wanted) return {};
    std::string names;
    for (auto const& one : awaited) names += " " + one.text;
    return "it waits for" + (names.empty() ? " nobody" : names);
}

std::string check_number(Stage const& stage, Line const& line) {
    auto const& instance = instance_of(stage, line);
    auto const is = procedures::number_text(procedures::rules_of(stage.library(), instance), instance);
    return is == line.quoted(0) ? std::string{} : fmt::format("it is {}", is);
}

std::string check_recorded(Line const& line, std::vector<std::string> const& events) {
    for (auto const& one : line.arguments()) {
        if (std::find(events.begin(), events.end(), one.text) == events.end()) return "not recorded: " + one.text;
    }
    return {};
}

}  // namespace

std::optional<std::string> check(Stage& stage, Line const& line, std::vector<std::string> const& last_events) {
    if (line.verb() == nullptr) return {};
    auto const verb = line.verb()->verb;
    if (verb == Verb::result) return check_result(stage, line);
    if (verb == Verb::state) return check_state(stage, line);
    if (verb == Verb::deviations) return check_deviations(stage, line);
    if (verb == Verb::standing) return check_standing(stage, line);
    if (verb == Verb::outlook) return check_outlook(stage, line);
    if (verb == Verb::recorded) return check_recorded(line, last_events);
    if (verb == Verb::course) return check_course(stage, line);
    if (verb == Verb::awaits) return check_awaits(stage, line);
    if (verb == Verb::number) return check_number(stage, line);
    return {};
}

}  // namespace quorate::play

#include "play/play.hpp"

#include <algorithm>

#include "play/act.hpp"
#include "play/expect.hpp"

namespace quorate::play {
namespace {

VerbWord const* verb_in(Step const& step) {
    for (auto const& token : step.words) {
        auto const* found = token.quoted ? nullptr : find_verb(token.text);
        if (found != nullptr) return found;
    }
    return nullptr;
}

void expect_matter(Stage& stage, Step const& step) {
    Line const line(step, stage);
    auto const has_kind = !line.arguments().empty() && !line.arguments().front().quoted;
    auto const kind = has_kind ? stage.kind(line.word(0)) : std::optional<std::string>{};
    if (kind) stage.expect_matter(*kind, line.quoted(0), line.after("涉及"));
}

/// Reads ahead: what will be taken up belongs on the agenda before the notice.
void expect_matters(Stage& stage, Scenario const& scenario) {
    for (auto const& step : scenario.steps) {
        auto const* verb = verb_in(step);
        if (verb == nullptr || verb->verb != Verb::take) continue;
        try {
            expect_matter(stage, step);
        } catch (BadLine const&) {
            // It is told when its turn comes: a line before it may be wrong as well.
        }
    }
}

void carry_out(Act const& act) {
    if (!act.line.command().empty()) return by_name(act);
    if (!act.line.choice().empty()) return cast(act);
    for (auto const* group : {&set_up(), &on_matters(), &before_meeting(), &in_room(), &on_vote(), &afterwards(),
                              &on_reading(), &on_procedures()}) {
        auto const found = group->find(act.line.verb()->verb);
        if (found != group->end()) return found->second(act);
    }
    throw BadLine{"unknown-verb", std::string(act.line.verb()->zh)};
}

void judge(Stage const& stage, Step const& step, Outcomes const& outcomes, LineReport& report) {
    for (auto const& outcome : outcomes) {
        report.detail = describe(stage, outcome);
        for (auto const& one : outcome.rejection.obstacles) report.rules.push_back(one.rule);
        if (!step.expects) {
            report.good = outcome.accepted;
        } else {
            auto const difference = compare(stage, step.expected, outcome);
            report.good = difference.empty();
            if (!report.good) report.detail = difference;
        }
        if (!report.good) return;
    }
}

LineReport play_line(Stage& stage, Step const& step, std::vector<std::string>& last_events) {
    LineReport report{step.line, step.text, true, {}, {}, {}};
    try {
        Line const line(step, stage);
        if (auto const difference = check(stage, line, last_events)) {
            report.detail = *difference;
            report.good = difference->empty();
        } else {
            Outcomes outcomes;
            carry_out({stage, line, outcomes});
            if (step.expects && outcomes.empty()) throw BadLine{"nothing-to-expect", step.text};
            judge(stage, step, outcomes, report);
            if (!outcomes.empty()) last_events = outcomes.back().events;
        }
    } catch (BadLine const& bad) {
        report.good = false;
        report.fault = bad.what;
        report.detail = bad.text;
    }
    // What could not be set up explains whatever came of the line itself.
    if (report.fault.empty() && !stage.trouble().empty()) {
        report.good = false;
        report.fault = "set-up-refused";
        report.detail = stage.trouble().front();
    }
    return report;
}

}  // namespace

Report play(Scenario const& scenario, std::vector<CharterFile> const& charters, words::Catalogue const& words) {
    Onlooker nobody;
    return play(scenario, charters, words, nobody);
}

Report play(Scenario const& scenario, std::vector<CharterFile> const& charters, words::Catalogue const& words,
            Onlooker& onlooker) {
    Report report{scenario.title, {}};
    if (charters.empty()) {
        report.lines.push_back({scenario.line, scenario.title, false, {}, "no-charter", {}});
        return report;
    }
    Stage stage(charters, words, onlooker);
    std::vector<std::string> last_events;
    auto expected = false;
    for (auto const& step : scenario.steps) {
        auto const* verb = verb_in(step);
        // The cast must stand before matters are looked up: names belong to them.
        if (!expected && verb != nullptr && verb->actor != Actor::nobody) {
            expected = true;
            expect_matters(stage, scenario);
        }
        report.lines.push_back(play_line(stage, step, last_events));
        if (!report.lines.back().good) break;
    }
    return report;
}

std::vector<Report> play_examples(CharterFile const& charter, words::Catalogue const& words) {
    std::vector<Report> reports;
    for (auto const& example : charter.charter.document.examples) {
        std::vector<ScriptFault> faults;
        auto const scenario = read_block(example.title, example.text, example.line, faults);
        auto report = faults.empty() ? play(scenario, {charter}, words) : Report{example.title, {}};
        for (auto const& fault : faults) {
            report.lines.push_back({fault.line, fault.text, false, {}, fault.what, {}});
        }
        if (scenario.steps.empty()) report.lines.push_back({example.line, example.title, false, {}, "no-scenario", {}});
        reports.push_back(std::move(report));
    }
    return reports;
}

std::vector<std::string> charters_named(Script const& script) {
    std::vector<std::string> result;
    for (auto const& scenario : script.scenarios) {
        for (auto const& step : scenario.steps) {
            auto const* verb = verb_in(step);
            if (verb == nullptr || verb->verb != Verb::version) continue;
            auto const word = std::find_if(step.words.begin(), step.words.end(), [&](Token const& one) {
                return one.text == verb->zh || one.text == verb->en;
            });
            if (std::next(word) == step.words.end()) continue;
            auto const& path = std::next(word)->text;
            if (std::find(result.begin(), result.end(), path) == result.end()) result.push_back(path);
        }
    }
    return result;
}

}  // namespace quorate::play

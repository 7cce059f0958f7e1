#include <fmt/format.h>

#include "base/word.hpp"
#include "play/act.hpp"

/// Voting and counting.
namespace quorate::play {
namespace {

using namespace quorate::meetings;

Method method_of(Stage const& stage, std::string const& text) {
    std::string known;
    for (auto const method : {Method::oral, Method::hands, Method::secret, Method::named}) {
        auto const zh = stage.words().term(words::Language::zh, term(method));
        if (text == word(method) || text == zh) return method;
        known += fmt::format("{}{} {}", known.empty() ? "" : ", ", zh, word(method));
    }
    throw BadLine{"unknown-method", fmt::format("{} ({})", text, known)};
}

void open_ballot(Act const& act) {
    auto const item = act.stage.need_open_item();
    // A line that expects something of the vote meets the discussion as the lines before it left it.
    if (!act.line.expects()) act.stage.need_discussion(item);
    auto const asked = act.line.number("问", "question");
    if (asked) act.stage.question = static_cast<std::int32_t>(*asked);
    act.give(OpenBallot{item, act.stage.question, method_of(act.stage, act.line.word(0)),
                        act.line.quoted_or_none(0).value_or("同意所提方案")});
}

void issue(Act const& act) {
    IssuePapers command{act.stage.last_item(), act.stage.question, {}, act.line.number("发出", "issued").value_or(0)};
    for (auto const& one : act.line.arguments()) {
        if (auto const who = act.stage.person(one.text)) command.tellers.push_back(*who);
    }
    act.give(command);
}

void enter_count(Act const& act) {
    Count count;
    for (auto const& one : act.line.arguments()) {
        auto const figure = figure_from(one.text);
        if (!figure) throw BadLine{"no-figure", one.text};
        if (figure->label == "收回" || figure->label == "collected") {
            count.collected = figure->value;
        } else if (figure->label == "有效" || figure->label == "valid") {
            count.valid = figure->value;
        } else if (figure->label == "无效" || figure->label == "invalid") {
            count.invalid = figure->value;
        } else {
            count.choices[figure->label] = figure->value;
        }
    }
    act.give(EnterCount{act.stage.last_item(), act.stage.question, count});
}

}  // namespace

void cast(Act const& act) {
    act.give(CastVote{act.stage.last_item(), act.stage.question, act.line.choice()});
}

Actions const& on_vote() {
    static Actions const actions{
        {Verb::vote, open_ballot},
        {Verb::next_question, [](Act const& act) { ++act.stage.question; }},
        {Verb::tellers, issue},
        {Verb::count, enter_count},
        {Verb::close_vote, [](Act const& act) { act.give(CloseBallot{act.stage.last_item(), act.stage.question}); }},
        {Verb::void_vote,
         [](Act const& act) { act.give(VoidBallot{act.stage.last_item(), act.stage.question, act.line.quoted(0)}); }},
    };
    return actions;
}

}  // namespace quorate::play

#include <algorithm>

#include "play/act.hpp"

/// Convening a meeting and being absent from it.
namespace quorate::play {
namespace {

using namespace quorate::meetings;

void plan(Act const& act) {
    act.stage.need_body();
    auto const id = MeetingId{act.stage.fresh("g")};
    auto const extraordinary = act.line.has_word("临时") || act.line.has_word("extraordinary");
    act.give(PlanMeeting{id, act.line.moment(0), act.line.quoted_or_none(0).value_or("会议室"), extraordinary});
    if (act.outcomes.back().accepted) act.stage.enter_meeting(id);
}

void order(Act const& act) {
    OrderAgenda command{act.stage.meeting(), {}};
    for (std::size_t at = 0; at < act.line.arguments().size(); ++at) command.items.push_back(act.item(at));
    act.give(command);
}

RecusalCause cause_of(Line const& line) {
    if (line.has_word("亲属") || line.has_word("relative")) return RecusalCause::relative;
    if (line.has_word("其他") || line.has_word("other")) return RecusalCause::other;
    return RecusalCause::self;
}

void recuse(Act const& act) {
    auto const both = act.line.quoted_or_none(1).has_value();
    auto const item = act.item_or_open(both ? act.line.quoted_or_none(0) : std::nullopt);
    act.give(DeclareRecusal{item, cause_of(act.line), act.line.quoted(both ? 1 : 0)});
}

void rule(Act const& act) {
    auto const recused = act.line.verb()->verb == Verb::rule_recusal;
    auto const item = act.item_or_open(act.line.quoted_or_none(1));
    act.give(RuleRecusal{item, act.person(), recused, act.line.quoted(0)});
}

void answer_leave(Act const& act) {
    act.give(AnswerLeave{act.stage.meeting(), act.person(), act.line.verb()->verb == Verb::grant_leave});
}

/// The paper by its title, among those of the item's matter.
void read_paper(Act const& act) {
    auto const item = act.item();
    auto const& state = act.stage.state().meetings;
    auto const& papers = state.matters.at(state.items.at(item).matter).papers;
    auto const title = act.line.quoted(1);
    auto const found = std::find_if(papers.begin(), papers.end(), [&](auto const& one) { return one.title == title; });
    if (found == papers.end()) throw BadLine{"unknown-thing", title};
    act.give(ReadPaper{item, found->id});
}

void add(Act const& act) {
    act.stage.need_meeting();
    act.give(AddToAgenda{act.stage.meeting(), ItemId{act.stage.fresh("i")}, act.matter()});
}

}  // namespace

Actions const& before_meeting() {
    static Actions const actions{
        {Verb::plan, plan},
        {Verb::move,
         [](Act const& act) {
             act.stage.need_meeting();
             act.give(MoveMeeting{act.stage.meeting(), act.line.moment(0), "会议室", act.line.quoted(0)});
         }},
        {Verb::cancel,
         [](Act const& act) {
             act.stage.need_meeting();
             act.give(CancelMeeting{act.stage.meeting(), act.line.quoted(0)});
         }},
        {Verb::add, add},
        {Verb::remove, [](Act const& act) { act.give(RemoveFromAgenda{act.item(), act.line.quoted(1)}); }},
        {Verb::order, order},
        {Verb::notify,
         [](Act const& act) {
             act.stage.need_meeting();
             act.stage.need_agenda();
             act.give(SendNotice{act.stage.meeting()});
         }},
        {Verb::acknowledge,
         [](Act const& act) {
             act.stage.need_notice();
             act.give(AcknowledgeNotice{act.stage.meeting()});
         }},
        {Verb::read_paper, read_paper},
        {Verb::invite, [](Act const& act) { act.give(InviteObserver{act.item(), act.person()}); }},
        {Verb::leave,
         [](Act const& act) {
             act.stage.need_notice();
             act.give(AskLeave{act.stage.meeting(), act.line.quoted(0)});
         }},
        {Verb::grant_leave, answer_leave},
        {Verb::refuse_leave, answer_leave},
        {Verb::opinion,
         [](Act const& act) {
             act.stage.need_notice();
             act.give(WriteOpinion{act.item(), act.line.quoted(1)});
         }},
        {Verb::read_opinion, [](Act const& act) { act.give(ReadOpinion{act.stage.need_open_item(), act.person()}); }},
        {Verb::recuse, recuse},
        {Verb::rule_recusal, rule},
        {Verb::clear_recusal, rule},
    };
    return actions;
}

}  // namespace quorate::play

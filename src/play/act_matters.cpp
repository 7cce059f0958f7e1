#include "play/act.hpp"

namespace quorate::play {
namespace {

using namespace quorate::meetings;

void propose(Act const& act) {
    act.stage.need_body();
    auto const title = act.line.quoted(0);
    auto const kind = act.stage.kind(act.line.word(0));
    if (!kind) throw BadLine{"unknown-kind-word", act.line.word(0)};
    auto const id = MatterId{act.stage.fresh("m")};
    ProposeMatter command{id, *kind, title, title, {}, {}, {}, {}, {}, {}};
    for (auto const* marker : {"涉及", "concerning"}) {
        for (auto const& name : act.line.after(marker)) command.persons.push_back({name, act.stage.person(name)});
    }
    for (auto const* marker : {"金额", "sum"}) {
        for (auto const& sum : act.line.after(marker)) command.sum = fen_from(sum);
    }
    if (act.line.has_word("复议") || act.line.has_word("reconsiders")) command.reconsiders = act.stage.last_decision();
    if (act.line.has_word("追认") || act.line.has_word("ratifies")) command.ratifies = act.stage.last_urgent();
    act.give(command);
    if (act.outcomes.back().accepted) act.stage.remember(id, title);
}

/// The prerequisite by its name or by the charter's word for it.
void give_evidence(Act const& act) {
    auto const id = act.matter();
    auto name = act.line.word(0);
    auto const& matter = act.stage.state().meetings.matters.at(id);
    for (auto const& one : act.stage.rules().kinds.at(matter.kind).before) {
        if (one.title == name) name = one.name;
    }
    act.give(GiveEvidence{id, name, act.line.quoted_or_none(1).value_or("已办"), {}});
}

void add_paper(Act const& act) {
    AddPaper command;
    command.matter = act.matter();
    command.paper = PaperId{act.stage.fresh("p")};
    command.title = act.line.quoted(1);
    command.digest = std::string(64, 'a');
    command.media = "application/pdf";
    command.bytes = 1024;
    for (auto const* marker : {"密级", "marked"}) {
        for (auto const& marking : act.line.after(marker)) command.marking = marking;
    }
    act.give(command);
}

}  // namespace

Actions const& on_matters() {
    static Actions const actions{
        {Verb::propose, propose},
        {Verb::evidence, give_evidence},
        {Verb::paper, add_paper},
        {Verb::accept, [](Act const& act) { act.give(AcceptMatter{act.matter()}); }},
        {Verb::decline,
         [](Act const& act) { act.give(DeclineMatter{act.matter(), act.line.quoted_or_none(1).value_or("")}); }},
        {Verb::withdraw, [](Act const& act) { act.give(WithdrawMatter{act.matter(), act.line.quoted(1)}); }},
        {Verb::consent, [](Act const& act) { act.give(ConsentToReconsider{act.matter()}); }},
    };
    return actions;
}

}  // namespace quorate::play

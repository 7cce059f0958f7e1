#include "play/act.hpp"

namespace quorate::play {
namespace {

using namespace quorate::meetings;

/// The gist follows the title; without it the title says it.
std::string gist_of(Line const& line) {
    auto const& all = line.arguments();
    for (std::size_t at = 0; at + 1 < all.size(); ++at) {
        if (all[at].quoted) return all[at + 1].quoted ? all[at + 1].text : all[at].text;
    }
    return line.quoted(0);
}

/// What follows one of two markers; empty where the line says nothing of the kind.
std::optional<std::string> said_after(Line const& line, std::string_view zh, std::string_view en) {
    for (auto const marker : {zh, en}) {
        if (auto const found = line.after(marker); !found.empty()) return found.front();
    }
    return {};
}

void propose(Act const& act) {
    act.stage.need_body();
    auto const title = act.line.quoted(0);
    auto const kind = act.stage.kind(act.line.word(0));
    if (!kind) throw BadLine{"unknown-kind-word", act.stage.with_kinds(act.line.word(0))};
    auto const id = MatterId{act.stage.fresh("m")};
    ProposeMatter command{id, *kind, title, gist_of(act.line), {}, {}, {}, {}, {}, {}};
    command.basis = said_after(act.line, "依据", "basis");
    if (auto const unit = said_after(act.line, "处室", "unit")) command.unit = UnitId{*unit};
    for (auto const* marker : {"涉及", "concerning"}) {
        for (auto const& name : act.line.after(marker)) command.persons.push_back({name, act.stage.person(name)});
    }
    if (auto const sum = said_after(act.line, "金额", "sum")) command.sum = fen_from(*sum);
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
    GiveEvidence command{id, name, act.line.quoted_or_none(1).value_or("已办"), {}, {}};
    if (auto const entry = said_after(act.line, "登记", "entry")) command.entry = InstanceId{*entry};
    act.give(command);
}

void add_paper(Act const& act) {
    auto const title = act.line.quoted(1);
    if (auto const text = act.line.quoted_or_none(2)) act.stage.write_file(title, *text);
    auto file = act.stage.file(title);
    AddPaper command;
    command.matter = act.matter();
    command.paper = PaperId{act.stage.fresh("p")};
    command.title = std::move(file.title);
    command.digest = std::move(file.digest);
    command.media = std::move(file.media);
    command.bytes = file.bytes;
    command.marking = said_after(act.line, "密级", "marked").value_or("");
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

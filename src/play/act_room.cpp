#include "play/act.hpp"

/// The room and the item on its table.
namespace quorate::play {
namespace {

using namespace quorate::meetings;

void set_roll(Act const& act) {
    std::vector<PersonId> roll;
    for (std::size_t at = 0; at < act.line.arguments().size(); ++at) roll.push_back(act.person(at));
    act.stage.set_roll(std::move(roll));
}

void take(Act const& act) {
    auto const title = act.line.quoted(0);
    act.stage.need_open_meeting();
    auto const has_kind = !act.line.arguments().front().quoted;
    auto const kind = has_kind ? act.stage.kind(act.line.word(0)) : std::optional<std::string>{};
    if (has_kind && !kind) throw BadLine{"unknown-kind-word", act.stage.with_kinds(act.line.word(0))};
    auto const item = act.stage.item(title);
    if (!item && !kind) throw BadLine{"not-on-agenda", title};
    act.give(OpenItem{item ? *item : act.stage.need_item(*kind, title, act.line.after("涉及"))});
}

void enter(Act const& act) {
    act.stage.need_notice();
    act.stage.reach_start();
    act.give(EnterRoom{act.stage.meeting(), act.line.verb()->verb == Verb::enter_remote});
}

/// The roll first; then the opening itself, which the line asks for.
void open(Act const& act) {
    act.stage.need_roll();
    act.give(OpenMeeting{act.stage.meeting()});
}

}  // namespace

Actions const& in_room() {
    static Actions const actions{
        {Verb::present, set_roll},
        {Verb::enter, enter},
        {Verb::enter_remote, enter},
        {Verb::depart, [](Act const& act) { act.give(LeaveRoom{act.stage.meeting()}); }},
        {Verb::open, open},
        {Verb::close, [](Act const& act) { act.give(CloseMeeting{act.stage.meeting()}); }},
        {Verb::observer_in,
         [](Act const& act) { act.give(EnterAsObserver{act.item_or_open(act.line.quoted_or_none(0))}); }},
        {Verb::observer_out,
         [](Act const& act) { act.give(LeaveAsObserver{act.item_or_open(act.line.quoted_or_none(0))}); }},
        {Verb::take, take},
        {Verb::speak, [](Act const& act) { act.give(MakeStatement{act.stage.need_open_item(), act.line.quoted(0)}); }},
        {Verb::pass, [](Act const& act) { act.give(DeclineStatement{act.stage.need_open_item()}); }},
        {Verb::discussed, [](Act const& act) { act.stage.need_discussion(act.stage.need_open_item()); }},
        {Verb::defer, [](Act const& act) { act.give(DeferItem{act.stage.need_open_item(), act.line.quoted(0)}); }},
        {Verb::note, [](Act const& act) { act.give(NoteItem{act.stage.need_open_item(), act.line.quoted(0)}); }},
    };
    return actions;
}

}  // namespace quorate::play

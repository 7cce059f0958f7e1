#include <fmt/format.h>

#include "base/word.hpp"
#include "meetings/access.hpp"
#include "play/act.hpp"

/// Reading: who may see what (articles 19 and 23). A line tries to read and meets what stands in the way.
namespace quorate::play {
namespace {

using namespace quorate::meetings;

Aspect aspect_of(Stage const& stage, std::string const& text) {
    std::string known;
    for (auto const& [name, value] : word_table<Aspect>().words) {
        auto const aspect = static_cast<Aspect>(value);
        auto const zh = stage.words().term(words::Language::zh, term(aspect));
        if (text == name || text == zh) return aspect;
        known += fmt::format("{}{} {}", known.empty() ? "" : ", ", zh, name);
    }
    throw BadLine{"unknown-aspect", fmt::format("{} ({})", text, known)};
}

/// The one reservation put on record for the item last taken up.
ReservationId reservation_of(Stage const& stage) {
    auto const& all = stage.state().meetings.reservations;
    auto const found = all.find(stage.last_item());
    if (found == all.end() || found->second.empty()) throw BadLine{"unknown-thing", "reservation"};
    return found->second.begin()->first;
}

Denial denial_of(Act const& act, Reader const& reader, Aspect aspect) {
    auto const& stage = act.stage;
    auto const& rules = stage.rules();
    auto const person = act.line.arguments().size() > 1 && !act.line.arguments()[1].quoted
                            ? std::optional{act.person(1)}
                            : std::nullopt;
    auto const item = stage.last_item();
    if (aspect == Aspect::votes && person)
        return deny_vote(stage.scene(), rules, reader, item, stage.question, *person);
    if (aspect == Aspect::opinions && person) return deny_opinion(stage.scene(), rules, reader, item, *person);
    if (aspect == Aspect::reservations) return deny_reading(stage.scene(), rules, reader, item, reservation_of(stage));
    if (aspect == Aspect::minutes || aspect == Aspect::internal)
        return deny_reading(stage.scene(), rules, reader, stage.meeting(), aspect);
    auto const title = act.line.quoted(0);
    if (auto const on_agenda = stage.item(title)) {
        return deny_reading(stage.scene(), rules, reader, *on_agenda, aspect);
    }
    return deny_reading(stage.scene(), rules, reader, act.matter(), aspect);
}

void read(Act const& act) {
    auto const aspect = aspect_of(act.stage, act.line.word(0));
    for (auto const& actor : act.line.actors()) {
        Reader const reader{actor, day_of(act.stage.now(), act.stage.state().people.zone)};
        Outcome outcome;
        auto const denial = denial_of(act, reader, aspect);
        outcome.accepted = !denial;
        if (denial) outcome.rejection.obstacles.push_back(*denial);
        act.outcomes.push_back(std::move(outcome));
    }
}

}  // namespace

Actions const& on_reading() {
    static Actions const actions{{Verb::read, read}};
    return actions;
}

}  // namespace quorate::play

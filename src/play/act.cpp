#include "play/act.hpp"

namespace quorate::play {

void Act::give(body::Command const& command) const {
    if (line.actors().empty()) throw BadLine{"nobody-acts", {}};
    for (auto const& actor : line.actors()) {
        outcomes.push_back(stage.attempt(command, actor, line.entered_by(actor), line.reason()));
    }
}

MatterId Act::matter(std::size_t quoted) const {
    auto const title = line.quoted(quoted);
    auto const id = stage.matter(title);
    if (!id) throw BadLine{"unknown-matter-title", title};
    return *id;
}

ItemId Act::item(std::size_t quoted) const {
    auto const title = line.quoted(quoted);
    auto const id = stage.item(title);
    if (!id) throw BadLine{"not-on-agenda", title};
    return *id;
}

ItemId Act::item_or_open(std::optional<std::string> const& title) const {
    if (!title) return stage.need_open_item();
    auto const id = stage.item(*title);
    if (!id) throw BadLine{"not-on-agenda", *title};
    return *id;
}

PersonId Act::person(std::size_t word) const {
    auto const name = line.word(word);
    auto const who = stage.person(name);
    if (!who) throw BadLine{"unknown-person-name", name};
    return *who;
}

}  // namespace quorate::play

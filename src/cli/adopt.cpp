#include <fmt/format.h>

#include "adoption/official_copy.hpp"
#include "cli/charter_file.hpp"

namespace quorate::cli {

namespace {

/// What is to be adopted, once everything about it was found in order.
struct Adoption {
    server::SoundCharter sound;
    std::optional<std::string> text;
};

std::optional<Adoption> prepared(Invocation const& invocation) {
    auto sound = sound_charter(invocation, invocation.arguments.front());
    if (!sound) return std::nullopt;
    Adoption adoption{*std::move(sound), {}};
    if (invocation.has("text")) adoption.text = read_file(invocation, invocation.value("text"));
    return adoption;
}

bool show_match(Invocation const& invocation, Adoption const& adoption) {
    if (!adoption.text) return true;
    auto const copy = adoption::read_official_copy(*adoption.text, adoption.sound.charter);
    if (!copy) {
        words::Setting const setting{[](PersonId const& person) { return person.text; }, {}};
        invocation.complain(words::shipped().fault(invocation.language, {"", copy.error().what, {}}, setting));
        return false;
    }
    invocation.print(invocation.say("matched", {{"chapters", std::int64_t{copy->chapters}},
                                                {"articles", std::int64_t{copy->articles}},
                                                {"places", static_cast<std::int64_t>(copy->places.size())}}));
    for (auto const& anchor : copy->unmatched) invocation.print("  - " + anchor);
    for (auto const& piece : copy->unanchored) invocation.print(fmt::format("  + {}: {}", piece.line, piece.text));
    return true;
}

Exit not_done(Invocation const& invocation, server::Founding const& founding) {
    for (auto const& line : founding.complaints()) invocation.complain(line);
    return Exit::no;
}

Exit carry_out(Invocation const& invocation, Adoption const& adoption) {
    server::Workers workers(2);
    server::Installation installation(invocation.value("data"), {}, workers, server::system_now);
    BodyId const body{invocation.value("body")};
    server::Founding founding(installation, PersonId{invocation.value("person", "founder")}, invocation.language);
    bool const there = installation.bodies.find(body) != nullptr;
    auto const& identity = adoption.sound.charter.rules.identity;
    if (!valid_id(body.text) || (!there && !invocation.has("name"))) throw WrongUsage(invocation.say("name-needed"));
    if (!founding.begin(body, identity.suite)) return Exit::no;
    auto const hash = crypto::hash_of(founding.desk()->suite());
    auto const digest = crypto::to_hex(installation.bodies.blobs().put(hash, adoption.sound.bytes));
    auto const today = day_of(server::system_now(), Zone{});
    auto const force = date_from(invocation.value("force", to_text(std::max(today, identity.force))));
    if (!force) throw WrongUsage(invocation.say("bad-date"));
    if (!there && !founding.give(people::FoundBody{body, invocation.value("name"), 480, {}, digest, *force}))
        return not_done(invocation, founding);
    if (there || adoption.text) {
        people::AdoptCharter command{digest, *force, {}, {}, {}};
        if (adoption.text)
            command.official_text = crypto::to_hex(installation.bodies.blobs().put(hash, *adoption.text));
        if (!founding.give(command)) return not_done(invocation, founding);
    }
    invocation.print(invocation.say("adopted", {{"body", body.text}, {"digest", digest}, {"force", *force}}));
    return Exit::ok;
}

}  // namespace

Exit adopt(Invocation const& invocation) {
    auto const adoption = prepared(invocation);
    if (!adoption || !show_match(invocation, *adoption)) return Exit::no;
    if (!invocation.has("data")) return Exit::ok;
    return carry_out(invocation, *adoption);
}

}  // namespace quorate::cli

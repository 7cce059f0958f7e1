#include "base/word.hpp"
#include "play/act.hpp"

namespace quorate::play {
namespace {

void only_before_founding(Act const& act) {
    if (act.stage.founded()) throw BadLine{"too-late", std::string(act.line.verb()->zh)};
}

void cast_members(Act const& act) {
    only_before_founding(act);
    std::vector<std::string> names;
    for (auto const& one : act.line.arguments()) names.push_back(one.text);
    if (names.empty()) throw BadLine{"word-missing", std::string(act.line.verb()->arguments)};
    act.stage.cast_members(std::move(names));
}

void found_body(Act const& act) {
    only_before_founding(act);
    act.stage.found_on(act.line.date(0), act.line.quoted(0), act.line.quoted_or_none(1).value_or("情景所设"));
}

void cast_person(Act const& act) {
    only_before_founding(act);
    auto const office = from_word<charter::Office>(act.line.word(1));
    if (!office) throw BadLine{"unknown-office", act.line.word(1)};
    auto const& arguments = act.line.arguments();
    act.stage.cast(act.line.word(0), *office, arguments.size() > 2 ? arguments[2].text : std::string{});
}

/// Before the founding the file is the body's first charter; after it the body adopts it from a day on.
void take_charter(Act const& act) {
    auto const path = act.line.arguments().empty() ? std::string{} : act.line.arguments().front().text;
    auto const* file = act.stage.charter_file(path);
    if (file == nullptr) throw BadLine{"unknown-charter", path};
    if (act.line.arguments().size() == 1) {
        only_before_founding(act);
        act.stage.choose_charter(path);
        return;
    }
    act.stage.need_body();
    auto const force = act.line.date(act.line.arguments().front().quoted ? 0 : 1);
    auto const actor = act.line.actors().empty() ? act.stage.chair() : act.line.actors().front();
    people::AdoptCharter const command{file->digest, force, {}, {}, {}};
    act.outcomes.push_back(act.stage.attempt(command, actor, actor, act.line.reason()));
}

void choose_reading(Act const& act) {
    only_before_founding(act);
    act.stage.set_reading(act.line.word(0), act.line.arguments().back().text);
}

void set_parameter(Act const& act) {
    act.stage.need_body();
    act.give(people::SetParameter{act.line.word(0), act.line.arguments().back().text});
}

void entrust(Act const& act) {
    act.stage.need_body();
    act.give(people::EntrustPresidency{act.person(), act.line.date(1), act.line.date(2), act.line.quoted(0)});
}

}  // namespace

Actions const& set_up() {
    static Actions const actions{
        {Verb::founded, found_body},
        {Verb::members, cast_members},
        {Verb::person, cast_person},
        {Verb::unit,
         [](Act const& act) {
             only_before_founding(act);
             act.stage.cast_unit(act.line.word(0));
         }},
        {Verb::file,
         [](Act const& act) { act.stage.write_file(act.line.quoted(0), act.line.quoted_or_none(1).value_or("")); }},
        {Verb::date, [](Act const& act) { act.stage.set_start(act.line.moment(0)); }},
        {Verb::today, [](Act const& act) { act.stage.set_now(act.line.moment(0)); }},
        {Verb::reading, choose_reading},
        {Verb::version, take_charter},
        {Verb::parameter, set_parameter},
        {Verb::relative,
         [](Act const& act) {
             act.stage.need_body();
             act.give(people::DeclareRelative{act.line.quoted(0), act.line.quoted(1)});
         }},
        {Verb::entrust, entrust},
    };
    return actions;
}

}  // namespace quorate::play

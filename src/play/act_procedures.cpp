#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "play/act.hpp"
#include "procedures/lookup.hpp"

/// Procedures: started, carried on step by step, returned, withdrawn.
namespace quorate::play {
namespace {

using namespace quorate::procedures;

/// Words that stand for themselves, whatever quotation follows them.
constexpr std::array<std::string_view, 6> kWords{"同意", "不同意", "yes", "no", "休", "班"};

/// What a line says: pairs of a key and a value, quotations of their own, and words.
struct Said {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::vector<std::string> quoted;
    std::vector<std::string> words;

    [[nodiscard]] bool has(std::string_view word) const {
        return std::find(words.begin(), words.end(), word) != words.end();
    }
    /// The value of a key, taken out.
    std::optional<std::string> take(std::string_view zh, std::string_view en) {
        auto const found = std::find_if(pairs.begin(), pairs.end(),
                                        [&](auto const& one) { return one.first == zh || one.first == en; });
        if (found == pairs.end()) return {};
        auto value = found->second;
        pairs.erase(found);
        return value;
    }
};

Said said_by(Act const& act, std::size_t plain_words = 0) {
    Said said;
    auto const& all = act.line.arguments();
    for (std::size_t at = 0; at < all.size(); ++at) {
        auto const& text = all[at].text;
        if (all[at].quoted) {
            said.quoted.push_back(text);
            continue;
        }
        auto const equals = text.find('=');
        auto const next_quoted = at + 1 < all.size() && all[at + 1].quoted;
        auto const stands_alone = std::find(kWords.begin(), kWords.end(), text) != kWords.end() ||
                                  find(act.stage.state().procedures, InstanceId{text}) != nullptr ||
                                  said.words.size() < plain_words;
        if (equals != std::string::npos && equals > 0) {
            auto const bare = text.substr(equals + 1);
            said.pairs.emplace_back(text.substr(0, equals), bare.empty() && next_quoted ? all[++at].text : bare);
        } else if (next_quoted && !stands_alone) {
            said.pairs.emplace_back(text, all[++at].text);
        } else {
            said.words.push_back(text);
        }
    }
    return said;
}

/// A line names things of the charter as it writes them or in the other language.
bool called(charter::Rules const& rules, std::string const& text, std::string const& given) {
    auto const translated = rules.translations.find(text);
    return text == given || (translated != rules.translations.end() && translated->second == given);
}

/// A matter is named by its title, and so is what was decided on it ("TITLE#2": on its second question); a meeting by
/// its day; anything else says itself what it is.
std::string value_of(Stage const& stage, charter::FieldType type, std::string const& given) {
    if (type == charter::FieldType::meeting) {
        auto const day = date_from(given);
        return (day ? stage.meeting_on(*day) : std::nullopt).value_or(MeetingId{given}).text;
    }
    auto const mark = type == charter::FieldType::decision ? given.rfind('#') : std::string::npos;
    auto const id = stage.matter(given.substr(0, mark));
    auto const* matter = id ? meetings::find(stage.state().meetings, *id) : nullptr;
    if (matter == nullptr) return given;
    if (type == charter::FieldType::matter) return id->text;
    if (type != charter::FieldType::decision) return given;
    auto const question = mark == std::string::npos ? std::nullopt : figure_from("n" + given.substr(mark + 1));
    for (auto const& one : matter->decisions) {
        auto const* decision = meetings::find(stage.state().meetings, one);
        if (question && decision != nullptr && decision->question == question->value) return one.text;
    }
    return question || matter->decisions.empty() ? given : matter->decisions.back().text;
}

/// "甲、乙" or "A, B" as a form holds them.
std::string people_in(std::string const& names) {
    auto result = text::replace_all(names, "\u3001", " ");
    return text::replace_all(result, ",", " ");
}

/// The pairs as the fields of the form that they name, by word or name.
void fill(Stage& stage, Said const& said, charter::Rules const& rules, charter::Procedure const& procedure,
          std::map<std::string, std::string>& values, std::map<std::string, FormFile>& files) {
    for (auto const& [key, value] : said.pairs) {
        auto const field = std::ranges::find_if(
            procedure.form, [&](auto const& one) { return one.name == key || called(rules, one.label, key); });
        if (field == procedure.form.end()) {
            values[key] = value;
        } else if (field->type == charter::FieldType::file) {
            files[field->name] = stage.file(value);
        } else if (field->type == charter::FieldType::people) {
            // A person's id is the name.
            values[field->name] = people_in(value);
        } else {
            values[field->name] = value_of(stage, field->type, value);
        }
    }
}

Instance const& instance_for(Act const& act, Said const& said) {
    auto const& state = act.stage.state().procedures;
    for (auto const& one : said.words) {
        if (auto const* named = find(state, InstanceId{one})) return *named;
    }
    if (state.instances.empty()) throw BadLine{"unknown-thing", act.line.arguments().empty() ? "" : act.line.word(0)};
    return state.instances.back();
}

/// The step that the line names, else the open one that waits for whoever acts, else the one that is open.
std::string step_for(Act const& act, Said& said, Instance const& instance) {
    auto const& procedure = procedure_of(act.stage.library(), instance);
    if (auto const title = said.take("步骤", "step")) {
        auto const& rules = rules_of(act.stage.library(), instance);
        auto const step = std::ranges::find_if(
            procedure.steps, [&](auto const& one) { return one.name == *title || called(rules, one.title, *title); });
        return step == procedure.steps.end() ? *title : step->name;
    }
    Scene const scene{act.stage.state().people, act.stage.state().meetings, act.stage.state().procedures};
    auto const day = day_of(act.stage.now(), act.stage.state().people.zone);
    auto const actor = act.line.actors().empty() ? PersonId{} : act.line.actors().front();
    std::string last = procedure.steps.front().name;
    std::string open;
    for (auto const& step : procedure.steps) {
        auto const stage = instance.stage_of(step.name);
        if (stage == StepStage::done) last = step.name;
        if (stage != StepStage::open) continue;
        if (contains(awaited(scene, instance, step, day), actor)) return step.name;
        if (open.empty()) open = step.name;
    }
    return open.empty() ? last : open;
}

std::string only_text(Said const& said) {
    return said.quoted.empty() ? std::string() : said.quoted.back();
}

void start(Act const& act) {
    act.stage.need_body();
    auto said = said_by(act);
    auto const title = !said.quoted.empty() ? said.quoted.front() : act.line.word(0);
    std::string name = title;
    for (auto const& [one, procedure] : act.stage.rules().procedures) {
        if (called(act.stage.rules(), procedure.title, title)) name = one;
    }
    StartProcedure command{InstanceId{act.stage.fresh("c")}, name, {}, {}};
    if (auto const* procedure = act.stage.rules().procedure(name))
        fill(act.stage, said, act.stage.rules(), *procedure, command.values, command.files);
    act.give(command);
}

void complete(Act const& act) {
    auto said = said_by(act);
    auto const& instance = instance_for(act, said);
    CompleteStep command;
    command.instance = instance.id;
    command.step = step_for(act, said, instance);
    if (said.has("同意") || said.has("yes")) command.choice = StepChoice::yes;
    if (said.has("不同意") || said.has("no")) command.choice = StepChoice::no;
    command.text = only_text(said);
    if (auto const evidence = said.take("凭证", "evidence")) command.evidence = act.stage.file(*evidence);
    if (auto const paper = said.take("原件", "paper")) command.paper = act.stage.file(*paper).digest;
    if (auto const with = said.take("谈心", "talk")) command.with = act.stage.person(*with).value_or(PersonId{*with});
    fill(act.stage, said, rules_of(act.stage.library(), instance), procedure_of(act.stage.library(), instance),
         command.values, command.files);
    act.give(command);
}

void return_it(Act const& act) {
    auto said = said_by(act);
    auto const& instance = instance_for(act, said);
    ReturnStep command{instance.id, step_for(act, said, instance), kStart, only_text(said)};
    if (said.quoted.size() > 1) {
        auto const& title = said.quoted.front();
        command.to = title;
        auto const& rules = rules_of(act.stage.library(), instance);
        for (auto const& step : procedure_of(act.stage.library(), instance).steps) {
            if (called(rules, step.title, title)) command.to = step.name;
        }
    }
    act.give(command);
}

void resubmit_it(Act const& act) {
    auto said = said_by(act);
    auto const& instance = instance_for(act, said);
    // What the line does not change stands as it was.
    Resubmit command{instance.id, {}, {}};
    auto const& procedure = procedure_of(act.stage.library(), instance);
    for (auto const& [name, value] : instance.form.values) {
        if (procedure.filled_at(name) == nullptr) command.values[name] = value;
    }
    for (auto const& [name, file] : instance.form.files) {
        if (procedure.filled_at(name) == nullptr) command.files[name] = file;
    }
    fill(act.stage, said, rules_of(act.stage.library(), instance), procedure, command.values, command.files);
    act.give(command);
}

PersonId person_in(Act const& act, Said const& said) {
    for (auto const& one : said.words) {
        if (auto const who = act.stage.person(one)) return *who;
    }
    throw BadLine{"unknown-person-name", said.words.empty() ? "" : said.words.back()};
}

template <class Command>
void to_somebody(Act const& act) {
    auto said = said_by(act, 1);
    auto const& instance = instance_for(act, said);
    auto const step = step_for(act, said, instance);
    act.give(Command{instance.id, step, person_in(act, said), only_text(said)});
}

void replace(Act const& act) {
    auto said = said_by(act, 2);
    auto const& instance = instance_for(act, said);
    ReplaceDoer command{instance.id, step_for(act, said, instance), {}, {}, only_text(said)};
    for (auto const& one : said.words) {
        auto const who = act.stage.person(one);
        if (who) (command.person.empty() ? command.person : command.to) = *who;
    }
    act.give(command);
}

void ask(Act const& act) {
    auto said = said_by(act, act.line.arguments().size());
    auto const& instance = instance_for(act, said);
    AskOpinions command{instance.id, step_for(act, said, instance), {}, only_text(said)};
    for (auto const& one : said.words) {
        if (auto const who = act.stage.person(one)) command.persons.push_back(*who);
    }
    act.give(command);
}

template <class Command>
void with_text(Act const& act) {
    auto said = said_by(act);
    auto const& instance = instance_for(act, said);
    auto const step = step_for(act, said, instance);
    act.give(Command{instance.id, step, only_text(said)});
}

void link(Act const& act) {
    auto said = said_by(act);
    auto const& instance = instance_for(act, said);
    auto const matter = act.stage.matter(only_text(said));
    act.give(LinkMatter{instance.id, step_for(act, said, instance), matter.value_or(MatterId{only_text(said)})});
}

void enter_holidays(Act const& act) {
    act.stage.need_body();
    auto const year = figure_from("n" + act.line.word(0));
    if (!year) throw BadLine{"no-figure", act.line.word(0)};
    EnterHolidays command{static_cast<std::int32_t>(year->value), act.line.quoted(0), {}, {}};
    auto* days = &command.off;
    for (auto const& one : act.line.arguments()) {
        if (one.text == "休" || one.text == "off") days = &command.off;
        if (one.text == "班" || one.text == "work") days = &command.work;
        if (auto const day = date_from(one.text); day && !one.quoted) days->push_back(*day);
    }
    act.give(command);
}

}  // namespace

Actions const& on_procedures() {
    static Actions const actions{
        {Verb::start_procedure, start},
        {Verb::complete_step, complete},
        {Verb::return_step, return_it},
        {Verb::resubmit, resubmit_it},
        {Verb::withdraw_procedure,
         [](Act const& act) {
             auto said = said_by(act);
             act.give(Withdraw{instance_for(act, said).id, only_text(said)});
         }},
        {Verb::add_signer, to_somebody<AddSigner>},
        {Verb::hand_over, to_somebody<HandOver>},
        {Verb::replace_doer, replace},
        {Verb::urge, with_text<Urge>},
        {Verb::link, link},
        {Verb::ask_opinions, ask},
        {Verb::give_opinion, with_text<GiveOpinion>},
        {Verb::use_opinion, to_somebody<UseOpinion>},
        {Verb::release_opinion, to_somebody<ReleaseOpinion>},
        {Verb::holidays, enter_holidays},
    };
    return actions;
}

}  // namespace quorate::play

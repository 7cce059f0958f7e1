#include "views/charter.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

/// Where the anchor was used in this body, as far as the reader may know: exceptions and decisions.
std::vector<BiteLine> bites_of(Lens const& lens, std::string const& anchor) {
    std::vector<BiteLine> result;
    auto const law_reader = people::on_roster(lens.state.people, lens.reader, today_of(lens)) ||
                            has_power(lens, "record.keep") || has_power(lens, "self-check.read");
    if (!law_reader) return result;
    for (auto const& one : lens.state.meetings.deviations) {
        if (one.by.anchor != anchor || !knows_reason(lens, one.place)) continue;
        auto const label = lens.words.term(lens.language, {"exception", one.rule});
        result.push_back(
            {phrase(lens, "bite.exception", {{"what", label}, {"reason", one.reason}}), one.place, one.at});
    }
    for (auto const& [id, decision] : lens.state.meetings.decisions) {
        auto const& verdict = decision.verdict;
        if (verdict.pass_by != anchor && verdict.quorum_by != anchor) continue;
        if (!may_read(scene(lens), rules(lens), reader(lens), id, Aspect::title)) continue;
        auto const* name = decision.passed ? "bite.passed" : "bite.failed";
        result.push_back({phrase(lens, name, {{"text", decision.text}}), place(id), decision.made});
    }
    return result;
}

/// "chair, clerk" in the reader's language.
std::string offices_in_words(Lens const& lens, std::string_view value) {
    std::vector<std::string> words;
    for (auto const& office : text::split(value, ','))
        words.push_back(lens.words.term(lens.language, {"office", std::string(text::trim(office))}));
    return fmt::format("{}", fmt::join(words, lens.language == words::Language::zh ? "、" : ", "));
}

/// Procedures and what belongs to them have pages that draw them; here their title is enough.
bool of_a_procedure(std::string_view block) {
    constexpr std::array<std::string_view, 5> words{"procedure", "register", "step", "layout", "figure"};
    return std::ranges::find(words, block.substr(0, block.find(' '))) != words.end();
}

/// What the charter's file says where the rule stands: the value of a key, the offices of a power, the title of a block
/// with the lines that bind.
std::string value_of(Lens const& lens, charter::Document const& document, std::string const& anchor,
                     std::string const& rule) {
    std::vector<std::string> parts;
    for (auto const& said : document.statements) {
        if (said.anchor != anchor) continue;
        if (said.block == "rule" && said.key == rule) return said.value;
        if (said.block == "power" && "power " + said.key == rule) return offices_in_words(lens, said.value);
        if (said.block != rule) continue;
        if (said.key == "title" || said.key == "question") {
            parts.insert(parts.begin(), in_language(lens, said.value));
        } else if (!of_a_procedure(rule) && said.key != "because") {
            parts.push_back(fmt::format("{} = {}", said.key, in_language(lens, said.value)));
        }
    }
    return fmt::format("{}", fmt::join(parts, lens.language == words::Language::zh ? "\uFF1B" : "; "));
}

AnchorView anchor_view(Lens const& lens, charter::Charter const& charter, charter::Anchor const& anchor) {
    auto const of_charter = [&](std::string const& text) { return in_language(lens, text); };
    AnchorView view;
    view.article = show(lens, Citation{anchor.anchor});
    view.heading = of_charter(anchor.heading);
    view.level = anchor.anchor.find('.') == std::string::npos ? 2 : 3;
    view.mode = show(lens, anchor.mode);
    view.force = show(lens, anchor.binding.empty() ? charter::Binding::principle : anchor.binding.front());
    for (auto const& note : anchor.notes) view.notes.push_back(of_charter(note));
    for (auto const& rule : anchor.rules)
        view.rules.push_back({rule, value_of(lens, charter.document, anchor.anchor, rule)});
    for (auto const& example : charter.document.examples) {
        if (example.anchor == anchor.anchor)
            view.examples.push_back(fmt::format("{}\n{}", example.title, example.text));
    }
    if (!anchor.because.empty()) view.because = of_charter(anchor.because);
    view.bites = bites_of(lens, anchor.anchor);
    return view;
}

std::string word_or_text(Lens const& lens, char const* list, std::string const& name) {
    return lens.words.term(lens.language, {list, name});
}

void show_readings(Lens const& lens, charter::Rules const& law, CharterPage& page) {
    for (auto const& [id, reading] : law.readings) {
        ReadingView view;
        view.id = id;
        view.question = in_language(lens, reading.question);
        auto const chosen = people::reading_on(lens.state.people, law, today_of(lens), id);
        view.answer = chosen;
        view.chosen = word_or_text(lens, "answer", chosen);
        view.by_body = chosen != reading.chosen;
        if (view.by_body) view.other.push_back(word_or_text(lens, "answer", reading.chosen));
        for (auto const& one : reading.other) {
            if (one != chosen) view.other.push_back(word_or_text(lens, "answer", one));
        }
        view.because = in_language(lens, reading.because);
        view.article = show(lens, reading.by);
        page.readings.push_back(std::move(view));
    }
}

char const* type_word(charter::Parameter::Type type) {
    using enum charter::Parameter::Type;
    switch (type) {
        case days:
            return "days";
        case hours:
            return "hours";
        case money:
            return "money";
        case text:
            return "text";
    }
    return "";
}

void show_parameters(Lens const& lens, charter::Rules const& law, CharterPage& page) {
    for (auto const& [name, parameter] : law.parameters) {
        auto const value = people::parameter_on(lens.state.people, today_of(lens), name);
        ParameterView view{name, in_language(lens, parameter.title),  type_word(parameter.type),
                           {},   in_language(lens, parameter.advice), show(lens, parameter.by)};
        if (!value.empty()) view.value = value;
        page.parameters.push_back(std::move(view));
    }
}

void show_versions(Lens const& lens, CharterPage& page) {
    auto const* current = people::adoption_on(lens.state.people, today_of(lens));
    for (auto const& one : lens.state.people.adoptions) {
        auto const found = lens.charters.find(one.digest);
        std::string title;
        if (found != lens.charters.end()) {
            auto const& law = found->second.charter.rules;
            title = words::in_language(law, lens.language, law.identity.title);
        }
        page.versions.push_back({one.digest, title, one.force, &one == current, !one.official_text.empty()});
    }
}

}  // namespace

CharterPage charter_page(Lens const& lens) {
    CharterPage page;
    auto const* adoption = people::adoption_on(lens.state.people, today_of(lens));
    auto const found = adoption == nullptr ? lens.charters.end() : lens.charters.find(adoption->digest);
    if (found == lens.charters.end()) return page;
    auto const& charter = found->second.charter;
    page.title = in_language(lens, charter.rules.identity.title);
    page.digest = adoption->digest;
    page.issued = charter.rules.identity.issued;
    page.force = adoption->force;
    page.official_text = !found->second.official.empty();
    auto const chinese = lens.language == words::Language::zh;
    for (auto const& chapter : charter.document.chapters) {
        page.chapters.push_back(
            {chapter.anchor,
             fmt::format("{} {}", chinese ? chapter.label : chapter.label_en, in_language(lens, chapter.heading)),
             {}});
    }
    if (page.chapters.empty()) page.chapters.emplace_back();
    for (auto const& anchor : charter.document.anchors) {
        auto* chapter = &page.chapters.front();
        for (auto& one : page.chapters) {
            if (one.anchor == anchor.chapter) chapter = &one;
        }
        chapter->anchors.push_back(anchor_view(lens, charter, anchor));
        auto const& article = anchor.anchor;
        if (article.find('.') == std::string::npos) ++page.coverage[word(anchor.mode)];
    }
    show_readings(lens, charter.rules, page);
    show_parameters(lens, charter.rules, page);
    show_versions(lens, page);
    return page;
}

}  // namespace quorate::views

#include "views/charter.hpp"

#include <fmt/core.h>

#include "views/show.hpp"

namespace quorate::views {
namespace {

using namespace quorate::meetings;

/// Where the anchor was used in this body, as far as the reader may know: exceptions, recusals, decisions.
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

AnchorView anchor_view(Lens const& lens, charter::Charter const& charter, charter::Anchor const& anchor) {
    auto const of_charter = [&](std::string const& text) { return in_language(lens, text); };
    AnchorView view;
    view.article = show(lens, Citation{anchor.anchor});
    view.heading = of_charter(anchor.heading);
    view.level = anchor.anchor.find('.') == std::string::npos ? 2 : 3;
    view.mode = show(lens, anchor.mode);
    view.force = show(lens, anchor.binding.empty() ? charter::Binding::principle : anchor.binding.front());
    for (auto const& note : anchor.notes) view.notes.push_back(of_charter(note));
    for (auto const& rule : anchor.rules) {
        auto const equals = rule.find(" = ");
        view.rules.push_back({rule.substr(0, equals), equals == std::string::npos ? "" : rule.substr(equals + 3)});
    }
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

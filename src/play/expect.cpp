#include "play/expect.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace quorate::play {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> labels{{{"到会", "present"},
                                                                                {"需", "needed"},
                                                                                {"需赞成", "needed"},
                                                                                {"应到", "due"},
                                                                                {"成员", "roster"},
                                                                                {"可投", "able"},
                                                                                {"回避", "recused"},
                                                                                {"赞成", "ayes"},
                                                                                {"发出", "issued"},
                                                                                {"收回", "collected"},
                                                                                {"有效", "valid"},
                                                                                {"无效", "invalid"},
                                                                                {"缺", "missing"},
                                                                                {"天", "days"}}};

enum class Answer { accepted, needs_reason, refused, bad_input };

std::optional<Answer> answer_of(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, Answer>, 9> words{{{"accepted", Answer::accepted},
                                                                               {"ok", Answer::accepted},
                                                                               {"须写理由", Answer::needs_reason},
                                                                               {"提示", Answer::needs_reason},
                                                                               {"needs-reason", Answer::needs_reason},
                                                                               {"不予办理", Answer::refused},
                                                                               {"refused", Answer::refused},
                                                                               {"有误", Answer::bad_input},
                                                                               {"bad-input", Answer::bad_input}}};
    for (auto const& [text, answer] : words) {
        if (text == word) return answer;
    }
    if (word.starts_with("不得")) return Answer::refused;
    if (word.starts_with("可以") || word.starts_with("已")) return Answer::accepted;
    return {};
}

Answer answer_of(Outcome const& outcome) {
    if (outcome.accepted) return Answer::accepted;
    if (!outcome.rejection.bad_input.empty()) return Answer::bad_input;
    return outcome.rejection.needs_only_reasons() ? Answer::needs_reason : Answer::refused;
}

bool is_name_of_rule(std::string_view word) {
    auto const fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
    };
    return word.front() >= 'a' && word.front() <= 'z' && std::all_of(word.begin(), word.end(), fits) &&
           word.find_first_of(".-") != std::string_view::npos && !word.starts_with("art");
}

bool cites(Stage const& stage, Obstacle const& obstacle, std::string_view article) {
    if (article.starts_with("art")) return obstacle.by.anchor == article;
    auto const* anchor = stage.document().find(obstacle.by.anchor);
    if (anchor == nullptr) return false;
    return anchor->label.starts_with(article) || anchor->label_en == article;
}

bool has_figure(Facts const& facts, Figure const& figure) {
    auto const found = facts.find(fact_name(figure.label));
    if (found == facts.end()) return false;
    if (auto const* number = std::get_if<std::int64_t>(&found->second)) return *number == figure.value;
    if (auto const* persons = std::get_if<std::vector<PersonId>>(&found->second)) {
        return static_cast<std::int64_t>(persons->size()) == figure.value;
    }
    auto const* terms = std::get_if<std::vector<Term>>(&found->second);
    return terms != nullptr && static_cast<std::int64_t>(terms->size()) == figure.value;
}

bool names_exactly(Facts const& facts, std::set<PersonId> const& names) {
    return std::any_of(facts.begin(), facts.end(), [&](auto const& fact) {
        auto const* persons = std::get_if<std::vector<PersonId>>(&fact.second);
        return persons != nullptr && std::set<PersonId>(persons->begin(), persons->end()) == names;
    });
}

/// What an expectation asks of the obstacles, piece by piece.
struct Wanted {
    std::vector<std::string> names;  ///< of rules, or of faults in the input
    std::vector<std::string> articles;
    std::vector<Figure> figures;
    std::optional<std::set<PersonId>> persons;
    std::optional<std::pair<std::int64_t, std::int64_t>> heads;  ///< 3/6: present of roster
    bool exception = false;                                      ///< 记例外: a deviation is recorded
};

Wanted wanted_of(Stage const& stage, std::vector<Token> const& expected) {
    Wanted wanted;
    for (auto token = std::next(expected.begin()); token != expected.end(); ++token) {
        auto const& word = token->text;
        auto const slash = word.find('/');
        if (word.ends_with(":") || word.ends_with("\uff1a")) {
            wanted.persons.emplace();
            while (std::next(token) != expected.end() && stage.person(std::next(token)->text)) {
                wanted.persons->insert(*stage.person((++token)->text));
            }
        } else if (word == "记例外" || word == "with-exception") {
            wanted.exception = true;
        } else if (word == "Article" && std::next(token) != expected.end()) {
            wanted.articles.push_back(word + " " + (++token)->text);
        } else if (word.starts_with("第") || word.starts_with("art")) {
            wanted.articles.push_back(word);
        } else if (is_name_of_rule(word)) {
            wanted.names.push_back(word);
        } else if (slash != std::string::npos) {
            auto const present = figure_from("n" + word.substr(0, slash));
            auto const roster = figure_from("n" + word.substr(slash + 1));
            if (!present || !roster) throw BadLine{"unknown-expectation", word};
            wanted.heads.emplace(present->value, roster->value);
        } else if (auto const figure = figure_from(word)) {
            wanted.figures.push_back(*figure);
        } else {
            throw BadLine{"unknown-expectation", word};
        }
    }
    return wanted;
}

std::string compare_obstacles(Stage const& stage, Wanted const& wanted, Rejection const& rejection) {
    std::vector<Obstacle const*> named;
    for (auto const& one : rejection.obstacles) {
        auto const& names = wanted.names;
        if (names.empty() || std::find(names.begin(), names.end(), one.rule) != names.end()) named.push_back(&one);
    }
    for (auto const& name : wanted.names) {
        auto const is_rule = [&](auto const* one) { return one->rule == name; };
        auto const is_fault = [&](auto const& one) { return one.what == name; };
        if (std::none_of(named.begin(), named.end(), is_rule) &&
            std::none_of(rejection.bad_input.begin(), rejection.bad_input.end(), is_fault)) {
            return fmt::format("no obstacle {}", name);
        }
    }
    auto const any = [&](auto const& holds) { return std::any_of(named.begin(), named.end(), holds); };
    for (auto const& article : wanted.articles) {
        if (!any([&](auto const* one) { return cites(stage, *one, article); })) {
            return fmt::format("no citation of {}", article);
        }
    }
    for (auto const& figure : wanted.figures) {
        if (!any([&](auto const* one) { return has_figure(one->facts, figure); })) {
            return fmt::format("no figure {}{}", figure.label, figure.value);
        }
    }
    if (wanted.persons && !any([&](auto const* one) { return names_exactly(one->facts, *wanted.persons); })) {
        return "other names";
    }
    return {};
}

std::string compare_acceptance(Wanted const& wanted, Outcome const& outcome) {
    if (wanted.heads && (outcome.figures.at("present") != wanted.heads->first ||
                         outcome.figures.at("roster") != wanted.heads->second)) {
        return fmt::format("{}/{}", outcome.figures.at("present"), outcome.figures.at("roster"));
    }
    for (auto const& figure : wanted.figures) {
        auto const found = outcome.figures.find(fact_name(figure.label));
        if (found == outcome.figures.end() || found->second != figure.value) {
            return fmt::format("no figure {}{}", figure.label, figure.value);
        }
    }
    auto const& events = outcome.events;
    if (wanted.exception && std::find(events.begin(), events.end(), "deviation.recorded") == events.end()) {
        return "no exception recorded";
    }
    if (!wanted.names.empty() || !wanted.articles.empty()) return "accepted, without obstacles";
    return {};
}

std::string text_of(Fact const& fact) {
    if (auto const* number = std::get_if<std::int64_t>(&fact)) return std::to_string(*number);
    if (auto const* text = std::get_if<std::string>(&fact)) return *text;
    if (auto const* when = std::get_if<Instant>(&fact)) return to_text(*when);
    if (auto const* day = std::get_if<Date>(&fact)) return to_text(*day);
    std::vector<std::string> parts;
    if (auto const* persons = std::get_if<std::vector<PersonId>>(&fact)) {
        for (auto const& one : *persons) parts.push_back(one.text);
    } else {
        for (auto const& one : std::get<std::vector<Term>>(fact)) parts.push_back(one.name);
    }
    return fmt::format("{}", fmt::join(parts, " "));
}

}  // namespace

std::string fact_name(std::string_view label) {
    for (auto const& [zh, name] : labels) {
        if (zh == label) return std::string(name);
    }
    return std::string(label);
}

std::string compare(Stage const& stage, std::vector<Token> const& expected, Outcome const& outcome) {
    auto const answer = answer_of(expected.front().text);
    if (!answer) throw BadLine{"unknown-expectation", expected.front().text};
    auto const wanted = wanted_of(stage, expected);
    if (*answer != answer_of(outcome)) return describe(stage, outcome);
    auto const difference =
        outcome.accepted ? compare_acceptance(wanted, outcome) : compare_obstacles(stage, wanted, outcome.rejection);
    return difference.empty() ? difference : difference + "; " + describe(stage, outcome);
}

std::string describe(Stage const& stage, Outcome const& outcome) {
    if (outcome.accepted) return fmt::format("accepted: {}", fmt::join(outcome.events, " "));
    std::vector<std::string> parts;
    for (auto const& one : outcome.rejection.bad_input)
        parts.push_back(fmt::format("bad-input {} {}", one.at, one.what));
    for (auto const& one : outcome.rejection.obstacles) {
        auto const* anchor = stage.document().find(one.by.anchor);
        auto const* word = one.force == Force::must ? "refused" : "needs-reason";
        auto text = fmt::format("{} {} {}", word, one.rule, anchor == nullptr ? one.by.anchor : anchor->label);
        for (auto const& [name, fact] : one.facts) text += fmt::format(" {}={}", name, text_of(fact));
        parts.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace quorate::play

#include "play/line.hpp"

#include <algorithm>
#include <array>

namespace quorate::play {
namespace {

constexpr Zone kZone{480};
constexpr std::array<std::string_view, 16> markers{"涉及", "concerning",  "金额", "sum",      "密级", "marked",
                                                   "复议", "reconsiders", "追认", "ratifies", "处室", "unit",
                                                   "依据", "basis",       "登记", "entry"};

bool is_marker(std::string_view word) {
    return std::find(markers.begin(), markers.end(), word) != markers.end();
}

bool choice_of_a_kind(Stage const& stage, std::string_view word) {
    auto const& kinds = stage.rules().kinds;
    return std::any_of(kinds.begin(), kinds.end(), [&](auto const& one) {
        auto const& choices = one.second.choices;
        return std::find(choices.begin(), choices.end(), word) != choices.end();
    });
}

PersonId default_actor(Stage const& stage, Actor actor) {
    switch (actor) {
        case Actor::nobody:
            return {};
        case Actor::chair:
            return stage.chair();
        case Actor::clerk:
            return stage.clerk();
        case Actor::office:
            return stage.office();
        case Actor::presider:
            return stage.presider();
    }
    return {};
}

}  // namespace

Line::Line(Step const& step, Stage const& stage) : reason_(step.reason), expects_(step.expects) {
    auto at = step.words.begin();
    auto const end = step.words.end();
    // Names come first; a member may be called like a verb, so a name wins while another word follows it.
    for (; at != end && !at->quoted; ++at) {
        if ((at->text == "代" || at->text == "for") && !actors_.empty()) {
            enters_ = actors_.back();
            actors_.clear();
            continue;
        }
        auto const who = stage.person(at->text);
        if (!who || (std::next(at) == end && find_verb(at->text) != nullptr)) break;
        if (find_verb(at->text) != nullptr && actors_.empty() && !stage.person(std::next(at)->text) &&
            find_verb(std::next(at)->text) == nullptr) {
            break;
        }
        actors_.push_back(*who);
    }
    if (at == end) throw BadLine{"no-verb", step.text};
    verb_ = at->quoted ? nullptr : find_verb(at->text);
    if (verb_ == nullptr && !at->quoted && at->text.find('.') != std::string::npos) command_ = at->text;
    if (verb_ == nullptr && command_.empty() && !actors_.empty() && choice_of_a_kind(stage, at->text)) {
        choice_ = at->text;
    }
    if (verb_ == nullptr && command_.empty() && choice_.empty()) throw BadLine{"unknown-verb", at->text};
    arguments_.assign(std::next(at), end);
    if (actors_.empty() && verb_ != nullptr) {
        auto const usual = default_actor(stage, verb_->actor);
        if (!usual.empty()) actors_.push_back(usual);
    }
}

std::optional<std::string> Line::quoted_or_none(std::size_t index) const {
    for (auto const& one : arguments_) {
        if (one.quoted && index-- == 0) return one.text;
    }
    return {};
}

std::string Line::quoted(std::size_t index) const {
    auto const text = quoted_or_none(index);
    if (!text) throw BadLine{"quotation-missing", verb_ == nullptr ? command_ : std::string(verb_->arguments)};
    return *text;
}

std::string Line::word(std::size_t index) const {
    for (auto const& one : arguments_) {
        if (!one.quoted && index-- == 0) return one.text;
    }
    throw BadLine{"word-missing", verb_ == nullptr ? command_ : std::string(verb_->arguments)};
}

std::size_t Line::words_before_markers() const {
    std::size_t count = 0;
    for (auto const& one : arguments_) {
        if (!one.quoted && is_marker(one.text)) break;
        if (!one.quoted) ++count;
    }
    return count;
}

bool Line::has_word(std::string_view word) const {
    return std::any_of(arguments_.begin(), arguments_.end(),
                       [&](Token const& one) { return !one.quoted && one.text == word; });
}

std::vector<std::string> Line::after(std::string_view marker) const {
    std::vector<std::string> result;
    bool inside = false;
    for (auto const& one : arguments_) {
        if (!one.quoted && is_marker(one.text)) {
            inside = one.text == marker;
        } else if (inside) {
            result.push_back(one.text);
        }
    }
    return result;
}

std::optional<std::int64_t> Line::number(std::string_view zh, std::string_view en) const {
    for (auto const& one : arguments_) {
        auto const figure = figure_from(one.text);
        if (!one.quoted && figure && (figure->label == zh || figure->label == en)) return figure->value;
    }
    return {};
}

Instant Line::moment(std::size_t index) const {
    auto const day = word(index);
    auto const has_time = std::any_of(arguments_.begin(), arguments_.end(),
                                      [&](Token const& one) { return one.text.size() == 5 && one.text[2] == ':'; });
    auto const text = day + " " + (has_time ? word(index + 1) : std::string("09:00"));
    auto const when = local_from(text, kZone);
    if (!when) throw BadLine{"bad-moment", text};
    return *when;
}

Date Line::date(std::size_t index) const {
    auto const text = word(index);
    auto const day = date_from(text);
    if (!day) throw BadLine{"bad-day", text};
    return *day;
}

std::optional<Figure> figure_from(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < 9 && text[text.size() - 1 - digits] >= '0' &&
           text[text.size() - 1 - digits] <= '9') {
        ++digits;
    }
    auto label = text.substr(0, text.size() - digits);
    if (digits == 0 || label.empty()) return {};
    std::int64_t value = 0;
    for (char const digit : text.substr(text.size() - digits)) value = value * 10 + (digit - '0');
    if (label.back() == '=') label.remove_suffix(1);
    return Figure{std::string(label), value};
}

}  // namespace quorate::play

#include "charter/fields.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"

namespace quorate::charter {
namespace {

constexpr std::int64_t share_number_max = 1000;
constexpr std::int64_t count_max = 400;
constexpr std::size_t words_shown_max = 80;

/// A number without sign or leading zero at the start of `text`, taken off it.
std::optional<std::int64_t> taken_number(std::string_view& text) {
    std::size_t count = 0;
    std::int64_t value = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9' && value <= share_number_max) {
        value = value * 10 + (text[count++] - '0');
    }
    if (count == 0 || (count > 1 && text.front() == '0')) return {};
    text.remove_prefix(count);
    return value;
}

bool taken(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}

/// Reads "2/3"; a share is more than nothing and at most the whole.
std::optional<Share> share_from(std::string_view& text, Bound bound) {
    auto const numerator = taken_number(text);
    if (!numerator || !taken(text, "/")) return {};
    auto const denominator = taken_number(text);
    if (!denominator || *numerator == 0 || *numerator > *denominator || *denominator > share_number_max) return {};
    if (bound == Bound::more_than && *numerator == *denominator) return {};
    return Share{*numerator, *denominator, bound};
}

std::size_t distance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        auto corner = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            auto const replaced = corner + (one[i] == other[j] ? 0 : 1);
            corner = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string joined(std::vector<std::string> const& words) {
    std::string result;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at == words_shown_max) return result + ", \u2026";
        result += (at == 0 ? "" : ", ") + words[at];
    }
    return result;
}

std::string nearest(std::string_view word, std::vector<std::string> const& known) {
    constexpr std::size_t word_length_max = 64;
    if (word.size() > word_length_max) return {};
    std::string best;
    auto best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (auto const& one : known) {
        auto const far = distance(word, one);
        if (far >= best_distance) continue;
        best = one;
        best_distance = far;
    }
    return best;
}

void Field::fault(std::string_view what, Facts facts) const {
    if (std::holds_alternative<std::monostate>(entry_->value)) return;
    facts.emplace("key", entry_->key);
    facts.emplace("found", to_text(entry_->value));
    add_error(*diagnostics_, entry_->line, what, std::move(facts));
}

void Field::not_allowed(std::string_view found, std::vector<std::string> const& allowed) const {
    Facts facts{{"found", std::string(found)}, {"allowed", joined(allowed)}};
    auto const meant = nearest(found, allowed);
    if (meant.empty()) {
        fault("value.not-allowed", std::move(facts));
    } else {
        facts.emplace("meant", meant);
        fault("value.misspelt", std::move(facts));
    }
}

std::string Field::text() const {
    auto const* words = std::get_if<std::string>(&entry_->value);
    if (words == nullptr || text::blank(*words)) {
        fault("value.not-text");
        return {};
    }
    return *words;
}

bool Field::flag() const {
    auto const* flag = std::get_if<bool>(&entry_->value);
    if (flag == nullptr) fault("value.not-flag");
    return flag != nullptr && *flag;
}

bool Field::refuses() const {
    return !flag() && std::holds_alternative<bool>(entry_->value);
}

std::vector<std::string> Field::texts() const {
    auto const* words = std::get_if<std::vector<std::string>>(&entry_->value);
    if (words == nullptr || words->empty()) {
        fault("value.not-list");
        return {};
    }
    std::vector<std::string> result;
    for (auto const& word : *words) {
        if (text::blank(word)) {
            fault("value.not-list");
        } else if (std::find(result.begin(), result.end(), word) != result.end()) {
            fault("list.twice", {{"found", word}});
        } else {
            result.push_back(word);
        }
    }
    return result;
}

Threshold Field::threshold() const {
    auto const words = text();
    if (words.empty()) return {};
    std::string_view rest = words;
    auto const at_least = taken(rest, ">= ");
    if (!at_least && !taken(rest, "> ")) {
        fault("share.without-bound");
        return {};
    }
    auto const share = share_from(rest, at_least ? Bound::at_least : Bound::more_than);
    if (!share) {
        fault("share.bad");
        return {};
    }
    if (!taken(rest, " of ")) {
        fault("share.without-base", {{"allowed", joined(words_of<Base>())}});
        return {};
    }
    auto const base = from_word<Base>(rest);
    if (!base) not_allowed(rest, words_of<Base>());
    return {*share, base.value_or(Base::roster)};
}

std::int32_t Field::count_of(std::string_view unit, std::string_view units) const {
    auto const words = text();
    if (words.empty()) return 0;
    std::string_view rest = words;
    auto const count = taken_number(rest);
    if (!count || *count > count_max || !taken(rest, " ") || (rest != unit && rest != units)) {
        fault("count.bad", {{"units", std::string(units)}});
        return 0;
    }
    return static_cast<std::int32_t>(*count);
}

std::optional<Date> Field::date() const {
    auto const words = text();
    if (words.empty()) return {};
    auto const date = date_from(words);
    if (!date) fault("date.bad");
    return date;
}

void Field::only(std::string_view text) const {
    auto const words = this->text();
    if (!words.empty() && words != text) fault("value.only", {{"allowed", std::string(text)}});
}

bool Field::either(std::string_view yes, std::string_view no) const {
    auto const words = text();
    if (!words.empty() && words != yes && words != no) not_allowed(words, {std::string(yes), std::string(no)});
    return words == yes;
}

std::optional<Field> Fields::find(std::string_view key) {
    asked_.emplace_back(key);
    for (auto const& entry : *entries_) {
        if (entry.key == key) return Field(entry, *diagnostics_);
    }
    return {};
}

std::optional<Field> Fields::need(std::string_view key) {
    auto const field = find(key);
    if (!field) add_error(*diagnostics_, line_, "key.missing", {{"key", std::string(key)}});
    return field;
}

std::string Fields::text(std::string_view key) {
    auto const field = need(key);
    return field ? field->text() : std::string();
}

std::string Fields::text_or(std::string_view key, std::string_view otherwise) {
    auto const field = find(key);
    return field ? field->text() : std::string(otherwise);
}

bool Fields::flag_or(std::string_view key, bool otherwise) {
    auto const field = find(key);
    return field ? field->flag() : otherwise;
}

std::vector<std::string> Fields::texts_or_none(std::string_view key) {
    auto const field = find(key);
    return field ? field->texts() : std::vector<std::string>();
}

void Fields::finish() const {
    for (auto const& entry : *entries_) {
        if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
        unknown_key(Field(entry, *diagnostics_), asked_);
    }
}

void unknown_key(Field const& field, std::vector<std::string> const& known) {
    Facts facts{{"allowed", joined(known)}};
    auto const meant = nearest(field.key(), known);
    if (meant.empty()) {
        field.fault("key.unknown", std::move(facts));
    } else {
        facts.emplace("meant", meant);
        field.fault("key.misspelt", std::move(facts));
    }
}

}  // namespace quorate::charter

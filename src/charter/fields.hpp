#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/citation.hpp"
#include "base/share.hpp"
#include "base/word.hpp"
#include "charter/rule_block.hpp"

/// Reads the values of blocks by key and says what is wrong with them. Whoever reads goes on with a harmless value
/// after an error, so that one run reports them all.
namespace quorate::charter {

/// All words of an enum, in its order.
template <class Enum>
[[nodiscard]] std::vector<std::string> words_of() {
    std::vector<std::string> words;
    for (auto const& [word, value] : word_table<Enum>().words) words.push_back(word);
    return words;
}

/// "a, b, c"; what is too much to read ends in dots.
[[nodiscard]] std::string joined(std::vector<std::string> const& words);
/// The word of `known` that `word` was probably meant to be; empty when none is near.
[[nodiscard]] std::string nearest(std::string_view word, std::vector<std::string> const& known);

/// One value with its place, for reading.
class Field {
  public:
    Field(Entry const& entry, Diagnostics& diagnostics) : entry_(&entry), diagnostics_(&diagnostics) {}

    [[nodiscard]] int line() const { return entry_->line; }
    [[nodiscard]] std::string const& key() const { return entry_->key; }

    /// A text that is not blank.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool flag() const;
    /// The same, true for a readable `false` only.
    [[nodiscard]] bool refuses() const;
    /// Texts that are not blank, none of them twice, at least one.
    [[nodiscard]] std::vector<std::string> texts() const;
    /// ">= 2/3 of roster".
    [[nodiscard]] Threshold threshold() const;
    /// "2 days", "1 month": the count, which must be from 0 to 400.
    [[nodiscard]] std::int32_t count_of(std::string_view unit, std::string_view units) const;
    [[nodiscard]] std::optional<Date> date() const;
    /// The one text that the engine can carry out here: written, so that the page says it, and held against the engine.
    void only(std::string_view text) const;
    /// One of two texts; true for the first.
    [[nodiscard]] bool either(std::string_view yes, std::string_view no) const;

    template <class Enum>
    [[nodiscard]] Enum one_of() const {
        return one_word<Enum>(text());
    }

    template <class Enum>
    [[nodiscard]] std::vector<Enum> some_of() const {
        std::vector<Enum> result;
        for (auto const& word : texts()) result.push_back(one_word<Enum>(word));
        return result;
    }

    /// One text, or a list of them.
    template <class Enum>
    [[nodiscard]] std::vector<Enum> one_or_some_of() const {
        if (std::holds_alternative<std::vector<std::string>>(entry_->value)) return some_of<Enum>();
        return {one_of<Enum>()};
    }

    /// Silent about a value that could not be read, which was reported where it stands.
    void fault(std::string_view what, Facts facts = {}) const;
    /// "value.not-allowed", with what is allowed and what was probably meant.
    void not_allowed(std::string_view found, std::vector<std::string> const& allowed) const;

  private:
    template <class Enum>
    [[nodiscard]] Enum one_word(std::string const& word) const {
        auto const found = from_word<Enum>(word);
        if (!found && !word.empty()) not_allowed(word, words_of<Enum>());
        return found.value_or(Enum{});
    }

    Entry const* entry_;
    Diagnostics* diagnostics_;
};

/// Reports a key that the vocabulary does not have, with the one that was probably meant.
void unknown_key(Field const& field, std::vector<std::string> const& known);

/// The keys of one block. Every key must be asked for; `finish` reports those that nobody asked for.
class Fields {
  public:
    /// `line` is where a missing key is reported: the block's fence.
    Fields(std::vector<Entry> const& entries, int line, Diagnostics& diagnostics)
        : entries_(&entries), line_(line), diagnostics_(&diagnostics) {}

    /// The key's value; reports "key.missing" when it is not there.
    [[nodiscard]] std::optional<Field> need(std::string_view key);
    [[nodiscard]] std::optional<Field> find(std::string_view key);

    /// Empty after an error.
    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view otherwise);
    [[nodiscard]] bool flag_or(std::string_view key, bool otherwise);
    [[nodiscard]] std::vector<std::string> texts_or_none(std::string_view key);

    void finish() const;

  private:
    std::vector<Entry> const* entries_;
    int line_;
    Diagnostics* diagnostics_;
    std::vector<std::string> asked_;
};

}  // namespace quorate::charter

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/core/type_name.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/refusal.hpp"

/// Words of described enums: what is written, sent and looked up for an enumerator. Hyphens stand for underscores, so
/// `MajorClass::none` is the word "none" of the list "major-class".
namespace quorate {

/// The words of one enum, in the order they were declared.
struct WordTable {
    std::string list;
    std::vector<std::pair<std::string, std::int64_t>> words;

    /// Empty when the value has no word.
    [[nodiscard]] std::string_view word(std::int64_t value) const;
    [[nodiscard]] std::optional<std::int64_t> value(std::string_view word) const;
};

/// "at_least" becomes "at-least".
[[nodiscard]] std::string word_of_identifier(std::string_view identifier);
/// The last part of a qualified name: "quorate::charter::MajorClass" becomes "MajorClass".
[[nodiscard]] std::string unqualified(std::string_view name);
/// "MajorClass" becomes "major-class".
[[nodiscard]] std::string list_of_type(std::string_view unqualified_name);

template <class Enum>
[[nodiscard]] WordTable const& word_table() {
    static WordTable const table = [] {
        WordTable made{list_of_type(unqualified(boost::core::type_name<Enum>())), {}};
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto const& one) {
            made.words.emplace_back(word_of_identifier(one.name), static_cast<std::int64_t>(one.value));
        });
        return made;
    }();
    return table;
}

template <class Enum>
[[nodiscard]] std::string word(Enum value) {
    return std::string(word_table<Enum>().word(static_cast<std::int64_t>(value)));
}

template <class Enum>
[[nodiscard]] std::optional<Enum> from_word(std::string_view text) {
    auto const value = word_table<Enum>().value(text);
    if (!value) return {};
    return static_cast<Enum>(*value);
}

/// The enumerator as a term of the message catalogue: {"method", "hands"}.
template <class Enum>
[[nodiscard]] Term term(Enum value) {
    return Term{word_table<Enum>().list, word(value)};
}

}  // namespace quorate

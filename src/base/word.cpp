#include "base/word.hpp"

#include <algorithm>

namespace quorate {

std::string_view WordTable::word(std::int64_t value) const {
    for (auto const& [text, number] : words) {
        if (number == value) return text;
    }
    return {};
}

std::optional<std::int64_t> WordTable::value(std::string_view word) const {
    for (auto const& [text, number] : words) {
        if (text == word) return number;
    }
    return {};
}

std::string word_of_identifier(std::string_view identifier) {
    std::string result(identifier);
    std::replace(result.begin(), result.end(), '_', '-');
    return result;
}

std::string unqualified(std::string_view name) {
    auto const colon = name.rfind(':');
    return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

std::string list_of_type(std::string_view unqualified_name) {
    std::string result;
    for (char const letter : unqualified_name) {
        if (letter >= 'A' && letter <= 'Z') {
            if (!result.empty()) result += '-';
            result += static_cast<char>(letter - 'A' + 'a');
        } else {
            result += letter;
        }
    }
    return result;
}

}  // namespace quorate

#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

namespace quorate::bench {

/// The number that the text begins with; 0 where it begins with none.
inline std::uint64_t number_in(std::string_view text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The number at a place of the command line; the usual one where there is none.
inline std::uint64_t number_at(int place, int count, char** words, std::uint64_t usual) {
    if (place >= count) return usual;
    std::string_view const word{words[place]};
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc{} && end == word.data() + word.size() && number > 0 ? number : usual;
}

}  // namespace quorate::bench

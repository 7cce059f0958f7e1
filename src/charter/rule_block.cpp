#include "charter/rule_block.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"

namespace quorate::charter {
namespace {

constexpr std::size_t list_length_max = 64;
constexpr std::size_t digits_max = 15;

struct Sign {
    std::string_view wide;
    std::string_view type;
};

/// What a Chinese keyboard gives where the notation wants ASCII.
constexpr std::array signs{
    Sign{"\u201C", "\""}, Sign{"\u201D", "\""}, Sign{"\uFF02", "\""}, Sign{"\u2018", "\""}, Sign{"\u2019", "\""},
    Sign{"\u300C", "\""}, Sign{"\u300D", "\""}, Sign{"\uFF1D", "="},  Sign{"\uFF0C", ","},  Sign{"\u3001", ","},
    Sign{"\u3002", "."},  Sign{"\uFF0E", "."},  Sign{"\uFF1A", "="},  Sign{"\uFF1B", ","},  Sign{"\uFF08", "["},
    Sign{"\uFF09", "]"},  Sign{"\uFF3B", "["},  Sign{"\uFF3D", "]"},  Sign{"\u3010", "["},  Sign{"\u3011", "]"},
    Sign{"\uFF03", "#"},  Sign{"\uFF0D", "-"},  Sign{"\u2014", "-"},  Sign{"\u2013", "-"},  Sign{"\uFF5B", "{"},
    Sign{"\uFF5D", "}"},  Sign{"\u3000", " "},  Sign{"\u00A0", " "},  Sign{"\uFF40", "`"},  Sign{"\uFF1E", ">"},
};

/// U+FF10 to U+FF19, U+FF21 to U+FF3A and U+FF41 to U+FF5A are the full-width digits and letters.
char ascii_of_wide(std::string_view text) {
    if (text.size() < 3 || text[0] != '\xEF' || (text[1] != '\xBC' && text[1] != '\xBD')) return '\0';
    auto const last = static_cast<unsigned char>(text[2]);
    auto const offset = (text[1] == '\xBC' ? last - 0x80 : last - 0x80 + 0x40) + 0x20;
    auto const letter = static_cast<char>(offset);
    auto const known =
        (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    return known ? letter : '\0';
}

bool key_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '.';
}

bool digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Reads one line. A fault ends the reading; the first one of a line is the one that helps.
class LineReader {
  public:
    LineReader(std::string_view line, int number, Diagnostics& diagnostics)
        : rest_(line), number_(number), diagnostics_(diagnostics) {}

    /// False when the line holds no key. A value that cannot be read becomes no value.
    bool read(Entry& entry) {
        blanks();
        if (rest_.empty() || rest_.front() == '#') return false;
        entry.line = number_;
        if (rest_.front() == '"') {
            if (!quoted(entry.key)) return false;
        } else {
            entry.key = taken_while(key_letter);
        }
        if (entry.key.empty()) return fault("key.bad");
        blanks();
        if (!assigned(entry)) entry.value = std::monostate();
        return true;
    }

  private:
    bool assigned(Entry& entry) {
        blanks();
        if (!taken('=')) return fault("key.without-value", {{"key", entry.key}});
        blanks();
        if (!value(entry.value)) return false;
        blanks();
        return rest_.empty() || rest_.front() == '#' || fault("value.followed");
    }

    void blanks() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) rest_.remove_prefix(1);
    }

    bool taken(char letter) {
        if (!rest_.starts_with(letter)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    template <class Test>
    std::string_view taken_while(Test test) {
        auto const end = std::find_if_not(rest_.begin(), rest_.end(), test);
        auto const part = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
        rest_.remove_prefix(part.size());
        return part;
    }

    /// A full-width sign at this place explains the fault better than the fault itself.
    bool fault(std::string_view what, Facts facts = {}) {
        auto const wide = full_width_at(rest_);
        if (!wide.sign.empty()) {
            Facts signs_found{{"found", std::string(wide.sign)}, {"type", wide.type}};
            add_error(diagnostics_, number_, "sign.full-width", std::move(signs_found));
            return false;
        }
        facts.emplace("found", std::string(text::trim(rest_)));
        add_error(diagnostics_, number_, what, std::move(facts));
        return false;
    }

    bool value(Value& result) {
        if (rest_.starts_with('"')) {
            std::string words;
            if (!quoted(words)) return false;
            result = std::move(words);
            return true;
        }
        if (rest_.starts_with('[')) return list(result);
        if (!rest_.empty() && digit(rest_.front())) return number(result);
        auto const before = rest_;
        auto const word = taken_while(key_letter);
        if (word == "true" || word == "false") {
            result = word == "true";
            return true;
        }
        rest_ = before;
        return fault("value.bad");
    }

    bool quoted(std::string& words) {
        auto const from = rest_;
        rest_.remove_prefix(1);
        while (!rest_.empty()) {
            auto const letter = rest_.front();
            rest_.remove_prefix(1);
            if (letter == '"') return true;
            if (static_cast<unsigned char>(letter) < 0x20 || letter == '\x7F') return fault("value.control-letter");
            if (letter != '\\') {
                words += letter;
                continue;
            }
            if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\\')) return fault("value.bad-escape");
            words += rest_.front();
            rest_.remove_prefix(1);
        }
        rest_ = from;
        return unclosed();
    }

    /// A text that was closed with a curly quote: point at that quote, not at the end of the line.
    bool unclosed() {
        for (auto const* curly : {"\u201D", "\u201C", "\uFF02"}) {
            auto const found = rest_.find(curly);
            if (found == std::string_view::npos) continue;
            rest_.remove_prefix(found);
            break;
        }
        return fault("value.unclosed");
    }

    bool list(Value& result) {
        std::vector<std::string> words;
        rest_.remove_prefix(1);
        blanks();
        if (taken(']')) {
            result = std::move(words);
            return true;
        }
        for (;;) {
            blanks();
            if (!rest_.starts_with('"')) return fault("list.not-text");
            if (!quoted(words.emplace_back())) return false;
            if (words.size() > list_length_max) return fault("list.too-long");
            blanks();
            if (taken(']')) break;
            if (!taken(',')) return fault("list.unclosed");
        }
        result = std::move(words);
        return true;
    }

    bool number(Value& result) {
        auto const before = rest_;
        auto const digits = taken_while(digit);
        auto const leading_zero = digits.size() > 1 && digits.front() == '0';
        if (digits.size() > digits_max || leading_zero) {
            rest_ = before;
            return fault("value.bad-number");
        }
        std::int64_t sum = 0;
        for (char const letter : digits) sum = sum * 10 + (letter - '0');
        result = sum;
        return true;
    }

    std::string_view rest_;
    int number_;
    Diagnostics& diagnostics_;
};

}  // namespace

void add_error(Diagnostics& diagnostics, int line, std::string_view what, Facts facts) {
    diagnostics.push_back({line, Severity::error, std::string(what), std::move(facts)});
}

FullWidth full_width_at(std::string_view text) {
    for (auto const& sign : signs) {
        if (text.starts_with(sign.wide)) return {text.substr(0, sign.wide.size()), std::string(sign.type)};
    }
    auto const letter = ascii_of_wide(text);
    if (letter != '\0') return {text.substr(0, 3), std::string(1, letter)};
    return {};
}

std::string to_text(Value const& value) {
    if (auto const* words = std::get_if<std::string>(&value)) return *words;
    if (auto const* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (auto const* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (std::holds_alternative<std::monostate>(value)) return {};
    std::string joined;
    for (auto const& word : std::get<std::vector<std::string>>(value)) {
        if (!joined.empty()) joined += ", ";
        joined += word;
    }
    return joined;
}

std::vector<Entry> read_block(std::string_view text, int first_line, Diagnostics& diagnostics) {
    std::vector<Entry> entries;
    std::map<std::string, int> lines;
    auto number = first_line;
    for (auto line : text::split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        Entry entry;
        if (!LineReader(line, number++, diagnostics).read(entry)) continue;
        auto const [first, made] = lines.emplace(entry.key, entry.line);
        if (made) {
            entries.push_back(std::move(entry));
        } else {
            Facts facts{{"key", entry.key}, {"first", std::int64_t{first->second}}};
            add_error(diagnostics, entry.line, "key.twice", std::move(facts));
        }
    }
    return entries;
}

}  // namespace quorate::charter

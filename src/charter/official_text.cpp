#include "charter/official_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "charter/anchor.hpp"
#include "charter/rule_block.hpp"

namespace quorate::charter {
namespace {

constexpr std::size_t title_length_max = 30;
constexpr std::size_t lone_title_length_max = 16;

/// Blanks of every width that official texts are padded with.
constexpr std::array<std::string_view, 16> blanks{" ",      "\t",     "\r",     "\f",     "\v",     "\u00A0",
                                                  "\u3000", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
                                                  "\u2005", "\u2009", "\u200B", "\uFEFF"};

/// A line ending in none of these goes on in the next one.
constexpr std::array<std::string_view, 14> sentence_ends{
    "\u3002", "\uFF1B", "\uFF1A", "\uFF01", "\uFF1F", "\u201D", "\uFF09", "\u300B", ".", ";", ":", "!", "?", ")"};

bool taken(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}

bool take_blanks(std::string_view& text) {
    auto const before = text.size();
    auto const one = [&](std::string_view blank) { return taken(text, blank); };
    while (std::any_of(blanks.begin(), blanks.end(), one)) {
    }
    return text.size() != before;
}

std::string_view stripped(std::string_view text) {
    take_blanks(text);
    auto const ends = [&](std::string_view blank) {
        if (!text.ends_with(blank)) return false;
        text.remove_suffix(blank.size());
        return true;
    };
    while (std::any_of(blanks.begin(), blanks.end(), ends)) {
    }
    return text;
}

/// A title without the blanks that stretch it: 总　则 is 总则. Blanks between Latin words stay.
std::string closed_up(std::string_view title) {
    std::string result;
    while (!title.empty()) {
        auto const gap = take_blanks(title);
        if (title.empty()) break;
        auto const latin = [](char letter) { return static_cast<unsigned char>(letter) < 0x80; };
        if (gap && !result.empty() && latin(result.back()) && latin(title.front())) result += ' ';
        result += title.front();
        title.remove_prefix(1);
    }
    return result;
}

bool ends_sentence(std::string_view text) {
    return std::any_of(sentence_ends.begin(), sentence_ends.end(),
                       [&](std::string_view end) { return text.ends_with(end); });
}

std::optional<int> arabic_number(std::string_view text) {
    int value = 0;
    while (!text.empty()) {
        auto const wide = full_width_at(text);
        auto const digit = wide.sign.empty() ? text.front() : wide.type.front();
        if (digit < '0' || digit > '9' || value > 99) return {};
        value = value * 10 + (digit - '0');
        text.remove_prefix(wide.sign.empty() ? 1 : wide.sign.size());
    }
    return value > 0 ? std::optional(value) : std::nullopt;
}

std::optional<int> number_from(std::string_view text) {
    auto const words = closed_up(text);
    auto const chinese = number_from_zh(words);
    return chinese ? chinese : arabic_number(words);
}

/// 第…章 or 第…条 at the start, taken off; blanks may stand between the signs.
std::optional<int> taken_ordinal(std::string_view& line, std::string_view unit) {
    constexpr std::size_t number_bytes_max = 40;
    auto rest = line;
    if (!taken(rest, "\u7B2C")) return {};
    auto const end = rest.find(unit);
    if (end == std::string_view::npos || end > number_bytes_max) return {};
    auto const number = number_from(rest.substr(0, end));
    if (number) line = rest.substr(end + unit.size());
    return number;
}

/// （一）, (一), ( 一 ） or ㈠ at the start, taken off.
std::optional<int> taken_item(std::string_view& line) {
    constexpr std::string_view wide_open = "\uFF08";
    constexpr std::string_view wide_close = "\uFF09";
    constexpr std::size_t number_bytes_max = 24;
    static constexpr std::array<std::string_view, 10> rings{"\u3220", "\u3221", "\u3222", "\u3223", "\u3224",
                                                            "\u3225", "\u3226", "\u3227", "\u3228", "\u3229"};
    for (std::size_t at = 0; at < rings.size(); ++at) {
        if (taken(line, rings[at])) return static_cast<int>(at) + 1;
    }
    auto rest = line;
    if (!taken(rest, wide_open) && !taken(rest, "(")) return {};
    auto const end = std::min(rest.find(')'), rest.find(wide_close));
    if (end == std::string_view::npos || end > number_bytes_max) return {};
    auto const number = number_from_zh(closed_up(rest.substr(0, end)));
    if (!number) return {};
    line = rest.substr(end);
    if (!taken(line, ")")) taken(line, wide_close);
    return number;
}

/// "- 3 -": a page number.
bool page_number(std::string_view line) {
    bool digits = false;
    while (!line.empty()) {
        if (take_blanks(line)) continue;
        if (taken(line, "-") || taken(line, "\u2014") || taken(line, "\u2013") || taken(line, "\u00B7")) continue;
        if (line.front() < '0' || line.front() > '9') return false;
        digits = true;
        line.remove_prefix(1);
    }
    return digits;
}

class Recogniser {
  public:
    OfficialText recognise(std::string_view text) {
        auto const plain = text::replace_all(text::replace_all(text, "\u2028", "\n"), "\u2029", "\n");
        for (auto const line : text::split(plain, '\n')) {
            ++line_;
            auto const words = stripped(line);
            if (!words.empty() && !page_number(words)) read(words);
        }
        return std::move(result_);
    }

  private:
    void read(std::string_view words) {
        auto rest = words;
        if (auto const number = taken_ordinal(rest, "\u7AE0"); number && chapter(*number, rest)) return;
        rest = words;
        if (auto const number = taken_ordinal(rest, "\u6761"); number && article(*number, rest)) return;
        if (untitled_chapter(words)) return;
        if (article_ == 0) {
            result_.preamble.emplace_back(words);
            return;
        }
        rest = words;
        if (auto const number = taken_item(rest); number && *number > item_) {
            item_ = *number;
            start({AnchorParts::Level::item, article_, item_}, rest);
            return;
        }
        paragraph(words);
    }

    /// Takes off what sets a heading or a number apart from what follows; true when there is anything, or nothing
    /// follows.
    static bool set_off(std::string_view& rest) {
        return take_blanks(rest) || rest.empty() || taken(rest, "\uFF1A") || taken(rest, ":");
    }

    /// A heading is short and no sentence; 第三章规定… in the middle of a text is neither.
    bool chapter(int number, std::string_view title) {
        // In the middle of a sentence 第三章 is a reference, unless it stands alone as headings do.
        if (!set_off(title) && wraps_) return false;
        auto const words = without_page(closed_up(title));
        if (text::length(words) > title_length_max || words.ends_with("\u3002") || words.ends_with("\uFF0C"))
            return false;
        // Chapters before the first article that start over: what stood before was the table of contents.
        if (article_ == 0 && !result_.chapters.empty() && number <= chapter_) result_.chapters.clear();
        if (!result_.chapters.empty() && number <= chapter_) return false;
        chapter_ = number;
        result_.chapters.push_back({anchor_of({AnchorParts::Level::chapter, number, 0}), words, line_});
        wants_title_ = words.empty();
        wraps_ = false;
        return true;
    }

    /// 总则……3, as a table of contents has it.
    static std::string without_page(std::string title) {
        auto const dots = title.find("\u2026");
        return dots == std::string::npos ? title : title.substr(0, dots);
    }

    /// The line after 第一章 may be its title.
    bool untitled_chapter(std::string_view words) {
        if (!wants_title_) return false;
        wants_title_ = false;
        auto const title = closed_up(words);
        if (text::length(title) > lone_title_length_max || ends_sentence(title)) return false;
        result_.chapters.back().title = title;
        return true;
    }

    bool article(int number, std::string_view rest) {
        // A reference to another article may stand at the start of a line.
        auto const apart = set_off(rest);
        if (number <= article_ || (!apart && (wraps_ || number != article_ + 1))) return false;
        article_ = number;
        paragraph_ = 0;
        item_ = 0;
        wants_title_ = false;
        wraps_ = false;
        if (!stripped(rest).empty()) paragraph(rest);
        return true;
    }

    void paragraph(std::string_view words) {
        if (wraps_) {
            auto& text = result_.pieces.back().text;
            text += stripped(words);
            wraps_ = !ends_sentence(text);
            return;
        }
        ++paragraph_;
        if (paragraph_ == 1) {
            start({AnchorParts::Level::article, article_, 0}, words);
        } else {
            start({AnchorParts::Level::paragraph, article_, paragraph_}, words);
        }
    }

    void start(AnchorParts const& parts, std::string_view words) {
        auto const text = stripped(words);
        result_.pieces.push_back({anchor_of(parts), std::string(text), line_});
        wraps_ = !ends_sentence(text);
    }

    OfficialText result_;
    int line_ = 0;
    int chapter_ = 0;
    int article_ = 0;
    int paragraph_ = 0;
    int item_ = 0;
    bool wants_title_ = false;
    bool wraps_ = false;  ///< the last piece was not ended by a full stop or its like
};

}  // namespace

int OfficialText::articles() const {
    std::set<int> numbers;
    for (auto const& piece : pieces) numbers.insert(anchor_parts(piece.anchor).value_or(AnchorParts{}).number);
    return static_cast<int>(numbers.size());
}

OfficialText recognise(std::string_view plain_text) {
    return Recogniser().recognise(plain_text);
}

Match match(OfficialText const& text, Document const& document) {
    Match result;
    std::map<std::string_view, Piece const*> pieces;
    for (auto const& piece : text.pieces) pieces.emplace(piece.anchor, &piece);
    std::set<std::string_view> anchors;
    for (auto const& one : document.anchors) {
        anchors.insert(one.anchor);
        auto const found = pieces.find(one.anchor);
        if (found == pieces.end()) {
            result.unmatched.push_back(one.anchor);
        } else {
            result.matched.push_back(*found->second);
        }
    }
    for (auto const& piece : text.pieces) {
        if (!anchors.contains(piece.anchor)) result.unanchored.push_back(piece);
    }
    return result;
}

}  // namespace quorate::charter

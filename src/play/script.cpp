#include "play/script.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"

namespace quorate::play {
namespace {

constexpr std::string_view arrow = "\u2192";
constexpr std::string_view ideographic_space = "\u3000";
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quotes{{
    {"\u300c", "\u300d"},  // corner brackets
    {"\u201c", "\u201d"},  // curly quotes
    {"\u300a", "\u300b"},  // book title marks
    {"\"", "\""},
}};

bool blank_at(std::string_view text) {
    return text.front() == ' ' || text.front() == '\t' || text.starts_with(ideographic_space);
}

std::size_t blank_length(std::string_view text) {
    return text.starts_with(ideographic_space) ? ideographic_space.size() : 1;
}

/// The quotation that `text` begins with; empty when it begins with none. Sets `closed` to false when it does not end.
std::optional<std::string_view> quotation(std::string_view text, std::size_t& length, bool& closed) {
    for (auto const& [open, close] : quotes) {
        if (!text.starts_with(open)) continue;
        auto const end = text.find(close, open.size());
        closed = end != std::string_view::npos;
        auto const inner = text.substr(open.size(), closed ? end - open.size() : std::string_view::npos);
        length = closed ? end + close.size() : text.size();
        return inner;
    }
    return {};
}

/// A line holds one line: `\n` in a quotation stands for the end of one.
std::string unfolded(std::string_view inner) {
    return text::replace_all(inner, "\\n", "\n");
}

/// Splits at blanks and around quotations: 理由「急件」 gives the word and the quotation.
std::vector<Token> tokens_of(std::string_view text, bool& closed) {
    std::vector<Token> result;
    std::string word;
    auto const finish = [&] {
        if (!word.empty()) result.push_back({std::exchange(word, {}), false});
    };
    while (!text.empty()) {
        if (blank_at(text)) {
            finish();
            text.remove_prefix(blank_length(text));
            continue;
        }
        std::size_t length = 0;
        bool ends = true;
        if (auto const inner = quotation(text, length, ends)) {
            finish();
            closed = closed && ends;
            result.push_back({unfolded(*inner), true});
            text.remove_prefix(length);
            continue;
        }
        word += text.front();
        text.remove_prefix(1);
    }
    finish();
    return result;
}

/// Without what follows "//" or "#" at the start of the line or after a blank.
std::string_view without_comment(std::string_view line) {
    if (line.starts_with("#") || line.starts_with("//")) return {};
    for (auto const* mark : {" #", " //"}) line = line.substr(0, line.find(mark));
    return line;
}

/// Headings that only structure a scenario for its readers.
bool decoration(std::string_view line) {
    static constexpr std::array<std::string_view, 6> words{"given", "when", "then", "假设", "当", "那么"};
    for (auto const word : words) {
        if (line == word) return true;
    }
    return false;
}

void take_reason(Step& step) {
    for (std::size_t at = 0; at + 1 < step.words.size(); ++at) {
        auto const& word = step.words[at];
        if (word.quoted || (word.text != "理由" && word.text != "because") || !step.words[at + 1].quoted) continue;
        step.reason = step.words[at + 1].text;
        auto const from = step.words.begin() + static_cast<std::ptrdiff_t>(at);
        step.words.erase(from, from + 2);
        return;
    }
}

std::optional<Step> read_line(std::string_view raw, int number, std::vector<ScriptFault>& faults) {
    auto const line = text::trim(without_comment(text::trim(raw)));
    if (line.empty() || decoration(line)) return {};
    Step step;
    step.line = number;
    step.text = std::string(line);
    auto at = line.find(arrow);
    auto width = arrow.size();
    if (at == std::string_view::npos) {
        at = line.find("->");
        width = 2;
    }
    bool closed = true;
    step.words = tokens_of(line.substr(0, at), closed);
    if (at != std::string_view::npos) {
        step.expects = true;
        step.expected = tokens_of(line.substr(at + width), closed);
    }
    if (!closed) faults.push_back({number, "quotation-open", step.text});
    if (step.words.empty() || (step.expects && step.expected.empty())) {
        faults.push_back({number, "line-incomplete", step.text});
        return {};
    }
    take_reason(step);
    return step;
}

}  // namespace

Scenario read_block(std::string_view title, std::string_view text, int first_line, std::vector<ScriptFault>& faults) {
    Scenario scenario{std::string(title), first_line, {}};
    int number = first_line;
    for (auto const line : text::split(text, '\n')) {
        if (auto step = read_line(line, number, faults)) scenario.steps.push_back(std::move(*step));
        ++number;
    }
    return scenario;
}

Script read_script(std::string_view markdown) {
    constexpr std::string_view fence = "```";
    constexpr std::string_view opening = "```scenario";
    Script script;
    if (!text::valid_utf8(markdown)) {
        script.faults.push_back({0, "not-utf8", {}});
        return script;
    }
    std::string block;
    std::string title;
    int number = 0;
    int first = 0;
    bool inside = false;
    for (auto const line : text::split(markdown, '\n')) {
        ++number;
        auto const trimmed = text::trim(line);
        if (!inside && trimmed.starts_with(opening)) {
            inside = true;
            title = std::string(text::trim(trimmed.substr(opening.size())));
            first = number + 1;
            block.clear();
        } else if (inside && trimmed == fence) {
            inside = false;
            script.scenarios.push_back(read_block(title, block, first, script.faults));
        } else if (inside) {
            block.append(line).append("\n");
        }
    }
    if (inside) script.faults.push_back({first - 1, "block-open", title});
    if (script.scenarios.empty()) script.faults.push_back({0, "no-scenario", {}});
    return script;
}

}  // namespace quorate::play

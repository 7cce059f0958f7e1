#include "charter/outline.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace quorate::charter {
namespace {

/// Wrapped lines are one sentence: Chinese is joined without a blank, words of letters with one.
void join(std::string& passage, std::string_view line) {
    if (line.empty()) return;
    auto const letter = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    if (!passage.empty() && letter(passage.back()) && letter(line.front())) passage += ' ';
    passage += line;
}

std::string without_marker(std::string_view note) {
    for (std::string_view marker : {"**\u89E3\u91CA**", "\u89E3\u91CA", "**Note**", "Note:"}) {
        if (!note.starts_with(marker)) continue;
        note.remove_prefix(marker.size());
        for (std::string_view colon : {":", "\uFF1A"}) {
            if (note.starts_with(colon)) note.remove_prefix(colon.size());
        }
        return std::string(text::trim(note));
    }
    return std::string(note);
}

class Reader {
  public:
    Reader(std::string_view bytes, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
        constexpr std::string_view byte_order_mark = "\uFEFF";
        if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
        lines_ = text::split(bytes, '\n');
        for (auto& line : lines_) {
            if (line.ends_with('\r')) line.remove_suffix(1);
        }
    }

    Outline read() {
        front_matter();
        while (at_ < lines_.size()) {
            auto const line = lines_[at_];
            if (line.starts_with("```")) {
                fence();
            } else {
                prose(line);
                ++at_;
            }
        }
        return std::move(outline_);
    }

  private:
    [[nodiscard]] int number() const { return static_cast<int>(at_) + 1; }

    void error(int line, std::string_view what, Facts facts = {}) {
        add_error(diagnostics_, line, what, std::move(facts));
    }

    void front_matter() {
        if (lines_.front() != "---") {
            error(1, "front.missing");
            return;
        }
        auto const begin = lines_.begin() + 1;
        auto const end = std::find(begin, lines_.end(), std::string_view("---"));
        if (end == lines_.end()) {
            error(1, "front.unclosed");
            return;
        }
        outline_.front_line = 2;
        for (auto line = begin; line != end; ++line) outline_.front += std::string(*line) + "\n";
        at_ = static_cast<std::size_t>(end - lines_.begin()) + 1;
    }

    void fence() {
        auto const opened = number();
        auto const head = text::trim(lines_[at_].substr(3));
        auto const blank = head.find(' ');
        Fence fence{std::string(head.substr(0, blank)), {}, {}, opened};
        if (blank != std::string_view::npos) fence.name = text::trim(head.substr(blank));
        for (++at_; at_ < lines_.size() && text::trim(lines_[at_]) != "```"; ++at_) {
            fence.body += std::string(lines_[at_]) + "\n";
        }
        if (at_ == lines_.size()) {
            error(opened, "block.unclosed", {{"block", fence.word}});
        } else {
            ++at_;
        }
        open_ = nullptr;
        if (outline_.sections.empty()) {
            error(opened, "block.without-anchor", {{"block", fence.word}});
        } else {
            outline_.sections.back().fences.push_back(std::move(fence));
        }
    }

    void prose(std::string_view line) {
        auto const words = text::trim(line);
        if (words.empty()) {
            open_ = nullptr;
        } else if (line.starts_with('#')) {
            heading(line);
        } else if (outline_.sections.empty()) {
            if (outline_.front_line != 0) error(number(), "text.without-heading", {{"found", std::string(words)}});
        } else if (line.starts_with('>')) {
            note(text::trim(line.substr(1)));
        } else {
            auto& paragraphs = outline_.sections.back().paragraphs;
            passage(paragraphs, words);
        }
    }

    void passage(std::vector<std::string>& passages, std::string_view words) {
        if (open_ != &passages) passages.emplace_back();
        open_ = &passages;
        join(passages.back(), words);
    }

    void note(std::string_view words) {
        auto& notes = outline_.sections.back().notes;
        if (words.empty()) {
            open_ = nullptr;
            return;
        }
        auto const starts = open_ != &notes;
        passage(notes, starts ? without_marker(words) : std::string(words));
    }

    void heading(std::string_view line) {
        open_ = nullptr;
        auto const level = static_cast<int>(std::min(line.find_first_not_of('#'), line.size()));
        auto words = text::trim(line.substr(static_cast<std::size_t>(level)));
        Section section{level, {}, {}, number(), false, {}, {}, {}};
        auto const brace = words.rfind("{#");
        if (brace != std::string_view::npos && words.ends_with('}')) {
            section.anchor = words.substr(brace + 2, words.size() - brace - 3);
            words = text::trim(words.substr(0, brace));
        } else {
            section.damaged = wide_brace(words);
        }
        section.heading = words;
        outline_.sections.push_back(std::move(section));
    }

    /// An anchor typed with full-width braces reads like one and is none.
    bool wide_brace(std::string_view words) {
        for (std::string_view brace : {"\uFF5B", "\uFF5D", "\uFF03"}) {
            auto const found = words.find(brace);
            if (found == std::string_view::npos) continue;
            auto const wide = full_width_at(words.substr(found));
            error(number(), "sign.full-width", {{"found", std::string(wide.sign)}, {"type", wide.type}});
            return true;
        }
        return false;
    }

    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    std::vector<std::string> const* open_ = nullptr;  ///< the passages that the next line goes on with
    Outline outline_;
    Diagnostics& diagnostics_;
};

}  // namespace

Outline outline_of(std::string_view bytes, Diagnostics& diagnostics) {
    return Reader(bytes, diagnostics).read();
}

}  // namespace quorate::charter

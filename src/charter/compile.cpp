#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "charter/anchor.hpp"
#include "charter/draft.hpp"
#include "charter/outline.hpp"

namespace quorate::charter {
namespace {

constexpr std::size_t file_size_max = std::size_t{512} << 10;

/// The line of the first byte that is no UTF-8.
int line_of_bad_byte(std::string_view bytes) {
    auto line = 1;
    for (auto const part : text::split(bytes, '\n')) {
        if (!text::valid_utf8(part)) return line;
        ++line;
    }
    return 0;
}

class Compiler {
  public:
    std::expected<Charter, Diagnostics> compile(std::string_view bytes) {
        auto const outline = outline_of(bytes, draft_.diagnostics);
        front_matter(outline);
        for (auto const& section : outline.sections) read(section);
        need_all_rules(draft_);
        settle_kinds(draft_);
        settle_procedures(draft_);
        settle_rhythms(draft_);
        settle_figures(draft_);
        settle_layouts(draft_);
        settle_translations(draft_);
        check_citations();
        warn_about_bases();
        return answer();
    }

  private:
    void front_matter(Outline const& outline) {
        if (outline.front_line == 0) return;
        auto const entries = read_block(outline.front, outline.front_line, draft_.diagnostics);
        Fields fields(entries, 1, draft_.diagnostics);
        auto& identity = draft_.charter.rules.identity;
        identity.id = fields.text("id");
        if (!valid_id(identity.id) && !identity.id.empty()) draft_.error(1, "front.bad-id", {{"found", identity.id}});
        identity.title = fields.text("title");
        if (auto const language = fields.need("language")) {
            identity.language = language->either("zh-CN", "en") ? "zh-CN" : "en";
        }
        if (auto const suite = fields.need("suite")) {
            identity.suite = suite->either("guomi", "international") ? "guomi" : "international";
        }
        if (auto const issued = fields.need("issued")) identity.issued = issued->date().value_or(Date{});
        if (auto const force = fields.need("force")) identity.force = force->date().value_or(Date{});
        if (auto const official = fields.need("official")) official->only("attach");
        fields.finish();
        for (auto const& entry : entries) {
            draft_.charter.document.statements.push_back({{}, "front", entry.key, to_text(entry.value), entry.line});
        }
        note_words(draft_, entries);
    }

    void read(Section const& section) {
        for (auto const& fence : section.fences) {
            if (fence.word == "translation") draft_.translations.push_back(block_of(fence, {}));
        }
        if (section.damaged) return;
        if (section.anchor.empty()) {
            if (section.level > 1 && !translates_only(section)) {
                draft_.error(section.line, "heading.without-anchor", {{"found", section.heading}});
            }
            orphans(section, "block.without-anchor");
            return;
        }
        auto const parts = anchor_parts(section.anchor);
        if (!parts) {
            draft_.error(section.line, "anchor.bad", {{"found", section.anchor}});
        } else if (!draft_.define("anchor " + section.anchor, section.line)) {
            orphans(section, {});
        } else if (parts->level == AnchorParts::Level::chapter) {
            chapter(section, *parts);
        } else {
            place(section, *parts);
        }
    }

    /// Translations cite no place, so the part of the file that holds them needs no anchor.
    static bool translates_only(Section const& section) {
        auto const translates = [](Fence const& fence) { return fence.word == "translation"; };
        return !section.fences.empty() && std::ranges::all_of(section.fences, translates);
    }

    /// Blocks that have no place to be cited by.
    void orphans(Section const& section, std::string_view what) {
        if (what.empty()) return;
        for (auto const& fence : section.fences) {
            if (fence.word != "translation") draft_.error(fence.line, what, {{"block", fence.word}});
        }
    }

    Block block_of(Fence const& fence, Citation const& by) {
        auto entries = read_block(fence.body, fence.line + 1, draft_.diagnostics);
        return {fence.word, fence.name, std::move(entries), fence.line, by};
    }

    void chapter(Section const& section, AnchorParts const& parts) {
        orphans(section, "block.in-chapter");
        follow(section, last_chapter_, parts.number);
        auto const words = heading(section, parts);
        draft_.own_words.emplace(words, section.line);
        draft_.charter.document.chapters.push_back(
            {section.anchor, label(parts), label_en(parts), words, section.line});
    }

    void place(Section const& section, AnchorParts const& parts) {
        check_order(section, parts);
        Anchor anchor;
        anchor.anchor = section.anchor;
        auto const& chapters = draft_.charter.document.chapters;
        if (!chapters.empty()) anchor.chapter = chapters.back().anchor;
        anchor.label = label(parts);
        anchor.label_en = label_en(parts);
        anchor.heading = heading(section, parts);
        for (auto const& paragraph : section.paragraphs) {
            anchor.gist += (anchor.gist.empty() ? "" : "\n") + paragraph;
        }
        if (anchor.gist.empty()) draft_.error(section.line, "gist.missing", {{"anchor", section.anchor}});
        anchor.notes = section.notes;
        anchor.binding = {Binding::must};
        anchor.line = section.line;
        Cover cover{&anchor, false, {}};
        for (auto const& fence : section.fences) read(cover, fence);
        check_cover(section, cover);
        draft_.charter.document.anchors.push_back(std::move(anchor));
    }

    void read(Cover& cover, Fence const& fence) {
        auto const& at = cover.anchor->anchor;
        if (fence.word == "example") {
            if (fence.name.empty()) draft_.error(fence.line, "example.without-title");
            if (text::blank(fence.body)) draft_.error(fence.line, "block.empty", {{"block", fence.word}});
            draft_.charter.document.examples.push_back({at, fence.name, fence.line + 1, fence.body});
        } else if (fence.word == "translation") {
            return;  // read with its section
        } else if (!known_block(fence.word)) {
            draft_.error(fence.line, "block.unknown", {{"found", fence.word}, {"allowed", joined(block_words())}});
        } else {
            read_block(draft_, cover, block_of(fence, {at}));
        }
    }

    void check_cover(Section const& section, Cover const& cover) {
        auto const& settled = cover.settled_by;
        auto const says_nothing_done = [](std::string const& word) { return word != "cover"; };
        auto const idle = std::any_of(settled.begin(), settled.end(), says_nothing_done);
        if (settled.size() > 1) {
            draft_.error(section.line, "cover.twice", {{"anchor", section.anchor}, {"found", joined(settled)}});
        } else if (idle && cover.rests_on_rules) {
            draft_.error(
                section.line, "cover.contradicts",
                {{"anchor", section.anchor}, {"found", settled.front()}, {"rules", joined(cover.anchor->rules)}});
        } else if (!idle && !cover.rests_on_rules) {
            draft_.error(section.line, "anchor.uncovered", {{"anchor", section.anchor}});
        }
    }

    /// The heading without the label in front; a label of another place is a slip of the pen.
    std::string heading(Section const& section, AnchorParts const& parts) {
        std::string_view words = section.heading;
        std::vector<std::string> const labels{
            label_zh(parts), text::replace_all(text::replace_all(label_zh(parts), "\uFF08", "("), "\uFF09", ")"),
            label_en(parts)};
        for (auto const& one : labels) {
            auto const next = words.substr(std::min(one.size(), words.size()));
            auto const ends = next.empty() || next.starts_with(' ') || next.starts_with("\u3000");
            if (words.starts_with(one) && ends) return std::string(text::trim(next));
        }
        constexpr std::string_view ordinal = "\u7B2C";
        auto const chapter = parts.level == AnchorParts::Level::chapter;
        std::string_view const unit = chapter ? "\u7AE0" : "\u6761";
        if (words.starts_with(ordinal)) {
            auto const end = words.find(unit);
            auto const number = end == std::string_view::npos
                                    ? std::nullopt
                                    : number_from_zh(words.substr(ordinal.size(), end - ordinal.size()));
            if (number) {
                draft_.error(section.line, "heading.other-place",
                             {{"found", std::string(words)}, {"anchor", section.anchor}, {"label", label(parts)}});
            }
        }
        return std::string(words);
    }

    [[nodiscard]] std::string label(AnchorParts const& parts) const {
        return draft_.charter.rules.identity.language == "en" ? label_en(parts) : label_zh(parts);
    }

    /// Numbers go up; one left out is worth a look, since a whole article may have been forgotten.
    void follow(Section const& section, int& last, int number) {
        if (number <= last) {
            draft_.error(section.line, "anchor.order", {{"anchor", section.anchor}});
        } else if (number > last + 1) {
            draft_.warn(section.line, "anchor.gap", {{"anchor", section.anchor}, {"expected", std::int64_t{last + 1}}});
        }
        last = std::max(last, number);
    }

    void check_order(Section const& section, AnchorParts const& parts) {
        switch (parts.level) {
            case AnchorParts::Level::chapter:
                return;
            case AnchorParts::Level::article:
                follow(section, last_article_, parts.number);
                last_paragraph_ = 1;
                last_item_ = 0;
                return;
            case AnchorParts::Level::paragraph:
            case AnchorParts::Level::item:
                break;
        }
        if (parts.number != last_article_) {
            draft_.error(section.line, "anchor.elsewhere",
                         {{"anchor", section.anchor}, {"article", std::int64_t{parts.number}}});
            return;
        }
        follow(section, parts.level == AnchorParts::Level::paragraph ? last_paragraph_ : last_item_, parts.part);
    }

    void check_citations() {
        auto const& document = draft_.charter.document;
        for (auto const& conflict : document.conflicts) {
            for (auto const& anchor : conflict.with) {
                if (document.find(anchor) == nullptr) {
                    draft_.error(conflict.line, "anchor.unknown", {{"found", anchor}});
                }
            }
            draft_.warn(conflict.line, "conflict.chosen",
                        {{"name", conflict.name}, {"with", joined(conflict.with)}, {"chosen", conflict.chosen}});
        }
    }

    void warn_about_bases() {
        for (auto const& basis : draft_.charter.document.bases) {
            if (!basis.superseded) continue;
            draft_.warn(basis.line, "basis.superseded",
                        {{"title", basis.title}, {"superseded", *basis.superseded}, {"by", basis.superseded_by}});
        }
    }

    std::expected<Charter, Diagnostics> answer() {
        // By line, and on one line in the order they were found.
        std::multimap<int, Diagnostic> by_line;
        for (auto& one : draft_.diagnostics) by_line.emplace(one.line, std::move(one));
        Diagnostics found;
        for (auto& [line, one] : by_line) found.push_back(std::move(one));
        auto const is_error = [](Diagnostic const& one) { return one.severity == Severity::error; };
        if (std::any_of(found.begin(), found.end(), is_error)) return std::unexpected(std::move(found));
        draft_.charter.warnings = std::move(found);
        return std::move(draft_.charter);
    }

    Draft draft_;
    int last_chapter_ = 0;
    int last_article_ = 0;
    int last_paragraph_ = 1;
    int last_item_ = 0;
};

}  // namespace

Anchor const* Document::find(std::string_view anchor) const {
    auto const found =
        std::find_if(anchors.begin(), anchors.end(), [&](Anchor const& one) { return one.anchor == anchor; });
    return found == anchors.end() ? nullptr : &*found;
}

std::expected<Charter, Diagnostics> compile(std::string_view bytes) {
    Diagnostics diagnostics;
    if (bytes.size() > file_size_max) {
        add_error(diagnostics, 0, "file.too-long", {{"limit", static_cast<std::int64_t>(file_size_max)}});
        return std::unexpected(std::move(diagnostics));
    }
    if (!text::valid_utf8(bytes)) {
        add_error(diagnostics, line_of_bad_byte(bytes), "file.not-utf8");
        return std::unexpected(std::move(diagnostics));
    }
    return Compiler().compile(bytes);
}

}  // namespace quorate::charter

#include <algorithm>
#include <array>

#include "charter/draft.hpp"

namespace quorate::charter {
namespace {

/// Reads the blocks one after the other; what they say of a text must be said alike everywhere.
class Translations {
  public:
    explicit Translations(Draft& draft) : draft_(draft) {}

    void read(Block const& block) {
        if (block.entries.empty()) draft_.error(block.line, "block.empty", {{"block", block.word}});
        if (!block.name.empty() && !draft_.define(block.word + " " + block.name, block.line)) return;
        auto const* anchor = draft_.charter.document.find(block.name);
        auto const* chapter = chapter_of(block.name);
        if (!block.name.empty() && anchor == nullptr && chapter == nullptr) {
            draft_.error(block.line, "anchor.unknown", {{"found", block.name}});
            return;
        }
        for (auto const& entry : block.entries) {
            Field const field(entry, draft_.diagnostics);
            if (chapter != nullptr && entry.key == "heading") {
                translate(field, chapter->heading);
            } else if (anchor == nullptr || !of_place(field, *anchor)) {
                of_word(field);
            }
            draft_.charter.document.statements.push_back(
                {block.name, "translation", entry.key, to_text(entry.value), entry.line});
        }
    }

    /// What is shown and has no translation, where there are any: readers of that language meet it untranslated.
    void warn_of_gaps() {
        auto const& document = draft_.charter.document;
        if (draft_.charter.rules.translations.empty()) return;
        for (auto const& one : document.chapters) need(one.heading, one.line);
        for (auto const& one : document.anchors) {
            need(one.heading, one.line);
            need(one.gist, one.line);
            for (auto const& note : one.notes) need(note, one.line);
            need(one.because, one.line);
        }
        for (auto const& one : document.statements) {
            if (shown(one)) need(one.value, one.line);
        }
        for (auto const& form : draft_.forms) {
            for (auto const& field : form.fields) {
                need(field.label, line_of(field.label));
                for (auto const& choice : field.choices) need(choice, line_of(choice));
            }
        }
        for (auto const& [name, kind] : draft_.charter.rules.kinds) {
            for (auto const& choice : kind.choices) need(choice, line_of(choice));
        }
    }

  private:
    /// The texts of blocks that pages show as they stand.
    static bool shown(Statement const& one) {
        if (one.key == "question") return true;
        auto const block = std::string_view(one.block).substr(0, one.block.find(' '));
        constexpr std::array<std::string_view, 10> titled{"rhythm",       "figure",    "layout", "kind",
                                                          "prerequisite", "parameter", "basis",  "register",
                                                          "procedure",    "step"};
        if (std::ranges::find(titled, block) == titled.end()) return false;
        auto const outside = block == "step" && (one.key == "who" || one.key == "via");
        return one.key == "title" || one.key == "advice" || outside;
    }

    [[nodiscard]] Chapter const* chapter_of(std::string_view anchor) const {
        for (auto const& one : draft_.charter.document.chapters) {
            if (one.anchor == anchor) return &one;
        }
        return nullptr;
    }

    /// The place's own words; false when the key is none of them.
    bool of_place(Field const& field, Anchor const& anchor) {
        if (field.key() == "heading") {
            translate(field, anchor.heading);
        } else if (field.key() == "gist") {
            translate(field, anchor.gist);
        } else if (field.key() == "because") {
            translate(field, anchor.because);
        } else if (field.key() == "notes") {
            notes(field, anchor);
        } else {
            return false;
        }
        return true;
    }

    void notes(Field const& field, Anchor const& anchor) {
        auto const translated = field.texts();
        if (translated.size() != anchor.notes.size()) {
            field.fault("translation.notes", {{"anchor", anchor.anchor},
                                              {"found", static_cast<std::int64_t>(translated.size())},
                                              {"needed", static_cast<std::int64_t>(anchor.notes.size())}});
            return;
        }
        for (std::size_t at = 0; at < translated.size(); ++at) keep(field, anchor.notes[at], translated[at]);
    }

    /// A text of a block or a heading, by itself: `"计划" = "plans"`.
    void of_word(Field const& field) {
        if (!draft_.own_words.contains(field.key())) {
            field.fault("translation.unknown", {{"found", field.key()}});
            return;
        }
        keep(field, field.key(), field.text());
    }

    void translate(Field const& field, std::string const& original) {
        if (original.empty()) {
            field.fault("translation.nothing", {{"key", field.key()}});
            return;
        }
        keep(field, original, field.text());
    }

    void keep(Field const& field, std::string const& original, std::string const& translation) {
        auto const [known, made] = draft_.charter.rules.translations.emplace(original, translation);
        if (made || known->second == translation) return;
        field.fault("translation.twice", {{"found", original}, {"first", known->second}});
    }

    [[nodiscard]] int line_of(std::string const& text) const {
        auto const found = draft_.own_words.find(text);
        return found == draft_.own_words.end() ? 0 : found->second;
    }

    void need(std::string const& text, int line) {
        if (text.empty() || draft_.charter.rules.translations.contains(text)) return;
        if (missed_.emplace(text, line).second) draft_.warn(line, "translation.missing", {{"found", text}});
    }

    Draft& draft_;
    std::map<std::string, int> missed_;
};

}  // namespace

void note_words(Draft& draft, std::vector<Entry> const& entries) {
    for (auto const& entry : entries) {
        if (auto const* text = std::get_if<std::string>(&entry.value)) draft.own_words.emplace(*text, entry.line);
        if (auto const* list = std::get_if<std::vector<std::string>>(&entry.value)) {
            for (auto const& text : *list) draft.own_words.emplace(text, entry.line);
        }
    }
}

void settle_translations(Draft& draft) {
    Translations translations(draft);
    for (auto const& block : draft.translations) translations.read(block);
    translations.warn_of_gaps();
}

}  // namespace quorate::charter

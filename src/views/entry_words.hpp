#pragma once

#include <set>

#include "base/text.hpp"
#include "views/entry.hpp"

/// Looks for words in what the reader reads of entries. Used inside this room only.
namespace quorate::views {

/// Each word must stand somewhere in the entry: in its number, its procedure's title, the name of whoever started it,
/// or a part of its form as the reader reads it. Made for very many entries: whatever is alike for all of an edition,
/// or for all that name the same thing, is found once, and what was written is read in the extracts of the entries.
/// Must not outlive what it looks at.
class EntryWords {
  public:
    EntryWords(Lens const& lens, procedures::Sight const& sight, std::vector<std::string_view> const& words);
    [[nodiscard]] bool in(procedures::Extract const& entry);

  private:
    struct Word {
        text::Needle needle;
        std::set<std::string, std::less<>> people;  ///< who has it in their name
    };
    using Answers = std::vector<bool>;  ///< by word
    struct Field {
        charter::FormField const* form = nullptr;   ///< nullptr where no form of the edition has it
        Answers put_in_words;                       ///< the word may be read in it although nobody wrote it there
        std::map<std::string_view, Answers> alike;  ///< by value, where many name the same
    };
    struct Edition {
        Law law;
        charter::Register const* kept_in = nullptr;
        std::vector<Field> fields;  ///< as pieces number them
        Answers titled;             ///< the word stands in the procedure's title
        Answers numbered;           ///< it may stand in a number of the register
        Answers put_in_words;       ///< that holds of any of its fields
    };

    Edition& edition_of(procedures::Extract const& entry);
    [[nodiscard]] bool in(std::size_t word, Edition& edition, procedures::Extract const& entry);
    [[nodiscard]] bool in(std::size_t word, Law const& law, Field& field, procedures::Piece const& piece);
    [[nodiscard]] bool in_number(std::size_t word, Edition const& edition, procedures::Extract const& entry,
                                 procedures::Piece const& series) const;
    [[nodiscard]] bool may_be_read(Word const& word, Law const& law, charter::FormField const& field) const;
    Answers const& answers(Law const& law, Field& field, std::string_view value);

    Lens const& lens_;
    procedures::Sight const& sight_;
    std::vector<Word> words_;
    std::vector<std::optional<Edition>> editions_;
};

}  // namespace quorate::views

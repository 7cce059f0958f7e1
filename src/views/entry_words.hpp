#pragma once

#include <set>

#include "base/text.hpp"
#include "views/entry.hpp"

/// Looks for words in what the reader reads of entries. Used inside this room only.
namespace quorate::views {

/// Each word must stand somewhere in the entry: in its number, its procedure's title, the name of whoever started it,
/// or a part of its form as the reader reads it. Made for very many entries: whatever is alike for all of an edition,
/// or for all that name the same thing, is found once. Must not outlive what it looks at.
class EntryWords {
  public:
    EntryWords(Lens const& lens, procedures::Sight const& sight, std::vector<std::string_view> const& words);
    [[nodiscard]] bool in(procedures::Instance const& instance);

  private:
    struct Word {
        text::Needle needle;
        std::set<std::string, std::less<>> people;  ///< who has it in their name
    };
    struct Edition {
        Law law;
        charter::Procedure const& procedure;
        std::vector<charter::FormField const*> fields;  ///< by name, as values are kept
        std::vector<bool> titled;                       ///< by word: it stands in the procedure's title
    };

    Edition const& edition_of(procedures::Instance const& instance);
    [[nodiscard]] bool in(Word const& word, Edition const& edition, procedures::Instance const& instance);
    [[nodiscard]] bool in(Word const& word, Law const& law, charter::FormField const& field, std::string const& value);
    std::string const& read(Law const& law, charter::FormField const& field, std::string const& value);

    Lens const& lens_;
    procedures::Sight const& sight_;
    std::vector<Word> words_;
    std::vector<std::optional<Edition>> editions_;
    std::map<std::pair<charter::FormField const*, std::string_view>, std::string> read_;
};

}  // namespace quorate::views

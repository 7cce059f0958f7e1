#pragma once

#include <expected>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "charter/rules.hpp"

/// Everything the engine says, in every language it speaks: messages/*.toml. Rules, commands, events, fields, faults
/// and terms have names; sentences are made of those names and of facts only where they are shown.
namespace quorate::words {

enum class Language { zh, en };

struct Source {
    std::string_view file;
    std::string_view bytes;
};

/// The files that the binary carries.
[[nodiscard]] std::vector<Source> const& shipped_sources();

/// What a sentence needs to know about its surroundings: names of persons, the zone for times of day, and the words
/// that a charter has for terms of its own (empty for all others).
struct Setting {
    std::function<std::string(PersonId const&)> name_of;
    Zone zone;
    std::function<std::string(Term const&)> charter_word = [](Term const&) { return std::string(); };
};

/// A text of the charter in the language: its translation where the charter gives one, otherwise as it stands.
[[nodiscard]] std::string in_language(charter::Rules const& rules, Language language, std::string const& text);
/// The charter's word for a term of the lists that are its own (kind, prerequisite, choice); empty when it has none.
[[nodiscard]] std::string charter_word(charter::Rules const& rules, Language language, Term const& term);

class Catalogue {
  public:
    /// Reads sections `[kind.name]` with `zh` and `en`; a fault is "file:line what".
    [[nodiscard]] static std::expected<Catalogue, std::vector<std::string>> read(std::vector<Source> const& sources);

    /// The text under a key such as "refusal.quorum.open", as written, or empty when there is none.
    [[nodiscard]] std::string_view text(Language language, std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return entries_.contains(key); }
    /// All keys, sorted.
    [[nodiscard]] std::vector<std::string> keys() const;

    /// A term's word; the bare name where the catalogue has none.
    [[nodiscard]] std::string term(Language language, Term const& term) const;
    /// The same standing by itself: English begins it with a capital.
    [[nodiscard]] std::string label(Language language, Term const& term) const;
    /// The sentence under a key with its facts filled in. `{needed}` is a fact; `{n#vote|votes}` chooses by number. A
    /// key without words gives the key itself, so that nothing is ever silent.
    [[nodiscard]] std::string say(Language language, std::string_view key, Facts const& facts,
                                  Setting const& setting) const;

    [[nodiscard]] std::string obstacle(Language language, Obstacle const& obstacle, Setting const& setting) const;
    [[nodiscard]] std::string fault(Language language, BadInput const& fault, Setting const& setting) const;
    /// What a button for the command says.
    [[nodiscard]] std::string command(Language language, std::string_view name) const;
    /// What a field is called: "field.<command>.<field>" where a command has its own word, otherwise "field.<field>".
    [[nodiscard]] std::string field(Language language, std::string_view command, std::string_view name) const;

  private:
    struct Entry {
        std::string zh;
        std::string en;
    };
    std::map<std::string, Entry, std::less<>> entries_;
};

/// The catalogue of `shipped_sources`; a binary whose own words cannot be read does not start.
[[nodiscard]] Catalogue const& shipped();

/// One fact as people read it: numbers plain, lists joined, times in the zone.
[[nodiscard]] std::string show(Catalogue const& words, Language language, Fact const& fact, Setting const& setting);

}  // namespace quorate::words

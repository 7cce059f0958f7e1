#include "views/entry_words.hpp"

#include <algorithm>

namespace quorate::views {

using charter::FieldType;
using charter::FormField;
using procedures::Extract;
using procedures::Piece;

namespace {

/// Whether a number of the register may have the word in it: all that it does not have from figures must be there.
bool may_be_in_number(text::Needle const& needle, std::string const& pattern) {
    auto const figure = [](char one) { return one >= '0' && one <= '9'; };
    auto const kept = text::lower(pattern);
    return std::ranges::all_of(needle.text(), [&](char one) { return figure(one) || kept.contains(one); });
}

}  // namespace

EntryWords::EntryWords(Lens const& lens, procedures::Sight const& sight, std::vector<std::string_view> const& words)
    : lens_(lens), sight_(sight), editions_(lens.state.procedures.instances.editions().size()) {
    for (auto const word : words) {
        auto& added = words_.emplace_back(Word{text::Needle(word), {}});
        for (auto const& [id, person] : lens.state.people.persons) {
            if (added.needle.in(person.name)) added.people.insert(id.text);
        }
    }
}

bool EntryWords::may_be_read(Word const& word, Law const& law, FormField const& field) const {
    switch (field.type) {
        case FieldType::text:
        case FieldType::place:
        case FieldType::number:
        case FieldType::date:
        case FieldType::file:
            return false;
        case FieldType::person:
        case FieldType::people:
            return !word.people.empty();
        case FieldType::choice:
            return std::ranges::any_of(field.choices,
                                       [&](std::string const& one) { return word.needle.in(law.say(one)); });
        case FieldType::period:
        case FieldType::sum:
        case FieldType::matter:
        case FieldType::decision:
        case FieldType::meeting:
        case FieldType::entry:
            return true;
    }
    return true;
}

EntryWords::Edition& EntryWords::edition_of(Extract const& entry) {
    auto& edition = editions_[entry.edition];
    if (edition) return *edition;
    auto const& instances = lens_.state.procedures.instances;
    auto const& kind = instances.editions()[entry.edition];
    auto const& procedure = procedures::procedure_of(lens_.rules, kind);
    auto const& rules = procedures::rules_of(lens_.rules, kind);
    edition.emplace(Edition{{lens_, sight_, rules, kind.charter}, nullptr, {}, {}, {}, {}});
    auto const kept = rules.registers.find(procedure.register_name);
    if (kept != rules.registers.end()) edition->kept_in = &kept->second;
    edition->fields.resize(instances.field_names().size());
    for (auto const& field : procedure.form) {
        auto const number = instances.field_names().find(field.name);
        if (number == instances.field_names().end()) continue;
        auto& added = edition->fields[number->second];
        added.form = &field;
        for (auto const& word : words_) added.put_in_words.push_back(may_be_read(word, edition->law, field));
    }
    auto const title = edition->law.say(procedure.title);
    for (std::size_t word = 0; word < words_.size(); ++word) {
        auto const& needle = words_[word].needle;
        edition->titled.push_back(needle.in(title));
        edition->numbered.push_back(edition->kept_in != nullptr && may_be_in_number(needle, edition->kept_in->number));
        edition->put_in_words.push_back(std::ranges::any_of(
            edition->fields, [&](Field const& field) { return field.form != nullptr && field.put_in_words[word]; }));
    }
    return *edition;
}

EntryWords::Answers const& EntryWords::answers(Law const& law, Field& field, std::string_view value) {
    auto const [found, added] = field.alike.try_emplace(value);
    if (added) {
        auto const read = in_words(law, *field.form, std::string(value));
        for (auto const& word : words_) found->second.push_back(word.needle.in(read));
    }
    return found->second;
}

bool EntryWords::in(std::size_t word, Law const& law, Field& field, Piece const& piece) {
    auto const& [needle, people] = words_[word];
    switch (field.form->type) {
        case FieldType::text:
        case FieldType::place:
        case FieldType::number:
        case FieldType::date:
            return needle.in_lower(piece.text);
        case FieldType::person:
            return people.contains(piece.value);
        case FieldType::people:
            return !people.empty() &&
                   std::ranges::any_of(procedures::people_from(piece.value),
                                       [&](PersonId const& one) { return people.contains(one.text); });
        case FieldType::period:
        case FieldType::sum:
            return needle.in(in_words(law, *field.form, std::string(piece.value)));
        case FieldType::choice:
        case FieldType::matter:
        case FieldType::decision:
        case FieldType::meeting:
        case FieldType::entry:
            return answers(law, field, piece.value)[word];
        case FieldType::file:
            return false;
    }
    return false;
}

bool EntryWords::in_number(std::size_t word, Edition const& edition, Extract const& entry, Piece const& series) const {
    auto const* kept_in = edition.kept_in;
    if (kept_in != nullptr && kept_in->name == series.value) {
        if (!edition.numbered[word]) return false;
    } else {
        auto const found = edition.law.rules.registers.find(series.value);
        if (found == edition.law.rules.registers.end()) return false;
        kept_in = &found->second;
    }
    return words_[word].needle.in(procedures::number_text(*kept_in, entry.year, entry.number));
}

bool EntryWords::in(std::size_t word, Edition& edition, Extract const& entry) {
    auto const& [needle, people] = words_[word];
    auto const first = needle.first_in_lower(entry.bytes);
    auto const reads_form = first != entry.bytes.npos || edition.put_in_words[word];
    // What ends before the word stands anywhere does not have it.
    auto const written = [&](Piece const& piece) {
        return static_cast<std::size_t>(piece.text.data() - entry.bytes.data()) + piece.text.size() > first;
    };
    auto pieces = entry.pieces();
    for (Piece piece; pieces.next(piece);) {
        switch (piece.kind) {
            case Piece::Kind::starter:
                if (people.contains(piece.value)) return true;
                break;
            case Piece::Kind::series:
                if (in_number(word, edition, entry, piece)) return true;
                break;
            case Piece::Kind::value:
                if (!reads_form) return false;  // the form comes last
                if (auto& field = edition.fields[piece.field]; field.form != nullptr) {
                    auto const may = field.put_in_words[word] || written(piece);
                    if (may && in(word, edition.law, field, piece)) return true;
                }
                break;
            case Piece::Kind::file:
                if (!reads_form) return false;
                if (written(piece) && needle.in_lower(piece.text)) return true;
                break;
        }
    }
    return false;
}

bool EntryWords::in(Extract const& entry) {
    if (words_.empty()) return true;
    auto& edition = edition_of(entry);
    for (std::size_t word = 0; word < words_.size(); ++word) {
        if (!edition.titled[word] && !in(word, edition, entry)) return false;
    }
    return true;
}

}  // namespace quorate::views

#include "views/entry_words.hpp"

#include <algorithm>

namespace quorate::views {

using charter::FieldType;
using charter::FormField;
using procedures::Instance;

EntryWords::EntryWords(Lens const& lens, procedures::Sight const& sight, std::vector<std::string_view> const& words)
    : lens_(lens), sight_(sight), editions_(lens.state.procedures.instances.editions().size()) {
    for (auto const word : words) {
        auto& added = words_.emplace_back(Word{text::Needle(word), {}});
        for (auto const& [id, person] : lens.state.people.persons) {
            if (added.needle.in(person.name)) added.people.insert(id.text);
        }
    }
}

EntryWords::Edition const& EntryWords::edition_of(Instance const& instance) {
    auto& edition = editions_[instance.edition];
    if (edition) return *edition;
    auto const& procedure = procedures::procedure_of(lens_.rules, instance);
    edition.emplace(Edition{law_of(lens_, sight_, instance), procedure, {}, {}});
    for (auto const& field : procedure.form) edition->fields.push_back(&field);
    std::ranges::sort(edition->fields, {}, &FormField::name);
    auto const title = edition->law.say(procedure.title);
    for (auto const& word : words_) edition->titled.push_back(word.needle.in(title));
    return *edition;
}

std::string const& EntryWords::read(Law const& law, FormField const& field, std::string const& value) {
    auto const [found, added] = read_.try_emplace({&field, value});
    if (added) found->second = in_words(law, field, value);
    return found->second;
}

bool EntryWords::in(Word const& word, Law const& law, FormField const& field, std::string const& value) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::place:
        case FieldType::number:
        case FieldType::date:
            return word.needle.in(value);
        case FieldType::person:
            return word.people.contains(value);
        case FieldType::people:
            return std::ranges::any_of(procedures::people_from(value),
                                       [&](PersonId const& one) { return word.people.contains(one.text); });
        case FieldType::period:
        case FieldType::sum:
            return word.needle.in(in_words(law, field, value));
        case FieldType::choice:
        case FieldType::matter:
        case FieldType::decision:
        case FieldType::entry:
            return word.needle.in(read(law, field, value));
        case FieldType::file:
            return false;
    }
    return false;
}

bool EntryWords::in(Word const& word, Edition const& edition, Instance const& instance) {
    if (word.people.contains(instance.started_by.text)) return true;
    auto field = edition.fields.begin();
    for (auto const& [name, value] : instance.form.values) {
        while (field != edition.fields.end() && (*field)->name < name) ++field;
        if (field == edition.fields.end()) break;
        if ((*field)->name == name && in(word, edition.law, **field, value)) return true;
    }
    auto const& files = instance.form.files;
    if (std::ranges::any_of(files, [&](auto const& one) { return word.needle.in(one.second.title); })) return true;
    return instance.number && word.needle.in(procedures::number_text(edition.law.rules, instance));
}

bool EntryWords::in(Instance const& instance) {
    if (words_.empty()) return true;
    auto const& edition = edition_of(instance);
    for (std::size_t at = 0; at < words_.size(); ++at) {
        if (!edition.titled[at] && !in(words_[at], edition, instance)) return false;
    }
    return true;
}

}  // namespace quorate::views

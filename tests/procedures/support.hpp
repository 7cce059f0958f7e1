#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "charter/charter.hpp"
#include "procedures/form.hpp"
#include "procedures/lookup.hpp"
#include "support/world.hpp"

namespace quorate::tests {

inline charter::Rules rules_in(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path);
    auto charter = charter::compile(std::string{std::istreambuf_iterator<char>(file), {}});
    if (!charter) {
        for (auto const& one : charter.error()) MESSAGE(path << ":" << one.line << " " << one.name);
    }
    REQUIRE(charter.has_value());
    return std::move(charter->rules);
}

inline procedures::FormFile some_file(char letter = 'a') {
    return {"文稿", std::string(64, letter), "application/pdf", 10};
}

/// A meeting that was held, a matter and the decision that passed it, for forms to name: all are called "known".
inline void add_known(meetings::State& state) {
    MatterId const matter{"known"};
    ItemId const item{"known"};
    MeetingId const meeting{"known"};
    auto& held = state.meetings[meeting];
    held.id = meeting;
    held.stage = meetings::MeetingStage::closed;
    held.agenda = {item};
    auto& discussed = state.items[item];
    discussed.id = item;
    discussed.meeting = meeting;
    discussed.matter = matter;
    auto& decided = state.matters[matter];
    decided.id = matter;
    decided.item = item;
    decided.stage = meetings::MatterStage::decided;
    auto& decision = state.decisions[DecisionId{"known"}];
    decision.id = {"known"};
    decision.meeting = meeting;
    decision.item = item;
    decision.question = 1;
    decision.matter = matter;
    decision.passed = true;
}

/// An entry that forms name is called by its register.
inline std::string entry_in(std::string const& register_name) {
    return "entry-" + register_name;
}

/// The day that the form asks for, where it asks for a certain one.
inline std::string some_day(charter::Procedure const& procedure, charter::FormField const& field,
                            procedures::Instance const* instance) {
    auto const taken =
        instance == nullptr ? std::nullopt : procedures::day_taken(procedure, field, *instance, Zone{480});
    return taken ? to_text(taken->day) : "2026-03-10";
}

/// Whatever the fields of the step ask, with these choices; `instance` is what is filled in.
inline void fill_in(charter::Procedure const& procedure, std::string_view step,
                    std::map<std::string, std::string> const& chosen, std::map<std::string, std::string>& values,
                    std::map<std::string, procedures::FormFile>& files,
                    procedures::Instance const* instance = nullptr) {
    using charter::FieldType;
    for (auto const* field : procedures::fields_at(procedure, step)) {
        auto const choice = chosen.find(field->name);
        // What is needed at times is always there; an optional field that never is stays empty.
        if (field->optional && field->needed.empty() && choice == chosen.end()) continue;
        switch (field->type) {
            case FieldType::file:
                files[field->name] = some_file();
                break;
            case FieldType::choice:
                values[field->name] = choice == chosen.end() ? field->choices.front() : choice->second;
                break;
            case FieldType::person:
                values[field->name] = "m1";
                break;
            case FieldType::people:
                values[field->name] = "chair m1";
                break;
            case FieldType::date:
                values[field->name] = some_day(procedure, *field, instance);
                break;
            case FieldType::period:
                values[field->name] = "2026-03-10/2026-03-12";
                break;
            case FieldType::entry:
                values[field->name] = entry_in(field->register_name);
                break;
            case FieldType::number:
            case FieldType::sum:
                values[field->name] = choice == chosen.end() ? "2" : choice->second;
                break;
            case FieldType::matter:
            case FieldType::decision:
            case FieldType::meeting:
                values[field->name] = "known";
                break;
            case FieldType::text:
            case FieldType::place:
                values[field->name] = "文字";
                break;
        }
    }
}

}  // namespace quorate::tests

#include "demonstration/phrases.hpp"

#include "base/must.hpp"
#include "base/text.hpp"

namespace quorate::demonstration {

namespace {

/// The value of a number that no slot names; empty for any other name.
std::string drawn(std::string_view name, Chance& chance) {
    if (name == "n") return std::to_string(chance.between(11, 48));
    if (name == "m") return std::to_string(chance.between(2, 9));
    if (name == "p") return std::to_string(chance.between(62, 97));
    return {};
}

}  // namespace

Phrases const& Phrases::shipped() {
    static Phrases const all = [] {
        Phrases phrases;
        for (auto const& source : phrase_sources()) {
            std::vector<std::string>* section = nullptr;
            for (auto const raw : text::split(source.text, '\n')) {
                auto const line = text::trim(raw);
                if (line.empty() || line.starts_with("#")) continue;
                if (line.starts_with("[")) {
                    section = &phrases.sections_[std::string(line.substr(1, line.size() - 2))];
                    continue;
                }
                must(section != nullptr, "a phrase stands in a section");
                section->emplace_back(line);
            }
        }
        return phrases;
    }();
    return all;
}

std::vector<std::string> const& Phrases::of(std::string_view section) const {
    static std::vector<std::string> const none;
    auto const found = sections_.find(section);
    return found == sections_.end() ? none : found->second;
}

std::string Phrases::one(std::string_view section, Slots const& slots, Chance& chance) const {
    auto const& all = of(section);
    must(!all.empty(), "there are phrases in every section that a tale asks for");
    return filled(chance.of(all), slots, chance);
}

std::string filled(std::string_view phrase, Slots const& slots, Chance& chance) {
    std::string result;
    while (!phrase.empty()) {
        auto const open = phrase.find('{');
        result += phrase.substr(0, open);
        if (open == std::string_view::npos) break;
        auto const close = phrase.find('}', open);
        must(close != std::string_view::npos, "a slot ends");
        auto const name = phrase.substr(open + 1, close - open - 1);
        auto const found = slots.find(name);
        auto const value = found == slots.end() ? drawn(name, chance) : found->second;
        must(!value.empty(), "every slot of a phrase has a value");
        result += value;
        phrase.remove_prefix(close + 1);
    }
    return result;
}

std::vector<std::string> parts_of(std::string_view phrase) {
    constexpr std::string_view between = " | ";
    std::vector<std::string> parts;
    for (;;) {
        auto const at = phrase.find(between);
        parts.emplace_back(phrase.substr(0, at));
        if (at == std::string_view::npos) return parts;
        phrase.remove_prefix(at + between.size());
    }
}

std::string in_quotes(std::string_view text) {
    return "「" + std::string(text) + "」";
}

}  // namespace quorate::demonstration

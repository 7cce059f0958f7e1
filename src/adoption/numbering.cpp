#include "adoption/numbering.hpp"

#include <array>
#include <charconv>

#include "charter/anchor.hpp"

namespace quorate::adoption {
namespace {

constexpr int levels_max = 9;
constexpr int number_max = 100'000;
constexpr int styles_deep_max = 20;

bool chinese(std::string_view format) {
    constexpr std::array<std::string_view, 6> formats{"chineseCounting",  "chineseCountingThousand",
                                                      "japaneseCounting", "taiwaneseCounting",
                                                      "ideographDigital", "taiwaneseCountingThousand"};
    for (auto const one : formats) {
        if (one == format) return true;
    }
    return false;
}

std::string written(int value, std::string_view format) {
    if (format == "none" || format == "bullet") return {};
    if (chinese(format) && value >= 1 && value <= 999) return charter::number_zh(value);
    return std::to_string(value);
}

}  // namespace

std::string_view local(char const* name) {
    std::string_view const whole = name;
    auto const colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (auto const one : node.children()) {
        if (local(one.name()) == name) return one;
    }
    return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (auto const one : node.attributes()) {
        if (local(one.name()) == name) return one.value();
    }
    return {};
}

int number(pugi::xml_node node, std::string_view name) {
    auto const text = attribute(node, name);
    int value = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    auto const whole = fault == std::errc{} && end == text.data() + text.size();
    return whole && value >= 0 && value <= number_max ? value : -1;
}

Numbering::Numbering(pugi::xml_node numbering, pugi::xml_node styles) {
    for (auto const one : numbering.children()) {
        if (local(one.name()) == "abstractNum") read_list(one);
        if (local(one.name()) == "num") lists_[number(one, "numId")] = number(child(one, "abstractNumId"), "val");
    }
    for (auto const one : styles.children()) {
        if (local(one.name()) == "style") read_style(one);
    }
}

void Numbering::read_list(pugi::xml_node list) {
    auto& levels = abstract_[number(list, "abstractNumId")];
    for (auto const one : list.children()) {
        if (local(one.name()) != "lvl") continue;
        auto const start = number(child(one, "start"), "val");
        levels[number(one, "ilvl")] = {start < 0 ? 1 : start, std::string(attribute(child(one, "numFmt"), "val")),
                                       std::string(attribute(child(one, "lvlText"), "val")),
                                       attribute(child(one, "suff"), "val") != "nothing"};
    }
}

void Numbering::read_style(pugi::xml_node style) {
    auto const id = std::string(attribute(style, "styleId"));
    auto const base = attribute(child(style, "basedOn"), "val");
    if (!base.empty()) based_on_[id] = base;
    auto const numbered = child(child(style, "pPr"), "numPr");
    if (!numbered) return;
    auto const level = number(child(numbered, "ilvl"), "val");
    styles_[id] = {number(child(numbered, "numId"), "val"), level < 0 ? 0 : level};
}

Numbering::Place Numbering::place_of(pugi::xml_node properties) const {
    auto const numbered = child(properties, "numPr");
    if (numbered) {
        auto const level = number(child(numbered, "ilvl"), "val");
        return {number(child(numbered, "numId"), "val"), level < 0 ? 0 : level};
    }
    auto style = std::string(attribute(child(properties, "pStyle"), "val"));
    for (int deep = 0; deep < styles_deep_max; ++deep) {
        auto const found = styles_.find(style);
        if (found != styles_.end()) return found->second;
        auto const base = based_on_.find(style);
        if (base == based_on_.end()) break;
        style = base->second;
    }
    return {};
}

std::string Numbering::before(pugi::xml_node properties) {
    auto const place = place_of(properties);
    auto const list = lists_.find(place.list);
    if (place.list <= 0 || list == lists_.end() || place.level >= levels_max) return {};
    auto const levels = abstract_.find(list->second);
    if (levels == abstract_.end()) return {};
    auto const level = levels->second.find(place.level);
    if (level == levels->second.end()) return {};
    auto& counts = counts_[list->second];
    auto const [count, first] = counts.emplace(place.level, level->second.start);
    if (!first) ++count->second;
    // A paragraph of a higher level starts the lower ones anew.
    counts.erase(counts.upper_bound(place.level), counts.end());
    auto text = level->second.text;
    for (int at = 0; at < levels_max; ++at) {
        auto const hole = text.find("%" + std::to_string(at + 1));
        if (hole == std::string::npos) continue;
        auto const one = levels->second.find(at);
        if (one == levels->second.end()) continue;
        auto const value = counts.contains(at) ? counts.at(at) : one->second.start;
        text.replace(hole, 2, written(value, one->second.format));
    }
    if (!text.empty() && level->second.spaced) text += ' ';
    return text;
}

}  // namespace quorate::adoption

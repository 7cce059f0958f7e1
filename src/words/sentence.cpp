#include <array>
#include <type_traits>

#include "charter/anchor.hpp"
#include "words/words.hpp"

namespace quorate::words {
namespace {

template <class List, class Show>
std::string joined(List const& list, Language language, Show const& show) {
    std::string result;
    for (auto const& one : list) {
        if (!result.empty()) result += language == Language::zh ? "\u3001" : ", ";
        result += show(one);
    }
    return result;
}

/// "{n#vote|votes}": the first form for one, the second for every other number.
std::string plural(std::string_view forms, Facts const& facts, std::string_view name) {
    auto const bar = forms.find('|');
    auto const found = facts.find(std::string(name));
    auto const* number = found == facts.end() ? nullptr : std::get_if<std::int64_t>(&found->second);
    auto const one = number != nullptr && *number == 1;
    return std::string(one || bar == std::string_view::npos ? forms.substr(0, bar) : forms.substr(bar + 1));
}

/// As people write a day, always with its year: 2026年3月12日, 12 Mar 2026.
std::string day_text(Language language, Date day) {
    constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const year = std::to_string(static_cast<int>(day.year()));
    auto const month = static_cast<unsigned>(day.month());
    auto const number = std::to_string(static_cast<unsigned>(day.day()));
    if (language == Language::zh) return year + "年" + std::to_string(month) + "月" + number + "日";
    return number + "\u00a0" + months.at(month - 1) + "\u00a0" + year;
}

std::string time_text(Language language, Instant when, Zone zone) {
    return day_text(language, day_of(when, zone)) + " " + local_text(when, zone).substr(11);
}

/// When something ends. What runs to the end of a day, as the next one begins or in its last second, is told by its own
/// day.
std::string end_text(Language language, Instant end, Zone zone) {
    auto const last = day_of(end - std::chrono::seconds{1}, zone);
    if (end < start_of(plus_days(last, 1), zone) - std::chrono::seconds{1}) return time_text(language, end, zone);
    auto const day = day_text(language, last);
    return language == Language::zh ? day + " 24:00" : "the end of " + day;
}

/// An instant of this name ends what the sentence is about.
bool names_end(std::string_view hole) {
    return hole == "until" || hole == "latest";
}

}  // namespace

std::string show(Catalogue const& words, Language language, Fact const& fact, Setting const& setting) {
    return std::visit(
        [&](auto const& one) -> std::string {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, std::int64_t>)
                return std::to_string(one);
            else if constexpr (std::is_same_v<One, std::string>)
                return one;
            else if constexpr (std::is_same_v<One, Instant>)
                return time_text(language, one, setting.zone);
            else if constexpr (std::is_same_v<One, Date>)
                return day_text(language, one);
            else if constexpr (std::is_same_v<One, std::vector<PersonId>>)
                return joined(one, language, [&](PersonId const& who) { return setting.name_of(who); });
            else
                return joined(one, language, [&](Term const& term) {
                    auto own = setting.charter_word(term);
                    return own.empty() ? words.term(language, term) : own;
                });
        },
        fact);
}

std::string Catalogue::say(Language language, std::string_view key, Facts const& facts, Setting const& setting) const {
    auto pattern = text(language, key);
    if (pattern.empty()) return std::string(key);
    std::string result;
    for (;;) {
        auto const open = pattern.find('{');
        auto const close = pattern.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) return result.append(pattern);
        result.append(pattern.substr(0, open));
        auto const hole = pattern.substr(open + 1, close - open - 1);
        auto const hash = hole.find('#');
        auto const found = facts.find(std::string(hole));
        if (hash != std::string_view::npos) {
            result += plural(hole.substr(hash + 1), facts, hole.substr(0, hash));
        } else if (found != facts.end()) {
            auto const* const end = names_end(hole) ? std::get_if<Instant>(&found->second) : nullptr;
            result +=
                end != nullptr ? end_text(language, *end, setting.zone) : show(*this, language, found->second, setting);
        } else {
            result.append(pattern.substr(open, close - open + 1));
        }
        pattern.remove_prefix(close + 1);
    }
}

std::string Catalogue::term(Language language, Term const& term) const {
    if (term.list == "article") {
        auto const parts = charter::anchor_parts(term.name);
        if (!parts) return term.name;
        return language == Language::zh ? charter::label_zh(*parts) : charter::label_en(*parts);
    }
    // Commands, kinds and other lists live under their own first word where they have one.
    auto const direct = text(language, term.list + "." + term.name);
    if (!direct.empty()) return std::string(direct);
    auto const listed = text(language, "term." + term.list + "." + term.name);
    return listed.empty() ? term.name : std::string(listed);
}

std::string Catalogue::obstacle(Language language, Obstacle const& obstacle, Setting const& setting) const {
    return say(language, "refusal." + obstacle.rule, obstacle.facts, setting);
}

std::string Catalogue::fault(Language language, BadInput const& fault, Setting const& setting) const {
    return say(language, "fault." + fault.what, fault.facts, setting);
}

std::string Catalogue::command(Language language, std::string_view name) const {
    return term(language, {"command", std::string(name)});
}

std::string Catalogue::field(Language language, std::string_view command, std::string_view name) const {
    auto const own = text(language, std::string("field.").append(command).append(".").append(name));
    if (!own.empty()) return std::string(own);
    return term(language, {"field", std::string(name)});
}

}  // namespace quorate::words

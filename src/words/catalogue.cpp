#include <fmt/core.h>

#include "base/must.hpp"
#include "base/text.hpp"
#include "charter/rule_block.hpp"
#include "words/words.hpp"

namespace quorate::words {
namespace {

/// A run of lines under one heading.
struct Section {
    std::string key;
    std::string body;
    int line = 0;
};

/// "[kind.name]" with nothing but a comment after it; empty when it is not so. A name that is no bare key of TOML, such
/// as a Chinese choice, stands in quotation marks.
std::string key_of(std::string_view heading) {
    auto const close = heading.find(']');
    if (close == std::string_view::npos) return {};
    auto const rest = text::trim(heading.substr(close + 1));
    if (!rest.empty() && !rest.starts_with("#")) return {};
    return text::replace_all(heading.substr(1, close - 1), "\"", "");
}

std::vector<Section> sections_of(Source const& source, std::vector<std::string>& faults) {
    std::vector<Section> sections;
    int number = 0;
    for (auto const raw : text::split(source.bytes, '\n')) {
        ++number;
        auto const line = text::trim(raw);
        if (line.starts_with("[")) {
            auto key = key_of(line);
            if (key.empty()) faults.push_back(fmt::format("{}:{} is no heading", source.file, number));
            sections.push_back({std::move(key), {}, number + 1});
        } else if (!sections.empty()) {
            sections.back().body.append(raw).append("\n");
        } else if (!line.empty() && !line.starts_with("#")) {
            faults.push_back(fmt::format("{}:{} stands under no heading", source.file, number));
        }
    }
    return sections;
}

std::string value_of(std::vector<charter::Entry> const& entries, std::string_view key) {
    for (auto const& one : entries) {
        auto const* value = std::get_if<std::string>(&one.value);
        if (one.key == key && value != nullptr) return *value;
    }
    return {};
}

}  // namespace

std::expected<Catalogue, std::vector<std::string>> Catalogue::read(std::vector<Source> const& sources) {
    Catalogue catalogue;
    std::vector<std::string> faults;
    for (auto const& source : sources) {
        if (!text::valid_utf8(source.bytes)) {
            faults.push_back(fmt::format("{}: not UTF-8", source.file));
            continue;
        }
        for (auto const& section : sections_of(source, faults)) {
            charter::Diagnostics diagnostics;
            auto const entries = charter::read_block(section.body, section.line, diagnostics);
            for (auto const& one : diagnostics) {
                faults.push_back(fmt::format("{}:{} {}", source.file, one.line, one.name));
            }
            Entry entry{value_of(entries, "zh"), value_of(entries, "en")};
            if (entry.zh.empty() || entry.en.empty() || entries.size() != 2) {
                faults.push_back(fmt::format("{}:{} [{}] wants zh and en", source.file, section.line, section.key));
            }
            if (!catalogue.entries_.emplace(section.key, std::move(entry)).second) {
                faults.push_back(fmt::format("{}:{} [{}] stands twice", source.file, section.line, section.key));
            }
        }
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return catalogue;
}

Catalogue const& shipped() {
    static Catalogue const catalogue = [] {
        auto read = Catalogue::read(shipped_sources());
        must(read.has_value(), read ? "" : read.error().front().c_str());
        return std::move(*read);
    }();
    return catalogue;
}

std::string_view Catalogue::text(Language language, std::string_view key) const {
    auto const found = entries_.find(key);
    if (found == entries_.end()) return {};
    return language == Language::zh ? found->second.zh : found->second.en;
}

std::string Catalogue::label(Language language, Term const& one) const {
    auto word = term(language, one);
    if (language == Language::en && !word.empty() && word[0] >= 'a' && word[0] <= 'z') {
        word[0] = static_cast<char>(word[0] - 'a' + 'A');
    }
    return word;
}

std::vector<std::string> Catalogue::keys() const {
    std::vector<std::string> result;
    for (auto const& [key, entry] : entries_) result.push_back(key);
    return result;
}

}  // namespace quorate::words

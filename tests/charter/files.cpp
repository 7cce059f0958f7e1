#include "charter/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "base/text.hpp"

namespace quorate::tests {
namespace {

std::string fact_text(Fact const& fact) {
    if (auto const* number = std::get_if<std::int64_t>(&fact)) return std::to_string(*number);
    if (auto const* words = std::get_if<std::string>(&fact)) return *words;
    if (auto const* day = std::get_if<Date>(&fact)) return to_text(*day);
    return "?";
}

}  // namespace

std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file, path);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

charter::Charter compiled(std::string_view bytes) {
    auto const result = charter::compile(bytes);
    if (!result) FAIL(shown(result.error()));
    return *result;
}

std::string small() {
    return read_file("tests/charter/files/small.md");
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    auto const found = text.find(from);
    REQUIRE_MESSAGE(found != std::string::npos, from);
    REQUIRE_MESSAGE(text.find(from, found + 1) == std::string::npos, from);
    return text.replace(found, from.size(), to);
}

int line_of(std::string_view text, std::string_view part) {
    auto const found = text.find(part);
    REQUIRE_MESSAGE(found != std::string_view::npos, part);
    return static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(found), '\n')) + 1;
}

std::string shown(charter::Diagnostics const& diagnostics) {
    std::string result;
    for (auto const& one : diagnostics) {
        result += std::to_string(one.line) + (one.severity == charter::Severity::error ? " error " : " warning ");
        result += one.name;
        for (auto const& [name, fact] : one.facts) result += " " + name + "=" + fact_text(fact);
        result += "\n";
    }
    return result;
}

charter::Diagnostics errors_of(std::string_view bytes) {
    auto const result = charter::compile(bytes);
    if (result) return {};
    auto errors = result.error();
    std::erase_if(errors, [](charter::Diagnostic const& one) { return one.severity != charter::Severity::error; });
    return errors;
}

std::set<std::string> diagnostics_with_words() {
    std::set<std::string> names;
    auto const messages = read_file("messages/charter.toml");
    constexpr std::string_view head = "[diagnostic.";
    for (auto const line : text::split(messages, '\n')) {
        if (line.starts_with(head)) names.insert(std::string(line.substr(head.size(), line.size() - head.size() - 1)));
    }
    return names;
}

bool of_procedures(std::string_view diagnostic) {
    return diagnostic.starts_with("register.") || diagnostic.starts_with("procedure.") ||
           diagnostic.starts_with("form.") || diagnostic.starts_with("step.") || diagnostic.starts_with("rhythm.") ||
           diagnostic.starts_with("figure.") || diagnostic.starts_with("layout.");
}

void check_golden(std::string const& name, std::string const& text) {
    auto const path = "tests/charter/golden/" + name;
    if (std::getenv("QUORATE_BLESS") != nullptr) {
        std::ofstream file(path, std::ios::binary);
        file << text;
        return;
    }
    CHECK(text == read_file(path));
}

}  // namespace quorate::tests

#include "cli/script_report.hpp"

#include <fmt/format.h>

namespace quorate::cli {

namespace {

std::string in_words(Invocation const& invocation, std::string const& fault) {
    return invocation.say("script." + fault);
}

std::string place(std::string const& path, int line) {
    return line > 0 ? fmt::format("{}:{}", path, line) : path;
}

}  // namespace

void print_difference(Invocation const& invocation, std::string const& path, play::LineReport const& line) {
    auto const at = place(path, line.line);
    if (line.fault.empty()) {
        invocation.print(fmt::format("{}: {}\n    {}", at, line.text, line.detail));
        return;
    }
    auto const detail = line.detail.empty() ? std::string{} : ": " + line.detail;
    invocation.print(fmt::format("{}: {}\n    {}{}", at, line.text, in_words(invocation, line.fault), detail));
}

void print_fault(Invocation const& invocation, std::string const& path, play::ScriptFault const& fault) {
    auto const text = fault.text.empty() ? std::string{} : ": " + fault.text;
    invocation.print(fmt::format("{}: {}{}", place(path, fault.line), in_words(invocation, fault.what), text));
}

}  // namespace quorate::cli
